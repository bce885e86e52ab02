"""A host of each kind, its server started once for all tests of a process; every test has a place of its own on it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.publish import servers
from tests.publish.bench import Bench
from tests.publish.hosts import SECRET, Host, folder, git_over_http

Make = Callable[[Path, str], Host]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "digest")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="session")
def webdav(base: Path) -> Iterator[Make]:
    with servers.webdav(base) as make:
        yield make


@pytest.fixture(scope="session")
def s3(base: Path) -> Iterator[Make]:
    with servers.s3(base) as make:
        yield make


@pytest.fixture(scope="session")
def gs(base: Path) -> Iterator[Make]:
    with servers.gs(base) as make:
        yield make


@pytest.fixture(scope="session")
def az(base: Path) -> Iterator[Make]:
    with servers.az(base) as make:
        yield make


@pytest.fixture(scope="session")
def sftp(base: Path) -> Iterator[Make]:
    with servers.sftp(base) as make:
        yield make


@pytest.fixture(params=["folder", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("git", "webdav", "s3", "gs", "az", "sftp"))])
def host(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    kind = request.param
    if kind in ("folder", "git"):
        made = folder(tmp_path) if kind == "folder" else git_over_http(tmp_path)
        yield made
        if made.kill:
            made.kill()
        return
    made = request.getfixturevalue(kind)(tmp_path / "digest", f"place-{secrets.token_hex(4)}")
    made.wrong = _log_in(kind, made, request.getfixturevalue("base"), tmp_path, monkeypatch)
    yield made
    assert made.start is not None
    made.start()


def _log_in(kind: str, host: Host, base: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None] | None:
    """Lets this test log in, as a user's environment does; gives what makes the login wrong, None where nobody logs in."""
    if kind == "s3":
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "S3RVER")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "S3RVER")

        def nobody() -> None:
            monkeypatch.setenv("AWS_ACCESS_KEY_ID", "NOBODY")
            monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)

        return nobody
    if kind == "gs":
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", host.said["emulator"])
        return None
    if kind == "az":
        monkeypatch.setenv("AZURE_STORAGE_CONNECTION_STRING", host.said["connection"])
        secret = base64.b64encode(SECRET.encode()).decode()
        return lambda: monkeypatch.setenv("AZURE_STORAGE_CONNECTION_STRING", host.said["connection"].replace(servers.AZURE, secret))
    if kind == "sftp":
        monkeypatch.setenv("HOME", str(base / "home"))

        def no_key() -> None:
            lone = scratch / "home" / ".ssh"
            lone.mkdir(parents=True)
            (lone / "known_hosts").write_bytes((base / "home/.ssh/known_hosts").read_bytes())
            monkeypatch.setenv("HOME", str(scratch / "home"))
            monkeypatch.setenv("DATELINE_PASSWORD", SECRET)

        return no_key

    def other_password() -> None:
        monkeypatch.setenv("DATELINE_PASSWORD", SECRET[::-1])

    return other_password

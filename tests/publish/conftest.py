"""A host of each kind, its server started once for all tests of a process; every test has a place of its own on it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.publish import servers
from tests.publish.bench import Bench
from tests.publish.hosts import SECRET, Host, folder, git_over_http


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "digest")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="session")
def served(base: Path) -> Iterator[Callable[[str], servers.Make]]:
    """Gives the server of a kind, begun when it is first asked for."""
    with ExitStack() as end:
        yield cache(lambda kind: end.enter_context(servers.KINDS[kind](base)))


@pytest.fixture(params=["folder", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("git", "webdav", "s3", "gs", "az", "sftp"))])
def host(request: pytest.FixtureRequest, served: Callable[[str], servers.Make], base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    kind = request.param
    if kind in ("folder", "git"):
        made = folder(tmp_path) if kind == "folder" else git_over_http(tmp_path)
        yield made
        if made.kill:
            made.kill()
        return
    made = served(kind)(tmp_path / "digest", f"place-{secrets.token_hex(4)}")
    _environment(monkeypatch, made.login)
    made.wrong = _wrong(kind, made, base, tmp_path, monkeypatch)
    yield made
    assert made.start is not None
    made.start()


def _wrong(kind: str, host: Host, base: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None] | None:
    """What makes the login wrong, None where nobody logs in."""
    if kind == "gs":
        return None
    wrong = {"DATELINE_PASSWORD": SECRET[::-1]}
    if kind == "s3":
        wrong = {"AWS_ACCESS_KEY_ID": "NOBODY", "AWS_SECRET_ACCESS_KEY": SECRET}
    if kind == "az":
        secret = base64.b64encode(SECRET.encode()).decode()
        wrong = {name: value.replace(servers.AZURE, secret) for name, value in host.login.items()}
    if kind == "sftp":
        wrong = {"HOME": str(scratch / "home"), "DATELINE_PASSWORD": SECRET}

    def change() -> None:
        if kind == "sftp":
            lone = scratch / "home" / ".ssh"
            lone.mkdir(parents=True)
            (lone / "known_hosts").write_bytes((base / "home/.ssh/known_hosts").read_bytes())
        _environment(monkeypatch, wrong)

    return change


def _environment(monkeypatch: pytest.MonkeyPatch, said: Mapping[str, str]) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)

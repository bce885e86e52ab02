"""What goes with buckets: types and times, files that look like a request's own parts, logins that are refused, a service that has no room left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.headers import cache_control, content_type
from dateline.publish.registry import open_target
from dateline.publish.target import TargetError
from tests.publish.bench import Bench, item, page, pages
from tests.publish.faulty import Faulty, between
from tests.publish.hosts import Host

CLOUDS = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("s3", "gs", "az")]


@pytest.mark.parametrize("host", CLOUDS, indirect=True)
def test_a_bucket_is_told_types_and_times_and_few_requests_are_made(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 3)))
    sent = bench.publish(host.open())
    for path in (item(1), "static/style.css", "search/data/2/values.bin"):
        kind, kept = host.told(path)
        assert (kind.partition(";")[0], kept) == (content_type(path).partition(";")[0], cache_control(path))  # Google's emulator forgets the charset
    assert sent.requests - sent.files <= 16, "beside the files themselves a first publishing makes few requests, however many they are"


@pytest.mark.parametrize("host", CLOUDS, indirect=True)
def test_a_text_that_looks_like_the_parts_of_a_request_arrives_whole(host: Host, bench: Bench) -> None:
    hostile = b"\r\n--==0==--\r\n\n--==0==\n%2e%2e #?\r\n0\r\n\r\n"
    bench.build({"index.html": page("front", words="x") + hostile * 3, "a#b?c %41.txt": hostile, "robots.txt": b""})
    bench.publish(host.open())
    assert host.site() == bench.files


@pytest.mark.parametrize("host", CLOUDS, indirect=True)
def test_a_service_without_room_is_told_and_gone_on_from(host: Host, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.build(pages(range(1, 13)))
    with between(Faulty(host.service, good=9, status=507, body=b"<Error><Code>Full</Code><Message>full</Message></Error>")) as faulty:
        with pytest.raises(DatelineError, match=r"no room left: make room there and publish again .*; what was sent is known") as why:
            bench.publish(host.by(faulty.url, monkeypatch))
        assert "507" in str(why.value)
        assert faulty.uploads <= 9 + 8 + 2, "what is full is not asked again"
        assert "index.html" not in host.stands()
        faulty.good = 1_000_000
        bench.publish(host.by(faulty.url, monkeypatch), break_lock=True)
        assert host.site() == bench.files


@pytest.mark.parametrize("host", CLOUDS, indirect=True)
def test_a_service_that_fails_for_a_while_is_waited_for(host: Host, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.build(pages(range(1, 4)))
    with between(Faulty(host.service, good=4, many=3, status=503)) as faulty:
        bench.publish(host.by(faulty.url, monkeypatch))
    assert host.site() == bench.files


@pytest.mark.parametrize(
    ("key", "value", "said"), [("endpoint", "127.0.0.1:9000", "`endpoint` in site.yml is no address"), ("profile", "nix", "has no profile nix")]
)
def test_a_setting_of_a_bucket_that_cannot_be_is_told_at_once(tmp_path: Path, key: str, value: str, said: str) -> None:
    with pytest.raises(TargetError, match=said):
        open_target(Asked("", "s3://news/x", tmp_path, {key: value})).look()


def test_google_without_a_login_or_with_one_that_it_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NO_GCE_CHECK", "true")  # asks no other machine
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "STORAGE_EMULATOR_HOST", "CLOUDSDK_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Exception, match="there are no credentials: run `gcloud auth application-default login`"):
        open_target(Asked("", "gs://news/x", tmp_path, {})).look()

    key = (
        rsa.generate_private_key(65537, 2048)
        .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        .decode()
    )
    with between(Faulty(good=0, status=400, body=b'{"error": "invalid_grant"}')) as login:
        account = {"type": "service_account", "private_key": key, "client_email": "me@p.example", "token_uri": f"{login.url}/token"}
        (tmp_path / "account.json").write_text(json.dumps(account), "utf-8")
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
        with pytest.raises(Exception, match="the service refused the credentials") as why:
            open_target(Asked("", "gs://news/x", tmp_path, {})).look()
    assert key[100:160] not in str(why.value)

"""What goes with a remote target: secrets that nobody sees, what a host is told of a file, libraries that are missing."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.content.targets import TargetSetting
from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.headers import cache_control, content_type
from dateline.publish.masks import masked
from dateline.publish.registry import asked_for, open_target
from tests.publish.hosts import SECRET


@pytest.mark.parametrize(
    "text",
    [
        f"fatal: unable to access 'https://me:{SECRET}@example.org/me/digest.git/'",
        f"https://{SECRET}@github.com/me/digest.git: error: refused",
        f"GET https://example.org/a?x=1&X-Amz-Signature={SECRET}&y=2 failed",
        f"fatal: could not read from 'https://me:{SECRET}@@/x/{SECRET}@example.org/me/digest.git'",
        f"Authorization: Basic {SECRET}",
        f"the password {SECRET} is wrong",
    ],
)
def test_no_message_holds_a_secret(text: str) -> None:
    assert SECRET not in masked(text, SECRET)
    assert SECRET not in masked(text) or "password" in text


def test_an_address_is_shown_without_its_login() -> None:
    assert Asked("", f"webdavs://me:{SECRET}@example.org/site", Path(), {}).shown == "webdavs://…@example.org/site"
    assert Asked("", "https://medium.example/@me/story", Path(), {}).shown == "https://medium.example/@me/story"
    for url in (f"gopher://me:{SECRET}@example.org/", f"webdavs://me:{SECRET}/{SECRET}@example.org/", f"sftp://me:{SECRET}@@example.org:x/"):
        with pytest.raises(DatelineError) as why:
            open_target(Asked("", url, Path(), {}))
        assert SECRET not in str(why.value)


def test_a_password_comes_from_the_environment_by_the_targets_name_then_the_address_then_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked("my-server", "sftp://me@example.org/site", Path(), {})
    kept = {("dateline", "my-server"): "of the keyring"}
    ring = SimpleNamespace(get_password=lambda service, name: kept.get((service, name)), errors=SimpleNamespace(KeyringError=OSError))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert asked.login() == ("me", "of the keyring")
    assert Asked("my-server", "sftp://me:a%40b@example.org/", Path(), {}).login() == ("me", "a@b")
    monkeypatch.setenv("DATELINE_PASSWORD", "of all")
    assert asked.login() == ("me", "of all")
    monkeypatch.setenv("DATELINE_MY_SERVER_PASSWORD", "of this one")
    assert asked.login() == ("me", "of this one")


def test_a_target_is_named_or_is_the_only_one_or_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = TargetSetting("one", "../a", {"gzip": "true"}), TargetSetting("two", "s3://b", {})
    assert asked_for("", (one,), tmp_path) == asked_for("one", (one, two), tmp_path) == Asked("one", "../a", tmp_path, {"gzip": "true"})
    assert asked_for("git@example.org:me/digest.git", (), tmp_path).url == "git@example.org:me/digest.git"
    monkeypatch.chdir(tmp_path)
    for word in ("digest.git#pages", "./digest.git#pages", "."):
        assert asked_for(word, (), tmp_path / "root").url == str(tmp_path / word), "a path that is typed is one from where it is typed"
    for word, targets in (("", (one, two)), ("three", (one, two)), ("", ())):
        with pytest.raises(DatelineError, match="target"):
            asked_for(word, targets, tmp_path)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("webdav://[::1/x", "is no address: its host or port cannot be"),
        ("sftp://example.org:ssh/x", "is no address"),
        ("sftp://example.org:99999/x", "is no address"),
        ("sftp://me@/x", "names no host: write sftp://host/folder"),
        ("webdavs://", "names no host"),
        ("https://", "names no host"),
        ("s3://", "names no bucket: write s3://bucket/folder"),
        ("az:///x", "names no container"),
        ("ftp://example.org", "is no address that can be published to. There are a folder's path, git@host"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_before_anything_is_asked(tmp_path: Path, url: str, said: str) -> None:
    with pytest.raises(DatelineError, match=said):
        open_target(Asked("", url, tmp_path, {}))


def test_a_missing_library_is_told_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[s3\]'"):
        open_target(Asked("", "s3://bucket", Path(), {}))


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("actors/person/a/feed.xml", "application/atom+xml; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("feed.json", "application/feed+json", "public, max-age=0, must-revalidate"),
        ("sitemap.xml", "application/xml", "public, max-age=0, must-revalidate"),
        ("search/data/volumes.json", "application/json", "public, max-age=0, must-revalidate"),
        ("search/data/0a1b/values.bin", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("static/site.js", "text/javascript; charset=utf-8", "public, max-age=3600"),
    ],
)
def test_every_file_has_its_type_and_time(path: str, kind: str, kept: str) -> None:
    assert (content_type(path), cache_control(path)) == (kind, kept)

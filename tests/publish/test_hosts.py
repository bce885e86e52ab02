"""What holds on every kind of target: only what differs is sent, foreign files stay, a break is mended, two publishers do not meet."""

from __future__ import annotations

import base64
import subprocess
import time
from random import Random
from types import SimpleNamespace

import pytest

from dateline.problems import DatelineError
from dateline.publish import lock
from dateline.publish.run import carry_out
from tests.publish.bench import Bench, page, pages
from tests.publish.hosts import SECRET, Host
from tests.publish.servers import AZURE

MANY = range(1, 9)


def on(*kinds: str) -> pytest.MarkDecorator:
    """The hosts of these kinds alone."""
    return pytest.mark.parametrize("host", [pytest.param(kind, marks=[] if kind == "folder" else pytest.mark.slow) for kind in kinds], indirect=True)


def test_a_site_is_published_changed_and_shortened_and_foreign_files_stay(host: Host, bench: Bench) -> None:
    bench.build(pages(MANY))
    target = host.open()
    theirs = {"CNAME": b"digest.example\n", ".well-known/security.txt": b"Contact: us\n", "README.md": b"ours\n"}
    for path, data in theirs.items():
        host.put(path, data)
    first = bench.publish(target)
    assert (first.files, first.removed) == (len(bench.files) + (host.kind == "git"), 0)
    assert host.site() == bench.files | theirs

    host.put("items/2025/04/theirs.txt", b"beside ours")
    theirs["items/2025/04/theirs.txt"] = b"beside ours"
    bench.build(pages(MANY, words="changed"))
    changed = bench.publish(target)
    assert (changed.files, changed.removed) == (1, 0), "one changed page is one file"

    bench.build(pages(range(1, 8)))
    bench.publish(target)
    assert host.site() == bench.files | theirs
    if host.kind in ("folder", "webdav", "sftp"):
        assert [folder for folder in host.disk.rglob("*") if folder.is_dir() and not any(folder.iterdir())] == [], "no empty folder stays"
    again = bench.publish(target)
    assert (again.files, again.removed, again.bytes) == (0, 0, 0)


def test_a_foreign_site_or_page_in_the_place_stops_and_is_taken_over_only_when_asked(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 4)))
    target = host.open()
    host.put("index.html", b"somebody's home")
    host.put("about/index.html", b"about somebody")
    (stop,) = bench.propose(target).stops
    assert stop.word == "foreign"
    assert "about, index.html" in stop.reason
    bench.publish(target, "foreign")
    assert host.site() == bench.files | {"about/index.html": b"about somebody"}

    bench.build(bench.files | {"about/index.html": page("about")})
    (stop,) = bench.propose(target).stops
    assert (stop.word, "about/index.html" in stop.reason) == ("foreign", True)
    assert host.site()["about/index.html"] == b"about somebody"


@on("git", "webdav", "s3", "gs", "az", "sftp")  # of the folder nothing dies but the program itself: test_folder.py
def test_a_server_that_dies_midway_leaves_what_can_be_gone_on_from(host: Host, bench: Bench) -> None:
    assert host.kill is not None
    assert host.start is not None
    bench.build(pages(range(1, 4)))
    bench.publish(host.open())
    host.put("CNAME", b"digest.example\n")
    bench.build(pages(MANY, words="longer"))
    target = host.open()
    proposal = bench.propose(target)
    host_kill, calls = host.kill, []

    def tell(many: int) -> None:
        calls.append(many)
        if len(calls) == 1:
            host_kill()

    if host.kind == "git":
        host_kill()
    with pytest.raises(DatelineError, match="publish again to go on"):
        carry_out(target, proposal, tell)
    host.start()
    bench.publish(host.open(), break_lock=True)
    assert host.site() == bench.files | {"CNAME": b"digest.example\n"}


def test_of_two_publishers_at_once_one_is_told_of_the_other(host: Host, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "time", SimpleNamespace(time=time.time, sleep=lambda _: None))  # the second one waits for a moment in vain
    bench.build(pages(MANY))
    one, other = host.open(), host.open()
    second = bench.propose(other)
    refused: list[str] = []

    def meanwhile(_: int) -> None:
        if not refused:
            with pytest.raises(DatelineError) as why:
                carry_out(other, second, lambda _: None)
            refused.append(str(why.value))

    if host.kind == "git":  # the push is one step: who comes second finds that the branch has moved
        host.put("CNAME", b"theirs")
        meanwhile(0)
        bench.publish(one)
    else:
        bench.publish(one, tell=meanwhile)
    assert "somebody else" in refused[0] or "is being published to by" in refused[0]
    assert host.site() == bench.files | ({"CNAME": b"theirs"} if host.kind == "git" else {})


@on("git", "webdav", "s3", "az", "sftp")  # nobody logs in to the others; Google's logins are in test_clouds.py
def test_no_secret_is_told_or_left_there_and_a_wrong_one_is_told_as_that(
    host: Host, bench: Bench, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    bench.build(pages(range(1, 3)))
    left: list[dict[str, bytes]] = []
    target = host.open()
    bench.publish(target, tell=lambda _: left.append(host.stands()))  # the lock and the journal too
    left.append(host.stands())
    assert host.wrong is not None
    host.wrong()
    with pytest.raises(DatelineError) as why:
        bench.propose(host.open())
    assert "refused" in str(why.value) or "credentials" in str(why.value)
    said = "".join((*capfd.readouterr(), caplog.text, str(why.value), target.shown, *(f"{path} {data!r}" for files in left for path, data in files.items())))
    for secret in (SECRET, SECRET[::-1], AZURE, *(base64.b64encode(one.encode()).decode() for one in (SECRET, f"me:{SECRET}", f"me:{SECRET[::-1]}"))):
        assert secret not in said


@on("webdav", "s3", "gs", "az")
def test_a_place_that_is_not_there_is_told_at_once_with_what_to_do(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 3)))
    host.url = host.url.replace("//news/", "//nowhere-at-all/").replace("/place-", "/nowhere/place-" if host.kind == "webdav" else "/place-")
    target = host.open()
    with pytest.raises(DatelineError, match=r"there is no (folder|bucket|container) .*: make it first$"):
        bench.publish(target)


@on("folder", "git", "webdav", "s3", "az", "sftp")  # Google's emulator keeps objects in folders of its disk
def test_what_stands_in_the_way_is_told_and_let_be_and_is_in_no_buckets_way(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 3)))
    theirs = {"feed.xml/2024.xml": b"a folder where a file belongs", "timeline": b"a file where a folder belongs"}
    for path, data in theirs.items():
        host.put(path, data)
    proposal = bench.propose(host.open(), "foreign")
    if host.kind in ("s3", "az"):
        carry_out(host.open(), proposal, lambda _: None)
        assert host.site() == bench.files | theirs
    else:
        assert [str(stop) for stop in proposal.stops] == [
            "in the way of the site's files and folders stands what this program did not publish: feed.xml/, timeline. Move it away"
        ]
        assert host.stands() == theirs


@on("folder", "git", "webdav", "s3", "sftp")  # what buckets answer then is in test_clouds.py
def test_a_servers_full_disk_is_told_and_gone_on_from(host: Host, bench: Bench) -> None:
    host.disk.mkdir(parents=True, exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(host.disk)], capture_output=True, check=False, timeout=20).returncode:
        pytest.skip("only who may mount a small disk can fill it")
    try:
        bench.build(pages(MANY) | {"items/picture.png": Random(1).randbytes(200_000)})
        with pytest.raises(DatelineError, match="publish again to go on") as why:
            bench.publish(host.open())
        if host.kind == "s3":  # the server breaks down
            assert host.kill is not None
            assert host.start is not None
            host.kill()
            host.start()
        else:
            assert "full" in str(why.value)
        assert not (host.disk / "index.html").exists()
        subprocess.run(["mount", "-o", "remount,size=4m", str(host.disk)], check=True, timeout=20)
        bench.publish(host.open(), break_lock=True)
        assert host.site() == bench.files
    finally:
        if host.kill:
            host.kill()
        subprocess.run(["umount", "-l", str(host.disk)], check=True, timeout=20)

"""What holds on every kind of target: only what differs is sent, foreign files stay, a break is mended, two publishers do not meet."""

from __future__ import annotations

import subprocess

import pytest

from dateline.problems import DatelineError
from dateline.publish.manifest import FILE
from dateline.publish.run import carry_out
from tests.publish.bench import Bench, item, page, pages
from tests.publish.hosts import SECRET, Host

MANY = range(1, 13)


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

    bench.build(pages(range(1, 12)))
    bench.publish(target)
    assert host.site() == bench.files | theirs
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


def test_a_server_that_dies_midway_leaves_what_can_be_gone_on_from(host: Host, bench: Bench) -> None:
    if host.kill is None or host.start is None:
        pytest.skip("nothing dies here but the program itself: test_folder.py")
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


def test_of_two_publishers_at_once_one_is_told_of_the_other(host: Host, bench: Bench) -> None:
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


def test_wrong_credentials_are_told_and_the_secret_is_not(host: Host, bench: Bench) -> None:
    if host.wrong is None:
        pytest.skip("nobody logs in here")
    bench.build(pages(MANY))
    host.wrong()
    with pytest.raises(DatelineError) as why:
        bench.propose(host.open())
    assert SECRET not in str(why.value)
    assert "refused" in str(why.value) or "credentials" in str(why.value)
    assert item(1) not in host.stands()
    assert FILE not in host.stands()


def test_a_servers_full_disk_is_told_and_gone_on_from(host: Host, bench: Bench) -> None:
    if host.disk is None or host.kill is None:
        pytest.skip("no disk here that can be made small; test_folder.py has the folder's")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(host.disk)], capture_output=True, check=False, timeout=20).returncode:
        pytest.skip("only who may mount a small disk can fill it")
    try:
        bench.build(pages(range(1, 31)))
        with pytest.raises(DatelineError, match="publish again to go on") as why:
            bench.publish(host.open())
        assert "full" in str(why.value)
        assert "index.html" not in host.stands()
        subprocess.run(["mount", "-o", "remount,size=4m", str(host.disk)], check=True, timeout=20)
        bench.publish(host.open(), break_lock=True)
        assert host.site() == bench.files
    finally:
        host.kill()
        subprocess.run(["umount", "-l", str(host.disk)], check=True, timeout=20)

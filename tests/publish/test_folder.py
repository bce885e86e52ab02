"""Publishing into a folder: full disks, copies for a web server, killed programs."""

from __future__ import annotations

import errno
import gzip
import os
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from dateline.problems import DatelineError
from dateline.publish import copies
from dateline.publish.asked import Asked
from dateline.publish.copies import copy_of, wanted_copies
from dateline.publish.lock import Me
from dateline.publish.registry import open_target
from dateline.publish.run import carry_out
from tests.publish.bench import Bench, pages
from tests.publish.hosts import Host, folder
from tests.support.program import REPO


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return folder(tmp_path)


def test_a_full_disk_is_told_and_gone_on_from(host: Host, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.build(pages(range(1, 13)))
    written = []

    def write(path: Path, data: bytes, real: object = Path.write_bytes) -> int:
        written.append(path)
        if len(written) > 9:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return real(path, data)  # type: ignore[operator]

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", write)
        with pytest.raises(DatelineError, match="the disk is full: make room and publish again"):
            bench.publish(host.open())
    assert "index.html" not in host.stands()
    bench.publish(host.open())
    assert host.site() == bench.files


def test_copies_for_the_web_server_are_files_of_ours_and_go_with_their_pages(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 3)))
    target = host.open()
    both = wanted_copies(Asked("", host.url, host.root, {"gzip": "true", "brotli": "yes"}))
    carry_out(target, bench.propose(target, copies=both), lambda _: None)
    stands = host.site()
    assert gzip.decompress(stands["static/style.css.gz"]) == brotli.decompress(stands["static/style.css.br"]) == stands["static/style.css"]
    assert sorted(stands) == sorted([*bench.files, "static/style.css.gz", "static/style.css.br"]), "short texts have no copy"
    assert bench.propose(target, copies=both).plan.empty
    carry_out(target, bench.propose(target, copies=(".br",)), lambda _: None)
    assert host.site().keys() == {*bench.files, "static/style.css.br"}
    carry_out(target, bench.propose(target), lambda _: None)
    assert host.site() == bench.files


def test_a_copy_is_the_same_for_the_same_text_and_loses_nothing_of_any_length() -> None:
    for many in (1_000, 1_024, 65_536, 300_000, 5_000_000):
        text = (b"<p>Harbour dues rise %d</p>\n" * (many // 24 + 1))[:many]
        assert brotli.decompress(copy_of(text, ".br")) == gzip.decompress(copy_of(text, ".gz")) == text
        assert copy_of(text, ".br") == copy_of(bytes(bytearray(text)), ".br")


def test_copies_that_need_a_missing_library_are_told_with_the_extra_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: None)
    assert wanted_copies(Asked("", "/srv", tmp_path, {"gzip": "true"})) == (".gz",)
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[brotli\]'"):
        wanted_copies(Asked("", "/srv", tmp_path, {"brotli": "true"}))


KILLED = """
import os, sys
from pathlib import Path
from dateline.publish.asked import Asked
from dateline.publish.registry import open_target
from dateline.publish.run import carry_out, propose
from dateline.publish.stops import Facts
root = Path(sys.argv[1])
target = open_target(Asked("", sys.argv[2], root, {}))
told = []
def tell(many):
    told.append(many)
    if len(told) == 2:
        os._exit(9)
carry_out(target, propose(target, root / "site", Facts("https://digest.example/"), ()), tell)
"""


def test_a_killed_publisher_leaves_no_lock_behind_on_the_machine_it_ran_on(host: Host, bench: Bench) -> None:
    bench.build(pages(range(1, 13)))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(bench.root), host.url], cwd=REPO, timeout=60, check=False)
    assert killed.returncode == 9
    assert any(name.startswith(".dateline-lock-") for name in host.stands())
    assert "index.html" not in host.stands()
    sent = bench.publish(host.open())
    assert host.site() == bench.files
    assert sent.files <= len(bench.files)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells of Linux's own list of processes")
def test_a_killed_publisher_whom_nobody_has_taken_note_of_runs_no_more() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    assert Me().alive(process.pid)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not Me().alive(process.pid)
    process.wait()


def test_a_persons_whole_home_is_no_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    (tmp_path / "me").mkdir()
    with pytest.raises(DatelineError, match="is your home folder"):
        open_target(Asked("", "~", tmp_path / "digest", {}))


@pytest.mark.parametrize("url", [".", "seeds", "content/pages", "site", "..", ".dateline"])
def test_the_digests_own_folders_are_no_targets(tmp_path: Path, url: str) -> None:
    (tmp_path / "digest").mkdir()
    with pytest.raises(DatelineError, match="is a folder of the digest itself"):
        open_target(Asked("x", url, tmp_path / "digest", {}))


def test_neither_the_built_site_nor_a_file_is_a_target(tmp_path: Path) -> None:
    (tmp_path / "digest").mkdir()
    (tmp_path / "built" / "inner").mkdir(parents=True)
    (tmp_path / "file").write_bytes(b"theirs")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    for name, reason in (("built", "of the digest itself"), ("built/inner", "of the digest itself"), ("file", "is no folder"), ("lost", "is no folder")):
        with pytest.raises(DatelineError, match=reason):
            open_target(Asked("", str(tmp_path / name), tmp_path / "digest", {}, tmp_path / "built"))


def test_a_link_in_a_pages_place_is_replaced_and_what_it_leads_to_is_not(host: Host, bench: Bench, tmp_path: Path) -> None:
    bench.build(pages(range(1, 3)))
    (tmp_path / "public").mkdir()
    (tmp_path / "theirs.html").write_bytes(b"theirs")
    (tmp_path / "public/index.html").symlink_to(tmp_path / "theirs.html")
    bench.publish(host.open(), "foreign")
    assert host.site() == bench.files
    assert (tmp_path / "theirs.html").read_bytes() == b"theirs"


def test_nothing_is_made_above_the_folder(tmp_path: Path, bench: Bench) -> None:
    bench.build(pages(range(1, 3)))
    with pytest.raises(DatelineError, match=r"there is no folder .*not-mounted to make it in"):
        bench.publish(open_target(Asked("x", str(tmp_path / "not-mounted" / "public"), bench.root, {})))
    assert not (tmp_path / "not-mounted").exists()

"""A full disk: a message that says what to do, status 1, the last good site untouched or whole, and the next build right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import ledger
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.checks import check_site
from dateline.ledger import Capture, Ledger, Line
from dateline.output import JOURNAL, Output, read_journal
from tests.build.processes import TOLD, begin, end
from tests.build.workshop import REPOSITORY, Workshop

DAY = "2025-05-01"
LINES = [Line(f"abc{n}", DAY, (Capture(f"seeds/岩{n}.txt", "0" * 64),), f"items/2025/04/0{n}/name-abc{n}/") for n in (1, 2, 3)]


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    shop = Workshop.open(tmp_path / "digest", 6)
    build(Options(shop.root, jobs=1, today=DAY))
    return shop


def wrong(site: Path) -> list[str]:
    return [str(problem) for problem in check_site(site) if problem.severity == "error"]


@pytest.mark.parametrize("full_at", [1, 2, 4, 10, 40, 120, 170])
def test_at_whatever_file_the_disk_is_full_the_site_stands_and_the_next_build_mends_it(shop: Workshop, full_at: int) -> None:
    for move in ("add", "add", "actor", "template", "setting"):
        shop.move(move)
    options = Options(shop.root, jobs=1, today=DAY)
    assert end(begin(options, full_at=full_at)) == TOLD
    assert wrong(options.folder) == []
    assert verify(options, build(options).folder) == []


def test_a_ledger_takes_all_lines_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Ledger()
    said.say(LINES[0])
    ledger.append(tmp_path, said)
    before = (tmp_path / ledger.PATH).read_bytes()
    said.say(LINES[1])
    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="No space"):
        ledger.append(tmp_path, said)
    assert (tmp_path / ledger.PATH).read_bytes() == before


def refused(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("part", [1, 2, 9, 40, 60, 100, 140])
def test_a_line_that_a_killed_build_began_is_left_out_and_the_next_build_takes_it_away(tmp_path: Path, part: int) -> None:
    said = Ledger()
    for line in LINES:
        said.say(line)
    ledger.append(tmp_path, said)
    file = tmp_path / ledger.PATH
    whole = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(whole[:2]) + whole[2][:part])
    found = ledger.load(tmp_path)
    assert (list(found.last), found.torn) == (["abc1", "abc2"], len(whole[0] + whole[1]))
    found.say(LINES[2])
    ledger.append(tmp_path, found)
    assert file.read_bytes() == b"".join(whole)


def test_a_build_says_that_the_ledger_was_cut_short(shop: Workshop) -> None:
    shop.move("add")
    file = shop.root / ledger.PATH
    file.write_bytes(file.read_bytes() + b'{"id":"abcdef","added":"2025-05-01","capt')
    options = Options(shop.root, jobs=1, today=DAY)
    outcome = build(options)
    assert any("ended in the midst of a line" in line for line in outcome.lines())
    assert b"abcdef" not in file.read_bytes()
    assert verify(options, outcome.folder) == []


def test_a_journal_line_that_a_killed_build_began_names_no_file(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text("#token public\n<\n+items/2025/one/index.html\n+items/20", "utf-8")
    assert read_journal(tmp_path).files == {"items/2025/one/index.html"}
    output, before = Output.begin(tmp_path, "public")
    output.open()
    output.close(())
    assert (before.token, before.broken) == ("token", True)
    assert read_journal(tmp_path).files == {"items/2025/one/index.html"}
    assert not read_journal(tmp_path).broken


def test_two_digests_built_into_one_folder_do_not_take_each_others_pages_for_their_own(tmp_path: Path) -> None:
    shops = [Workshop.open(tmp_path / name, 8) for name in ("one", "two")]
    shops[1].move("add")
    for shop in (*shops, *shops):
        options = Options(shop.root, tmp_path / "site", jobs=1, today=DAY)
        assert verify(options, build(options).folder) == [], shop.root.name


def small_disks() -> bool:
    """Whether this user may mount a file system of a given size (Linux with user namespaces)."""
    words = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(words, capture_output=True, check=False).returncode == 0


SMALL_DISK = """
set -eu
mount -t tmpfs -o size=64m tmpfs "$1"
cp -R "$2/." "$1"
run() { "$3" "$4" build --root "$1" --today 2025-05-01 --jobs 2; }
run "$@"
cp -R "$1/site" "$5"
i=0; while [ $i -lt 200 ]; do i=$((i + 1))
printf -- '---\\ntitle: Number %s\\npublished: 2025-04-%02d\\n---\\n\\nJapan and Norway spoke %s times.\\n' $i $((i % 28 + 1)) $i > "$1/seeds/n$i.md"; done
for left in $6; do
  dd if=/dev/zero of="$1/ballast" bs=1k count=$(($(df -k "$1" | awk 'END {print $4}') - left)) 2>/dev/null
  status=0; run "$@" || status=$?
  echo "left $left: status $status"
  diff -r -x .dateline-owned "$1/site" "$5" && echo "same site"
  rm "$1/ballast"
done
run "$@" && "$3" "$4" build --root "$1" --today 2025-05-01 --jobs 2 --verify
"""


@pytest.mark.slow
@pytest.mark.skipif(not small_disks(), reason="a disk of a given size can be made on Linux with user namespaces")
def test_on_a_small_disk_that_fills_the_last_site_stands_and_the_message_says_what_to_do(shop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    lefts = ["0", "64", "700", "2500"]
    words = [tmp_path / "disk", shop.root, sys.executable, REPOSITORY / "build.py", tmp_path / "before", " ".join(lefts)]
    done = subprocess.run(["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh", *words], capture_output=True, text=True, check=False, timeout=300)
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    for left in lefts:
        assert f"left {left}: status 1\nsame site" in told
    assert told.count("make room") == len(lefts)
    assert "Traceback" not in told
    assert "verified: a clean build gives the same bytes" in told

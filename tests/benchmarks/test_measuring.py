"""What the benchmarks measure with: commands watched, servers asked, stages read from a build's own table; and each of them runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import scale, stages
from benchmarks.corpus import Story
from benchmarks.peers.documents import made_here
from benchmarks.peers.program import Server
from benchmarks.peers.served import seconds_until_shown
from benchmarks.watch import Run, watched
from dateline.build.stages import Stages

SERVING = "import http.server, sys; http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind='127.0.0.1')"


def test_a_command_is_run_in_its_folder_with_its_settings(tmp_path: Path) -> None:
    said = watched([sys.executable, "-c", "import os; print(os.getcwd(), os.environ['COLOUR'])"], folder=tmp_path, settings={"COLOUR": "blue"}).said
    assert said.split() == [str(tmp_path.resolve()), "blue"]


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        watched([sys.executable, "-c", "import sys; print('no room'); sys.exit(3)"])
    assert (failed.value.returncode, failed.value.output) == (3, "no room\n")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_counts_what_children_hold() -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.8)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert watched([sys.executable, "-c", parent], memory=True).mebibytes > 57


def test_a_change_is_timed_until_the_page_shows_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for file in (page, tmp_path / "index.html"):
        file.write_text("build 1: old", encoding="utf-8")
    (one,) = made_here(0, 1)

    def address(_: Path, asked: Story) -> str:
        assert asked == one
        return "page.html"

    server = Server(lambda _, port: [sys.executable, "-c", SERVING, str(port)], address, mark=r"build (\d)")
    times = seconds_until_shown(server, tmp_path, one, [("new", page, "build 2: new"), ("newer", page, "build 3: newer")])
    assert len(times) == 2
    assert all(seconds > 0 for seconds in times)


def test_stages_are_read_from_the_table_that_a_build_prints() -> None:
    seconds = iter((0.0, 1.25, 2.0))
    told = Stages(clock=lambda: next(seconds))
    told.begin("documents", 1_200)(1_200)
    told.spent("reading", 1_200, 1.5)
    told.begin("put in place")
    told.end()
    read = stages.stages("a line before\n" + "\n".join(told.table()) + "\n1 document in 2 s\n")
    assert [(name, many, took) for name, (many, took, _) in read.items()] == [
        ("documents", 1_200, 1.25),
        ("  of it reading", 1_200, 1.5),
        ("put in place", 0, 0.75),
        ("whole", 0, 2.0),
    ]


@pytest.mark.slow
def test_stages_are_told_of_a_cold_build_and_of_one_more_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stages.main(["--sizes", "3", "--runs", "1", "--folder", str(tmp_path)])
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    found = {(row[1], row[2]): row for row in rows}
    assert found["cold", "documents"][3] == "3"
    assert found["one document added", "documents"][3] == "1"
    assert found["cold", "whole"][5] == "100.0%"


def test_pages_written_are_read_from_what_a_build_says() -> None:
    def said(line: str) -> Run:
        return Run(0.1, 0, f"a line before\n{line}\n")

    assert scale.written(said("1 document, 1 item, 3,061 pages: 1,061 written (and 2,012 other files), 2,000 unchanged, 0 removed in 0.4 s")) == (1_061, 2_012)
    assert scale.written(said("1 document, 1 item, 61 pages: 0 written, 61 unchanged, 0 removed in 0.4 s")) == (0, 0)
    assert scale.written(said("usage: dateline")) is None


@pytest.mark.slow
def test_scale_goes_through_every_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scale.main(["--sizes", "3", "--runs", "1", "--folder", str(tmp_path)])
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    written = {row[1]: row[5] for row in rows if len(row) > 2}
    assert written["peak memory of a cold build"] == written["start: --help"] == written["start: inspect of one document"] == ""
    pages = {row[0]: row[1] for row in rows[-len(scale.CHANGES) :]}
    assert {name: written[name] for name in pages} == pages
    assert pages["nothing changed"] == "0"
    assert int(pages["cold"]) > int(pages["one document added"]) > 0
    assert pages.keys() == set(scale.CHANGES)

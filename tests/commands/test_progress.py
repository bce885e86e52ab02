"""Progress is told in words that stay true, on standard error alone, and not at all of what is soon done."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.build.stages import NOTHING, WAITING
from dateline.cli import main
from dateline.cli.progress import Bar, Lines, Stretch, Teller, about, progress
from tests.build.workshop import Workshop


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.moment = 0.0

    def __call__(self) -> float:
        return self.moment


def teller(written: list[str]) -> tuple[Teller, Clock]:
    clock = Clock()
    return Teller(lambda: Lines(written.append, 0.0), clock), clock


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds"), (9.9, "a few seconds"), (10, "about 10 s"), (43, "about 45 s"), (54, "about 55 s"), (56, "about 1 min"), (100, "about 2 min"),
        (3_540, "about 59 min"), (3_599, "about 1 h"), (4_500, "about 1 h 20 min"), (7_190, "about 2 h"),
    ],
)  # fmt: skip
def test_time_is_told_as_well_as_it_is_known_and_never_as_none(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_a_line_tells_what_how_many_and_how_long() -> None:
    now = Stretch("documents", 10_000, since=0, done=3_200, last=20)
    assert now.line(20) == "documents 3,200 of 10,000, about 40 s left"


def test_time_left_goes_by_cost_and_not_by_number() -> None:
    """Half of the documents are read, and a tenth of their bytes: it takes nine times as long again."""
    now = Stretch("documents", 10, 1_000, since=0, done=5, spent=100, last=10)
    assert now.line(10) == "documents 5 of 10, about 2 min left"


def test_the_estimate_goes_down_with_time_between_steps() -> None:
    now = Stretch("pages", 100, since=0, done=50, last=100)
    assert [now.left(moment) for moment in (100, 130, 160)] == [100, 70, 40]


def test_who_should_have_ended_a_while_ago_promises_nothing() -> None:
    now = Stretch("documents", 100, since=0, done=99, last=99)
    assert [now.words(moment) for moment in (100, 109, 140)] == ["a few seconds left", "a few seconds left", "about 2 min so far"]


def test_nothing_is_promised_before_the_first_step() -> None:
    assert Stretch("documents", 7, since=0).line(12) == "documents 0 of 7, about 10 s so far"
    assert Stretch("put in place", since=0).line(12) == "put in place, about 10 s so far"


def test_lines_are_seconds_apart_and_rarer_with_time() -> None:
    written: list[str] = []
    tell, clock = teller(written)
    step = tell.begin("documents", 600)
    told = []
    for second in range(1, 601):
        clock.moment = second
        step(1)
        before = len(written)
        tell.look()
        if len(written) > before:
            told.append(second)
    assert told[:4] == [1, 6, 11, 16]
    assert min(later - one for one, later in pairwise(told)) == 5
    assert 55 <= told[-1] - told[-2] <= 61


def test_nothing_is_shown_between_commands_stages() -> None:
    written: list[str] = []
    tell, clock = teller(written)
    tell.begin("pages", 10)
    tell.begin(NOTHING, 0)
    clock.moment = 100
    tell.look()
    assert written == []


def test_waiting_for_another_build_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    teller([])[0].begin(WAITING, 0)
    assert capsys.readouterr() == ("", f"{WAITING}\n")


def test_a_bar_shows_share_count_and_time_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    bar = Bar.made()
    bar.show(Stretch("documents", 10_000, 100, since=0, done=3_200, spent=25, last=20), 20)
    seen = re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", screen.getvalue())
    assert seen.strip().startswith("documents ━")
    assert seen.rstrip().endswith("25% 3,200 of 10,000 about 1 min left")
    bar.end()
    assert screen.getvalue().endswith("\x1b[2K")  # the line is wiped
    assert "\x1b[?25h" in screen.getvalue()  # the cursor is back


def test_progress_leaves_a_short_command_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as begin:
        begin("documents", 3)(1)
    assert capsys.readouterr() == ("", "")


def test_progress_never_comes_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Workshop.open(tmp_path, 1)
    monkeypatch.setattr("dateline.cli.progress._WORTH", 0.0)  # looks on all the time
    assert main(["build", "--root", str(shop.root), "--today", "2025-05-01", "--jobs", "1"]) == 0
    out, err = capsys.readouterr()
    assert re.search(r"(so far|left)$", err, re.MULTILINE)
    assert not re.search(r"(so far|left)$", out, re.MULTILINE)
    assert out.count("\n") <= 2

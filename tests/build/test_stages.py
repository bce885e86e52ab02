"""The stages of a build: every moment is one's, and the table adds up to the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.stages import NOTHING, Stages, Step
from dateline.cli import main
from tests.build.workshop import Workshop


def ticking(*seconds: float) -> Callable[[], float]:
    moments: Iterator[float] = iter(seconds)
    return lambda: next(moments)


def test_a_stage_lasts_until_the_next_begins_and_goes_on_when_it_comes_again() -> None:
    stages = Stages(clock=ticking(0, 1, 3, 3.5, 4.5))
    for name in ("scan", "documents", "scan", "pages"):
        stages.begin(name, 2)
    stages.end()
    assert {name: (stage.many, stage.seconds) for name, stage in stages.told.items()} == {"scan": (4, 1.5), "documents": (2, 2), "pages": (2, 1)}


def test_what_workers_spent_is_told_beside_the_stage_and_is_no_share_of_the_whole() -> None:
    stages = Stages(clock=ticking(0, 4))
    stages.begin("documents", 100)
    stages.spent("tag", 60, 4.5)
    stages.spent("tag", 40, 1.5)
    stages.end()
    told = [line.split() for line in stages.table()]
    assert told[1][:5] == ["documents", "100", "4.000", "100.0", "%"]
    assert told[2] == ["of", "it", "tag", "100", "6.000"]
    assert told[-1] == ["whole", "4.000"]


def test_whoever_begins_a_stage_is_told_how_to_say_what_is_done() -> None:
    said: list[tuple[str, int, int]] = []

    def tell(what: str, many: int, cost: int = 0, /) -> Step:
        said.append((what, many, cost))

        def step(many: int, cost: int = 0, /) -> None:
            said.append((f"{what} done", many, cost))

        return step

    stages = Stages(tell)
    stages.begin("pages", 7, 700)(3, 500)
    stages.end()
    assert said == [("pages", 7, 700), ("pages done", 3, 500), (NOTHING, 0, 0)]


def test_a_build_goes_through_its_stages_in_their_order(tmp_path: Path) -> None:
    shop = Workshop.open(tmp_path, 1)
    stages = Stages()
    outcome = build(Options(shop.root, jobs=1, today="2025-05-01"), stages)
    order = list(stages.told)
    assert [name for name in order if name in ("scan", "documents", "items", "pages", "put in place")] == [
        "scan",
        "documents",
        "items",
        "pages",
        "put in place",
    ]
    assert stages.told["documents"].many == outcome.totals["documents"] > 0


def test_the_profile_is_told_apart_from_the_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = Workshop.open(tmp_path, 1)
    assert main(["build", "--root", str(shop.root), "--today", "2025-05-01", "--jobs", "1", "--profile"]) == 0
    out, err = capsys.readouterr()
    assert "peak memory" in err
    assert "peak memory" not in out

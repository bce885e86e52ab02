"""What the world pack's makers write by hand of terms of office: corrections, and the heads of bodies; what they change, and what stops them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BERG = {"place": "NO", "title": "Prime Minister", "name": "Kari BERG", "from": "2021-10-14", "to": "2025-09", "as_of": "2025-09-04"}
HOLM = {"place": "NO", "title": "Prime Minister", "name": "Kai HOLM", "from": "2025-10-01", "as_of": "2026-01-22"}
TERM = {key: BERG[key] for key in ("place", "title", "name", "from")}
WHY = {"reason": "The day is wrong.", "source": "The government's list"}


CHIEF = {"name": "Kari Berg", "sort": "Berg, Kari", "country": "NO", "posts": [{"title": "President", "of": "Harbour Council", "from": "2026-01-01"}]}
HEAD = {
    "id": "person/kari-berg",
    "name": "Kari Berg",
    "kind": "person",
    "country": "norway",
    "roles": [{"title": "Prime Minister", "start": "2021-10-14"}],
    "pack": True,
}


@pytest.fixture(scope="module", name="scripts")
def _scripts() -> Iterator[tuple[ModuleType, ModuleType]]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
    yield importlib.import_module("world_fixed"), importlib.import_module("world_chiefs")
    sys.path.remove(str(Path(__file__).resolve().parents[2] / "scripts"))


@pytest.fixture(scope="module")
def script(scripts: tuple[ModuleType, ModuleType]) -> ModuleType:
    return scripts[0]


def test_a_correction_sets_takes_away_or_drops_and_leaves_the_others_in_their_order(script: ModuleType) -> None:
    assert script.fixed([BERG, HOLM], [{"term": TERM, "set": {"to": "2025-10-01"}, **WHY}]) == [BERG | {"to": "2025-10-01"}, HOLM]
    assert script.fixed([BERG, HOLM], [{"term": TERM, "set": {"to": None}, **WHY}]) == [{k: v for k, v in BERG.items() if k != "to"}, HOLM]
    assert script.fixed([BERG, HOLM], [{"term": TERM, "drop": True, **WHY}]) == [HOLM]


@pytest.mark.parametrize(
    ("correction", "wrong"),
    [
        ({"term": TERM | {"name": "Kari BORG"}, "drop": True, **WHY}, "NO, Prime Minister, Kari BORG, 2021-10-14: no such term in heads.json"),
        ({"term": TERM | {"from": "2021-10-15"}, "drop": True, **WHY}, "Kari BERG, 2021-10-15: no such term in heads.json"),
        ({"term": TERM, "set": {"to": "2025-09"}, **WHY}, "Kari BERG, 2021-10-14: nothing is changed"),
        ({"term": TERM, "set": {"end": "2025-10-01"}, **WHY}, "unknown key end"),
        ({"term": TERM, "drop": True, "reason": "The day is wrong."}, "no reason, or no source"),
        ({"term": TERM, **WHY}, "either `set` or `drop: true`"),
        ({"term": {"name": "Kari BERG"}, "drop": True, **WHY}, "a term is told by from, name, place, title"),
    ],
)
def test_a_correction_that_cannot_be_meant_stops_the_making(script: ModuleType, correction: dict[str, Any], wrong: str) -> None:
    with pytest.raises(SystemExit, match=wrong):
        script.fixed([BERG, HOLM], [correction])


def _chiefs(scripts: tuple[ModuleType, ModuleType], head: dict[str, Any], chief: dict[str, Any]) -> Any:
    written = {"as_of": "2026-06-30", "sources": {"Harbour Council": "its list"}, "people": [chief]}
    return scripts[1].with_chiefs([head], written, ["Harbour Council", "Other Council"], {"NO": "norway", "SE": "sweden"})


def test_who_headed_a_state_and_a_body_is_one_person_with_both_posts(scripts: tuple[ModuleType, ModuleType]) -> None:
    council = {"title": "President", "of": "Harbour Council", "start": "2026-01-01", "as_of": "2026-06-30"}
    assert _chiefs(scripts, HEAD, CHIEF) == [HEAD | {"roles": [{"title": "Prime Minister", "start": "2021-10-14"}, council]}]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"country": "SE"}, "Kari Berg: people.json has another of this name"),
        ({"posts": [{"title": "President", "of": "Habour Council", "from": "2026-01-01"}]}, "Habour Council is no name of organizations.yml"),
        ({"posts": [{"title": "President", "of": "Other Council", "from": "2026-01-01"}]}, "no source is named for Other Council"),
        ({"surname": "Berg"}, "unknown key surname"),
    ],
)
def test_a_chief_who_cannot_be_meant_stops_the_making(scripts: tuple[ModuleType, ModuleType], change: dict[str, Any], wrong: str) -> None:
    with pytest.raises(SystemExit, match=wrong):
        _chiefs(scripts, HEAD, CHIEF | change)

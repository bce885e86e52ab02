"""Whom a text is about, and whom it names in passing: texts of many kinds whose truth a reader wrote below them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention
from dateline.tag import tag_item
from dateline.tag.salience import CAPITAL, MAIN, saliences
from tests.tag.profiles import lexicon
from tests.tag.test_cases import read_case

TEXTS = sorted((Path(__file__).parent / "salience").glob("*.txt"))
LENGTH = 1_000


def truth_and_weights(path: Path) -> dict[str, tuple[str, float]]:
    """By actor, what the reader says ("main", "passing", or "taken-for-passing": a main one that the weights miss) and the weight."""
    reading, expected = read_case(path)
    weights = {tag.id: tag.salience for tag in tag_item(reading, lexicon()).actors}
    said = dict(reversed(line.split()) for line in expected)
    return {id_: (word, weights[id_]) for id_, word in said.items()}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_main_actor_stands_above_every_passing_one(path: Path) -> None:
    found = truth_and_weights(path)
    least = min(weight for word, weight in found.values() if word != "passing")
    assert [(id_, weight) for id_, (word, weight) in found.items() if word == "passing" and weight >= least] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_threshold_parts_main_from_passing(path: Path) -> None:
    found = truth_and_weights(path)
    assert {id_: weight >= MAIN for id_, (_, weight) in found.items()} == {id_: word == "main" for id_, (word, _) in found.items()}


def body(*starts: int, rule: str = "name") -> list[Mention]:
    return [Mention("body", start, start + 5, "Keale", rule) for start in starts]


def weight(mentions: list[Mention], *, quotes: int = 0, others: int = 0) -> float:
    """The weight of an actor with these mentions, in a text in which another one has `others`."""
    spoken = {"person/keale": quotes} if quotes else {}
    return saliences({"person/keale": mentions, "person/other": body(*range(others))}, spoken, 100, LENGTH)["person/keale"]


def test_being_quoted_in_the_title_in_the_lede_far_apart_or_more_often_adds_weight() -> None:
    once = weight(body(400), others=5)
    assert once < weight(body(400), quotes=1, others=5)
    assert once < weight(body(50), others=5)
    assert once < weight([*body(400), Mention("title", 0, 5, "Keale", "name")], others=5)
    assert once < weight(body(400, 410), others=5) < weight(body(400, 900), others=5)


def test_an_adjective_and_a_capital_weigh_less_than_the_name() -> None:
    assert weight(body(50, rule="adjective")) == weight(body(50, rule=CAPITAL)) < weight(body(50))


def test_what_others_are_named_more_weighs_less() -> None:
    assert weight(body(400, 500), others=12) < weight(body(400, 500))


@given(st.lists(st.integers(0, LENGTH - 1), min_size=1, max_size=30), st.integers(0, 9), st.integers(0, LENGTH - 1))
def test_a_weight_lies_between_nothing_and_one_and_no_mention_takes_any_away(starts: list[int], quotes: int, more: int) -> None:
    before, after = weight(body(*starts), quotes=quotes, others=30), weight(body(*starts, more), quotes=quotes, others=30)
    assert 0 < before <= after <= 1

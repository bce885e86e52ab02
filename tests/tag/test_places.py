"""Capitals for governments, and what only looks like a country: one sentence a line in `places.txt`, with what it names (+) and what not (-)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Block, Field, Reading, Tagging
from dateline.tag import tag_item
from dateline.tag.salience import CAPITAL
from tests.tag.profiles import lexicon

LINES = [line for line in (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def tagged(*paragraphs: str) -> Tagging:
    blocks = tuple(Block(paragraph, number) for number, paragraph in enumerate(paragraphs, 1))
    return tag_item(Reading(None, Field(None, "test"), published=Field(None, "test"), language=Field("en", "test"), body=blocks), lexicon())


def countries(tagging: Tagging) -> set[str]:
    """The countries' slugs, "!" after one that is named through its capital alone."""
    tags = [tag for tag in tagging.actors if tag.kind == "country"]
    return {tag.id.removeprefix("country/") + "!" * all(mention.rule == CAPITAL for mention in tag.mentions) for tag in tags}


@pytest.mark.parametrize("line", LINES)
def test_a_sentence_names_these_countries_and_no_other(line: str) -> None:
    sentence, _, expected = line.partition(" |")
    expected, _, none = expected.partition(" - ")
    named, _, organisations = expected.partition("+")
    tagging = tagged(sentence)
    found = {tag.id for tag in tagging.actors}
    assert countries(tagging) == set(named.split())
    assert {f"organization/{id_}" for id_ in organisations.split()} <= found
    assert f"organization/{none.strip()}" not in found


def test_a_capital_that_people_bear_speaks_only_beside_its_country() -> None:
    assert countries(tagged("Sofia said that she would come on Monday.")) == set()
    assert countries(tagged("Sofia said that it would vote against the plan.", "Bulgaria has asked for a delay.")) == {"bulgaria"}


def test_a_capital_whose_name_somebody_of_the_text_bears_is_that_person() -> None:
    assert countries(tagged("Emma London opened the shop in May.", "London said that she was tired of waiting.")) == set()


def test_what_was_taken_for_a_place_is_told() -> None:
    assert [(held.text, held.reason) for held in tagged("The ministers met in Tokyo.").blocked] == [("Tokyo", "a place, not its government")]

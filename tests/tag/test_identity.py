"""One name in several documents: what each says of its bearer, and when that contradicts itself."""

from __future__ import annotations

import pytest

from dateline.pack import world_actors
from dateline.read import read_document
from dateline.tag import Lexicon, tag_item
from dateline.tag.identity import Told, as_text, callings, from_text, sides
from dateline.tag.traits import traits

LEXICON = Lexicon.build(world_actors())


def told_of(id_: str, sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The post and the countries that a document of this sentence tells of an actor."""
    (reading,) = read_document("a.md", f"---\ntitle: News\nlanguage: en\n---\n\n{sentence}\n".encode(), None, (), {}).items
    found = {trait.actor: trait.told for trait in traits(reading, tag_item(reading, LEXICON))}
    return (found[id_].post, found[id_].countries) if id_ in found else None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Foreign Minister of Japan John Mensah opened the talks.", ("Foreign Minister", ("japan",))),
        ("Japanese Foreign Minister John Mensah opened the talks.", ("Foreign Minister", ("japan",))),
        ("Japan's foreign minister, John Mensah, opened the talks.", ("", ("japan",))),
        ("John Mensah, Japan's foreign minister, opened the talks.", ("foreign minister", ("japan",))),
        ("The footballer John Mensah of Ghana will join the camp.", ("footballer", ("ghana",))),
        ("The Ghanaian striker John Mensah scored twice, coach Ama Boateng said.", ("striker", ("ghana",))),
        ("Japan welcomed President John Mensah in the afternoon.", ("President", ())),
        ("Officials of Japan told Foreign Minister John Mensah to wait.", ("Foreign Minister", ())),
        ("The ambassador to Japan, John Mensah, said that he would wait.", None),
        ("Mr. John Mensah, who likes Japan, said that he would wait.", None),
    ],
)
def test_what_stands_beside_the_full_name_is_told_and_nothing_else(sentence: str, told: tuple[str, tuple[str, ...]] | None) -> None:
    assert told_of("person/john-mensah", sentence) == told


MINISTER = Told("Foreign Minister", ("japan",), 3, "2024-01-02", "2024-06-01")
STRIKER = Told("striker", ("ghana",), 1, "2024-03-01", "2024-03-01")


def test_two_countries_that_no_item_joins_contradict_each_other() -> None:
    assert sides([MINISTER, STRIKER], {}) == ("countries", ((MINISTER,), (STRIKER,)))


def test_an_item_that_names_both_countries_joins_them() -> None:
    assert sides([MINISTER, STRIKER, Told("", ("ghana", "japan"))], {}) == ("", ())


def test_a_territory_does_not_contradict_its_state() -> None:
    here, there = Told("Chief Executive", ("hong-kong",)), Told("Chief Executive", ("china",))
    assert sides([here, there], {"hong-kong": "china"}) == ("", ())
    assert sides([here, there], {})[0] == "countries"


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (Told("Foreign Minister", (), 1, "2024-01-02", "2024-01-02"), Told("goalkeeper", (), 1, "2024-03-01", "2024-03-01"), True),
        (Told("Foreign Minister", (), 1, "2024-01-02", "2024-01-02"), Told("Defense Minister", (), 1, "2024-03-01", "2024-03-01"), False),
        (Told("President", (), 1, "2018-01-02", "2018-01-02"), Told("footballer", (), 1, "1995-03-01", "1995-03-01"), False),
        (Told("President", (), 1, "2018-01-02", "2018-01-02"), Told("former footballer", (), 1, "2018-03-01", "2018-03-01"), False),
        (Told("Foreign Minister", ()), Told("goalkeeper", ()), False),
        (Told("manager", (), 1, "2024-01-02", "2024-01-02"), Told("goalkeeper", (), 1, "2024-03-01", "2024-03-01"), False),
    ],
)
def test_two_walks_of_life_in_the_same_years_contradict_each_other_and_a_new_post_does_not(one: Told, other: Told, contradict: bool) -> None:
    assert (sides([one, other], {})[0] == "callings") is contradict


def test_what_was_told_survives_the_store_whatever_it_is() -> None:
    for told in (MINISTER, Told("", ("ghana", "japan"), 2, "", ""), Told("a | b", (), 1, "", "2024-01-01")):
        assert from_text(as_text(told), told.items, told.first, told.last) == told


def test_the_order_in_which_items_are_told_means_nothing() -> None:
    some = [MINISTER, STRIKER, Told("Minister", ("japan",)), Told("", ("mali",))]
    assert sides(some, {}) == sides(reversed(some), {})


def test_every_walk_of_life_has_words_of_its_own() -> None:
    assert set(callings().values()) == {"office", "sport", "stage", "church", "force"}

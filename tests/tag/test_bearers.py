"""Two profiles that share a name: the post and the country beside it decide, and what they decide holds in the rest of the document."""

from __future__ import annotations

import pytest

from dateline.model import ActorProfile, Role
from dateline.pack import world_actors
from dateline.read import read_document
from dateline.tag import Lexicon, tag_item

MINISTER = ActorProfile(
    "person/mensah-minister", "John Mensah (minister)", "person", sort="Mensah, John", aliases=("John Mensah",), country="japan",
    roles=(Role("Foreign Minister", "Japan"),),
)  # fmt: skip
STRIKER = ActorProfile(
    "person/mensah-striker", "John Mensah (striker)", "person", sort="Mensah, John", aliases=("John Mensah",), country="ghana", roles=(Role("striker"),)
)  # fmt: skip
LEXICON = Lexicon.build([*world_actors(), MINISTER, STRIKER])


def people_of(text: str) -> set[str]:
    (reading,) = read_document("a.md", f"---\ntitle: News\nlanguage: en\n---\n\n{text}\n".encode(), None, (), {}).items
    return {tag.id for tag in tag_item(reading, LEXICON).actors if tag.kind == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Japanese Foreign Minister John Mensah opened the talks.",
        "Foreign Minister John Mensah opened the talks.",
        "John Mensah, the foreign minister, opened the talks.",
        "The Foreign Minister of Japan, John Mensah, opened the talks.",
        "Japan's John Mensah opened the talks.",
        "Foreign Minister John Mensah opened the talks. Later John Mensah left. “We will see what comes of it,” Mensah said.",
    ],
)
def test_the_minister_is_meant(text: str) -> None:
    assert people_of(text) == {MINISTER.id}


@pytest.mark.parametrize("text", ["The Ghanaian striker John Mensah scored.", "The striker John Mensah scored twice.", "John Mensah, a striker, scored twice."])
def test_the_striker_is_meant(text: str) -> None:
    assert people_of(text) == {STRIKER.id}


def test_where_nothing_decides_nobody_is_meant_and_it_is_told() -> None:
    (reading,) = read_document("a.md", b"---\ntitle: News\nlanguage: en\n---\n\nJohn Mensah came late.\n", None, (), {}).items
    tagging = tag_item(reading, LEXICON)
    assert [tag.id for tag in tagging.actors if tag.kind == "person"] == []
    assert [(held.text, held.candidates) for held in tagging.blocked] == [("John Mensah", (MINISTER.id, STRIKER.id))]


def test_both_are_meant_where_each_is_told_apart() -> None:
    assert people_of("Foreign Minister John Mensah met the striker John Mensah.") == {MINISTER.id, STRIKER.id}

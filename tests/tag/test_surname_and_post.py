"""A surname behind a post: which profile it means depends on who held that post on the day."""

from __future__ import annotations

import pytest

from dateline.model import ActorProfile, Block, Field, Reading, Role
from dateline.tag import Lexicon, tag_item

MINISTER = ActorProfile("person/lin-mei-hua", "Lin Mei-hua", "person", country="taiwan", roles=(Role("Minister of Foreign Affairs", "Taiwan", "2024-05-20"),))
SPEAKER = ActorProfile("person/lin-qiang", "Lin Qiang", "person", sort="Lin Qiang", country="china", roles=(Role("Spokesperson", "China", "2024-03-18"),))


def found(text: str, *actors: ActorProfile, day: str = "2025-03-15") -> set[str]:
    """The ids of the people whom a text of that day names."""
    reading = Reading(None, Field(None, "test"), published=Field(day, "test"), language=Field("en", "test"), body=(Block(text, 1),))
    return {tag.id for tag in tag_item(reading, Lexicon.build(actors, shields=())).actors if tag.kind == "person"}


@pytest.mark.parametrize("post", ["Foreign Minister", "Minister", "Minister of Foreign Affairs", "Taiwanese Foreign Minister", "Ms."])
def test_a_surname_behind_the_post_that_its_bearer_holds_is_its_bearer(post: str) -> None:
    assert found(f"The talks were useful, {post} Lin said on Saturday.", MINISTER) == {"person/lin-mei-hua"}


@pytest.mark.parametrize("post", ["Judge", "Finance Minister", "Ambassador"])
def test_a_surname_behind_another_post_is_somebody_else(post: str) -> None:
    assert "person/lin-mei-hua" not in found(f"The talks were useful, {post} Lin said on Saturday.", MINISTER)


def test_a_post_before_the_term_began_proves_nothing_and_contradicts_nothing() -> None:
    assert found("The talks were useful, Judge Lin said on Saturday.", MINISTER, day="2024-01-10") == {"person/lin-mei-hua"}


def test_of_two_with_one_surname_the_post_tells_which() -> None:
    assert found("The talks were useful, Foreign Minister Lin said on Saturday.", MINISTER, SPEAKER) == {"person/lin-mei-hua"}
    assert found("The talks were useful, Spokesperson Lin said on Saturday.", MINISTER, SPEAKER) == {"person/lin-qiang"}

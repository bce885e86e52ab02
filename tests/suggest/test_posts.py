"""Posts that texts give to people with a profile, in their own words; and which of them the profile tells already."""

from __future__ import annotations

import pytest

from dateline.model import ActorProfile, Block, Field, Reading, Role
from dateline.suggest.found import Evidence, Post
from dateline.suggest.posts import is_new, posts_in
from dateline.tag import Lexicon, tag_item

JAPAN = ActorProfile("country/japan", "Japan", "country", adjectives=("Japanese",))
MORI = ActorProfile(
    "person/ken-mori",
    "Ken Mori",
    "person",
    sort="Mori, Ken",
    native=("森健",),
    aliases=("Кен Мори",),
    roles=(Role("Minister for Foreign Affairs", "Japan", "2024-10-01", "2025-10-21"),),
)


def _posts(text: str, language: str) -> list[str]:
    lexicon = Lexicon.build((JAPAN, MORI), shields=())
    reading = Reading(None, Field("", "test"), published=Field("2025-04-04", "test"), language=Field(language, "test"), body=(Block(text, 1),))
    return [post for _, post, _ in posts_in(reading, tag_item(reading, lexicon))]


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        ("en", "Defense Minister Ken Mori spoke. Ken Mori, Japan's trade minister, left.", ["Defense Minister", "Japan's trade minister"]),
        ("en", "The Japanese prime minister met Ken Mori.", []),
        ("de", "Verteidigungsminister Ken Mori sprach.", ["Verteidigungsminister"]),
        ("fr", "Le ministre de la Défense Ken Mori a parlé.", ["ministre de la Défense"]),
        ("ja", "日本の森健防衛相は述べた。", ["防衛相"]),
        ("ru", "министр обороны Японии Кен Мори заявил.", ["министр обороны Японии"]),
    ],
)
def test_posts_are_read_beside_the_names_of_people_with_a_profile(language: str, text: str, posts: list[str]) -> None:
    assert _posts(text, language) == posts


@pytest.mark.parametrize(
    ("title", "day", "new"),
    [
        ("Foreign Minister", "2025-04-04", False),
        ("Japan's foreign minister", "2025-04-04", False),
        ("foreign minister of Japan", "2025-04-04", False),
        ("Japanese foreign minister", "2025-04-04", False),
        ("Außenminister", "2025-04-04", False),
        ("外相", "2025-04-04", False),
        ("министр иностранных дел Японии", "2025-04-04", False),
        ("Foreign Minister", "2026-04-04", True),
        ("Defense Minister", "2025-04-04", True),
        ("Verteidigungsminister", "2025-04-04", True),
        ("former Defense Minister", "2025-04-04", False),
    ],
)
def test_a_post_is_new_where_the_profile_does_not_tell_it_for_that_day(title: str, day: str, new: bool) -> None:
    post = Post(MORI.id, title, 1, day, day, Evidence("a.md", 3, day, ""))
    assert is_new(post, MORI, (JAPAN, MORI)) is new

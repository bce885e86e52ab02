"""The profiles that the cases of this folder are tagged with, beside the world pack."""

from __future__ import annotations

from functools import cache

from dateline.model import ActorProfile, Role, SourceProfile, TopicProfile
from dateline.pack import world_actors
from dateline.tag import Lexicon

ACTORS = (
    ActorProfile(
        "person/takeshi-iwaya",
        "Takeshi Iwaya",
        "person",
        sort="Iwaya, Takeshi",
        native=("岩屋毅",),
        country="japan",
        roles=(Role("Minister for Foreign Affairs", "Japan", "2024-10-01", "2025-10-21"),),
    ),
    ActorProfile("person/mark-rutte", "Mark Rutte", "person", sort="Rutte, Mark", roles=(Role("Secretary General", "NATO", "2024-10-01"),)),
    ActorProfile(
        "person/shigeru-ishiba",
        "Shigeru Ishiba",
        "person",
        sort="Ishiba, Shigeru",
        native=("石破茂",),
        roles=(Role("Prime Minister", "Japan", "2024-10-01", "2025-10-21"),),
    ),
    ActorProfile(
        "organization/ministry-of-foreign-affairs-japan",
        "Ministry of Foreign Affairs (Japan)",
        "organization",
        aliases=("Ministry of Foreign Affairs", "MOFA"),
        country="japan",
    ),
    ActorProfile(
        "organization/ministry-of-foreign-affairs-taiwan",
        "Ministry of Foreign Affairs (Taiwan)",
        "organization",
        aliases=("Ministry of Foreign Affairs", "MOFA"),
        country="taiwan",
    ),
)
TOPICS = (
    TopicProfile("taiwan-strait", "Taiwan Strait", phrases=("Taiwan Strait", "cross-strait visit")),
    TopicProfile("russia-north-korea", "Russia and North Korea", near=(("Russia", "North Korea", "soldier"),)),
)
SOURCES = (SourceProfile("taipei-office", "Taipei Office", country="taiwan"),)


@cache
def lexicon() -> Lexicon:
    """The world pack with these profiles."""
    own = {actor.id for actor in ACTORS}
    return Lexicon.build((*(actor for actor in world_actors() if actor.id not in own), *ACTORS), TOPICS, SOURCES)

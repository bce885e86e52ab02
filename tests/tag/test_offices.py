"""Offices named without a name: whoever held the post that day, and nobody where the text does not speak of now."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import ActorProfile, ActorTag, Block, Field, Reading, Role
from dateline.pack import world_actors
from dateline.tag import Lexicon, tag_item

COUNTRIES = (
    ActorProfile("country/japan", "Japan", "country", adjectives=("Japanese",), pack=True),
    ActorProfile("country/norway", "Norway", "country", adjectives=("Norwegian",), capitals=("Oslo",), pack=True),
    ActorProfile("country/germany", "Germany", "country", adjectives=("German",), pack=True),
    ActorProfile("country/united-states", "United States", "country", acronyms=("US",), pack=True),
    ActorProfile("organization/nato", "NATO", "organization", aliases=("North Atlantic Treaty Organization",), acronyms=("NATO",), pack=True),
)


def _head(name: str, title: str, of: str, start: str, end: str = "", as_of: str = "2026-01-22", country: str = "") -> ActorProfile:
    id_ = f"person/{name.lower().replace(' ', '-')}"
    return ActorProfile(id_, name, "person", country=country or of.lower().replace(" ", "-"), roles=(Role(title, of, start, end, as_of),), pack=True)


HEADS = (
    _head("Yuto Harada", "Prime Minister", "Japan", "2024-10-01", "2025-10-21"),
    _head("Mei Oda", "Prime Minister", "Japan", "2025-10-21"),
    _head("Kari Berg", "Prime Minister", "Norway", "2021-10-14"),
    _head("Otto Lang", "President", "Germany", "2017-03-19"),
    _head("Ruth Weber", "Chancellor", "Germany", "2025-05-06"),
    _head("Ann Stone", "President", "United States", "2025-01-20"),
    _head("Mark Brown", "Caretaker Prime Minister", "Germany", "2025-06-01", "2025-07-01"),
)
OWN = (
    ActorProfile("person/jan-visser", "Jan Visser", "person", sort="Visser, Jan", roles=(Role("Secretary General", "NATO", "2024-10-01"),)),
    ActorProfile("person/ken-mori", "Ken Mori", "person", sort="Mori, Ken", roles=(Role("Minister for Foreign Affairs", "Japan", "2024-10-01", "2025-10-21"),)),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon.build((*COUNTRIES, *HEADS, *OWN), shields=())


@cache
def world() -> Lexicon:
    return Lexicon.build(world_actors())


def people(text: str, day: str = "2025-04-04", title: str = "Talks", language: str = "en") -> dict[str, ActorTag]:
    reading = Reading(None, Field(title, "test"), published=Field(day or None, "test"), language=Field(language, "test"), body=(Block(text, 1),))
    return {tag.id: tag for tag in tag_item(reading, lexicon()).actors if tag.kind == "person"}


def offices_in(text: str, day: str = "2025-04-04") -> list[tuple[str, str]]:
    return [(tag.id, mention.text) for tag in people(text, day).values() for mention in tag.mentions if mention.rule.startswith("role: ")]


@pytest.mark.parametrize(
    ("text", "holder", "words"),
    [
        ("He met the Prime Minister of Japan on Friday.", "person/yuto-harada", "Prime Minister of Japan"),
        ("Japan's foreign minister spoke.", "person/ken-mori", "Japan's foreign minister"),
        ("The Japanese prime minister spoke.", "person/yuto-harada", "Japanese prime minister"),
        ("The NATO chief warned of war.", "person/jan-visser", "NATO chief"),
        ("The NATO secretary-general warned of war.", "person/jan-visser", "NATO secretary-general"),
        (
            "The Secretary General of the North Atlantic Treaty Organization spoke.",
            "person/jan-visser",
            "Secretary General of the North Atlantic Treaty Organization",
        ),
        ("German President says no.", "person/otto-lang", "German President"),
        ("The Japanese premier spoke.", "person/yuto-harada", "Japanese premier"),
    ],
)
def test_an_office_means_whoever_held_it_on_the_day(text: str, holder: str, words: str) -> None:
    assert offices_in(text) == [(holder, words)]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2024-09-30", []),
        ("2024-10-01", ["person/yuto-harada"]),
        ("2025-10-20", ["person/yuto-harada"]),
        ("2025-10-21", []),  # the day on which both held it
        ("2025-10-22", ["person/mei-oda"]),
        ("2027-01-01", ["person/mei-oda"]),
        ("", []),
    ],
)
def test_the_day_of_the_item_decides_who_is_meant(day: str, holders: list[str]) -> None:
    assert [id_ for id_, _ in offices_in("The Japanese prime minister spoke.", day)] == holders


@pytest.mark.parametrize(
    "text",
    [
        "The former Japanese prime minister spoke.",
        "A former prime minister of Japan spoke.",
        "The next prime minister of Japan will decide.",
        "A Japanese prime minister must resign.",
        "Japanese prime ministers come and go.",
        "The Japanese deputy prime minister spoke.",
        "The US vice president spoke.",
        "The vice president of the United States spoke.",
        "The acting prime minister of Japan spoke.",
        "She may become Japan's prime minister.",
        "He was elected US president.",
        "She was the first Norwegian prime minister to do so.",
        "The Norwegian prime minister candidates spoke.",
        "In 2003 the US president gave a speech.",
        "The US president's office closed.",
        "The German president of the club spoke.",
        "Oslo's prime minister spoke.",
        "The German leader spoke.",
        "Germany's education minister spoke.",
    ],
)
def test_nobody_is_meant_where_the_text_does_not_speak_of_whoever_holds_the_post_now(text: str) -> None:
    assert offices_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "NATO Secretary General Anna Keller spoke.",
        "Anna Keller, the NATO secretary general, spoke.",
        "The NATO secretary general, Anna Keller, spoke.",
    ],
)
def test_a_name_beside_the_office_decides_against_what_is_known_of_it(text: str) -> None:
    assert list(people(text)) == ["person/anna-keller"]


def test_the_evidence_tells_post_days_and_as_of() -> None:
    tags = people("The Japanese prime minister met the US president and the NATO chief.")
    assert {id_: tag.mentions[0].rule for id_, tag in tags.items()} == {
        "person/yuto-harada": "role: Prime Minister of Japan, 2024-10-01 to 2025-10-21, as of 2026-01-22",
        "person/ann-stone": "role: President of the United States, since 2025-01-20, as of 2026-01-22",
        "person/jan-visser": "role: Secretary General of NATO, since 2024-10-01",
    }


def test_roles_of_the_pack_are_shown_as_of_when_they_were_told() -> None:
    roles = {id_: tag.role for id_, tag in people("The Norwegian prime minister met the NATO chief.", "2026-11-01").items()}
    assert roles == {"person/kari-berg": "Prime Minister of Norway, as of 2026-01-22", "person/jan-visser": "Secretary General of NATO"}


def test_whoever_fills_a_post_for_the_time_being_is_meant_by_it() -> None:
    assert offices_in("The German prime minister spoke.", "2025-06-10") == [("person/mark-brown", "German prime minister")]


def test_an_own_profile_beats_the_pack() -> None:
    own = ActorProfile("person/lars-holm", "Lars Holm", "person", roles=(Role("Prime Minister", "Norway", "2021-10-14"),))
    lexicon = Lexicon.build((*COUNTRIES, *HEADS, own), shields=())
    reading = Reading(None, Field("Talks", "test"), published=Field("2025-04-04", "test"), body=(Block("The Norwegian prime minister spoke.", 1),))
    assert [tag.id for tag in tag_item(reading, lexicon).actors if tag.kind == "person"] == ["person/lars-holm"]


@pytest.mark.parametrize(
    ("text", "reviewed", "role"),
    [
        ("Kari Berg spoke in Norway.", True, "Prime Minister of Norway, as of 2026-01-22"),
        ("Prime Minister Kari Berg spoke.", True, "Prime Minister of Norway, as of 2026-01-22"),
        ("Kari Berg, a butcher, said hello to Peter Smith.", False, ""),
        ("Former Prime Minister Kari Berg spoke in Norway.", True, "former Prime Minister"),
    ],
)
def test_a_name_of_the_pack_needs_its_country_or_its_post_beside_it(text: str, reviewed: bool, role: str) -> None:
    tag = people(text)["person/kari-berg"]
    assert (tag.reviewed, tag.role) == (reviewed, role)


def test_before_a_post_began_the_pack_gives_no_role() -> None:
    assert people("Kari Berg spoke in Norway.", "2021-10-13")["person/kari-berg"].role == ""


def test_a_surname_alone_is_nobody_of_the_pack() -> None:
    assert "person/kari-berg" not in people("Mr. Berg spoke in Norway.")


def test_after_the_full_name_the_surname_counts() -> None:
    assert [m.text for m in people("Kari Berg spoke in Norway. Then Berg left.")["person/kari-berg"].mentions] == ["Kari Berg", "Berg"]


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("The NATO chief spoke.", "2020-05-05", "person/jens-stoltenberg"),
        ("The NATO chief spoke.", "2024-12-10", "person/mark-rutte"),
        ("The UN chief spoke.", "2016-05-05", "person/ban-ki-moon"),
        ("The president of the European Council spoke.", "2016-05-05", "person/donald-tusk"),
        ("The EU's foreign policy chief spoke.", "2021-05-05", "person/josep-borrell"),
        ("NATO Secretary General Stoltenberg spoke in Brussels.", "2016-05-05", "person/jens-stoltenberg"),
        ("European Commission officials met Ursula von der Leyen.", "2021-05-05", "person/ursula-von-der-leyen"),
    ],
)
def test_heads_of_bodies_in_the_pack_are_whoever_held_the_post_that_day(text: str, day: str, person: str) -> None:
    reading = Reading(None, Field("Talks", "test"), published=Field(day, "test"), language=Field("en", "test"), body=(Block(text, 1),))
    assert [tag.id for tag in tag_item(reading, world()).actors if tag.kind == "person" and tag.reviewed] == [person]


@pytest.mark.parametrize("text", ["The head of the NATO relief agency spoke.", "The NATO chief scientist spoke.", "The head of NATO's northern command spoke."])
def test_who_heads_a_part_of_a_body_is_not_its_head(text: str) -> None:
    assert offices_in(text) == []

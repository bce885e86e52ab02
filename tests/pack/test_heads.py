"""Chiefs of state and heads of government: what the scripts take from the factbook's editions, and what the pack makes of it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dateline.pack import world_actors

REPO = Path(__file__).resolve().parents[2]
PEOPLE = {actor.id: actor for actor in world_actors() if actor.kind == "person"}


@pytest.fixture(scope="module")
def scripts() -> Iterator[tuple[ModuleType, ModuleType]]:
    sys.path.insert(0, str(REPO / "scripts"))
    yield importlib.import_module("world_heads"), importlib.import_module("world_people")
    sys.path.remove(str(REPO / "scripts"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Prime Minister Kari BERG (since 21 October 2025)", ("Prime Minister", "Kari BERG", "2025-10-21")),
        ("President Kari BERG (since April 2018)", ("President", "Kari BERG", "2018-04")),
        ("President Kari BERG (since 1997)", ("President", "Kari BERG", "1997")),
        (
            "King CHARLES III (since 8 September 2022); represented by Governor-General Dame Kari BERG (since 21 October 2021)",
            ("Governor General", "Kari BERG", "2021-10-21"),
        ),
        (
            "President of the Government of Spain (prime minister-equivalent) Kari BERG (since 2 June 2018)",
            ("President of the Government", "Kari BERG", "2018-06-02"),
        ),
        ("Interim President Gen. Kari B&Oslash;RG (since 5 Sep 2025)", ("Interim President", "Kari BØRG", "2025-09-05")),
        ("Emperor NARUHITO (since 1 May 2019)", ("Emperor", "NARUHITO", "2019-05-01")),
        ("Prime Minister Kari BERG; also referred to as premier (since 10 June 2020)", ("Prime Minister", "Kari BERG", "2020-06-10")),
        ("President (vacant)", None),
        ("Prime Minister Kari BERG", None),
        ("Prime Minister Kari BERG resigned on 18 December 2024 but remains (since 9 April 2024)", None),
        ("Sovereign Council Chair Kari BERG (since 11 November 2021)", None),
        ("Prime Minister Kari BERG (since 31 Brumaire 2021)", None),
    ],
)
def test_only_plain_statements_with_a_day_are_read(scripts: tuple[ModuleType, ModuleType], text: str, told: tuple[str, str, str] | None) -> None:
    assert scripts[0].stated(text) == told


def _terms(heads: ModuleType, *editions: tuple[str, str]) -> list[tuple[str, str, str, str, str]]:
    some = heads.terms([(day, {("NO", "government"): text}) for day, text in editions])
    return [(term.title, term.name, term.start, term.end, term.as_of) for term in some]


def test_a_term_ends_when_the_next_begins_and_is_as_of_the_last_edition_that_tells_it(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2021-01-07", "Prime Minister Ann BERG (since 16 October 2013)"),
        ("2021-10-28", "Prime Minister Ann BERG (since 16 October 2013)"),
        ("2021-11-04", "Prime Minister Kai HOLM (since 14 October 2021)"),
    )
    assert told == [
        ("Prime Minister", "Ann BERG", "2013-10-16", "2021-10-14", "2021-10-14"),
        ("Prime Minister", "Kai HOLM", "2021-10-14", "", "2021-11-04"),
    ]


def test_a_day_that_earlier_editions_contradict_is_not_believed(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2025-01-02", "Prime Minister Ann BERG (since 15 June 2023)"),
        ("2025-07-03", "Prime Minister Kai HOLM (since 23 June 2005)"),
    )
    assert told == [("Prime Minister", "Ann BERG", "2023-06-15", "2025", "2025-01-02")]


def test_a_statement_that_cannot_be_read_ends_a_term_unless_it_opens_with_the_same_name(scripts: tuple[ModuleType, ModuleType]) -> None:
    first = ("2021-01-07", "Prime Minister Ann BERG (since 16 October 2013)")
    assert _terms(scripts[0], first, ("2021-02-04", "Ann BERG, who resigned")) == [("Prime Minister", "Ann BERG", "2013-10-16", "", "2021-02-04")]
    assert _terms(scripts[0], first, ("2021-02-04", "a council of ministers")) == [("Prime Minister", "Ann BERG", "2013-10-16", "2021", "2021-01-07")]
    assert _terms(scripts[0], first, ("2021-02-04", "vacant (since 1 February 2021)")) == [
        ("Prime Minister", "Ann BERG", "2013-10-16", "2021-02-01", "2021-01-07")
    ]


def test_a_name_without_title_holds_the_post_of_that_place(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2024-12-12", "Caretaker Prime Minister Ann BERG (since 5 September 2024)"),
        ("2024-12-19", "Kai HOLM (since 13 December 2024)"),
    )
    assert told[1] == ("Prime Minister", "Kai HOLM", "2024-12-13", "", "2024-12-19")


def test_somebody_elected_again_goes_on_and_a_corrected_day_is_taken(scripts: tuple[ModuleType, ModuleType]) -> None:
    again = _terms(scripts[0], ("2021-01-07", "President Ann BERG (since 1 May 2017)"), ("2022-06-02", "President Ann BERG (since 1 May 2022)"))
    assert again == [("President", "Ann BERG", "2017-05-01", "", "2022-06-02")]
    corrected = _terms(scripts[0], ("2023-11-02", "President Ann BERG (since 25 May 2023)"), ("2023-11-09", "President Ann BERG (since 25 October 2023)"))
    assert corrected == [("President", "Ann BERG", "2023-10-25", "", "2023-11-09")]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Javier Gerardo MILEI", ["Javier Gerardo Milei", "Javier Milei"]),
        ("Claudia SHEINBAUM Pardo", ["Claudia Sheinbaum", "Claudia Sheinbaum Pardo"]),
        ("XI Jinping", ["Xi Jinping"]),
        ("Donald J. TRUMP", ["Donald Trump"]),
        ("Juliana O'CONNOR-CONNOLLY", ["Juliana O’Connor-Connolly"]),
        ("Mohammed Shia al-SUDANI", ["Mohammed Shia al-Sudani", "Mohammed al-Sudani"]),
        ("Alden MCLAUGHLIN", ["Alden McLaughlin"]),
        ("CARL XVI GUSTAF", ["Carl XVI Gustaf"]),
    ],
)
def test_full_names_are_made_of_the_factbooks(scripts: tuple[ModuleType, ModuleType], name: str, forms: list[str]) -> None:
    assert scripts[1].forms_of(name) == forms


def test_terms_of_one_person_under_two_spellings_are_one_actor(scripts: tuple[ModuleType, ModuleType]) -> None:
    terms = [
        {"place": "NO", "title": "Prime Minister", "name": "Ann BERG", "from": "2013-10-16", "to": "2021-10-14", "as_of": "2021-10-14"},
        {"place": "NO", "title": "President", "name": "Anne Marie BERG", "from": "2022-01-01", "as_of": "2026-01-22"},
    ]
    made = scripts[1].people(terms, {"Anne Marie BERG": ["Anna Berg"], "Ann BERG": ["Anna Berg"]}, {"NO": {"id": "country/norway", "name": "Norway"}})
    assert made == [
        {
            "id": "person/anna-berg",
            "name": "Anna Berg",
            "kind": "person",
            "sort": "Berg, Anna",
            "aliases": ["Anne Marie Berg", "Anne Berg", "Ann Berg"],
            "country": "norway",
            "roles": [
                {"title": "Prime Minister", "of": "Norway", "start": "2013-10-16", "end": "2021-10-14", "as_of": "2021-10-14"},
                {"title": "President", "of": "Norway", "start": "2022-01-01", "as_of": "2026-01-22"},
            ],
            "pack": True,
        }
    ]


def test_every_person_of_the_pack_has_a_post_of_a_country_or_body_with_its_days() -> None:
    countries = {actor.name for actor in world_actors() if actor.kind != "person"}
    assert len(PEOPLE) > 600
    wrong = [(id_, role) for id_, person in PEOPLE.items() for role in person.roles if role.of not in countries or not role.start or not role.as_of]
    assert wrong == []
    assert [id_ for id_, person in PEOPLE.items() if not person.roles or not person.pack or " " not in person.name] == []


def test_no_term_ends_before_it_begins_or_is_told_after_it_ended() -> None:
    roles = [(id_, role) for id_, person in PEOPLE.items() for role in person.roles]
    assert [(id_, role) for id_, role in roles if role.end and (role.end < role.start[: len(role.end)] or role.end < role.as_of[: len(role.end)])] == []


def test_names_of_the_pack_are_full_names_of_one_person_each() -> None:
    seen: dict[str, str] = {}
    for id_, person in PEOPLE.items():
        for name in (person.name, *person.aliases):
            assert " " in name, name
            assert seen.setdefault(name.casefold(), id_) == id_, name


def test_a_successor_who_stands_with_the_day_of_the_one_before_is_another_person(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2024-01-04", "President Kari BERG (since 13 March 2020)"),
        ("2025-03-20", "President Nils TANGEN (since 13 March 2020)"),
        ("2025-04-10", "President Nils TANGEN (since 13 March 2025)"),
    )
    assert told == [("President", "Kari BERG", "2020-03-13", "2025-03-13", "2024-01-04"), ("President", "Nils TANGEN", "2025-03-13", "", "2025-04-10")]


def test_names_wholly_in_capitals_that_share_a_word_are_two(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2023-01-05", "Prime Minister HUN SEN (since 14 January 1985)"),
        ("2023-09-07", "Prime Minister HUN MANET (since 22 August 2023)"),
    )
    assert told == [("Prime Minister", "HUN SEN", "1985-01-14", "2023-08-22", "2023-01-05"), ("Prime Minister", "HUN MANET", "2023-08-22", "", "2023-09-07")]


def test_a_name_spelt_otherwise_with_the_same_day_is_one(scripts: tuple[ModuleType, ModuleType]) -> None:
    told = _terms(
        scripts[0],
        ("2023-01-05", "Prime Minister Raman HALOWCHENKA (since 4 June 2020)"),
        ("2023-09-07", "Prime Minister Roman GOLOVCHENKO (since 4 June 2020)"),
    )
    assert told == [("Prime Minister", "Roman GOLOVCHENKO", "2020-06-04", "", "2023-09-07")]


def test_nobody_of_the_pack_bears_the_name_of_the_one_before() -> None:
    assert "Hun Sen" not in PEOPLE["person/hun-manet"].aliases
    assert [role.start for role in PEOPLE["person/hun-manet"].roles] == ["2023-08-22"]
    assert [role.start for role in PEOPLE["person/konstantinos-tasoulas"].roles] == ["2025-03-13"]

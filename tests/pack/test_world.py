"""What the world pack holds, and that no form means more than it should."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel import Locale

from dateline.model import ActorProfile
from dateline.pack import ambiguous_territory_names, capital_of, country_of, shields, territory_names, world_actors

REPO = Path(__file__).resolve().parents[2]
DATA = REPO / "dateline" / "data" / "world"
ACTORS = {actor.id: actor for actor in world_actors()}
COUNTRIES = [actor for actor in ACTORS.values() if actor.kind == "country"]
BODIES = [actor for actor in ACTORS.values() if actor.kind == "organization"]
# CLDR's codes beside those of ISO 3166-1: exceptional reservations, groups and placeholders
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def forms(actor: ActorProfile) -> Iterator[str]:
    yield actor.name
    for group in (actor.aliases, actor.weak_aliases, actor.acronyms, actor.adjectives, actor.demonyms, actor.capitals, actor.native):
        yield from group


def test_every_country_and_territory_is_there_once() -> None:
    codes = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)} - NOT_COUNTRIES
    assert len(codes) == 250
    assert sorted(actor.iso for actor in COUNTRIES) == sorted(codes)
    assert len(world_actors()) == len(ACTORS)


def test_there_are_hundreds_of_organisations_and_none_of_them_has_a_code() -> None:
    assert len(BODIES) >= 350
    assert {actor.iso for actor in BODIES} == {""}


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("country/united-states", "United States"),
        ("country/turkey", "Turkey"),
        ("country/cote-divoire", "Côte d’Ivoire"),
        ("country/hong-kong", "Hong Kong"),
        ("country/myanmar", "Myanmar"),
        ("country/curacao", "Curaçao"),
        ("organization/nato", "NATO"),
        ("organization/iaea", "International Atomic Energy Agency"),
        ("organization/ministry-of-foreign-affairs-taiwan", "Ministry of Foreign Affairs (Taiwan)"),
    ],
)
def test_addresses_are_plain_english(id_: str, name: str) -> None:
    assert ACTORS[id_].name == name


def test_slugs_are_lower_case_ascii() -> None:
    assert [actor.id for actor in world_actors() if not re.fullmatch(r"(country|organization|person)/[a-z0-9]+(-[a-z0-9]+)*", actor.id)] == []


@pytest.mark.parametrize(
    ("form", "id_"),
    [
        ("U.S.", "united-states"),
        ("America", "united-states"),
        ("Britons", "united-kingdom"),
        ("UK", "united-kingdom"),
        ("DPRK", "north-korea"),
        ("ROK", "south-korea"),
        ("PRC", "china"),
        ("Republic of China", "taiwan"),
        ("Czech Republic", "czechia"),
        ("Türkiye", "turkey"),
        ("Turks", "turkey"),
        ("Burma", "myanmar"),
        ("Ivory Coast", "cote-divoire"),
        ("Holland", "netherlands"),
        ("Holy See", "vatican"),
        ("Macao", "macau"),
        ("Spaniards", "spain"),
        ("Finns", "finland"),
        ("Danes", "denmark"),
        ("Poles", "poland"),
        ("St. Lucia", "saint-lucia"),
        ("Trinidad & Tobago", "trinidad-and-tobago"),
    ],
)
def test_a_form_of_the_press_belongs_to_one_country(form: str, id_: str) -> None:
    assert [actor.slug for actor in COUNTRIES if form in forms(actor)] == [id_]


def test_no_form_belongs_to_two_countries_unless_declared() -> None:
    shared = set(yaml.safe_load((REPO / "scripts" / "world" / "countries.yml").read_text("utf-8"))["shared"])
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for actor in COUNTRIES:
        for form in forms(actor):
            owners[form].add(actor.slug)
    assert {form for form, slugs in owners.items() if len(slugs) > 1} == shared


def test_no_name_of_a_country_is_the_name_of_an_organisation() -> None:
    of_countries = {form.casefold() for actor in COUNTRIES for form in (actor.name, *actor.aliases, *actor.acronyms)}
    of_bodies = {form.casefold() for actor in BODIES for form in (actor.name, *actor.aliases, *actor.acronyms)}
    assert of_countries & of_bodies == set()


def test_no_actor_has_a_form_both_strong_and_weak_or_twice() -> None:
    wrong = []
    for actor in world_actors():
        named = [actor.name, *actor.aliases, *actor.acronyms, *actor.weak_aliases]
        wrong += [f"{actor.id}: {form}" for form in named if named.count(form) > 1]
    assert wrong == []


def test_a_capital_is_never_a_name_of_its_country() -> None:
    assert [actor.id for actor in COUNTRIES if set(actor.capitals) & {actor.name, *actor.aliases}] == []


def test_forms_are_composed_tidy_and_typographic() -> None:
    every = [(actor.id, form) for actor in world_actors() for form in (*forms(actor), *actor.nots, *actor.ambiguous)]
    assert [(id_, form) for id_, form in every if unicodedata.normalize("NFC", form) != form] == []
    assert [(id_, form) for id_, form in every if " ".join(form.split()) != form or not form] == []
    assert [(id_, form) for id_, form in every if "'" in form] == []


def test_ambiguous_forms_are_forms_of_the_actor() -> None:
    assert [(actor.id, form) for actor in world_actors() for form in actor.ambiguous if form not in forms(actor)] == []


@pytest.mark.parametrize(
    ("id_", "form"),
    [
        ("country/chad", "Chad"),
        ("country/georgia", "Georgia"),
        ("country/jordan", "Jordan"),
        ("country/jersey", "Jersey"),
        ("country/poland", "Pole"),
    ],
)
def test_names_that_are_also_something_else_need_a_second_sign(id_: str, form: str) -> None:
    assert form in ACTORS[id_].ambiguous


def test_wikidata_ids_are_well_formed_and_unique() -> None:
    ids = [actor.wikidata for actor in world_actors() if actor.wikidata]
    assert [one for one in ids if not re.fullmatch(r"Q[1-9]\d*", one)] == []
    assert len(ids) == len(set(ids))
    assert [actor.id for actor in COUNTRIES if not actor.wikidata] == []
    assert (ACTORS["country/japan"].wikidata, ACTORS["country/taiwan"].wikidata, ACTORS["organization/nato"].wikidata) == (
        "Q17",
        "Q865",
        "Q7184",
    )


def test_a_national_body_names_a_country_of_the_pack() -> None:
    assert {actor.country for actor in BODIES} <= {actor.slug for actor in COUNTRIES} | {""}
    assert ACTORS["organization/knesset"].country == "israel"


def test_british_and_american_spellings_are_both_there() -> None:
    nato = ACTORS["organization/nato"].aliases
    assert {"North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"} <= set(nato)
    assert ACTORS["organization/world-food-programme"].aliases[0] == "World Food Program"


@pytest.mark.parametrize(
    ("id_", "phrase"),
    [
        ("country/china", "East and South China Seas"),
        ("country/japan", "Sea of Japan"),
        ("country/taiwan", "New Taiwan dollars"),
        ("country/united-states", "U.S. dollars"),
        ("country/switzerland", "Swiss francs"),
        ("country/mexico", "New Mexico"),
        ("country/guinea", "guinea pigs"),
        ("country/south-korea", "Korea Strait"),
    ],
)
def test_a_phrase_that_only_borrows_a_name_shields_the_country(id_: str, phrase: str) -> None:
    assert phrase.casefold() in {one.casefold() for one in ACTORS[id_].nots}


def test_no_shield_is_the_name_of_an_actor_of_the_pack() -> None:
    named = {form.casefold() for actor in world_actors() for form in (actor.name, *actor.aliases)}
    territories = {"american samoa", "french guiana", "french polynesia", "british virgin islands", "south georgia", "new caledonia"}
    assert {phrase for phrase in shields() if phrase.casefold() in named} - {phrase for phrase in shields() if phrase.casefold() in territories} == set()


def test_shields_are_sorted_once_each_and_have_more_than_one_word() -> None:
    assert len({phrase.casefold() for phrase in shields()}) == len(shields())
    assert "guinea pigs" in {phrase.casefold() for phrase in shields()}
    assert [
        phrase
        for phrase in shields()
        if phrase[0] < "\u0e00"  # the scripts beyond write no spaces, or a name as one word
        and not re.search(r"[ -]", phrase)
        and phrase not in {"Chinatown", "Chinatowns", "Koreatown", "Japantown", "Egyptair"}
    ] == []


@pytest.mark.parametrize(
    ("language", "slug", "names"),
    [
        ("ja", "united-states", ("アメリカ合衆国", "米国", "アメリカ")),
        ("ja", "myanmar", ("ミャンマー", "ビルマ")),
        ("ko", "hong-kong", ("홍콩",)),
        ("zh-Hant", "north-korea", ("北韓", "朝鮮")),
        ("zh", "north-korea", ("朝鲜", "北韩")),
        ("de", "germany", ("Deutschland",)),
        ("pt-BR", "netherlands", ("Países Baixos", "Holanda")),
    ],
)
def test_countries_have_the_names_of_other_languages(language: str, slug: str, names: tuple[str, ...]) -> None:
    assert territory_names(language)[slug] == names


@pytest.mark.parametrize("language", ["ja", "zh", "zh-Hant", "ko", "ru", "uk", "ar", "he", "fa", "hi", "th", "vi", "de", "es", "tr"])
def test_one_name_in_another_language_is_one_countrys(language: str) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for slug, names in territory_names(language).items():
        for name in names:
            owners[name].add(slug)
    assert {name: slugs for name, slugs in owners.items() if len(slugs) > 1 and "us-virgin-islands" not in slugs} == {}
    assert [name for name in owners if len(name) < 2] == []
    assert ambiguous_territory_names(language) <= owners.keys()


def test_an_unknown_language_has_no_names() -> None:
    assert territory_names("xx") == {}
    assert territory_names("not a language") == {}
    assert ambiguous_territory_names("xx") == frozenset()


def test_capitals_and_codes_lead_to_their_country() -> None:
    assert (capital_of("Tokyo"), capital_of("N'Djamena"), capital_of("bogota"), capital_of("Osaka")) == ("japan", "chad", "colombia", "")
    assert (country_of("gb"), country_of("XK"), country_of("QQ")) == ("united-kingdom", "kosovo", "")


def test_origin_and_licence_stand_beside_the_data() -> None:
    notice = (DATA / "NOTICE").read_text("utf-8")
    assert all(path.name in notice for path in DATA.iterdir() if path.name != "NOTICE")
    assert "UNICODE LICENSE V3" in notice
    assert "CC0 1.0" in notice

"""Countries by their code, their capital, and their names in other languages."""

from __future__ import annotations

from functools import cache
from typing import TypedDict

from dateline.pack.world import FOLDER, world_actors
from dateline.text import fold, regex

_BRACKETS = regex(r"\s*[(（]([^)）]*)[)）]\s*")


class _Names(TypedDict):
    """What names.json says of one language: names by country, and those of all its names that are words as well."""

    names: dict[str, list[str]]
    ambiguous: list[str]


@cache
def territory_names(language: str) -> dict[str, tuple[str, ...]]:
    """The names of countries and territories in a language (`ja`, `zh-Hant`, `pt_BR`), by the country's slug.

    CLDR's name by way of Babel, without what it adds in brackets, then what the press says instead (米国, not only
    アメリカ合衆国). Empty for a language that CLDR does not know. The dictionary is shared: do not change it.
    """
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language, sep="-" if "-" in language else "_").territories
    except (UnknownLocaleError, ValueError):
        return {}
    own = _own(language)["names"]
    names = {}
    for iso, slug in _slugs().items():
        forms = [*_spelt(iso, territories.get(iso, "")), *own.get(slug, ())]
        if forms:
            names[slug] = tuple(dict.fromkeys(forms))
    return names


@cache
def ambiguous_territory_names(language: str) -> frozenset[str]:
    """Those of `territory_names` that are also words of the language or parts of words (수단, タイ): they need a second sign."""
    return frozenset(_own(language)["ambiguous"])


@cache
def country_of(iso: str) -> str:
    """The slug of the country with this ISO 3166-1 alpha-2 code (XK for Kosovo), "" for none."""
    return _slugs().get(iso.upper(), "")


def capital_of(place: str) -> str:
    """The slug of the country whose capital or seat of government this is, "" for none: "Tokyo" is japan's."""
    return _capitals().get(fold(place), "")


@cache
def _slugs() -> dict[str, str]:
    return {actor.iso: actor.slug for actor in world_actors() if actor.iso}


@cache
def _capitals() -> dict[str, str]:
    return {fold(capital): actor.slug for actor in world_actors() for capital in actor.capitals}


@cache
def _all_names() -> dict[str, _Names]:
    import msgspec

    return msgspec.json.decode((FOLDER / "names.json").read_bytes(), type=dict[str, _Names])


def _own(language: str) -> _Names:
    """What names.json has for the language: Chinese by its script, all others without region."""
    parts = language.replace("-", "_").split("_")
    traditional = parts[0] == "zh" and bool({"Hant", "TW", "HK", "MO"} & set(parts))
    return _all_names().get("zh_Hant" if traditional else parts[0], {"names": {}, "ambiguous": []})


def _spelt(iso: str, name: str) -> list[str]:
    """A name as it stands in running text: "홍콩(중국 특별행정구)" without its remark, "ミャンマー (ビルマ)" either way.

    Only the two Congos keep their brackets: what is left without them is the name of both.
    """
    found = _BRACKETS.search(name)
    if found is None or iso in {"CD", "CG"}:
        return [name] if len(name) > 1 else []
    outside = _BRACKETS.sub(" " if found[0][0].isspace() else "", name).strip()
    return [outside, found[1]] if iso == "MM" else [outside]

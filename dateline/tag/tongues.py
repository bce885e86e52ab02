"""What one language other than English calls countries and well-known bodies, in the forms in which they stand in its texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from dateline.model import ActorProfile
from dateline.tag.cases import cases
from dateline.tag.forms import Form
from dateline.tag.words import lines

RULE = "name in another language"
_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "ru": ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "их", "ими"),
    "uk": ("ий", "а", "е", "і", "ого", "ої", "ому", "ій", "у", "им", "их", "ими", "ою"),
    "de": ("e", "en", "er", "es", "em"),
    "ar": ("",),
})  # fmt: skip
_JOINED_ARTICLE = "ال"
_TO_THE = "لل"  # "to the", in which the article's first letter is lost


def forms_in(language: str, names: Mapping[str, tuple[str, ...]], actors: Mapping[str, ActorProfile], unsure: Collection[str] = ()) -> list[Form]:
    """The forms of `language` (its tag, such as zh-Hant): `names` of countries by slug, adjectives, and names of bodies, of those that are in
    `actors`. Names among `unsure` are words of the language as well.
    """
    tongue = language.split("-", maxsplit=1)[0]
    forms = [
        Form(f"country/{slug}", "country", form, RULE, ambiguous=name in unsure)
        for slug, some in names.items()
        if f"country/{slug}" in actors
        for name in some
        for form in _written(name, tongue)
    ]
    forms += [
        Form(f"country/{slug}", "country", stem + ending, "adjective")
        for slug, stems in _listed("adjectives_abroad", tongue)
        if f"country/{slug}" in actors
        for stem in stems
        for ending in _ENDINGS[tongue]
    ]
    for slug, some in _listed("organisations_abroad", tongue):
        for id_ in _ids(slug, actors):
            forms += _bodys(id_, some, tongue)
    return forms


def _bodys(id_: str, names: Collection[str], tongue: str) -> Iterator[Form]:
    for name in names:
        exact = name.isupper() and name.isalpha() and name.upper() != name.lower()
        for form in _written(name, tongue):
            yield Form(id_, id_.partition("/")[0], form, RULE, exact)


def _ids(slug: str, actors: Mapping[str, ActorProfile]) -> list[str]:
    if slug.endswith("*"):
        return [id_ for id_ in actors if id_.startswith(f"organization/{slug[:-1]}")]
    id_ = slug if "/" in slug else f"organization/{slug}"
    return [id_] if id_ in actors else []


@cache
def base_form(form: str) -> str:
    """The nominative of a body's form in another language: "министерство обороны" of "министерством обороны"."""
    listed = ((name, tongue) for tongue, entries in _by_language("organisations_abroad").items() for _, names in entries for name in names)
    return next((name for name, tongue in listed if form in _written(name, tongue)), form)


def shields_in(language: str) -> list[str]:
    """Phrases of the language in which a country's name names no country."""
    tongue = language.split("-", maxsplit=1)[0]
    return [form for line in lines("shields_abroad") if line.startswith(f"{tongue} ") for form in cases(line.partition(" ")[2], tongue)]


def _written(name: str, tongue: str) -> tuple[str, ...]:
    if tongue == "ar" and name.startswith(_JOINED_ARTICLE):
        return name, _TO_THE + name.removeprefix(_JOINED_ARTICLE)
    return cases(name, tongue)


def _listed(name: str, tongue: str) -> Sequence[tuple[str, list[str]]]:
    """The entries of a list in this language: a slug and what follows it."""
    return _by_language(name).get(tongue, ())


@cache
def _by_language(name: str) -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for line in lines(name):
        head, _, rest = line.partition(": ")
        tongue, _, slug = head.partition(" ")
        found.setdefault(tongue, []).append((slug, rest.split(" = ")))
    return found

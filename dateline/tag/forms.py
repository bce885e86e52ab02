"""The forms in which an actor may be named, made from its profile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.model import ActorProfile
from dateline.tag.cases import cases_of_person
from dateline.text import regex

_ACRONYM = regex(r"[A-Z]{2,5}s?\Z")
_CYRILLIC = regex("[\u0400-\u04ff]")


class Form(NamedTuple):
    """One phrase for one actor. `rule` names the kind of form; `exact` forms count only with these very capitals.

    `ambiguous` forms are also something else (Turkey, Georgia) and need a second sign in the document.
    """

    actor: str
    kind: str
    text: str
    rule: str
    exact: bool = False
    ambiguous: bool = False


def forms_of(actor: ActorProfile) -> Iterator[Form]:
    """Every form of the actor: names, aliases, acronyms, adjectives, demonyms with their plurals, capitals, native names."""
    unsure = frozenset(actor.ambiguous)

    def form(text: str, rule: str, *, exact: bool = False) -> Form:
        return Form(actor.id, actor.kind, text, rule, exact, text in unsure)

    yield form(actor.name, "name")
    for text in actor.aliases:
        yield from (form(case, "alias", exact=_ACRONYM.match(case) is not None) for case in _in_cases(text, actor))
    for text in actor.weak_aliases:
        yield form(text, "weak alias", exact=_ACRONYM.match(text) is not None)
    for text in actor.acronyms:
        for variant in _acronym_variants(text):
            yield form(variant, "acronym", exact=True)
    for text in actor.native:
        yield from (form(case, "native name") for case in _in_cases(text, actor))
    for text in actor.adjectives:
        yield form(text, "adjective")
    for text in dict.fromkeys((*actor.adjectives, *actor.demonyms)):
        for variant in _plurals(text):
            yield form(variant, "demonym")
    for text in actor.capitals:
        yield form(text, "capital")
    if actor.kind == "person" and "," in actor.sort:
        yield form(actor.sort, "alias")


def _in_cases(name: str, actor: ActorProfile) -> tuple[str, ...]:
    """The name of a person in Cyrillic letters in all its cases; any other name as it is."""
    return cases_of_person(name) if actor.kind == "person" and _CYRILLIC.match(name) else (name,)


def _acronym_variants(text: str) -> tuple[str, ...]:
    if 2 <= len(text) <= 4 and text.isalpha() and text.isupper():
        return (text, ".".join(text) + ".")
    return (text,)


def _plurals(text: str) -> tuple[str, ...]:
    """Americans, Iraqis, Czechs; none for those that are their own plural (Japanese, French, Swiss)."""
    if text.endswith(("ese", "sh", "ch", "s")) and text not in ("Czech",):
        return (text,)
    if text.endswith("man"):
        return (text, text[:-3] + "men")
    return (text, text + "s")

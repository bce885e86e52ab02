"""The forms in which an actor may be named, made from its profile."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dateline.model import ActorProfile

_ACRONYM = re.compile(r"[A-Z]{2,5}s?\Z")
_CYRILLIC_END = re.compile(r"[аяоеийыьэю]\Z")


@dataclass(frozen=True, slots=True)
class Form:
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
        yield form(text, "alias", exact=_ACRONYM.match(text) is not None)
    for text in actor.weak_aliases:
        yield form(text, "weak alias", exact=_ACRONYM.match(text) is not None)
    for text in actor.acronyms:
        for variant in _acronym_variants(text):
            yield form(variant, "acronym", exact=True)
    for text in actor.native:
        yield form(text, "native name")
    for text in actor.adjectives:
        yield form(text, "adjective")
    for text in dict.fromkeys((*actor.adjectives, *actor.demonyms)):
        for variant in _plurals(text):
            yield form(variant, "demonym")
    for text in actor.capitals:
        yield form(text, "capital")
    if actor.kind == "person" and "," in actor.sort:
        yield form(actor.sort, "alias")


def native_forms(id_: str, names: tuple[str, ...], actors: Mapping[str, ActorProfile], unsure: Collection[str] = ()) -> Iterator[Form]:
    """Names of a country in another language; Cyrillic ones also without their last vowel, for the cases of Slavic nouns."""
    if id_ not in actors:
        return
    for name in names:
        yield Form(id_, "country", name, "name in another language", ambiguous=name in unsure)
        if len(name) > 4 and "\u0400" <= name[0] <= "\u04ff" and _CYRILLIC_END.search(name):
            yield Form(id_, "country", name[:-1], "name in another language")


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

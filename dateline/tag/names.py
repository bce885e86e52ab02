"""What the word lists say about a word: given name, surname, title, head of an organisation's or a place's name, common word."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.tag.words import listed

FUNCTION = listed("function_words")
COMPANY = listed("company_forms")
NAME_ENDS = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


class Lists(msgspec.Struct, frozen=True):
    """The lists that names are judged by, loaded."""

    given: frozenset[str]
    given_weak: frozenset[str]
    cjk_surnames: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    months: frozenset[str]
    particles: frozenset[str]
    acronyms: frozenset[str]
    org_heads: frozenset[str]
    org_starts: frozenset[str]
    place_heads: frozenset[str]
    regions: frozenset[str]
    no_names: frozenset[str]
    other_heads: frozenset[str]
    speech: frozenset[str]
    org_signs: frozenset[str]


@cache
def lists() -> Lists:
    """All of them, once a process."""
    loaded = {name: listed(name) for name in Lists.__struct_fields__ if name != "org_signs"}
    given, places = loaded["given"] | listed("given_world"), loaded["places"] | loaded["regions"]
    signs = loaded["org_heads"] | loaded["org_starts"] | COMPANY | {"district"}
    return Lists(**(loaded | {"given": given, "places": places, "org_signs": signs}))


def is_capitals(word: str) -> bool:
    """ISHIDA, NATO, AT&T: at least two capitals and no small letter."""
    return len(word) > 1 and word.isupper()

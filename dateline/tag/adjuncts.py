"""Acronyms of countries that stand in a longer name as an adjective does: the "U.S." of "U.S. Department of State" and "U.S. Secretary of State"."""

from __future__ import annotations

from collections.abc import Collection

from dateline.tag.names import lists
from dateline.tag.sections import Section
from dateline.text import regex

_WORDS = regex(r" ([A-Z][\w.’'-]*)(?: ([A-Z][\w.’'-]*))?(?: ([A-Z][\w.’'-]*))?")
_HEADS_OF_STATE = frozenset({"president", "vice", "prime", "premier", "chancellor", "king", "queen", "emperor", "presidents"})


def within_a_name(section: Section, end: int, bodies: Collection[int]) -> bool:
    """Whether an acronym that ends here is but the first word of a body's or a post's name. `bodies` are where bodies' names begin.

    Who leads a state speaks for it: "US President" names the country too.
    """
    if section.text[end : end + 1] != " ":
        return False
    if end + 1 in bodies:
        return True
    found = _WORDS.match(section.text, end)
    if not found:
        return False
    words = [word.lower() for word in found.groups() if word]
    return words[0] not in _HEADS_OF_STATE and any(word in lists().titles for word in words)

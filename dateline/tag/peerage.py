"""People who are named by their rank alone: the Duchess of Cambridge, the Prince of Wales."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.tag.folding import plain
from dateline.tag.people import Person
from dateline.tag.sections import Section
from dateline.text import regex

_RANK = regex(
    r"(Duke|Duchess|Princess|Prince|Earl|Countess|Marquess|Viscount|Baroness) of (?:the )?"
    r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b(?!['’]s [A-Z]| [A-Z]|-)"
)


def people_by_rank(number: int, section: Section) -> Iterator[Person]:
    """Those of section `number`. A rank within a longer name ("Princess of Wales Hospital", "Duke of Edinburgh's Award") is no person."""
    if " of " not in section.text:
        return
    for found in _RANK.finditer(section.text):
        yield Person(number, found.start(), found.end(), found.group(), plain(found.group(1)), "", 2.5, "rank")

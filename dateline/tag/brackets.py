"""People whose name an editor completed in brackets: "[Anna] Keller", "[George H. W.] Bush", "Anna [Keller]"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.tag.folding import plain
from dateline.tag.names import FUNCTION, lists
from dateline.tag.people import Person
from dateline.tag.sections import Section
from dateline.text import regex

_WORD = r"[^\W\d_a-z][\w’'-]*\.?"
_NAME = regex(rf"\[({_WORD}(?: {_WORD}){{0,3}})\] ([^\W\d_a-z][\w-]+)|(?<!\w)([^\W\d_a-z][\w-]+) \[([^\W\d_a-z][\w-]+)\]")


def completed_names(number: int, section: Section) -> Iterator[Person]:
    """The people of section `number` whose given name or surname stands in brackets, named as one would without these."""
    if "[" not in section.text:
        return
    known = lists()
    for found in _NAME.finditer(section.text):
        name = " ".join(group for group in found.groups() if group)
        words = plain(name).split()
        last = words[-1]
        if words[0] not in known.given or words[0] in known.months or last in FUNCTION or (last in known.common and last not in known.surnames):
            continue
        yield Person(number, found.start(), found.end(), name, last, "", 2.5, "name")

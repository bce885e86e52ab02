"""Acronyms introduced in brackets, and the words they stand for.

The method is Schwartz and Hearst's: "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.tag.sections import Section
from dateline.text import regex

_BRACKET = regex(r"\(([^\W\d_][\w&./-]{1,9})\)")
_WORDS = regex(r"\S+")
_REACH = 300  # characters before the bracket: a long form has fifteen words at most


class Definition(msgspec.Struct, frozen=True):
    """`short` at `short_start` stands for the text from `start` to `end`, right before the bracket."""

    section: int
    short: str
    short_start: int
    start: int
    end: int


def definitions(number: int, section: Section) -> Iterator[Definition]:
    """The acronyms that a section introduces as "North Atlantic Treaty Organization (NATO)"."""
    text = section.text
    for found in _BRACKET.finditer(text):
        short = found.group(1)
        if sum(c.isupper() for c in short) < 2:
            continue
        end = found.start()
        while end and text[end - 1] == " ":
            end -= 1
        furthest = max(0, end - _REACH)
        words = [m.start() for m in _WORDS.finditer(text, text.rfind("\n", furthest, end) + 1 or furthest, end)]
        longest = min(len(short) + 5, len(short) * 2)
        begin = words[-longest] if len(words) >= longest else (words[0] if words else end)
        start = _long_form(short, text, begin, end)
        if start is not None:
            yield Definition(number, short, found.start(1), start, end)


def _long_form(short: str, text: str, begin: int, end: int) -> int | None:
    """Where the long form begins: the letters of the short one from right to left, the first at the start of a word."""
    i, at = len(short) - 1, end - 1
    while i >= 0:
        letter = short[i].casefold()
        if not letter.isalnum():
            i -= 1
            continue
        while at >= begin and (text[at].casefold() != letter or (i == 0 and at > begin and text[at - 1].isalnum())):
            at -= 1
        if at < begin:
            return None
        i -= 1
        at -= 1
    start = text.rfind(" ", begin, at + 1) + 1
    return max(start, begin)

"""Where words stand between quotation marks: straight, curly, doubled single, guillemets, low, and those of Chinese and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‟": "”", "‹": "›", "《": ""}
_MARK = re.compile(r"[“„«「『‟\"]|``|(?<![\w’'])[‘'](?=[\w“\"(])")
_OPENS_BEFORE = re.compile(r"[\s(\[—–:,/-]")
_SINGLE_END = re.compile(r"(?<=[,.!?…])[’'](?!\w)|(?<=[\w%)])[’'](?=[,.;:!?)]?(?:\s|\Z))")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `open_end`: the paragraph ended before a closing mark came, so the words go on in the next one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    open_end: bool = False


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of a body."""
    at = 0
    while at <= len(text):
        end = text.find("\n\n", at)
        end = len(text) if end < 0 else end
        if end > at:
            yield at, end
        at = end + 2


def marked(text: str, start: int, end: int) -> list[Marked]:
    """The outermost quotations of one paragraph, in order; those inside another are part of it."""
    found = []
    at = start
    while (opening := _MARK.search(text, at, end)) is not None:
        mark = opening.group()
        if mark == '"' and not _may_open(text, opening.start(), start, end):
            at = opening.end()
            continue
        begin = opening.end()
        close = _closing(text, mark, begin, end)
        if close is None:
            if mark in "'‘" or end - begin > _LONGEST:
                at = begin
                continue
            found.append(Marked(begin, _trim(text, begin, end), opening.start(), end, mark, open_end=True))
            break
        found.append(Marked(begin, close[0], opening.start(), close[1], mark))
        at = close[1]
    return found


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark opens: at the start or after a space or bracket, and before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return _OPENS_BEFORE.match(before) is not None and not after.isspace()


def _closing(text: str, mark: str, begin: int, end: int) -> tuple[int, int] | None:
    """Where the closing mark begins and ends; a nested pair of the same kind is passed over."""
    if mark in "'‘":
        found = _SINGLE_END.search(text, begin, min(end, begin + 1500))
        return (found.start(), found.end()) if found else None
    if mark == "``":
        at = text.find("''", begin, end)
        return (at, at + 2) if at >= 0 else None
    if mark == '"':
        at = text.find('"', begin, end)
        while at >= 0 and at + 1 < end and text[at + 1].isalnum() and text[at - 1].isspace():
            inner = text.find('"', at + 1, end)  # a quotation inside straight marks
            at = text.find('"', inner + 1, end) if inner >= 0 else -1
        return (at, at + 1) if at >= 0 else None
    closing = PAIRS[mark]
    depth, at = 1, begin
    while at < end:
        if text[at] == closing or (mark == "“" and text[at] == '"') or (mark == "„" and text[at] == "”"):
            depth -= 1
            if not depth:
                return at, at + 1
        elif text[at] == mark:
            depth += 1
        at += 1
    return (text.rfind(closing, begin, end), text.rfind(closing, begin, end) + 1) if closing in text[begin:end] else None


def _trim(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end

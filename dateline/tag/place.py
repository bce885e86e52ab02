"""Where in its document a mention or quote stands: the line, and the sentence around it."""

from __future__ import annotations

from typing import Protocol

from dateline.model import Reading
from dateline.text import regex

# Ends of sentences in the scripts the program meets: a mark, closing quotes or brackets, then space (none is needed after the full-width ones).
# The marks stand in one class in front, so that the search goes from mark to mark.
_END = regex(r"[.!?…؟।。！？\n](?:(?<=[.!?…؟।])[\"'”’»)\]]*\s+|(?<=[。！？])[」』”）]*|(?<=\n)\n*)")
# An abbreviation, an initial or a number before the mark: no end of a sentence.
_NOT_END = regex(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|Del|Cllr|St|No|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.[A-Za-z])\.\s*$"
)


_WINDOW = 500  # characters to look for a sentence's ends on either side: what is longer is a list or a table


class Placed(Protocol):
    """A mention, or something held back: `start` to `end` of the title, of the body, or of a caption."""

    @property
    def where(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def text_of(reading: Reading, placed: Placed) -> str:
    """The text that the offsets count in."""
    if placed.where == "title":
        return reading.title.value or ""
    if placed.where == "caption":
        return next((block.text for block in reading.captions[_caption(placed) :]), "")
    return reading.text


def line_of(reading: Reading, placed: Placed) -> int | None:
    """The line of the document where the title, the caption, or the paragraph begins."""
    if placed.where == "title":
        return reading.title.line
    if placed.where == "caption":
        return next((block.line for block in reading.captions[_caption(placed) :]), None)
    return body_line(reading, placed.start)


def body_line(reading: Reading, start: int) -> int | None:
    """The line of the document where the paragraph begins that holds character `start` of the body."""
    at = 0
    for block in reading.body:
        at += len(block.text) + 2
        if start < at:
            return block.line
    return None


def sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The sentence around `start` to `end`, in three: what stands before, the words themselves, what comes after."""
    first, last = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for found in _END.finditer(text, first, last):
        if found.end() <= start:
            if not _NOT_END.search(text[max(0, found.start() - 8) : found.end()]):
                first = found.end()
        elif found.start() >= end - 1 and not _NOT_END.search(text[max(0, found.start() - 8) : found.end()]):
            last = found.end()
            break
    return text[first:start], text[start:end], text[end:last].rstrip()


def _caption(placed: Placed) -> int:
    return getattr(placed, "caption", 0)

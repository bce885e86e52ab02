"""Formats that are text: decoded, front matter taken off and laid over what the format's own reader finds."""

from __future__ import annotations

from typing import Protocol

from dateline.matter import looks_fenced, parse
from dateline.model import Reading, ReadResult
from dateline.read.capture import Capture
from dateline.read.decode import decode
from dateline.read.person import Sayings, apply_words, hinted, sayings


class Lines(Protocol):
    """A reader of text that starts on line `first` of the document."""

    def __call__(self, text: str, first: int, capture: Capture) -> ReadResult: ...


def read_text(capture: Capture, reader: Lines, *, notes: bool) -> ReadResult:
    """The items of a text document. `notes`: front matter is looked for even where the fence is not plain to see.

    Raises Unreadable for bytes that are no text. Nothing but front matter is an item named by it.
    """
    text = decode(capture.data)
    if not (notes or looks_fenced(text)):
        return reader(text, 1, capture)
    matter = parse(text, capture.path)
    words = sayings(matter, capture.path, "front matter")
    problems = (*matter.problems, *words.problems)
    if any(problem.severity == "error" for problem in problems):
        return ReadResult((), problems)
    hints = hinted(words, capture.sources, capture.hints)
    read = reader(matter.body, matter.body_line, capture._replace(hints=hints))
    items, more = apply_words(read.items or _bare(words, capture.path), words, capture.sources, hints.timezone)
    return ReadResult(items, (*problems, *read.problems, *more))


def _bare(words: Sayings, path: str) -> tuple[Reading, ...]:
    return (Reading(None, words.title_or(path)),) if words.fields else ()

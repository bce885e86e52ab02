"""The lines of a mail's text as its rules see them, from plain text: format=flowed joined, quotation marks counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Block, Span
from dateline.read.assemble import text_blocks
from dateline.read.decode import tidy
from dateline.read.mail.mime import Part
from dateline.text import regex

_QUOTED = regex(r"[>|](?: ?>)*")
# How programs that make text out of newsletters mark a heading.
_MARKED = regex(r"^\*\* (?=\S)", re.MULTILINE)
_SOFT = re.compile(rb"=[ \t]*$")


class Row(NamedTuple):
    """A line, or a paragraph of HTML: where it stands, its text, how deep it is quoted; `html` and `kind` as a block has them."""

    line: int
    text: str
    depth: int = 0
    html: str = ""
    kind: str = "p"


def text_rows(part: Part) -> list[Row]:
    """The lines of a plain text, blank ones too."""
    places = _places(part)
    lines = enumerate(_MARKED.sub("", tidy(part.text)).split("\n"))
    rows = [Row(places[at] if at < len(places) else part.line, text, depth) for at, raw in lines for depth, text in (_unquoted(raw),)]
    return _flowing(rows, part.delsp) if part.flowed else rows


def _flowing(rows: Sequence[Row], delsp: bool) -> list[Row]:
    """Lines joined to paragraphs as RFC 3676 says: a space before a line is stuffing, one behind it means that the paragraph goes on."""
    joined: list[Row] = []
    pieces: list[str] = []
    for at, row in enumerate(rows):
        text = row.text.removeprefix(" ")
        goes_on = text.endswith(" ") and text != "-- " and at + 1 < len(rows) and rows[at + 1].depth == row.depth
        pieces.append(text[:-1] if goes_on and delsp else text)
        if not goes_on or rows[at + 1].text == "-- ":
            start = at + 1 - len(pieces)
            joined.append(rows[start]._replace(text="".join(pieces)))
            pieces = []
    return joined


def _unquoted(raw: str) -> tuple[int, str]:
    mark = _QUOTED.match(raw) if raw[:1] == ">" else None
    if not mark:
        return 0, raw
    return mark.group().count(">"), raw[mark.end() :].removeprefix(" ")


def _places(part: Part) -> list[int]:
    """The line of the document for each line of the text: as it stands, with the soft breaks of quoted-printable counted; in base 64
    all begin where the part does."""
    if part.encoding == "base64":
        return []
    if part.encoding != "quoted-printable":
        return list(range(part.line, part.line + part.raw.count(b"\n") + 1))
    places = [part.line]
    for at, raw in enumerate(part.raw.split(b"\n"), part.line):
        if not _SOFT.search(raw):
            places.append(at + 1)
    return places


def as_blocks(rows: Sequence[Row]) -> list[Block]:
    """The paragraphs of rows: those of HTML as they are, lines of text joined where they were broken to a width."""
    if any(row.html for row in rows):
        return [Block(row.text, row.line, row.kind, row.html) for row in rows if row.text]
    blocks = text_blocks("\n".join(row.text for row in rows))
    return [Block(block.text, rows[min(block.line, len(rows)) - 1].line, block.kind) for block in blocks]


def as_span(rows: Sequence[Row], rule: str) -> tuple[Span, ...]:
    """What rows were cut, as one span; none where they say nothing."""
    said = [row for row in rows if row.text.strip()]
    if not said:
        return ()
    return (Span(said[0].line, max(row.line for row in said), "\n".join(row.text for row in said), rule),)

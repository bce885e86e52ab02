"""A bundle as its paragraphs, whatever file it came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.decode import tidy

_WIDE = 48


class Row(NamedTuple):
    """A paragraph of a bundle: its text (line breaks kept), where it stands, whether all of it is bold, its class (`mark`) and clean HTML
    where the file tells them. `at` numbers the paragraphs of the file; lines taken out of one keep its number."""

    text: str
    line: int
    strong: bool = False
    mark: str = ""
    html: str = ""
    at: int = 0

    @property
    def flat(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


def text_rows(text: str, first: int = 1) -> list[Row]:
    """The paragraphs of a text export: lines with nothing between them, joined where they were broken to a width."""
    rows: list[Row] = []
    block: list[str] = []
    start = first
    for number, raw in enumerate([*tidy(text).split("\n"), ""], first):
        line = " ".join(raw.split())
        if line and not block:
            start = number
        if line:
            block.append(line)
        elif block:
            rows.append(Row(_joined(block), start))
            block = []
    return rows


def _joined(lines: Sequence[str]) -> str:
    """Lines broken to a width are one; short ones stay lines."""
    return (" " if len(lines) > 1 and all(len(line) >= _WIDE for line in lines[:-1]) else "\n").join(lines)


def split_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of several lines taken apart: for the head of an article, where every line is a field."""
    return [row._replace(text=line, html="") if "\n" in row.text else row for row in rows for line in row.text.split("\n") if line.strip()]

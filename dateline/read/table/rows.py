"""Rows of a table as items: one way for CSV, JSON and JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from dateline.model import MISSING, Block, Field, ReadResult, Said
from dateline.problems import Problem, warning
from dateline.read.capture import Capture
from dateline.read.entry import Entry, Stamps, days_told, few, read_entries, source_profile, text_or_summary
from dateline.read.fragment import Fragment, flat, fragment, whole
from dateline.read.stated import Manner, manner
from dateline.read.table.columns import Columns, match
from dateline.read.table.export import OWN, own_entry
from dateline.read.table.said import said_of
from dateline.read.tongues import language_tag
from dateline.text import regex

# What programs write where a cell is empty.
_NOTHING = frozenset(("", "nan", "null", "none", "nat", "n/a", "#n/a", "undefined", "\\n", "-", "–", "—"))
_DAYS = ("published", "updated", "captured")
_PLAIN = ("title", "source", "issuer", "dateline")
# A service that sells the rest cuts its texts like this.
_CUT_OFF = regex(r"\[\+\d{1,9} char(?:acter)?s\]\s{0,20}$")
_MAIL = regex(r"<?\S+@\S+\.\w+>?")
_LETTER = regex(r"[^\W\d_]")
_LONGEST = 1_000


class Row(NamedTuple):
    """A row: the line it starts on, and its cells by the names of their columns; empty cells are left out."""

    line: int
    cells: Mapping[str, str]


def filled(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The cells that say anything."""
    return {name: value for name, value in cells if value.strip().lower() not in _NOTHING}


def read_rows(rows: Iterable[Row], names: Sequence[str], capture: Capture, *, alone: bool = False, quiet: bool = False) -> ReadResult:
    """The items of a table with these columns. A row without text and title is told with its line, unless `quiet`; an `alone` one has no place.

    No more rows are looked at than may be read.
    """
    most = capture.limit("items") + 1
    taken = [row for row, _ in zip(rows, range(most), strict=False)]
    columns = match(names, capture.columns)
    written = {name: manner(row.cells[column] for row in taken for column in columns.of[name] if column in row.cells) for name in _DAYS if name in columns.of}
    table = _Table(columns, written, capture, set(names) >= OWN, quiet)
    result = read_entries(table.entries(taken), capture, "rows", alone=alone)
    return ReadResult(result.items, few((*table.problems, *result.problems), capture.path))


class _Table(Struct, frozen=True):
    """How the rows of one table are read, and what was wrong with them."""

    columns: Columns
    written: Mapping[str, Manner]
    capture: Capture
    own: bool
    quiet: bool
    problems: list[Problem] = field(default_factory=list)
    told_once: set[str] = field(default_factory=set)

    def entries(self, rows: Iterable[Row]) -> Iterator[Entry]:
        for row in rows:
            entry = own_entry(row.cells, row.line) if self.own else self._entry(row)
            if entry.told.get("title") or entry.told.get("summary") or entry.blocks:
                yield entry
            elif not self.quiet:
                self.problems.append(warning(self.capture.path, row.line, "this row has neither a title nor a text: it is left out"))

    def _entry(self, row: Row) -> Entry:
        told = self._told(row)
        profile = source_profile(told, self.capture)
        told |= days_told(self._stamps(row), row.line, profile, self.capture, told.get("language", MISSING).value or "")
        text = self._text(row, told)
        captions = tuple(Block(line, row.line) for line in self._value(row, "captions").split("\n") if line.strip())
        return Entry(row.line, self._name(row), told, text.blocks, (*text.captions, *captions), said=self._said(row))

    def _value(self, row: Row, name: str) -> str:
        return self.columns.value(row.cells, name)[0]

    def _told(self, row: Row) -> dict[str, Field]:
        told = {}
        for name in _PLAIN:
            value, column = self.columns.value(row.cells, name)
            if text := flat(value)[:_LONGEST]:
                told[name] = Field(text, f"column {column}", line=row.line, sure=0.97)
        for column in self.columns.of.get("source_url", ()):
            if address := whole(row.cells.get(column, "").split("\n")[0], ""):
                told["source_url"] = Field(address, f"column {column}", line=row.line, sure=0.97)
                break
        value, column = self.columns.value(row.cells, "byline")
        names = [name for part in re.split(r"[;\n|]", value[:_LONGEST]) if _LETTER.search(name := flat(_MAIL.sub("", part)).strip(" ,()"))]
        if names:
            told["byline"] = Field(", ".join(names)[:_LONGEST], f"column {column}", line=row.line, sure=0.95)
        value, column = self.columns.value(row.cells, "language")
        if tag := language_tag(value):
            told["language"] = Field(tag, f"column {column}", line=row.line, text="" if value == tag else value[:80], sure=0.97)
        return told

    def _text(self, row: Row, told: dict[str, Field]) -> Fragment:
        """The text of a row; a summary alone is the text where it is one. `told` gets the summary."""
        base = told.get("source_url", MISSING).value or ""
        body = fragment(_CUT_OFF.sub("", self._value(row, "body")), row.line, base)
        value, column = self.columns.value(row.cells, "summary")
        teaser = fragment(value, row.line, base) if value else Fragment()
        if body.blocks and teaser.blocks:
            told["summary"] = Field(" ".join(block.text for block in teaser.blocks)[: 2 * _LONGEST], f"column {column}", line=row.line, sure=0.95)
        elif teaser.blocks:
            text, summary = text_or_summary(teaser.blocks, f"column {column}")
            if summary:
                told["summary"] = summary
            return Fragment(text, teaser.captions)
        return body

    def _stamps(self, row: Row) -> Stamps:
        texts = {}
        for name in _DAYS:
            value, column = self.columns.value(row.cells, name)
            if value:
                texts[name] = value, f"column {column}"
        utc, column = self.columns.value(row.cells, "published_utc")
        if utc:
            texts["published"] = _with_offset(texts.get("published", ("", ""))[0], utc), f"column {column}"
        return Stamps(texts, self.written)

    def _name(self, row: Row) -> str:
        return self._value(row, "id") or whole(self._value(row, "source_url"), "")

    def _said(self, row: Row) -> Said:
        said, problems = said_of(self.columns, row.cells, self.capture.path, row.line)
        for problem in problems:
            key = problem.message.partition(":")[0]
            if key not in self.told_once:
                self.told_once.add(key)
                self.problems.append(problem)
        return said


def _with_offset(local: str, utc: str) -> str:
    """A local time with the offset that the same moment in UTC gives it (blog programs keep both); the moment in UTC, where that fails."""
    import datetime as dt

    try:
        moment = dt.datetime.fromisoformat(utc.strip()).replace(tzinfo=dt.UTC)
        here = dt.datetime.fromisoformat(local.strip())
    except ValueError:
        return utc if re.search(r"[Zz]$|[+-]\d\d:?\d\d$", utc.strip()) else f"{utc.strip()}Z"
    if here.tzinfo is not None:
        return local
    offset = here.replace(tzinfo=dt.UTC) - moment
    if abs(offset) > dt.timedelta(hours=15) or offset.total_seconds() % 900:
        return moment.isoformat()
    return here.replace(tzinfo=dt.timezone(offset)).isoformat()

"""The text of an office document as it comes in: paragraphs with their kind, tables, links and emphasis."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import NamedTuple

from dateline.read.decode import tidy
from dateline.read.safe_html import pieces
from dateline.text import regex

_LINK = regex(r"(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)
# A cell beyond these holds text, so the table only lays out the page.
_CELL_LONG = 240
_CELL_PARAGRAPHS = 4


class Passage(NamedTuple):
    """A paragraph of a document, or a table. `line` counts paragraphs from 1, empty ones too.

    `kind` is one of p, h, title, list, quote, table, caption, alt (a picture's description), note (a footnote), contents (a table of
    contents). `level` is a heading's rank or a list's depth. `html` is clean HTML of the same text, where it has more than the text.
    `strong` says that the whole paragraph is set bold; `inside` are the paragraphs of a table's cells.
    """

    text: str
    line: int
    kind: str = "p"
    level: int = 0
    html: str = ""
    strong: bool = False
    inside: tuple[Passage, ...] = ()


class Run(NamedTuple):
    """Letters of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class _Table:
    """A table on its way: rows of cells of passages."""

    def __init__(self) -> None:
        self.rows: list[list[list[Passage]]] = []


class Flow:
    """Collects what a reader of a format tells it, in the order of the document. Paragraphs nest (a box of text inside one)."""

    def __init__(self) -> None:
        self._done: list[Passage] = []
        self._tables: list[_Table] = []
        self._open: list[tuple[int, list[Run]]] = []
        self._line = 0

    @property
    def line(self) -> int:
        """The number of the paragraph that was opened last, from 1."""
        return max(1, self._line)

    def begin(self) -> None:
        """A paragraph begins."""
        self._line += 1
        self._open.append((self._line, []))

    def write(self, run: Run) -> None:
        """Letters of the innermost paragraph; those outside of any are dropped."""
        if self._open and run.text:
            self._open[-1][1].append(run)

    def close(self, kind: str = "p", level: int = 0) -> None:
        """The innermost paragraph ends; one without text leaves nothing."""
        if self._open:
            line, runs = self._open.pop()
            if runs:
                self.add(_passage(runs, line, kind, level))

    def note(self, text: str, kind: str) -> None:
        """Words that stand beside the text: a picture's description."""
        self.add(Passage(" ".join(tidy(text).split()), self.line, kind))

    def add(self, passage: Passage) -> None:
        """A passage of the innermost cell, or of the document."""
        if not passage.text:
            return
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].append(passage)
        else:
            self._done.append(passage)

    def open_table(self) -> None:
        self._tables.append(_Table())

    def open_row(self) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def open_cell(self) -> None:
        if self._tables:
            if not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._tables[-1].rows[-1].append([])

    def close_table(self) -> None:
        """A table ends: one that holds data is one passage, one that only lays out the page is what stands in it."""
        if self._tables:
            rows = self._tables.pop().rows
            for passage in (_as_table(rows),) if _holds_data(rows) else (one for row in rows for cell in row for one in cell):
                self.add(passage)

    def finished(self) -> list[Passage]:
        """All passages; what was never closed is closed."""
        while self._open:
            self.close()
        while self._tables:
            self.close_table()
        return self._done


def _holds_data(rows: list[list[list[Passage]]]) -> bool:
    full = [[cell for cell in row if cell] for row in rows]
    if sum(len(row) >= 2 for row in full) < 2:
        return False
    cells = [cell for row in full for cell in row]
    return all(len(cell) <= _CELL_PARAGRAPHS and sum(len(one.text) for one in cell) <= _CELL_LONG for cell in cells)


def _as_table(rows: list[list[list[Passage]]]) -> Passage:
    full = [row[: 1 + max(at for at, cell in enumerate(row) if cell)] for row in rows if any(row)]
    lines = ["\n".join(f"<td>{escape('; '.join(one.text for one in cell), quote=False)}</td>" for cell in row) for row in full]
    found = pieces("<table>" + "\n".join(f"<tr>\n{line}\n</tr>" for line in lines) + "</table>")
    first = next(one for row in rows for cell in row for one in cell)
    inside = tuple(one for row in rows for cell in row for one in cell)
    return Passage(found[0].text, first.line, "table", html=found[0].html, inside=inside) if len(found) == 1 else Passage("", first.line)


def _passage(runs: list[Run], line: int, kind: str, level: int) -> Passage:
    told = [run for run in runs if run.text.strip()]
    strong = bool(told) and all(run.bold for run in told)
    rich = any(_LINK.match(run.link) for run in told) or (not strong and any(run.bold for run in told)) or len({run.italic for run in told}) > 1
    if rich:
        found = pieces(f"<p>{''.join(_markup(runs, strong))}</p>")
        if len(found) == 1:
            return Passage(found[0].text, line, kind, level, found[0].html, strong)
    text = tidy("".join(run.text for run in runs))
    return Passage("\n".join(" ".join(part.split()) for part in text.split("\n")).strip(), line, kind, level, "", strong)


def _markup(runs: list[Run], strong: bool) -> list[str]:
    """The letters with their emphasis and links; emphasis of a whole paragraph says nothing."""
    parts = []
    for (bold, italic, link), group in groupby(runs, key=lambda run: (run.bold and not strong, run.italic, run.link)):
        text = escape(tidy("".join(run.text for run in group)), quote=False).replace("\n", "<br>")
        if text.strip():
            text = f"<em>{text}</em>" if italic else text
            text = f"<strong>{text}</strong>" if bold else text
            text = f'<a href="{escape(link)}">{text}</a>' if _LINK.match(link) else text
        parts.append(text)
    return parts

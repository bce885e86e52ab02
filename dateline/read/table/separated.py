"""Tables as text (`.csv`, `.tsv`): the delimiter found, quotation marks as people and programs really write them.

A reader of our own: the standard library's bounds a cell at 131,072 characters by a setting of the whole process, takes the rest of
a file for one cell where a quotation mark is never closed, and tells neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import ReadResult
from dateline.problems import Problem, warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.decode import decode
from dateline.read.entry import few
from dateline.read.table.columns import match, refuse, usable
from dateline.read.table.rows import Row, filled, read_rows

_DELIMITERS = (",", ";", "\t", "|")
# What no text holds, for tables of one column.
_NO_DELIMITER = "\x00"
# The head of a table stands within so many rows; reports put their own title above it.
_HEAD_WITHIN = 12
_SNIFFED = 20_000


def read_csv(capture: Capture) -> ReadResult:
    """The items of a table, a row each. Raises Unreadable for a table without a column that could be a title or a text."""
    text = decode(capture.data)
    problems: list[Problem] = []
    start, delimiter = _declared(text)
    delimiter = delimiter or _delimiter(text[start:], capture)
    rows = _rows(text, start, delimiter, problems, capture.path)
    head = _head(rows, capture)
    if len(head[1]) == 1:
        # One column: whatever stands in a text parts nothing.
        delimiter, problems = _NO_DELIMITER, []
        rows = _rows(text, start, delimiter, problems, capture.path)
        head = _head(rows, capture)
    names = _names(head[1])
    told = (
        Row(line, filled(zip(names, cells, strict=False))) for line, cells in _told(rows, len(head[1]), problems, capture.path) if any(map(str.strip, cells))
    )
    result = read_rows(told, names, capture)
    if not result.items and not result.problems and not problems:
        raise Unreadable("has a head and no rows; export it again, or remove it", head[0])
    return ReadResult(result.items, few((*problems, *result.problems), capture.path))


def _declared(text: str) -> tuple[int, str]:
    """Where the table begins, and the delimiter that a first line `sep=;` declares, as Excel writes it."""
    first, newline, _ = text.partition("\n")
    said = first.strip().lower()
    if newline and said.startswith("sep=") and len(said) <= 5:
        return len(first) + 1, said[4:] or "\t"
    return 0, ""


def _delimiter(text: str, capture: Capture) -> str:
    """The delimiter under which the first rows have most columns that are understood; then the one that parts them most evenly."""

    def weight(delimiter: str) -> tuple[int, int, int]:
        rows = [cells for _, (_, cells) in zip(range(_HEAD_WITHIN), _rows(text[:_SNIFFED], 0, delimiter, [], ""), strict=False)]
        known = max((len(match(cells, capture.columns).of) for cells in rows), default=0)
        widths = [len(cells) for cells in rows]
        even = max((width for width in widths if width > 1), key=widths.count, default=0)
        return known, widths.count(even) if even else 0, even

    return max(_DELIMITERS, key=weight)


def _head(rows: Iterator[tuple[int, list[str]]], capture: Capture) -> tuple[int, list[str]]:
    """The first row whose names are understood; what stands above it is the report's own title."""
    seen: list[tuple[int, list[str]]] = []
    for line, cells in rows:
        if not any(map(str.strip, cells)):
            continue
        seen.append((line, cells))
        if usable(match(_names(cells), capture.columns)):
            return line, cells
        if len(seen) == _HEAD_WITHIN:
            break
    if not seen:
        raise Unreadable("is empty; export the table again, or remove it")
    line, cells = max(seen[:3], key=lambda each: len(each[1]))
    raise refuse(cells, line)


def _names(cells: Sequence[str]) -> list[str]:
    """The names of the columns, each once: a second one of the same name gets a number."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:200]
        names[name if name not in names else f"{name} ({number})"] = None
    return list(names)


def _told(rows: Iterator[tuple[int, list[str]]], width: int, problems: list[Problem], path: str) -> Iterator[tuple[int, list[str]]]:
    """The rows below the head; one with more cells than the head is told: a delimiter stands unquoted in it."""
    for line, cells in rows:
        if len(cells) > width and any(map(str.strip, cells[width:])):
            problems.append(
                warning(path, line, f"this row has {len(cells)} cells and the head {width}: what is beyond is not read; quote cells that hold the delimiter")
            )
        yield line, cells


def _rows(text: str, at: int, delimiter: str, problems: list[Problem], path: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the line it starts on."""
    line = text.count("\n", 0, at) + 1
    size = len(text)
    plain = False
    while at < size:
        begun, cells = line, []
        while True:
            start = at
            while start < size and text[start] == " ":
                start += 1
            quoted = _quoted(text, start + 1, delimiter) if text.startswith('"', start) and not plain else None
            if quoted and quoted.closed:
                line += text.count("\n", start, quoted.end)
                cells.append(quoted.text)
                end = quoted.end
            else:
                if quoted:
                    told = "a quotation mark that is never closed: it is read as a plain character; close it, or double it"
                    problems.append(warning(path, line, told))
                    plain = quoted.end >= size
                end = _end(text, at, delimiter)
                cells.append(text[at:end].strip())
            at = end + 1
            if end >= size or text[end] == "\n":
                break
        line += 1
        yield begun, cells


def _end(text: str, at: int, delimiter: str) -> int:
    newline = text.find("\n", at)
    newline = len(text) if newline < 0 else newline
    found = text.find(delimiter, at, newline)
    return newline if found < 0 else found


class _Quoted(NamedTuple):
    """A cell in quotation marks and where it ends; or that nothing closes it, and how far was looked."""

    text: str
    end: int
    closed: bool = True


def _quoted(text: str, at: int, delimiter: str) -> _Quoted:
    """The cell whose opening quotation mark stands before `at`.

    A mark closes it where a delimiter or the line's end follows; any other stands for itself, doubled or not. But a single one at
    the head of a line opens the next row's first cell: then the mark before was never closed.
    """
    begun, size = at, len(text)
    while True:
        mark = text.find('"', at)
        if mark < 0:
            return _Quoted("", size, closed=False)
        if text.startswith('"', mark + 1):
            at = mark + 2
            continue
        after = mark + 1
        while after < size and text[after] == " " and after - mark < 8:
            after += 1
        if after >= size or text[after] in ("\n", delimiter):
            return _Quoted(text[begun:mark].replace('""', '"'), after)
        if text[mark - 1] == "\n":
            return _Quoted("", mark, closed=False)
        at = mark + 1

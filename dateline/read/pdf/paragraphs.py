"""Printed lines joined to paragraphs again: by indents, spacing, size, and where a line ended before its column did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dateline.read.lines import ends_sentence
from dateline.read.pdf.columns import Region
from dateline.read.pdf.hyphens import joined, words_in
from dateline.read.pdf.rows import Row, runs_left, unspaced
from dateline.read.pdf.tables import table_rows
from dateline.text import regex

_BULLET = regex(r"(?:[•·∙●○◦▪▫■□‣⁃*►▶➢✓])\s*\S")
# What may be a bullet, and may as well open a line in the middle of a sentence: `11. April`, a dash.
_COUNTED = regex(r"(?:[–—-]|o|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_NOTE = regex(r"(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡§]{1,2})\s*\S")
_MARKS_BEHIND = regex(r"(?:\[\d{1,3}\])+$")
# Parts of a size: a first line's indent; a step between lines that is more than the usual one.
_INDENT = 0.7
_STEP = 1.28
# Parts of the usual step between lines: letters of this size are a headline's.
_LARGE = 1.15
# A line short of its column by more than this part of it was ended on purpose, whatever its last word.
_SHORT = 0.25


class Paragraph(NamedTuple):
    """A paragraph, heading, list entry, note, or a table's row: its rows, its text, whether space stands above it, and what it is."""

    rows: tuple[Row, ...]
    text: str
    gap: bool
    kind: str = "p"

    @property
    def size(self) -> float:
        return self.rows[0].size

    @property
    def page(self) -> int:
        return self.rows[0].page


class _Column(NamedTuple):
    """A region as it is judged: edges at the side where lines begin and end, the usual step between lines, whether it runs to the left."""

    begin: float
    end: float
    step: float
    back: bool


def paragraphs(regions: Sequence[Region], bold: frozenset[int]) -> list[Paragraph]:
    """The paragraphs of a document, in reading order, those parted by a column's or page's end joined; notes come last.

    `bold` are the numbers of its bold fonts.
    """
    body = body_size([row for region in regions for row in region.rows])
    known = words_in(row.text for region in regions for row in region.rows)
    found: list[Paragraph] = []
    indented = False
    for region in regions:
        column = _column(region)
        cells = table_rows(region.rows)
        groups = _groups(region.rows, cells, column, bold)
        indented = indented or sum(_indent(group[0], column) > _INDENT * group[0].size for group in groups) * 3 > len(groups) > 2
        tables = {id(row) for row, cell in zip(region.rows, cells, strict=True) if cell}
        made = [_paragraph(group, above, column, known, table=id(group[0]) in tables) for above, group in zip([None, *groups], groups, strict=False)]
        made = _noted(made, body)
        if found and made and (whole := _continued(found, made[0], column, known, indented)):
            at, text = whole
            found[at] = found[at]._replace(rows=(*found[at].rows, *made[0].rows), text=text)
            made = made[1:]
        found += made
    notes = [each for each in found if each.kind == "note"]
    return [*(each for each in found if each.kind != "note"), *notes]


def body_size(rows: Sequence[Row]) -> float:
    """The size that most letters have, in points."""
    weights: Counter[float] = Counter()
    for row in rows:
        weights[row.size] += len(row.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def _column(region: Region) -> _Column:
    rows = region.rows
    back = runs_left([word for row in rows for word in row.words])
    size = body_size(rows)
    steps = [above.base - below.base for above, below in pairwise(rows) if above.size == below.size == size and above.base > below.base]
    close = [step for step in steps if step <= 2.2 * size]
    begins = Counter(round(_begin(row, back)) for row in rows if row.size == size)
    begin = min((edge for edge, count in begins.items() if count >= max(2, 0.2 * len(rows))), default=min(_begin(row, back) for row in rows))
    ends = sorted(_end(row, back) for row in rows if row.size == size)
    return _Column(begin, ends[-1], median(close) if close else 1.25 * size, back)


def _begin(row: Row, back: bool) -> float:
    return -row.right if back else row.left


def _end(row: Row, back: bool) -> float:
    return -row.left if back else row.right


def _indent(row: Row, column: _Column) -> float:
    return _begin(row, column.back) - column.begin


def _groups(rows: Sequence[Row], cells: Sequence[bool], column: _Column, bold: frozenset[int]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for at, row in enumerate(rows):
        if groups and not cells[at] and not cells[at - 1] and not _begins(groups[-1], row, column, bold):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _begins(group: list[Row], row: Row, column: _Column, bold: frozenset[int]) -> bool:
    """Whether a row begins a paragraph below the rows of `group`."""
    above = group[-1]
    if abs(row.size - above.size) > 0.06 * max(row.size, above.size) or _is_bold(row, bold) != _is_bold(above, bold):
        return True
    step = above.base - row.base
    usual = column.step if row.size <= 1.1 * column.step else 1.25 * row.size
    if step <= 0 or step > _STEP * max(usual, 1.0 * row.size):
        return True
    if _BULLET.match(row.text) or (_COUNTED.match(row.text) and (_entry(group[0].text) or _ended(above.text) or above.text[-1:] in ":;：；")):
        return True
    return _by_edges(group, row, column)


def _by_edges(group: list[Row], row: Row, column: _Column) -> bool:
    above = group[-1]
    indent, before = _indent(row, column), _indent(above, column)
    hangs = _entry(group[0].text) or (len(group) > 1 and before > _indent(group[0], column) + _INDENT * row.size)
    centred = abs((row.left + row.right) - (above.left + above.right)) < 1.2 * row.size and indent > row.size and before > row.size
    if not centred and not hangs and indent - before > _INDENT * row.size:
        return True
    if hangs and len(group) > 1 and before - indent > _INDENT * row.size:
        return True
    slack = column.end - _end(above, column.back)
    first = row.words[-1] if column.back else row.words[0]
    room = (first.right - first.left if not unspaced(first.text[:1]) else 2 * row.size) + 0.4 * row.size
    # A headline is broken where it pleases.
    if centred or row.size > _LARGE * column.step or above.text[-1:] in "-\u2010\u00ad" or slack <= room:
        return False
    return _ended(above.text) or above.text[-1:] in ":：" or slack > max(_SHORT * (column.end - column.begin), room + 2 * row.size)


def _ended(text: str) -> bool:
    """Whether a text ends as a sentence does, marks of notes behind it aside."""
    return ends_sentence(_MARKS_BEHIND.sub("", text[-40:]))


def _entry(text: str) -> bool:
    """Whether a paragraph opens as an entry of a list does."""
    return bool(_BULLET.match(text) or _COUNTED.match(text))


def _is_bold(row: Row, bold: frozenset[int]) -> bool:
    return all(word.font in bold for word in row.words)


def _paragraph(group: list[Row], above: list[Row] | None, column: _Column, known: Counter[str], *, table: bool) -> Paragraph:
    if table:
        kind, text = "table", group[0].text
    else:
        text = joined((" ".join(row.text.split()) for row in group), known)
        kind = "list" if _entry(text) else "p"
    step = above[-1].base - group[0].base if above else 0.0
    gap = above is None or step <= 0 or step > _STEP * max(column.step, group[0].size)
    return Paragraph(tuple(group), text.replace("\u00ad", ""), gap, kind)


def _noted(made: list[Paragraph], body: float) -> list[Paragraph]:
    """Small print that closes a region and begins with a mark is notes."""
    first = len(made)
    while first and made[first - 1].size <= 0.92 * body:
        first -= 1
    while first < len(made) and not _NOTE.match(made[first].text):
        first += 1
    return [*made[:first], *(each._replace(kind="note") for each in made[first:])]


def _continued(found: list[Paragraph], after: Paragraph, column: _Column, known: Counter[str], indented: bool) -> tuple[int, str] | None:
    """Where in `found` the paragraph stands that `after` goes on with, and their text; None where it begins anew."""
    at = next((index for index in range(len(found) - 1, -1, -1) if found[index].kind != "note"), None)
    if at is None or found[at].kind not in ("p", "list") or after.kind != "p":
        return None
    before = found[at]
    if abs(before.size - after.size) > 0.06 * after.size:
        return None
    if {word.font for word in before.rows[-1].words}.isdisjoint(word.font for word in after.rows[0].words):
        return None
    if len(before.rows) == 1 and len(before.text) < 30:
        return None
    pushed = _indent(after.rows[0], column) > _INDENT * after.size
    ended = _ended(before.text)
    if (pushed and indented) or (ended and not (indented and not pushed and _full(before, column))):
        return None
    return at, joined((before.text, after.text), known)


def _full(before: Paragraph, column: _Column) -> bool:
    """Whether a paragraph's last line reaches as far as its longest one does."""
    ends = [_end(row, column.back) for row in before.rows]
    return len(ends) > 1 and max(ends) - ends[-1] <= 0.5 * before.size

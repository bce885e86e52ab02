"""The order in which a page is read: columns one after the other, what spans them in its place, tables row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.pdf.rows import WIDE_GAP, Row, row_of, runs_left

_DEEPEST = 5
_GUTTERS_TRIED = 24
# A column has so many rows at least; its lines, so many sizes high, are filled to this part with so many words.
_ROWS = 3
_LINE = 1.4
_FILLED = 0.45
_WORDS = 2.5


class Region(NamedTuple):
    """Rows that are read from the top down, and the edges of the column they stand in. A table's rows hold several cells."""

    rows: tuple[Row, ...]
    left: float
    right: float


def regions(pieces: Sequence[Row], deep: int = 0) -> list[Region]:
    """The regions of a page in reading order; `pieces` are its rows, parted at wide gaps, from the top."""
    if not pieces:
        return []
    gutter = _gutter(pieces) if deep < _DEEPEST else None
    if gutter is None:
        return [_region(pieces)]
    at, first, last = gutter
    above, between, below = _zone(pieces, first, last)
    near, far = [piece for piece in between if piece.right <= at], [piece for piece in between if piece.left >= at]
    if runs_left([word for piece in pieces for word in piece.words]):
        near, far = far, near
    inner = [*regions(near, deep + 1), *regions(far, deep + 1)]
    return [*regions(above, deep + 1), *inner, *regions(below, deep + 1)]


def _region(pieces: Sequence[Row]) -> Region:
    rows: list[list[Row]] = []
    for piece in sorted(pieces, key=lambda each: (-each.base, each.left)):
        if rows and abs(rows[-1][0].base - piece.base) <= 0.3 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    joined = tuple(row_of([word for piece in row for word in piece.words], row[0].page) if len(row) > 1 else row[0] for row in rows)
    return Region(joined, min(row.left for row in joined), max(row.right for row in joined))


def _zone(pieces: Sequence[Row], top: float, bottom: float) -> tuple[list[Row], list[Row], list[Row]]:
    above = [piece for piece in pieces if piece.base > top]
    between = [piece for piece in pieces if bottom <= piece.base <= top]
    return above, between, [piece for piece in pieces if piece.base < bottom]


def _gutter(pieces: Sequence[Row]) -> tuple[float, float, float] | None:
    """The best place between two columns, and the base lines of the first and last row that it parts; None where there is none."""
    best: tuple[int, float, float, float] | None = None
    for at in _places(pieces):
        for zone in _zones(pieces, at):
            left, right = [piece for piece in zone if piece.right <= at], [piece for piece in zone if piece.left >= at]
            rows = min(_lines(left), _lines(right))
            if rows < _ROWS or (best and rows <= best[0]) or not (_prose(left, at, False) and _prose(right, at, True)):
                continue
            best = rows, at, max(piece.base for piece in zone), min(piece.base for piece in zone)
    return best[1:] if best else None


def _places(pieces: Sequence[Row]) -> list[float]:
    """Where a gutter may be: beside edges that several rows share."""
    starts: Counter[int] = Counter(round(piece.left / 2) for piece in pieces)
    ends: Counter[int] = Counter(round(piece.right / 2) for piece in pieces)
    gap = 0.4 * Counter(piece.size for piece in pieces).most_common(1)[0][0]
    found = [(count, edge * 2 - gap) for edge, count in starts.items() if count >= _ROWS]
    found += [(count, edge * 2 + gap) for edge, count in ends.items() if count >= _ROWS]
    return [place for _, place in sorted(found, reverse=True)[:_GUTTERS_TRIED]]


def _zones(pieces: Sequence[Row], at: float) -> list[list[Row]]:
    """Stretches of rows that no row crosses, from the first to the last that the place parts."""
    zones: list[list[Row]] = [[]]
    for piece in pieces:
        if piece.left < at < piece.right:
            zones.append([])
        else:
            zones[-1].append(piece)
    return [trimmed for zone in zones if (trimmed := _trimmed(zone, at))]


def _trimmed(zone: list[Row], at: float) -> list[Row]:
    """A zone without the rows on one side alone above its columns (a heading), or far below them (the next paragraph)."""
    left, right = [piece for piece in zone if piece.right <= at], [piece for piece in zone if piece.left >= at]
    if not left or not right:
        return []
    top = min(max(piece.top for piece in left), max(piece.top for piece in right)) + 0.5
    low = max(min(piece.base for piece in left), min(piece.base for piece in right))
    kept = [piece for piece in zone if piece.base <= top]
    end = min((piece.base for piece in kept if piece.base >= low - 0.1), default=low)
    for piece in kept:
        if piece.base < end and end - piece.base <= 2.6 * piece.size:
            end = piece.base
    return [piece for piece in kept if piece.base >= end]


def _lines(side: Sequence[Row]) -> int:
    return len({round(piece.base) for piece in side})


def _prose(side: Sequence[Row], at: float, right: bool) -> bool:
    """Whether one side of a gutter reads as a column of text and not as cells of a table."""
    left = at if right else min(piece.left for piece in side)
    width = (max(piece.right for piece in side) if right else at) - left
    size = Counter(piece.size for piece in side).most_common(1)[0][0]
    # Columns within the side may stand at other heights than each other: so many lines fit into its height.
    lines = 1 + (max(piece.base for piece in side) - min(piece.base for piece in side)) / (_LINE * size)
    filled = sum(piece.right - piece.left for piece in side)
    words = sum(_words(piece) for piece in side)
    return filled >= _FILLED * width * lines and words >= _WORDS * lines and width >= 6 * WIDE_GAP * size


def _words(piece: Row) -> float:
    return sum(1 if word.text.isascii() or len(word.text) < 4 else max(1, len(word.text) / 4) for word in piece.words)

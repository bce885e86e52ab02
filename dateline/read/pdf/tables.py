"""Rows of a table, told from lines of text that are spread out to the edges of their column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dateline.read.pdf.rows import WIDE_GAP, Row

# So many rows spread from edge to edge make a table, where each of them could be a line of two long words as well.
_SPREAD = 3
# No line is spread so far that all its words stand this many sizes apart.
_FAR = 2.2


def table_rows(rows: Sequence[Row]) -> list[bool]:
    """Which of a region's rows are rows of a table: cells with wide gaps between them, and not one row alone."""
    told: list[bool] = []
    for cells, run in groupby(rows, key=_cells):
        same = list(run)
        enough = len(same) >= _SPREAD or (len(same) > 1 and not all(_spread(row, rows) for row in same))
        told += [cells and enough] * len(same)
    return told


def _gaps(row: Row) -> list[float]:
    return [after.left - before.right for before, after in zip(row.words, row.words[1:], strict=False)]


def _cells(row: Row) -> bool:
    gaps = _gaps(row)
    if not any(gap > WIDE_GAP * row.size for gap in gaps):
        return False
    return len(gaps) == 1 or min(gaps) > _FAR * row.size or max(gaps) > 1.7 * min(gap for gap in gaps if gap > -row.size) + 0.1 * row.size


def _spread(row: Row, rows: Sequence[Row]) -> bool:
    """Whether two words stand at the two edges of a column."""
    left, right = min(other.left for other in rows), max(other.right for other in rows)
    return len(row.words) == 2 and row.left - left < row.size and right - row.right < row.size

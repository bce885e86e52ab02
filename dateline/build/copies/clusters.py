"""From ties to items: which captures are one.

Ties alone would not do: a page without a date is like two pages of different days. So captures are joined in the order of how sure it
is, and never where one of them cannot be what another one is. The outcome depends on the captures alone, not on the order they came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from dateline.build.copies.gather import Gathering
from dateline.read.copies import Imprint, apart, disagreement
from dateline.store import CaptureRow

Cluster = tuple[CaptureRow, ...]


class _Knot(Struct):
    """Captures that are one item, and one of each kind among them."""

    rows: list[CaptureRow]
    kinds: dict[tuple[int, int], CaptureRow]

    @classmethod
    def of(cls, row: CaptureRow) -> _Knot:
        return cls([row], {(row.twin, row.exact): row})

    def may_join(self, other: _Knot, imprint: Callable[[CaptureRow], Imprint]) -> bool:
        theirs = [(near, imprint(near)) for near in other.kinds.values()]
        for row in self.kinds.values():
            its = imprint(row)
            for near, their in theirs:
                # of the same bytes whatever differs is a person's word
                barred = disagreement if (row.sha256, row.part) == (near.sha256, near.part) else apart
                if barred(its, their):
                    return False
        return True


def clusters(gathering: Gathering) -> Iterator[Cluster]:
    """Every item that has to be settled anew: its captures in the order of their places. Items come in the order of their first capture."""
    rows = _whole(gathering)
    knots: dict[int, _Knot] = {}
    for one, other in _pairs(gathering, rows, knots):
        _tie(_knot(knots, rows[one]), _knot(knots, rows[other]), knots)
    seen: set[int] = set()
    for row in sorted(rows.values(), key=lambda row: row.order):
        if row.n not in knots:
            yield (row,)
        elif row.n not in seen:
            found = sorted(knots[row.n].rows, key=lambda each: each.order)
            seen.update(each.n for each in found)
            yield tuple(found)


def _knot(knots: dict[int, _Knot], row: CaptureRow) -> _Knot:
    if row.n not in knots:
        knots[row.n] = _Knot.of(row)
    return knots[row.n]


def _tie(big: _Knot, small: _Knot, knots: dict[int, _Knot]) -> None:
    if big is not small:
        if len(small.rows) > len(big.rows):
            big, small = small, big
        big.rows += small.rows
        big.kinds |= small.kinds
        for row in small.rows:
            knots[row.n] = big


def _whole(gathering: Gathering) -> dict[int, CaptureRow]:
    """The captures to settle anew, and all that may be, or have been, one item with any of them."""
    rows: dict[int, CaptureRow] = {}
    waiting = gathering.anew | gathering.hand.pairs.keys()
    while waiting:
        found = gathering.captures.bare(sorted(waiting))
        rows.update((row.n, row) for row in found)
        if gathering.captures.are_all(rows):
            break
        near: set[int] = set()
        for row in found:
            near |= gathering.captures.beside(row) | gathering.hand.pairs.get(row.n, frozenset())
        waiting = near - rows.keys()
    return rows


def _pairs(gathering: Gathering, rows: dict[int, CaptureRow], knots: dict[int, _Knot]) -> Iterator[tuple[int, int]]:
    """Pairs to join: those that are the same in everything, those that a person joined, then by how sure it is."""
    together = {n: row for n, row in rows.items() if row.path not in gathering.hand.apart}
    first: dict[tuple[str, int], int] = {}
    for n, row in sorted(together.items(), key=lambda each: each[1].order):
        for kind, value in (("exact", row.exact), ("twin", row.twin)):
            if value and (before := first.setdefault((kind, value), n)) != n:
                yield before, n
    for n, others in gathering.hand.pairs.items():
        yield from ((n, other) for other in others)
    ties: list[tuple[float, tuple[str, str], tuple[str, str], int, int]] = [
        (-sure, rows[n].order, rows[other].order, n, other)
        for n, other, sure in gathering.captures.same(together.keys())
        if other in together and rows[n].order < rows[other].order
    ]
    for _, _, _, n, other in sorted(ties):
        one, two = _knot(knots, rows[n]), _knot(knots, rows[other])
        if one is not two and one.may_join(two, gathering.imprint):
            yield n, other

"""What the pages of one list ask again and again: a short list is read once for all of them, a long one month by month."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby

from msgspec import Struct

from dateline.store import ScopeRow, Shelf
from dateline.tag.salience import MAIN

SHORT = 400
"""Up to so many items a list is read whole."""


class Listing(Struct, frozen=True):
    """A list as an edition has it: `row` is None where it has no item. `entries` are the (`ord`, number) of a short list's dated items, ascending,
    and `light` the numbers of those that name an actor in passing; of a long list both are None, and the store is asked."""

    scope: str
    row: ScopeRow | None
    shelf: Shelf
    entries_: list[tuple[str, int]] | None
    light_: frozenset[int] | None

    def entries(self, since: str, until: str) -> list[tuple[str, int]]:
        """(`ord`, number) of the items from `since` (included) to `until` (not included), ascending."""
        if self.entries_ is None:
            return self.shelf.entries(self.scope, since, until)
        return self.entries_[bisect_left(self.entries_, (since,)) : bisect_left(self.entries_, (until,))]

    def counts(self, width: int, since: str = "0", until: str = "~") -> list[tuple[str, int]]:
        """How many dated items there are by the first `width` characters of their day: 4 a year, 7 a month, 10 a day."""
        if self.entries_ is None:
            return self.shelf.counts(self.scope, width, since, until)
        return [(part, sum(1 for _ in some)) for part, some in groupby(self.entries(since, until), lambda entry: entry[0][:width])]

    def around(self, since: str, until: str) -> tuple[str, str]:
        """The last day before `since` and the first from `until` on, "" where there is none."""
        if self.entries_ is None:
            return self.shelf.around(self.scope, since, until)
        before, after = bisect_left(self.entries_, (since,)), bisect_left(self.entries_, (until,))
        return (self.entries_[before - 1][0][:10] if before else ""), (self.entries_[after][0][:10] if after < len(self.entries_) else "")

    def light(self, since: str = "", until: str = "~") -> frozenset[int]:
        """The items that name the list's actor in passing, by number, of a span; of a short list those of other days too. None for other lists."""
        if not self.scope.startswith("actors/"):
            return frozenset()
        return self.shelf.light(self.scope, MAIN, since, until) if self.light_ is None else self.light_


def listing(shelf: Shelf, scope: str) -> Listing:
    row = shelf.scope(scope)
    if row is None or row.items > SHORT:
        return Listing(scope, row, shelf, None, None)
    return Listing(scope, row, shelf, shelf.entries(scope, "0", "~"), shelf.light(scope, MAIN) if scope.startswith("actors/") else frozenset())

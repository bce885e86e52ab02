"""Places that are taken, to be asked about one place after another: each answer costs a search, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import msgspec


class Spans(msgspec.Struct, frozen=True):
    """By section where spans begin, in order, and how far those up to each one reach."""

    starts: Mapping[int, Sequence[int]]
    reach: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int, int]]) -> Spans:
        """The index of spans, each given as section, start and end."""
        by_section: dict[int, list[tuple[int, int]]] = {}
        for section, start, end in spans:
            by_section.setdefault(section, []).append((start, end))
        for some in by_section.values():
            some.sort()
        starts = {section: [start for start, _ in some] for section, some in by_section.items()}
        return cls(starts, {section: list(accumulate((end for _, end in some), max)) for section, some in by_section.items()})

    def meet(self, section: int, start: int, end: int) -> bool:
        """Whether a character from `start` to `end` lies in a span."""
        before = bisect_left(self.starts.get(section, ()), end)
        return before > 0 and self.reach[section][before - 1] > start

    def hold(self, section: int, start: int, end: int) -> bool:
        """Whether one span takes in all from `start` to `end`."""
        before = bisect_right(self.starts.get(section, ()), start)
        return before > 0 and self.reach[section][before - 1] >= end

    def surpass(self, section: int, start: int, end: int) -> bool:
        """Whether a span takes in all from `start` to `end`, and more."""
        before = bisect_left(self.starts.get(section, ()), start)
        return (before > 0 and self.reach[section][before - 1] >= end) or self.hold(section, start, end + 1)

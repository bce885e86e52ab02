"""The captures of a build: which came, went or differ, what each is alike to, and so which items must be settled anew.

A capture is compared with those alone that share a rare sign with it, so that one document more costs the same in any digest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
import xxhash
from msgspec import Struct, field
from msgspec.structs import replace

from dateline.build.copies.hand import Hand
from dateline.build.draft import Draft, packed, reading_of, unpacked
from dateline.problems import Problem, warning
from dateline.read.copies import PAGE, Imprint, Shown, disagreement, shown, signs, verdict
from dateline.store import CROWD, CaptureRow, Captures

_pack = msgspec.msgpack.Encoder().encode
_imprint = msgspec.msgpack.Decoder(Imprint)
_AT_HAND = 300_000
"""The words of texts made ready to be compared that are kept at hand."""
_SAME_BYTES = 9.0
# The kind of a tie between captures of one document of which two persons said different things: these words and the name of a field.
_BUT = "but "
# Words of a person that differ by mistake. Another day, publisher or address is another document's.
_NAMES = ("title", "id", "rights", "status")


def imprint_of(row: CaptureRow) -> Imprint:
    return _imprint.decode(row.imprint)


class Gathering(Struct):
    """`again` tells of which documents the ties are to be found even where they show what they did (None: of all).

    `new` are captures whose ties are to be found, `anew` those whose items are to be settled, `left` the items that captures left,
    `beside` the captures and `pages` the items whose pages name another item as the same article.
    """

    captures: Captures
    hand: Hand
    again: frozenset[str] | None
    new: set[int] = field(default_factory=set)
    anew: set[int] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    _moved: Counter[int] = field(default_factory=Counter)
    _shown: dict[int, Shown] = field(default_factory=dict)
    _parked: set[int] = field(default_factory=set)

    def take(self, path: str, sha256: str, items: Sequence[Draft]) -> None:
        """Takes in what a document shows now: nothing where it is gone. What it shows as before keeps its ties."""
        old = {(row.part, row.sha256, row.imprint): row for row in self.captures.at(path)}
        fresh = []
        for item, its in ((item, item.imprint) for item in items if item.imprint):
            row = old.pop((item.part, sha256, raw := _pack(its)), None)
            if row:
                self._park(row.n, item)
                (self.new if self.again is None or path in self.again else self.anew).add(row.n)
            else:
                fresh.append((item, its, raw))
        for row in old.values():
            self._remove(row)
        for item, its, raw in fresh:
            self._add(CaptureRow(0, path, item.part, sha256, _exact(sha256, item.part, its), its.twin, "", raw), its, item)

    def _add(self, row: CaptureRow, its: Imprint, item: Draft) -> None:
        found = tuple(signs(its))
        n = self.captures.add(row, found)
        self._park(n, item)
        self.new.add(n)
        if self.again is not None:
            self._moved.update(sign for sign, _ in found)

    def _park(self, n: int, item: Draft) -> None:
        self.captures.park(n, packed(item))
        self._parked.add(n)

    def _remove(self, row: CaptureRow) -> None:
        self.anew |= self.captures.beside(row)
        self.left.add(row.item)
        self._untie(row.n)
        found = tuple(signs(imprint_of(row)))
        self._moved.subtract(sign for sign, _ in found)
        self.captures.remove(row.n, found)
        self._parked.discard(row.n)

    def _untie(self, n: int) -> None:
        for other, kind, _ in self.captures.untie(n):
            self.anew.add(other)
            if kind == "also":
                self.beside |= {n, other}
                self.pages |= self.captures.items_of([n, other])

    # ties

    def compare(self) -> None:
        """Finds the ties of all new captures, and of those whose common sign has become a stock passage, or is one no more."""
        for sign, by in self._moved.items():
            bearing = self.captures.bearing(sign, -1) if by else []
            if (len(bearing) > CROWD) != (len(bearing) - by > CROWD):
                self.new |= {n for n, _ in bearing}
        for n in self.captures.having_ties(self.new):
            self._untie(n)
        shared = self.captures.shared() if self.captures.are_all(self.new) else None
        done: set[int] = set()
        for row in (row for n in sorted(self.new) for row in self.captures.rows((n,))):
            done.add(row.n)
            self.anew.add(row.n)
            if row.path not in self.hand.apart:
                self._compare(row, done, shared)

    def _compare(self, row: CaptureRow, done: set[int], shared: tuple[frozenset[int], frozenset[str]] | None) -> None:
        its = imprint_of(row)
        leading = ((sign, weight) for sign, weight in signs(its) if shared is None or sign in shared[0])
        near = self.captures.candidates(row, leading, PAGE, alone=shared is not None and row.sha256 not in shared[1])
        for other in self.captures.rows(n for n in near if n not in done):
            if other.path in self.hand.apart:
                continue
            kind, sure = self._verdict(row, its, other)
            if kind:
                self.captures.tie(row.n, other.n, kind, sure)
                self.beside |= {row.n, other.n} if kind == "also" else set()

    def _verdict(self, row: CaptureRow, its: Imprint, other: CaptureRow) -> tuple[str, float]:
        if row.twin and row.twin == other.twin:
            return "", 0.0  # they are copies without a tie
        theirs = imprint_of(other)
        word = disagreement(its, theirs)
        same_bytes = (row.sha256, row.part) == (other.sha256, other.part)
        if same_bytes:
            kind, sure = ("same", _SAME_BYTES) if its.own == theirs.own else ("", 0.0)
        else:
            kind, sure = self._by_text(row, other, word)
        return (f"{_BUT}{word}" if word and kind == "same" else kind), sure

    def _by_text(self, row: CaptureRow, other: CaptureRow, word: str) -> tuple[str, float]:
        """The verdict; where two persons' words differ in a name only (`word`), what it would be without them, to be told."""
        one, two = self._show(row), self._show(other)
        if word in _NAMES:
            one, two = (one_._replace(imprint=replace(one_.imprint, said=(), title="")) for one_ in (one, two))
        return verdict(one, two)

    @property
    def problems(self) -> Iterator[Problem]:
        """The captures that two persons' words keep apart, and that no person joined."""
        for one, other, kind in self.captures.tied(_BUT):
            if other.n not in self.hand.pairs.get(one.n, ()):
                word = kind.removeprefix(_BUT)
                told = f"is a copy of {one.path}, but its `{word}` says otherwise: they stay apart; say the same in both, or nothing in one"
                yield warning(other.path, None, told)

    def _show(self, row: CaptureRow) -> Shown:
        found = self._shown.get(row.n)
        if found is None:
            if sum(len(each.text.words) for each in self._shown.values()) >= _AT_HAND:
                self._shown.clear()
            found = self._shown[row.n] = shown(reading_of(self.raw(row.n)), imprint_of(row))
        return found

    def imprint(self, row: CaptureRow) -> Imprint:
        """The imprint of a capture that was looked up without."""
        return _imprint.decode(self.captures.imprint(row.n))

    def wait_for(self, ns: set[int]) -> None:
        """Keeps at hand what was read of these captures: settling one item may replace what another one's reading was kept in."""
        for n in sorted(ns - self._parked):
            self.captures.lay_by(n, self.captures.reading(n))

    def raw(self, n: int) -> bytes:
        """What was read of a capture, in this build or before."""
        waiting = self.captures.parked(n)
        return unpacked(waiting).raw_reading if waiting else self.captures.laid_by(n) or self.captures.reading(n)


def _exact(sha256: str, part: str | None, its: Imprint) -> int:
    """The same for the same bytes, where people said the same of them."""
    told = repr((sha256, part, its.own, its.said)).encode("utf-8", "replace")
    return xxhash.xxh3_64_intdigest(told) >> 1

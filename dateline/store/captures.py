"""The captures of items: which documents show one item, found by what they share and kept as ties."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

_ROW = "n, path, part, sha256, exact, twin, item, imprint"
_MANY = 1_000
CROWD = 64
"""A sign that more captures bear is a stock passage, and no sign of anything."""


class CaptureRow(msgspec.Struct, frozen=True):
    """An item as one document shows it. `exact` is the same in captures of the same bytes of which a person said the same, `twin` in those
    that show the same (0 where that tells nothing); `item` is the id of the item that it is a capture of ("" before it is settled)."""

    n: int
    path: str
    part: str | None
    sha256: str
    exact: int
    twin: int
    item: str
    imprint: bytes

    @property
    def order(self) -> tuple[str, str]:
        return self.path, self.part or ""


class Captures(msgspec.Struct, frozen=True):
    """The tables `captures`, `signs` and `ties`, and the drafts that wait to be settled."""

    base: sqlite3.Connection

    @classmethod
    def open(cls, base: sqlite3.Connection) -> Captures:
        """With nothing parked."""
        for table in ("parked", "laid_by"):
            base.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (n INTEGER PRIMARY KEY, data BLOB)")
            base.execute(f"DELETE FROM {table}")
        return cls(base)

    # rows

    def at(self, path: str) -> list[CaptureRow]:
        """The captures in a document."""
        return [CaptureRow(*row) for row in self.base.execute(f"SELECT {_ROW} FROM captures WHERE path = ? ORDER BY n", (path,))]

    def place(self, path: str, part: str | None) -> str:
        """The hash of the document that shows an item at this place now, "" where none does."""
        found = self.base.execute("SELECT sha256 FROM captures WHERE path = ? AND coalesce(part, char(0)) = coalesce(?, char(0))", (path, part)).fetchone()
        return str(found[0]) if found else ""

    def holding(self, sha256: str, part: str | None) -> list[str]:
        """The documents with these bytes that have an item at this place."""
        rows = self.base.execute("SELECT path FROM captures WHERE sha256 = ? AND part IS ? ORDER BY path", (sha256, part))
        return [row[0] for row in rows]

    def rows(self, ns: Iterable[int]) -> list[CaptureRow]:
        """These captures, those that there are."""
        found = (self.base.execute(f"SELECT {_ROW} FROM captures WHERE n = ?", (n,)).fetchone() for n in ns)
        return [CaptureRow(*row) for row in found if row]

    def bare(self, ns: Iterable[int]) -> list[CaptureRow]:
        """As `rows`, without their imprints: of these there may be as many as there are documents."""
        asked = f"SELECT {_ROW.replace('imprint', 'x')} FROM captures, (SELECT x'' AS x) WHERE n = ?"
        found = (self.base.execute(asked, (n,)).fetchone() for n in ns)
        return [CaptureRow(*row) for row in found if row]

    def imprint(self, n: int) -> bytes:
        return bytes(self.base.execute("SELECT imprint FROM captures WHERE n = ?", (n,)).fetchone()[0])

    def add(self, row: CaptureRow, signs: Sequence[tuple[int, int]]) -> int:
        """A new capture (its own number is not looked at) with its signs and their weights; its number."""
        told = (row.path, row.part, row.sha256, row.exact, row.twin, row.item, row.imprint)
        n = self.base.execute("INSERT INTO captures VALUES (NULL,?,?,?,?,?,?,?,NULL)", told).lastrowid or 0
        self.base.executemany("INSERT OR IGNORE INTO signs VALUES (?,?,?)", ((sign, n, weight) for sign, weight in signs))
        return n

    def remove(self, n: int, signs: Iterable[tuple[int, int]]) -> None:
        """Takes a capture away, with its signs; its ties are dropped on their own."""
        self.base.executemany("DELETE FROM signs WHERE sign = ? AND n = ?", ((sign, n) for sign, _ in signs))
        self.base.execute("DELETE FROM captures WHERE n = ?", (n,))
        self.base.execute("DELETE FROM parked WHERE n = ?", (n,))

    def are_all(self, ns: Collection[int]) -> bool:
        """Whether these, all of them captures, are all that there are."""
        return int(self.base.execute("SELECT count(*) FROM captures").fetchone()[0]) == len(ns)

    # what is alike

    def shared(self) -> tuple[frozenset[int], frozenset[str]]:
        """The signs that several captures bear, but no crowd of them, and the hashes that several have: no other leads from one capture to
        another. One pass finds them, so that whoever compares all of them need not look for what leads nowhere."""
        signs = self.base.execute("SELECT sign FROM signs GROUP BY sign HAVING count(*) BETWEEN 2 AND ?", (CROWD,))
        hashes = self.base.execute("SELECT sha256 FROM captures GROUP BY sha256 HAVING count(*) > 1")
        return frozenset(row[0] for row in signs), frozenset(row[0] for row in hashes)

    def bearing(self, sign: int, most: int) -> list[tuple[int, int]]:
        """The captures that bear a sign, with its weight; at most so many."""
        return self.base.execute("SELECT n, weight FROM signs WHERE sign = ? LIMIT ?", (sign, most)).fetchall()

    def candidates(self, row: CaptureRow, signs: Iterable[tuple[int, int]], least: int, alone: bool = False) -> list[int]:
        """The captures that share signs of this weight with one, and one of each kind that has the same bytes: none where it is known to be
        `alone` with them."""
        weights: dict[int, int] = {}
        for sign, _ in signs:
            bearing = self.bearing(sign, CROWD + 1)
            if len(bearing) <= CROWD:
                for n, weight in bearing:
                    weights[n] = weights.get(n, 0) + weight
        found = {n for n, weight in weights.items() if weight >= least}
        same = "SELECT min(n) FROM captures WHERE sha256 = ? AND part IS ? AND exact <> ? GROUP BY exact"
        if not alone:
            found.update(other[0] for other in self.base.execute(same, (row.sha256, row.part, row.exact)))
        return sorted(found - {row.n})

    def ties(self, n: int) -> list[tuple[int, str, float]]:
        return self.base.execute("SELECT other, kind, sure FROM ties WHERE one = ?", (n,)).fetchall()

    def having_ties(self, ns: Collection[int]) -> list[int]:
        """Those of these captures that have ties, ascending: of many in one pass over all ties."""
        if len(ns) < _MANY:
            return sorted(ns)
        return [row[0] for row in self.base.execute("SELECT DISTINCT one FROM ties ORDER BY one") if row[0] in ns]

    def same(self, ns: Collection[int]) -> Iterator[tuple[int, int, float]]:
        """The ties of these captures to those that show the same, and how sure each is."""
        for n in self.having_ties(ns):
            yield from ((n, other, sure) for other, kind, sure in self.ties(n) if kind == "same")

    def tied(self, kind: str) -> list[tuple[CaptureRow, CaptureRow, str]]:
        """The pairs whose tie is of a kind that begins so, each in the order of their places, with the kind; in the order of the second."""
        asked = self.base.execute("SELECT one, other, kind FROM ties WHERE one < other AND substr(kind, 1, ?) = ?", (len(kind), kind)).fetchall()
        pairs = [(*sorted(self.bare(pair[:2]), key=lambda row: row.order), pair[2]) for pair in asked]
        return sorted(pairs, key=lambda pair: (pair[1].order, pair[0].order))

    def tie(self, one: int, other: int, kind: str, sure: float) -> None:
        self.base.executemany("INSERT OR REPLACE INTO ties VALUES (?,?,?,?)", ((one, other, kind, sure), (other, one, kind, sure)))

    def untie(self, n: int) -> list[tuple[int, str, float]]:
        """Drops the ties of a capture, and tells which there were."""
        found = self.ties(n)
        if found:
            self.base.execute("DELETE FROM ties WHERE one = ?", (n,))
            self.base.executemany("DELETE FROM ties WHERE one = ? AND other = ?", ((other, n) for other, _, _ in found))
        return found

    def beside(self, row: CaptureRow) -> set[int]:
        """The captures that may be of one item with this one, or were after the last build."""
        found = {other for other, kind, _ in self.ties(row.n) if kind == "same"}
        asked = [("exact", row.exact), *([("twin", row.twin)] if row.twin else []), *([("item", row.item)] if row.item else [])]
        for column, value in asked:
            named = " AND twin <> 0" if column == "twin" else ""  # without these words SQLite cannot know that the index, of such rows alone, will do
            found.update(other[0] for other in self.base.execute(f"SELECT n FROM captures WHERE {column} = ?{named}", (value,)))
        return found - {row.n}

    # waiting, and settled

    def park(self, n: int, draft: bytes) -> None:
        self.base.execute("INSERT OR REPLACE INTO parked VALUES (?, ?)", (n, draft))

    def parked(self, n: int) -> bytes:
        """The draft that waits, b"" where none does."""
        found = self.base.execute("SELECT data FROM parked WHERE n = ?", (n,)).fetchone()
        return bytes(found[0]) if found else b""

    def lay_by(self, n: int, reading: bytes) -> None:
        """Keeps what was read of a capture for this build."""
        self.base.execute("INSERT OR REPLACE INTO laid_by VALUES (?, ?)", (n, reading))

    def laid_by(self, n: int) -> bytes:
        found = self.base.execute("SELECT data FROM laid_by WHERE n = ?", (n,)).fetchone()
        return bytes(found[0]) if found else b""

    def reading(self, n: int) -> bytes:
        """What was read of a capture when it was settled last."""
        own = "SELECT reading FROM items JOIN texts USING (n) WHERE id = c.item"
        asked = f"SELECT coalesce(c.reading, ({own})) FROM captures AS c WHERE c.n = ?"
        return bytes(self.base.execute(asked, (n,)).fetchone()[0])

    def settle(self, n: int, item: str, reading: bytes | None) -> None:
        """Says of which item a capture is; `reading` None where the item's own is what was read of it."""
        self.base.execute("UPDATE captures SET item = ?, reading = ? WHERE n = ?", (item, reading, n))

    # of items

    def items_of(self, ns: Iterable[int]) -> set[str]:
        """The items that these captures are of."""
        return {row.item for row in self.rows(ns) if row.item}

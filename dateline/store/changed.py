"""What changed of what was published, by the day: of items, and of lists that lead elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec


class Changed(msgspec.Struct, frozen=True):
    """The table `changed`. It is about an item (by its id) or a list (by its scope, which holds a slash)."""

    base: sqlite3.Connection

    def of(self, about: str) -> dict[str, str]:
        """What is kept of an item or a list, by day."""
        return dict(self.base.execute("SELECT day, what FROM changed WHERE about = ?", (about,)))

    def put(self, about: str, what: Mapping[str, str]) -> None:
        """Keeps this of it, by day, and nothing else."""
        self.base.execute("DELETE FROM changed WHERE about = ?", (about,))
        self.base.executemany("INSERT INTO changed VALUES (?,?,?)", ((about, day, one) for day, one in what.items()))

    def every(self) -> Iterable[tuple[str, str, str]]:
        """All that is kept: about what, the day, and what changed."""
        return self.base.execute("SELECT about, day, what FROM changed ORDER BY about, day").fetchall()

    def lists(self) -> set[str]:
        """The lists of which something is kept."""
        return {row[0] for row in self.base.execute("SELECT DISTINCT about FROM changed WHERE about LIKE '%/%'")}

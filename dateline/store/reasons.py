"""Why pages were made and written: the reasons that builds give, kept as long as a page stands as one of them made it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

_FEW = 3
_OF_PAGE = "CASE WHEN key >= 'face|' AND key < 'face}' THEN 'list|' || substr(key, 6) ELSE key END"  # a list's page may be touched without its feeds
_LEFT = (
    "DELETE FROM reasons WHERE edition = ? {} AND NOT EXISTS (SELECT 1 FROM pages INDEXED BY pages_by_key"
    " WHERE pages.edition = reasons.edition AND pages.key = reasons.key AND reasons.run IN (pages.made, pages.wrote))"
)


class Reasons(msgspec.Struct, frozen=True):
    """What builds of one edition say about its pages."""

    base: sqlite3.Connection
    edition: str

    def begin(self, whole: Sequence[str]) -> int:
        """A build begins to make pages, for these reasons: its number."""
        told = (self.edition, int(time.time()), "\n".join(whole))
        return self.base.execute("INSERT INTO runs VALUES (NULL, ?, ?, ?)", told).lastrowid or 0

    def keep(self, run: int, reasons: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Keeps why a build makes these pages."""
        rows = ((self.edition, key, run, "\n".join(whys[:_FEW]), len(whys[_FEW:])) for key, whys in reasons if whys)
        self.base.executemany("INSERT OR REPLACE INTO reasons VALUES (?,?,?,?,?)", rows)

    def keep_touched(self, run: int, since: int) -> None:
        """Keeps, for a build that makes every page, which of them changes after generation `since` concern: they may be as many as there are pages."""
        asked = self.base.execute(f"SELECT DISTINCT {_OF_PAGE} AS page, why FROM touched WHERE gen > ? AND why <> '' ORDER BY page, why", (since,))
        self.keep(run, ((key, [why for _, why in rows]) for key, rows in groupby(asked, lambda row: row[0])))

    def forget(self, keys: Iterable[str] | None = None) -> None:
        """Drops what no page refers to any more: of the pages with these keys, else of all."""
        if keys is not None:
            self.base.executemany(_LEFT.format("AND key = ?"), ((self.edition, key) for key in keys))
            return
        self.base.execute(_LEFT.format(""), (self.edition,))
        used = "SELECT made FROM pages WHERE edition = ? UNION SELECT wrote FROM pages WHERE edition = ?"
        self.base.execute(f"DELETE FROM runs WHERE edition = ? AND n NOT IN ({used})", (self.edition,) * 3)

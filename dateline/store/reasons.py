"""Why pages were made and written: the reasons that builds gave, kept as long as a page stands as one of them made it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dateline.store.schema import VERSION

_FEW = 3
_LEFT = (
    "DELETE FROM reasons WHERE edition = ? {} AND NOT EXISTS (SELECT 1 FROM pages INDEXED BY pages_by_key"
    " WHERE pages.edition = reasons.edition AND pages.key = reasons.key AND reasons.run IN (pages.made, pages.wrote))"
)


@dataclass(frozen=True, slots=True)
class Cause:
    """A build that made or wrote a page: when (seconds since 1970), why it made this page, the first few reasons and how many `more` there
    were, and why it made pages at all."""

    at: int
    reasons: tuple[str, ...]
    more: int
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageStory:
    """A file of the site: by which build it was made last, and by which written last (None where that is not known any more)."""

    path: str
    key: str
    made: Cause
    wrote: Cause | None


@dataclass(frozen=True, slots=True)
class Reasons:
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
        asked = self.base.execute("SELECT DISTINCT key, why FROM touched WHERE gen > ? AND why <> '' ORDER BY key, why", (since,))
        self.keep(run, ((key, [why for _, why in rows]) for key, rows in groupby(asked, lambda row: row[0])))

    def forget(self, keys: Iterable[str] | None = None) -> None:
        """Drops what no page refers to any more: of the pages with these keys, else of all."""
        if keys is not None:
            self.base.executemany(_LEFT.format("AND key = ?"), ((self.edition, key) for key in keys))
            return
        self.base.execute(_LEFT.format(""), (self.edition,))
        used = "SELECT made FROM pages WHERE edition = ? UNION SELECT wrote FROM pages WHERE edition = ?"
        self.base.execute(f"DELETE FROM runs WHERE edition = ? AND n NOT IN ({used})", (self.edition,) * 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions to a store at rest: nothing is made, changed or thrown away."""

    base: sqlite3.Connection
    edition: str

    def story(self, path: str) -> PageStory | None:
        """What is known of a file of the site."""
        found = self.base.execute("SELECT path, key, made, wrote FROM pages WHERE edition = ? AND path = ?", (self.edition, path)).fetchone()
        made = self._cause(found[1], found[2]) if found else None
        return PageStory(found[0], found[1], made, self._cause(found[1], found[3])) if found and made else None

    def _cause(self, key: str, run: int) -> Cause | None:
        found = self.base.execute("SELECT at, why FROM runs WHERE n = ?", (run,)).fetchone()
        if not found:
            return None
        row = self.base.execute("SELECT why, more FROM reasons WHERE edition = ? AND key = ? AND run = ?", (self.edition, key, run)).fetchone()
        why, more = row or ("", 0)
        return Cause(found[0], tuple(why.split("\n")) if why else (), more, tuple(found[1].split("\n")) if found[1] else ())

    def below(self, folder: str, most: int) -> list[str]:
        """The pages (HTML) whose paths begin so, in the order of their paths; at most so many."""
        rows = "SELECT path FROM pages WHERE edition = ? AND path >= ? AND path < ? AND path LIKE '%.html' ORDER BY path LIMIT ?"
        return [row[0] for row in self.base.execute(rows, (self.edition, folder, folder + "\U0010ffff", most))]


def ask(file: Path, edition: str) -> closing[sqlite3.Connection] | None:
    """The store at `file`, to be asked and closed; None where there is none of this version, or nothing was built of this edition."""
    if not file.is_file():
        return None
    base = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        version = base.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        if version and version[0] == VERSION and base.execute("SELECT 1 FROM pages WHERE edition = ?", (edition,)).fetchone():
            return closing(base)
    except sqlite3.DatabaseError:
        pass
    base.close()
    return None

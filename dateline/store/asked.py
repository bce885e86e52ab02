"""Questions to a store at rest about what builds did: nothing is made, changed or thrown away for them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from dateline.store.schema import VERSION
from dateline.store.sources import at_rest


class Cause(msgspec.Struct, frozen=True):
    """A build that made or wrote a page: when (seconds since 1970), why it made this page, the first few reasons and how many `more` there
    were, and why it made pages at all."""

    at: int
    reasons: tuple[str, ...]
    more: int
    whole: tuple[str, ...]


class PageStory(msgspec.Struct, frozen=True):
    """A file of the site: by which build it was made last, and by which written last (None where that is not known any more)."""

    path: str
    key: str
    made: Cause
    wrote: Cause | None


class Asked(msgspec.Struct, frozen=True):
    """What the store knows of one edition."""

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
    base = at_rest(file)
    try:
        version = base.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        if version and version[0] == VERSION and base.execute("SELECT 1 FROM pages WHERE edition = ?", (edition,)).fetchone():
            return closing(base)
    except sqlite3.DatabaseError:
        pass
    base.close()
    return None

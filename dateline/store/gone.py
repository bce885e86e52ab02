"""Items that are shown no more and what stands at their addresses instead; what was published besides."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from dateline.store.records import pack, strings

_TAG = "tag"
TAKEN, REMOVED, WITHHELD, UNREAD = "taken", "removed", "withheld", "unread"


class GoneRow(msgspec.Struct, frozen=True):
    """An item that no list shows any more, and `why`: TAKEN down by a person, REMOVED with its documents (both since `day`), WITHHELD: it is
    held for the private edition, or UNREAD: its document is there and cannot be read. `addresses` are those that lead to what is said of it:
    `title` if that may be told, and `text` (Markdown)."""

    id: str
    addresses: tuple[str, ...]
    day: str
    why: str
    title: str = ""
    text: str = ""


class Gone(msgspec.Struct, frozen=True):
    """The tables `gone`, `lists_out` and `pages_out`."""

    base: sqlite3.Connection

    def get(self, id_: str) -> GoneRow | None:
        return next(self._rows("WHERE id = ?", id_), None)

    def every(self) -> Iterator[GoneRow]:
        """All that is said, by the items' ids."""
        return self._rows("ORDER BY id")

    def _rows(self, which: str, *values: str) -> Iterator[GoneRow]:
        rows = self.base.execute(f"SELECT id, addresses, day, why, title, text FROM gone {which}", values)
        return (GoneRow(id_, strings(addresses), *said) for id_, addresses, *said in rows)

    def ids(self) -> list[str]:
        return [row[0] for row in self.base.execute("SELECT id FROM gone ORDER BY id")]

    def unread(self) -> list[str]:
        """The items whose document cannot be read."""
        return [row[0] for row in self.base.execute("SELECT id FROM gone WHERE why = ? ORDER BY id", (UNREAD,))]

    def put(self, id_: str, row: GoneRow | None) -> None:
        """Keeps what is said of an item, None for nothing."""
        if row is None:
            self.base.execute("DELETE FROM gone WHERE id = ?", (id_,))
            return
        self.base.execute("INSERT OR REPLACE INTO gone VALUES (?,?,?,?,?,?)", (row.id, pack(row.addresses), row.day, row.why, row.title, row.text))

    def taken(self, name: str) -> bool:
        """Whether what a person means, by an id or a document's path, was taken down."""
        rows = "SELECT 1 FROM gone WHERE why = ? AND (id = ? OR id IN (SELECT item FROM captures WHERE path = ?))"
        return self.base.execute(rows, (TAKEN, name, name)).fetchone() is not None

    def paths_of(self, id_: str) -> list[str]:
        """The documents that show an item, be it shown or not."""
        return [row[0] for row in self.base.execute("SELECT DISTINCT path FROM captures WHERE item = ? ORDER BY path", (id_,))]

    def tag(self) -> str:
        """The name that the ids of feeds' entries were first published with, "" where none were."""
        found = self.base.execute("SELECT value FROM meta WHERE key = ?", (_TAG,)).fetchone()
        return str(found[0]) if found else ""

    def put_tag(self, tag: str) -> None:
        self.base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_TAG, tag))

    def put_lists(self, scopes: Iterable[str]) -> None:
        """Keeps that these lists were published."""
        self.base.executemany("INSERT OR IGNORE INTO lists_out VALUES (?)", ((scope,) for scope in scopes))

    def set_lists(self, scopes: Iterable[str]) -> None:
        """Keeps that these lists were published, and no other."""
        self.base.execute("DELETE FROM lists_out")
        self.put_lists(scopes)

    def lists(self) -> set[str]:
        """The lists that were ever published."""
        return {row[0] for row in self.base.execute("SELECT scope FROM lists_out")}

    def was_list(self, scope: str) -> bool:
        return self.base.execute("SELECT 1 FROM lists_out WHERE scope = ?", (scope,)).fetchone() is not None

    def put_pages(self, hrefs: Iterable[str]) -> None:
        """Keeps that these pages were published."""
        self.base.executemany("INSERT OR IGNORE INTO pages_out VALUES (?)", ((href,) for href in hrefs))

    def set_pages(self, hrefs: Iterable[str]) -> None:
        """Keeps that these pages were published, and no other."""
        self.base.execute("DELETE FROM pages_out")
        self.put_pages(hrefs)

    def pages(self) -> set[str]:
        """The addresses of the pages below lists, or alone, that were ever published."""
        return {row[0] for row in self.base.execute("SELECT href FROM pages_out")}

    def was_page(self, href: str) -> bool:
        return self.base.execute("SELECT 1 FROM pages_out WHERE href = ?", (href,)).fetchone() is not None

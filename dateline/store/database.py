"""Opening the store, and everything that writes to it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.problems import Problem
from dateline.store.lists import count_lists, names_of
from dateline.store.records import NewItem, PageRow, pack, problems, strings
from dateline.store.schema import TABLES, VERSION

_TOLD = "told"
_PAGE = (
    "INSERT INTO pages VALUES (?,?,?,?,?,?) ON CONFLICT (edition, path) DO UPDATE SET"
    " key = excluded.key, hash = excluded.hash, made = excluded.made, wrote = coalesce(nullif(excluded.wrote, 0), wrote)"
)
_ITEM = "INSERT INTO items VALUES (" + ",".join("?" * 19) + ")"


def connect(file: Path, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the store at `file`. Nothing is flushed to the disk: a store that a power cut has hurt is made again."""
    if read_only:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    base = sqlite3.connect(file, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=OFF")
    base.execute("PRAGMA cache_size=-32000")
    return base


class Store:
    """The writing side. `made_again` tells why an older store was thrown away ("" where it was not)."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self.made_again = ""
        self.base = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            base = connect(self.file)
            if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                return _create(base, self.file)
            found = dict(base.execute("SELECT key, value FROM meta WHERE key IN ('version', 'home')"))
            if found == {"version": VERSION, "home": _home(self.file)}:
                return base
            self.made_again = "it is of another version" if found.get("version") != VERSION else "it is from another folder or machine"
        except sqlite3.DatabaseError as why:
            if why.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                raise  # a full disk, say, is no reason to throw the store away
            self.made_again = "it is damaged"
        with contextlib.suppress(UnboundLocalError):
            base.close()
        throw_away(self.file)
        return _create(connect(self.file), self.file)

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: all of it or nothing."""
        self.base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.base.in_transaction:  # on a full disk SQLite has taken it back itself
                self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    def close(self) -> None:
        self.base.close()

    # what is remembered between builds

    def meta(self, key: str) -> bytes:
        found = self.base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return bytes(found[0]) if found else b""

    def set_meta(self, key: str, value: bytes) -> None:
        self.base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def told(self) -> tuple[Problem, ...]:
        """What was wrong with ids and copies when items were settled last."""
        found = self.meta(_TOLD)
        return problems(found) if found else ()

    def set_told(self, told: Iterable[Problem]) -> None:
        self.set_meta(_TOLD, pack(tuple(told)))

    @property
    def generation(self) -> int:
        return int(self.meta("generation") or b"0")

    def next_generation(self) -> int:
        gen = self.generation + 1
        self.set_meta("generation", str(gen).encode())
        return gen

    # items

    def put_item(self, item: NewItem, gen: int) -> None:
        """Keeps an item in the place of what stood under its id."""
        self.drop_item(item.id)
        n = self.base.execute(
            _ITEM,
            (
                None, item.id, item.path, item.part, pack(item.captures), item.ord, item.url, item.title, item.source, pack(item.sources), item.linked,
                item.said_rights, item.access, item.stated, item.pin, item.held, item.added, gen, pack(item.moved),
            ),
        ).lastrowid  # fmt: skip
        self.base.execute("INSERT INTO texts VALUES (?,?,?)", (n, item.raw_reading, item.raw_tagging))
        told = dict(item.traits)
        entries = {row[0]: (row[0], item.ord, n, item.held, *row[1:], told.get(row[0], "")) for row in item.scopes}
        self.base.executemany("INSERT INTO listing VALUES (?,?,?,?,?,?,?,?)", entries.values())
        spoken = ((speaker, item.ord, n, at, item.held, sure) for at, (speaker, sure) in enumerate(item.quotes) if speaker)
        self.base.executemany("INSERT INTO quotes VALUES (?,?,?,?,?,?)", spoken)

    def kept(self, id_: str) -> tuple[tuple[object, ...], list[str]] | None:
        """What is kept of an item, to be compared with `NewItem`, and the lists that it stands on."""
        found = self.base.execute(
            "SELECT n, path, part, captures, ord, url, title, sources, said_rights, access, stated, held, added, moved, reading, tagging"
            " FROM items JOIN texts USING (n) WHERE id = ?",
            (id_,),
        ).fetchone()
        return (tuple(found[1:]), self.scopes_of(found[0])) if found else None

    def scopes_of(self, n: int) -> list[str]:
        return [row[0] for row in self.base.execute("SELECT scope FROM listing WHERE n = ?", (n,))]

    def standings(self, id_: str) -> dict[str, tuple[float, str, bool, str]]:
        """The lists that an item stands on, each with its weight there, its name, whether that was reviewed, and the trait that it tells."""
        rows = "SELECT scope, weight, listing.name, reviewed, trait FROM listing JOIN items USING (n) WHERE items.id = ?"
        return {row[0]: (row[1], row[2], bool(row[3]), row[4]) for row in self.base.execute(rows, (id_,))}

    def items_at(self, path: str) -> list[str]:
        """The items that a document shows."""
        return [row[0] for row in self.base.execute("SELECT DISTINCT item FROM captures WHERE path = ? AND item <> '' ORDER BY item", (path,))]

    def rights(self) -> list[tuple[int, str, str, str, tuple[str, ...], str, int, str]]:
        """Of every item: number, id, path, the rights it says itself, the sources whose rights count, what may be shown and whether that
        was said, order."""
        rows = self.base.execute("SELECT n, id, path, said_rights, sources, access, stated, ord FROM items")
        return [(*row[:4], strings(row[4]), *row[5:]) for row in rows]

    def taken(self, id_: str) -> str:
        """The path of the document that an id belongs to now, "" for none."""
        found = self.base.execute("SELECT path FROM items WHERE id = ?", (id_,)).fetchone()
        return str(found[0]) if found else ""

    def drop_item(self, id_: str) -> None:
        found = self.base.execute("SELECT n FROM items WHERE id = ?", (id_,)).fetchone()
        if found:
            for table in ("items", "texts", "listing", "quotes", "rows"):
                self.base.execute(f"DELETE FROM {table} WHERE n = ?", found)

    def set_moved(self, id_: str, moved: tuple[str, ...]) -> None:
        """Sets the former addresses of an item."""
        self.base.execute("UPDATE items SET moved = ? WHERE id = ?", (pack(moved), id_))

    def set_access(self, changes: Mapping[int, tuple[str, bool]], gen: int) -> None:
        """Sets what may be shown of items, and whether somebody said so."""
        rows = ((access, stated, gen, n) for n, (access, stated) in changes.items())
        self.base.executemany("UPDATE items SET access = ?, stated = ?, gen = ? WHERE n = ?", rows)
        self.base.executemany("DELETE FROM rows WHERE n = ?", ((n,) for n in changes))

    def touch(self, gen: int, keys: Iterable[str], why: str = "") -> None:
        """Says that these pages are to be made again, and for which reason ("": for none of their own)."""
        self.base.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", ((gen, key, why) for key in keys))

    def touched_since(self, gen: int) -> dict[str, list[str]]:
        """The pages to be made again, each with its reasons."""
        found: dict[str, list[str]] = {}
        for key, why in self.base.execute("SELECT DISTINCT key, why FROM touched WHERE gen > ? ORDER BY key, why", (gen,)):
            found.setdefault(key, []).extend([why] if why else [])
        return found

    def count_scopes(self, scopes: Iterable[str]) -> None:
        """Counts the named lists anew."""
        count_lists(self.base, scopes)

    def names_of(self, scopes: Iterable[str]) -> list[tuple[str, str]]:
        """The names that these lists were counted under last: (scope, name)."""
        return names_of(self.base, scopes)

    # what was built

    def edition(self, edition: str) -> tuple[int, str, str, bool, bytes]:
        """Of an edition: the generation it shows, its inputs, its output's token, whether it was finished, its last summary."""
        found = self.base.execute("SELECT gen, inputs, token, done, summary FROM editions WHERE edition = ?", (edition,)).fetchone()
        return (found[0], found[1], found[2], bool(found[3]), found[4]) if found else (-1, "", "", False, b"")

    def set_edition(self, edition: str, gen: int, inputs: str, token: str, done: bool, summary: bytes = b"") -> None:
        self.base.execute("INSERT OR REPLACE INTO editions VALUES (?,?,?,?,?,?)", (edition, gen, inputs, token, done, summary))
        self.base.execute("INSERT OR IGNORE INTO sizes VALUES (?, 0)", (edition,))

    def forget_touches(self) -> None:
        """Drops the touches that every edition has seen."""
        self.base.execute("DELETE FROM touched WHERE gen <= (SELECT min(gen) FROM editions)")

    def pages(self, edition: str) -> dict[str, PageRow]:
        rows = self.base.execute("SELECT path, key, hash FROM pages WHERE edition = ?", (edition,))
        return {row[0]: PageRow(*row) for row in rows}

    def keys_like(self, edition: str, prefix: str) -> set[str]:
        """The keys of the pages that stand there, of one kind."""
        rows = self.base.execute("SELECT DISTINCT key FROM pages WHERE edition = ? AND key >= ? AND key < ?", (edition, prefix, prefix + "~"))
        return {row[0] for row in rows}

    def has_at_most(self, files: int, edition: str) -> bool:
        """Whether an edition has no more than so many files."""
        asked = "SELECT count(*) FROM (SELECT 1 FROM pages WHERE edition = ? LIMIT ?)"
        return int(self.base.execute(asked, (edition, files + 1)).fetchone()[0]) <= files

    def count_pages(self, edition: str) -> int:
        """How many of an edition's files are HTML pages."""
        found = self.base.execute("SELECT pages FROM sizes WHERE edition = ?", (edition,)).fetchone()
        return int(found[0]) if found else 0

    def pages_of(self, edition: str, key: str) -> list[PageRow]:
        # left to itself, SQLite goes through all of an edition's paths instead of looking up the key
        rows = self.base.execute("SELECT path, key, hash FROM pages INDEXED BY pages_by_key WHERE edition = ? AND key = ?", (edition, key))
        return [PageRow(*row) for row in sorted(rows)]

    def put_pages(self, edition: str, run: int, rows: Iterable[tuple[PageRow, bool]]) -> None:
        """Keeps what a run made: each file, and whether it was written."""
        kept = ((edition, row.path, row.key, row.hash, run, run if wrote else 0) for row, wrote in rows)
        self.base.executemany(_PAGE, kept)

    def drop_pages(self, edition: str, paths: Iterable[str]) -> None:
        self.base.executemany("DELETE FROM pages WHERE edition = ? AND path = ?", ((edition, path) for path in paths))

    def forget_edition(self, edition: str) -> None:
        self.base.execute("DELETE FROM pages WHERE edition = ?", (edition,))

    def put_rows(self, mode: str, rows: Iterable[tuple[int, str]]) -> None:
        self.base.executemany("INSERT OR REPLACE INTO rows VALUES (?,?,?)", ((mode, n, html) for n, html in rows))

    def forget_rows(self, mode: str) -> None:
        self.base.execute("DELETE FROM rows WHERE mode = ?", (mode,))


def throw_away(file: Path) -> None:
    """Removes a store: it is a cache."""
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)


def _create(base: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    base.executescript(TABLES)
    base.executemany("INSERT INTO meta VALUES (?, ?)", [("home", _home(file)), ("version", VERSION)])
    return base


def _home(file: Path) -> str:
    """What tells a store from a copy of it: it remembers documents by what this file system says of them, and pages by where they stand."""
    return str(file.stat().st_ino)

"""Questions to a store that must neither wait for a build nor leave anything behind: the items of one source, what a build kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from dateline.model import Reading
from dateline.store.schema import VERSION

_READING = msgspec.msgpack.Decoder(Reading)


def items_of_source(file: Path, source: str, host: str, besides: str, most: int) -> list[Reading]:
    """The items of the store at `file` that are of the source with this slug, or whose reading names `host` ("" for none).

    At most `most`, in the order of their paths, none of the document `besides`. None where there is no store, or one that cannot be read.
    """
    asked = (
        "SELECT reading FROM items JOIN texts USING (n) WHERE path <> ?"
        " AND ((? <> '' AND source = ?) OR (? <> '' AND instr(reading, ?))) ORDER BY path, part LIMIT ?"
    )
    try:
        with closing(at_rest(file)) as base:
            rows = base.execute(asked, (besides, source, source, host, host.encode(), most)).fetchall()
        return [_READING.decode(data) for (data,) in rows]
    except (sqlite3.DatabaseError, msgspec.MsgspecError):
        return []


def meta_of(file: Path, key: str) -> bytes:
    """What a build remembered under `key` in the store at `file`; nothing where there is no store of this version, or one that cannot be read."""
    try:
        with closing(at_rest(file)) as base:
            found = dict(base.execute("SELECT key, value FROM meta WHERE key IN (?, 'version')", (key,)))
    except sqlite3.DatabaseError:
        return b""
    return bytes(found.get(key, b"")) if found.get("version") == VERSION else b""


def at_rest(file: Path) -> sqlite3.Connection:
    """A store opened for reading; as one that nobody writes to where nobody does, so that no journal is made beside it. Raises
    sqlite3.OperationalError where there is none."""
    journal = file.with_name(f"{file.name}-wal")
    rest = "" if journal.is_file() and journal.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{rest}", uri=True)

"""The items of one source, for a question that must neither wait for a build nor leave anything behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from dateline.model import Reading

_READING = msgspec.msgpack.Decoder(Reading)


def items_of_source(file: Path, source: str, host: str, besides: str, most: int) -> list[Reading]:
    """The items of the store at `file` that are of the source with this slug, or whose reading names `host` ("" for none).

    At most `most`, in the order of their paths, none of the document `besides`. None where there is no store, or one that cannot be
    read. A store at rest is opened as one that nobody writes to, so that no journal is made beside it.
    """
    if not file.is_file():
        return []
    journal = file.with_name(f"{file.name}-wal")
    rest = "" if journal.is_file() and journal.stat().st_size else "&immutable=1"
    asked = "SELECT reading FROM items WHERE path <> ? AND ((? <> '' AND source = ?) OR (? <> '' AND instr(reading, ?))) ORDER BY path, part LIMIT ?"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{rest}", uri=True)) as base:
            rows = base.execute(asked, (besides, source, source, host, host.encode(), most)).fetchall()
        return [_READING.decode(data) for (data,) in rows]
    except (sqlite3.DatabaseError, msgspec.MsgspecError):
        return []

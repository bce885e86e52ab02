"""Summing up the lists that items stand on: from the tallies of their entries, and the entries at both ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_TALLY = (
    "SELECT name, max(reviewed), sum(items), coalesce(max(CASE WHEN open_items > 0 THEN reviewed END), 0), sum(open_items)"
    " FROM tallies WHERE scope = ? GROUP BY name"
)
_END = "SELECT ord FROM listing WHERE scope = ? AND ord > ''{} ORDER BY ord {} LIMIT 1"


def count_lists(base: sqlite3.Connection, scopes: Iterable[str]) -> None:
    """Sums up the named lists anew; one that nothing stands on any more goes."""
    for scope in scopes:
        names = base.execute(_TALLY, (scope,)).fetchall()
        if not names:
            base.execute("DELETE FROM scopes WHERE scope = ?", (scope,))
            continue
        name, reviewed = _best(row[:3] for row in names)
        open_name, _ = _best((row[0], *row[3:]) for row in names if row[4])
        ends = (base.execute(_END.format(bar, way), (scope,)).fetchone() for bar in ("", " AND held = 0") for way in ("ASC", "DESC"))
        told = (scope, name, open_name, reviewed, sum(row[2] for row in names), sum(row[4] for row in names), *(end[0] if end else None for end in ends))
        base.execute("INSERT OR REPLACE INTO scopes VALUES (?,?,?,?,?,?,?,?,?,?)", told)


def _best(names: Iterable[tuple[str, int, int]]) -> tuple[str, int]:
    """Of the names that an actor found without a profile has, the one most used stands: its name, and whether it is reviewed."""
    name, reviewed, _ = min(names, key=lambda row: (-row[1], -row[2], row[0]), default=("", 0, 0))
    return name, reviewed


def names_of(base: sqlite3.Connection, scopes: Iterable[str]) -> list[tuple[str, str]]:
    """The names that these lists were counted under last, each with its list's address."""
    rows = (base.execute("SELECT scope, name, open_name FROM scopes WHERE scope = ?", (scope,)).fetchone() for scope in scopes)
    return [(row[0], name) for row in rows if row for name in {row[1], row[2]} - {"", None}]


def told_lists(base: sqlite3.Connection) -> set[str]:
    """The addresses of the lists of names that items tell something of."""
    return {scope for (scope,) in base.execute("SELECT DISTINCT scope FROM listing WHERE trait <> ''")}

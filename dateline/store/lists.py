"""Counting the lists that items stand on: each list anew in one pass over its entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# Of the names that an actor found without a profile has, the one most used stands.
_BEST = "SELECT name, max(reviewed) FROM listing WHERE scope = ?{} GROUP BY name ORDER BY max(reviewed) DESC, count(*) DESC, name LIMIT 1"
_AGGREGATE = (
    "SELECT count(*), coalesce(sum(held), 0), min(nullif(ord, '')), max(nullif(ord, '')), min(CASE WHEN held = 0 AND ord > '' THEN ord END),"
    " max(CASE WHEN held = 0 AND ord > '' THEN ord END), min(name), max(name), max(reviewed) FROM listing WHERE scope = ?"
)


def count_lists(base: sqlite3.Connection, scopes: Iterable[str]) -> None:
    """Counts the named lists anew; one that nothing stands on any more goes."""
    for scope in scopes:
        many, held, first, last, open_first, open_last, one, other, reviewed = base.execute(_AGGREGATE, (scope,)).fetchone()
        if not many:
            base.execute("DELETE FROM scopes WHERE scope = ?", (scope,))
            continue
        name, open_name = one, one if many > held else ""
        if one != other:
            name, reviewed = base.execute(_BEST.format(""), (scope,)).fetchone()
            found = base.execute(_BEST.format(" AND held = 0"), (scope,)).fetchone()
            open_name = found[0] if found else ""
        told = (scope, name, open_name, reviewed, many, many - held, first, last, open_first, open_last)
        base.execute("INSERT OR REPLACE INTO scopes VALUES (?,?,?,?,?,?,?,?,?,?)", told)


def names_of(base: sqlite3.Connection, scopes: Iterable[str]) -> list[tuple[str, str]]:
    """The names that these lists were counted under last, each with its list's address."""
    rows = (base.execute("SELECT scope, name, open_name FROM scopes WHERE scope = ?", (scope,)).fetchone() for scope in scopes)
    return [(row[0], name) for row in rows if row for name in {row[1], row[2]} - {"", None}]


def told_lists(base: sqlite3.Connection) -> set[str]:
    """The addresses of the lists of names that items tell something of."""
    return {scope for (scope,) in base.execute("SELECT DISTINCT scope FROM listing WHERE trait <> ''")}

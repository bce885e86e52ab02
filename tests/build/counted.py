"""The counts that the store keeps, and the same ones counted from its rows: slowly, and in other words than the store's own."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

Counts = dict[str, object]


def kept(base: sqlite3.Connection) -> Counts:
    """What the store says."""
    names = [row[1] for row in base.execute("PRAGMA table_info(totals)")]
    return {
        "days": {day: tuple(some) for day, *some in base.execute("SELECT * FROM days WHERE items <> 0 OR open_items <> 0")},
        "tallies": {tuple(row[:4]): tuple(row[4:]) for row in base.execute("SELECT * FROM tallies")},
        "shown": {path: tuple(some) for path, *some in base.execute("SELECT * FROM shown")},
        "totals": {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in base.execute("SELECT * FROM totals")},
        "sizes": dict(base.execute("SELECT edition, pages FROM sizes WHERE pages <> 0")),
        "scopes": {row[0]: tuple(row[1:]) for row in base.execute("SELECT * FROM scopes")},
    }


def afresh(base: sqlite3.Connection) -> Counts:
    """What its rows say."""
    entries = base.execute("SELECT scope, ord, name, reviewed, held FROM listing").fetchall()
    dated = [(ord_[:10], held) for scope, ord_, _, _, held in entries if scope == "timeline" and ord_]
    return {
        "days": _twice(dated),
        "tallies": _twice(((scope, ord_[:7], name, reviewed), held) for scope, ord_, name, reviewed, held in entries),
        "shown": (shown := _shown(base)),
        "totals": {held: _totals(base, shown, held) for held in (0, 1)},
        "sizes": dict(Counter(edition for edition, path in base.execute("SELECT edition, path FROM pages") if path.endswith(".html"))),
        "scopes": {scope: _scope([row[1:] for row in entries if row[0] == scope]) for scope in {row[0] for row in entries}},
    }


def _twice(rows: Iterator[tuple[object, int]] | list[tuple[object, int]]) -> dict[object, tuple[int, int]]:
    """How many there are of each, and how many of them are not held."""
    rows = list(rows)
    many, open_ = Counter(what for what, _ in rows), Counter(what for what, held in rows if not held)
    return {what: (many[what], open_[what]) for what in many}


def _shown(base: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    open_items = {id_ for id_, held in base.execute("SELECT id, held FROM items") if not held}
    return _twice([(path, id_ not in open_items) for path, id_ in base.execute("SELECT path, item FROM captures")])  # type: ignore[return-value]


def _totals(base: sqlite3.Connection, shown: dict[str, tuple[int, int]], held: int) -> dict[str, int]:
    items = base.execute("SELECT original, ord, access, stated FROM items WHERE held <= ?", (held,)).fetchall()
    return {
        "documents": base.execute("SELECT count(*) FROM documents").fetchone()[0],
        "shown": sum(bool(many if held else open_) for many, open_ in shown.values()),
        "items": len(items),
        "unlinked": sum(not row[0] for row in items),
        "undated": sum(not row[1] for row in items),
        "unstated": sum(row[2] == "excerpt" and not row[3] for row in items),
    }


def _scope(entries: list[tuple[str, str, int, int]]) -> tuple[object, ...]:
    """Of a list's entries (`ord`, name, reviewed, held): its name, the public's name, whether it is reviewed, how many, its ends."""
    seen = [row for row in entries if not row[3]]
    (name, reviewed), (open_name, _) = _name(entries), _name(seen)
    ends = [edge(days) if (days := [row[0] for row in some if row[0]]) else None for some in (entries, seen) for edge in (min, max)]
    return (name, open_name, reviewed, len(entries), len(seen), *ends)


def _name(entries: list[tuple[str, str, int, int]]) -> tuple[str, int]:
    many = Counter(row[1] for row in entries)
    reviewed = {name: max(row[2] for row in entries if row[1] == name) for name in many}
    best = sorted(many, key=lambda name: (-reviewed[name], -many[name], name))
    return (best[0], reviewed[best[0]]) if best else ("", 0)

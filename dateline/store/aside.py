"""What a command other than a build keeps in the store for its next run: a cache like all of it."""

from __future__ import annotations

import sqlite3


def aside(base: sqlite3.Connection, key: str) -> bytes:
    """What was kept under `key`, nothing where nothing was."""
    found = base.execute("SELECT value FROM meta WHERE key = ?", (f"aside {key}",)).fetchone()
    return bytes(found[0]) if found else b""


def set_aside(base: sqlite3.Connection, key: str, value: bytes) -> None:
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"aside {key}", value))

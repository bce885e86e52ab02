"""What an edition's build did, in files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """`pages`, `pages_written` and `pages_removed` count HTML pages alone, the others every file."""

    pages: int = 0
    pages_written: int = 0
    pages_removed: int = 0
    written: int = 0
    removed: int = 0

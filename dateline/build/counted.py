"""What an edition's build did, in files."""

from __future__ import annotations

import msgspec


class Counted(msgspec.Struct, frozen=True):
    """`pages`, `pages_written` and `pages_removed` count HTML pages alone, the others every file."""

    pages: int = 0
    pages_written: int = 0
    pages_removed: int = 0
    written: int = 0
    removed: int = 0

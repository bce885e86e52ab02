"""What the disk and the store may refuse, told as what a person can do; and which of it means that the store is damaged."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.output import FULL
from dateline.problems import DatelineError, error
from dateline.store import throw_away

Damage = (sqlite3.DatabaseError, msgspec.MsgspecError, UnicodeDecodeError)
"""What reading a damaged store raises; see `damaged`."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# What SQLite says of its surroundings, not of the file: https://sqlite.org/rescode.html (primary result codes).
_AROUND = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY,
})  # fmt: skip


def damaged(why: BaseException) -> bool:
    """Whether this means that what the store holds is not what was put into it."""
    return isinstance(why, Damage) and not (isinstance(why, sqlite3.Error) and _code(why) in _AROUND)


def _code(why: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where it is not SQLite that complains (of text that is none)."""
    return getattr(why, "sqlite_errorcode", 0) & 0xFF


@contextlib.contextmanager
def told(store: Path) -> Iterator[None]:
    """Turns what a full disk, or one that cannot be written to, raises into a DatelineError that says what to do; so
    too a damaged store that could not be made again on the way. `store` is the store's file."""
    try:
        yield
    except OSError as why:
        if why.errno not in _FULL:
            raise
        raise DatelineError(error(str(why.filename or store.parent), None, FULL)) from None
    except Damage as why:
        if damaged(why):
            throw_away(store)
            what = f"was damaged ({why}) and is thrown away: run the command again"
        else:
            what = FULL if isinstance(why, sqlite3.Error) and _code(why) == sqlite3.SQLITE_FULL else f"cannot be used ({why}): make room, or delete its folder"
        raise DatelineError(error(str(store), None, what)) from None

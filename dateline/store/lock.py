"""One build of a digest at a time: the next one waits."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.problems import DatelineError, error

_PATIENCE = 600.0
_LOOK = 0.1


@contextlib.contextmanager
def exclusive(folder: Path, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Keeps other builds of the same digest out; the lock goes with the process, however that ends. While another one is on this waits (and
    calls `waiting` once); after ten minutes it raises DatelineError, and sqlite3.OperationalError or OSError where the disk has no room for
    a lock."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        if why.errno == errno.ENOSPC:
            raise
        raise DatelineError(error(str(folder), None, f"cannot be made ({why.strerror}): it is where the store goes")) from None
    lock = _locked(folder / "lock.db", waiting)
    try:
        yield
    finally:
        lock.close()


def _locked(file: Path, waiting: Callable[[], object]) -> sqlite3.Connection:
    begun = time.monotonic()
    told = False
    while True:
        try:
            return _tried(file)
        except sqlite3.OperationalError as why:
            if why.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        if not told:
            told = True
            waiting()
        if time.monotonic() - begun > _PATIENCE:
            what = "is held: another build of this digest has been running for ten minutes; wait for it or stop it, then build again"
            raise DatelineError(error(str(file), None, what))
        time.sleep(_LOOK)  # not SQLite's own waiting, which Ctrl-C does not end


def _tried(file: Path) -> sqlite3.Connection:
    """The lock, held. A file that is no database cannot be a lock that anybody holds, and is made anew."""
    for last in (False, True):
        lock = sqlite3.connect(file, timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except BaseException as why:
            lock.close()
            if last or not isinstance(why, sqlite3.DatabaseError) or isinstance(why, sqlite3.OperationalError):
                raise
            file.unlink(missing_ok=True)
        else:
            return lock
    raise AssertionError("the second try returns or raises")

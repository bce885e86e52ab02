"""One publisher at a time: whoever publishes leaves a note in the target's root, and goes back where another one's lies there.

Each writes a note of its own first and looks for others then. So of two who begin at once at least one sees the other, on every service
that shows what was written; none needs to create a file exclusively.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field

from dateline.problems import DatelineError
from dateline.publish.place import Place
from dateline.publish.target import TargetError

PREFIX = ".dateline-lock-"
_TRIES = 3


def whoami() -> str:
    """The name that somebody is logged in with here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def _alive(pid: int) -> bool:
    """Whether a process runs on this machine; yes where it cannot be told."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    with contextlib.suppress(OSError, IndexError):  # Linux: one that was killed and that nobody has taken note of, as in a container, is there still
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] not in "ZX"
    return True


class Note(Struct, frozen=True):
    """Who publishes, where and since when (seconds since 1970)."""

    user: str
    host: str
    pid: int
    since: float

    def __str__(self) -> str:
        minutes = max(0, int((time.time() - self.since) / 60))
        age = f"{minutes // 60:,} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
        return f"{self.user} on {self.host} (process {self.pid}), for {age}"


class Me(Struct, frozen=True):
    """Who publishes here. `alive` tells whether a process of this machine still runs."""

    user: str = field(default_factory=whoami)
    host: str = field(default_factory=socket.gethostname)
    pid: int = field(default_factory=os.getpid)
    alive: Callable[[int], bool] = _alive


@contextlib.contextmanager
def held(place: Place, me: Me, break_lock: bool) -> Iterator[None]:
    """Keeps other publishers out. Raises DatelineError that names the one who publishes."""
    name = f"{PREFIX}{secrets.token_hex(8)}"
    _take(place, name, me, break_lock)
    try:
        yield
    finally:
        with contextlib.suppress(TargetError):
            place.remove(name)


def _take(place: Place, name: str, me: Me, break_lock: bool) -> None:
    for last in (*[False] * (_TRIES - 1), True):
        place.put(name, msgspec.json.encode(Note(me.user, me.host, me.pid, time.time())), over=False)
        others = _others(place, name, me, break_lock)
        if not others:
            return
        place.remove(name)
        if last or any(note is None or note.since < time.time() - 1 for note in others):
            break
        time.sleep(0.1 + secrets.randbelow(400) / 1000)  # both began at once: one will be first
    who = next((str(note) for note in others if note), "another publisher")
    raise DatelineError(f"{place.shown}: error: is being published to by {who}. Wait for the end; if that was broken off: --break-lock")


def _others(place: Place, mine: str, me: Me, break_lock: bool) -> list[Note | None]:
    """The notes of others (None for one that cannot be read), those apart that belong to nobody any more."""
    found: list[Note | None] = []
    for name in sorted(place.names("")):
        if not name.startswith(PREFIX) or name == mine:
            continue
        data = place.read(name)
        if data is None:  # just gone
            continue
        try:
            note = msgspec.json.decode(data, type=Note)
        except msgspec.MsgspecError:
            note = None
        if break_lock or (note and note.host == me.host and not me.alive(note.pid)):
            place.remove(name)
        else:
            found.append(note)
    return found

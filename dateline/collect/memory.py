"""What a run keeps for the next: versions of feeds, pages that could not be had, hosts that asked for quiet. A cache, safe to delete.

What has been collected is not kept here but told by the side files under `seeds/`; `done` only adds what a person has since removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.collect.listing import Entry
from dateline.net.bounds import Kind

_FILE = "state.json"
# The first pause before a page is tried again, by what happened: a little under an hour or a day, so that a job of every hour or day meets it.
_PAUSE = {"again": 3_000.0, "never": 80_000.0, "refused": 80_000.0}
_LONGEST = 30 * 86_400.0


class FeedMemory(msgspec.Struct):
    """Of a feed: the version that was seen (headers for a conditional request), how many entries it had, and those still to be collected."""

    etag: str = ""
    modified: str = ""
    entries: int = 0
    waiting: list[Entry] = []

    def conditions(self) -> dict[str, str]:
        """The headers of a request that asks for the feed only if it has changed."""
        return {name: value for name, value in (("If-None-Match", self.etag), ("If-Modified-Since", self.modified)) if value}


class Miss(msgspec.Struct):
    """A page that could not be had: how often it was tried, and when (seconds since 1970) it is next."""

    tries: int
    after: float


class Memory(msgspec.Struct):
    """Everything kept, by address; `done` and `missed` by the identity of addresses. `bodies` tells by a hash of source and bytes where a page lies."""

    feeds: dict[str, FeedMemory] = {}
    missed: dict[str, Miss] = {}
    closed: dict[str, float] = {}
    done: list[str] = []
    bodies: dict[str, str] = {}

    def resting(self, page: str, now: float) -> bool:
        """Whether a page that could not be had is not to be tried yet."""
        return page in self.missed and self.missed[page].after > now

    def miss(self, page: str, kind: Kind, now: float) -> None:
        """Notes that a page could not be had: each time it rests twice as long."""
        tries = self.missed[page].tries + 1 if page in self.missed else 1
        self.missed[page] = Miss(tries, now + min(_PAUSE.get(kind, 0.0) * 2.0 ** min(tries - 1, 20), _LONGEST))


def load(folder: Path) -> Memory:
    """What the last run kept; nothing where there is nothing, or nothing that can be read."""
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=Memory)
    except (OSError, msgspec.MsgspecError):
        return Memory()


def keep(folder: Path, memory: Memory, now: float, feeds: Sequence[str]) -> None:
    """Writes it down, without what is over: waits that have passed, and feeds that no profile names any more. Raises OSError."""
    memory.closed = {host: until for host, until in memory.closed.items() if until > now}
    memory.feeds = {url: feed for url, feed in memory.feeds.items() if url in feeds}
    memory.missed = {page: miss for page, miss in memory.missed.items() if miss.after > now - _LONGEST}
    memory.done = sorted(set(memory.done))
    spare = folder / f"{_FILE}.new"
    try:
        spare.write_bytes(msgspec.json.format(msgspec.json.encode(memory), indent=1))
        spare.replace(folder / _FILE)
    except OSError:
        spare.unlink(missing_ok=True)
        raise

"""The lines of a ledger's file that bear on something, found by going through its bytes: a build that changes little reads little of it.

What is sought is sought as the program writes it. So only a file that holds nothing but such lines may be gone through (`plain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

_MARK, _OUT, _LED = b'{"reader":', b'{"published":', b'{"list":'
_MOST = 40
"""So often the file is gone through before reading it whole is the shorter way."""


def needles(ids: Iterable[str] = (), places: Iterable[str] = (), hashes: Iterable[str] = (), addresses: Iterable[str] = ()) -> list[bytes]:
    """What lines about these ids, documents, hashes and addresses hold."""
    told = ((b'{"id":', ids), (b'"path":', places), (b'"sha256":', hashes), (b'"address":', addresses))
    return [name + msgspec.json.encode(value) for name, values in told for value in values]


def plain(raw: bytes, said: object) -> bool:
    """Whether a line is written as the program would write what it says."""
    return msgspec.json.encode(said) == raw


def torn(data: bytes) -> int | None:
    """Where a last line begins that was begun to be written and no more; None where all lines are whole."""
    at = data.rfind(b"\n") + 1
    try:
        msgspec.json.decode(data[at:] or b"{}")
    except msgspec.DecodeError as why:
        return at if data.startswith(b"{", at) and "truncated" in str(why) else None
    return None


@dataclass(slots=True)
class Past:
    """The file as it was when the build began, and what it was asked for."""

    raw: bytes
    asked: set[bytes] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    def missing(self, wanted: Iterable[bytes]) -> list[bytes]:
        """What was not asked for yet."""
        return [needle for needle in wanted if needle not in self.asked]

    @property
    def tired(self) -> bool:
        return len(self.asked) > _MOST

    def lines(self, needle: bytes) -> list[tuple[int, bytes]]:
        """The lines that hold it and were not given yet, each with its place in the file."""
        self.asked.add(needle)
        found = []
        at = self.raw.find(needle)
        while at >= 0:
            start = self.raw.rfind(b"\n", 0, at) + 1
            end = self.raw.find(b"\n", at)
            end = len(self.raw) if end < 0 else end
            if start not in self.taken:
                self.taken.add(start)
                found.append((start, self.raw[start:end]))
            at = self.raw.find(needle, end)
        return found

    def last_mark(self) -> bytes:
        """The last line about the reader, b"" where there is none."""
        at = self.raw.rfind(b"\n" + _MARK) + 1
        if not at and not self.raw.startswith(_MARK):
            return b""
        return self.raw[at:].partition(b"\n")[0]

    def published(self) -> list[tuple[int, bytes]]:
        """The lines about publishing and about lists that were not given yet, each with its place in the file: there are hardly more than publishings."""
        return [row for needle in self.missing([_OUT, _LED]) for row in self.lines(needle)]

    def every(self) -> Iterator[tuple[int, bytes]]:
        """All lines but those about the reader, each with its place in the file."""
        at = 0
        for raw in self.raw.split(b"\n"):
            if raw.strip() and not raw.startswith(_MARK):
                yield at, raw
            at += len(raw) + 1

"""How far a request goes, and how it says that it cannot."""

from __future__ import annotations

from typing import Literal, Protocol

MEGABYTE = 1_000_000

Kind = Literal["again", "away", "never", "later", "quiet", "refused"]
"""What a failure means for another time: try again after a while; try again, for the whole host is away (or this machine); hardly worth a try
(404); wait as long as the host asks, or has asked before ("quiet"); not to be asked for at all."""


class Limits(Protocol):
    """The bounds of a request: `size` in bytes, of what travels and of what it unpacks to; in seconds `whole` from its first byte to its last,
    `connect` until a server takes the call."""

    @property
    def size(self) -> int: ...

    @property
    def whole(self) -> float: ...

    @property
    def connect(self) -> float: ...


class Failed(Exception):  # noqa: N818 - says what became of a request
    """Something could not be had; the message, which follows the address, says why, and after a semicolon what to do."""

    def __init__(self, message: str, kind: Kind = "again") -> None:
        super().__init__(message)
        self.kind = kind

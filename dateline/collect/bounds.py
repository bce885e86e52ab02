"""How far `collect` goes, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MEGABYTE = 1_000_000

Kind = Literal["again", "away", "never", "later", "quiet", "refused"]
"""What a failure means for the next run: try again after a while; try again, for the whole host is away (or this machine); hardly worth a try
(404); wait as long as the host asks, or has asked before ("quiet"); not to be asked for at all."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of a run. `size` is in bytes, of what travels and of what it unpacks to; times are in seconds: `whole` for a request from
    its first byte to its last, `connect` until a server takes the call, `delay` between two requests to one host, at most
    `longest_delay` where robots.txt asks for more. `redirects` are followed one after another; of a source `pages` are fetched in a run."""

    size: int = 20 * MEGABYTE
    whole: float = 60.0
    connect: float = 15.0
    delay: float = 1.0
    longest_delay: float = 60.0
    redirects: int = 5
    pages: int = 500


class Failed(Exception):  # noqa: N818 - says what became of a request
    """Something could not be had; the message, which follows the address, says why and what to do."""

    def __init__(self, message: str, kind: Kind = "again") -> None:
        super().__init__(message)
        self.kind = kind

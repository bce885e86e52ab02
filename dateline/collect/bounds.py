"""How far `collect` goes."""

from __future__ import annotations

from msgspec import Struct

from dateline.net.bounds import MEGABYTE


class Bounds(Struct, frozen=True):
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

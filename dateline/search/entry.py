"""What an edition lets be found of one item, and what a result's row shows."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One item. `texts` are what its page shows to be read, its title apart; `values` what it can be narrowed down by: addresses of lists
    ("actors/person/x", "topics/y", "sources/z"), "year/2025", "text/excerpt". `href` and `language` as in the views."""

    href: str
    title: str
    day: str
    source: str
    language: str
    texts: tuple[str, ...]
    values: tuple[str, ...]

"""The view of a feed: Atom (RFC 4287) and JSON Feed 1.1 are made from the same value."""

from __future__ import annotations

import msgspec


class FeedEntry(msgspec.Struct, frozen=True):
    """One item. `id` never changes (a `tag:` URI); `href` is the entry in the digest, `original` the link to the original or "".

    `published` and `updated` are RFC 3339; `html` is what this edition may show, `summary` plain text.
    """

    id: str
    href: str
    title: str
    published: str
    updated: str
    summary: str
    html: str
    source: str
    original: str
    tags: tuple[str, ...] = ()
    language: str = ""


class FeedPart(msgspec.Struct, frozen=True):
    """An entry as it stands in a feed, in both formats. An item stands in the feeds of several lists: it is put into words once."""

    updated: str
    atom: str
    json: bytes


class FeedView(msgspec.Struct, frozen=True):
    """`href` is the feed's own address, `page_href` its list's.

    `base` is the absolute address of the site, or "" (then links are relative to the feed's own place, `root` the way up); `hub` that of the
    WebSub hub which tells subscribers what is new, "" for none.
    """

    id: str
    title: str
    subtitle: str
    href: str
    page_href: str
    root: str
    base: str
    author: str
    language: str
    generator: str
    updated: str
    entries: tuple[FeedPart, ...]
    hub: str = ""

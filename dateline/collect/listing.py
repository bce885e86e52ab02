"""What a feed lists: its entries' pages, read by the reader of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from msgspec import Struct

from dateline.collect.address import plain
from dateline.model import Reading, ReadResult, SourceProfile
from dateline.net.bounds import Failed
from dateline.net.wire import Answer
from dateline.read.capture import Capture, Unreadable
from dateline.read.hints import Hints

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(rb"<link\b[^>]{0,500}>", re.IGNORECASE)
_FEED = re.compile(rb"application/(?:rss|atom|feed)\+(?:xml|json)", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)
_HEAD = 200_000


class Entry(NamedTuple):
    """A page that is to be collected: its address, and the title and day (`YYYY-MM-DD`) by which the feed lists it, "" for none."""

    url: str
    title: str = ""
    day: str = ""


class Listing(Struct, frozen=True):
    """The entries of a feed in its order, each address once; and how many it has that lead to no page."""

    entries: tuple[Entry, ...]
    without: int = 0


def listed(answer: Answer, profile: SourceProfile, sources: Sequence[SourceProfile], timezone: str) -> Listing:
    """The entries of the feed that was fetched. Raises Failed for what is no feed."""
    name = "feed.json" if _JSON.match(answer.body) else "feed.xml"
    capture = Capture(f"seeds/{profile.id}/{name}", answer.body, sources, Hints(profile, timezone=timezone))
    try:
        result = _read(capture, answer)
    except Unreadable as why:
        raise Failed(f"{str(why).partition(';')[0]}: write the address of a feed (RSS, Atom, JSON Feed), or of pages under `pages`") from None
    found = {entry.url: entry for item in reversed(result.items) for entry in _entry(item, answer.url)}
    return Listing(tuple(reversed(found.values())), sum(not item.source_url.value for item in result.items))


def _read(capture: Capture, answer: Answer) -> ReadResult:
    """The feed's items. A feed without entries is one that has none today. Raises Unreadable, and Failed for a web page."""
    if capture.path.endswith(".json"):
        from dateline.read.table.objects import read_json

        return read_json(capture)
    if _PAGE.match(answer.body):
        near = next(_feeds(answer), "")
        hint = f"Did you mean {near}?" if near else "Look on it for the address of its feed (RSS), or write it under `pages`"
        raise Failed(f"is a web page and no feed. {hint}")
    from dateline.read.feed import read_feed
    from dateline.read.feed.raw import read_feed_entries
    from dateline.read.feed.tree import read_tree
    from dateline.read.feed.xml import feed_of, is_feed, raws

    tree = read_tree(capture.data)
    if not is_feed(tree.root):
        return read_feed(capture)
    feed = feed_of(tree.root)
    return read_feed_entries(feed._replace(address=feed.address or answer.url), raws(tree.root), capture)


def _entry(item: Reading, base: str) -> Iterator[Entry]:
    try:
        url = plain(urljoin(base, item.source_url.value)) if item.source_url.value else ""
    except (Failed, ValueError):
        return
    if url:
        yield Entry(url, item.title.value or "", (item.published.value or "")[:10])


def _feeds(answer: Answer) -> Iterator[str]:
    """The feeds that a web page says it has."""
    for link in _LINK.findall(answer.body[:_HEAD]):
        address = _HREF.search(link) if _FEED.search(link) else None
        if address:
            yield urljoin(answer.url, address[1].decode("utf-8", "replace"))

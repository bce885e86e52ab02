"""JSON Feed (versions 1 and 1.1), already parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.model import ReadResult
from dateline.read.capture import Capture
from dateline.read.feed.raw import Feed, Raw, read_feed_entries

_MOST_TAGS = 40


def is_json_feed(value: Any) -> bool:
    """Whether a parsed JSON document is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org" in _text(value, "version") and isinstance(value.get("items"), list)


def read_json_feed(value: Mapping[str, Any], lines: Sequence[int], capture: Capture) -> ReadResult:
    """The items of a JSON Feed; `lines` are those its items start on, as far as they are known."""
    author = next(iter(_authors(value)), "")
    feed = Feed(_text(value, "title"), _text(value, "home_page_url"), _text(value, "feed_url"), _text(value, "language"), author)
    entries = [each if isinstance(each, dict) else {} for each in value["items"]]
    return read_feed_entries(feed, [_raw(each, lines[at] if at < len(lines) else 1) for at, each in enumerate(entries)], capture)


def _raw(entry: Mapping[str, Any], line: int) -> Raw:
    days = {"published": (_text(entry, "date_published"), "date_published"), "updated": (_text(entry, "date_modified"), "date_modified")}
    tags = entry.get("tags")
    return Raw(
        line,
        _text(entry, "id"),
        _text(entry, "title"),
        _text(entry, "url") or _text(entry, "external_url"),
        authors=tuple(_authors(entry)),
        language=_text(entry, "language"),
        tags=tuple(tag for tag in tags if isinstance(tag, str))[:_MOST_TAGS] if isinstance(tags, list) else (),
        days={name: day for name, day in days.items() if day[0]},
        texts=tuple(_texts(entry)),
    )


def _texts(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, bool | None]]:
    html = _text(entry, "content_html")
    for name, text, markup in (("content_html", html, True), ("content_text", "" if html else _text(entry, "content_text"), False)):
        if text:
            yield name, text, markup
    if summary := _text(entry, "summary"):
        yield "summary", summary, None


def _authors(holder: Mapping[str, Any]) -> list[str]:
    found = holder.get("authors") if isinstance(holder.get("authors"), list) else [holder.get("author")]
    return [name for each in found or [] if isinstance(each, dict) and (name := _text(each, "name"))]


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""

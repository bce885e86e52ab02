"""Addresses: which page stands where. All are relative to the site's root; a list's scope is its address without the last slash."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.model import When
from dateline.text import slug

TIMELINE = "timeline"
KINDS = ("country", "organization", "person")


def item_address(title: str, published: str | None, id_: str) -> str:
    """`items/2025/04/11/slug-id/`, or `items/undated/slug-id/`."""
    day = When(published).iso[:10].replace("-", "/") if published else "undated"
    return f"items/{day}/{slug(title)}-{id_}/"


def actor_scope(id_: str) -> str:
    return f"actors/{id_}"


def topic_scope(id_: str) -> str:
    return f"topics/{id_}"


def source_scope(id_: str) -> str:
    return f"sources/{id_}"


def month_href(scope: str, month: str) -> str:
    """`timeline/2025/04/` for "2025-04", the same below an actor; a day ("2025-04-11") goes one deeper."""
    return f"{scope}/{month.replace('-', '/')}/"


def week_href(week: str) -> str:
    return f"digests/{week}/"


def tag_name(base_url: str, title: str) -> str:
    """Who names the entries of feeds (RFC 4151), until the first publishing settles it: the site's host, without one the digest's title."""
    return urlsplit(base_url).hostname or f"{slug(title)}.invalid"


def root_of(href: str) -> str:
    """The way from a page up to the root: "../../" for "actors/person/", "" written as "./"."""
    return "../" * href.count("/") or "./"


def file_of(href: str) -> str:
    """The file that a page's address names."""
    return f"{href}index.html" if not href or href.endswith("/") else href

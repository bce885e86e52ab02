"""The views of an address that has moved, and of one that leads to nothing any more."""

from __future__ import annotations

import msgspec

from dateline.web.views.parts import Link, PageMeta, SiteView


class RedirectView(msgspec.Struct, frozen=True):
    """`target` is where the page went, relative to the root; `title` what stands there."""

    site: SiteView
    page: PageMeta
    target: str
    title: str


class GoneView(msgspec.Struct, frozen=True):
    """An address at which nothing is shown any more, and `why`: an item that was "taken" down by the editors, or "removed" with its documents (both
    since `day`); one that is "withheld", or "unread" as its document cannot be read; a "list" or a "page" on which nothing stands any more.
    `body` is clean HTML; `up` leads to the list that a page stood below, where that is there."""

    site: SiteView
    page: PageMeta
    why: str
    day: str = ""
    body: str = ""
    up: Link | None = None

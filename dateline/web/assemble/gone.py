"""Addresses of items and lists that stand elsewhere now, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from msgspec.structs import replace

from dateline.content.prose import prose
from dateline.store import REMOVED, TAKEN, UNREAD, WITHHELD, GoneRow
from dateline.web.assemble.dossier import name_of
from dateline.web.assemble.feeds import former_feeds
from dateline.web.dates import day_name
from dateline.web.desk import Desk
from dateline.web.lasting import list_of
from dateline.web.views import GoneView, Link, PageMeta, RedirectView

_NOTHING = "Nothing here any more"
_TITLES = MappingProxyType({TAKEN: "Taken down", REMOVED: "Removed", WITHHELD: "Not public at present", UNREAD: "Not public at present"})


def former(desk: Desk, id_: str) -> Iterator[RedirectView | GoneView]:
    """A page at every former address of an item that says where it went; at every address of one that is shown no more that it is gone."""
    item = desk.shelf.item(id_)
    for old in item.moved if item else ():
        if item and old != item.url:
            yield _leads(desk, old, item.url, item.title)
    row = None if item else desk.shelf.gone.get(id_)
    for address in row.addresses if row else ():
        if row:
            yield _gone(desk, address, row)


def _leads(desk: Desk, old: str, href: str, name: str) -> RedirectView:
    return RedirectView(desk.site, desk.meta(old, "redirect", name, index=False), href, name)


def _gone(desk: Desk, address: str, row: GoneRow) -> GoneView:
    """The page tells nothing of the item but what it may: its own address neither."""
    title = row.title or _TITLES[row.why]
    day = day_name(row.day, desk.settings.language)[0] if row.day else ""
    return GoneView(desk.site, _meta(desk, address, title), row.why, day, prose(row.text))


def _meta(desk: Desk, address: str, title: str) -> PageMeta:
    return replace(desk.meta(address, "gone", title, index=False), canonical="")


def former_list(desk: Desk, scope: str) -> tuple[RedirectView | GoneView | None, list[tuple[str, bytes]]]:
    """The page at the former address of an actor, a topic or a source that says where it went, or that it is gone; and what those get who follow the
    feeds that were published there: the feeds of what took its place, else empty ones."""
    published = desk.shelf.gone.was_list(scope)
    if scope in desk.former:
        target, name = desk.former[scope]
        return _leads(desk, f"{scope}/", f"{target}/", name), former_feeds(desk, scope, target, name) if published else []
    if not published:
        return None, []
    return GoneView(desk.site, _meta(desk, f"{scope}/", _NOTHING), "list"), former_feeds(desk, scope, "", "")


def past_page(desk: Desk, href: str) -> RedirectView | GoneView | None:
    """What stands at the published address of a page that is there no more, which may have stood below a list: that leads to what took the
    list's place, or to the list; None for an address that was not published."""
    if not desk.shelf.gone.was_page(href):
        return None
    scope = list_of(href)
    if scope in desk.former:
        target, name = desk.former[scope]
        return _leads(desk, href, f"{target}/", name)
    name = name_of(desk, scope) if scope else ""
    return GoneView(desk.site, _meta(desk, href, _NOTHING), "page", up=Link(f"{scope}/", name) if name else None)

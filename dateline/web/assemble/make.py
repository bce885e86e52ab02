"""One page's key in, its files out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from dateline.web.addresses import KINDS, file_of
from dateline.web.assemble import changes, sitemap
from dateline.web.assemble.dossier import dossier
from dateline.web.assemble.feeds import front_feeds, list_feeds, week_feeds
from dateline.web.assemble.front import front
from dateline.web.assemble.gone import former, former_list, past_page
from dateline.web.assemble.indexes import about, actors, digests, not_found, own_page, places, search
from dateline.web.assemble.months import day, month, timeline, undated, year
from dateline.web.assemble.story import story
from dateline.web.assemble.weeks import digest
from dateline.web.desk import Desk
from dateline.web.feeds import robots
from dateline.web.lasting import key_of
from dateline.web.plan import href_of
from dateline.web.views import PageMeta, SiteView

Files = list[tuple[str, bytes]]


class _View(Protocol):
    @property
    def site(self) -> SiteView: ...
    @property
    def page(self) -> PageMeta: ...


def make(desk: Desk, key: str, *, feeds: bool = True) -> Files:
    """The files of a page: path below the output folder, and bytes. Nothing where the page no longer exists. Without the feeds of a list that has
    a page, where these are not asked for."""
    kind, _, rest = key.partition("|")
    if kind == "list":
        return _list(desk, rest, feeds)
    return _KINDS[kind](desk, rest)


def _page(desk: Desk, view: _View | None) -> Files:
    return [(file_of(view.page.href), desk.renderer.page(view))] if view else []


def _item(desk: Desk, id_: str) -> Files:
    item = desk.shelf.item(id_)
    return _page(desk, story(desk, item)) if item else []


def _moved(desk: Desk, id_: str) -> Files:
    return [file for view in former(desk, id_) for file in _page(desk, view)]


def _list(desk: Desk, scope: str, feeds: bool) -> Files:
    view = dossier(desk, scope)
    if view:
        return [*_page(desk, view), *(list_feeds(desk, scope) if feeds else ())]
    instead, led = former_list(desk, scope)
    return [*_page(desk, instead), *led]


def _month(desk: Desk, rest: str) -> Files:
    scope, _, name = rest.rpartition("|")
    return _page(desk, month(desk, scope, name))


def _day(desk: Desk, rest: str) -> Files:
    scope, _, name = rest.rpartition("|")
    return _page(desk, day(desk, scope, name))


def _note(desk: Desk, slug: str) -> Files:
    return _page(desk, about(desk) if slug == "about" else own_page(desk, slug)) or _page(desk, past_page(desk, f"{slug}/"))


def _past(desk: Desk, href: str) -> Files:
    """What stands at a published address, unless the page is there again."""
    return [] if make(desk, key_of(href)) else _page(desk, past_page(desk, href))


_LONE: dict[str, Callable[[Desk], Files]] = {
    "front": lambda desk: [*_page(desk, front(desk)), *front_feeds(desk)],
    "timeline": lambda desk: _page(desk, timeline(desk)),
    "undated": lambda desk: _page(desk, undated(desk)),
    "actors": lambda desk: _page(desk, actors(desk)),
    "topics": lambda desk: _page(desk, places(desk, "topics")),
    "sources": lambda desk: _page(desk, places(desk, "sources")),
    "digests": lambda desk: [*_page(desk, digests(desk)), *week_feeds(desk)],
    "search": lambda desk: _page(desk, search(desk)),
    "404": lambda desk: _page(desk, not_found(desk)),
    "sitemap": sitemap.whole,
    "robots": lambda desk: [("robots.txt", robots(desk.settings.base_url, desk.edition.private))],
}


def _lone(desk: Desk, name: str) -> Files:
    kind = name.removeprefix("actors/")
    files = _page(desk, actors(desk, kind=kind)) if kind in KINDS else _LONE[name](desk)
    return files or _page(desk, past_page(desk, href_of(f"lone|{name}")))


def _changes(desk: Desk, month: str) -> Files:
    files = _page(desk, changes.page_of(desk, month))
    if month:
        return files or _page(desk, past_page(desk, href_of(f"changes|{month}")))
    return [*files, *changes.feeds(desk)] if files else []


_KINDS: dict[str, Callable[[Desk, str], Files]] = {
    "item": _item,
    "moved": _moved,
    "month": _month,
    "day": _day,
    "year": lambda desk, name: _page(desk, year(desk, name)),
    "week": lambda desk, name: _page(desk, digest(desk, name)),
    "letter": lambda desk, name: _page(desk, actors(desk, letter=name)),
    "note": _note,
    "map": sitemap.part,
    "lone": _lone,
    "changes": _changes,
    "past": _past,
}

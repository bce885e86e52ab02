"""The sitemap: every page that may be found, for search engines. That of a large site is cut by month, so that it costs what changed."""

from __future__ import annotations

from dateline.store import Shelf
from dateline.web.addresses import TIMELINE
from dateline.web.desk import Desk
from dateline.web.feeds import SITEMAP_LIMIT, sitemap, sitemap_file
from dateline.web.plan import week_list

LARGE = 5_000
"""A site with more items than this has a sitemap in parts."""
_PAGES, _UNDATED = "pages", "undated"
_FIRST = ("", "timeline/", "actors/", "topics/", "sources/", "digests/", "about/")
Files = list[tuple[str, bytes]]


def parts(shelf: Shelf) -> list[str]:
    """The parts of the sitemap, none where the site is small."""
    whole = shelf.scope(TIMELINE)
    if not whole or whole.items <= LARGE:
        return []
    undated = [_UNDATED] if shelf.undated(TIMELINE) else []
    return [_PAGES, *(month for month, _ in shelf.counts(TIMELINE, 7)), *undated]


def whole(desk: Desk) -> Files:
    """`sitemap.xml`; none without an absolute address, and none of the private edition."""
    if not _wanted(desk):
        return []
    found = parts(desk.shelf)
    if not found:
        return sitemap([*_pages(desk), *desk.shelf.addresses(), *_lists(desk)], desk.settings.base_url)
    names = [name for part in found for name in _names(part, _many(desk, part))]
    base = _base(desk)
    return [("sitemap.xml", sitemap_file("sitemapindex", "sitemap", [(base + name, "") for name in names]))]


def part(desk: Desk, name: str) -> Files:
    """One part: the items of a month, the undated ones, or the pages that are no item's."""
    if not _wanted(desk) or name not in parts(desk.shelf):
        return []
    entries = [*_pages(desk), *_lists(desk)] if name == _PAGES else desk.shelf.addresses("" if name == _UNDATED else name)
    base = _base(desk)
    files: Files = []
    for number, file in enumerate(_names(name, len(entries))):
        some = entries[number * SITEMAP_LIMIT : (number + 1) * SITEMAP_LIMIT]
        files.append((file, sitemap_file("urlset", "url", [(base + href, day) for href, day in some])))
    return files


def _wanted(desk: Desk) -> bool:
    return bool(desk.settings.base_url) and not desk.edition.private


def _base(desk: Desk) -> str:
    return desk.settings.base_url.rstrip("/") + "/"


def _names(part_: str, many: int) -> list[str]:
    """The files of a part with so many addresses."""
    more = range(2, 2 + max(0, many - 1) // SITEMAP_LIMIT)
    return [f"sitemap-{part_}.xml", *(f"sitemap-{part_}-{number}.xml" for number in more)]


def _many(desk: Desk, part_: str) -> int:
    if part_ == _PAGES:
        shelf = desk.shelf
        return len(_pages(desk)) + shelf.count_lists() - 1 + len(shelf.counts(TIMELINE, 7)) + len(week_list(shelf))  # without the timeline's own
    if part_ == _UNDATED:
        return len(desk.shelf.undated(TIMELINE))
    return sum(many for _, many in desk.shelf.counts(TIMELINE, 7, part_, part_ + "~"))


def _pages(desk: Desk) -> list[tuple[str, str]]:
    return [(href, "" if href else desk.today) for href in _FIRST]


def _lists(desk: Desk) -> list[tuple[str, str]]:
    shelf = desk.shelf
    lists = sorted((scope, last[:10]) for scope, last in shelf.lasts() if scope != TIMELINE)
    found = [(f"{scope}/", last) for scope, last in lists]
    found += [(f"timeline/{month.replace('-', '/')}/", "") for month, _ in shelf.counts(TIMELINE, 7)]
    return [*found, *((f"digests/{week}/", "") for week in week_list(shelf))]

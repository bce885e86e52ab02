"""Timelines: the whole, a year, a month, a crowded month's day, and the undated lane; the same below any list."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.tag.salience import MAIN
from dateline.text import count
from dateline.web.addresses import TIMELINE, month_href
from dateline.web.assemble.entries import name_of
from dateline.web.assemble.histograms import month_links, over_days, over_months
from dateline.web.assemble.rows import crowded_groups, list_days, rows_in_order
from dateline.web.dates import day_name, month_name
from dateline.web.desk import Desk
from dateline.web.plan import CROWD
from dateline.web.views import Crumb, DayGroup, Feed, Histogram, Link, MonthLink, MonthView, TimelineView, UndatedView, YearView

_NEWEST = 40
_ROOT_FEED = Feed("All items", "feed.xml", "feed.json")


def feed_of(desk: Desk, scope: str, name: str) -> Feed:
    """The feed beside a list."""
    return _ROOT_FEED if scope == TIMELINE else Feed(f"{name} – {desk.site.title}", f"{scope}/feed.xml", f"{scope}/feed.json")


def newest_days(desk: Desk, scope: str, least: int = _NEWEST, without: Sequence[int] = ()) -> tuple[DayGroup, ...]:
    """The newest whole days of a list, as many as it takes to show `least` items; those `without` stand elsewhere on the page.

    Of an actor's list as many as it takes to show so many items that are about it, as long as all of them together are no crowd.
    """
    days: list[tuple[str, int]] = []
    shown, weighty = 0, 0
    main = MAIN if scope.startswith("actors/") else 0.0
    for day, many, mains in desk.shelf.days(scope, main):
        if main and days and shown + many > CROWD:
            break
        days.append((day, many))
        shown, weighty = shown + many, weighty + mains
        if weighty >= least:
            break
    if shown > CROWD:
        return crowded_groups(desk, scope, days)
    since = days[-1][0] if days else ""
    return list_days(desk, scope, since, "~", without) if since else ()


def timeline(desk: Desk) -> TimelineView:
    counts = desk.shelf.counts(TIMELINE, 7)
    years: dict[str, int] = {}
    for month, many in counts:
        years[month[:4]] = years.get(month[:4], 0) + many
    page = desk.meta("timeline/", "timeline", "Timeline", f"Every item of {desk.site.title} by its day.", "timeline", feeds=[_ROOT_FEED])
    links = tuple(MonthLink(f"timeline/{year}/", year, many) for year, many in sorted(years.items(), reverse=True))
    undated = len(desk.shelf.undated(TIMELINE))
    return TimelineView(desk.site, page, over_months(desk, TIMELINE, counts, "Items by month"), links, newest_days(desk, TIMELINE), undated)


def year(desk: Desk, name: str) -> YearView | None:
    counts = desk.shelf.counts(TIMELINE, 7, name, name + "~")
    if not counts:
        return None
    years = [found for found, _ in desk.shelf.counts(TIMELINE, 4)]
    before, after = _beside(years, name)
    page = desk.meta(
        f"timeline/{name}/",
        "year",
        name,
        f"{count(sum(many for _, many in counts), 'item')} of {name}.",
        "timeline",
        [Crumb("timeline/", "Timeline")],
        [_ROOT_FEED],
    )
    whole = [(f"{name}-{month:02}", dict(counts).get(f"{name}-{month:02}", 0)) for month in range(1, 13)]
    histogram = over_months(desk, TIMELINE, whole, f"Items of {name} by month")
    links = [Link(f"timeline/{found}/", found) if found else None for found in (before, after)]
    return YearView(desk.site, page, name, histogram, month_links(desk, TIMELINE, counts), links[0], links[1])


def month(desk: Desk, scope: str, name: str) -> MonthView | None:
    """A month of a list; a crowded one shows its days, each with a page of its own."""
    listing, language = desk.listing(scope), desk.settings.language
    counts = listing.counts(10, name, name + "~")
    if not counts:
        return None
    total, href = sum(many for _, many in counts), month_href(scope, name)
    crowded = total > CROWD
    days = crowded_groups(desk, scope, counts) if crowded else list_days(desk, scope, name, name + "~")
    beside = (found[:7] for found in listing.around(name, name + "~"))
    before, after = (Link(month_href(scope, found), month_name(found, language)[1]) if found else None for found in beside)
    histogram = over_days(desk, name, counts, f"Items of {month_name(name, language)[1]} by day", href, crowded)
    return _month_view(desk, scope, href, month_name(name, language)[1], total, histogram, days, (before, after))


def day(desk: Desk, scope: str, name: str) -> MonthView | None:
    """A day of a crowded month."""
    language = desk.settings.language
    in_month = desk.listing(scope).counts(10, name[:7], name[:7] + "~")
    if sum(many for _, many in in_month) <= CROWD or name not in dict(in_month):
        return None
    days = [found for found, _ in in_month]
    before, after = (Link(month_href(scope, found), day_name(found, language)[0]) if found else None for found in _beside(days, name))
    href = month_href(scope, name[:7])
    groups = list_days(desk, scope, name, name + "~")
    histogram = over_days(desk, name[:7], in_month, f"Items of {month_name(name[:7], language)[1]} by day", href, own_pages=True)
    return _month_view(
        desk,
        scope,
        month_href(scope, name),
        day_name(name, language)[0],
        dict(in_month)[name],
        histogram,
        groups,
        (before, after),
        month_=name[:7],
    )


def _month_view(
    desk: Desk,
    scope: str,
    href: str,
    name: str,
    total: int,
    histogram: Histogram,
    days: tuple[DayGroup, ...],
    beside: tuple[Link | None, Link | None],
    month_: str = "",
) -> MonthView:
    of, crumbs = None, [Crumb("timeline/", "Timeline"), Crumb(f"timeline/{href.split('/')[1]}/", href.split("/")[1])]
    owner = ""
    if scope != TIMELINE:
        row = desk.listing(scope).row
        owner = name_of(desk, scope, row.name if row else "")
        of, crumbs = (
            Link(f"{scope}/", owner),
            [Crumb(f"{scope.split('/', maxsplit=1)[0]}/", scope.split("/", maxsplit=1)[0].capitalize()), Crumb(f"{scope}/", owner)],
        )
    if month_:
        crumbs.append(Crumb(month_href(scope, month_), month_name(month_, desk.settings.language)[1]))
    title = f"{owner}: {name}" if owner else name
    section = scope.partition("/")[0]
    page = desk.meta(href, "month", title, f"{count(total, 'item')}.", section, crumbs, [feed_of(desk, scope, owner)])
    return MonthView(desk.site, page, name, total, histogram, days, beside[0], beside[1], of)


def undated(desk: Desk) -> UndatedView | None:
    """The lane of items whose day nobody knows, by title; None where there is none."""
    rows = rows_in_order(desk, desk.shelf.undated(TIMELINE))
    page = desk.meta("timeline/undated/", "undated", "Undated", "Items whose day nobody knows.", "timeline", [Crumb("timeline/", "Timeline")], [_ROOT_FEED])
    return UndatedView(desk.site, page, rows) if rows else None


def _beside(names: Sequence[str], name: str) -> tuple[str, str]:
    """The names before and after one in an ascending list, "" where there is none."""
    before = [other for other in names if other < name]
    after = [other for other in names if other > name]
    return (before[-1] if before else ""), (after[0] if after else "")

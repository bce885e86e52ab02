"""The digest's front page: what is new, when, who, from whom."""

from __future__ import annotations

from heapq import nsmallest

from dateline.web.addresses import TIMELINE
from dateline.web.assemble.entries import actor_entry, name_of, place_entry
from dateline.web.assemble.histograms import over_months
from dateline.web.assemble.indexes import first_and_last
from dateline.web.assemble.months import newest_days
from dateline.web.assemble.rows import rows_in_order
from dateline.web.assemble.weeks import week_entries
from dateline.web.dates import time_view
from dateline.web.desk import Desk
from dateline.web.needs import needs
from dateline.web.views import Entry, Feed, FrontView

_NEWEST = 12
_ACTORS = 12
_TOPICS = 12
_SOURCES = 8
_WEEKS = 4


def front(desk: Desk) -> FrontView:
    totals = desk.shelf.totals()
    first, last = (time_view(day, "", desk.settings.language).day if day else "" for day in first_and_last(desk))
    page = desk.meta(
        "",
        "front",
        desk.site.title,
        desk.site.description,
        "front",
        feeds=[Feed(f"All items – {desk.site.title}", "feed.xml", "feed.json")],
    )
    actors = nsmallest(_ACTORS, desk.shelf.most("actors/", _ACTORS), lambda scope: (-scope.items, not scope.reviewed, name_of(desk, scope.scope, scope.name)))
    pinned = desk.shelf.pinned()
    return FrontView(
        site=desk.site,
        page=page,
        items=totals["items"],
        documents=totals["shown_documents"],
        first=first,
        last=last,
        build_day=time_view(desk.today, "", desk.settings.language).day,
        pinned=rows_in_order(desk, pinned),
        days=newest_days(desk, TIMELINE, _NEWEST, without=pinned),
        histogram=over_months(desk, TIMELINE, desk.shelf.counts(TIMELINE, 7), "Items by month"),
        actors=tuple(actor_entry(desk, scope) for scope in actors),
        topics=_most([place_entry(desk, scope) for scope in desk.shelf.scopes("topics/")], _TOPICS),
        sources=_most([place_entry(desk, scope) for scope in desk.shelf.scopes("sources/")], _SOURCES),
        digests=_weeks(desk),
        undated=totals["undated"],
        needs=needs(totals) if desk.edition.private else (),
        empty=not totals["items"],
    )


def _most(entries: list[Entry], most: int) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.count, not entry.reviewed, entry.name))[:most])


def _weeks(desk: Desk) -> tuple[Entry, ...]:
    """The newest weeks, and among them always the newest with an introduction."""
    weeks = [entry for _, entry in week_entries(desk)]
    shown = weeks[:_WEEKS]
    if shown and not any(entry.reviewed for entry in shown):
        shown[-1:] = [entry for entry in weeks if entry.reviewed][:1] or shown[-1:]
    return tuple(shown)

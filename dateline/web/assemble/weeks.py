"""Weekly digests: the editor's introduction and choice, who and what, and the week's days."""

from __future__ import annotations

import datetime as dt

from dateline.content.prose import opening, prose
from dateline.model import When
from dateline.text import count
from dateline.web.addresses import TIMELINE, week_href
from dateline.web.assemble.entries import beside, last_of
from dateline.web.assemble.quotes import week_quotes
from dateline.web.assemble.rows import crowded_groups, day_groups, rows_by_number
from dateline.web.dates import week_name, week_span
from dateline.web.desk import Desk
from dateline.web.plan import CROWD, week_bounds
from dateline.web.views import Crumb, DigestView, Entry, Feed, Link

_MOST = 10
_QUOTES = 3


def digest(desk: Desk, week: str) -> DigestView | None:
    """A week's digest, None where it has neither an item nor an introduction."""
    since, until = week_bounds(week)
    entries = desk.shelf.entries(TIMELINE, since, until)
    note = desk.weeks.get(week)
    if not entries and not note:
        return None
    earlier, later = ([When(day).week] if day else [] for day in desk.shelf.around(TIMELINE, since, until))
    before = max((other for other in (*earlier, *desk.weeks) if other < week), default="")
    after = min((other for other in (*later, *desk.weeks) if other > week), default="")
    name = week_name(week, desk.settings.language)
    title = note.title if note and note.title else name
    crumbs = [Crumb("digests/", "Weekly digests")]
    feed = Feed(f"Weekly digests – {desk.site.title}", "digests/feed.xml", "digests/feed.json")
    links = [Link(week_href(other), week_name(other, desk.settings.language)) if other else None for other in (before, after)]
    return DigestView(
        site=desk.site,
        page=desk.meta(week_href(week), "digest", title, f"{name} in {desk.site.title}: {count(len(entries), 'item')}.", "digests", crumbs, [feed]),
        week=week,
        name=title,
        span=f"{name}, {week_span(week, desk.settings.language)}" if title != name else week_span(week, desk.settings.language),
        intro=prose(note.intro) if note and note.intro else "",
        chosen=_chosen(desk, note.items if note else ()),
        count=len(entries),
        actors=beside(desk, desk.shelf.between("actors/", since, until, _MOST)),
        topics=beside(desk, desk.shelf.between("topics/", since, until, _MOST)),
        quotes=week_quotes(desk, [n for _, n in reversed(entries)], _QUOTES),
        days=crowded_groups(desk, TIMELINE, desk.shelf.counts(TIMELINE, 10, since, until)) if len(entries) > CROWD else day_groups(desk, entries),
        before=links[0],
        after=links[1],
    )


def _chosen(desk: Desk, items: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The editor's choice as rendered rows, each with why it matters; what is not in this edition is left out."""
    chosen = []
    for id_, why in items:
        item = desk.shelf.named(id_)
        if item:
            chosen.append((rows_by_number(desk, [item.n])[item.n], opening(why, 1_000)))
    return tuple(chosen)


def week_entries(desk: Desk, newest: int = 100_000) -> list[tuple[str, Entry]]:
    """The weeks, newest first, with how many items each has."""
    counts: dict[str, int] = dict.fromkeys(desk.weeks, 0)
    for day, many in desk.shelf.counts(TIMELINE, 10):
        year, number, _ = dt.date.fromisoformat(day).isocalendar()
        week = f"{year:04}-W{number:02}"
        counts[week] = counts.get(week, 0) + many
    shown = sorted(counts.items(), reverse=True)[:newest]
    return [(week, _entry(desk, week, many)) for week, many in shown]


def _entry(desk: Desk, week: str, many: int) -> Entry:
    note = desk.weeks.get(week)
    name = week_name(week, desk.settings.language)
    return Entry(
        week_href(week),
        note.title if note and note.title else name,
        many,
        "digest",
        sort=week,
        role=week_span(week, desk.settings.language),
        intro=opening(note.intro) if note else "",
        last=last_of(desk, week_bounds(week)[0]),
        reviewed=bool(note),
    )

"""Histograms over months and days, and the lists of months below an actor, topic or source."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from functools import lru_cache

from dateline.web.addresses import month_href
from dateline.web.dates import day_name, month_name
from dateline.web.desk import Desk
from dateline.web.views import Bar, Histogram, MonthLink

_BARS = 72
_WORTH_BARS = 12


def _share(number: int, highest: int) -> int:
    return max(2, round(100 * number / highest)) if number else 0


@lru_cache(maxsize=256)
def _run(first: str, last: str) -> tuple[str, ...]:
    """Every month from `first` to `last`."""
    year, month = int(first[:4]), int(first[5:7])
    months = []
    while (name := f"{year:04}-{month:02}") <= last:
        months.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(months)


def over_months(desk: Desk, scope: str, counts: Sequence[tuple[str, int]], caption: str, linked: bool = True) -> Histogram:
    """A bar a month in whole years, so that a silence shows and years compare; a bar a year where the months would be too many."""
    if not counts:
        return Histogram(caption, (), 0)
    there, total = dict(counts), sum(many for _, many in counts)
    names = _run(f"{counts[0][0][:4]}-01", f"{counts[-1][0][:4]}-12")
    if len(names) > _BARS:
        return _over_years(scope, counts, caption, linked)
    top = max(there.values())
    bars = []
    for name in names:
        many = there.get(name)
        if not many:
            bars.append(_empty_month(name, desk.settings.language))
            continue
        short, long = month_name(name, desk.settings.language)
        bars.append(Bar(short, long, many, _share(many, top), month_href(scope, name) if linked else "", group=name[:4]))
    return Histogram(caption, tuple(bars), total)


@lru_cache(maxsize=4096)
def _empty_month(name: str, language: str) -> Bar:
    short, long = month_name(name, language)
    return Bar(short, long, 0, 0, group=name[:4])


def _over_years(scope: str, counts: Sequence[tuple[str, int]], caption: str, linked: bool) -> Histogram:
    there: dict[str, int] = {}
    newest: dict[str, str] = {}
    for month, many in counts:
        there[month[:4]] = there.get(month[:4], 0) + many
        newest[month[:4]] = month
    top = max(there.values())
    years = [f"{year:04}" for year in range(int(counts[0][0][:4]), int(counts[-1][0][:4]) + 1)]
    bars = []
    for year in years:
        many = there.get(year, 0)
        href = f"{scope}/{year}/" if scope == "timeline" else month_href(scope, newest[year]) if many else ""
        bars.append(Bar(year, year, many, _share(many, top), href if linked and many else ""))
    return Histogram(caption, tuple(bars), sum(there.values()))


def over_days(desk: Desk, month: str, counts: Sequence[tuple[str, int]], caption: str, href: str, own_pages: bool) -> Histogram:
    """A bar a day of a month, each to the day's heading on `href`, or to its own page; no bars for so few items that the list says it all."""
    there = dict(counts)
    total = sum(there.values())
    if total < _WORTH_BARS:
        return Histogram(caption, (), total)
    top = max(there.values(), default=0)
    bars = []
    for number in range(1, monthrange(int(month[:4]), int(month[5:7]))[1] + 1):
        day = f"{month}-{number:02}"
        many = there.get(day, 0)
        link = (f"{href}{number:02}/" if own_pages else f"{href}#{day}") if many else ""
        bars.append(Bar(str(number), day_name(day, desk.settings.language)[0], many, _share(many, top) if many else 0, link))
    return Histogram(caption, tuple(bars), total)


def month_links(desk: Desk, scope: str, counts: Sequence[tuple[str, int]]) -> tuple[MonthLink, ...]:
    """The months of a list, newest first."""
    return tuple(MonthLink(month_href(scope, month), month_name(month, desk.settings.language)[1], many) for month, many in reversed(counts))

"""Day or month first: how a page's figures are to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.read.dates import Seen, day_of, order_of_host, weekday_beside
from dateline.read.dates.zones import AMERICAN
from dateline.read.lines import Line
from dateline.read.moments.place import Around, Moment
from dateline.text import regex

MONTH_FIRST_COUNTRIES = frozenset(("united-states", "usa", "us", "philippines", "palau", "micronesia", "marshall-islands"))
_DAYS_APART, _MONTHS_APART, _PAIRS = 6, 25, 50
# Zones of the old world, where nobody puts the month first.
_OLD_WORLD = regex(r"(?:GMT|UTC)\s?[+]|CES?T|MES?Z|BST|MSK|SAST|E[EA]S?T$|WIB|TS[İI]")


def settled(moment: Moment, lines: list[Line], language: str, latest: dt.date | None) -> Moment:
    """The moment with one reading, where the weekday beside it or the day of the capture leaves only one of two."""
    seen = moment.seen
    if not seen.form.startswith("numeric"):
        return moment
    swapped = seen.other or (day_of(seen.day.year, seen.day.day, seen.day.month) if seen.mark == "." else None)
    if swapped is None or swapped == seen.day:
        return moment
    weekday = weekday_beside(lines[moment.at].text, seen.start, seen.end, language)
    fits = [day for day in (seen.day, swapped) if day.weekday() == weekday]
    if not fits and latest and seen.other:
        fits = [day for day in (seen.day, swapped) if day <= latest]
    return moment._replace(seen=_only(seen, fits[0])) if len(fits) == 1 else moment


def _only(seen: Seen, day: dt.date) -> Seen:
    first = seen.form.removesuffix(", month first")
    return seen._replace(day=day, other=None, form=first if day == seen.day else f"{first}, month first")


def order_of(moments: list[Moment], around: Around, known: Iterable[dt.date]) -> str:
    """In which order this page writes numeric days: "dmy", "mdy", or "" where nothing tells.

    First what the page itself shows (a number above 12, the same day in words, or `known`, the days in its address and its
    file's name), then the source's country, a clock that only one part of the world prints, the address's country, the language.
    """
    certain = {m.seen.day for m in moments if m.seen.other is None and not m.seen.form.startswith("numeric")} | set(known)
    votes = {"dmy": 0, "mdy": 0}
    for moment in moments:
        seen = moment.seen
        if not seen.form.startswith("numeric") or seen.mark not in "/-" or seen.form.endswith("year first"):
            continue
        if seen.other is not None:
            votes["dmy"] += seen.day in certain
            votes["mdy"] += seen.other in certain
        elif seen.day.day != seen.day.month:
            # Only one order gives a day: which of the two it was shows in the reading itself.
            votes["mdy" if seen.form.endswith("month first") else "dmy"] += 1
    if votes["dmy"] != votes["mdy"]:
        return max(votes, key=lambda order: votes[order])
    near = _by_nearness(moments)
    if near:
        return near
    country = around.source.country if around.source else ""
    if country:
        return "mdy" if country in MONTH_FIRST_COUNTRIES else "dmy"
    told = {order for moment in moments if (order := _by_clock(moment))}
    if len(told) == 1:
        return told.pop()
    return order_of_host(around.url) or ("dmy" if around.language and around.language != "en" else "")


def _by_nearness(moments: list[Moment]) -> str:
    """What a published and an updated day tell together: in one order they are days apart, in the other months."""
    changed = [moment for moment in moments if moment.kind == "updated" and moment.seen.other is not None][:_PAIRS]
    told = set()
    for first, second in ((first.seen, second.seen) for second in changed for first in moments if _goes_with(first, second)):
        if first.other is None or second.other is None or first.day == second.day:
            continue
        day_first, month_first = abs((second.day - first.day).days), abs((second.other - first.other).days)
        if min(day_first, month_first) <= _DAYS_APART and max(day_first, month_first) >= _MONTHS_APART:
            told.add("dmy" if day_first < month_first else "mdy")
    return told.pop() if len(told) == 1 else ""


def _goes_with(moment: Moment, changed: Moment) -> bool:
    return moment.kind in ("published", "") and abs(moment.at - changed.at) <= 2


def _by_clock(moment: Moment) -> str:
    """What the clock time beside a day tells: one that counts to 24 or bears a zone of the old world, the day first; one of
    twelve hours with a zone of North America, the month first."""
    clock = moment.clock
    if clock is None or moment.kind not in ("published", "updated", ""):
        return ""
    if (clock.time.hour >= 13 and not clock.half) or _OLD_WORLD.match(clock.zone):
        return "dmy"
    return "mdy" if clock.half and clock.zone in AMERICAN else ""


def decided(moment: Moment, order: str) -> bool:
    """Whether a moment is one day."""
    return moment.seen.other is None or bool(order)


def decide(moment: Moment, order: str) -> dt.date:
    """The moment's day in an order of figures."""
    return moment.seen.other if moment.seen.other is not None and order == "mdy" else moment.seen.day

"""A day with its clock time as an instant, where the offset is known."""

from __future__ import annotations

import datetime as dt

from dateline.model import SourceProfile, When
from dateline.read.dates import Clock
from dateline.read.dates.zones import AMBIGUOUS, offset_in, offset_of


def when(day: dt.date, clock: Clock | None, source: SourceProfile | None, timezone: str = "", country: str = "") -> When:
    """A day; or an instant, where the clock time's offset is known from its zone, from the source's, or from `timezone` (the digest's).

    A zone's name that several zones bear (CST, IST) is read by the source's zone or country, else by `country`; by the twelve hours beside
    it CST is America's.
    """
    if clock is None:
        return When(day.isoformat())
    local = source.timezone if source else ""
    if clock.zone:
        offset = offset_of(clock.zone, day, clock.time, (source.country if source else "") or country, local)
        if offset is None and clock.zone == "CST" and clock.half:
            offset = offset_of("CDT", day, clock.time)
        if offset is None and local and clock.zone in AMBIGUOUS:
            offset = offset_in(local, day, clock.time)
    else:
        local = local or timezone
        offset = offset_in(local, day, clock.time) if local else None
    if offset is None:
        return When(day.isoformat())
    moment = dt.datetime.combine(day, clock.time, dt.timezone(offset))
    return When(moment.isoformat(timespec="seconds"), clock.zone)

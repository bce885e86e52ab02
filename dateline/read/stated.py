"""Days and instants that a format states as a value of its own (a feed's pubDate, a column of a table), however they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import MISSING, Candidate, Field, SourceProfile
from dateline.read.dates import Clock, find_clock, find_days
from dateline.read.moments import DAY_OR_MONTH, ENOUGH, MONTH_FIRST_COUNTRIES, when
from dateline.read.words import month_of
from dateline.text import regex

# ISO 8601, extended or basic, with the liberties that programs take.
_ISO = regex(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:(?:[T ]|\s+)(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+\-\u2212]\d\d(?::?\d\d)?)?(?:\[[\w/]+\])?)?")
# As C and Unix print it, the year last: "Wed Oct 10 20:19:24 +0000 2018".
_UNIX = regex(r"(?:\w{3,9},? )?(\w{3,9}) +(\d{1,2}) (\d\d:\d\d(?::\d\d)?)(?: ([A-Za-z]{1,5}|[+\-]\d\d:?\d\d))? (\d{4})")
# Seconds, milliseconds or microseconds since 1970.
_EPOCH = regex(r"(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d{1,9})?")
_PART = regex(r"(\d{4})(?:[-/. ](\d{1,2})|\s+([^\W\d]+)\.?)?|([^\W\d]+)\.?,?\s+(\d{4})|(\d{1,2})[/.](\d{4})|(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월])?")
_LONGEST = 80
_FIRST_EPOCH, _LAST_EPOCH = 100_000_000, 4_100_000_000
_UTC = frozenset(("Z", "UTC", "GMT", "+00:00", "+0000", "+00", "-0000", "-00:00"))
ALONE = "alone, without a day"
UNREAD = "no day that can be read"


class Parsed(NamedTuple):
    """A day, the clock time beside it, and the other day that an ambiguous `11/04/2025` may mean (`day` has the day first)."""

    day: dt.date
    clock: Clock | None = None
    other: dt.date | None = None


class Manner(NamedTuple):
    """How a whole file writes its days: in which order numbers stand ("dmy", "mdy", "" where it does not show), and whether
    every clock time is midnight, so that none is one."""

    order: str = ""
    midnight: bool = False


def parsed(text: str) -> Parsed | None:
    """The one day that a text is; None where it is none, or several."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    for reader in (_iso, _unix, _epoch):
        found = reader(text)
        if found:
            return found
    days = find_days(text)
    if len({seen.day for seen in days}) != 1:
        return None
    clocks = [clock for clock in find_clock(text) if clock.start >= days[0].end or clock.end <= days[0].start]
    return Parsed(days[0].day, clocks[0] if clocks else None, days[0].other)


def manner(texts: Iterable[str]) -> Manner:
    """How the days of a column are written, by all that it holds: `25/04/2025` decides what `04/05/2025` means."""
    votes = {"dmy": 0, "mdy": 0}
    clocks, midnight = 0, True
    for text in texts:
        found = parsed(text)
        if found is None:
            continue
        if found.clock:
            clocks += 1
            midnight = midnight and (found.clock.time.hour, found.clock.time.minute, found.clock.time.second) == (0, 0, 0)
        seen = next(iter(find_days(text[:_LONGEST])), None)
        if found.other is None and seen and seen.form.startswith("numeric") and seen.mark in "/-" and seen.day.day > 12:
            votes["mdy" if seen.form.endswith("month first") else "dmy"] += 1
    order = "" if votes["dmy"] == votes["mdy"] else max(votes, key=lambda each: votes[each])
    return Manner(order if not all(votes.values()) else "", bool(clocks) and midnight)


def stated(text: str, rule: str, line: int | None, written: Manner, source: SourceProfile | None, timezone: str, language: str = "") -> Field:
    """The field that a stated day gives: no value, and the reason, where it is a month or year alone, can be read two ways, or is no day.

    A clock time in UTC of a source whose zone is known is told in that zone: programs write UTC wherever they stand.
    """
    shown = " ".join(text.split())
    if not shown:
        return MISSING
    found = parsed(shown)
    if found is None:
        part = _PART.fullmatch(shown) and _month_or_year(shown)
        kind = f"{part} {ALONE}" if part else UNREAD
        return Field(None, kind, line=line, text=shown[:200], sure=0.0, others=(Candidate(shown[:200], f"{rule}: {kind}", line, 0.0),))
    order = written.order or _order(found, source, language)
    if found.other is not None and found.other != found.day and not order:
        both = tuple(Candidate(day.isoformat(), f"{rule}; {DAY_OR_MONTH}", line, max(ENOUGH, 0.9)) for day in (found.day, found.other))
        return Field(None, DAY_OR_MONTH, line=line, text=shown, sure=0.0, others=both)
    day = found.other if found.other is not None and order == "mdy" else found.day
    clock = None if written.midnight else found.clock
    iso = when(day, clock, source, timezone).iso
    if clock and len(iso) > 10 and clock.zone in _UTC and source and source.timezone:
        iso = _in_zone(iso, source.timezone)
    return Field(iso, rule, line=line, text="" if shown == iso else shown, sure=0.95)


def _order(found: Parsed, source: SourceProfile | None, language: str) -> str:
    """Day or month first, where the file does not show it: the source's country, a clock that counts to 24, the language."""
    if source and source.country:
        return "mdy" if source.country in MONTH_FIRST_COUNTRIES else "dmy"
    if found.clock and found.clock.time.hour >= 13 and not found.clock.half:
        return "dmy"
    return "dmy" if language and language.split("-", 1)[0] != "en" else ""


def _month_or_year(text: str) -> str:
    return "a month" if re.search(r"\d{1,2}\D+\d{4}|\d{4}\D+\d|[^\W\d]{3,}", text) else "a year"


def _iso(text: str) -> Parsed | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        day = dt.date(int(match[1]), int(match[3]), int(match[4]))
        clock = dt.time(int(match[5]) % 24, int(match[6]), min(59, int(match[7] or 0))) if match[5] else None
    except ValueError:
        return None
    if not 1800 <= day.year <= 2100:
        return None
    zone = (match[8] or "").replace("\u2212", "-").upper()
    zone = f"{zone}:00" if len(zone) == 3 and zone[0] in "+-" else zone
    return Parsed(day, Clock(0, 0, clock, zone) if clock else None)


def _unix(text: str) -> Parsed | None:
    match = _UNIX.fullmatch(text)
    month = month_of(match[1]) if match else None
    if not match or not month:
        return None
    try:
        return Parsed(dt.date(int(match[5]), month, int(match[2])), Clock(0, 0, dt.time.fromisoformat(match[3]), match[4] or ""))
    except ValueError:
        return None


def _epoch(text: str) -> Parsed | None:
    match = _EPOCH.fullmatch(text)
    if not match:
        return None
    seconds = int(match[1])
    while seconds > _LAST_EPOCH:
        seconds //= 1000
    if seconds < _FIRST_EPOCH:
        return None
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Parsed(moment.date(), Clock(0, 0, moment.time(), "UTC"))


def _in_zone(iso: str, timezone: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return dt.datetime.fromisoformat(iso).astimezone(ZoneInfo(timezone)).isoformat(timespec="seconds")
    except (OSError, ValueError, OverflowError):
        return iso

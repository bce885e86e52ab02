"""What tells a day where no line of the page does: its address, its file's name, words that count back from the capture, a day without a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import When
from dateline.read.dates import Ago, Named, Yearless, day_in_address, day_of, days_in_name, find_ago, find_clock, find_days, find_yearless
from dateline.read.dates.zones import offset_in
from dateline.read.labels import kind_before
from dateline.read.lines import Line
from dateline.read.moments.finding import residue
from dateline.read.moments.place import Around
from dateline.read.words import Words
from dateline.text import regex

# A line that is an address, with or without a word before it (`URL:`).
_ADDRESS = regex(r"(?:[^\s:]{2,14}\s?:\s*)?<?(https?://[^\s<>]+)>?(?:\s+\d{1,3}/\d{1,3})?")
_EDGE = 4
_ABOVE, _BELOW = 4, 8
ADDRESS = "day in the page's address"
NAME = "day that the file's name begins with"
NAMED = "day in the file's name"
AGO = "told from the day of the capture"
YEARLESS = "day without a year, the year from elsewhere"


class Beside(NamedTuple):
    """The day in the page's address, how it stands there and on which line (0: beside the document); the days in the file's name;
    and when the page was captured, as an ISO text ("" where unknown)."""

    address: dt.date | None
    shown: str
    line: int
    name: Named
    captured: str

    @property
    def latest(self) -> dt.date | None:
        """The last day that the page can have been published on: clocks differ by a day around the world."""
        return dt.date.fromisoformat(self.captured[:10]) + dt.timedelta(days=1) if self.captured else None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day told, for deciding what figures mean."""
        named = (*((self.name.first,) if self.name.first else ()), *self.name.others)
        return (self.address, *named) if self.address else named


class Told(NamedTuple):
    """A day told on a line of the page: the line's index, where it stands, how sure it is, and an ISO text."""

    at: int
    start: int
    end: int
    iso: str
    sure: float
    rule: str


def beside(lines: list[Line], around: Around, captured: str) -> Beside:
    """What stands beside the page. `captured`: the page's own labelled day of capture, where nothing else tells it."""
    known = around.captured or captured
    name = days_in_name(around.name, around.language) if around.name else Named(None, ())
    latest = dt.date.fromisoformat(known[:10]) + dt.timedelta(days=1) if known else None
    if name.first and latest and name.first > latest:
        name = Named(None, (name.first, *name.others))
    address, shown, number = _address(lines, around.url)
    if address and latest and address > latest:
        address = None
    return Beside(address, shown, number, name, known)


def _address(lines: list[Line], url: str) -> tuple[dt.date | None, str, int]:
    """The day in the address a person gave, else in the one that stands alone at the head or foot of the page."""
    if url:
        told = day_in_address(url)
        return (*told, 0) if told else (None, "", 0)
    found: dict[dt.date, tuple[str, int]] = {}
    for line in (*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]):
        match = _ADDRESS.fullmatch(line.text) if "://" in line.text[:40] and line.width <= 500 else None
        told = day_in_address(match[1]) if match else None
        if told:
            found.setdefault(told[0], (told[1], line.number))
    if len(found) != 1:
        return None, "", 0
    day, (shown, number) = found.popitem()
    return day, shown, number


def told_near(lines: list[Line], around: Around, words: Words, known: Beside, certain: Iterable[dt.date]) -> Told | None:
    """A day that a line near the headline tells only together with the capture's day or with another day of the page."""
    span = range(max(0, around.top - _ABOVE), min(len(lines), around.top + _BELOW))
    years = set(certain) | set(known.days)
    for index in span:
        line = lines[index]
        if index == around.title or line.width > 100 or around.above[index] > around.above[around.top] + 1:
            continue
        told = _ago(line, index, around, words, known) or _completed(line, index, around, words, known, years)
        if told:
            return told
    return None


def _ago(line: Line, index: int, around: Around, words: Words, known: Beside) -> Told | None:
    if not known.captured or find_days(line.text, around.language):
        return None
    for ago in find_ago(line.text, around.language):
        kind = kind_before(line.text[: ago.start], words)
        rest = line.text[: ago.start] + line.text[ago.end :]
        if kind in ("updated", "captured", "expires") or (residue(rest, [], find_clock(rest), words) > 12 and not kind):
            continue
        iso = before_capture(known.captured, ago, around.source.timezone if around.source else "")
        if iso:
            return Told(index, ago.start, ago.end, iso, 0.75 if kind else 0.65, AGO)
    return None


def before_capture(captured: str, ago: Ago, timezone: str = "") -> str:
    """The day so long before a capture, "" where it may be one or the other of two: figures are rounded down by those who print them.

    Hours are counted from an instant only; where none is known they may reach into the day before.
    """
    when = When(captured)
    if ago.calendar or ago.unit == "day":
        return (when.day - dt.timedelta(days=ago.number)).isoformat()
    instant = when.instant
    if instant is None:
        return ""
    offset = offset_in(timezone, instant.date(), instant.time()) if timezone else None
    if offset is not None:
        instant = instant.astimezone(dt.timezone(offset))
    step = dt.timedelta(minutes=1) if ago.unit == "minute" else dt.timedelta(hours=1)
    late, early = instant - ago.number * step, instant - (ago.number + 1) * step
    return late.date().isoformat() if late.date() == early.date() else ""


def _completed(line: Line, index: int, around: Around, words: Words, known: Beside, certain: set[dt.date]) -> Told | None:
    """A day without a year that stands alone or behind a label, completed by the same day elsewhere or by the day of the capture."""
    if not (certain or known.captured) or find_days(line.text, around.language):
        return None
    for each in find_yearless(line.text, around.language):
        kind = kind_before(line.text[: each.start], words)
        rest = line.text[: each.start] + line.text[each.end :]
        if kind in ("updated", "captured", "expires") or (residue(rest, [], find_clock(rest), words) > 12 and not kind):
            continue
        day, sure = _year(each, known, certain)
        if day:
            return Told(index, each.start, each.end, day.isoformat(), sure, YEARLESS)
    return None


def _year(each: Yearless, known: Beside, certain: set[dt.date]) -> tuple[dt.date | None, float]:
    same = {day for day in certain if (day.month, day.day) == (each.month, each.day)}
    if len(same) == 1:
        return same.pop(), 0.8
    if same or not known.latest:
        return None, 0.0
    # Pages leave the year away within the year: the last such day before the capture.
    for year in (known.latest.year, known.latest.year - 1):
        day = day_of(year, each.month, each.day)
        if day and day <= known.latest and (known.latest - day).days <= 300:
            return day, 0.65
    return None, 0.0

"""Days in the address of a page and in the name of a file."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from urllib.parse import urlsplit

from dateline.read.dates.forms import find_days
from dateline.read.dates.seen import day_of
from dateline.read.words import month_of
from dateline.text import regex

_YEAR = r"((?:19[89]|20[0-9])\d)"
_PARTS = regex(rf"/{_YEAR}/(\d\d?)/(\d\d?)(?=[/_\-.]|$)")
_NAMED = regex(rf"/{_YEAR}/([a-z]{{3,9}})/(\d\d?)(?=[/_\-.]|$)")
_MONTH_DAY = regex(rf"/{_YEAR}[/\-]?(\d\d)/?(\d\d)(?=[/_\-.]|$)")
_DASHED = regex(rf"(?<!\d){_YEAR}([-_.])(\d\d)\2(\d\d)(?!\d)")
_COMPACT = regex(rf"(?<!\d){_YEAR}(\d\d)(\d\d)(?:[T_\-]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)")
_DAY_FIRST = regex(rf"(?<!\d)(\d\d)[-_.](\d\d)[-_.]{_YEAR}(?!\d)")
_LONG = 2000
# Top-level domains of countries that write the month first, and of those whose letters everybody uses.
_MONTH_FIRST = frozenset(("us", "gov", "mil", "ph", "pw", "fm", "mh"))
_COUNTRIES = {
    "in": "india", "il": "israel", "ie": "ireland", "cn": "china", "tw": "taiwan", "bd": "bangladesh", "au": "australia", "ph": "philippines", "pk": "pakistan",
    "jm": "jamaica", "mx": "mexico", "ca": "canada", "sa": "saudi-arabia", "qa": "qatar", "kw": "kuwait", "iq": "iraq",
}  # fmt: skip
_ANYBODY = frozenset(("io", "co", "tv", "me", "ai", "ly", "cc", "ws", "to", "gg", "sh", "fm", "am", "eu", "ca"))


class Named(NamedTuple):
    """The days in a file's name: the one that it begins with (people's filing habit), and those that stand elsewhere in it."""

    first: dt.date | None
    others: tuple[dt.date, ...]


def day_in_address(url: str) -> tuple[dt.date, str] | None:
    """The day that an address tells and how it stands there; None where it tells none, or two."""
    try:
        path = urlsplit(url[:_LONG]).path
    except ValueError:
        return None
    found: dict[dt.date, str] = {}
    for pattern in (_PARTS, _MONTH_DAY, _DASHED, _COMPACT):
        for match in pattern.finditer(path):
            month, day = (match[3], match[4]) if pattern is _DASHED else (match[2], match[3])
            _add(found, day_of(int(match[1]), int(month), int(day)), match[0])
    for match in _NAMED.finditer(path.lower()):
        _add(found, day_of(int(match[1]), month_of(match[2], "en") or 0, int(match[3])), match[0])
    for match in _DAY_FIRST.finditer(path):
        # Either order: only where one gives a day.
        ways = {day_of(int(match[3]), *pair) for pair in ((int(match[2]), int(match[1])), (int(match[1]), int(match[2])))} - {None}
        if len(ways) == 1:
            _add(found, ways.pop(), match[0])
    return next(iter(found.items())) if len(found) == 1 else None


def _add(found: dict[dt.date, str], day: dt.date | None, text: str) -> None:
    if day:
        found.setdefault(day, text.strip("/-_."))


def order_of_host(url: str) -> str:
    """In which order the country of an address's host writes the day of its figures: "dmy", "mdy", or "" where it tells none."""
    last = _last(url)
    if last in _MONTH_FIRST:
        return "mdy"
    return "dmy" if len(last) == 2 and last.isalpha() and last not in _ANYBODY else ""


def country_of_host(url: str) -> str:
    """The country (its id in the world's pack) of an address's host, for those whose zones share their names with others'; else ""."""
    return _COUNTRIES.get(_last(url), "")


def _last(url: str) -> str:
    try:
        host = urlsplit(url[:_LONG]).hostname or ""
    except ValueError:
        return ""
    return host.rsplit(".", 1)[-1]


def days_in_name(stem: str, language: str = "") -> Named:
    """The days of a file's name without its ending; one with two readings gives both, a year of two figures none."""
    text = stem[:300]
    found = [(match.start(), day) for match in _COMPACT.finditer(text) if (day := day_of(int(match[1]), int(match[2]), int(match[3])))]
    spoken = [*find_days(text, language), *find_days(text.replace("_", "/"), language)]
    found += [(seen.start, seen.day) for seen in spoken if "short year" not in seen.form]
    doubtful = {seen.start for seen in spoken if seen.other}
    first = next((day for start, day in sorted(found) if start == 0 and 0 not in doubtful), None)
    days = {day for _, day in found} | {seen.other for seen in spoken if seen.other}
    return Named(first, tuple(sorted(days - {first})))

"""Days, times, months and weeks as readers see them.

English comes from this file alone, so that a rebuild of an English digest does not load Babel; every other language comes from CLDR.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.web.views import Time

if TYPE_CHECKING:
    from babel import Locale

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNDATED = Time()


def time_view(iso: str, zone: str, language: str) -> Time:
    """When, from `YYYY-MM-DD` or an instant with its offset ("" gives an undated Time). `zone` is the zone as it was printed ("JST").

    The clock is the publisher's own; without a printed zone the offset stands for it ("UTC+9").
    """
    if not iso:
        return _UNDATED
    day, weekday = day_name(iso[:10], language)
    if len(iso) == 10:
        return Time(iso=iso, day=day, weekday=weekday)
    moment = dt.datetime.fromisoformat(iso)
    utc = moment.astimezone(dt.UTC)
    other_day = "" if utc.date() == moment.date() else f", {day_name(utc.date().isoformat(), language)[0]}"
    return Time(
        iso=iso,
        day=day,
        weekday=weekday,
        clock=f"{moment:%H:%M}",
        zone=zone or _offset(moment.utcoffset()),
        utc=f"{utc:%H:%M} UTC{other_day}",
    )


@lru_cache(maxsize=65536)
def day_name(iso: str, language: str) -> tuple[str, str]:
    """A day as its name and its weekday: "2025-04-11" gives "11 April 2025" and "Friday"."""
    day = dt.date.fromisoformat(iso)
    if _english(language):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}", _WEEKDAYS[day.weekday()]
    from babel.dates import format_date

    locale = _locale(language)
    return format_date(day, "long", locale=locale), format_date(day, "EEEE", locale=locale)


@lru_cache(maxsize=4096)
def month_name(month: str, language: str) -> tuple[str, str]:
    """A month in short, alone, and in full with its year: "2025-04" gives "Apr" and "April 2025"."""
    first = dt.date(int(month[:4]), int(month[5:7]), 1)
    if _english(language):
        name = _MONTHS[first.month - 1]
        return name[:3], f"{name} {first.year}"
    from babel.dates import format_date, format_skeleton

    locale = _locale(language)
    # "MMM", not "LLL": Babel 2.18 lets one locale's stand-alone months leak into the next locale's
    return format_date(first, "MMM", locale=locale).rstrip("."), format_skeleton("yMMMM", first, locale=locale)


@lru_cache(maxsize=4096)
def week_name(week: str, language: str) -> str:
    """ "2025-W15" as "Week 15 of 2025"; in other languages the year and the number, which need no grammar: "2025 · 15"."""
    year, number = week.split("-W")
    return f"Week {int(number)} of {year}" if _english(language) else f"{year} · {int(number)}"


@lru_cache(maxsize=4096)
def week_span(week: str, language: str) -> str:
    """ "2025-W15" as "7–13 April 2025": its Monday to its Sunday (ISO 8601)."""
    year, number = week.split("-W")
    return span(dt.date.fromisocalendar(int(year), int(number), 1), dt.date.fromisocalendar(int(year), int(number), 7), language)


def span(first: dt.date, last: dt.date, language: str) -> str:
    """Two days as one phrase: "7–13 April 2025", "28 April – 4 May 2025"; one day as itself."""
    if first == last:
        return day_name(first.isoformat(), language)[0]
    if not _english(language):
        from babel.dates import format_interval

        return format_interval(first, last, "yMMMMd", locale=_locale(language))
    end = day_name(last.isoformat(), language)[0]
    if first.year != last.year:
        return f"{day_name(first.isoformat(), language)[0]} – {end}"
    return f"{first.day} {_MONTHS[first.month - 1]} – {end}" if first.month != last.month else f"{first.day}–{end}"


def _english(language: str) -> bool:
    return language[:2].lower() == "en" and language[2:3] in ("", "-", "_")


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    """The CLDR locale of a language tag; the nearest there is, and the root locale (numbers only) where there is none."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("root")


def _offset(offset: dt.timedelta | None) -> str:
    minutes = int(offset.total_seconds() // 60) if offset is not None else 0
    if not minutes:
        return "UTC"
    sign, size = ("+" if minutes > 0 else "−"), abs(minutes)
    return f"UTC{sign}{size // 60}" + (f":{size % 60:02}" if size % 60 else "")

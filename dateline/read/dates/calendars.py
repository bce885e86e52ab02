"""Other calendars of the press: Persian (solar) months and Thai Buddhist years."""

from __future__ import annotations

import datetime as dt

from dateline.read.dates.seen import day_of

_PERSIAN_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_PERSIAN = {name: number for number, name in enumerate(_PERSIAN_MONTHS, 1)} | {name.replace("ی", "ي"): number for number, name in enumerate(_PERSIAN_MONTHS, 1)}
# Leap years of the Persian calendar within its cycle of 33 years, as observed from 1799 to 2121.
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def persian_month(word: str) -> int | None:
    """1 to 12 for a month of the Persian calendar."""
    return _PERSIAN.get(word)


def from_persian(year: int, month: int, day: int) -> dt.date | None:
    """The day of a Persian date: months of 31 days to the sixth, then of 30, the last of 29 or 30.

    The cycle of 33 years agrees with the observed calendar from 1178 to 1501 (1799 to 2122).
    """
    if not (1178 <= year <= 1501 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    if month == 12 and day == 30 and year % 33 not in _LEAP:
        return None
    cycles, rest = divmod(year - 1, 33)
    before = 365 * (year - 1) + 8 * cycles + sum(1 for leap in _LEAP if leap <= rest)
    within = 31 * (month - 1) - max(0, month - 7) + day
    # 1 Farvardin 1 is 22 March 622 (proleptic Gregorian), counted as Python counts days.
    return dt.date.fromordinal(226894 + before + within)


def from_buddhist(year: int, month: int, day: int) -> dt.date | None:
    """The day of a Thai date, whose years count from 543 before Christ."""
    return day_of(year - 543, month, day)

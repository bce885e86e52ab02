"""A day as it stands in a text, and the digits in which the world writes it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateline.text import regex


class Seen(NamedTuple):
    """A day found at `start` to `end` of a text.

    `other` is the second reading of an ambiguous `11/04/2025` (`day` is then day first, `other` month first), else None.
    `form` names the form; `mark` is the separator of a numeric form.
    """

    start: int
    end: int
    day: dt.date
    other: dt.date | None
    form: str
    mark: str = ""


_ZEROS = "٠۰०০๐０"
_FOREIGN = regex("[٠-٩۰-۹०-९০-৯๐-๙０-９‐‑／．]")
_WESTERN = {ord(zero) + number: str(number) for zero in _ZEROS for number in range(10)} | {ord("‐"): "-", ord("‑"): "-", ord("／"): "/", ord("．"): "."}


def western(text: str) -> str:
    """The text with Arabic, Persian, Indian, Thai and full-width digits (and separators of figures) as Western ones, character for character."""
    return text if text.isascii() or not _FOREIGN.search(text) else text.translate(_WESTERN)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day of three numbers, None where there is none between 1800 and 2100."""
    try:
        return dt.date(year, month, day) if 1800 <= year <= 2100 else None
    except ValueError:
        return None


def leftmost(found: list[Seen]) -> list[Seen]:
    """The days from left to right, a place read by one form only: the longer one of two that begin together."""
    found.sort(key=lambda seen: (seen.start, -seen.end))
    kept: list[Seen] = []
    for seen in found:
        if not kept or seen.start >= kept[-1].end:
            kept.append(seen)
    return kept

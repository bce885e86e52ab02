"""Days in figures alone: `2025-04-11`, `2025. 4. 11.`, `11.04.2025`, `11/04/2025`, `25.04.11`."""

from __future__ import annotations

import re

from dateline.read.dates.calendars import from_persian
from dateline.read.dates.seen import Seen, day_of
from dateline.text import regex

# Each begins with its first figure, so that it is looked for there alone; what may not stand before the figure is asked behind it.
_ISO = regex(r"((?:19|20)(?<![\d.]..)\d\d)( ?[-/.] ?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = regex(r"(\d(?:(?<!\d.)|(?<=[./\-]20\d\d.))\d?) ?([./\-]) ?(\d{1,2}) ?\2 ?(?:((?:19|20)\d\d)(?!\d{3}|\.\d)|(\d\d)(?![\d.:/]\d|\d))")
_PERSIAN = regex(r"(?<![\d./\-])(1[34]\d\d)([./\-])(\d{1,2})\2(\d{1,2})(?![\d./\-])")
# A letter or the word for one before figures: the number of a version, a paragraph or a part.
_VERSION = regex(r"(?:[A-Za-z]|\b(?:v|ver|version|release|art|par|no|nr|§)\.?\s?)$", re.IGNORECASE)
# Where the year stands first even when it is written with two figures.
_YEAR_FIRST = frozenset(("ko", "ja", "zh", "hu", "lt"))


def figured(text: str, language: str) -> list[Seen]:
    """The days in a text whose figures are Western."""
    found = []
    for match in _ISO.finditer(text):
        day = day_of(int(match[1]), int(match[3]), int(match[4]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "year first", match[2].strip()))
    for match in _NUMERIC.finditer(text):
        seen = _short_year(match, language) if match[5] else _full_year(match, int(match[4]), "numeric")
        if seen:
            found.append(seen)
    if language == "fa":
        for match in _PERSIAN.finditer(text):
            day = from_persian(int(match[1]), int(match[3]), int(match[4]))
            if day:
                found.append(Seen(match.start(), match.end(), day, None, "Persian calendar"))
    return found


def _short_year(match: re.Match[str], language: str) -> Seen | None:
    mark = match[2]
    if _VERSION.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    if language.split("-", 1)[0] in _YEAR_FIRST:
        day = day_of(2000 + int(match[1]), int(match[3]), int(match[5])) if len(match[1]) == 2 else None
        return Seen(match.start(), match.end(), day, None, "numeric, short year, year first", mark) if day else None
    return None if mark == "-" else _full_year(match, 2000 + int(match[5]), "numeric, short year")


def _full_year(match: re.Match[str], year: int, form: str) -> Seen | None:
    first, second, mark = int(match[1]), int(match[3]), match[2]
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    day, other = (day_first, month_first) if day_first else (month_first, None)
    if day is None or (mark == "." and not day_first):
        return None
    if mark == "." or other == day:
        other = None
    return Seen(match.start(), match.end(), day, other, form if day_first else f"{form}, month first", mark)

"""The absolute forms in which the world writes a day."""

from __future__ import annotations

from dateline.read.dates.east import eastern
from dateline.read.dates.named import with_month
from dateline.read.dates.numeric import figured
from dateline.read.dates.seen import Seen, leftmost, western
from dateline.text import regex

_DIGIT = regex(r"\d")
# A year of four figures, or two figures of a year behind a separator.
_YEAR = regex(r"(?:19|20|25|13|14)\d\d|[./\-'’]\s?\d\d|\d\d\d?\s?年|[RHS民和成]\s?\d")


def find_days(text: str, language: str = "") -> list[Seen]:
    """The days written in a text, from left to right; a place is read by one form only. Impossible days are none."""
    if not _DIGIT.search(text):
        return leftmost(eastern(text, language)) if "年" in text else []
    plain = western(text)
    if not _YEAR.search(plain) and "年" not in plain:
        return []
    return leftmost([*eastern(plain, language), *figured(plain, language), *with_month(plain, language)])

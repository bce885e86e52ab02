"""From plain values to what a key wants: a truth value, a text, several texts, a day or an instant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from dateline.text import regex

_YES = frozenset(("true", "yes", "on", "1", "y"))
_NO = frozenset(("false", "no", "off", "0", "n", ""))
_WHEN = regex(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[ T]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?[ ]?(?:(Z|UTC|GMT)|([+\-\u2212])(\d{2}):?(\d{2})?)?)?",
    re.IGNORECASE,
)


def as_bool(value: Any) -> bool | None:
    """True or False as people write them (`yes`, `off`, `true`, `0`); None where it is neither."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    return True if word in _YES else False if word in _NO else None


def as_text(value: Any) -> str | None:
    """One text; a list of one is that one. None for a mapping or a longer list."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and len(value) == 1:
        return as_text(value[0])
    return None


def as_texts(value: Any) -> tuple[str, ...] | None:
    """Several texts: a list, one text alone, or none for an empty value. None where a member is itself a list or a mapping."""
    if isinstance(value, list):
        texts = [as_text(each) if not isinstance(each, list) else None for each in value]
        return None if any(each is None for each in texts) else tuple(each for each in texts if each)
    text = as_text(value)
    return None if text is None else (text,) if text else ()


def read_when(text: str) -> tuple[dt.date, dt.time | None, dt.timedelta | None] | None:
    """The day, clock time and offset of a value such as `2024-5-1`, `2024/05/01 10:30` or `2024-05-01T10:30:00+0900`.

    The offset is None where none was written. None where the text is no such form or no such day exists.
    """
    found = _WHEN.fullmatch(text.strip())
    if not found:
        return None
    try:
        day = dt.date(int(found[1]), int(found[3]), int(found[4]))
        clock = dt.time(int(found[5]), int(found[6]), int(found[7] or 0)) if found[5] else None
    except ValueError:
        return None
    if found[8]:
        return day, clock, dt.timedelta(0)
    if found[9]:
        offset = dt.timedelta(hours=int(found[10]), minutes=int(found[11] or 0))
        return (day, clock, offset if found[9] == "+" else -offset) if offset <= dt.timedelta(hours=15) else None
    return day, clock, None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody who wrote `word` most likely meant, or None."""
    from difflib import get_close_matches

    close = get_close_matches(word.strip().lower().replace("-", "_").replace(" ", "_"), tuple(known), n=1, cutoff=0.6)
    return close[0] if close else None

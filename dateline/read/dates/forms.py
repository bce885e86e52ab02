"""The absolute forms in which the world writes a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dateline.read.words import month_of


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


_WORD = r"([^\s\d,.;:/()|·•\-–—\"“”]{2,24})"
_YEAR = r"((?:19|20)\d\d)"
_DAY = r"(?:(?<!\d)|(?<=[./\-]20\d\d))(\d{1,2})"
_NUMERALS = {mark: number for number, mark in enumerate("〇一二三四五六七八九")}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911}

_ISO = re.compile(rf"(?<![\d.]){_YEAR}( ?[-/.] ?)(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_EAST = re.compile(
    r"(?:(令和|平成|昭和|大正|中華民國|中华民国|民國|民国)\s*(\d{1,3}|元)|(?<!\d)(\d{4})|(?<![〇一二三四五六七八九])([〇一二三四五六七八九零]{4}))"
    r"\s*[年년](?:[(（][^)）]{1,12}[)）])?\s*(\d{1,2}|[〇一二三四五六七八九十]{1,3})\s*[月월]\s*(\d{1,2}|[〇一二三四五六七八九十]{1,3})\s*[日号號일]"
)
_EAST_ERA_BEHIND = re.compile(r"(?<!\d)(\d{4})[(（](?:令和|平成|民國)[^)）]{1,6}[)）]年\s*(\d{1,2})月\s*(\d{1,2})日")
_NUMERIC = re.compile(rf"{_DAY} ?([./\-]) ?(\d{{1,2}}) ?\2 ?(?:((?:19|20)\d\d)(?!\d{{3}}|\.\d)|(\d\d)(?![\d.:/]))")
_DAY_FIRST = re.compile(
    rf"{_DAY}(?:st|nd|rd|th|er|º|ª|°|-?го|-?е|\.)?(?:\s+|[-/]|(?=[^\W\d_]))(?:(?:de|of|di|del|da|tháng)\s+|d['’])?{_WORD}"
    rf"(?:\s([^\s\d,.;:/()]{{3,12}}))?\.?,?(?:\s+|[-/])(?:(?:de|del|of|năm|года|do)\s+)?{_YEAR}(?!\d{{3}})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"{_WORD}\.?(?:\s+|[-/](?=\d))(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|[-/])(?:of\s+)?{_YEAR}(?!\d{{3}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}(?:\.|\s+m\.)?[\s\-/]+(?:m\.\s*)?{_WORD}\.?[\s\-/]+(\d{{1,2}})(?!\d)", re.IGNORECASE)
_VIETNAMESE = re.compile(rf"(?<!\d)(\d{{1,2}})\s+tháng\s+(\d{{1,2}})(?:\s*,\s*|\s+năm\s+|\s+|/){_YEAR}", re.IGNORECASE)
_LONG_DIGITS = re.compile(r"\d")
_CASE_EDGE = re.compile(r"(?<=[a-zß-ÿа-я])(?=[A-ZÀ-ÞА-Я])")


def find_days(text: str, language: str = "") -> list[Seen]:
    """The days written in a text, from left to right; a place is read by one form only. Impossible days are none."""
    if not _LONG_DIGITS.search(text):
        return _east(text) if "年" in text else []
    found: list[Seen] = []
    for reader in (_east, _iso):
        found += reader(text)
    found += _numeric(text)
    found += _named(text, language)
    found.sort(key=lambda seen: (seen.start, -seen.end))
    kept: list[Seen] = []
    for seen in found:
        if not kept or seen.start >= kept[-1].end:
            kept.append(seen)
    return kept


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1800 <= year <= 2100 else None
    except ValueError:
        return None


def _iso(text: str) -> list[Seen]:
    found = []
    for match in _ISO.finditer(text):
        day = _day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "year first", match[2].strip()))
    return found


def _east(text: str) -> list[Seen]:
    found: list[Seen] = []
    if "年" not in text and "년" not in text:
        return found
    for match in _EAST_ERA_BEHIND.finditer(text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "year month day"))
    for match in _EAST.finditer(text):
        if match[1]:
            year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        else:
            year = int(match[3]) if match[3] else int("".join(str(_NUMERALS.get(mark, 0)) for mark in match[4]))
        day = _day(year, _numeral(match[5]), _numeral(match[6]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "era" if match[1] else "year month day"))
    return found


def _numeral(text: str) -> int:
    """1 to 31 in digits or in Chinese numerals (十一, 二十三)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS.get(mark, 0)) for mark in text))
    return (_NUMERALS.get(tens, 0) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


def _numeric(text: str) -> list[Seen]:
    found = []
    for match in _NUMERIC.finditer(text):
        first, second, mark = int(match[1]), int(match[3]), match[2]
        year = int(match[4]) if match[4] else 2000 + int(match[5])
        day_first, month_first = _day(year, second, first), _day(year, first, second)
        if match[5] and mark == "-":
            continue
        day, other = (day_first, month_first) if day_first else (month_first, None)
        if day is None or (mark == "." and not day_first):
            continue
        if mark == "." or other == day:
            other = None
        form = "numeric" if match[4] else "numeric, short year"
        found.append(Seen(match.start(), match.end(), day, other, form if day_first else f"{form}, month first", mark))
    return found


def _named(text: str, language: str) -> list[Seen]:
    found = []
    for match in _VIETNAMESE.finditer(text):
        day = _day(int(match[3]), int(match[2]), int(match[1]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "day month year"))
    for pattern, form, at in (
        (_DAY_FIRST, "day month year", (4, 2, 1)),
        (_MONTH_FIRST, "month day year", (3, 1, 2)),
        (_YEAR_FIRST, "year month day", (1, 2, 3)),
    ):
        for match in pattern.finditer(text):
            second = match[3] if pattern is _DAY_FIRST else None
            month, start = _month(match[at[1]], second, language)
            day = _day(int(match[at[0]]), month, int(match[at[2]])) if month else None
            if day:
                begin = match.start() if pattern is not _MONTH_FIRST else match.start() + start
                found.append(Seen(begin, match.end(), day, None, form))
    return found


def _month(word: str, second: str | None, language: str) -> tuple[int | None, int]:
    """The month and where its name begins in the word (captures glue: `PressApril`)."""
    if second:
        return month_of(f"{word} {second}", language), 0
    month = month_of(word, language)
    if month:
        return month, 0
    edges = [edge.start() for edge in _CASE_EDGE.finditer(word)]
    return (month_of(word[edges[-1] :], language), edges[-1]) if edges else (None, 0)

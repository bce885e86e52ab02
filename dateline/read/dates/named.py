"""Days with the name of their month: `11. April 2025`, `April 11, 2025`, `11 نيسان/أبريل 2025`, `11 tháng Tư năm 2025`, `11 IV 2025`."""

from __future__ import annotations

import datetime as dt
import re

from dateline.read.dates.calendars import from_buddhist, from_persian, persian_month
from dateline.read.dates.seen import Seen, day_of
from dateline.read.words import month_of
from dateline.text import regex

_WORD = r"([ก-๛]{1,3}\.[ก-ฮ](?=\.)|[^\s\d,.;:/()|·•\-–—\"“”'’]{2,24})"
_YEAR = r"((?:19|20|25|13|14)\d\d)"
# A pattern that begins with its first figure is looked for there alone; what may not stand before the figure is asked behind it.
_DAY = r"(\d(?:(?<!\d.)|(?<=[./\-]20\d\d.))\d?)"
_BEHIND_DAY = r"(?:st|nd|rd|th|er|\.?º|\.?ª|°|-?го|-?е|\.)?"

_DAY_FIRST = regex(
    rf"{_DAY}{_BEHIND_DAY}(?:\s+|[-/]|\.(?=[^\W\d_])|(?=[^\W\d_]))(?:(?:de|of|di|del|da|tháng)\s+|d['’])?{_WORD}"
    rf"(?:\s?/\s?[^\s\d,.;:/()]{{2,16}}|\s(?!(?:del|año|anno|năm|year)\s)([^\s\d,.;:/()]{{3,12}})(?:\s?/\s?[^\s\d,.;:/()]{{2,16}})?)?"
    rf"\.?,?(?:\s+|[-/]|(?<=\.))(?:(?:de|del|of|in|năm|año|anno|l'anno|พ\.ศ\.)\s+)?{_YEAR}(?!\d{{3}})",
    re.IGNORECASE,
)
_MONTH_FIRST = regex(rf"{_WORD}\.?(?:\s+|[-/](?=\d))(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|[-/])(?:of\s+)?{_YEAR}(?!\d{{3}})", re.IGNORECASE)
# The first of two words that name a month: كانون الثاني.
_WORD_BEFORE = regex(r"([^\s\d,.;:/()]{2,24})\s\Z")
# What the month stands before: searching for it first spares most lines the search for a word.
_DAY_AND_YEAR = regex(rf"\d(?<!\d.)\d?(?:st|nd|rd|th)?(?:,\s*|\s+|[-/])(?:of\s+)?{_YEAR}", re.IGNORECASE)
_YEAR_FIRST = regex(rf"((?:19|20|25|13|14)(?<!\d..)\d\d)(?:\.|\s+m\.)?[\s\-/,]+(?:m\.\s*)?{_WORD}\.?[\s\-/]+(\d{{1,2}})(?!\d)", re.IGNORECASE)
# `Fri Apr 11 10:25:00 JST 2025`, as Unix prints it.
_UNIX = regex(r"\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) \d\d:\d\d(?::\d\d)?(?: [A-Z]{2,5}| [+-]\d{4})? ((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = regex(rf"(\d(?<![\d.,:].)\d?)(?:(-){_WORD}-(\d\d)|\.?\s{_WORD}\.?,?\s['’](\d\d))(?![\d:.,%])", re.IGNORECASE)
_SHORT_YEAR_LAST = regex(rf"{_WORD}\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s['’](\d\d)(?![\d:.,%])", re.IGNORECASE)
_ROMAN = regex(rf"{_DAY}(?:\.\s?|\s|-|/)(I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})(?:\.\s?|\s|-|/){_YEAR}(?!\d)")
_ROMAN_LAST = regex(rf"(?<!\d){_YEAR}\.\s?(I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})\.\s?(\d{{1,2}})(?!\d)")
_NUMERALS = {name: number for number, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}
_TENTH = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_VIETNAMESE_MONTHS = {name: number for number, name in enumerate(_TENTH, 1)} | {"mười một": 11, "mười hai": 12, "chạp": 12, "một": 1}
_VIETNAMESE = regex(
    rf"(?<!\d)(\d{{1,2}})\s+tháng\s+(\d{{1,2}}|mười một|mười hai|{'|'.join((*_TENTH, 'chạp', 'một'))})(?:\s*,\s*|\s+năm\s+|\s+|/){_YEAR}", re.IGNORECASE
)
_CASE_EDGE = regex(r"(?<=[a-zß-ÿа-я])(?=[A-ZÀ-ÞА-Я])")
_ANY_YEAR = regex(r"(?:19|20|25|13|14)\d\d")


def with_month(text: str, language: str) -> list[Seen]:
    """The days in a text whose figures are Western."""
    found = _short(text, language) if "'" in text or "’" in text or "-" in text else []
    if not _ANY_YEAR.search(text):
        return found
    if "I" in text or "V" in text or "X" in text:
        found += _roman(text)
    if "háng" in text or "HÁNG" in text:
        found += _vietnamese(text)
    for match in _DAY_FIRST.finditer(text):
        month, _, persian = _month(match[2], match[3], language)
        _add(found, match.start(), match.end(), _made(match[2], int(match[4]), month, int(match[1]), persian), "day month year")
    for match in _MONTH_FIRST.finditer(text) if _DAY_AND_YEAR.search(text) else ():
        month, begin, persian = _month(match[1], None, language)
        if month is None and (word := _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())):
            month, begin, persian = month_of(f"{word[1]} {match[1]}", language), word.start() - match.start(), False
        _add(found, match.start() + begin, match.end(), _made(match[1], int(match[3]), month, int(match[2]), persian), "month day year")
    for match in _YEAR_FIRST.finditer(text):
        month, _, persian = _month(match[2], None, language)
        _add(found, match.start(), match.end(), _made(match[2], int(match[1]), month, int(match[3]), persian), "year month day")
    if ":" in text:
        for match in _UNIX.finditer(text):
            _add(found, match.start(), match.end(), _made("", int(match[3]), month_of(match[1], language), int(match[2]), False), "month day year")
    return found


def _add(found: list[Seen], start: int, end: int, day: dt.date | None, form: str) -> None:
    if day:
        found.append(Seen(start, end, day, None, form))


def _made(word: str, year: int, month: int | None, day: int, persian: bool) -> dt.date | None:
    """The day in the calendar that the month's name and the year's size tell."""
    if month is None:
        return None
    if persian:
        return from_persian(year, month, day)
    if year >= 2400:
        return from_buddhist(year, month, day) if "ก" <= word[:1] <= "๛" else None
    return day_of(year, month, day) if year >= 1900 else None


def _month(word: str, second: str | None, language: str) -> tuple[int | None, int, bool]:
    """The month, where its name begins in the word (captures glue: `PressApril`), and whether it is one of the Persian calendar."""
    if second:
        return month_of(f"{word} {second}", language), 0, False
    month = month_of(word, language)
    if month:
        return month, 0, False
    if "\u0600" <= word[0] <= "\u06ff":
        return persian_month(word), 0, True
    edges = [edge.start() for edge in _CASE_EDGE.finditer(word)]
    return (month_of(word[edges[-1] :], language), edges[-1], False) if edges else (None, 0, False)


def _short(text: str, language: str) -> list[Seen]:
    """Days whose year has two figures and a mark that tells it: `11-Apr-25`, `11 Apr '25`, `Apr 11, ’25`."""
    found: list[Seen] = []
    for match in _SHORT_YEAR.finditer(text):
        month = month_of(match[3] or match[5], language)
        _add(found, match.start(), match.end(), _made("", 2000 + int(match[4] or match[6]), month, int(match[1]), False), "day month year, short")
    for match in _SHORT_YEAR_LAST.finditer(text) if "'" in text or "’" in text else ():
        _add(found, match.start(), match.end(), _made("", 2000 + int(match[3]), month_of(match[1], language), int(match[2]), False), "month day year, short")
    return found


def _roman(text: str) -> list[Seen]:
    found: list[Seen] = []
    for match in _ROMAN.finditer(text):
        _add(found, match.start(), match.end(), _made("", int(match[3]), _NUMERALS[match[2]], int(match[1]), False), "day month year")
    for match in _ROMAN_LAST.finditer(text):
        _add(found, match.start(), match.end(), _made("", int(match[1]), _NUMERALS[match[2]], int(match[3]), False), "year month day")
    return found


def _vietnamese(text: str) -> list[Seen]:
    found: list[Seen] = []
    for match in _VIETNAMESE.finditer(text):
        month = int(match[2]) if match[2].isdecimal() else _VIETNAMESE_MONTHS[match[2].lower()]
        _add(found, match.start(), match.end(), _made("", int(match[3]), month, int(match[1]), False), "day month year")
    return found

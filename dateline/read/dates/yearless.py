"""Days without a year (`11 April`, `4월 11일`), which another place on the page may complete; and weekdays beside a day."""

from __future__ import annotations

from typing import NamedTuple

from dateline.read.dates.east import numeral
from dateline.read.dates.seen import western
from dateline.read.words import calendar, fold, month_of
from dateline.text import regex

_WORD = r"([^\s\d,.;:/()|·•\-–—\"“”]{3,16})"
_DAY_MONTH = regex(rf"(?<![\d.:])(\d{{1,2}})(?:st|nd|rd|th|er|\.?º|°|\.)?\s(?:(?:de|of|di)\s)?{_WORD}(?!\.?,?\s?(?:de\s)?\d{{4}})")
_MONTH_DAY = regex(rf"{_WORD}\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\d|,?\s\d{{4}})")
_SIGNED = regex(r"(?<![年년\d])(?<![年년] )(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_DOTTED = regex(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\s?\d)")
_TOKEN = regex(r"[^\W\d_]+(?:['’]\w+)?")
_EAST = {sign: number for number, sign in enumerate("月火水木金土日")} | {sign: number for number, sign in enumerate("월화수목금토일")}
_CHINESE = regex(r"(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])")
_EASTERN = regex(r"([月火水木金土日])(?:曜日?)|([월화수목금토일])요일|[(（]([月火水木金土日월화수목금토일])(?:[・･]\S{1,2})?[)）]")


class Yearless(NamedTuple):
    """A month and day at `start` to `end` of a text."""

    start: int
    end: int
    month: int
    day: int


def find_yearless(text: str, language: str = "") -> list[Yearless]:
    """The days of a text that bear no year, from left to right."""
    plain = western(text)
    found = [Yearless(match.start(), match.end(), numeral(match[1]), numeral(match[2])) for match in _SIGNED.finditer(plain)]
    for match in _DAY_MONTH.finditer(plain):
        month = month_of(match[2], language)
        if month:
            found.append(Yearless(match.start(), match.end(), month, int(match[1])))
    for match in _MONTH_DAY.finditer(plain):
        month = month_of(match[1], language)
        if month:
            found.append(Yearless(match.start(), match.end(), month, int(match[2])))
    if language in ("de", "pl", "cs", "fi", "nb", "da", "ru", "uk", "hu", "tr"):
        found += [Yearless(match.start(), match.end(), int(match[2]), int(match[1])) for match in _DOTTED.finditer(plain)]
    return sorted(each for each in found if 1 <= each.month <= 12 and 1 <= each.day <= 31)


def weekday_beside(text: str, start: int, end: int, language: str = "") -> int | None:
    """The weekday (0 is Monday) whose name stands right before or behind `start` to `end` of a text; None where none does."""
    before, behind = text[max(0, start - 24) : start], text[end : end + 24]
    for piece in (behind, before):
        sign = _CHINESE.search(piece)
        if sign:
            return 6 if sign[1] in "日天" else "一二三四五六".index(sign[1])
        mark = _EASTERN.search(piece)
        if mark:
            return _EAST[mark[1] or mark[2] or mark[3]]
    tokens = [*_TOKEN.findall(before)[-2:][::-1], *_TOKEN.findall(behind)[:1]]
    names = calendar("weekdays")
    for token in tokens:
        meant = names.get(fold(token).strip("."))
        if meant and (language in meant or (len(token) > 3 and len(set(meant.values())) == 1)):
            return meant[language] if language in meant else next(iter(meant.values()))
    return None

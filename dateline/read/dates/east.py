"""Days as East Asia writes them: year, month, day with their signs, eras of Japan, the calendar of the Republic of China."""

from __future__ import annotations

import re

from dateline.read.dates.seen import Seen, day_of
from dateline.text import regex

# What is added to an era's year.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911}
_LETTERS = {"R": 2018, "H": 1988, "S": 1925}
_NUMERALS = {mark: number for number, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "◯": 0}
_SHORT = r"(\d{1,2}|[〇一二三四五六七八九十廿卅]{1,3})"
_ERA = r"(令和|平成|昭和|大正|明治|中華民國|中华民国|民國|民国)"
_SIGNED = regex(
    rf"(?:{_ERA}\s*(\d{{1,3}}|元|[一二三四五六七八九十百〇零]{{1,5}})|(?<!\d)((?:1[0-4]\d|\d{{4}}))|(?<![〇一二三四五六七八九○])([〇一二三四五六七八九零○◯]{{4}}))"
    rf"\s*[年년](?:[(（][^)）]{{1,12}}[)）])?\s*{_SHORT}\s*[月월]\s*{_SHORT}\s*[日号號일]"
)
_ERA_BEHIND = regex(r"(?<!\d)(\d{4})[(（](?:令和|平成|民國)[^)）]{1,6}[)）]年\s*(\d{1,2})月\s*(\d{1,2})日")
_DOTTED = regex(rf"{_ERA}\s*(\d{{1,3}})([./\-])(\d{{1,2}})\3(\d{{1,2}})(?!\d)")
_LETTERED = regex(r"(?<![A-Za-z\d])([RHS])(\d{1,2})([./])(\d{1,2})\3(\d{1,2})(?!\d)")
_MINGUO = regex(r"(?<![\d./\-])(1[0-4]\d)([./\-])(\d{1,2})\2(\d{1,2})(?![\d./\-])")


def eastern(text: str, language: str) -> list[Seen]:
    """The days in a text whose figures are Western."""
    found: list[Seen] = []
    if "年" in text or "년" in text:
        found += _signed(text)
    if any(era in text for era in ("令和", "平成", "昭和", "民國", "民国")):
        found += [
            Seen(match.start(), match.end(), day, None, "era")
            for match in _DOTTED.finditer(text)
            if (day := day_of(_ERAS[match[1]] + int(match[2]), int(match[4]), int(match[5])))
        ]
    if language.startswith("ja"):
        found += [
            Seen(match.start(), match.end(), day, None, "era")
            for match in _LETTERED.finditer(text)
            if (day := day_of(_LETTERS[match[1]] + int(match[2]), int(match[4]), int(match[5])))
        ]
    if language.startswith("zh"):
        found += [
            Seen(match.start(), match.end(), day, None, "era")
            for match in _MINGUO.finditer(text)
            if (day := day_of(1911 + int(match[1]), int(match[3]), int(match[4])))
        ]
    return found


def _signed(text: str) -> list[Seen]:
    found: list[Seen] = []
    for match in _ERA_BEHIND.finditer(text):
        day = day_of(int(match[1]), int(match[2]), int(match[3]))
        if day:
            found.append(Seen(match.start(), match.end(), day, None, "year month day"))
    for match in _SIGNED.finditer(text):
        day = day_of(_year(match), numeral(match[5]), numeral(match[6]))
        if day:
            era = match[1] or (match[3] and len(match[3]) == 3)
            found.append(Seen(match.start(), match.end(), day, None, "era" if era else "year month day"))
    return found


def _year(match: re.Match[str]) -> int:
    if match[1]:
        return _ERAS[match[1]] + (1 if match[2] == "元" else numeral(match[2]))
    if match[3]:
        return int(match[3]) + (1911 if len(match[3]) == 3 else 0)
    return int("".join(str(_NUMERALS.get(mark, 0)) for mark in match[4]))


def numeral(text: str) -> int:
    """1 to 199 in digits or in Chinese numerals (十一, 二十三, 廿三, 一百一十四, 一一四)."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    hundreds, hundred, rest = text.rpartition("百")
    if hundred:
        return 100 * (_NUMERALS.get(hundreds, 1) if hundreds else 1) + (numeral(rest.lstrip("零〇")) if rest.strip("零〇") else 0)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS.get(mark, 0)) for mark in text) or "0")
    return (_NUMERALS.get(tens, 0) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)

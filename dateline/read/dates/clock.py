"""Clock times, with the zone that stands beside them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dateline.read.dates.seen import western
from dateline.read.dates.zones import zone_at
from dateline.text import regex


class Clock(NamedTuple):
    """A clock time at `start` to `end` of a text; `zone` as printed, "" where none stands beside it; `half` if a.m. or p.m. does."""

    start: int
    end: int
    time: dt.time
    zone: str
    half: bool = False


# What tells the half of the day: behind the time in the West, before it in the East and in Hindi.
_AFTER_NOON = frozenset((
    "p", "م", "مساء", "مساءً", "بعد الظهر", "ب.ظ", "ch", "ös", "μ.μ", "午後", "下午", "오후", "晚上", "傍晚", "晚间", "晚間", "저녁", "밤", "夜", "夕方",
    "शाम", "दोपहर", "रात",
))  # fmt: skip
_HALF = r"(?:\s?(?:([ap])\.?\s?m\b\.?|(صباحا|صباحاً|ظهرا|ظهراً|مساءً|مساء|بعد الظهر|[صم](?![\u0600-\u06ff])|ق\.ظ|ب\.ظ|SA\b|CH\b|ÖÖ\b|ÖS\b|[πμ]\.μ\b)))"
_TAIL = r"(?:\s?(?:Uhr|hrs|hs|h|น\.|น|heures)(?![^\W\d_]))?(?!\s?min)"
# A pattern that begins with its first figure is looked for there alone; what may not stand before the figure is asked behind it.
_WEST = regex(
    rf"(\d(?<![\d.:,/].)\d?)(?::|(?<=\d)\s?[hH]\s?(?=\d\d)|\sgiờ\s(?=\d\d)|\.(?=\d\d(?:\s?(?:Uhr|Kl|น|WI|[ap]\.?m)|\b)))(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    rf"(?!\d)(?![.,/]\d\d){_HALF}?{_TAIL}",
    re.IGNORECASE,
)
_WEST_HOUR = regex(
    rf"(\d(?<![\d.:].)\d?)(?:{_HALF}|\s?(?:Uhr\b|heures?\b|giờ\b))",
    re.IGNORECASE,
)
_EAST = regex(
    r"(午前|午後|上午|下午|오전|오후|凌晨|清晨|早上|中午|傍晚|晚上|晚间|晚間|새벽|아침|낮|저녁|밤|夜|朝|夕方|सुबह|शाम|दोपहर|रात)?\s*(\d{1,2})\s*"
    r"(?:[時时시点點:：](?![間间간])|(?=\s?बजे))\s*(?:(\d{1,2})\s*[分분]?)?(?:\s*[:：]?\d{1,2}\s*[秒초]?)?(?:\s?बजे)?"
)
_MAYBE = regex(r"\d(?::\d|：|[.hH]\d\d|\s?(?:[aApP]\.?\s?[mM]|[hH]\b|[uU]hr|heure|giờ|時|时|시|点|點|बजे))")


def find_clock(text: str) -> list[Clock]:
    """The clock times in a text, from left to right."""
    plain = western(text)
    if not _MAYBE.search(plain):
        return []
    found = [*_west(plain), *_east(plain)]
    found.sort(key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return kept


def _time(hour: int, minute: int, second: int = 0) -> dt.time | None:
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _twelve(hour: int, half: str | None) -> int:
    """The hour of 24 of an hour of twelve; one above twelve says the half itself."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half.casefold().strip() in _AFTER_NOON else 0)


def _clock(match: re.Match[str], time: dt.time, half: bool) -> Clock:
    end, zone = zone_at(match.string, match.end())
    return Clock(match.start(), end, time, zone, half)


def _west(text: str) -> list[Clock]:
    found = []
    for match in _WEST.finditer(text):
        half = match[4] or match[5]
        time = _time(_twelve(int(match[1]), half), int(match[2]), int(match[3] or 0))
        if time:
            found.append(_clock(match, time, bool(half)))
    for match in _WEST_HOUR.finditer(text):
        half = match[2] or match[3]
        time = _time(_twelve(int(match[1]), half), 0)
        if time:
            found.append(_clock(match, time, bool(half)))
    return found


def _east(text: str) -> list[Clock]:
    found = []
    # Without a sign of its own a time here is the West's.
    for match in _EAST.finditer(text) if not text.isascii() else ():
        if not match[1] and (":" in match[0] or ("：" in match[0] and not match[3])):
            continue
        time = _time(_eastern(int(match[2]), match[1]), int(match[3] or 0))
        if time:
            found.append(_clock(match, time, bool(match[1])))
    return found


def _eastern(hour: int, half: str | None) -> int:
    """Twelve at night is 0 before noon; noon's own word (中午, 낮, दोपहर) leaves eleven and twelve as they are."""
    if half in ("中午", "낮", "दोपहर"):
        return hour if hour >= 10 else hour + 12
    if half in ("午前", "上午", "오전", "凌晨", "새벽") and hour == 12:
        return 0
    return hour + 12 if half in _AFTER_NOON and hour < 12 and not (half in ("रात", "밤", "夜") and hour <= 5) else hour

"""Clock times, with the zone that stands beside them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dateline.read.dates.zones import ZONE


class Clock(NamedTuple):
    """A clock time at `start` to `end` of a text; `zone` as printed, "" where none stands beside it; `half` if a.m. or p.m. does."""

    start: int
    end: int
    time: dt.time
    zone: str
    half: bool = False


_HALF = r"(?:\s?([ap])\.?\s?m\b\.?)"
_WEST = re.compile(
    rf"(?<![\d.:,/])(\d{{1,2}})(?::|(?<=\d)[hH](?=\d\d)|\.(?=\d\d(?:\s?(?:Uhr|Kl|[ap]\.?m)|\b)))(\d\d)(?::(\d\d)(?:\.\d+)?)?(?!\d)(?![.,/]\d\d)"
    rf"{_HALF}?(?:\s?(?:Uhr|hrs|hs|h|น\.))?(?:\s?,?\s?\(?({ZONE}))?",
    re.IGNORECASE,
)
_WEST_HOUR = re.compile(rf"(?<![\d.:])(\d{{1,2}}){_HALF}(?:\s?,?\s?\(?({ZONE}))?|(?<![\d.:])(\d{{1,2}})\s?Uhr\b", re.IGNORECASE)
_EAST = re.compile(
    r"(午前|午後|上午|下午|오전|오후|凌晨|早上|中午|晚上)?\s*(\d{1,2})\s*[時时시点點:：](?![間间간])\s*(?:(\d{1,2})\s*[分분]?)?(?:\s*\d{1,2}\s*[秒초])?"
    rf"(?:\s*[(（]?({ZONE}))?"
)
_MAYBE = re.compile(r"\d(?::\d|：|[.hH]\d\d|\s?(?:[aApP]\.?\s?[mM]|[Uu]hr|時|时|시|点|點))")
_AFTERNOON = frozenset(("午後", "下午", "오후", "晚上"))


def find_clock(text: str) -> list[Clock]:
    """The clock times in a text, from left to right."""
    if not _MAYBE.search(text):
        return []
    found = [*_west(text), *_east(text)]
    found.sort(key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return kept


def _time(hour: int, minute: int, second: int = 0) -> dt.time | None:
    return dt.time(hour % 24, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


def _twelve(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _west(text: str) -> list[Clock]:
    found = []
    for match in _WEST.finditer(text):
        time = _time(_twelve(int(match[1]), match[4]), int(match[2]), int(match[3] or 0))
        if time:
            found.append(Clock(match.start(), match.end(), time, (match[5] or "").strip(" ()"), bool(match[4])))
    for match in _WEST_HOUR.finditer(text):
        time = _time(int(match[4]) if match[4] else _twelve(int(match[1]), match[2]), 0)
        if time:
            found.append(Clock(match.start(), match.end(), time, (match[3] or "").strip(" ()"), bool(match[2])))
    return found


def _east(text: str) -> list[Clock]:
    found = []
    for match in _EAST.finditer(text):
        if not match[1] and ":" in match[0]:
            continue
        hour = int(match[2])
        time = _time(hour + 12 if match[1] in _AFTERNOON and hour < 12 else hour, int(match[3] or 0))
        if time:
            found.append(Clock(match.start(), match.end(), time, (match[4] or "").strip(" ()"), bool(match[1])))
    return found

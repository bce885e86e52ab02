"""How sure each day of a page is to be the item's: by its label, its place, and what else its line holds."""

from __future__ import annotations

import re

from dateline.read.dates import Clock, Seen, find_clock, find_days
from dateline.read.labels import DAY_LABELS, label_of
from dateline.read.lines import Line
from dateline.read.moments.finding import closing_day, opening_day, residue
from dateline.read.moments.naming import kinds_of, label_above
from dateline.read.moments.place import Around, Found, Moment
from dateline.read.moments.setting import Setting, left_over, setting_of
from dateline.read.words import Words, all_labels, fold
from dateline.text import regex

_SEGMENTS = regex(r"\s*[|•·;/]\s*|\s[–—-]{1,2}\s|,\s(?=[^\W\d]{6,}day)")
_SPAN = regex(r"\s*(?:-|–|—|~|～|to|until|till|bis|au|al|a|até|tot|do|до|по|から|至)\s*(?:zum\s|the\s|am\s)?", re.IGNORECASE)
_ADDRESS_BEHIND = regex(r"\s{0,2}[,.;)]?\s{0,2}(?:<|\()?(?:https?://|www\.|doi[:.])")


def weighed(lines: list[Line], found: Found, around: Around, words: Words, rules: list[str]) -> list[Moment]:
    """The days of a page as moments."""
    page = setting_of(lines, found, around, words, rules)
    moments: list[Moment] = []
    for index in found:
        if found[index][0]:
            moments += _line(lines, index, found, around, words, rules[index], page)
    return moments


def _line(lines: list[Line], index: int, found: Found, around: Around, words: Words, taken: str, page: Setting) -> list[Moment]:
    days, clocks = found[index]
    line = lines[index]
    left = residue(line.text, days, clocks, words)
    label = label_of(line, words)
    above = label_above(lines, index, words, left)
    heads = index != around.title and _holds_headline(lines, index, around)
    moments = []
    kinds = kinds_of(line.text, days, clocks, words)
    for number, seen in enumerate(days):
        kind = kinds[number]
        if not kind and number == 0:
            kind = label.kind if label and label.kind in DAY_LABELS else above
        if not kind and heads and page.printed and seen.start == 0:
            kind = "captured"
        clock = _beside(lines, index, seen, days, clocks, found, words)
        rest = left_over(lines, index, seen, kind, around, page, taken, words) * (0.3 if _spans(line.text, days, number) else 1.0)
        sure, rule = _weight(line, index, seen, kind, left, around, rest, words)
        if heads and not kind and rule == "line above the headline":
            sure = max(sure, 0.75)
        only = left <= 12 and rest >= 0.8
        moments.append(Moment(index, kind, seen, clock, round(sure - 0.01 * number, 3), rule, only))
    return moments


def _spans(text: str, days: list[Seen], number: int) -> bool:
    """Whether a day is one end of a span (`11 April 2025 – 3 May 2025`): how long something lasts."""
    pairs = zip(days[max(0, number - 1) : number + 1], days[max(1, number) : number + 2], strict=False)
    return any(_SPAN.fullmatch(text, first.end, second.start) for first, second in pairs)


def _holds_headline(lines: list[Line], index: int, around: Around) -> bool:
    """Whether a line is the page's own title: the headline with the site's name or a day beside it."""
    if around.title < 0:
        return False
    headline = lines[around.title].folded
    return len(headline) >= 16 and lines[index].width <= 240 and headline in lines[index].folded


def _weight(line: Line, index: int, seen: Seen, kind: str, left: int, around: Around, rest: float, words: Words) -> tuple[float, str]:
    place, where = _place(index, around)
    pure = 1.0 if left <= 12 else 0.92 if left <= (40 if words.spaced else 16) and line.width <= 110 and (kind or not _tells(line, seen, words)) else 0.0
    pure = (pure or _purity(line, seen, words)) * rest
    if kind in DAY_LABELS and (left <= 60 or line.width <= 120):
        return max(0.55, min(0.98, 0.45 + 0.55 * place)) * (rest if rest < 0.8 else 1.0) * (1.0 if pure >= 0.25 else 0.5), "label"
    edge = _edge(line, index, seen, left, around, words)
    if not edge and index >= around.end - 3 and _signed(line, seen, words):
        place, where = max(place, 0.75), "line under the text"
    return edge or (place * pure * 0.95, where)


def _tells(line: Line, seen: Seen, words: Words) -> bool:
    """Whether a short line tells something, as captions do (`A boat in the estuary, 10 April 2025`): small words between others, no label before."""
    rest = fold(line.text[: seen.start] + " " + line.text[seen.end :]).split()
    if not seen.start or not rest or words.labels.get(rest[0]) or words.labels.get(" ".join(rest[:2])):
        return False
    small = sum(1 for word in rest if word.strip(",.()") in words.stop and word not in words.labels)
    return small >= 2 and len(rest) - small >= 3


def _edge(line: Line, index: int, seen: Seen, left: int, around: Around, words: Words) -> tuple[float, str] | None:
    """A day at the edge of the text: in the dateline that opens it, the sign-off that closes it, or the page's citation below."""
    if left <= 12:
        return None
    if around.start <= index <= around.start + 1 and seen.start > 0 and seen in opening_day(line.text, words, around.language):
        return 0.85, "dateline"
    if index >= around.end - 1 and index - around.end <= 2 and line.width > 40 and seen in closing_day(line.text, around.language):
        return 0.75, "sign-off under the text"
    if index >= around.end - 2 and _ADDRESS_BEHIND.match(line.text, seen.end) and line.width <= 400:
        return 0.7, "citation under the text"
    return (0.1, "within a sentence") if line.width > 240 else None


def _purity(line: Line, seen: Seen, words: Words) -> float:
    """How much of a longer line is about the day: whether it stands apart between marks, or behind a byline."""
    if line.width > 400:
        return 0.1
    begin = max((cut.end() for cut in _SEGMENTS.finditer(line.text, 0, seen.start)), default=0)
    following = _SEGMENTS.search(line.text, seen.end)
    piece = line.text[begin : following.start() if following else len(line.text)]
    apart = begin > 0 or following is not None
    if apart and residue(piece, find_days(piece), find_clock(piece), words) <= 14:
        return 0.85 if not line.ends or line.width <= 110 else 0.4
    if _signed(line, seen, words):
        return 0.8
    return 0.45 if line.width <= 110 and not line.ends else 0.2


def _signed(line: Line, seen: Seen, words: Words) -> bool:
    """Whether a line opens as a byline does, the day close behind (`By … on 11 April 2025. Filed under …`)."""
    opened = line.folded.split(" ", 1)[0]
    return seen.end <= 80 and (words.labels.get(opened) or ("" if words.stop else all_labels().get(opened))) == "by"


def _place(index: int, around: Around) -> tuple[float, str]:
    top = around.top
    if index < top:
        distance = top - index
        near = 0.95 - 0.02 * distance if distance <= 8 else 0.68 if distance <= 40 else 0.6
        return near, "line above the headline"
    above = around.above[index] - around.above[top]
    if index < around.end and above <= 3 and index - top <= 45:
        return (1.0, 0.98, 0.9, 0.72)[above] - 0.002 * (index - top), "line under the headline"
    if index < around.end:
        return 0.4, "line within the text"
    distance = index - around.end
    return (0.8 if distance <= 2 else 0.65 if distance <= 5 else 0.3 if distance <= 12 else 0.15), "line under the text"


def _beside(lines: list[Line], index: int, seen: Seen, days: list[Seen], clocks: list[Clock], found: Found, words: Words) -> Clock | None:
    """The clock time that goes with a day: in its line, before the next day; else alone on the line below or above."""
    if len(clocks) == len(days) and all(clock.end <= day.start for clock, day in zip(clocks, days, strict=True)):
        return clocks[days.index(seen)]
    after = min((day.start for day in days if day.start > seen.start), default=len(lines[index].text) + 1)
    behind = [clock for clock in clocks if seen.end <= clock.start < after]
    if behind:
        return behind[0]
    before = [clock for clock in clocks if clock.end <= seen.start]
    if before and seen is days[0]:
        return before[-1]
    for near in (index + 1, index - 1):
        if near in found and not found[near][0] and found[near][1] and residue(lines[near].text, [], found[near][1], words) <= 3:
            return found[near][1][0]
    return None

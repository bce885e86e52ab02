"""Every line of a page that is about a day."""

from __future__ import annotations

from dateline.read.dates import Clock, Seen, find_clock, find_days, weekday_beside
from dateline.read.lines import Line, matching
from dateline.read.moments.place import Found
from dateline.read.words import Words, calendar, fold
from dateline.text import regex

_TOKENS = regex(r"[^\W\d_]+")
_DIGIT = regex(r"\d")
_DIGIT_OR_SIGN = regex(r"[\d年]")
_YEAR = regex(r"\d{4}|\d年")
# Behind a dateline's day: a dash, an agency in brackets or between strokes, a colon.
_DATELINE_END = regex(r"[.,]?\s*(?:\([^()]{2,40}\)|/[^/]{3,40}/)?\s*(?:[–—]|-{1,2}(?=\s)|/(?=[A-Z])|:\s)|\s*/[A-Z][^/]{2,40}/|\s*\([^()]{2,40}\)\s*[,:–—-]")
_ADDRESS = regex(r"(?:https?://|www\.)\S+")
_OPENING = 110
_CLOSING = 160


def residue(text: str, days: list[Seen], clocks: list[Clock], words: Words) -> int:
    """How many letters a line holds beside its days, times, weekdays and words that go with them."""
    spans = sorted([(seen.start, seen.end) for seen in days] + [(clock.start, clock.end) for clock in clocks])
    rest, at = [], 0
    for start, end in spans:
        rest.append(text[at : max(at, start)])
        at = max(at, end)
    rest.append(text[at:])
    weekdays = calendar("weekdays")
    left = 0
    for token in _TOKENS.findall(fold(" ".join(rest))):
        if token not in weekdays and token not in words.meta and token not in words.labels and token not in words.stop and len(token) > 1:
            left += len(token)
    return left


def find_moments(lines: list[Line], near: range, words: Words, language: str) -> Found:
    """The days and times of every line near the text that is short enough to be about them, by the line's index.

    Of a longer one only what opens it as a dateline (`WASHINGTON, April 11, 2025 –`) or closes it as a sign-off (`(dpa, 11.4.2025)`).
    """
    found: Found = {}
    for at in matching("\n".join([line.text for line in lines[near.start : near.stop]]), _DIGIT_OR_SIGN):
        index = near.start + at
        line = lines[index]
        told = line.width > 120 and line.ends and line.folded.split(" ", 1)[0] not in words.by_first
        if line.width > 240 or told:
            edge = [*opening_day(line.text, words, language), *closing_day(line.text, language)]
            if edge:
                found[index] = edge, []
            continue
        days = _outside_addresses(line.text, find_days(line.text, language))
        clocks = find_clock(line.text) if line.width <= 160 else []
        days = [day for day in days if not day.form.startswith("numeric, short year") or _sure_of(line.text, day, days, clocks, words, language)]
        if days or clocks:
            found[index] = days, clocks
    return found


def _sure_of(text: str, day: Seen, days: list[Seen], clocks: list[Clock], words: Words, language: str) -> bool:
    """Whether figures with a year of two are a day: alone on their line, or with their own weekday beside."""
    return residue(text, days, clocks, words) <= 12 or weekday_beside(text, day.start, day.end, language) == day.day.weekday()


def _outside_addresses(text: str, days: list[Seen]) -> list[Seen]:
    """The days that stand in no address: those are told by their own rule, where the address is the page's."""
    if not days or "/" not in text or not ("://" in text or "www." in text):
        return days
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    return [day for day in days if not any(start <= day.start < end for start, end in spans)]


def opening_day(text: str, words: Words, language: str) -> list[Seen]:
    """The day of a dateline that opens a paragraph: behind a place, before a dash; none in prose."""
    head = text[:_OPENING]
    if not _YEAR.search(head):
        return []
    seen = next(iter(find_days(head, language)), None)
    if seen is None or seen.start > 60 or not _DATELINE_END.match(text, seen.end):
        return []
    before = head[: seen.start].strip(" ,(-–—")
    tokens = _TOKENS.findall(before)
    named = bool(tokens) and (before[0].isupper() or not before[0].isascii()) and tokens[-1].casefold() not in words.stop
    return [seen] if named and "." not in before.rstrip(".") and len(tokens) <= 6 else []


def closing_day(text: str, language: str) -> list[Seen]:
    """The day of a sign-off that closes a text: the last thing within the brackets at its end."""
    last = text[-1:]
    if last not in ")）]" and text[-2:-1] not in (")", "]"):
        return []
    begin = max(text.rfind(mark, len(text) - _CLOSING if len(text) > _CLOSING else 0) for mark in "(（[")
    if begin < 0 or not _DIGIT.search(text, begin):
        return []
    for seen in find_days(text[begin:], language):
        if len(text) - begin - seen.end <= 14:
            return [seen._replace(start=seen.start + begin, end=seen.end + begin)]
    return []

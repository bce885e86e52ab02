"""When an item was published, updated and captured: every day on the page, weighed by where and how it stands."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dateline.model import MISSING, Candidate, Field, SourceProfile, When
from dateline.read.dates import Clock, Seen, find_clock, find_days
from dateline.read.dates.zones import offset_in, offset_of
from dateline.read.labels import DAY_LABELS, kind_before, label_of
from dateline.read.lines import Line
from dateline.read.words import Words, calendar, fold

_TOKENS = re.compile(r"[^\W\d_]+")
MONTH_FIRST_COUNTRIES = frozenset(("united-states", "usa", "us", "philippines", "palau", "micronesia", "marshall-islands"))
_DIGIT = re.compile(r"\d")
_SEGMENTS = re.compile(r"\s*[|•·;/]\s*|\s[–—-]{1,2}\s|,\s(?=[^\W\d]{6,}day)")
ENOUGH = 0.5
# The rule of a runner-up that can be read two ways.
DAY_OR_MONTH = "day or month first?"


class Moment(NamedTuple):
    """A day on the page: its line (index), kind ("published", "updated", "captured" or "" unlabelled), how much speaks for it."""

    at: int
    kind: str
    seen: Seen
    clock: Clock | None
    sure: float
    rule: str
    only: bool


class Moments(NamedTuple):
    """The three fields, the zone as printed, and the indexes of the lines used for them."""

    published: Field
    updated: Field
    captured: Field
    zone: str
    used: tuple[int, ...]


class Around(NamedTuple):
    """What the rest of the page says: headline's index, first and last index of the text, how many paragraphs of weight
    stand above each line, language, source, and the digest's own time zone."""

    title: int
    start: int
    end: int
    above: list[int]
    language: str
    source: SourceProfile | None
    timezone: str = ""


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


def find_moments(lines: list[Line], near: range, words: Words, language: str) -> dict[int, tuple[list[Seen], list[Clock]]]:
    """The days and times of every line near the text that is short enough to be about them, by the line's index."""
    found: dict[int, tuple[list[Seen], list[Clock]]] = {}
    for index in near:
        line = lines[index]
        told = line.width > 120 and line.ends and line.folded.split(" ", 1)[0] not in words.by_first
        if line.width > 240 or told or not (_DIGIT.search(line.text) or "年" in line.text):
            continue
        days = find_days(line.text, language)
        clocks = find_clock(line.text) if line.width <= 160 else []
        days = [day for day in days if not day.form.startswith("numeric, short year") or residue(line.text, days, clocks, words) <= 12]
        if days or clocks:
            found[index] = days, clocks
    return found


def choose(lines: list[Line], found: dict[int, tuple[list[Seen], list[Clock]]], around: Around, words: Words, rules: list[str]) -> Moments:
    """The published, updated and captured fields of a page."""
    moments = [moment for index in found for moment in _moments(lines, index, found, around, words, rules)]
    captured = max((m for m in moments if m.kind == "captured"), key=lambda m: m.sure, default=None)
    updated = max((m for m in moments if m.kind == "updated"), key=lambda m: m.sure, default=None)
    open_to = sorted((m for m in moments if m.kind in ("published", "")), key=lambda m: (-m.sure, m.at, m.seen.start))
    order = _order(moments, around)
    chosen = next((m for m in open_to if m.sure >= ENOUGH and _decided(m, order)), None)
    if chosen is None and updated is not None and _decided(updated, order) and updated.sure >= 0.6:
        chosen = updated._replace(sure=0.6, rule="updated label, no other day")
    if chosen is None:
        chosen = _only_day(open_to, order)
    others = tuple(runner for m in open_to if m is not chosen for runner in _runners(m, lines, order))[:6]
    used = {m.at for m in (chosen, updated, captured) if m}
    if chosen:
        day = _decide(chosen, order)
        used.update(m.at for m in moments if m.only and m.sure >= 0.3 and _decide(m, order) == day)
    zone = chosen.clock.zone if chosen and chosen.clock else ""
    return Moments(
        _field(chosen, order, lines, around, others) if chosen else Field(None, "nothing found", sure=0.0, others=others),
        _field(updated, order, lines, around, ()) if updated and _decided(updated, order) else MISSING,
        _field(captured, order, lines, around, ()) if captured and _decided(captured, order) else MISSING,
        zone,
        tuple(sorted(used)),
    )


def _only_day(moments: list[Moment], order: str) -> Moment | None:
    """Where lines of nothing but a day stand further off, and all show one day, that is the item's; weakly."""
    bare = [moment for moment in moments if moment.only and moment.sure >= 0.1]
    if not bare or not all(_decided(moment, order) for moment in bare) or len({_decide(moment, order) for moment in bare}) != 1:
        return None
    return bare[0]._replace(sure=0.5, rule="the only day near the text")


def _moments(lines: list[Line], index: int, found: dict[int, tuple[list[Seen], list[Clock]]], around: Around, words: Words, rules: list[str]) -> list[Moment]:
    days, clocks = found[index]
    if not days:
        return []
    line = lines[index]
    left = residue(line.text, days, clocks, words)
    label = label_of(line, words)
    above = _label_above(lines, index, words, left)
    moments = []
    for number, seen in enumerate(days):
        since = days[number - 1].end if number else 0
        kind = kind_before(line.text[since : seen.start], words)
        if not kind and number == 0:
            kind = label.kind if label and label.kind in DAY_LABELS else above
        clock = _beside(lines, index, seen, days, clocks, found, words)
        sure, rule = _weight(line, index, seen, kind, left, around, rules[index], words)
        moments.append(Moment(index, kind, seen, clock, round(sure - 0.01 * number, 3), rule, left <= 12))
    return moments


def _label_above(lines: list[Line], index: int, words: Words, left: int) -> str:
    """The kind of a label that stands alone on the line above a bare day."""
    if index == 0 or left > 12 or lines[index - 1].width > 30:
        return ""
    kind = words.labels.get(lines[index - 1].folded.strip(" :："), "")
    return kind if kind in DAY_LABELS else ""


def _weight(line: Line, index: int, seen: Seen, kind: str, left: int, around: Around, rule: str, words: Words) -> tuple[float, str]:
    """How sure a day is to be the item's, by its place on the page and what else its line holds."""
    place, where = _place(index, around)
    pure = 1.0 if left <= 12 else 0.92 if left <= 40 and line.width <= 110 else _purity(line, seen, words)
    if rule in ("credit", "position", "file photo", "caption"):
        pure *= 0.3
    if rule == "copyright":
        pure *= 0.4
    if kind in DAY_LABELS and (left <= 60 or line.width <= 120):
        return max(0.55, min(0.98, 0.45 + 0.55 * place)) * (1.0 if pure >= 0.25 else 0.5), "label"
    return place * pure * 0.95, where


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
    opened = line.folded.split(" ", 1)[0]
    if seen.end <= 80 and words.labels.get(opened) == "by":
        return 0.8
    return 0.45 if line.width <= 110 and not line.ends else 0.2


def _place(index: int, around: Around) -> tuple[float, str]:
    top = around.title if around.title >= 0 else around.start
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


def _beside(
    lines: list[Line], index: int, seen: Seen, days: list[Seen], clocks: list[Clock], found: dict[int, tuple[list[Seen], list[Clock]]], words: Words
) -> Clock | None:
    """The clock time that goes with a day: in its line, before the next day; else alone on the line below or above."""
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


def _order(moments: list[Moment], around: Around) -> str:
    """In which order this page writes numeric days: "dmy", "mdy", or "" where nothing tells.

    First what the page itself shows (a number above 12, the same day in words), then the source's country and language.
    """
    certain = {m.seen.day for m in moments if m.seen.other is None and not m.seen.form.startswith("numeric")}
    votes = {"dmy": 0, "mdy": 0}
    for moment in moments:
        seen = moment.seen
        if seen.form.startswith("numeric") and seen.mark == "/":
            if seen.other is not None:
                votes["dmy"] += seen.day in certain
                votes["mdy"] += seen.other in certain
            else:
                # Only one order gives a day: which of the two it was shows in the reading itself.
                votes["dmy" if seen.day.day > 12 and not _month_first(seen) else "mdy"] += 1
    if votes["dmy"] != votes["mdy"]:
        return max(votes, key=lambda order: votes[order])
    country = around.source.country if around.source else ""
    if not country and any(_clock_tells(moment) for moment in moments):
        return "dmy"
    if country:
        return "mdy" if country in MONTH_FIRST_COUNTRIES else "dmy"
    return "dmy" if around.language and around.language != "en" else ""


def _clock_tells(moment: Moment) -> bool:
    """Whether a clock time beside the day counts to 24 or bears a zone of the old world: there nobody puts the month first."""
    clock = moment.clock
    if clock is None or moment.kind not in ("published", "updated", ""):
        return False
    return (clock.time.hour >= 13 and not clock.half) or bool(re.match(r"(?:GMT|UTC)\s?\+|CES?T|MES?Z|BST|MSK|IST|SAST|E[EA]S?T$", clock.zone))


def _month_first(seen: Seen) -> bool:
    return seen.form.endswith("month first")


def _decided(moment: Moment, order: str) -> bool:
    return moment.seen.other is None or bool(order)


def _decide(moment: Moment, order: str) -> dt.date:
    return moment.seen.other if moment.seen.other is not None and order == "mdy" else moment.seen.day


def _field(moment: Moment, order: str, lines: list[Line], around: Around, others: tuple[Candidate, ...]) -> Field:
    day = _decide(moment, order)
    line = lines[moment.at]
    text = line.text[moment.seen.start : moment.seen.end]
    iso = when(day, moment.clock, around.source, around.timezone).iso
    return Field(iso, moment.rule, line=line.number, text=text, sure=round(min(0.99, moment.sure), 2), others=others)


def when(day: dt.date, clock: Clock | None, source: SourceProfile | None, timezone: str = "") -> When:
    """A day; or an instant, where the clock time's offset is known from its zone, from the source's, or from `timezone` (the digest's)."""
    if clock is None:
        return When(day.isoformat())
    offset = offset_of(clock.zone, day, clock.time, source.country if source else "") if clock.zone else None
    local = (source.timezone if source else "") or timezone
    if offset is None and not clock.zone and local:
        offset = offset_in(local, day, clock.time)
    if offset is None:
        return When(day.isoformat())
    moment = dt.datetime.combine(day, clock.time, dt.timezone(offset))
    return When(moment.isoformat(timespec="seconds"), clock.zone)


def _runners(moment: Moment, lines: list[Line], order: str) -> tuple[Candidate, ...]:
    """What a day would have given: both its readings where nothing tells which number is the month."""
    line, sure = lines[moment.at].number, round(moment.sure, 2)
    if moment.seen.other is None or order:
        return (Candidate(_decide(moment, order).isoformat(), moment.rule, line, sure),)
    rule = f"{moment.rule}; {DAY_OR_MONTH}"
    return tuple(Candidate(day.isoformat(), rule, line, sure) for day in (moment.seen.day, moment.seen.other))

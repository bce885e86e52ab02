"""Which of a page's days is the item's: the published, updated and captured fields, with what else they might have been."""

from __future__ import annotations

from dateline.model import MISSING, Candidate, Field
from dateline.read.dates import country_of_host
from dateline.read.lines import Line
from dateline.read.moments.beside import ADDRESS, NAME, NAMED, Beside, Told, beside, told_near
from dateline.read.moments.instants import when
from dateline.read.moments.order import decide, decided, order_of, settled
from dateline.read.moments.place import DAY_OR_MONTH, ENOUGH, Around, Found, Moment, Moments
from dateline.read.moments.weighing import weighed
from dateline.read.words import Words

_ADDRESS_SURE, _NAME_SURE, _NAMED_SURE = 0.85, 0.6, 0.2
_RUNNERS = 6
# Where a language is at home in one country, and that country's zone shares its name with others'.
_COUNTRIES = {"hi": "india", "mr": "india", "te": "india", "ta": "india", "he": "israel", "zh-hans": "china", "zh-hant": "taiwan"}
LATE = "after the day of the capture"


def choose(lines: list[Line], found: Found, around: Around, words: Words, rules: list[str]) -> Moments:
    """The published, updated and captured fields of a page. A day after the capture is no published day, and a capture's day never one."""
    moments = weighed(lines, found, around, words, rules)
    captured = max((m for m in moments if m.kind == "captured" and m.seen.other is None), key=lambda m: m.sure, default=None)
    known = beside(lines, around, when(captured.seen.day, captured.clock, around.source, around.timezone).iso if captured else "")
    # No page is published after it was updated.
    changed = min((m.seen.day for m in moments if m.kind == "updated" and m.seen.other is None), default=None)
    before = min((day for day in (changed, known.latest) if day), default=None)
    moments = [settled(m, lines, around.language, known.latest if m.kind == "updated" else before) for m in moments]
    moments = [_visit(moment, around, known) for moment in moments]
    order = order_of(moments, around, known.days)
    captured = _best(moments, "captured")
    updated = _best(moments, "updated")
    open_to = sorted((m for m in moments if m.kind in ("published", "") and _possible(m, order, known)), key=lambda m: (-m.sure, m.at, m.seen.start))
    chosen = _chosen(open_to, updated, order, known)
    late = [m._replace(sure=min(m.sure, 0.3), rule=LATE) for m in moments if m.kind in ("published", "") and not _possible(m, order, known)]
    published, at = _published(lines, around, words, known, order, chosen, [*open_to, *late])
    kept = chosen if chosen and at == chosen.at else None
    used = {moment.at for moment in (kept, updated, captured) if moment}
    if published:
        used.update(m.at for m in moments if m.only and m.sure >= 0.3 and decided(m, order) and decide(m, order).isoformat() == (published.value or "")[:10])
        used.update({at} if at is not None else ())
    return Moments(
        published,
        _field(updated, order, lines, around, ()) if updated and decided(updated, order) else MISSING,
        _field(captured, order, lines, around, ()) if captured and decided(captured, order) else MISSING,
        kept.clock.zone if kept and kept.clock else "",
        tuple(sorted(used)),
    )


def _visit(moment: Moment, around: Around, known: Beside) -> Moment:
    """A masthead shows the day of the visit: where that is the day of the capture, it says nothing about the item."""
    far = moment.rule == "line above the headline" and around.top - moment.at >= 4
    if far and not moment.kind and known.captured[:10] == moment.seen.day.isoformat():
        return moment._replace(sure=round(moment.sure * 0.5, 3), only=False)
    return moment


def _best(moments: list[Moment], kind: str) -> Moment | None:
    return max((moment for moment in moments if moment.kind == kind), key=lambda moment: moment.sure, default=None)


def _possible(moment: Moment, order: str, known: Beside) -> bool:
    return known.latest is None or not decided(moment, order) or decide(moment, order) <= known.latest


def _chosen(open_to: list[Moment], updated: Moment | None, order: str, known: Beside) -> Moment | None:
    chosen = next((m for m in open_to if m.sure >= ENOUGH and decided(m, order)), None)
    doubtful = any(m.sure >= ENOUGH and not decided(m, order) for m in open_to)
    if chosen is None and not doubtful and updated is not None and decided(updated, order) and updated.sure >= 0.6 and _possible(updated, order, known):
        return updated._replace(sure=0.6, rule="updated label, no other day")
    return chosen or _only_day(open_to, order)


def _only_day(moments: list[Moment], order: str) -> Moment | None:
    """Where lines of nothing but a day stand further off, and all show one day, that is the item's; weakly."""
    bare = [moment for moment in moments if moment.only and moment.sure >= 0.1]
    if not bare or not all(decided(moment, order) for moment in bare) or len({decide(moment, order) for moment in bare}) != 1:
        return None
    return bare[0]._replace(sure=0.5, rule="the only day near the text")


def _published(
    lines: list[Line], around: Around, words: Words, known: Beside, order: str, chosen: Moment | None, open_to: list[Moment]
) -> tuple[Field, int | None]:
    """The published field and the index of its line: the page's own day first, unless its address tells another one more surely;
    then what tells a day together with the capture; the file's name last."""
    others = [runner for moment in open_to if moment is not chosen for runner in _runners(moment, lines, order)]
    if chosen and not _beaten(chosen, order, known):
        field = _field(chosen, order, lines, around, _with_beside(others, known))
        return field, chosen.at
    if known.address:
        others = [*(_runners(chosen, lines, order) if chosen else ()), *others]
        return Field(
            known.address.isoformat(), ADDRESS, line=known.line or None, text=known.shown, sure=_ADDRESS_SURE, others=_with_beside(others, known, ADDRESS)
        ), None
    told = told_near(lines, around, words, known, (decide(moment, order) for moment in open_to if decided(moment, order) and moment.rule != LATE))
    if told:
        return _told(told, lines, _with_beside(others, known)), told.at
    doubtful = any(moment.sure >= ENOUGH and not decided(moment, order) for moment in open_to)
    if known.name.first and not doubtful:
        return Field(known.name.first.isoformat(), NAME, text=around.name, sure=_NAME_SURE, others=_with_beside(others, known, NAME)), None
    return Field(None, "nothing found", sure=0.0, others=_with_beside(others, known)), None


def _beaten(chosen: Moment, order: str, known: Beside) -> bool:
    """Whether the page's address tells another day more surely: what stands without a label above a headline may be the day of the visit."""
    if known.address is None or abs((known.address - decide(chosen, order)).days) <= 1:
        return False
    sure = min(chosen.sure, 0.8) if chosen.rule == "line above the headline" else chosen.sure
    return sure < _ADDRESS_SURE


def _with_beside(others: list[Candidate], known: Beside, used: str = "") -> tuple[Candidate, ...]:
    """The runners-up, with the days that address and file name tell."""
    more = [Candidate(known.address.isoformat(), ADDRESS, known.line or None, _ADDRESS_SURE)] if known.address and used != ADDRESS else []
    if known.name.first and used != NAME:
        more.append(Candidate(known.name.first.isoformat(), NAME, None, _NAME_SURE))
    more += [Candidate(day.isoformat(), NAMED, None, _NAMED_SURE) for day in known.name.others]
    return (*others[: _RUNNERS - min(2, len(more))], *more[:3])


def _told(told: Told, lines: list[Line], others: tuple[Candidate, ...]) -> Field:
    line = lines[told.at]
    return Field(told.iso, told.rule, line=line.number, text=line.text[told.start : told.end], sure=told.sure, others=others)


def _field(moment: Moment, order: str, lines: list[Line], around: Around, others: tuple[Candidate, ...]) -> Field:
    day = decide(moment, order)
    line = lines[moment.at]
    text = line.text[moment.seen.start : moment.seen.end]
    country = country_of_host(around.url) or _COUNTRIES.get(around.language.lower(), "")
    iso = when(day, moment.clock, around.source, around.timezone, country).iso
    return Field(iso, moment.rule, line=line.number, text=text, sure=round(min(0.99, moment.sure), 2), others=others)


def _runners(moment: Moment, lines: list[Line], order: str) -> tuple[Candidate, ...]:
    """What a day would have given: both its readings where nothing tells which number is the month."""
    line, sure = lines[moment.at].number, round(moment.sure, 2)
    if decided(moment, order):
        return (Candidate(decide(moment, order).isoformat(), moment.rule, line, sure),)
    rule = f"{moment.rule}; {DAY_OR_MONTH}"
    return tuple(Candidate(day.isoformat(), rule, line, sure) for day in (moment.seen.day, moment.seen.other) if day)

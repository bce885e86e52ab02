"""A page of lines read as one item: headline, data, text, captions, and what was cut, in the order a person would look."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import MISSING, Block, Candidate, Field, Reading, SourceProfile, Span
from dateline.read.blocks import text_lines
from dateline.read.byline import byline_of, name_alone
from dateline.read.captions import credited, twins
from dateline.read.dates import Clock, Seen
from dateline.read.hints import NO_HINTS, Hints
from dateline.read.labels import DAY_LABELS, label_of, labels_within
from dateline.read.language import detect
from dateline.read.lines import Line
from dateline.read.moments import Around, Moments, choose, find_moments, residue
from dateline.read.origin import find_issuer, find_source, known_boilerplate
from dateline.read.place import Place, find_place
from dateline.read.summary import lede
from dateline.read.title import headlines, without_site
from dateline.read.weigh import Weighed, weigh
from dateline.read.words import Words, fold, words_for

_Days = dict[int, tuple[list[Seen], list[Clock]]]

# How many lines above and below the text are looked at for its data.
_REACH = 170
_BEYOND = 30


class _Text(NamedTuple):
    """The text of a page and what stands in and beside it."""

    kinds: dict[int, str]
    captions: list[int]
    place: Place | None
    place_at: int


def read_page(lines: list[Line], path: str, sources: Sequence[SourceProfile], hints: Hints = NO_HINTS) -> Reading:
    """One item out of the lines of a capture. `hints` hold what a person said already; nothing is invented."""
    language = _language(lines)
    words = words_for(language.value or "")
    guess = hints.source or _profile_by_mark(path, lines, sources)
    if not language and guess and guess.language:
        language = Field(guess.language, "language of the source", sure=0.7)
        words = words_for(guess.language)
    weighed = weigh(lines, words, known_boilerplate(lines, guess))
    near = range(max(0, weighed.start - _REACH), min(len(lines), weighed.end + _BEYOND))
    days = find_moments(lines, near, words, language.value or "")
    taken, bylines = _taken(lines, near, weighed, days, words)
    timed = {index for index, (seen, clocks) in days.items() if seen and clocks}
    title_at, title = _title(lines, weighed, taken, words, hints.title, timed)
    _name_twins(lines, taken, title_at)
    text = _text(lines, weighed, taken, title_at, words, language.value or "")
    outside = [index for index in range(len(lines)) if index not in text.kinds and index != title_at]
    source, profile, source_line = find_source(path, lines, outside, words, sources, hints.source)
    first = next(iter(text.kinds), weighed.start)
    last = max(text.kinds, default=weighed.end - 1) + 1
    above = _paragraphs_above(lines, weighed, text)
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0] if hints.alone else ""
    around = Around(title_at, first, last, above, language.value or "", profile or guess, hints.timezone, hints.captured, hints.url, name)
    moments = choose(lines, days, around, words, ["caption" if index in text.captions else rule for index, rule in enumerate(taken)])
    issuer, issuer_line = find_issuer(lines, title_at, list(text.kinds), words, source)
    byline, byline_line = _byline(lines, bylines, text, title_at, first, words)
    used = _used(lines, words, moments, (source_line, "source"), (issuer_line, "issuer"), (byline_line, "byline"))
    return _reading(lines, text, title, title_at, moments, used, taken, language, source, profile, issuer, byline)


def _paragraphs_above(lines: list[Line], weighed: Weighed, text: _Text) -> list[int]:
    """How many paragraphs of weight stand above each line."""
    counts = [0] * len(lines)
    for index in text.kinds:
        counts[index] = weighed.prose[index] and lines[index].width >= 80
    return list(itertools.accumulate(counts, initial=0))


def _used(lines: list[Line], words: Words, moments: Moments, *others: tuple[int | None, str]) -> dict[int, str]:
    """The lines that gave data, and by which rule; a label on a line of its own goes with the day below it."""
    used = dict.fromkeys(moments.used, "date")
    for index in moments.used:
        if index and lines[index - 1].width <= 30 and words.labels.get(lines[index - 1].folded.strip(" :：")) in DAY_LABELS:
            used[index - 1] = "date"
    used.update({index: rule for index, rule in others if index is not None})
    return used


def _language(lines: list[Line]) -> Field:
    prose = "\n".join(line.text for line in lines if line.width >= 80 and line.ends)
    text = prose if len(prose) >= 120 else "\n".join(line.text for line in lines)
    language, sure = detect(text)
    return Field(language, "script and frequent words", sure=sure) if language else Field(None, "too little text to tell", sure=0.0)


def _profile_by_mark(path: str, lines: list[Line], sources: Sequence[SourceProfile]) -> SourceProfile | None:
    """The source as a first look at the whole page tells it: only its boilerplate and zone are taken from this."""
    if not sources:
        return None
    return find_source(path, lines, range(len(lines)), words_for("en"), sources)[1]


def _taken(lines: list[Line], near: range, weighed: Weighed, days: _Days, words: Words) -> tuple[list[str], dict[int, str]]:
    """What each line is besides text ("" for nothing), and the bylines by index."""
    taken = list(weighed.rules)
    bylines: dict[int, str] = {}
    for index in near:
        line = lines[index]
        if taken[index] and taken[index] not in ("call", "counter"):
            continue
        if index in days and line.width <= 160 and residue(line.text, *days[index], words) <= 12 and not (line.ends and line.width > 90):
            taken[index] = "date"
            continue
        label = label_of(line, words)
        if label and label.kind in ("published", "updated", "captured") and index in days:
            taken[index] = "date"
        elif label and label.kind in ("source", "issuer") and line.width <= 110 and not (label.value.endswith(".") and line.words > 12):
            taken[index] = label.kind
        elif (names := byline_of(line, words)) is not None:
            taken[index] = "byline"
            if names:
                bylines[index] = names
        elif rule := credited(line, words):
            taken[index] = rule
    _above_bare_credits(lines, near, taken, weighed, days)
    for index in twins(lines, weighed.start, weighed.end):
        if not taken[index]:
            taken[index] = "twin"
    return taken, bylines


def _above_bare_credits(lines: list[Line], near: range, taken: list[str], weighed: Weighed, days: _Days) -> None:
    """Lines right above a credit belong to the picture: its caption, and its alternative text above that.

    Only where a page sets paragraphs apart by blank lines, so that what stands together belongs together; else only the
    line above a credit that stands alone.
    """
    paragraphs = [lines[index].gap for index in range(weighed.start, weighed.end) if weighed.prose[index]]
    spaced = len(paragraphs) >= 3 and sum(paragraphs) > 0.7 * len(paragraphs)
    for index in range(near.stop - 1, max(1, near.start) - 1, -1):
        alone = lines[index].width <= 90 and not lines[index].ends
        if taken[index] not in ("credit", "position", "caption") or lines[index].gap or not (spaced or alone):
            continue
        above = lines[index - 1]
        if (
            not taken[index - 1]
            and not (index - 1 in days and above.width <= 80)
            and 12 <= above.width <= 320
            and not (weighed.prose[index - 1] and not above.gap and not spaced)
        ):
            taken[index - 1] = "caption"


def _title(lines: list[Line], weighed: Weighed, taken: list[str], words: Words, given: str, timed: set[int]) -> tuple[int, Field]:
    wanted = fold(given).strip()
    for index, line in enumerate(lines if wanted else ()):
        if line.folded == wanted:
            return index, Field(line.text, "the title given", line=line.number, sure=0.99)
    found = headlines(lines, weighed.start, weighed.end, taken, weighed.prose, words, timed)
    if found and found[0].score >= 0.5:
        best = found[0]
        others = tuple(Candidate(each.text, "headline", lines[each.at].number, round(max(0.0, min(0.9, each.score / 4)), 2)) for each in found[1:4])
        text = without_site(best.text, {line.folded for line in lines}, french=words.language == "fr")
        rule = "first line" if best.at == 0 else "headline above the text"
        said = best.text if text != best.text else ""
        return best.at, Field(text, rule, line=lines[best.at].number, text=said, sure=round(min(0.98, 0.4 + best.score / 8), 2), others=others)
    for index in range(weighed.end):
        line = lines[index]
        if index < weighed.start and not taken[index] and line.width <= 200 and line.words >= 3:
            return index, Field(line.text, "first line", line=line.number, sure=0.4)
    return _opening_words(lines, weighed)


def _name_twins(lines: list[Line], taken: list[str], title_at: int) -> None:
    """A line said twice in a row is the headline again, or else a picture's alternative text and caption."""
    title = lines[title_at].folded if title_at >= 0 else ""
    for index, rule in enumerate(taken):
        if rule == "twin":
            taken[index] = "said before" if lines[index].folded == title else "caption"
    if title_at >= 0:
        taken[title_at] = "title"


def _opening_words(lines: list[Line], weighed: Weighed) -> tuple[int, Field]:
    """A text without a headline is named by its first words; a single short line is itself the headline."""
    if not lines:
        return -1, Field(None, "nothing found", sure=0.0)
    line = lines[min(weighed.start, len(lines) - 1)]
    if line.width <= 140 and not line.ends:
        return lines.index(line), Field(line.text, "first line", line=line.number, sure=0.5)
    return -1, Field(lede(line.text)[:140], "opening words", line=line.number, sure=0.2)


def _text(lines: list[Line], weighed: Weighed, taken: list[str], title_at: int, words: Words, language: str) -> _Text:
    kinds = text_lines(lines, weighed, taken, title_at, words)
    if not kinds:
        kinds = {index: "p" for index, line in enumerate(lines) if not taken[index]}
    low, high = max(0, min(title_at if title_at >= 0 else weighed.start, min(kinds, default=0)) - 4), max(kinds, default=-1) + 2
    captions = [index for index in range(low, min(high, len(lines))) if taken[index] in ("credit", "position", "file photo", "caption")]
    captions = _said_once(lines, captions, taken)
    for index in [at for at, kind in kinds.items() if kind == "p"][:2]:
        place = find_place(lines[index].text, language)
        if place:
            return _Text(kinds, captions, place, index)
    return _Text(kinds, captions, None, -1)


def _said_once(lines: list[Line], captions: list[int], taken: list[str]) -> list[int]:
    """The captions without those that another says too, and more of; of equal ones the first stays."""
    # In this order one that begins like another stands right before it.
    order = sorted(captions, key=lambda index: (lines[index].text.rstrip(" .…"), -index))
    twice = {index for index, after in itertools.pairwise(order) if lines[after].text.startswith(lines[index].text.rstrip(" .…"))}
    for index in twice:
        taken[index] = "said twice"
    return [index for index in captions if index not in twice]


def _byline(lines: list[Line], bylines: dict[int, str], text: _Text, title_at: int, first: int, words: Words) -> tuple[Field, int | None]:
    top = title_at if title_at >= 0 else first
    near = sorted(bylines, key=lambda index: (not (top - 3 <= index <= first + 3), abs(index - top)))
    for index in near:
        if top - 6 <= index <= max(text.kinds, default=first) + 4:
            return Field(bylines[index], "byline", line=lines[index].number, text=lines[index].text, sure=0.9), index
    for index in range(top + 1, first):
        if name_alone(lines[index], words) and index not in text.kinds:
            return Field(lines[index].text, "name under the headline", line=lines[index].number, sure=0.7), index
        names = next((each.value for each in labels_within(lines[index], words) if each.kind == "by"), "")
        if names:
            return Field(names, "label", line=lines[index].number, text=lines[index].text, sure=0.8), index
    return MISSING, None


def _reading(
    lines: list[Line], text: _Text, title: Field, title_at: int, moments: Moments, used: dict[int, str], taken: list[str],
    language: Field, source: Field, profile: SourceProfile | None, issuer: Field, byline: Field,
) -> Reading:  # fmt: skip
    body = tuple(_block(lines[index], kind, text, index) for index, kind in sorted(text.kinds.items()))
    dateline = MISSING
    spans = [
        Span(lines[index].number, lines[index].number, lines[index].text, rule) for index, rule in used.items() if index not in text.kinds and index != title_at
    ]
    if text.place:
        line = lines[text.place_at]
        dateline = Field(text.place.name, "dateline", line=line.number, text=line.text[: text.place.end].strip(), sure=text.place.sure)
        spans.append(Span(line.number, line.number, line.text[: text.place.end].strip(), "dateline"))
    first = next((block for block in body if block.kind == "p"), None)
    summary = Field(lede(first.text), "first sentences of the text", line=first.line, sure=0.8) if first else MISSING
    return Reading(
        part=None, title=title, published=moments.published, zone=moments.zone, updated=moments.updated, captured=moments.captured,
        source=source, source_id=profile.id if profile else "", issuer=issuer, byline=byline, dateline=dateline, language=language, summary=summary,
        body=body, captions=tuple(Block(lines[index].text, lines[index].number) for index in text.captions),
        used=tuple(sorted(spans, key=lambda span: span.first)), cut=_cut(lines, text, title_at, used, taken),
    )  # fmt: skip


def _block(line: Line, kind: str, text: _Text, index: int) -> Block:
    if text.place and index == text.place_at:
        return Block(line.text[text.place.end :].lstrip(), line.number, kind)
    return Block(line.text, line.number, kind)


def _cut(lines: list[Line], text: _Text, title_at: int, used: dict[int, str], taken: list[str]) -> tuple[Span, ...]:
    """What was left out, neighbours together: before, between or after the text, and the rule of the first line."""
    first, last = min(text.kinds, default=0), max(text.kinds, default=-1)
    kept = sorted(index for index in {*text.kinds, *text.captions, *used, title_at} if index >= 0)
    spans: list[Span] = []
    for above, below in itertools.pairwise((-1, *kept, len(lines))):
        begin = above + 1
        if begin == below:
            continue
        where = "before the text" if begin < first else "after the text" if begin > last else "between paragraphs"
        reason = next((rule for rule in taken[begin:below] if rule and rule not in ("between", "after the text", "above the text")), "")
        told = "\n".join([line.text for line in lines[begin:below]])
        spans.append(Span(lines[begin].number, lines[below - 1].number, told, f"{where}: {reason}" if reason else where))
    return tuple(spans)

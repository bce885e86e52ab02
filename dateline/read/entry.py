"""The items of a file that holds many, each told by the file's own fields: feeds, tables, exports of reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.model import MISSING, Block, Field, Reading, ReadResult, Said, SourceProfile, Span
from dateline.problems import Problem, warning
from dateline.read.assemble import NOTHING_TOLD, OPENING_WORDS, assemble, tell
from dateline.read.capture import Capture, parts
from dateline.read.origin import profile_of
from dateline.read.stated import UNREAD, Manner, stated
from dateline.read.summary import lede

_NOTHING_SAID = Said()
_TITLE = 140
# A text longer than this, or of more than one paragraph, says more than what the story is about.
_TEASER = 600
# So many rows are complained of one by one.
_TOLD = 20
_CUT_OFF = ("…", "...", "[…]", "[...]", "[&#8230;]", "(…)")


class Entry(NamedTuple):
    """One item as its file tells it: the line it starts on, its own name in the file ("" where it has none), its fields, its text.

    `exact`: nothing is to be found in the text, all is told.
    """

    line: int
    name: str = ""
    told: Mapping[str, Field] = NOTHING_TOLD
    blocks: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()
    cut: tuple[Span, ...] = ()
    said: Said = _NOTHING_SAID
    exact: bool = False


class Stamps(NamedTuple):
    """The days of an entry as texts, by the names of `Reading`'s fields, each with the rule that found it; how the file writes them."""

    texts: Mapping[str, tuple[str, str]]
    written: Mapping[str, Manner]


def read_entries(entries: Iterable[Entry], capture: Capture, things: str, *, alone: bool = False) -> ReadResult:
    """The items of the entries, each at its place. `things` names them in messages ("rows"); `alone`: an only one has no place.

    Reads no more than the limit `items` allows, and says so.
    """
    most = capture.limit("items")
    taken: list[Entry] = []
    problems: list[Problem] = []
    for entry in entries:
        if len(taken) == most:
            told = f"holds more than {most:,} {things}: the rest is not read; split it, or raise `limits: items:` in content/site.yml"
            problems.append(warning(capture.path, entry.line, told))
            break
        taken.append(entry)
    places = parts([entry.name for entry in taken])
    items = []
    for entry, place in zip(taken, places, strict=True):
        items.append(_reading(entry, capture, None if alone and len(taken) == 1 else place))
        problems += _unread_days(items[-1], entry, capture.path)
    return ReadResult(tuple(items), few(problems, capture.path))


def few(problems: Sequence[Problem], path: str) -> tuple[Problem, ...]:
    """Problems by their lines; of a long list the first, and how many more there are: one fault in a column is in every row."""
    ordered = sorted(problems, key=lambda problem: problem.line or 0)
    if len(ordered) <= _TOLD:
        return tuple(ordered)
    return (*ordered[:_TOLD], warning(path, ordered[_TOLD].line, f"and {len(ordered) - _TOLD:,} more like these, from this line on"))


def days_told(stamps: Stamps, line: int, profile: SourceProfile | None, capture: Capture, language: str = "") -> dict[str, Field]:
    """The days of an entry as fields."""
    return {
        name: stated(text, rule, line, stamps.written.get(name, Manner()), profile, capture.hints.timezone, language)
        for name, (text, rule) in stamps.texts.items()
        if text
    }


def source_profile(told: Mapping[str, Field], capture: Capture) -> SourceProfile | None:
    """The profile of the source that an entry's fields tell: it decides zones and which number of a day is the month."""
    return profile_of(told.get("source", MISSING).value or "", told.get("source_url", MISSING).value or "", capture.sources, capture.hints.source)


def text_or_summary(blocks: tuple[Block, ...], rule: str) -> tuple[tuple[Block, ...], Field]:
    """What a description is: the text itself (long, or of several paragraphs), or a teaser, which is only a summary."""
    text = "\n\n".join(block.text for block in blocks)
    whole = (len(text) > _TEASER or sum(block.kind == "p" for block in blocks) > 1) and not text.endswith(_CUT_OFF)
    if whole or not text:
        return blocks, MISSING
    shown = " ".join(text.split())
    return (), Field(shown if len(shown) <= _TEASER else lede(shown), rule, line=blocks[0].line, sure=0.9)


def _reading(entry: Entry, capture: Capture, part: str | None) -> Reading:
    told = dict(entry.told)
    if not told.get("title"):
        told["title"] = _first_words(entry, told.get("summary", MISSING))
    read = tell(Reading(part, told["title"], body=entry.blocks), told, capture) if entry.exact else assemble(entry.blocks, told, capture, part)
    return replace(read, captions=entry.captions, cut=(*read.cut, *entry.cut), said=entry.said)


def _first_words(entry: Entry, summary: Field) -> Field:
    """An entry without a title is named by its first words."""
    text = entry.blocks[0].text if entry.blocks else summary.value or ""
    words = lede(" ".join(text.split()))
    cut = words if len(words) <= _TITLE else words[: words.rfind(" ", 40, _TITLE) if " " in words[40:_TITLE] else _TITLE].rstrip(" ,;:–—-") + "…"
    return Field(cut, OPENING_WORDS, line=entry.line, sure=0.2) if cut else MISSING


def _unread_days(item: Reading, entry: Entry, path: str) -> list[Problem]:
    shown = entry.told.get("published", MISSING)
    if shown or shown.rule != UNREAD or item.published:
        return []
    return [warning(path, entry.line, f"“{shown.text[:60]}” is no day that can be read: the item is undated; write it as 2025-04-11")]

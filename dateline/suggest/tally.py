"""Counting: how often, when and where something was seen."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from dateline.inspect.sheet import safe
from dateline.suggest.found import Evidence, Seen
from dateline.tag.place import Placed, line_of, sentence, text_of
from dateline.text import clip

_SENTENCES = 3
_LONGEST = 300


class Tally(Struct):
    """Items, first and last day of the dated ones, and the first sentences."""

    items: int = 0
    first: str = ""
    last: str = ""
    evidence: list[Evidence] = field(default_factory=list)

    def see(self, item: Seen, placed: Placed | None) -> None:
        """Counts an item. `placed` is where in it the thing stands, None where it is named in front matter alone."""
        self.items += 1
        day = (item.reading.published.value or "")[:10]
        if day:
            self.first, self.last = min(day, self.first or day), max(day, self.last)
        if len(self.evidence) < _SENTENCES:
            self.evidence.append(_evidence(item, placed, day))


def _evidence(item: Seen, placed: Placed | None, day: str) -> Evidence:
    if placed is None:
        return Evidence(item.path, None, day, clip(safe(item.reading.title.value or ""), _LONGEST))
    parts = sentence(text_of(item.reading, placed), placed.start, placed.end)
    return Evidence(item.path, line_of(item.reading, placed), day, clip(safe("".join(parts).strip()), _LONGEST))


class ActorTally(Struct):
    """What was seen of one actor: its forms (whether each is a full one), the posts, and the countries in the same items."""

    name: str
    kind: str
    reviewed: bool
    seen: Tally = field(default_factory=Tally)
    forms: Counter[str] = field(default_factory=Counter)
    full: dict[str, None] = field(default_factory=dict)
    posts: dict[str, Tally] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)

"""What is handed between the rules for days: a day on the page, and what the rest of the page says."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Field, SourceProfile
from dateline.read.dates import Clock, Seen

ENOUGH = 0.5
# The rule of a runner-up that can be read two ways.
DAY_OR_MONTH = "day or month first?"

Found = dict[int, tuple[list[Seen], list[Clock]]]


class Moment(NamedTuple):
    """A day on the page: its line (index), kind ("published", "updated", "captured" or "" unlabelled), how much speaks for it.

    `only` says that its line holds nothing else.
    """

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
    stand above each line, language, source, the digest's own time zone; and from beside the page when it was captured
    (ISO), its address, and its file's name without the ending ("" where unknown)."""

    title: int
    start: int
    end: int
    above: list[int]
    language: str
    source: SourceProfile | None
    timezone: str = ""
    captured: str = ""
    url: str = ""
    name: str = ""

    @property
    def top(self) -> int:
        """The headline's index, or the text's where there is none."""
        return self.title if self.title >= 0 else self.start

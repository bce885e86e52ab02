"""A body with its quotations blotted out, and the mentions in it that may speak."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from dateline.tag.quotes import Marked
from dateline.text import regex

HIDDEN = "\x01"
ABBREVIATION = regex(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Prof|Rev|Jr|Sr|Inc|Corp|Co|No|vs|Capt|Maj|Adm|Sens|Reps|Del|Cllr|[A-Z])|[A-Z]\.[A-Z])\.\Z"
)
_END = regex(rf"[.!?…][\"”’')\]]*\s+(?=[\"“‘'«A-ZÀ-Þ{HIDDEN}(])|[。！？]|\n\n")
_QUOTED_SENTENCE = regex(rf"{HIDDEN}\s+(?=[A-ZÀ-Þ{HIDDEN}])")
_TOGETHER = 4  # mentions that stand at one place at most
_OWN = regex(r"['’](?:s\b)?")


class Subject(msgspec.Struct, frozen=True):
    """A mention that may speak: its actor, and where it stands."""

    actor: str
    kind: str
    start: int
    end: int


class Passage(msgspec.Struct, frozen=True):
    """A body: its text, the same with every quotation hidden, where its sentences begin, and who is named outside quotations."""

    text: str
    hidden: str
    sentences: tuple[int, ...]
    subjects: tuple[Subject, ...]
    language: str = "en"

    def among(self, start: int, end: int) -> list[Subject]:
        """The mentions that lie wholly between two places."""
        first = bisect_left(self.subjects, start, key=lambda s: s.start)
        last = bisect_left(self.subjects, end, first, key=lambda s: s.start)
        return [s for s in self.subjects[first:last] if s.end <= end]

    def names(self, at: int) -> bool:
        """Whether a mention stands at this place."""
        behind = bisect_right(self.subjects, at, key=lambda s: s.start)
        return any(at < s.end for s in self.subjects[max(0, behind - _TOGETHER) : behind])

    def owns(self, subject: Subject) -> bool:
        """Whether the mention is a possessive: "Clinton's"."""
        return _OWN.match(self.hidden, subject.end) is not None

    def written(self, subject: Subject) -> str:
        return self.text[subject.start : subject.end]


def passage_of(text: str, quotations: Sequence[Marked], subjects: Sequence[Subject], language: str = "en") -> Passage:
    """The body `text` with these quotations hidden; `language` without region."""
    parts, at = [], 0
    for quotation in quotations:
        parts += [text[at : quotation.outer_start], HIDDEN * (quotation.outer_end - quotation.outer_start)]
        at = quotation.outer_end
    hidden = "".join([*parts, text[at:]])
    outside = tuple(s for s in subjects if hidden[s.start] != HIDDEN)
    return Passage(text, hidden, _sentences(text, hidden), outside, language)


def _sentences(text: str, hidden: str) -> tuple[int, ...]:
    """Where sentences begin. A quotation that ends with a full stop and is followed by a capital was a sentence of its own."""
    starts = {0}
    for found in _END.finditer(hidden):
        if found.group()[0] != "." or not ABBREVIATION.search(hidden, max(0, found.start() - 6), found.start() + 1):
            starts.add(found.end())
    for found in _QUOTED_SENTENCE.finditer(hidden):
        if any(mark in text[max(0, found.start() - 2) : found.start() + 1] for mark in ".!?…") and hidden[found.end()] != HIDDEN:
            starts.add(found.end())
    return tuple(sorted(starts))

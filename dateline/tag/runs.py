"""Runs of capitalised words, the raw material of names: where they stand, what stands before and after them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.tag.sections import Section
from dateline.tag.words import listed

_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x1F00))) if c.isupper() or c.istitle())
_ABBREVIATED = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|St|Jr|Sr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Spc|Cmdr|Adm|Brig|Supt|Sen|Sens|Rep|Reps|Gov|Sec|Amb|Det"
    "|Inc|Corp|Co|Ltd|Bros|Mt|Ft|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
)
_PARTICLE = "|".join(sorted(listed("particles"), key=len, reverse=True))
_WORD = (
    rf"(?:(?:Mc|Mac|O['’]|D['’]|L['’])?(?:{_ABBREVIATED})\.(?![\w])"  # an abbreviation with its point
    rf"|[{_UPPER}]\.(?:[{_UPPER}]\.)*(?:(?<=\w\.)[{_UPPER}](?!\w))?"  # initials, U.S.
    rf"|(?:[Aa]l|[Ee]l|ul|ad|an|ar|as|at|ash|az)[-‑][{_UPPER}]\w+(?:[-‑]\w+)*"  # al-Abadi
    rf"|[{_UPPER}]\w*(?:(?:[’'](?![sS]\b)|[-‐‑–&])\w+)*)"  # O'Neal, Chia-lung, AT&T
)
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \u00a0\u200e]+(?:(?:{_PARTICLE})[ ]+(?:(?:la|der|den|de)[ ]+)?)?{_WORD})*")
_SPLIT = re.compile(r"\S+")
_OPENING = re.compile(r"(?:^|[.!?:;…\n]|[.!?]['\"”’)\]]|[—–|•])\s*[\"“”‘’'(\[«„*_-]*\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word (or particle) of a run; `low` is it folded, without its possessive."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row. `opening`: at the start of a sentence; `head`: in a headline, where capitals tell little."""

    section: int
    words: tuple[Word, ...]
    opening: bool
    head: bool

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def runs_of(number: int, section: Section) -> Iterator[Run]:
    """The runs of one section, in order."""
    text, low = section.text, section.folded
    for found in _RUN.finditer(text):
        start = found.start()
        words = tuple(Word(text[a:b], low[a:b], a, b) for a, b in ((start + m.start(), start + m.end()) for m in _SPLIT.finditer(found.group())))
        opening = _OPENING.search(text, max(0, start - 12), start) is not None
        head = section.heads[bisect.bisect_right(section.starts, start) - 1]
        yield Run(number, words, opening, head)

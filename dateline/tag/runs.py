"""Runs of capitalised words, the raw material of names: where they stand, what stands before and after them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.tag.names import FUNCTION
from dateline.tag.sections import Section
from dateline.tag.words import listed
from dateline.text import regex

_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x1F00))) if c.isupper() or c.istitle())
_ABBREVIATED = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|St|Jr|Sr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Spc|Cmdr|Adm|Brig|Supt|Sen|Sens|Rep|Reps|Del|Cllr|Gov|Sec|Amb|Det"
    "|Inc|Corp|Co|Ltd|Bros|Mt|Ft|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
)
_PARTICLE = "|".join(sorted(listed("particles"), key=len, reverse=True))
_WORD = (
    rf"(?:(?=[A-Z][a-z]{{1,5}}\.)(?:{_ABBREVIATED})\.(?![\w])"  # an abbreviation with its point
    rf"|[{_UPPER}]\.(?:[{_UPPER}]\.)*(?:(?<=\w\.)[{_UPPER}](?!\w))?"  # initials, U.S.
    rf"|(?:[Aa]l|[Ee]l|ul|ad|an|ar|as|at|ash|az)[-‑][{_UPPER}]\w+(?:[-‑]\w+)*"  # al-Abadi
    rf"|[{_UPPER}]\w*(?:(?:[’'](?![sS]\b)|[-‐‑–&])\w+)*)"  # O'Neal, Chia-lung, AT&T
)
# Where a run may begin: a capital, or a small "al-". A pattern that opens with a class of letters is looked for far quicker than a run,
# and with one of capitals alone quicker still.
_ARTICLE = regex(rf"[-‑][{_UPPER}]")
_BEGINS = regex(rf"[{_UPPER}](?<![\w’'-].)")
_BEGINS_OR_ARTICLE = regex(rf"[{_UPPER}aeu](?<![\w’'-].)(?:(?<![aeu])|[a-z]{{1,2}}[-‑])")
_RUN = regex(rf"{_WORD}(?:[ \u00a0\u200e]+(?:(?:{_PARTICLE})[ ]+(?:(?:la|der|den|de)[ ]+)?)?{_WORD})*")
_PASSED = " \u00a0\"“”‘’'([«„*_)]"
_ENDS = ".!?:;…\n—–|•"


class Word(NamedTuple):
    """A capitalised word (or particle) of a run; `low` is it folded, without its possessive."""

    text: str
    low: str
    start: int
    end: int


class Run(NamedTuple):
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
    """The runs of one section, in order, without the small words that begin sentences ("The", "In")."""
    text, low = section.text, section.folded
    for found in _found(text):
        start = found.start()
        written = found.group()
        if " " not in written and "\u00a0" not in written:
            word = low[start : found.end()]
            if word in FUNCTION:
                continue
            words = [Word(written, word, start, found.end())]
        else:
            words, at = [], start
            for word in written.split():
                at = text.index(word, at)
                end = at + len(word)
                words.append(Word(word, low[at:end], at, end))
                at = end
        opening = True
        while words and words[0].low in FUNCTION:
            del words[0]
            opening = False
        if words:
            opening = opening and opens_sentence(text, start)
            yield Run(number, tuple(words), opening, section.heads[bisect.bisect_right(section.starts, start) - 1])


def _found(text: str) -> Iterator[re.Match[str]]:
    at, places = 0, _BEGINS_OR_ARTICLE if _ARTICLE.search(text) else _BEGINS
    while (begins := places.search(text, at)) is not None:
        run = _RUN.match(text, begins.start())
        if run is not None:
            yield run
        at = run.end() if run is not None else begins.start() + 1


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here: at the start of a line, or after a full stop, a colon, a dash or a bullet."""
    at = start - 1
    while at >= 0 and text[at] in _PASSED:
        at -= 1
    return at < 0 or text[at] in _ENDS

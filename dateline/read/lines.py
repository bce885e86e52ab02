"""A capture as its lines, each with what can be seen of it at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.read.decode import tidy
from dateline.read.words import fold, month_of
from dateline.text import regex

_BREAK = regex("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DOTS = frozenset("•·∙●○◦▪▫■□‣⁃*►▶»›+")
_BULLET = regex(r"(?:[-–—](?= )|\d{1,2}[.)](?= )|o(?= {2}))\s*")
_SPACES = regex(r" {2,}")
_CLOSERS = "\"'”’“»›«‹)]）】」』〉》 "
_ENDERS = frozenset(".!?…。！？।؟۔॥｡")
_SEPARATED = regex(r"[\W_]*")


class Line(NamedTuple):
    """One line that is not blank. `number` counts from 1; `text` is tidy and without its bullet (a number stays).

    `width` is the text's length, East Asian letters counted twice; `words` counts spaces (letters over two where a
    script has none); `ends` says whether it ends as a sentence does; `gap` whether a blank line stands above;
    `folded` is the text as word lists compare it.
    """

    number: int
    text: str
    indent: int
    bullet: bool
    width: int
    words: int
    ends: bool
    gap: bool
    folded: str


def split_lines(text: str, first: int = 1) -> list[Line]:
    """The lines of a text that say anything; `first` is the number of its first line."""
    lines: list[Line] = []
    # A page has a thousand of them: made without the constructor's own call, which takes as long as all the rest of a short line.
    add, made = lines.append, tuple.__new__
    gap = False
    text = tidy(text)
    east = _WIDE.search(text) is not None
    ascii_only = text.isascii()
    for number, raw in enumerate(text.split("\n"), first) if not _BREAK.search(text) else _pieces(text, first):
        said = raw.strip()
        if not said:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip()) if len(said) != len(raw) else 0
        bullet = False
        # Most lines open with a letter: neither a bullet nor a row of marks.
        if not said[0].isalpha() or said[0] == "o":
            said, bullet = _unbulleted(said)
            if not said:
                gap = True
                continue
        if "  " in said:
            said = _SPACES.sub(" ", said)
        wide = wide_letters(said) if east else 0
        last = said[-1]
        ends = last in _ENDERS or (last in _CLOSERS and ends_sentence(said))
        folded = said.lower() if ascii_only else fold(said)
        add(made(Line, (number, said, indent, bullet, len(said) + wide, said.count(" ") + 1 + wide // 2, ends, gap, folded)))
        gap = False
    return lines


def _pieces(text: str, first: int) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, where other marks than a newline break some."""
    for number, raw in enumerate(text.split("\n"), first):
        for piece in _BREAK.split(raw):
            yield number, piece


def _unbulleted(text: str) -> tuple[str, bool]:
    """A line without its bullet, and whether it had one; "" for a row of marks that says nothing."""
    bullet = False
    if text[0] in _DOTS:
        text = text[1:].lstrip()
        return ("" if text and not text[0].isalnum() and _SEPARATED.fullmatch(text) else text), True
    found = _BULLET.match(text)
    if found:
        # A dash that opens speech (Swedish, French, Russian dialogue) stays: what follows is a sentence.
        rest = text[found.end() :]
        speech = text[0] in "-–—" and ends_sentence(rest)
        if not speech and not (text[0].isdecimal() and _names_month(rest)):
            bullet = True
            # A number is part of what it counts; a dot or dash is not.
            text = text if text[0].isdecimal() else rest
    return ("" if text and not text[0].isalnum() and _SEPARATED.fullmatch(text) else text), bullet


def holding(page: str, marks: Iterable[str]) -> set[int]:
    """The lines of a text (counted from 0) that hold one of some marks or phrases: the text is searched at once, which costs far less than
    a look at every line."""
    found: set[int] = set()
    for mark in marks:
        index, at, last = 0, page.find(mark), 0
        while at >= 0:
            index, last = index + page.count("\n", last, at), at
            found.add(index)
            end = page.find("\n", at)
            at = page.find(mark, end) if end >= 0 else -1
    return found


def matching(page: str, pattern: re.Pattern[str]) -> list[int]:
    """The lines of a text (counted from 0) in which a pattern is found that takes in no end of a line."""
    found: list[int] = []
    index, last, end = 0, 0, 0
    for match in pattern.finditer(page):
        if match.start() >= end:
            index, last = index + page.count("\n", last, match.start()), match.start()
            found.append(index)
            end = page.find("\n", last) + 1 or len(page)
    return found


def _names_month(rest: str) -> bool:
    """Whether a number and a full stop before this are a day: `11. April 2025`."""
    word = rest.split(" ", 1)[0]
    return word[:1].isdecimal() or month_of(word) is not None


def ends_sentence(text: str) -> bool:
    """Whether the last character, closing marks aside, ends a sentence."""
    last = text[-1:]
    if last in _ENDERS:
        return True
    bare = text.rstrip(_CLOSERS)
    return len(bare) != len(text) and bare[-1:] in _ENDERS


_WIDE = regex("[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


def wide_letters(text: str) -> int:
    """How many characters are East Asian and so weigh two."""
    return len(_WIDE.findall(text))

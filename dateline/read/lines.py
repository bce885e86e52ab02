"""A capture as its lines, each with what can be seen of it at a glance."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.decode import tidy
from dateline.read.words import fold, month_of

_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•·∙●○◦▪▫■□‣⁃*►▶»›+]|[-–—](?= )|\d{1,2}[.)](?= )|o(?= {2}))\s*")
_SPACES = re.compile(r" {2,}")
_CLOSERS = "\"'”’“»›«‹)]）】」』〉》 "
_ENDERS = frozenset(".!?…。！？।؟۔॥｡")
_SEPARATED = re.compile(r"[\W_]*")


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
    gap = False
    text = tidy(text)
    broken = _BREAK.search(text) is not None
    east = _WIDE.search(text) is not None
    for number, raw in enumerate(text.split("\n"), first):
        if not raw or raw.isspace():
            gap = True
            continue
        for piece in _BREAK.split(raw) if broken and _BREAK.search(raw) else (raw,):
            line = _line(number, piece, gap, east)
            if line is None:
                gap = True
            else:
                lines.append(line)
                gap = False
    return lines


def _line(number: int, raw: str, gap: bool, east: bool) -> Line | None:
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    bullet = False
    if not text:
        return None
    found = None if text[0].isalpha() and text[0] != "o" else _BULLET.match(text)
    if found:
        # A dash that opens speech (Swedish, French, Russian dialogue) stays: what follows is a sentence.
        rest = text[found.end() :]
        speech = text[0] in "-–—" and ends_sentence(rest)
        if not speech and not (text[0].isdecimal() and _names_month(rest)):
            bullet = True
            # A number is part of what it counts; a dot or dash is not.
            text = text if text[0].isdecimal() else rest
    if not text or (not text[0].isalnum() and _SEPARATED.fullmatch(text)):
        return None
    if "  " in text:
        text = _SPACES.sub(" ", text)
    wide = wide_letters(text) if east else 0
    size = len(text)
    words = text.count(" ") + 1 + wide // 2
    return Line(number, text, indent, bullet, size + wide, words, ends_sentence(text), gap, fold(text))


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


_WIDE = re.compile("[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


def wide_letters(text: str) -> int:
    """How many characters are East Asian and so weigh two."""
    return len(_WIDE.findall(text))

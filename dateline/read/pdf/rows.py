"""Words set side by side become rows: the lines of a page as they were printed, in logical order."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.pdf.words import Word
from dateline.text import regex

# Parts of a size: how far base lines of one row may differ; a gap that is more than a space between words; a gap that reads as a space.
_SAME_BASE = 0.3
WIDE_GAP = 0.9
_SPACE = 0.12
_RAISED_AT_MOST = 4
# No page has more notes; a mark stands among so many rows around its height.
_MARKS_AT_MOST = 300
_AROUND = 12
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_UNSPACED = regex("[\u2e80-\u303e\u3041-\u312f\u3190-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
_MARKS = frozenset("*†‡§¶⁂")


class Row(NamedTuple):
    """One printed line, or a piece of it between wide gaps: its words (left to right) and as they are read, its box, the size most of it has."""

    words: tuple[Word, ...]
    text: str
    left: float
    right: float
    base: float
    top: float
    size: float
    page: int


def row_of(words: Sequence[Word], page: int) -> Row:
    """A row of words that stand side by side."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    weights: dict[float, int] = {}
    for word in ordered:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    size = max(weights, key=lambda each: (weights[each], each))
    base = max((word for word in ordered if word.size == size), key=lambda word: len(word.text)).base
    right, top = max(word.right for word in ordered), max(word.top for word in ordered)
    return Row(ordered, spoken(ordered), ordered[0].left, right, base, top, size, page)


def pieces(words: Sequence[Word], page: int) -> list[Row]:
    """The rows of a page, from the top, each parted where a gap is wider than between words."""
    raised, plain = _raised(words)
    rows: list[list[Word]] = []
    for word in sorted(plain, key=lambda each: -each.base):
        if rows and abs(rows[-1][0].base - word.base) <= _SAME_BASE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    parted = sorted((row_of(part, page) for row in rows for part in _parts(row)), key=lambda row: (-row.base, row.left))
    return _with_marks(parted, raised, page)


def _raised(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Small marks that may point to a note, and all other words."""
    weights: dict[float, int] = {}
    for word in words:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    body = max(weights, key=lambda size: weights[size], default=0.0)
    small = [word for word in words if word.size <= 0.85 * body and len(word.text) <= _RAISED_AT_MOST and _points(word.text)]
    if len(small) > _MARKS_AT_MOST:
        return [], list(words)
    chosen = set(map(id, small))
    return small, [word for word in words if id(word) not in chosen]


def _points(text: str) -> bool:
    bare = text.strip("()[],")
    return bool(bare) and (bare.isdecimal() or set(bare) <= _MARKS)


def _with_marks(rows: list[Row], raised: list[Word], page: int) -> list[Row]:
    """Rows with the marks of notes in brackets behind the word they stand at; marks that stand alone are rows of their own."""
    alone: list[Word] = []
    heights = [-row.base for row in rows]
    for mark in sorted(raised, key=lambda word: (-word.base, word.left)):
        middle = bisect_left(heights, -mark.base)
        at = next((index for index in range(max(0, middle - _AROUND), min(len(rows), middle + _AROUND)) if _beside(rows[index], mark)), None)
        if at is None:
            alone.append(mark)
            continue
        row = rows[at]
        lifted = mark.base > row.base + 0.15 * row.size
        shown = mark._replace(text=f"[{mark.text.strip('()[],')}]", base=row.base, size=row.size) if lifted and mark.text[-1:].isdecimal() else mark
        rows[at] = row_of([*row.words, shown], page)
    rows += [row_of([mark], page) for mark in alone]
    return sorted(rows, key=lambda row: (-row.base, row.left))


def _beside(row: Row, mark: Word) -> bool:
    near = row.size * 0.75 > mark.base - row.base > -0.2 * row.size
    return near and any(abs(word.right - mark.left) < 0.6 * row.size or abs(mark.right - word.left) < 0.6 * row.size for word in row.words)


def _parts(row: list[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = []
    edge = 0.0
    for word in sorted(row, key=lambda each: each.left):
        if parts and word.left - edge <= WIDE_GAP * max(word.size, parts[-1][-1].size):
            parts[-1].append(word)
        else:
            parts.append([word])
            edge = word.right
        edge = max(edge, word.right)
    return parts


def leftward(text: str) -> bool:
    """Whether a text's first strong letter runs to the left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def runs_left(words: Sequence[Word]) -> bool:
    """Whether most of the letters of some words run to the left."""
    left = sum(len(word.text) for word in words if leftward(word.text))
    return left * 2 > sum(len(word.text) for word in words if any(map(str.isalpha, word.text)))


def spoken(words: Sequence[Word]) -> str:
    """The words of a row as they are read, in logical order: the main direction first, what runs against it turned back."""
    back = runs_left(words)
    if not back and not any(leftward(word.text) for word in words):
        return _joined(words)
    ordered = list(reversed(words)) if back else list(words)
    start = None
    for at in range(len(ordered) + 1):
        against = at < len(ordered) and _against(ordered[at].text, back, start is not None)
        if against and start is None:
            start = at
        elif not against and start is not None:
            ordered[start:at] = reversed(ordered[start:at])
            start = None
    return _joined([word._replace(text=_logical(word.text, back)) for word in ordered])


def _logical(text: str, back: bool) -> str:
    """Brackets of words that run to the left as they are read; marks beside a number on the side where they are read."""
    if leftward(text):
        return text.translate(_MIRRORED)
    if back and any(map(str.isdecimal, text)) and not any(map(str.isalpha, text)):
        core = text.strip(".,:;!?،؛؟")
        at = text.find(core)
        return text[at + len(core) :] + core + text[:at]
    return text


def _against(text: str, back: bool, within: bool) -> bool:
    strong = next((unicodedata.bidirectional(letter) for letter in text if unicodedata.bidirectional(letter) in ("L", "R", "AL")), "")
    if not strong:
        return within and back and not any(map(str.isalnum, text))
    return (strong == "L") if back else strong != "L"


def unspaced(letter: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words: Han, kana and their marks (Korean does)."""
    return _UNSPACED.match(letter) is not None


def _joined(words: Sequence[Word]) -> str:
    text = ""
    before: Word | None = None
    for word in words:
        if before is not None:
            gap = max(word.left - before.right, before.left - word.right)
            size = max(word.size, before.size)
            wide = unspaced(text[-1:]) + unspaced(word.text[:1])
            if gap > WIDE_GAP * size * (1 if wide < 2 else 1.6):
                text += "  "
            elif wide < 2 and gap > (_SPACE if not wide else 0.35) * size:
                text += " "
        text += word.text
        before = word
    return text

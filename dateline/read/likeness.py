"""How two texts are alike: what they have in common, and whether a sentence was changed or whole sentences only stand in one of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

import msgspec
import xxhash

from dateline.text import regex

SHINGLE = 5
"""The words of a shingle: enough for two texts to share one by chance only in a set phrase."""
_LONGEST = 1_000_000
_MOST_SLIDES = 40
# A dateline before the first sentence, or what a page puts at the place where it cuts a text short.
_EDGE = 12
# Fewer words than these within a sentence may turn its sense round.
_LABEL = 3
_EAST = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Every byte of ASCII that is no letter or figure as a space, and no capitals.
_ASCII = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256))
_SPAN = 1 << 64
_WORD = regex(rf"[{_EAST}]|[^\W_{_EAST}]+")
_UNSEEN = regex("[\u00ad\u200b-\u200f\u2060\ufeff'’ʼ]")
_END = regex(r"[.!?…。！？।؟][\"'”’»)\]」』]*(?:\s+|$)|[。！？]|\n+")


class Words(msgspec.Struct, frozen=True):
    """A text as it is compared: its words folded (each East Asian letter is one), and which of them begin a sentence or a line."""

    words: tuple[str, ...]
    starts: frozenset[int]


class Likeness(msgspec.Struct, frozen=True):
    """`common` words stand in both texts in one order; `one` and `other` are how many each has. `changed` counts the places where a
    sentence says something else, `grown` those where one text has a few words more within it (a label that a converter left in)."""

    one: int
    other: int
    common: int
    changed: int
    grown: int

    @property
    def contained(self) -> float:
        """The part of the shorter text that the other one has too."""
        return self.common / min(self.one, self.other) if self.one and self.other else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text for comparing: no punctuation, no case, no hidden characters."""
    text = text[:_LONGEST]
    return _plain(text).decode().split() if text.isascii() else _words(text)


def coded_words(text: str) -> list[bytes]:
    """The same words as UTF-8; of a text in ASCII several times as fast."""
    text = text[:_LONGEST]
    return _plain(text).split() if text.isascii() else [word.encode("utf-8", "replace") for word in _words(text)]


def _plain(text: str) -> bytes:
    return text.encode().translate(_ASCII, b"'")


def _words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold())


def sketch(words: Sequence[bytes], most: int) -> list[int]:
    """The smallest hashes (64 bits of XXH3) of the runs of five words, so many at most, in order; of a shorter text that of the whole."""
    # one line of bytes and its slices: joining each run of words anew would take twice as long
    line = b" ".join(words)
    digest = xxhash.xxh3_64_intdigest
    if len(words) <= SHINGLE:
        return [digest(line)] if words else []
    ends = list(accumulate((len(word) + 1 for word in words), initial=-1))
    hashes = [digest(line[begin + 1 : end]) for begin, end in zip(ends, ends[SHINGLE:], strict=False)]
    # few of many: those below a bound under which three times as many are to be expected are soon sorted
    bound = 3 * most * _SPAN // len(hashes)
    low = {found for found in hashes if found < bound}
    return sorted(low if len(low) >= most else set(hashes))[:most]


def split(text: str) -> Words:
    """A text made ready to be compared."""
    text = text[:_LONGEST]
    words: list[str] = []
    starts = set()
    at = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        starts.add(len(words))
        words += words_of(text[at:end])
        at = end
    return Words(tuple(words), frozenset(starts))


def likeness(one: Words, other: Words) -> Likeness:
    """What two texts have in common. Runs of words that stand once in each hold them together (a patience diff), so that the time
    grows with the length alone."""
    one, other = sorted((one, other), key=lambda text: text.words)  # of several ways to lay them side by side, the same for both orders
    common = changed = grown = 0
    for first, last, begin, end, kept in _gaps(one.words, other.words):
        common += kept
        edge = (first == 0 and begin == 0) or (last == len(one.words) and end == len(other.words))
        if first == last and begin == end:
            continue
        if edge and min(last - first, end - begin) <= _EDGE:
            continue
        if "".join(one.words[first:last]) == "".join(other.words[begin:end]):
            common += last - first
        elif not (_whole(one, first, last) and _whole(other, begin, end)):
            more = (*one.words[first:last], *other.words[begin:end])
            label = (first == last or begin == end) and len(more) >= _LABEL and not any(word.isdecimal() for word in more)
            grown, changed = grown + label, changed + (not label)
    return Likeness(len(one.words), len(other.words), common, changed, grown)


def _gaps(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int, int, int]]:
    """What differs, in order: from and to in the one, from and to in the other, and how many words after it are the same in both."""
    gaps = []
    at, to = 0, 0
    # where a run of words begins both texts, or ends both, it holds them together even if it stands elsewhere too
    same_start, same_end = one[:SHINGLE] == other[:SHINGLE], one[-SHINGLE:] == other[-SHINGLE:]
    anchors = [*([(0, 0)] if same_start else []), *_anchors(one, other), *([(len(one) - 1, len(other) - 1)] if same_end else [])]
    for here, there in anchors:
        if not at <= here < len(one) or not to <= there < len(other):
            continue
        first, begin = here, there
        while first > at and begin > to and one[first - 1] == other[begin - 1]:
            first, begin = first - 1, begin - 1
        while here < len(one) and there < len(other) and one[here] == other[there]:
            here, there = here + 1, there + 1  # noqa: PLW2901 - the anchor grows
        gaps.append((at, first, to, begin, here - first))
        at, to = here, there
    if not gaps or at < len(one) or to < len(other):
        gaps.append((at, len(one), to, len(other), 0))
    return gaps


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The places of runs of words that stand exactly once in each text, in an order that both have: the longest such row."""
    size = min(SHINGLE, len(one), len(other))
    here, there = _once(one, size), _once(other, size)
    pairs = [(place, there[run]) for run, place in here.items() if run in there]
    # the longest ascending row, by the last place of the best row of each length
    tails: list[int] = []
    rows: list[tuple[int, int, int]] = []
    best: list[int] = []
    for place, target in sorted(pairs):
        at = bisect_left(tails, target)
        rows.append((place, target, best[at - 1] if at else -1))
        tails[at : at + 1] = [target]
        best[at : at + 1] = [len(rows) - 1]
    found = []
    last = best[-1] if best else -1
    while last >= 0:
        place, target, last = rows[last]
        found.append((place, target))
    return found[::-1]


def _once(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - size + 1 if size else 0):
        run = tuple(words[at : at + size])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _whole(text: Words, first: int, last: int) -> bool:
    """Whether a gap takes whole sentences or lines out of a text. Where the words around it repeat, it may lie a little to either side."""
    words, end = text.words, len(text.words)
    if first == last:
        return True
    for step in (-1, 1):
        begin, stop = first, last
        for _ in range(_MOST_SLIDES):
            if begin in text.starts and (stop == end or stop in text.starts):
                return True
            if step < 0:
                if begin == 0 or words[begin - 1] != words[stop - 1]:
                    break
            elif stop == end or words[begin] != words[stop]:
                break
            begin, stop = begin + step, stop + step
    return False

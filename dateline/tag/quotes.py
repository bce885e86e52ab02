"""Where words stand between quotation marks: straight, curly, doubled single, guillemets both ways, low, and those of Chinese and Japanese."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from dateline.text import regex

PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‟": "”"}
_MARK = regex(
    r"[“„«「『‟\"]|``|(?<![\w’'])[‘'](?=[\w“\"(])"
    r"|(?<![\w.,;:!?…])[»”](?=[^\W_])"
)
_MAY_OPEN = regex(r"[“„«「『‟\"`‘'»”]")  # every first letter of a mark: far quicker to find
_INWARD = frozenset({"de", "da", "no", "nb", "nn", "sv", "fi", "cs", "sk", "sl", "hr", "sr", "bs", "hu", "pl"})  # »…«, »…» or ”…” is printed there
_OPENS_BEFORE = regex(r"[\s(\[—–:,/-]")
_SINGLE_END = regex(r"(?<=[,.!?…])[’'](?!\w)|(?<=[\w%)])[’'](?=[,.;:!?)]?(?:\s|\Z))")
_LONGEST = 4000
_LONGEST_SINGLE = 1500
_UNCLOSED = 8  # marks without an end in one paragraph: after so many its marks mean something else, and looking further would take long


class Marked(msgspec.Struct, frozen=True):
    """Words between marks: `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `open_end`: the paragraph ended before a closing mark came, so the words go on in the next one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    open_end: bool = False


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of a body."""
    at = 0
    while at <= len(text):
        end = text.find("\n\n", at)
        end = len(text) if end < 0 else end
        if end > at:
            yield at, end
        at = end + 2


def marked(text: str, start: int, end: int, language: str = "en") -> list[Marked]:
    """The outermost quotations of one paragraph, in order; those inside another are part of it. `language` without region.

    A mark that closes elsewhere opens only in languages that are printed so; in others it is a slip that may hide where words begin.
    """
    found: list[Marked] = []
    at, unclosed = start, 0
    singles: list[int] | None = None
    while unclosed < _UNCLOSED and (opening := _opening(text, at, end)) is not None:
        mark = opening.group()
        if (mark == '"' and not _may_open(text, opening.start(), start, end)) or (mark in "»”" and language not in _INWARD):
            at = opening.end()
            continue
        begin = opening.end()
        if mark in "'‘" and singles is None:  # looked for once: most are apostrophes, and nothing closes them
            singles = [closing.start() for closing in _SINGLE_END.finditer(text, start, end)]
        close = _closing(text, mark, begin, end, singles or ())
        if close is None:
            if mark in "'‘" or end - begin > _LONGEST or not _goes_on(text, mark, end):
                at, unclosed = begin, unclosed + (mark not in "'‘")
                continue
            found.append(Marked(*_trimmed(text, begin, end), opening.start(), end, mark, open_end=True))
            break
        found.append(Marked(*_trimmed(text, begin, close[0]), opening.start(), close[1], mark))
        at = close[1]
    return found


def _opening(text: str, at: int, end: int) -> re.Match[str] | None:
    """The first mark from `at` on that may open."""
    while (sign := _MAY_OPEN.search(text, at, end)) is not None:
        mark = _MARK.match(text, sign.start(), end)
        if mark is not None:
            return mark
        at = sign.end()
    return None


def _goes_on(text: str, mark: str, end: int) -> bool:
    """Whether the next paragraph opens with the same mark: else the one of this paragraph was never closed, and says nothing of where its words end."""
    following = text[end : end + 4].lstrip()
    return following.startswith(mark) or (mark == "«" and following.startswith("»"))  # in French each paragraph may begin with the closing one


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark opens: at the start or after a space or bracket, and before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return _OPENS_BEFORE.match(before) is not None and not after.isspace()


def _closing(text: str, mark: str, begin: int, end: int, singles: Sequence[int]) -> tuple[int, int] | None:
    """Where the closing mark begins and ends; a nested pair of the same kind is passed over. `singles` are the single marks that may close."""
    if mark in "'‘":
        at = bisect_left(singles, begin)
        return (singles[at], singles[at] + 1) if at < len(singles) and singles[at] < begin + _LONGEST_SINGLE else None
    if mark == "``":
        at = text.find("''", begin, end)
        return (at, at + 2) if at >= 0 else None
    if mark == '"':
        at = _straight_or_curly(text, begin, end)
        while at >= 0 and at + 1 < end and text[at + 1].isalnum() and text[at - 1].isspace():
            inner = text.find('"', at + 1, end)  # a quotation inside straight marks
            at = text.find('"', inner + 1, end) if inner >= 0 else -1
        return (at, at + 1) if at >= 0 else None
    if mark in "»”":
        closing = min((at for each in ("«»" if mark == "»" else "”") if (at := text.find(each, begin, end)) >= 0), default=-1)
        return (closing, closing + 1) if closing >= 0 else None
    return _paired(text, mark, begin, end)


def _straight_or_curly(text: str, begin: int, end: int) -> int:
    """The next straight mark, or the closing curly one that an editor has set in its place."""
    straight = text.find('"', begin, end)
    curly = text.find("”", begin, end if straight < 0 else straight)
    opened = curly >= 0 and text.find("“", begin, curly) >= 0
    return straight if opened or curly < 0 else curly


def _paired(text: str, mark: str, begin: int, end: int) -> tuple[int, int] | None:
    """The closing mark of a kind that opens and closes differently."""
    closing = PAIRS[mark]
    depth, at = 1, begin
    while at < end:
        if text[at] == closing or (mark == "“" and text[at] == '"') or (mark == "„" and text[at] == "”"):
            depth -= 1
            if not depth:
                return at, at + 1
        elif text[at] == mark:
            depth += 1
        at += 1
    return None  # more marks open than close: nobody can say which of them is the odd one


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The words without the spaces that French sets inside the marks."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end

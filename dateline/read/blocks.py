"""From the run of prose to the text: which of its lines are paragraphs, headings and lists, and which only stand between."""

from __future__ import annotations

import itertools

from dateline.read.lines import Line
from dateline.read.title import stems
from dateline.read.weigh import Weighed
from dateline.read.words import Words, fold

_TEASER_AT_MOST = 0.16
# A paragraph of this width is no teaser of another story.
_NO_TEASER = 280
_HEADS = ("list heading", "comments")


def text_lines(lines: list[Line], weighed: Weighed, taken: list[str], title: int, words: Words) -> dict[int, str]:
    """The kind ("p", "h", "list") of every line that is text, by index. Lines named in `taken` are not.

    The rest of the run gets its reason written to `taken` ("between", "said before", "after the text").
    """
    kinds: dict[int, str] = {}
    end = _early_end(lines, weighed, taken)
    said = {lines[title].folded} if title >= 0 else set()
    begin = title + 1 if 0 <= title < weighed.end else weighed.start
    if title > weighed.start and title == begin - 1:
        _standfirst_above(lines, weighed, taken, title, kinds, words)
    skipping = False
    for index in range(begin, end):
        if taken[index]:
            skipping = skipping or weighed.rules[index] in _HEADS
            continue
        line = lines[index]
        kind = _kind(lines, index, weighed, taken, end) if index >= weighed.start else _standfirst(line, weighed.prose[index])
        if skipping and kind != "p":
            kind = ""
        skipping = skipping and kind != "p"
        key = line.folded
        if kind and key in said and line.width >= 25:
            taken[index] = "said before"
            continue
        said.add(key)
        if kind:
            kinds[index] = kind
        else:
            taken[index] = "between" if index >= weighed.start else "above the text"
    return _without_loose_headings(kinds, taken)


def _standfirst_above(lines: list[Line], weighed: Weighed, taken: list[str], title: int, kinds: dict[int, str], words: Words) -> None:
    """A sentence above the headline that is about the same thing belongs to the text; a notice of the site does not."""
    about = stems(lines[title].folded, words)
    for index in range(weighed.start, title):
        if weighed.prose[index] and not taken[index] and len(stems(lines[index].folded, words) & about) >= 2:
            kinds[index] = "p"


def _early_end(lines: list[Line], weighed: Weighed, taken: list[str]) -> int:
    """The end of the text: a heading of link lists ends it where little prose follows, and only scattered."""
    end = _comments(weighed, taken)
    total = sum(line.width for line, mine in zip(lines[weighed.start : end], weighed.prose[weighed.start : end], strict=True) if mine)
    after = 0
    for index in range(end - 1, weighed.start, -1):
        if weighed.rules[index] in _HEADS and taken[index] and after <= _TEASER_AT_MOST * total:
            return _early_end_again(lines, weighed, taken, index, end, total)
        if weighed.prose[index] and not taken[index]:
            after += lines[index].width
            if after > _TEASER_AT_MOST * total or lines[index].width >= _NO_TEASER:
                break
    return end


def _comments(weighed: Weighed, taken: list[str]) -> int:
    """Where readers' comments begin, or the end of the run of prose."""
    before = 0
    for index in range(weighed.start, weighed.end):
        if weighed.rules[index] == "comments" and taken[index] and before >= 4:
            return index
        before += weighed.prose[index]
    return weighed.end


def _early_end_again(lines: list[Line], weighed: Weighed, taken: list[str], end: int, stop: int, total: int) -> int:
    """The first heading of the cluster that ends at `end`, so long as little prose lies between; the text ends before `stop`."""
    after = sum(lines[at].width for at in range(end, stop) if weighed.prose[at] and not taken[at])
    for index in range(end - 1, weighed.start, -1):
        if weighed.prose[index] and not taken[index]:
            after += lines[index].width
            if after > _TEASER_AT_MOST * total or lines[index].width >= _NO_TEASER:
                break
        elif weighed.rules[index] in _HEADS:
            end = index
    return end


def _standfirst(line: Line, prose: bool) -> str:
    """Between headline and text only a sentence counts: the standfirst."""
    return "p" if prose or (line.ends and line.width >= 40) or (line.width >= 75 and line.words >= 9) else ""


def _kind(lines: list[Line], index: int, weighed: Weighed, taken: list[str], end: int) -> str:
    line = lines[index]
    if weighed.prose[index]:
        return "list" if line.bullet else "p"
    if line.bullet:
        return _item(lines, index, weighed, taken, end)
    if line.ends and line.words >= 3:
        return "p"
    following = next((at for at in range(index + 1, end) if not taken[at]), None)
    if following is None:
        return ""
    if line.width >= 130:
        return "p"
    if weighed.prose[following] or (lines[following].ends and lines[following].width >= 40):
        return "h" if line.width >= 4 else ""
    return ""


def _item(lines: list[Line], index: int, weighed: Weighed, taken: list[str], end: int) -> str:
    """A line with a bullet: an item where it is long enough, or a colon announces the list; a numbered heading above a paragraph."""
    line = lines[index]
    if line.words >= 4 and (line.ends or line.width >= 60):
        return "list"
    if line.text[0].isdecimal() and index + 1 < end and weighed.prose[index + 1] and not taken[index + 1] and line.words >= 3:
        return "h"
    above = index - 1
    while above > weighed.start and lines[above].bullet:
        above -= 1
    return "list" if lines[above].text.endswith((":", "：")) and not taken[above] and line.words >= 2 else ""


def _without_loose_headings(kinds: dict[int, str], taken: list[str]) -> dict[int, str]:
    """Headings with no text below them are no headings."""
    kept = dict(kinds)
    for index in sorted(kinds, reverse=True):
        if kept[index] != "h":
            break
        taken[index] = "after the text"
        del kept[index]
    return kept


def unwrapped(lines: list[Line]) -> list[Line]:
    """Lines of a text that was broken to a fixed width (mail, old press releases), joined to paragraphs again.

    Such a text has no long line, and most lines that another follows without a gap come close to the width.
    """
    widths = [line.width for line in lines]
    if len(lines) < 8 or max(widths) > 100 or max(widths) < 55:
        return lines
    edge = max(widths) - 16
    inner = [line.width for line, after in itertools.pairwise(lines) if not after.gap]
    if len(inner) < 5 or sum(width >= edge for width in inner) < 0.6 * len(inner):
        return lines
    paragraphs: list[list[Line]] = []
    last = 0
    for line in lines:
        if paragraphs and not line.gap and not line.bullet and last >= edge:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        last = line.width
    return [_joined(paragraph) for paragraph in paragraphs]


def _joined(paragraph: list[Line]) -> Line:
    """The lines of a paragraph as one, a space between them where the script has any."""
    first = paragraph[0]
    if len(paragraph) == 1:
        return first
    east = first.width > 1.7 * len(first.text)
    text = ("" if east else " ").join(line.text for line in paragraph)
    width = sum(line.width for line in paragraph) + (0 if east else len(paragraph) - 1)
    return first._replace(text=text, width=width, words=sum(line.words for line in paragraph), ends=paragraph[-1].ends, folded=fold(text))

"""The headline: the line above the text that its text is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.lines import Line, wide_letters
from dateline.read.words import Words, fold

_TOKEN = re.compile(r"[^\W_]+")
_SITE_BEHIND = re.compile(r"\s+[|｜»:]{1,2}\s+|\s+[-–—]\s+")
_FULL_STOP = re.compile(r"(?<![.A-Z])[.。]$")


class Headline(NamedTuple):
    """A line that may be the headline, and how much speaks for it."""

    index: int
    text: str
    score: float


def stems(text: str, words: Words) -> set[str]:
    """What a text is about: the first five letters of its longer words, or pairs of letters where words do not stand apart."""
    folded = fold(text)
    if wide_letters(folded) * 2 > len(folded):
        return {folded[at : at + 2] for at in range(len(folded) - 1) if folded[at : at + 2].isalnum()}
    return {token[:5] for token in _TOKEN.findall(folded) if (len(token) >= 4 or token.isdecimal()) and token not in words.stop}


def headlines(lines: list[Line], start: int, end: int, taken: list[str], prose: list[bool], words: Words) -> list[Headline]:
    """The lines that may be the headline, best first. `taken` names what a line already is ("" for nothing yet)."""
    text = " ".join(line.text for line in lines[start:end])[:6000]
    about = stems(text, words)
    seen = _counts(lines)
    found = []
    first = max(0, start - 45)
    last = next((index for index in range(start, end) if prose[index] and not taken[index] and lines[index].width >= 90), start)
    for index in range(first, min(last, len(lines))):
        line = lines[index]
        if (taken[index] and taken[index] != "repeated") or line.width < 10 or line.width > 260 or (index >= start and line.width > 170):
            continue
        score = _score(lines, index, start, about, seen, taken, words)
        found.append(Headline(index, line.text, round(score, 3)))
    found.sort(key=lambda headline: (-headline.score, headline.index))
    return _above_its_standfirst(found, lines)


def _above_its_standfirst(found: list[Headline], lines: list[Line]) -> list[Headline]:
    """Of two good lines close together the upper, shorter one is the headline and the lower its standfirst or caption."""
    if len(found) < 2:
        return found
    best = found[0]
    for upper in found[1:]:
        near = 0 < best.index - upper.index <= 3
        if near and upper.score >= best.score - 1.0 and upper.score >= 1.6 and lines[upper.index].width < 1.15 * lines[best.index].width:
            return [upper, *(each for each in found if each is not upper)]
    return found


def _counts(lines: list[Line]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for line in lines:
        key = fold(line.text)
        seen[key] = seen.get(key, 0) + 1
    return seen


def _score(lines: list[Line], index: int, start: int, about: set[str], seen: dict[str, int], taken: list[str], words: Words) -> float:
    line = lines[index]
    own = stems(line.text, words)
    shared = len(own & about) / len(own) if own else 0.0
    score = 2.4 * shared * min(1.0, len(own) / 5)
    score += 1.0 if 28 <= line.width <= 150 else 0.3 if 18 <= line.width < 28 else -0.4
    score += 0.6 if seen[fold(line.text)] > 1 else 0.0
    score -= min(1.6, 0.05 * max(0, start - index))
    score += 0.6 if index == 0 else 0.25 if index == 1 else 0.0
    if any(rule in ("date", "byline") for rule in taken[index + 1 : index + 5]):
        score += 0.6
    if any(rule in ("date", "byline") for rule in taken[max(0, index - 4) : index]):
        score -= 0.2
    if _FULL_STOP.search(line.text):
        score -= 1.0
    if line.bullet:
        score -= 0.9
    if line.words > 22 or line.width > 170:
        score -= 0.8
    if index >= start:
        score -= 1.0
    if line.gap:
        score += 0.15
    return score


def without_site(text: str, others: set[str], site: str = "") -> str:
    """A page title without the site's name behind it, where the rest stands alone elsewhere or the name is known."""
    for cut in reversed(list(_SITE_BEHIND.finditer(text))):
        head, tail = text[: cut.start()].strip(), text[cut.end() :].strip()
        if len(head) < 12:
            break
        if fold(head) in others or (site and fold(site) in fold(tail)) or ("|" in cut[0] and len(tail) <= 30):
            return without_site(head, others, site)
    return text

"""Where the text of a page begins and ends: the run of lines that reads most like prose.

Each line is weighed by what holds on every page (length, sentence end, stop words, furniture), and the run with the
greatest sum is the text: maximum subsequence segmentation (Pasternack and Roth, WWW 2009), on lines instead of tokens.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dateline.read.furniture import furnishings
from dateline.read.lines import Line
from dateline.read.words import Words

# So many letters of a paragraph tell what it is.
_GLANCE = 400
# After so many lines the next speaks no less than the one before.
_PATIENCE = 8


class Weighed(NamedTuple):
    """The text runs from line `start` to before line `end` (indexes). `prose` marks lines that are sentences of weight;
    `rules` names the furniture."""

    start: int
    end: int
    weights: list[float]
    prose: list[bool]
    rules: list[str]


def weigh(lines: list[Line], words: Words, known: dict[int, str]) -> Weighed:
    """The run of lines that reads most like prose. `known` names lines that are furniture for other reasons."""
    often = Counter([line.text for line in lines if line.width <= 80])
    repeated = {text for text, times in often.items() if times >= 3}
    rules = [rule or ("repeated" if line.text in repeated else "") for line, rule in zip(lines, furnishings(lines, words), strict=True)]
    for index, rule in known.items():
        rules[index] = rule
    weights = [
        (-0.9 if line.bullet else -0.6) if not rule and line.width < 40 and not line.ends else _weight(line, rule, words)
        for line, rule in zip(lines, rules, strict=True)
    ]
    prose = [weight >= 0.8 for weight in weights]
    _doubt_the_lonely(weights, prose)
    _trust_one_margin(lines, weights, prose)
    _forgive_gaps(weights)
    start, end = _heaviest(weights)
    return Weighed(start, end, weights, prose, rules)


def stop_share(folded: str, words: Words) -> float:
    """Which part of a folded text's words are among the most frequent of its language."""
    tokens = folded[:_GLANCE].split()
    return sum(map(words.stop.__contains__, tokens)) / len(tokens) if tokens else 0.0


def _weight(line: Line, rule: str, words: Words) -> float:
    if rule:
        return -0.3 if rule in ("counter", "repeated") else -1.5 if rule in ("list heading", "comments") else -0.8
    width = line.width
    if width < 40:
        return 0.2 if line.ends and line.words >= 3 and not line.bullet else -0.9 if line.bullet else -0.6
    share = stop_share(line.folded, words) if words.counted else 0.3
    if width >= 80 and ((line.ends and share >= 0.07) or (width >= 200 and share >= 0.15 and not _menu(line.text))):
        return 0.5 + min(width, 600) / 100
    if line.ends and share >= 0.05:
        return 0.9 if not line.bullet else 0.3
    return (-0.2 if share >= 0.2 and width >= 80 else -0.5) - (0.4 if line.bullet else 0.0)


def _menu(text: str) -> bool:
    """Whether a long line without a full stop is a row of names: most of its words begin with a capital."""
    tokens = text.split()
    return sum(token[:1].isupper() for token in tokens) > 0.55 * len(tokens)


def _doubt_the_lonely(weights: list[float], prose: list[bool]) -> None:
    """A sentence among short lines is most often a teaser or a notice."""
    for index, mine in enumerate(prose):
        if mine and not (any(prose[max(0, index - 2) : index]) or any(prose[index + 1 : index + 3])):
            weights[index] *= 0.4


def _trust_one_margin(lines: list[Line], weights: list[float], prose: list[bool]) -> None:
    """Converters indent by nesting: paragraphs of one article stand under each other, teasers elsewhere."""
    margins: Counter[int] = Counter()
    for line, weight, mine in zip(lines, weights, prose, strict=True):
        if mine:
            margins[line.indent] += int(weight * 10)
    if len(margins) < 2:
        return
    margin, mass = margins.most_common(1)[0]
    if mass < 0.5 * sum(margins.values()):
        return
    for index, line in enumerate(lines):
        if prose[index] and abs(line.indent - margin) > 1:
            weights[index] *= 0.5


def _forgive_gaps(weights: list[float]) -> None:
    """A long advertisement between two paragraphs speaks less against them line by line."""
    run = 0
    for index, weight in enumerate(weights):
        if weight < 0:
            weights[index] = weight * (0.8**run if run < _PATIENCE else 0.2)
            run += 1
        else:
            run = 0


def _heaviest(weights: list[float]) -> tuple[int, int]:
    best, best_start, best_end, running, start = 0.0, 0, 0, 0.0, 0
    for index, weight in enumerate(weights):
        if running <= 0:
            running, start = 0.0, index
        running += weight
        if running > best:
            best, best_start, best_end = running, start, index + 1
    return best_start, best_end

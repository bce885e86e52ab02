"""Which boxes of a page are its story: the part of the tree where the prose stands, without what is apart in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.captions import credited
from dateline.read.furniture import furniture
from dateline.read.html.boxes import Box, Boxes
from dateline.read.html.zones import APART
from dateline.read.lines import Line, ends_sentence, wide_letters
from dateline.read.weigh import stop_share
from dateline.read.words import Words, fold

# So much of the prose has to stand in a part of the tree for it to hold the story.
_MOST = 0.7


class Sorted(NamedTuple):
    """The boxes sorted: by index of the box, "" for the story's text, or why it is none ("caption" for captions)."""

    rules: list[str]
    lines: list[Line]
    weights: list[float]


def line_of(box: Box) -> Line:
    """A box as the rules for captures see it."""
    text = " ".join(box.text.split())
    wide = wide_letters(text)
    return Line(box.line, text, 0, False, len(text) + wide, text.count(" ") + 1 + wide // 2, ends_sentence(text), True, fold(text))


def sort_boxes(page: Boxes, lines: Sequence[Line], words: Words, guide: str) -> list[str]:
    """For each box "" where it is text of the story, else the rule by which it is not."""
    weights = [_weight(box, line, words) for box, line in zip(page.boxes, lines, strict=True)]
    if guide:
        weights = _guided(lines, weights, guide)
    zones = _zones(page, weights)
    inside = [zone and zone in APART for zone in zones]
    held = _sums(page, [0.0 if inside[box.node] else weight for box, weight in zip(page.boxes, weights, strict=True)])
    top = _container(page, held)
    within = _within(page, top)
    rules = []
    for box, line, weight in zip(page.boxes, lines, weights, strict=True):
        rules.append(_rule(box, line, zones[box.node], within[box.node], weight, words))
    _after_list_heading(rules, weights)
    return rules


def _weight(box: Box, line: Line, words: Words) -> float:
    """How much a box reads like prose; none for links, furniture and short lines."""
    if box.linked * 2 > len(box.text) or line.width < 40:
        return 0.0
    if furniture(line, words):
        return 0.0
    share = stop_share(line.folded, words) if words.counted else 0.3
    if line.width >= 80 and ((line.ends and share >= 0.05) or (line.width >= 200 and share >= 0.12)):
        return 0.5 + min(line.width, 600) / 100
    return 0.6 if line.ends and share >= 0.05 else 0.0


def _guided(lines: Sequence[Line], weights: list[float], guide: str) -> list[float]:
    """The weights where the page declares its text: what it holds counts more, what it does not, little."""
    text = "".join(fold(guide).split())
    hits = [weight > 0 and "".join(line.folded.split())[:40] in text for line, weight in zip(lines, weights, strict=True)]
    matched = sum(weight for weight, hit in zip(weights, hits, strict=True) if hit)
    if matched < 6:
        return weights
    return [weight * (1.5 if hit else 0.3) for weight, hit in zip(weights, hits, strict=True)]


def _sums(page: Boxes, weights: Sequence[float]) -> list[float]:
    held = [0.0] * len(page.nodes)
    for box, weight in zip(page.boxes, weights, strict=True):
        held[box.node] += weight
    for number in range(len(page.nodes) - 1, 0, -1):
        held[page.nodes[number].parent] += held[number]
    return held


def _zones(page: Boxes, weights: Sequence[float]) -> list[str]:
    """The zone of each node, its own or the nearest above; a part that holds much of the page's prose is none, whatever its class says."""
    held = _sums(page, weights)
    most = 0.35 * (held[0] if held else 0.0)
    zones: list[str] = []
    for number, node in enumerate(page.nodes):
        above = zones[node.parent] if node.parent >= 0 else ""
        own = node.zone if not (node.zone in APART and held[number] > most) else ""
        zones.append(above if above in APART else own or above)
    return zones


def _container(page: Boxes, held: Sequence[float]) -> int:
    """The deepest node that holds most of the prose."""
    children: dict[int, list[int]] = {}
    for number, node in enumerate(page.nodes):
        children.setdefault(node.parent, []).append(number)
    at = 0
    while True:
        best = max(children.get(at, ()), key=lambda number: held[number], default=-1)
        if best < 0 or held[best] < _MOST * held[at] or held[best] <= 0:
            return at
        at = best


def _within(page: Boxes, top: int) -> list[bool]:
    within: list[bool] = []
    for number, node in enumerate(page.nodes):
        within.append(number == top or (node.parent >= 0 and within[node.parent]))
    return within


def _rule(box: Box, line: Line, zone: str, within: bool, weight: float, words: Words) -> str:
    if zone in ("caption", "figure"):
        return "caption"
    if zone in APART:
        return zone
    if not within:
        return "outside the story"
    if zone == "label":
        return "label"
    if box.linked * 10 > len(box.text) * 8 and not line.ends:
        return "links"
    if rule := furniture(line, words):
        return rule
    if rule := credited(line, words):
        return "caption"
    if not box.rank and weight <= 0 and not line.ends and line.width < 60 and box.tag not in ("li", "td", "th", "dt", "dd"):
        return "between"
    return ""


def _after_list_heading(rules: list[str], weights: Sequence[float]) -> None:
    """Where little prose follows a heading of a link list, the story ends there."""
    total = sum(weight for weight, rule in zip(weights, rules, strict=True) if not rule)
    seen = 0.0
    for index, rule in enumerate(rules):
        if rule in ("list heading", "comments") and total and seen >= 0.5 * total:
            for later in range(index + 1, len(rules)):
                rules[later] = rules[later] or f"after: {rule}"
            return
        if not rule:
            seen += weights[index]

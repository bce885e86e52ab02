"""Which boxes of a page are its story: the part of the tree where the prose stands, without what is apart in it."""

from __future__ import annotations

from collections import Counter
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


def line_of(box: Box) -> Line:
    """A box as the rules for captures see it."""
    text = " ".join(box.text.split())
    wide = wide_letters(text)
    return Line(box.line, text, 0, False, len(text) + wide, text.count(" ") + 1 + wide // 2, ends_sentence(text), True, fold(text))


class _Main(NamedTuple):
    """The story's place: the node that holds it, the node whose own paragraphs are most of it (-1 for none), and how these look."""

    top: int
    parent: int
    looks: frozenset[str]
    parents: frozenset[str]


def sort_boxes(page: Boxes, lines: Sequence[Line], words: Words, guide: str) -> list[str]:
    """For each box "" where it is text of the story, else the rule by which it is not."""
    counted = words.counted and _knows(page.boxes, lines, words)
    weights = [_weight(box, line, words, counted) for box, line in zip(page.boxes, lines, strict=True)]
    if guide:
        weights = _guided(lines, weights, guide)
    zones = _zones(page, weights)
    weights = [0.0 if zones[box.node] in APART else weight for box, weight in zip(page.boxes, weights, strict=True)]
    main = _main(page, weights)
    within = _below(page, main.top)
    branches = _branches(page, main)
    rules = []
    for box, line, weight in zip(page.boxes, lines, weights, strict=True):
        rule = _rule(box, line, zones[box.node], within[box.node], words) or branches[box.node]
        if not rule and weight <= 0 and not box.rank and not _like_text(page, box, line, main):
            rule = "between"
        rules.append(rule)
    _after_list_heading(rules, weights)
    return rules


def _main(page: Boxes, weights: Sequence[float]) -> _Main:
    top = _container(page, _sums(page, weights))
    within = _below(page, top)
    direct: Counter[int] = Counter()
    looks: Counter[str] = Counter()
    total = 0.0
    for box, weight in zip(page.boxes, weights, strict=True):
        if weight > 0 and within[box.node]:
            direct[_parent(page, box)] += int(weight * 10)
            looks[page.nodes[box.node].look] += int(weight * 10)
            total += int(weight * 10)
    if not total:
        return _Main(top, -1, frozenset(), frozenset())
    parents: Counter[str] = Counter()
    for node, share in direct.items():
        parents[page.nodes[node].look] += share
    look, most = parents.most_common(1)[0]
    parent = direct.most_common(1)[0][0]
    main_looks = frozenset(each for each, share in looks.items() if share >= 0.2 * total)
    return _Main(top, parent if most >= 0.6 * total else -1, main_looks, frozenset((look,)) if most >= 0.6 * total else frozenset())


def _parent(page: Boxes, box: Box) -> int:
    """The node a paragraph stands in: its element's parent, or the element itself where text stands bare in it."""
    node = page.nodes[box.node]
    return node.parent if node.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre") and node.parent >= 0 else box.node


def _branches(page: Boxes, main: _Main) -> list[str]:
    """For each node why what stands in it is apart from a story whose paragraphs stand side by side: a part of its own with a heading."""
    rules = [""] * len(page.nodes)
    if not main.parents:
        return rules
    headed = [False] * len(page.nodes)
    for number in range(len(page.nodes) - 1, 0, -1):
        node = page.nodes[number]
        headed[node.parent] = headed[node.parent] or headed[number] or node.tag in ("h2", "h3", "h4", "h5", "h6")
    holds = [False] * len(page.nodes)
    for number in range(len(page.nodes) - 1, 0, -1):
        holds[number] = holds[number] or page.nodes[number].look in main.parents
        holds[page.nodes[number].parent] = holds[page.nodes[number].parent] or holds[number]
    inside = [False] * len(page.nodes)
    for number, node in enumerate(page.nodes):
        above = node.parent
        inside[number] = above >= 0 and (inside[above] or page.nodes[above].look in main.parents)
        if above >= 0 and rules[above]:
            rules[number] = rules[above]
        elif node.tag in ("div", "section", "aside", "details", "article") and inside[number] and headed[number] and not holds[number]:
            rules[number] = "a part of its own"
    return rules


def _like_text(page: Boxes, box: Box, line: Line, main: _Main) -> bool:
    """Whether a short run stands and looks as the story's paragraphs do, or is an item of a list or table."""
    if line.ends or line.width >= 60 or box.tag in ("li", "td", "th", "dt", "dd"):
        return True
    node = page.nodes[box.node]
    return line.width >= 8 and node.look in main.looks and (node.parent == main.parent or (node.parent >= 0 and page.nodes[node.parent].look in main.parents))


def complete(page: Boxes, lines: Sequence[Line], rules: list[str], top: int, description: str) -> None:
    """The story with its standfirst and without what stands above its headline (box `top`, -1 for none) or heads nothing of it."""
    for index in range(top):
        rules[index] = rules[index] or "above the headline"
    if top >= 0:
        rules[top] = "title"
    _standfirst(page, lines, rules, top, description)
    _loose_headings(page, rules)


def _knows(boxes: Sequence[Box], lines: Sequence[Line], words: Words) -> bool:
    """Whether the word list is of the language that the page is in: its long paragraphs hold words of the list."""
    shares = sorted(stop_share(line.folded, words) for box, line in zip(boxes, lines, strict=True) if line.width >= 120 and box.linked * 3 < len(box.text))
    return bool(shares) and shares[len(shares) // 2] >= 0.06


def _weight(box: Box, line: Line, words: Words, counted: bool) -> float:
    """How much a box reads like prose; none for links, furniture and short lines."""
    if box.linked * 2 > len(box.text) or line.width < 40:
        return 0.0
    if furniture(line, words):
        return 0.0
    share = stop_share(line.folded, words) if counted else 0.3
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
        own = node.zone if held[number] <= most or not node.zone else ""
        zones.append(above if above in APART or above in ("caption", "figure") else own or above)
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


def _below(page: Boxes, top: int) -> list[bool]:
    within: list[bool] = []
    for number, node in enumerate(page.nodes):
        within.append(number == top or (node.parent >= 0 and within[node.parent]))
    return within


def _rule(box: Box, line: Line, zone: str, within: bool, words: Words) -> str:
    if zone in ("caption", "figure"):
        return "caption"
    if zone in APART:
        return zone
    if not within:
        return "outside the story"
    if zone == "label" and line.width < 80 and not line.ends:
        return "label"
    if _links(box, line):
        return "links"
    if rule := furniture(line, words):
        return rule
    if rule := credited(line, words):
        return "caption"
    return ""


def _links(box: Box, line: Line) -> bool:
    """Whether a box leads elsewhere: all of it a link, or a short label and a link."""
    share = box.linked / len(box.text)
    return share >= 0.8 or (share >= 0.5 and not line.ends and line.width < 200)


def _after_list_heading(rules: list[str], weights: Sequence[float]) -> None:
    """Where hardly any prose follows a heading of a link list, the story ends there."""
    total = sum(weight for weight, rule in zip(weights, rules, strict=True) if not rule)
    seen = 0.0
    for index, rule in enumerate(rules):
        if rule in ("list heading", "comments") and total and seen >= 0.88 * total:
            for later in range(index + 1, len(rules)):
                rules[later] = rules[later] or f"after: {rule}"
            return
        if not rule:
            seen += weights[index]


def _loose_headings(page: Boxes, rules: list[str]) -> None:
    """A heading below which nothing of the story stands before the next of its rank or the end, heads something else."""
    following = ""
    for index in range(len(rules) - 1, -1, -1):
        if page.boxes[index].rank and not rules[index]:
            if following != "text":
                rules[index] = "heading of what was left out"
            else:
                following = "heading"
        elif not rules[index]:
            following = "text"
        elif rules[index] in ("links", "related"):
            following = "links"


def _standfirst(page: Boxes, lines: Sequence[Line], rules: list[str], top: int, description: str) -> None:
    """What stands between headline and story and reads like a sentence, or is the page's own description, belongs to the story."""
    first = next((index for index, rule in enumerate(rules) if not rule), -1)
    own = "".join(fold(description).split())
    for index in range(top + 1, first if top >= 0 else 0):
        line, box = lines[index], page.boxes[index]
        told = len(own) >= 40 and "".join(line.folded.split())[:60] in own and line.width >= 25
        if rules[index] in ("outside the story", "label", "related", "date") and box.linked * 2 < len(box.text):
            if told or (rules[index] == "outside the story" and line.width >= 60 and line.words >= 8):
                rules[index] = ""

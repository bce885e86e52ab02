"""Where on a page the prose stands: what each box weighs, the part of the tree that holds the story, and how its paragraphs stand and look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.furniture import furniture
from dateline.read.html.boxes import Box, Boxes
from dateline.read.html.zones import APART
from dateline.read.lines import Line, ends_sentence, wide_letters
from dateline.read.weigh import stop_share
from dateline.read.words import Words, fold

# So much of the prose has to stand in a part of the tree for it to hold the story.
_MOST = 0.7
# Zones that name a form as often as a content: parts of one look that together hold much of the prose are the story in pieces.
_PARDON, _DOUBT = 0.35, 0.6
_FIRM = frozenset(("foot", "menu", "aside", "comments", "related", "advertisement"))
_DOUBTFUL = frozenset(("player", "label", "figure", "caption"))


class Main(NamedTuple):
    """The story's place: the node that holds it, the node whose own paragraphs are most of it (-1 for none), and how these look."""

    top: int
    parent: int
    looks: frozenset[str]
    parents: frozenset[str]


def line_of(box: Box) -> Line:
    """A box as the rules for captures see it."""
    text = " ".join(box.text.split())
    wide = wide_letters(text)
    return Line(box.line, text, 0, False, len(text) + wide, text.count(" ") + 1 + wide // 2, ends_sentence(text), True, fold(text))


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


def weights_of(page: Boxes, lines: Sequence[Line], words: Words, guide: str) -> list[float]:
    """How much each box reads like prose of the story. `guide` is the text that the page declares, "" for none."""
    counted = words.counted and _knows(page.boxes, lines, words)
    weights = [_weight(box, line, words, counted) for box, line in zip(page.boxes, lines, strict=True)]
    return _guided(lines, weights, guide) if guide else weights


def _guided(lines: Sequence[Line], weights: list[float], guide: str) -> list[float]:
    """The weights where the page declares its text: what it holds counts more, what it does not, little."""
    text = "".join(fold(guide).split())
    hits = [weight > 0 and _within(text, "".join(line.folded.split())) for line, weight in zip(lines, weights, strict=True)]
    matched = sum(weight for weight, hit in zip(weights, hits, strict=True) if hit)
    if matched < 6:
        return weights
    return [weight * (1.5 if hit else 0.3) for weight, hit in zip(weights, hits, strict=True)]


def _within(text: str, letters: str) -> bool:
    """Whether a text holds the first and the last letters of a paragraph: between them marks and links may be written otherwise."""
    return letters[:40] in text and letters[-40:] in text


def _sums(page: Boxes, weights: Sequence[float]) -> list[float]:
    held = [0.0] * len(page.nodes)
    for box, weight in zip(page.boxes, weights, strict=True):
        held[box.node] += weight
    for number in range(len(page.nodes) - 1, 0, -1):
        held[page.nodes[number].parent] += held[number]
    return held


def zones_of(page: Boxes, weights: Sequence[float]) -> list[str]:
    """The zone of each node, its own or the nearest above; a part that holds much of the page's prose is none, whatever its class says."""
    held = _sums(page, weights)
    total = held[0] if held else 0.0
    alike: Counter[str] = Counter()
    for number, node in enumerate(page.nodes):
        if node.zone in _DOUBTFUL:
            alike[node.look] += int(10 * held[number])
    zones: list[str] = []
    # A zone that turned out to be the story is none within it either.
    pardoned: list[frozenset[str]] = []
    for number, node in enumerate(page.nodes):
        above = zones[node.parent] if node.parent >= 0 else ""
        free = pardoned[node.parent] if node.parent >= 0 else frozenset()
        own = (
            node.zone
            if node.zone not in free and held[number] <= total * (_DOUBT if node.zone in _FIRM else _PARDON) and alike[node.look] <= 10 * _PARDON * total
            else ""
        )
        pardoned.append(free | {node.zone} if node.zone in _DOUBTFUL and not own else free)
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


def main_part(page: Boxes, weights: Sequence[float]) -> Main:
    top = _container(page, _sums(page, weights))
    within = below(page, top)
    direct: Counter[int] = Counter()
    looks: Counter[str] = Counter()
    total = 0.0
    for box, weight in zip(page.boxes, weights, strict=True):
        if weight > 0 and within[box.node]:
            direct[_parent(page, box)] += int(weight * 10)
            looks[page.nodes[box.node].look] += int(weight * 10)
            total += int(weight * 10)
    if not total:
        return Main(top, -1, frozenset(), frozenset())
    parents: Counter[str] = Counter()
    for node, share in direct.items():
        parents[page.nodes[node].look] += share
    look, most = parents.most_common(1)[0]
    parent = direct.most_common(1)[0][0]
    main_looks = frozenset(each for each, share in looks.items() if share >= 0.2 * total)
    return Main(top, parent if most >= 0.6 * total else -1, main_looks, frozenset((look,)) if most >= 0.6 * total else frozenset())


def _parent(page: Boxes, box: Box) -> int:
    """The node a paragraph stands in: its element's parent, or the element itself where text stands bare in it."""
    node = page.nodes[box.node]
    return node.parent if node.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre") and node.parent >= 0 else box.node


def below(page: Boxes, top: int) -> list[bool]:
    within: list[bool] = []
    for number, node in enumerate(page.nodes):
        within.append(number == top or (node.parent >= 0 and within[node.parent]))
    return within


def apart(page: Boxes, main: Main, weights: Sequence[float]) -> list[str]:
    """For each node why what stands in it is apart from a story whose paragraphs stand side by side: a part of its own with a heading.

    Parts of one look that together hold much of the prose are a story in parts.
    """
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
    filled = _sums(page, [0.0 if box.rank else 1.0 for box in page.boxes])
    root = [-1] * len(page.nodes)
    inside = [False] * len(page.nodes)
    for number, node in enumerate(page.nodes):
        above = node.parent
        inside[number] = above >= 0 and (inside[above] or page.nodes[above].look in main.parents)
        if above >= 0 and root[above] >= 0:
            root[number] = root[above]
        elif node.tag in ("div", "section", "aside", "details", "article") and inside[number] and headed[number] and filled[number] and not holds[number]:
            root[number] = number
    held = _sums(page, weights)
    alike: Counter[str] = Counter()
    for number in set(root) - {-1}:
        alike[page.nodes[number].look] += int(100 * held[number])
    return ["a part of its own" if at >= 0 and alike[page.nodes[at].look] <= 30 * held[0] else "" for at in root]


def alike(page: Boxes, box: Box, main: Main) -> bool:
    """Whether a box bears the tag and class of the story's paragraphs and stands where they do."""
    node = page.nodes[box.node]
    return node.look in main.looks and node.parent >= 0 and page.nodes[node.parent].look in main.parents

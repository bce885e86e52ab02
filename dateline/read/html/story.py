"""Which boxes of a page are its story: those where its prose stands, without what is apart among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dateline.read.captions import credited
from dateline.read.furniture import furniture
from dateline.read.html.boxes import Box, Boxes
from dateline.read.html.shape import Main, alike, apart, below, main_part, weights_of, zones_of
from dateline.read.html.zones import APART
from dateline.read.lines import Line
from dateline.read.words import Words, fold
from dateline.text import regex

_PICTURES = regex(r"image|img|photo|picture|media|foto|bild|figure|caption", re.IGNORECASE)

# What a cell of a table may be taken for when it is looked at alone.
_LOST_IN_TABLES = frozenset(("between", "counter", "date", "button", "list heading"))


def sort_boxes(page: Boxes, lines: Sequence[Line], words: Words, guide: str) -> list[str]:
    """For each box "" where it is text of the story, else the rule by which it is not."""
    weights = weights_of(page, lines, words, guide)
    zones = zones_of(page, weights)
    weights = [0.0 if zones[box.node] in APART else weight for box, weight in zip(page.boxes, weights, strict=True)]
    main = main_part(page, weights)
    within = below(page, main.top)
    branches = apart(page, main, weights)
    rules = []
    for box, line, weight in zip(page.boxes, lines, weights, strict=True):
        rule = _rule(box, line, zones[box.node], within[box.node], words) or branches[box.node]
        if not rule and weight <= 0 and not box.rank and not _like_text(page, box, line, main):
            rule = "between"
        rules.append(rule)
    if not any(not rule for rule in rules):
        rules = ["" if rule == "between" else rule for rule in rules]
    _teasers(page, rules, main)
    _beside_pictures(page, rules, main)
    _crossheads(page, lines, rules, weights)
    _after_list_heading(page, rules, weights, main)
    _whole(page, rules)
    return rules


def _teasers(page: Boxes, rules: list[str], main: Main) -> None:
    """What stands in one part with a heading that is a link, is that link's teaser."""
    count = Counter(box.node for box in page.boxes)
    for number in range(len(page.nodes) - 1, 0, -1):
        count[page.nodes[number].parent] += count[number]
    cards: set[int] = set()
    for box, rule in zip(page.boxes, rules, strict=True):
        if rule != "links" or not (box.rank or page.nodes[page.nodes[box.node].parent].tag in ("h2", "h3", "h4", "h5")):
            continue
        at = box.node
        for _ in range(4):
            above = page.nodes[at].parent
            if above < 0 or above == main.top or count[above] > 5 or page.nodes[above].look in main.parents:
                break
            at = above
        if at != box.node:
            cards.add(at)
    inside = [False] * len(page.nodes)
    for number, node in enumerate(page.nodes):
        inside[number] = number in cards or (node.parent >= 0 and inside[node.parent])
    for index, box in enumerate(page.boxes):
        if not rules[index] and inside[box.node]:
            rules[index] = "teaser"


def _beside_pictures(page: Boxes, rules: list[str], main: Main) -> None:
    """What stands in a part made for a picture, with the picture and little else, is its caption."""
    pictured = set(page.pictures)
    for number in range(len(page.nodes) - 1, 0, -1):
        if number in pictured:
            pictured.add(page.nodes[number].parent)
    letters: Counter[int] = Counter()
    for box in page.boxes:
        letters[box.node] += len(box.text)
    for number in range(len(page.nodes) - 1, 0, -1):
        letters[page.nodes[number].parent] += letters[number]
    for index, box in enumerate(page.boxes):
        at = box.node
        for _ in range(3):
            node = page.nodes[at]
            if rules[index] not in ("", "between") or at < 0 or letters[at] > 500 or node.look in main.parents or node.look in main.looks:
                break
            if at in pictured and _PICTURES.search(node.look):
                rules[index] = "caption"
            at = node.parent


def _crossheads(page: Boxes, lines: Sequence[Line], rules: list[str], weights: Sequence[float]) -> None:
    """A short line between two paragraphs of the story, standing as they do, that is set strong or in a look used again, is a heading."""
    looks = Counter(page.nodes[box.node].look for box, rule in zip(page.boxes, rules, strict=True) if rule == "between")
    for index in range(1, len(rules) - 1):
        box, line = page.boxes[index], lines[index]
        node = page.nodes[box.node]
        if rules[index] != "between" or box.linked or not 8 <= line.width <= 100 or not line.text[0].isalnum() or node.tag == "li":
            continue
        beside = not rules[index - 1] and not rules[index + 1] and weights[index + 1] > 0 and page.nodes[page.boxes[index + 1].node].parent == node.parent
        if beside and (box.strong >= 0.9 * len(box.text) or looks[node.look] >= 2):
            rules[index] = ""


def _whole(page: Boxes, rules: list[str]) -> None:
    """A table of the story keeps its short cells and figures, a quotation who said it."""
    tables: dict[int, list[int]] = {}
    quotes: dict[int, list[int]] = {}
    for index, box in enumerate(page.boxes):
        held = _holder(page, box)
        if held >= 0:
            (tables if page.nodes[held].tag == "table" else quotes).setdefault(held, []).append(index)
    for indexes in tables.values():
        if _of_figures(page, indexes) and any(not rules[index] for index in indexes):
            for index in indexes:
                rules[index] = "" if rules[index] in _LOST_IN_TABLES else rules[index]
    for indexes in quotes.values():
        for before, index in pairwise(indexes):
            if rules[index] == "between" and not rules[before] and not page.boxes[index].linked:
                rules[index] = ""


def _holder(page: Boxes, box: Box) -> int:
    """The table whose cell or caption a box is, or the quotation that it stands in; -1 for neither."""
    at, cell = box.node, box.tag in ("td", "th", "caption")
    while at >= 0 and page.nodes[at].tag not in ("table", "blockquote"):
        at = page.nodes[at].parent
    return at if at >= 0 and (cell or page.nodes[at].tag == "blockquote") else -1


def _of_figures(page: Boxes, indexes: Sequence[int]) -> bool:
    """Whether these cells are those of a table that is read as one (rows of two cells or more, short ones), not of a layout."""
    rows = Counter(page.nodes[page.boxes[index].node].parent for index in indexes if page.boxes[index].tag != "caption")
    sizes = sorted(len(page.boxes[index].text) for index in indexes)
    return len([row for row, cells in rows.items() if cells >= 2]) >= 2 and sizes[len(sizes) // 2] <= 60


def _like_text(page: Boxes, box: Box, line: Line, main: Main) -> bool:
    """Whether a short run stands and looks as the story's paragraphs do, or is an item of a list or table."""
    if line.ends or line.width >= 60 or box.tag in ("li", "td", "th", "dt", "dd", "pre"):
        return True
    return line.width >= 8 and alike(page, box, main)


def complete(page: Boxes, lines: Sequence[Line], rules: list[str], top: int, description: str) -> None:
    """The story with its standfirst and without what stands above its headline (box `top`, -1 for none) or heads nothing of it."""
    for index in range(top):
        rules[index] = rules[index] or "above the headline"
    if top >= 0:
        rules[top] = "title"
    _standfirst(page, lines, rules, top, description)
    _loose_headings(page, rules)


def _rule(box: Box, line: Line, zone: str, within: bool, words: Words) -> str:
    if zone in ("caption", "figure"):
        return "caption"
    if zone in APART:
        return zone
    if not within:
        return "outside the story"
    if _links(box, line):
        return "links"
    if zone == "label" and line.width < 80 and not line.ends:
        return "label"
    if rule := furniture(line, words):
        return rule
    if rule := credited(line, words):
        return "caption"
    return ""


def _links(box: Box, line: Line) -> bool:
    """Whether a box leads elsewhere: all of it a link, or a short label and a link."""
    share = box.linked / len(box.text)
    return share >= 0.8 or (share >= 0.5 and not line.ends and line.width < 200)


def _after_list_heading(page: Boxes, rules: list[str], weights: Sequence[float], main: Main) -> None:
    """Where hardly any prose follows a heading of a link list, the story ends there, but for what stands and looks as its paragraphs do."""
    total = sum(weight for weight, rule in zip(weights, rules, strict=True) if not rule)
    seen = 0.0
    for index, rule in enumerate(rules):
        if rule in ("list heading", "comments") and total and seen >= 0.88 * total:
            ended = [later for later in range(index + 1, len(rules)) if not rules[later] and not (weights[later] > 0 and alike(page, page.boxes[later], main))]
            for later in ended:
                rules[later] = f"after: {rule}"
            return
        if not rule:
            seen += weights[index]


def _loose_headings(page: Boxes, rules: list[str]) -> None:
    """A heading with nothing of the story below it before the end, or with links alone, heads something else."""
    text, links = False, 0
    for index in range(len(rules) - 1, -1, -1):
        if rules[index] in ("links", "related", "teaser"):
            links += 1
        elif not rules[index] and page.boxes[index].rank:
            if not text or links >= 2:
                rules[index] = "heading of what was left out"
            links = 0
        elif not rules[index]:
            text, links = True, 0


def _standfirst(page: Boxes, lines: Sequence[Line], rules: list[str], top: int, description: str) -> None:
    """What stands between headline and story and reads like a sentence, or is the page's own description, belongs to the story."""
    first = next((index for index, rule in enumerate(rules) if not rule), -1)
    own = "".join(fold(description).split())
    for index in range(top + 1, first if top >= 0 else 0):
        line, box = lines[index], page.boxes[index]
        told = len(own) >= 25 and "".join(line.folded.split())[:60] in own and line.width >= 25
        open_to = rules[index] in ("outside the story", "label", "related", "date", "between") and box.linked * 2 < len(box.text)
        if open_to and (told or (rules[index] == "outside the story" and line.width >= 60 and line.words >= 8)):
            rules[index] = ""

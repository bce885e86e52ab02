"""The story's boxes as blocks of an item: clean markup whose text is the block's; lists, tables and quotes whole."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape, unescape
from itertools import groupby
from urllib.parse import urljoin

from dateline.model import Block, Span
from dateline.read.html.boxes import Box, Boxes
from dateline.read.safe_html import pieces
from dateline.text import regex

_HREF = regex(r'<a href="([^"]*)">')
_LISTS = ("ul", "ol", "dl")


def blocks_of(page: Boxes, chosen: Sequence[int], base: str) -> list[Block]:
    """The blocks of these boxes (their numbers), those of one list or table together; links are made whole against `base`."""
    blocks: list[Block] = []
    for (kind, _), group in groupby(((_holder(page, number), number) for number in chosen), key=lambda pair: pair[0]):
        boxes = [page.boxes[number] for _, number in group]
        blocks += [block for html in _markup(page, kind, boxes) if (block := _block(_whole_links(html, base), boxes[0].line))]
    return blocks


def _holder(page: Boxes, number: int) -> tuple[str, int]:
    """The list, table or quote that a box stands in, and its node; a heading or paragraph is its own."""
    box = page.boxes[number]
    if box.rank:
        return box.tag, -number
    at = box.node
    while at >= 0:
        tag = page.nodes[at].tag
        if tag in _LISTS and box.tag in ("li", "dt", "dd"):
            return tag, at
        if tag == "table" and box.tag in ("td", "th", "caption"):
            return tag, at
        if tag == "blockquote":
            return tag, at
        if tag == "pre":
            return tag, -number
        at = page.nodes[at].parent
    return "p", -number


def _markup(page: Boxes, kind: str, boxes: Sequence[Box]) -> list[str]:
    if kind in _LISTS:
        return [f"<{kind}>" + "".join(f"<{box.tag}>{box.html}</{box.tag}>" for box in boxes) + f"</{kind}>"]
    if kind == "table":
        titles = "".join(f"<caption>{box.html}</caption>" for box in boxes if box.tag == "caption")
        cells = [box for box in boxes if box.tag != "caption"]
        rows = ("".join(f"<{box.tag}>{box.html}</{box.tag}>" for box in row) for _, row in groupby(cells, key=lambda box: page.nodes[box.node].parent))
        return [f"<table>{titles}" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"]
    if kind == "blockquote":
        return ["<blockquote>" + "".join(f"<p>{box.html}</p>" for box in boxes) + "</blockquote>"]
    return [f"<{kind}>{box.html}</{kind}>" for box in boxes]


def _whole_links(html: str, base: str) -> str:
    return _HREF.sub(lambda found: f'<a href="{_whole(unescape(found[1]), base)}">', html) if base and "<a " in html else html


def _whole(href: str, base: str) -> str:
    try:
        return escape(href if href.startswith(("http:", "https:", "mailto:")) else urljoin(base, href))
    except ValueError:
        return ""


def _block(html: str, line: int) -> Block | None:
    found = pieces(html)
    if not found:
        return None
    if len(found) == 1:
        return Block(found[0].text, line, found[0].kind, found[0].html)
    text = " ".join(piece.text for piece in found)
    return Block(text, line, found[0].kind, f"<p>{escape(text, quote=False)}</p>")


def cut_spans(page: Boxes, rules: Sequence[str], kept: frozenset[int]) -> tuple[Span, ...]:
    """What was left out, neighbours of one rule together."""
    left = [number for number in range(len(page.boxes)) if number not in kept]
    spans = []
    for _, group in groupby(enumerate(left), key=lambda pair: (pair[1] - pair[0], rules[pair[1]])):
        numbers = [number for _, number in group]
        lines = [page.boxes[number].line for number in numbers]
        told = "\n".join(page.boxes[number].text for number in numbers)
        spans.append(Span(min(lines), max(lines), told, rules[numbers[0]] or "between paragraphs"))
    return tuple(spans)

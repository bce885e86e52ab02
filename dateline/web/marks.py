"""Mentions marked in a block of text: every one a `<span class="m" data-a="person/x">`, the text itself untouched.

Pure: a block and its mentions in, HTML out. Taking the tags away again gives back exactly the block's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from dateline.model import Block
from dateline.text import regex

Marked = tuple[int, int, str]
"""Where a mention starts and ends, in the same count as the block's offset, and the actor's id."""

_NODE = regex(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+""")
_HEADING = regex(r"<(/?)h[1-6]\b[^>]*>")
_ELEMENT = regex(r"<(?:p|h[1-6]|ul|ol|dl|blockquote|pre|table|figure|div|section|hr)\b", re.IGNORECASE)
_WRAP = {"h": "h2", "quote": "blockquote", "pre": "pre", "table": "pre"}


def mark(block: Block, offset: int, mentions: Iterable[Marked]) -> str:
    """The whole block as HTML with its mentions marked. `offset` is where the block starts in the count of `mentions`.

    Mentions outside the block are passed over; one inside another is marked inside it. Headings of captured texts become second-level
    ones: the page has one title, and its outline stays whole whatever level a document began with.
    """
    last = offset + len(block.text)
    chosen = choose([(start - offset, end - offset, actor) for start, end, actor in mentions if start >= offset and end <= last], len(block.text))
    if block.html:
        inner = _mark_html(block.html, chosen) if chosen else block.html
        if _ELEMENT.match(inner.lstrip()):
            return _HEADING.sub(r"<\1h2>", inner) if block.kind == "h" else inner
    else:
        inner = _mark_text(block.text, chosen)
    name = _WRAP.get(block.kind, "p")
    if name == "blockquote":
        inner = f"<p>{inner}</p>"
    return f"<{name}>{inner}</{name}>"


def mark_text(text: str, mentions: Iterable[Marked]) -> str:
    """A line of text (a title) as HTML with its mentions marked."""
    return _mark_text(text, choose(mentions, len(text)))


def choose(mentions: Iterable[Marked], length: int) -> list[Marked]:
    """The mentions within a text of `length`, in reading order, the outer before the inner; actors of one place share it.

    A mention inside another stays ("NATO" in "Secretary General of NATO Mark Rutte"); of two that cut across each other the longer
    stays, then the earlier.
    """
    places: dict[tuple[int, int], list[str]] = {}
    for start, end, actor in mentions:
        if 0 <= start < end <= length:
            actors = places.setdefault((start, end), [])
            if actor not in actors:
                actors.append(actor)
    if len(places) < 2:
        return [(start, end, " ".join(actors)) for (start, end), actors in places.items()]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= first or last <= start or (first <= start and end <= last) for first, last in kept):
            kept.append((start, end))
    return [(start, end, " ".join(places[start, end])) for start, end in sorted(kept, key=lambda place: (place[0], -place[1]))]


def _mark_text(text: str, chosen: list[Marked]) -> str:
    return _mark_node(text, 0, chosen) if chosen else escape(text, quote=False)


def _mark_html(html: str, chosen: list[Marked]) -> str:
    """Clean HTML with its text nodes marked. A mention that runs across tags is marked in each node, from the second on as continued."""
    nodes = [(source, "" if source[0] == "<" else unescape(source) if "&" in source else source) for source in _NODE.findall(html)]
    joined = "".join(text for _, text in nodes)
    at = len(joined.lstrip()) - len(joined)  # the block's text has no space before it: its first character is number 0
    out: list[str] = []
    for source, text in nodes:
        out.append(_mark_node(text, at, chosen) if text else source)
        at += len(text)
    return "".join(out)


def _mark_node(text: str, first: int, chosen: list[Marked]) -> str:
    """One text node, which starts at `first` of the block."""
    parts: list[str] = []
    ends: list[int] = []  # of the open marks, the inner ones last
    at = 0
    for start, end, actors in chosen:
        low, high = max(start - first, 0), min(end - first, len(text))
        if low >= high:
            continue
        while ends and ends[-1] <= low:
            parts += (escape(text[at : ends[-1]], quote=False), "</span>")
            at = ends.pop()
        parts += (escape(text[at:low], quote=False), f'<span class="m{" c" if low > start - first else ""}" data-a="{escape(actors)}">')
        ends.append(high)
        at = low
    while ends:
        parts += (escape(text[at : ends[-1]], quote=False), "</span>")
        at = ends.pop()
    parts.append(escape(text[at:], quote=False))
    return "".join(parts)

"""How much an item is about an actor, from 0 to 1: main from 0.5, below it mentioned in passing.

0.4 for the title, 0.2 for the lede (the body's first paragraph of words), 0.05 for a caption, 0.1 for each mention up to 0.45,
up to 0.1 for standing early, 0.1 for being quoted. Mentions by adjective or through a capital weigh half.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Mention

MAIN = 0.5
_HALF = ("adjective", "demonym", "capital for its government")
_LEDE_LEAST = 60  # characters: a shorter first paragraph is a heading or a place


def lede_end(starts: Sequence[int], length: int) -> int:
    """Where the lede ends: the first paragraph that is long enough to be a sentence."""
    edges = [*starts[1:], length]
    return next((end for start, end in zip(starts, edges, strict=True) if end - start >= _LEDE_LEAST), length)


def salience(mentions: Sequence[Mention], lede: int, length: int, *, quoted: bool) -> float:
    """The weight of these mentions in an item whose lede ends at `lede` and whose body is `length` characters long."""
    weights = [(0.5 if mention.rule in _HALF else 1.0, mention) for mention in mentions]
    title = max((w for w, m in weights if m.where == "title"), default=0.0)
    first = max((w for w, m in weights if m.where == "body" and m.start < lede), default=0.0)
    caption = max((w for w, m in weights if m.where == "caption"), default=0.0)
    count = sum(w for w, _ in weights)
    place = min((m.start for _, m in weights if m.where == "body"), default=length)
    early = 1 - place / length if length else 0.0
    total = 0.4 * title + 0.2 * first + 0.05 * caption + min(0.45, 0.1 * count) + 0.1 * early + (0.1 if quoted else 0.0)
    return round(min(1.0, total), 3)

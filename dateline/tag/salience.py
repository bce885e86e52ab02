"""How much an item is about an actor, from 0 to 1: main from 0.5, below it mentioned in passing.

The signs are those that Dunietz and Gillick, "A New Entity Salience Task with Millions of Training Examples" (EACL 2014), found to
tell most: how often an actor is named, how early, and whether the headline names it; beside them how far through the text it is
named, and whether it speaks. Their model is learned; here the weights are set by hand, round, and checked on texts whose truth is known.

| sign | weight |
| --- | --- |
| named in the title | 0.3 |
| named in the lede (the body's first paragraph that is long enough to be a sentence) | 0.15 |
| how often it is named: the root of its share of the most named one's mentions (of `FEW`, where all have less) | up to 0.35 |
| in how many quarters of the body it is named | up to 0.35 |
| quoted: each quotation also counts as half a mention | 0.15 |
| how early it is named first | up to 0.1 |
| named in a caption | 0.05 |

Mentions by adjective, and through a capital for its government, weigh 0.7 of these.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dateline.model import Mention

MAIN = 0.5
CAPITAL = "capital for its government"
FEW = 3
_LESS = 0.7
_INDIRECT = ("adjective", "demonym", CAPITAL)
_QUARTERS = 4
_LEDE_LEAST = 60  # characters: a shorter first paragraph is a heading or a place


def lede_end(starts: Sequence[int], length: int) -> int:
    """Where the lede ends: the first paragraph that is long enough to be a sentence."""
    edges = [*starts[1:], length]
    return next((end for start, end in zip(starts, edges, strict=True) if end - start >= _LEDE_LEAST), length)


def saliences(mentions: Mapping[str, Sequence[Mention]], spoken: Mapping[str, int], lede: int, length: int) -> dict[str, float]:
    """The weight of each actor, by id, in an item whose lede ends at `lede` and whose body is `length` characters long.

    `mentions` are all of the item by actor, `spoken` the number of quotations by speaker.
    """
    seen = {id_: _seen(some, lede, length) for id_, some in mentions.items()}
    counts = {id_: count + spoken.get(id_, 0) / 2 for id_, (count, _) in seen.items()}
    most = max(FEW, max(counts.values(), default=FEW))
    return {id_: round(min(1.0, places + 0.35 * math.sqrt(counts[id_] / most) + (0.15 if id_ in spoken else 0.0)), 3) for id_, (_, places) in seen.items()}


def _seen(mentions: Sequence[Mention], lede: int, length: int) -> tuple[float, float]:
    """How often an actor is named, and what the places of these mentions weigh."""
    count = title = first = caption = 0.0
    quarters = [0.0] * _QUARTERS
    place = length
    for mention in mentions:
        weight, start = _LESS if mention.rule in _INDIRECT else 1.0, mention.start
        count += weight
        if mention.where == "title":
            title = max(title, weight)
        elif mention.where == "caption":
            caption = max(caption, weight)
        else:
            place = min(place, start)
            quarter = start * _QUARTERS // length
            quarters[quarter] = max(quarters[quarter], weight)
            if start < lede:
                first = max(first, weight)
    early = 1 - place / length if length else 0.0
    return count, 0.3 * title + 0.15 * first + 0.05 * caption + 0.35 * sum(quarters) / _QUARTERS + 0.1 * early

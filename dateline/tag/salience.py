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

Mentions by adjective, and through a capital for its government, weigh half.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dateline.model import Mention

MAIN = 0.5
CAPITAL = "capital for its government"
FEW = 3
_HALF = ("adjective", "demonym", CAPITAL)
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
    counts = {id_: sum(map(_weight, some)) + spoken.get(id_, 0) / 2 for id_, some in mentions.items()}
    most = max(FEW, *counts.values()) if counts else FEW
    return {id_: _salience(some, counts[id_] / most, lede, length, quoted=id_ in spoken) for id_, some in mentions.items()}


def _weight(mention: Mention) -> float:
    return 0.5 if mention.rule in _HALF else 1.0


def _salience(mentions: Sequence[Mention], share: float, lede: int, length: int, *, quoted: bool) -> float:
    title = first = caption = 0.0
    quarters: dict[int, float] = {}
    place = length
    for mention in mentions:
        weight = _weight(mention)
        if mention.where == "title":
            title = max(title, weight)
        elif mention.where == "caption":
            caption = max(caption, weight)
        else:
            place = min(place, mention.start)
            first = max(first, weight if mention.start < lede else 0.0)
            quarter = mention.start * _QUARTERS // length
            quarters[quarter] = max(quarters.get(quarter, 0.0), weight)
    early = 1 - place / length if length else 0.0
    total = 0.3 * title + 0.15 * first + 0.05 * caption + 0.35 * math.sqrt(share) + 0.1 * early + 0.15 * quoted
    total += 0.35 * sum(quarters.values()) / _QUARTERS
    return round(min(1.0, total), 3)

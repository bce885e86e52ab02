"""What tagging gives: actors with their mentions, topics with their evidence, quotes with their speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["title", "body", "caption"]
Kind = Literal["person", "organization", "country"]
PUBLIC_SURE = 0.97
"""A quote is shown to the public only where words and speaker together are at least so sure."""


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` is `start` to `end` of the title, of `Reading.text`, or of caption number `caption`. `others` are the ids of the actors
    that the words might have meant as well, and that the document decided against.
    """

    where: Where
    start: int
    end: int
    text: str
    rule: str
    caption: int = 0
    sure: float = 1.0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorTag:
    """An actor of an item. `id` is `kind/slug`. `reviewed` is false for those found without any profile.

    `role` is the post the actor held on the item's day (or as the text says), "" where unknown; `salience` from 0 to 1.
    """

    id: str
    name: str
    kind: Kind
    wikidata: str = ""
    reviewed: bool = True
    salience: float = 0.0
    role: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A topic of an item, its score from 0 to 1, and the phrases it rests on."""

    id: str
    name: str
    score: float
    evidence: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, `start` to `end` of the body (without the marks), and who said them.

    `speaker` is an actor's id, "" where none could be named; `speaker_text` is how the text names the speaker ("he");
    `cue` the speech verb or "according to"; `sure` covers words and speaker together.
    """

    speaker: str
    text: str
    start: int
    end: int
    cue: str
    speaker_text: str = ""
    rule: str = ""
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Blocked:
    """A form that looked like an actor and was held back, and why: a shielding phrase, an undecided shared alias, …"""

    text: str
    where: Where
    start: int
    end: int
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagging:
    """All tags of one item. `issuer` is the id of the actor that the item's issuer field names, "" where unknown."""

    actors: tuple[ActorTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    quotes: tuple[Quote, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    issuer: str = ""

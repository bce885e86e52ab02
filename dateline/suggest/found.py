"""What is suggested, with what it rests on."""

from __future__ import annotations

from msgspec import Struct

from dateline.model import Reading, Tagging


class Seen(Struct, frozen=True):
    """An item as the store has it: its id, the document it stands in, as read and as tagged."""

    id: str
    path: str
    reading: Reading
    tagging: Tagging


class Evidence(Struct, frozen=True):
    """A sentence with its place: document, line (from 1, None where unknown) and the item's day ("" where undated)."""

    path: str
    line: int | None
    day: str
    sentence: str


class Post(Struct, frozen=True):
    """A post that texts give to an actor, in how many items, and the first and last day seen ("" where no item is dated)."""

    actor: str
    title: str
    items: int
    first: str
    last: str
    evidence: Evidence


class Actor(Struct, frozen=True):
    """An actor without a profile. `forms` are what texts call it with counts, `countries` those in the same items (slug and count);
    `country` is the slug of the one that its name or post names, "" where none or several do.
    """

    id: str
    name: str
    kind: str
    items: int
    first: str
    last: str
    forms: tuple[tuple[str, int], ...]
    full_forms: tuple[str, ...]
    posts: tuple[Post, ...]
    countries: tuple[tuple[str, int], ...]
    country: str
    evidence: tuple[Evidence, ...]


class Pair(Struct, frozen=True):
    """Two ids that may be one actor. `one` has no profile; joined, it becomes a form of `into`. `id` is `one=into`."""

    one: str
    into: str
    names: tuple[str, str]
    why: str
    items: int
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        return f"{self.one}={self.into}"


class Topic(Struct, frozen=True):
    """A topic without a profile. `id` is `topic/slug`; `forms` how texts write it; `found` is how it was met: "front matter" or "key phrase"."""

    id: str
    name: str
    items: int
    evidence: tuple[Evidence, ...]
    found: str = "front matter"
    forms: tuple[str, ...] = ()


class Said(Struct, frozen=True):
    """A quotation whose speaker is not sure. `id` is `quote/ITEM-mark`; `begins` are the words that a correction names it by; `speaker` is who the
    program thinks said it ("" for nobody) by `rule`, `called` what the text calls the speaker, `others` (id, name) who else might have.
    """

    id: str
    item: str
    begins: str
    text: str
    speaker: str
    name: str
    called: str
    rule: str
    sure: float
    others: tuple[tuple[str, str], ...]
    evidence: Evidence


class Side(Struct, frozen=True):
    """What some items tell of whoever bears a name: posts or callings, countries (slugs), how many items, their days."""

    posts: tuple[str, ...]
    countries: tuple[str, ...]
    items: int
    first: str
    last: str
    evidence: tuple[Evidence, ...]


class Split(Struct, frozen=True):
    """A name without a profile under which texts may speak of several: `id` is `split/` and the actor's id, `why` what contradicts what."""

    id: str
    actor: str
    name: str
    why: str
    sides: tuple[Side, ...]


class HeldBack(Struct, frozen=True):
    """Words that might name these actors and were not shown as any, and why."""

    text: str
    reason: str
    candidates: tuple[str, ...]
    items: int
    evidence: Evidence


class Suggestions(Struct, frozen=True):
    """Everything suggested, each kind in the order of its weight."""

    actors: tuple[Actor, ...] = ()
    pairs: tuple[Pair, ...] = ()
    posts: tuple[Post, ...] = ()
    topics: tuple[Topic, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    splits: tuple[Split, ...] = ()
    quotes: tuple[Said, ...] = ()

    def ids(self) -> list[str]:
        """What may be accepted or rejected."""
        return [one.id for some in (self.actors, self.pairs, self.splits, self.topics, self.quotes) for one in some]

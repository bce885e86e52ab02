"""One name in several documents: whether what they say of its bearer can be one person's or one body's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from dateline.tag.posts import is_qualified
from dateline.tag.words import lines

_YEARS_APART = 3
_UNION = "+"


class Told(msgspec.Struct, frozen=True):
    """What some items say of whoever bears a name: a post or calling and the slugs of countries, "" and () where nothing is said;
    `first` and `last` are the days of the first and the last of these items.
    """

    post: str
    countries: tuple[str, ...]
    items: int = 1
    first: str = ""
    last: str = ""


def as_text(told: Told) -> str:
    """What was told, for the store: the post and the countries."""
    return f"{told.post}|{_UNION.join(told.countries)}"


def from_text(trait: str, items: int, first: str, last: str) -> Told:
    """What `as_text` kept, with how many items say so, and when."""
    post, _, countries = trait.rpartition("|")
    return Told(post, tuple(filter(None, countries.split(_UNION))), items, first, last)


@cache
def callings() -> Mapping[str, str]:
    """Words for what people are, each with its walk of life."""
    return dict(line.split(" = ", 1) for line in lines("callings"))


class _Groups(msgspec.Struct):
    """Sides that belong together: union-find over their numbers."""

    parent: list[int] = msgspec.field(default_factory=list)

    def find(self, at: int) -> int:
        while self.parent[at] != at:
            at = self.parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self.parent[second] = first


def sides(told: Iterable[Told], akin: Mapping[str, str]) -> tuple[str, tuple[tuple[Told, ...], ...]]:
    """Why what was told of one name contradicts itself ("" where it does not), and the sides: what may be of one bearer, together.

    Countries contradict where no item names two of them together and neither belongs to the other (`akin`: a territory's state). Callings
    contradict where they are of two walks of life in the same years. A new post, or a post more, is no contradiction.
    """
    every = sorted(told, key=lambda one: (-one.items, one.first, one.post, one.countries))
    groups = _Groups(list(range(len(every))))
    where = [frozenset(akin.get(country, country) for country in one.countries) for one in every]
    walks = [_walk(one.post) for one in every]
    for number, countries in enumerate(where):
        for other in range(number):
            if countries and where[other] and countries & where[other]:
                groups.join(number, other)
    placed = {groups.find(number) for number, countries in enumerate(where) if countries}
    why = "countries" if len(placed) > 1 else ""
    if not why:
        pairs = [(a, b) for a in range(len(every)) for b in range(a) if walks[a] and walks[b] and walks[a] != walks[b] and groups.find(a) != groups.find(b)]
        pairs = [(a, b) for a, b in pairs if _together(every[a], every[b])]
        if not pairs:
            return "", ()
        why, groups, placed = "callings", _Groups(list(range(len(every)))), set()
        for number, walk in enumerate(walks):
            for other in range(number):
                if walk and walk == walks[other]:
                    groups.join(number, other)
            if walk:
                placed.add(groups.find(number))
    by_side: dict[int, list[Told]] = {}
    for number, one in enumerate(every):
        if groups.find(number) in placed:
            by_side.setdefault(groups.find(number), []).append(one)
    return why, tuple(tuple(some) for some in by_side.values())


def _walk(post: str) -> str:
    """The walk of life that a post or calling belongs to, "" where it may be of several."""
    words = post.casefold().split()
    return "" if not words or is_qualified(post) else callings().get(words[-1], "")


def _together(one: Told, other: Told) -> bool:
    """Whether the two were told within a few years of each other; without days nothing is known."""
    if not (one.first and other.first):
        return False
    apart = max(int(one.first[:4]) - int(other.last[:4]), int(other.first[:4]) - int(one.last[:4]))
    return apart <= _YEARS_APART

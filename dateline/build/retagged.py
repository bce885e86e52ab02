"""Which pages a change of an item's tags concerns, where nothing else about the item differs: no more than those that show what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dateline.build.spared import FACE
from dateline.model import ActorTag, Tagging
from dateline.tag.salience import MAIN
from dateline.web.addresses import TIMELINE
from dateline.web.assemble.rows import CHIPS
from dateline.web.plan import touched

Standings = Mapping[str, tuple[float, str, bool, str]]
"""The lists that an item stands on, each with what it says there: weight, name, whether that was reviewed, trait."""


class Retagged(Struct, frozen=True):
    """An item before and after."""

    id: str
    ord: str
    stood: Standings
    stands: Standings
    was: Tagging
    now: Tagging

    def scopes(self) -> set[str]:
        """The lists that it stands on otherwise than before: these are to be counted anew, and all their pages made again."""
        return {scope for scope in self.stood.keys() | self.stands.keys() if _counted(self.stood.get(scope)) != _counted(self.stands.get(scope))}

    def pages(self) -> Iterator[str]:
        """The keys of the pages that it concerns, neighbours apart: their links lead to the same title at the same address.

        Of a list on which it stands as before, the page may name others beside its own; the feeds do not, and a month shows only the item's row,
        below those in passing or not. The year and the redirects tell nothing of tags.
        """
        yield from (f"item|{self.id}", *(key for key in touched(self.id, self.ord, ()) if key.startswith("week|")))
        anew, row = self.scopes(), _row(self.was) != _row(self.now)
        for scope in sorted(self.stood.keys() | self.stands.keys()):
            parts = touched(self.id, self.ord, (scope,))
            feeds = scope in anew or self.was.topics != self.now.topics
            if scope != TIMELINE:
                yield f"list|{scope}" if feeds else f"{FACE}{scope}"
            if scope in anew or row or (self.stood[scope][0] < MAIN) != (self.stands[scope][0] < MAIN):
                yield from (key for key in parts if key.startswith(("month|", "day|")))


def _counted(standing: tuple[float, str, bool, str] | None) -> tuple[str, bool, str] | None:
    return standing[1:] if standing else None


def _row(tagging: Tagging) -> tuple[object, ...]:
    """What a row may show of tags, whether actors without a profile are shown or not."""
    known = [tag for tag in tagging.actors if tag.reviewed]
    return (_first(known), _first(tagging.actors), tuple((topic.id, topic.name) for topic in tagging.topics[:CHIPS]))


def _first(tags: list[ActorTag] | tuple[ActorTag, ...]) -> list[tuple[object, ...]]:
    first = sorted(tags, key=lambda tag: (-tag.salience, tag.id))[:CHIPS]
    return [(tag.id, tag.name, tag.kind, tag.reviewed, tag.salience >= MAIN, len(tag.mentions), tag.role) for tag in first]

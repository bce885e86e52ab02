"""Names without a profile that more than one may bear: what the documents say of each contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from dateline.inspect.sheet import safe
from dateline.model import ActorProfile
from dateline.suggest.found import Seen, Side, Split
from dateline.suggest.tally import Tally
from dateline.tag.identity import Told, as_text, from_text, sides
from dateline.tag.traits import traits

WHY = {"countries": "belongs to different countries in different documents", "callings": "has two walks of life in the same years"}


class Sightings(Struct):
    """By actor, what items said of it and where."""

    names: dict[str, str] = field(default_factory=dict)
    told: dict[str, dict[str, Tally]] = field(default_factory=dict)

    def take(self, item: Seen) -> None:
        names = {tag.id: tag.name for tag in item.tagging.actors}
        for trait in traits(item.reading, item.tagging):
            self.names.setdefault(trait.actor, safe(names[trait.actor]))
            self.told.setdefault(trait.actor, {}).setdefault(as_text(trait.told), Tally()).see(item, trait.mention)


def akin(actors: Iterable[ActorProfile]) -> dict[str, str]:
    """Of territories that belong to a state, that state's slug."""
    return {actor.slug: actor.country for actor in actors if actor.kind == "country" and actor.country}


def splits_of(sightings: Sightings, profiles: Mapping[str, ActorProfile]) -> list[Split]:
    """The names whose sides contradict each other, those of more items first."""
    found = []
    belongs = akin(profiles.values())
    for id_, by_trait in sightings.told.items():
        if id_ not in profiles:
            why, groups = sides((from_text(trait, tally.items, tally.first, tally.last) for trait, tally in by_trait.items()), belongs)
            if why:
                found.append(Split(f"split/{id_}", id_, sightings.names[id_], WHY[why], tuple(_side(some, by_trait) for some in groups)))
    return sorted(found, key=lambda split: (-sum(side.items for side in split.sides), split.id))


def _side(some: tuple[Told, ...], by_trait: Mapping[str, Tally]) -> Side:
    days = sorted(day for one in some for day in (one.first, one.last) if day)
    return Side(
        posts=tuple(dict.fromkeys(safe(one.post) for one in some if one.post)),
        countries=tuple(dict.fromkeys(country for one in some for country in one.countries)),
        items=sum(one.items for one in some),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        evidence=tuple(evidence for one in some for evidence in by_trait[as_text(one)].evidence[:1]),
    )

"""References from one file to an actor, a country or a topic: as an id, a slug or a name, resolved to the id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from dateline.content.values import nearest
from dateline.model import ActorProfile, TopicProfile
from dateline.text import fold


class Directory(Struct, frozen=True, dict=True):  # no slots: the index of names is made only when an id did not do
    """Every actor and topic there is, to be found by what people write for it."""

    actors: tuple[ActorProfile, ...]
    topics: tuple[TopicProfile, ...]

    @cached_property
    def _actor_ids(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors)

    @cached_property
    def _topic_ids(self) -> frozenset[str]:
        return frozenset(topic.id for topic in self.topics)

    @cached_property
    def _actor_names(self) -> Mapping[str, frozenset[str]]:
        """Ids by slug and by folded name, alias, acronym."""
        pairs = ((form, actor.id) for actor in self.actors for form in (actor.slug, *map(fold, (actor.name, *actor.native, *actor.aliases, *actor.acronyms))))
        return _grouped(pairs)

    @cached_property
    def _topic_names(self) -> Mapping[str, frozenset[str]]:
        return _grouped((fold(topic.name), topic.id) for topic in self.topics)

    @cached_property
    def has_countries(self) -> bool:
        """Whether any country is known (none is where the pack is off and nobody wrote one)."""
        return any(actor.kind == "country" for actor in self.actors)

    def actor(self, text: str) -> str:
        """The id of the actor that `text` names, "" where none or several do."""
        return text if text in self._actor_ids else _only(self._actor_names, text)

    def topic(self, text: str) -> str:
        """The id of the topic that `text` names, "" where none or several do."""
        return text if text in self._topic_ids else _only(self._topic_names, text)

    def country(self, text: str) -> str:
        """The slug of the country that `text` names (slug, name, or ISO code), "" where none does."""
        if f"country/{text}" in self._actor_ids:
            return text
        for actor in self.actors:
            if actor.kind == "country" and (fold(text) in map(fold, (actor.name, *actor.aliases)) or text.casefold() in actor.iso.casefold().split()):
                return actor.slug
        return ""

    def like_actor(self, text: str, kind: str = "") -> str:
        """The id of the actor whose id or name is most like `text`, for messages."""
        some = [actor for actor in self.actors if not kind or actor.kind == kind]
        forms = {
            **{actor.name.casefold(): actor.id for actor in some},
            **{actor.slug: actor.id for actor in some},
            **{actor.id: actor.id for actor in some},
        }
        return forms.get(nearest(text, forms), "")

    def like_topic(self, text: str) -> str:
        """The id of the topic whose id or name is most like `text`, for messages."""
        forms = {**{topic.name.casefold(): topic.id for topic in self.topics}, **{topic.id: topic.id for topic in self.topics}}
        return forms.get(nearest(text, forms), "")


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, named in pairs:
        found.setdefault(form, set()).add(named)
    return {form: frozenset(ids) for form, ids in found.items()}


def _only(names: Mapping[str, frozenset[str]], text: str) -> str:
    ids = names.get(text) or names.get(fold(text)) or frozenset()
    return next(iter(ids)) if len(ids) == 1 else ""

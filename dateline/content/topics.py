"""Hand-written topics beside those of the starter set, or instead of them."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Settings, TopicProfile
from dateline.pack import pack_topics


def with_pack(written: Iterable[TopicProfile], settings: Settings) -> tuple[TopicProfile, ...]:
    """The digest's own topics, then those of the starter set where it is asked for: without the ones that `topic_pack_without` names,
    and without those that a topic of the digest's own replaces by id or by name.
    """
    own = tuple(written)
    if not settings.topic_pack:
        return own
    taken = {topic.id for topic in own} | set(settings.topic_pack_without)
    names = {topic.name.casefold() for topic in own}
    return (*own, *(topic for topic in pack_topics() if topic.id not in taken and topic.name.casefold() not in names))

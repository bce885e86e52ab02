"""People of the world pack in a text: a full name alone may be anybody's, so it needs their country, or their post before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dateline.model import ActorProfile
from dateline.tag.folding import plain
from dateline.tag.people import Person
from dateline.tag.posts import is_qualified, unqualified
from dateline.tag.registry import Someone, someone
from dateline.tag.roles import post_key, role_on, role_text, same_post


def is_head(actor: ActorProfile) -> bool:
    """Whether an actor is one of the pack's people."""
    return actor.pack and actor.kind == "person"


def names_of_heads(actors: Iterable[ActorProfile]) -> dict[str, str]:
    """The ids of the pack's people by their folded full names; a name that two bear is nobody's."""
    found: dict[str, str] = {}
    for actor in actors:
        if is_head(actor):
            for name in dict.fromkeys(map(plain, (actor.name, *actor.aliases))):
                found[name] = actor.id if found.get(name, actor.id) == actor.id else ""
    return found


def heads_here(people: Iterable[Person], names: Mapping[str, str], actors: Mapping[str, ActorProfile], countries: Collection[str]) -> list[Someone]:
    """Those of the pack's people whom these names mean, each as the text calls them first. `countries` are slugs: of those
    that the text names, and of its source's."""
    found: dict[str, Someone] = {}
    for person in people:
        name = plain(person.name)
        id_ = names.get(name, "")
        if not id_ or id_ in found or not (actors[id_].country in countries or _in_post(person.post, actors[id_])):
            continue
        words = name.split()
        given = words[0] if len(words) > 1 and words[0] != person.surname else ""
        found[id_] = someone(id_, "person", person.name, (person.surname,), given, person.post)
    return list(found.values())


def role_shown(actor: ActorProfile, said: str, day: str, actors: Mapping[str, ActorProfile]) -> str:
    """The role of an actor that has a profile, on that day, as readers see it; "" where none is known. It is told as of when that is known
    where the item is later than that; of the pack's people always.

    Of the pack's people, the text's own word for somebody without a post that day is shown, and where the text says that the post is over or to
    come ("President-elect"), the text is believed.
    """
    role = role_on(actor, day)
    if is_head(actor) and (role is None or (is_qualified(said) and same_post(unqualified(said), role.title))):
        return said
    if role is None:
        return ""
    old = bool(role.as_of) and (is_head(actor) or (not role.end and day[: len(role.as_of)] > role.as_of))
    return f"{role_text(role, actors)}, as of {role.as_of}" if old else role_text(role, actors)


def _in_post(post: str, actor: ActorProfile) -> bool:
    """Whether the title before the name ends in one of the actor's posts: "President", "former Prime Minister"."""
    last = [word for word in plain(post).split() if word]
    titles = {post_key(role.title) for role in actor.roles}
    return any(post_key(" ".join(last[at:])) in titles for at in range(len(last)))

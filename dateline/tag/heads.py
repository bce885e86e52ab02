"""People of the world pack in a text: a full name alone may be anybody's, so it needs their country, or their post before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.model import ActorProfile, Role
from dateline.tag.folding import plain, romanised
from dateline.tag.people import Person
from dateline.tag.posts import is_qualified, unqualified
from dateline.tag.registry import Someone, someone
from dateline.tag.roles import held_on, post_key, role_on, role_text, same_post
from dateline.tag.said import in_english


def is_head(actor: ActorProfile) -> bool:
    """Whether an actor is one of the pack's people."""
    return actor.pack and actor.kind == "person"


def names_of_heads(actors: Iterable[ActorProfile]) -> dict[str, str]:
    """The ids of the pack's people by their folded full names; a name that two bear is nobody's."""
    found: dict[str, str] = {}
    for actor in actors:
        if is_head(actor):
            for name in dict.fromkeys(map(_key, (actor.name, *actor.aliases))):
                found[name] = actor.id if found.get(name, actor.id) == actor.id else ""
    return found


def _key(name: str) -> str:
    """A name for comparing: Kim Jong-un is Kim Jong Un."""
    return plain(name).replace("-", " ")


def serving(here: Iterable[str], posts: Mapping[str, Sequence[tuple[str, Role]]]) -> frozenset[str]:
    """Who has a post at the bodies that a text names, of all times: Jens Stoltenberg, where it names NATO."""
    return frozenset(person for id_ in here if id_.startswith("organization/") for person, _ in posts.get(id_, ()))


def heads_here(
    people: Iterable[Person], names: Mapping[str, str], actors: Mapping[str, ActorProfile], countries: Collection[str], served: Collection[str] = ()
) -> list[Someone]:
    """Those of the pack's people whom these names mean, each as the text calls them first. `countries` are slugs: of those
    that the text names, and of its source's; `served` those who have a post at a body that it names."""
    found: dict[str, Someone] = {}
    for person in people:
        name = plain(person.name)
        id_ = names.get(_key(name), "") or ("" if name.isascii() else names.get(" ".join(map(romanised, name.split())), ""))
        if not id_ or id_ in found or not (actors[id_].country in countries or id_ in served or _in_post(in_english(person.post), actors[id_])):
            continue
        words = name.split()
        given = words[0] if len(words) > 1 and words[0] != person.surname else ""
        found[id_] = someone(id_, "person", person.name, (person.surname,), given, person.post)
    return list(found.values())


def surnames_of_heads(actors: Iterable[ActorProfile]) -> dict[str, tuple[str, ...]]:
    """The ids of the pack's people by their folded surnames."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        if is_head(actor):
            surname = plain(actor.sort.split(",")[0] if "," in actor.sort else actor.name.split()[0])
            found[surname] = (*found.get(surname, ()), actor.id)
    return found


def chiefs_here(
    people: Iterable[Person],
    surnames: Mapping[str, tuple[str, ...]],
    actors: Mapping[str, ActorProfile],
    countries: Collection[str],
    day: str,
    served: Collection[str] = (),
) -> list[Someone]:
    """Those of the pack's people who are named by post and surname alone, where one bearer held that post on `day`: "Prime Minister Ishiba"."""
    alone: dict[str, list[Person]] = {}
    full: set[str] = set()
    for person in people:
        if " " in person.name:
            full.add(person.surname)
        elif person.post and plain(person.name) in surnames:
            alone.setdefault(plain(person.name), []).append(person)
    found = []
    for surname, bearers in alone.items() if day else ():
        posts = {person.post for person in bearers}
        near = [id_ for id_ in surnames[surname] if id_ in served or actors[id_].country in countries]
        ids = {id_ for id_ in near if all(holds(in_english(post), actors[id_], day) for post in posts)}
        if surname not in full and len(ids) == 1:
            id_ = ids.pop()
            found.append(someone(id_, "person", actors[id_].name, (surname,), "", bearers[0].post))
    return found


def holds(post: str, actor: ActorProfile, day: str) -> bool:
    """Whether the actor held this very post on `day`; what is past or to come is none."""
    words = plain(post).split()
    keys = {post_key(role.title) for role in actor.roles if held_on(role, day)}
    return not is_qualified(post) and any(post_key(" ".join(words[at:])) in keys for at in range(len(words)))


def may_be_meant(post: str, actor: ActorProfile, day: str) -> bool:
    """Whether a surname behind this post may be the actor's: not where the actor is known to have held another post that day."""
    role = role_on(actor, day)
    if role is None or not post or is_qualified(post) or holds(post, actor, day):
        return True
    return " " not in post and plain(post) in plain(role.title).split()  # "Minister Iwaya"


def bearers_here(
    people: Iterable[Person], surnames: Mapping[str, tuple[Someone, ...]], actors: Mapping[str, ActorProfile], day: str
) -> dict[str, tuple[Someone, ...]]:
    """Who may bear the surnames that stand behind a title, by their posts on `day`: of two called Lin the foreign minister."""
    found: dict[str, tuple[Someone, ...]] = {}
    for person in people:
        name = plain(person.name)
        if " " not in name and name in surnames:
            before = found.get(name, surnames[name])
            fitting = tuple(one for one in before if may_be_meant(person.post, actors[one.id], day))
            exact = tuple(one for one in fitting if holds(person.post, actors[one.id], day))
            found[name] = exact or fitting
    return found


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

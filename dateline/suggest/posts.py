"""Posts that texts give to people with a profile: "Foreign Minister Takeshi Iwaya", "Takeshi Iwaya, Japan's foreign minister", 岩屋毅外相."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import ActorProfile, Mention, Reading, Tagging
from dateline.suggest.found import Post
from dateline.tag.discovery import discover
from dateline.tag.folding import plain
from dateline.tag.posts import is_qualified, is_title
from dateline.tag.roles import held_on, same_post
from dateline.tag.said import post_beside, posts_abroad
from dateline.tag.sections import Section, sections_of
from dateline.text import fold

_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*) \Z")
_LOOK_BACK = 40
_POSSESSIVE = re.compile(r"['’]s? ")
Placed = tuple[str, int, Section, Mention]


def posts_in(reading: Reading, tagging: Tagging) -> Iterator[tuple[str, str, Mention]]:
    """The posts that this text gives to actors with a profile: (id, title as written, the mention that it stands beside), each once.

    In English texts the people are looked for a second time, without any profile, where a title stands right before a name that a profile knows.
    """
    language = reading.language.value or "en"
    sections = sections_of(reading)
    by_place = {(section.where, section.caption): (number, section) for number, section in enumerate(sections)}
    named: list[Placed] = []
    for tag in tagging.actors:
        if tag.reviewed and tag.kind == "person":
            named += [(tag.id, *by_place[m.where, m.caption], m) for m in tag.mentions if not m.rule.startswith("role")]
    before = _before(named, sections) if language.startswith("en") else {}
    told: set[tuple[str, str]] = set()
    for id_, number, section, mention in named:
        post = before.get((number, mention.start)) or post_beside(section.text, mention.start, mention.end, language)
        if post and (id_, post) not in told:
            told.add((id_, post))
            yield id_, post, mention


def _before(named: Sequence[Placed], sections: tuple[Section, ...]) -> Mapping[tuple[int, int], str]:
    """The English titles before these names, by section and place."""
    titled = {(number, mention.start) for _, number, section, mention in named if _after_title(section, mention.start)}
    if not titled:
        return {}
    return {(person.section, person.start): person.post for person in discover(sections, ()).people if (person.section, person.start) in titled}


def _after_title(section: Section, start: int) -> bool:
    before = _WORD_BEFORE.search(section.folded, max(0, start - _LOOK_BACK), start)
    return before is not None and is_title(before.group(1))


def is_new(post: Post, profile: ActorProfile, actors: Sequence[ActorProfile]) -> bool:
    """Whether the profile does not tell this post for the days on which it was seen. One that is over or to come is no news."""
    if is_qualified(post.title):
        return False
    days = [day for day in (post.first, post.last) if day]
    held = [role for role in profile.roles if all(held_on(role, day) for day in days)]
    return not any(_same(post.title, role.title, role.of, actors) for role in held)


def _same(seen: str, title: str, of: str, actors: Sequence[ActorProfile]) -> bool:
    """Whether the post seen is this role: in another language, with its country or body beside it ("NATO Secretary General"), or short ("Minister")."""
    if any(same_post(one, title) for one in (seen, *_in_english(seen))):
        return True
    body = next((actor for actor in actors if of and fold(of) in (fold(actor.name), fold(actor.slug), fold(actor.id))), None)
    names = [of, *((body.name, *body.aliases, *body.acronyms) if body else ())]
    names += [adjective for actor in actors if actor.kind == "country" for adjective in actor.adjectives]
    low = fold(_POSSESSIVE.sub(" ", seen))
    if low in fold(title).split():  # "Minister Iwaya"
        return True
    return any(same_post(rest, title) for name in names if name for rest in _without(low, fold(name)))


def _without(post: str, name: str) -> Iterator[str]:
    """The post without its country or body before it, or after an "of"."""
    if post.startswith(f"{name} "):
        yield post.removeprefix(f"{name} ")
    for link in (" of the ", " of "):
        if post.endswith(f"{link}{name}"):
            yield post.removesuffix(f"{link}{name}")


def _in_english(seen: str) -> list[str]:
    """What English calls a post of another language, whatever adjective stands behind it: "président français" is a president."""
    words = plain(seen).split()
    forms = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return [posts_abroad()[form] for form in forms if form in posts_abroad()][:1]

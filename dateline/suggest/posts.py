"""Posts that texts give to people with a profile: "Foreign Minister Takeshi Iwaya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.model import ActorProfile, Mention, Reading, Tagging
from dateline.suggest.found import Post
from dateline.tag.discovery import discover
from dateline.tag.posts import is_qualified, is_title
from dateline.tag.roles import held_on, same_post
from dateline.tag.sections import Section, sections_of
from dateline.text import fold

_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*) \Z")
_LOOK_BACK = 40


def posts_in(reading: Reading, tagging: Tagging) -> Iterator[tuple[str, str, Mention]]:
    """The posts that this text gives to actors with a profile: (id, title as read, the mention behind it), each once.

    Of English texts: titles in other languages are not known yet. The people are looked for a second time, without any profile, and only
    where a title stands right before a name that a profile knows.
    """
    if not (reading.language.value or "en").startswith("en"):
        return
    sections = sections_of(reading)
    by_place = {(section.where, section.caption): (number, section) for number, section in enumerate(sections)}
    titled: dict[tuple[int, int], tuple[str, Mention]] = {}
    for tag in tagging.actors:
        if tag.reviewed and tag.kind == "person":
            for mention in tag.mentions:
                number, section = by_place[mention.where, mention.caption]
                if _after_title(section, mention.start):
                    titled[number, mention.start] = tag.id, mention
    if not titled:
        return
    told: set[tuple[str, str]] = set()
    for person in discover(sections, ()).people:
        known = titled.get((person.section, person.start))
        if known and person.post and (known[0], person.post) not in told:
            told.add((known[0], person.post))
            yield known[0], person.post, known[1]


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
    """Whether the post seen is this role, perhaps with its country or body before it ("NATO Secretary General") or short ("Minister")."""
    if same_post(seen, title):
        return True
    body = next((actor for actor in actors if of and fold(of) in (fold(actor.name), fold(actor.slug), fold(actor.id))), None)
    names = [of, *((body.name, *body.aliases, *body.acronyms) if body else ())]
    names += [adjective for actor in actors if actor.kind == "country" for adjective in actor.adjectives]
    low = fold(seen)
    if low in fold(title).split():  # "Minister Iwaya"
        return True
    return any(low.startswith(f"{fold(name)} ") and same_post(low.removeprefix(f"{fold(name)} "), title) for name in names if name)

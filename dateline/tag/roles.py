"""Roles in time: the post an actor held on a day, and whoever held the post that a text names without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import ActorProfile, Role
from dateline.tag.evidence import Sign
from dateline.tag.folding import plain
from dateline.tag.match import Found
from dateline.tag.sections import Section

_AFTER = re.compile(
    r"(?:['’]s?)? ((?:[A-Za-z]+ ){0,3}(?:minister|president|premier|chancellor|chief|head|leader|secretary|secretary[- ]general|"
    r"governor|king|queen|emperor|spokesman|chairman|director[- ]general))\b(?!s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b((?:[A-Za-z]+ ){0,4}(?:minister|president|premier|chancellor|chief|head|leader|secretary|secretary[- ]general|governor|"
    r"king|queen|emperor|chairman|director[- ]general)(?: (?:of|for) (?!the\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?)?)"
    r" of (?:the )?\Z",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:a|an|any|another|every|each|former|ex|first|then|next|previous|past|future|no|some|new|late|deputy|vice|acting|"
    r"designate)[- ](?:\w+[- ])?\Z|\b(?:a|an|former|deputy|vice|first|then) ",
    re.IGNORECASE,
)
_SAME = {
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "foreign affairs minister": "foreign minister",
    "premier": "prime minister",
    "minister of defense": "defense minister",
    "minister of defence": "defense minister",
    "minister for defence": "defense minister",
    "defence minister": "defense minister",
    "secretary of defense": "defense secretary",
    "minister of finance": "finance minister",
    "secretary-general": "secretary general",
}
_CHIEFS = frozenset({"chief", "head", "leader", "boss"})


def role_on(actor: ActorProfile, day: str) -> Role | None:
    """The role that the actor held on that day (`YYYY-MM-DD`, or "" where unknown); of several the one that began last. None where no role is known for it."""
    valid = [role for role in actor.roles if held_on(role, day)]
    return max(valid, key=lambda role: role.start) if valid else None


def role_text(role: Role, actors: Mapping[str, ActorProfile]) -> str:
    """The role as readers see it: "Secretary General of NATO"."""
    of = actors[role.of].name if role.of in actors else role.of
    return f"{role.title} of {of}" if of else role.title


def held_on(role: Role, day: str) -> bool:
    """Whether the post was held then. Without a day only roles without dates count; one with `as_of` alone holds for a year around it."""
    if not day:
        return not (role.start or role.end or role.as_of)
    if (role.start and day[: len(role.start)] < role.start) or (role.end and day[: len(role.end)] > role.end):
        return False
    if not role.start and not role.end and role.as_of:
        return abs(int(day[:4]) * 12 + int(day[5:7]) - int(role.as_of[:4]) * 12 - int(role.as_of[5:7] or 6)) <= 12
    return True


def holders(actors: Mapping[str, ActorProfile]) -> dict[str, tuple[tuple[str, Role], ...]]:
    """Who holds which posts: folded name of the country or organisation to pairs of person and role."""
    found: dict[str, list[tuple[str, Role]]] = {}
    for actor in actors.values():
        for role in actor.roles:
            of = actors[role.of].name if role.of in actors else role.of
            if actor.kind == "person" and of:
                found.setdefault(plain(of), []).append((actor.id, role))
    return {of: tuple(pairs) for of, pairs in found.items()}


def role_mentions(
    found: Sequence[Found],
    sections: tuple[Section, ...],
    actors: Mapping[str, ActorProfile],
    posts: Mapping[str, Sequence[tuple[str, Role]]],
    day: str,
) -> Iterator[Sign]:
    """Mentions by office alone: "the NATO chief", "Japan's foreign minister", "the Prime Minister of Japan", where a profile says who held it that day."""
    if not posts or not day:
        return
    for place in found:
        ids = {form.actor for form in place.forms}
        if len(ids) != 1 or (id_ := next(iter(ids))) not in actors:
            continue
        names = [plain(name) for name in (actors[id_].name, *actors[id_].aliases, *actors[id_].acronyms) if plain(name) in posts]
        pairs = [pair for name in names for pair in posts[name]]
        if pairs and (sign := _office(place, sections[place.section], pairs, day)):
            yield sign


def _office(place: Found, section: Section, pairs: Sequence[tuple[str, Role]], day: str) -> Sign | None:
    text = section.text
    after = _AFTER.match(text, place.end)
    if after and not _NOT_NOW.search(text, max(0, place.start - 14), place.start):
        title, start, end = after.group(1), place.start, after.end()
    else:
        before = _BEFORE.search(text, max(0, place.start - 60), place.start)
        if not before:
            return None
        title, start, end = before.group(1), before.start(1), place.end
        title = title[4:] if title.lower().startswith("the ") else title
        if _NOT_NOW.search(text, max(0, start - 14), start) or _NOT_NOW.match(title):
            return None
    wanted = _post(title)
    people = {person for person, role in pairs if held_on(role, day) and _matches(wanted, _post(role.title))}
    return Sign(people.pop(), place.section, start, end, "role", 0.9) if len(people) == 1 else None


def _post(title: str) -> str:
    low = plain(title).replace("defence", "defense").replace("secretary-general", "secretary general")
    words = low.split()
    while words and words[0] in ("the", "then", "current", "incumbent"):
        words = words[1:]
    return _SAME.get(" ".join(words), " ".join(words))


def same_post(one: str, other: str) -> bool:
    """Whether two titles name one post: "Minister for Foreign Affairs", "foreign minister"."""
    return _post(one) == _post(other)


def _matches(wanted: str, held: str) -> bool:
    return wanted == held or (
        wanted in _CHIEFS
        and held in ("secretary general", "director general", "president", "chairman", "executive director", "director", "commissioner", "supreme leader")
    )

"""Roles in time: which post an actor held on a day, what posts are the same, and who holds which."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import ActorProfile, Role
from dateline.tag.folding import plain
from dateline.text import regex

_SAME = {
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "foreign affairs minister": "foreign minister",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "president of the government": "prime minister",
    "president of the council of ministers": "prime minister",
    "president of council of ministers": "prime minister",
    "president of the swiss confederation": "president",
    "federal chancellor": "chancellor",
    "amir": "emir",
    "minister of defense": "defense minister",
    "minister for defense": "defense minister",
    "secretary of defense": "defense secretary",
    "high representative for foreign affairs and security policy": "high representative",
    "high representative for foreign affairs": "high representative",
    "high representative for foreign policy": "high representative",
    "foreign policy chief": "high representative",
    "foreign affairs chief": "high representative",
    "foreign chief": "high representative",
    "top diplomat": "high representative",
    "minister of finance": "finance minister",
    "minister for finance": "finance minister",
}
_FOR_NOW = regex(r"(?:acting|interim|caretaker|transition|transitional|provisional) ")
_NAMED_WITH_THE = regex(r"(?:United|European|Central African|Czech|Dominican) |Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|.* Islands\b")
_CHIEFS = frozenset({"chief", "head", "leader", "boss"})
_HEADS_OF_BODIES = frozenset(
    {"secretary general", "director general", "president", "chairman", "executive director", "director", "commissioner", "supreme leader"}
)
_LEADERS = frozenset({"supreme leader", "state affairs commission president"})


def role_on(actor: ActorProfile, day: str) -> Role | None:
    """The role that the actor held on that day (`YYYY-MM-DD`, or "" where unknown); of several the one that began last. None where no role is known for it."""
    valid = [role for role in actor.roles if held_on(role, day)]
    return max(valid, key=lambda role: role.start) if valid else None


def role_text(role: Role, actors: Mapping[str, ActorProfile]) -> str:
    """The role as readers see it: "Secretary General of NATO"."""
    of = actors[role.of].name if role.of in actors else role.of
    article = "the " if _NAMED_WITH_THE.match(of) else ""
    return f"{role.title} of {article}{of}" if of else role.title


def role_told(role: Role, actors: Mapping[str, ActorProfile]) -> str:
    """The role with its days, as evidence: "Prime Minister of Japan, 2024-10-01 to 2025-10-21", "President of France, since 2017-05-14, as of 2026-01-22"."""
    days = f"{role.start} to {role.end}" if role.start and role.end else f"since {role.start}" if role.start else f"until {role.end}" if role.end else ""
    return ", ".join(part for part in (role_text(role, actors), days, f"as of {role.as_of}" if role.as_of else "") if part)


def held_on(role: Role, day: str) -> bool:
    """Whether the post was held then. Without a day only roles without dates count; one with `as_of` alone holds for a year around it.
    Where only the month or year of the end is known, and the day until which it is sure, nothing after that day is."""
    if not day:
        return not (role.start or role.end or role.as_of)
    if (role.start and day[: len(role.start)] < role.start) or (role.end and day[: len(role.end)] > role.end):
        return False
    if len(role.end) in (4, 7) and len(role.as_of) == 10 and day > role.as_of:
        return False
    if not role.start and not role.end and role.as_of:
        return abs(int(day[:4]) * 12 + int(day[5:7]) - int(role.as_of[:4]) * 12 - int(role.as_of[5:7] or 6)) <= 12
    return True


def holders(actors: Mapping[str, ActorProfile]) -> dict[str, tuple[tuple[str, Role], ...]]:
    """Who holds which posts: the id of the country or organisation to pairs of person and role."""
    by_name: dict[str, list[tuple[str, Role]]] = {}
    for actor in actors.values():
        for role in actor.roles if actor.kind == "person" else ():
            if role.of:
                by_name.setdefault(plain(actors[role.of].name if role.of in actors else role.of), []).append((actor.id, role))
    found: dict[str, list[tuple[str, Role]]] = {}
    for actor in actors.values() if by_name else ():
        if actor.kind != "person":
            for name in dict.fromkeys(map(plain, (actor.name, *actor.aliases, *actor.acronyms))):
                if name in by_name:
                    found.setdefault(actor.id, []).extend(by_name[name])
    return {of: tuple(pairs) for of, pairs in found.items()}


def post_key(title: str) -> str:
    """A title for comparing: folded, without "the" or "current", its synonyms as one."""
    low = plain(title).replace("defence", "defense").replace("secretary-general", "secretary general").replace("governor-general", "governor general")
    words = low.split()
    while words and words[0] in ("the", "current", "incumbent"):
        words = words[1:]
    return _SAME.get(" ".join(words), " ".join(words))


def same_post(one: str, other: str) -> bool:
    """Whether two titles name one post: "Minister for Foreign Affairs", "foreign minister"."""
    return post_key(one) == post_key(other)


def answers_to(wanted: str, role: Role, kind: str) -> bool:
    """Whether somebody in this role is meant by a post that a text names of a body of this `kind`: "the NATO chief" is its secretary general.

    Whoever fills a post for the time being fills it; "the German leader" is left open, for states are not led by their presidents everywhere.
    """
    held = post_key(_FOR_NOW.sub("", plain(role.title)))
    return wanted == held or (wanted in _CHIEFS and held in (_HEADS_OF_BODIES if kind == "organization" else _LEADERS))

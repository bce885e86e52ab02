"""Profiles and discoveries together: one person or organisation for all forms of a name in a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.model import Blocked
from dateline.tag.acronyms import Definition, definitions
from dateline.tag.discovery import Discovery
from dateline.tag.evidence import Sign, held_back
from dateline.tag.folding import plain
from dateline.tag.heads import bearers_here, chiefs_here, heads_here, serving
from dateline.tag.lexicon import Lexicon
from dateline.tag.lone import lone_people
from dateline.tag.names import FUNCTION
from dateline.tag.organisations import Organisation
from dateline.tag.registry import Someone, gather_organisations, gather_people, second_mentions
from dateline.tag.sections import Section

_DEEDS = frozenset(
    [
        "accord",
        "accords",
        "act",
        "agreement",
        "arrangement",
        "assistance",
        "convention",
        "declaration",
        "framework",
        "initiative",
        "pact",
        "protocol",
        "statement",
        "treaty",
    ]
)


class Named(Struct, frozen=True):
    """Everyone the item names, by id, and every sign of them; `heads` are those whom the world pack knows to be in office."""

    people: dict[str, Someone]
    signs: tuple[Sign, ...]
    blocked: tuple[Blocked, ...]
    heads: frozenset[str] = frozenset()


class _Shortened(Struct, frozen=True):
    """What the acronyms of a document stand for, by folded names; long names found through them; acronyms of common words."""

    aliases: dict[str, str]
    extra: list[Organisation]
    refused: set[str]


def join(discovery: Discovery, signs: Sequence[Sign], sections: tuple[Section, ...], lexicon: Lexicon, homes: Iterable[str] = (), day: str = "") -> Named:
    """Everyone of one document of that `day`. `signs` are those of the lexicon's phrases, `homes` the slugs of the countries that its source belongs to."""
    here = dict.fromkeys(sign.actor for sign in signs)
    countries = {id_.removeprefix("country/") for id_ in here if id_.startswith("country/")} | set(homes)
    served = serving(here, lexicon.posts)
    heads = heads_here(discovery.people, lexicon.heads, lexicon.actors, countries, served)
    heads += chiefs_here(discovery.people, lexicon.chiefs, lexicon.actors, countries, day, served)
    profiles = [lexicon.someone[id_] for id_ in here if id_ in lexicon.someone]
    groups = [one for one in profiles if one.kind == "organization"]
    surnames = bearers_here(discovery.people, lexicon.surnames, lexicon.actors, day)
    people, people_signs = gather_people(discovery.people, [*(one for one in profiles if one.kind == "person"), *heads], surnames)
    short = _shortened(discovery, signs, sections if discovery.organisations else (), {one.id: plain(one.name) for one in groups})
    candidates = [o for o in (*discovery.organisations, *short.extra) if plain(o.name) not in short.refused]
    organisations, organisation_signs = gather_organisations(candidates, short.aliases | _initials(candidates, groups), groups)
    taken = {word for one in (*people, *organisations) for word in (*one.short, *one.words)}
    lonely = lone_people(discovery.bare, sections, taken, discovery.alone)
    if lonely:
        people, lonely_signs = gather_people(lonely, people, {})
        people_signs = [*people_signs, *lonely_signs]
    everyone = [*people, *organisations]
    later = second_mentions(discovery.bare, everyone, short.aliases)
    refused = [o for o in discovery.organisations if plain(o.name) in short.refused]
    blocked = tuple(held_back(sections[o.section], o.start, o.end, "an acronym of common words") for o in refused)
    counted = (*_fuller(organisations, _surnames_of(people, signs, sections)), *people_signs, *organisation_signs, *later)
    return Named({one.id: one for one in everyone}, counted, blocked, frozenset(one.id for one in heads))


def _shortened(discovery: Discovery, signs: Sequence[Sign], sections: tuple[Section, ...], names: Mapping[str, str]) -> _Shortened:
    """The acronyms introduced in brackets. `names` are the folded names of the organisations that the lexicon found, by id."""
    known = {(sign.section, sign.end): names[sign.actor] for sign in signs if sign.actor in names}
    found = _Shortened({}, [], set())
    whole = {(one.section, one.end): one for one in reversed(discovery.organisations)}
    for number, section in enumerate(sections):
        if section.where == "title" and section.heads[0]:
            continue
        for one in definitions(number, section):
            _read(one, section, known, whole.get((one.section, one.end)), found)
    return found


def _read(one: Definition, section: Section, known: Mapping[tuple[int, int], str], whole: Organisation | None, found: _Shortened) -> None:
    long_form = section.text[one.start : one.end]
    by_short = known.get((one.section, one.short_start + len(one.short)))
    by_long = known.get((one.section, one.end))
    if by_long:
        found.aliases[plain(one.short)] = by_long
        if whole:
            found.aliases[_without_the(plain(whole.name))] = by_long
    elif by_short:
        found.aliases[_without_the(plain(whole.name if whole else long_form))] = by_short
    elif _is_name(long_form) and whole:
        found.aliases[plain(one.short)] = _without_the(plain(whole.name))
    elif _is_name(long_form) and " " in long_form:
        found.aliases[plain(one.short)] = _without_the(plain(long_form))
        found.extra.append(Organisation(one.section, one.start, one.end, long_form, 1.0, "introduced with its acronym"))
    else:
        found.refused.add(plain(one.short))


def _initials(candidates: Sequence[Organisation], groups: Sequence[Someone]) -> dict[str, str]:
    """Acronyms that are the initials of one organisation named here: "BA" beside British Airways."""
    names = dict.fromkeys([*(_without_the(plain(o.name)) for o in candidates), *(plain(one.name) for one in groups)])
    initials: dict[str, list[str]] = {}
    for name in names:
        words = [word for word in name.split() if word not in FUNCTION]
        if len(words) > 1:
            initials.setdefault("".join(word[0] for word in words), []).append(name)
    return {short: longs[0] for short, longs in initials.items() if len(longs) == 1}


def _surnames_of(people: Sequence[Someone], signs: Sequence[Sign], sections: tuple[Section, ...]) -> list[Sign]:
    """The signs, with countries' names that are surnames of people named in full given to these: Jim Jordan, then "Jordan said"."""
    surnames = {word: person.id for person in people for word in person.short if " " in person.name}
    result = []
    for sign in signs:
        written = sections[sign.section].folded[sign.start : sign.end]
        owner = surnames.get(written) if sign.actor.startswith("country/") else None
        result.append(Sign(owner, sign.section, sign.start, sign.end, "surname", 0.8) if owner else sign)
    return result


def _fuller(organisations: Sequence[Someone], signs: Sequence[Sign]) -> list[Sign]:
    """The signs, with bare names of bodies given to the one of that kind that is named in full: "U.S. Navy", then "the Navy"."""
    by_last: dict[str, list[str]] = {}
    for one in organisations:
        if len(one.words) > 1:
            by_last.setdefault(one.words[-1], []).append(one.id)
    bare = {one.id: by_last[one.words[0]][0] for one in organisations if len(one.words) == 1 and len(by_last.get(one.words[0], ())) == 1}
    return [replace(sign, actor=bare[sign.actor]) if sign.actor in bare and sign.rule == "known name" else sign for sign in signs]


def _is_name(text: str) -> bool:
    """Whether a long form is written as a body's name; "Reciprocal Access Agreement" is a name, but of a deed."""
    words = [word for word in text.split() if len(word) > 3]
    deed = plain(text).split()[-1] in _DEEDS
    return bool(words) and not deed and all(word[0].isupper() for word in words)


def _without_the(name: str) -> str:
    return name.removeprefix("the ")

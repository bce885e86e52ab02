"""One document's people and organisations: different forms of one name joined, second mentions found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from dateline.tag.evidence import Sign
from dateline.tag.folding import plain
from dateline.tag.names import COMPANY, lists
from dateline.tag.organisations import Organisation
from dateline.tag.people import Person
from dateline.tag.posts import is_qualified
from dateline.tag.runs import Word
from dateline.text import regex, slug

_FORMS = frozenset(word.strip(".") for word in COMPANY)
_MOST = 50  # namesakes that are told apart: a text that names more of them is a list
_SIR = frozenset({"sir", "dame", "dr.", "dr", "mr.", "mrs.", "ms."})


class Someone(Struct, frozen=True):
    """A person or organisation of this document: `id`, the name as shown, the words that stand for it later, title as read."""

    id: str
    kind: str
    name: str
    short: tuple[str, ...]
    words: tuple[str, ...]
    given: str = ""
    title: str = ""


def someone(id_: str, kind: str, name: str, short: tuple[str, ...] = (), given: str = "", title: str = "") -> Someone:
    """The person or organisation of this name."""
    return Someone(id_, kind, name, short, tuple(plain(name).split()), given, title)


def gather_people(people: Sequence[Person], profiles: Sequence[Someone], surnames: Mapping[str, tuple[Someone, ...]]) -> tuple[list[Someone], list[Sign]]:
    """Who the people are: full names first, then titles with a surname. `profiles` are people that the lexicon found here;
    `surnames` are those it knows, for a surname with a title before it.
    """
    everyone = {one.id: one for one in profiles}
    by_words = {frozenset(one.words): one.id for one in profiles}
    namesakes: dict[str, dict[str, None]] = {}
    for one in profiles:
        _add(namesakes, one)
    signs: list[Sign] = []
    for person in sorted(people, key=lambda p: (" " not in p.name, p.section, p.start)):
        words = plain(person.name).split()
        id_ = by_words.get(frozenset(words)) or _same(words, person, [everyone[id_] for id_ in islice(namesakes.get(person.surname, ()), _MOST)])
        if not id_ and len(words) == 1 and person.title:
            known = surnames.get(words[0], ())
            if len(known) == 1:
                id_ = known[0].id
                everyone[id_] = known[0]
                _add(namesakes, known[0])
        if not id_:
            given = words[0] if len(words) > 1 and words[0] != person.surname else words[-1] if len(words) > 1 else ""
            id_ = f"person/{slug(person.name)}"
            everyone[id_] = someone(id_, "person", person.name, (person.surname,), given, person.post)
            _add(namesakes, everyone[id_])
        elif person.post and (not everyone[id_].title or (is_qualified(person.post) and person.post.endswith(f" {everyone[id_].title}"))):
            everyone[id_] = replace(everyone[id_], title=person.post)  # "former President" tells more than "President"
        by_words[frozenset(words)] = id_
        signs.append(Sign(id_, person.section, person.start, person.end, person.rule, min(1.0, 0.5 + person.score / 8)))
    return list(everyone.values()), signs


def _add(namesakes: dict[str, dict[str, None]], one: Someone) -> None:
    for key in one.short:
        namesakes.setdefault(key, {})[one.id] = None


def _same(words: Sequence[str], person: Person, namesakes: Iterable[Someone]) -> str:
    """The id of the one already known that this name means: one that differs by initials and middle names only; "" for none."""
    for one in namesakes:
        if one.kind != "person" or person.surname not in one.short:
            continue
        if len(words) == 1:
            return one.id
        if len(one.words) > 1 and _fits(words[0], one.words[0]) and not _differ(words, one.words):
            if words[0] == person.surname and _given(words) != _given(one.words):
                continue
            return one.id
    return ""


def _given(words: Sequence[str]) -> str:
    """What stands behind a surname that stands first, as one word: Pham Minh Chinh is not Pham Thu Hang, Kim Jong-un is Kim Jong Un."""
    return "".join(words[1:]).replace("-", "")


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether initials say that two are meant: George W. and George H. W."""
    middle, its = ([word[0] for word in words[1:-1] if word.endswith(".")] for words in (one, other))
    return bool(middle and its) and middle[0] != its[0]


def _fits(one: str, other: str) -> bool:
    """Donald and D., George and George W.; not Bill and Hillary."""
    return one == other or (one[0] == other[0] and (one.rstrip(".") == other[0] or other.rstrip(".") == one[0]))


def second_mentions(bare: Sequence[tuple[int, Word]], everyone: Sequence[Someone], aliases: Mapping[str, str]) -> list[Sign]:
    """Bare words that are the surname, the given name or the short form of someone named in full, or an acronym introduced for it."""
    by_name = {" ".join(one.words): one for one in everyone if one.kind == "organization"}
    short = {alias: [by_name[name]] for alias, name in aliases.items() if name in by_name}
    given: dict[str, list[Someone]] = {}
    for one in everyone:
        for key in one.short:
            short.setdefault(key, []).append(one)
        if one.given:
            given.setdefault(one.given, []).append(one)
    signs = []
    for section, word in bare:
        low = word.low
        others: list[Someone] = []
        if low in short:
            who, *others = short[low][:_MOST]
            rule = "surname" if who.kind == "person" else "short form"
        elif low in given and len(given[low]) == 1 and low not in lists().places and low not in lists().common:
            who, rule = given[low][0], "given name"
        else:
            continue
        signs.append(Sign(who.id, section, word.start, word.end, rule, 0.9, tuple(other.id for other in others if other.id != who.id)))
    return signs


def gather_organisations(found: Sequence[Organisation], aliases: dict[str, str], profiles: Sequence[Someone]) -> tuple[list[Someone], list[Sign]]:
    """The organisations, forms of one name joined; `aliases` maps the folded acronyms of this document to the folded long names."""
    everyone = list(profiles)
    by_key = {plain(s.name): s for s in profiles}
    by_short: dict[str, list[Someone]] = {}
    for profile in profiles:
        for word in profile.short:
            by_short.setdefault(word, []).append(profile)
    signs = []
    for one in sorted(found, key=lambda o: (" " not in o.name, o.section, o.start)):
        key = _key(one.name)
        key = aliases.get(key, key)
        known = by_key.get(key) or by_key.get(_NATION.sub("", key)) or _only(by_short.get(key, ()))
        if known is None:
            name = one.name[4:] if one.name.lower().startswith("the ") else one.name
            known = someone(f"organization/{slug(name)}", "organization", name, _short(name))
            by_key[key] = known
            everyone.append(known)
            for word in known.short:
                by_short.setdefault(word, []).append(known)
        signs.append(Sign(known.id, one.section, one.start, one.end, one.rule, 0.7))
    return everyone, signs


_NATION = regex(r"^(?:u\.s\.|us|u\.k\.|uk|united states|\w+(?:ish|ese|ian|can|man|ch|li|qi)) ")


def _only(fitting: Sequence[Someone]) -> Someone | None:
    """The one organisation whose short form something is: "Tullow" of Tullow Oil."""
    return fitting[0] if len(fitting) == 1 else None


def _key(name: str) -> str:
    words = plain(name).split()
    while len(words) > 1 and words[-1].strip(",.") in _FORMS:
        words = words[:-1]
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words).rstrip(",")


def _short(name: str) -> tuple[str, ...]:
    """What may stand for a company later: the first word of "Tullow Oil", where it is no common word."""
    words = plain(name).split()
    known = lists()
    if len(words) > 1 and words[0] not in known.common and words[0] not in known.places and words[0] not in known.given and len(words[0]) > 2:
        return (words[0],)
    return ()

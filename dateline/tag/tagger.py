"""One item's tags: the order of the steps, readable top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import ActorTag, Blocked, Mention, Quote, Reading, Tagging
from dateline.tag.acronyms import definitions
from dateline.tag.attribution import quotes_of
from dateline.tag.discovery import Discovery, discover
from dateline.tag.evidence import Sign, held_back, mention
from dateline.tag.folding import plain
from dateline.tag.given import with_actors, with_topics
from dateline.tag.issuer import homes_of, issuer_of
from dateline.tag.lexicon import Lexicon
from dateline.tag.lone import lone_people
from dateline.tag.match import Found, match
from dateline.tag.organisations import Organisation
from dateline.tag.passages import Subject
from dateline.tag.registry import Someone, gather_organisations, gather_people, second_mentions
from dateline.tag.resolve import resolve
from dateline.tag.roles import role_mentions, role_on, role_text
from dateline.tag.salience import lede_end, salience
from dateline.tag.sections import Section, sections_of
from dateline.tag.topics import topics_of

_WHERE = {"title": 0, "body": 1, "caption": 2}


@dataclass(frozen=True, slots=True)
class _Named:
    """Everyone the item names, by id, and every sign of them."""

    people: dict[str, Someone]
    signs: tuple[Sign, ...]
    blocked: tuple[Blocked, ...]


def tag_item(reading: Reading, lexicon: Lexicon) -> Tagging:
    """The tags of one item: who is in it, what it is about, who said what. Pure: the same reading and lexicon give the same tags."""
    sections = sections_of(reading)
    matches = match(sections, lexicon.automata(reading.language.value or ""))
    found = [place for place in matches.found if place.forms]
    discovery = discover(sections, found)
    issuer = issuer_of(reading, lexicon)
    inner = _covered(found, discovery)
    resolved = resolve([p for p in matches.found if p not in inner], sections, lexicon, homes_of(reading, lexicon), issuer)
    named = _join(discovery, resolved.signs, sections, lexicon)
    day = (reading.published.value or "")[:10]
    offices = tuple(role_mentions(found, sections, lexicon.actors, lexicon.posts, day))
    signs = _distinct((*named.signs, *offices))
    quotes = _quotes(sections, signs, {id_: s.name for id_, s in named.people.items()})
    actors = _tags(signs, named.people, sections, quotes, lexicon, day)
    blocked = (*resolved.blocked, *named.blocked, *(held_back(sections[p.section], p.start, p.end, "part of a longer name") for p in inner))
    if reading.said.actors:
        actors = with_actors(actors, reading.said.actors, "front matter", found, sections, lexicon, day)
    topics = topics_of(lexicon.topics, matches.phrases, sections, {tag.id for tag in actors})
    if reading.said.topics:
        topics = with_topics(topics, reading.said.topics, lexicon)
    return Tagging(actors, topics, quotes, tuple(sorted(set(blocked), key=_blocked_order)), issuer)


def _blocked_order(blocked: Blocked) -> tuple[int, int, str]:
    return _WHERE[blocked.where], blocked.start, blocked.text


def _covered(found: Sequence[Found], discovery: Discovery) -> list[Found]:
    """Countries inside a longer name: "Bank of | America |", "Marin | Ireland |". An adjective in front still speaks for its country."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for name in (*discovery.organisations, *discovery.people):
        spans.setdefault(name.section, []).append((name.start, name.end))
    inner = []
    for place in found:
        if any(form.kind != "country" or form.rule in ("adjective", "demonym") for form in place.forms):
            continue
        for start, end in spans.get(place.section, ()):
            if start <= place.start and place.end <= end and end - start > place.end - place.start:
                inner.append(place)
                break
    return inner


def _join(discovery: Discovery, signs: Sequence[Sign], sections: tuple[Section, ...], lexicon: Lexicon) -> _Named:
    """Profiles and discoveries together: one person or organisation for all forms of a name in this document."""
    here = dict.fromkeys(sign.actor for sign in signs)
    profiles = [lexicon.someone[id_] for id_ in here if id_ in lexicon.someone]
    people, people_signs = gather_people(discovery.people, [s for s in profiles if s.kind == "person"], lexicon.surnames)
    shorts = [d for number, section in enumerate(sections) for d in definitions(number, section)]
    known_at = {(sign.section, sign.end): sign.actor for sign in signs}
    known_names = {id_: plain(lexicon.someone[id_].name) for id_ in here if id_.startswith("organization/") and id_ in lexicon.someone}
    aliases: dict[str, str] = {}
    extra: list[Organisation] = []
    refused: set[str] = set()
    for one in shorts:
        section = sections[one.section]
        long_form = section.text[one.start : one.end]
        short_at = (one.section, one.short_start + len(one.short))
        if (one.section, one.end) in known_at and known_at[one.section, one.end] in known_names:
            aliases[plain(one.short)] = known_names[known_at[one.section, one.end]]
        elif short_at in known_at and known_at[short_at] in known_names:
            aliases[_without_the(plain(long_form))] = known_names[known_at[short_at]]
            if whole := _ending_at(discovery.organisations, one.section, one.end):
                aliases[_without_the(plain(whole.name))] = known_names[known_at[short_at]]
        elif _is_name(long_form) and (whole := _ending_at(discovery.organisations, one.section, one.end)):
            aliases[plain(one.short)] = _without_the(plain(whole.name))
        elif _is_name(long_form) and len(long_form.split()) > 1:
            aliases[plain(one.short)] = _without_the(plain(long_form))
            extra.append(Organisation(one.section, one.start, one.end, long_form, 1.0, "introduced with its acronym"))
        else:
            refused.add(plain(one.short))
    candidates = [o for o in (*discovery.organisations, *extra) if plain(o.name) not in refused]
    organisations, organisation_signs = gather_organisations(candidates, aliases, [s for s in profiles if s.kind == "organization"])
    taken = {word for someone in (*people, *organisations) for word in (*someone.short, someone.given, *plain(someone.name).split())}
    lonely = lone_people(discovery.bare, sections, taken, discovery.alone)
    if lonely:
        people, lonely_signs = gather_people(lonely, people, {})
        people_signs = [*people_signs, *lonely_signs]
    everyone = [*people, *organisations]
    signs = _surnames_of(people, signs, sections)
    later = second_mentions(discovery.bare, everyone)
    blocked = tuple(
        held_back(sections[o.section], o.start, o.end, "an acronym of common words") for o in discovery.organisations if plain(o.name) in refused
    )
    return _Named({s.id: s for s in everyone}, (*signs, *people_signs, *organisation_signs, *later), blocked)


def _surnames_of(people: Sequence[Someone], signs: Sequence[Sign], sections: tuple[Section, ...]) -> list[Sign]:
    """The signs, with countries' names that are surnames of people named in full given to these: Jim Jordan, then "Jordan said"."""
    surnames = {word: person.id for person in people for word in person.short if " " in person.name}
    result = []
    for sign in signs:
        written = sections[sign.section].folded[sign.start : sign.end]
        owner = surnames.get(written) if sign.actor.startswith("country/") else None
        result.append(Sign(owner, sign.section, sign.start, sign.end, "surname", 0.8) if owner else sign)
    return result


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _without_the(name: str) -> str:
    return name.removeprefix("the ")


def _ending_at(organisations: Iterable[Organisation], section: int, end: int) -> Organisation | None:
    return next((o for o in organisations if o.section == section and o.end == end), None)


def _distinct(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """One sign an actor and place, in the order of the text; of two that overlap for one actor the longer."""
    kept: list[Sign] = []
    ends: dict[tuple[str, int], int] = {}
    for sign in sorted(set(signs), key=lambda s: (s.section, s.start, -s.end, s.actor)):
        if ends.get((sign.actor, sign.section), -1) <= sign.start:
            kept.append(sign)
            ends[sign.actor, sign.section] = sign.end
    return tuple(kept)


def _quotes(sections: tuple[Section, ...], signs: Sequence[Sign], names: Mapping[str, str]) -> tuple[Quote, ...]:
    body = next((number for number, section in enumerate(sections) if section.where == "body"), None)
    if body is None:
        return ()
    subjects = [Subject(s.actor, s.actor.split("/")[0], s.start, s.end) for s in signs if s.section == body]
    return quotes_of(sections[body].text, subjects, names)


def _tags(
    signs: Sequence[Sign], people: dict[str, Someone], sections: tuple[Section, ...], quotes: Sequence[Quote], lexicon: Lexicon, day: str
) -> tuple[ActorTag, ...]:
    by_actor: dict[str, list[Mention]] = {}
    for sign in signs:
        by_actor.setdefault(sign.actor, []).append(mention(sign, sections))
    body = next((section for section in sections if section.where == "body"), None)
    length = len(body.text) if body else 0
    lede = lede_end(body.starts, length) if body else 0
    speaking = {quote.speaker for quote in quotes}
    tags = []
    for id_, mentions in by_actor.items():
        mentions.sort(key=lambda m: (_WHERE[m.where], m.caption, m.start))
        weight = salience(mentions, lede, length, quoted=id_ in speaking)
        profile = lexicon.actors.get(id_)
        if profile:
            role = role_on(profile, day)
            shown = role_text(role, lexicon.actors) if role else ""
            tags.append(ActorTag(id_, profile.name, profile.kind, profile.wikidata, True, weight, shown, tuple(mentions)))  # type: ignore[arg-type]
        else:
            someone = people.get(id_) or lexicon.someone[id_]
            tags.append(ActorTag(id_, someone.name, someone.kind, "", False, weight, someone.title, tuple(mentions)))  # type: ignore[arg-type]
    return tuple(sorted(tags, key=lambda tag: (-tag.salience, tag.id)))

"""One item's tags: the order of the steps, readable top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from dateline.model import ActorTag, Blocked, Mention, Quote, Reading, Tagging
from dateline.tag.abroad import discover_abroad
from dateline.tag.attribution import quotes_of
from dateline.tag.bodies import bodies_of
from dateline.tag.candidates import Candidates, candidates
from dateline.tag.discovery import Discovery, discover
from dateline.tag.eastern import eastern_surnames
from dateline.tag.evidence import Sign, held_back, mention
from dateline.tag.forms import Form
from dateline.tag.given import with_actors, with_topics
from dateline.tag.heads import is_head, role_shown
from dateline.tag.issuer import homes_of, issuer_of
from dateline.tag.join import join
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import Found, match
from dateline.tag.offices import offices
from dateline.tag.passages import Subject
from dateline.tag.posts import fields_of_posts
from dateline.tag.registry import Someone
from dateline.tag.resolve import resolve
from dateline.tag.said import with_posts
from dateline.tag.salience import lede_end, saliences
from dateline.tag.sections import Section, sections_of
from dateline.tag.spans import Spans
from dateline.tag.teams import teams_of
from dateline.tag.topics import topics_of

_WHERE = {"title": 0, "body": 1, "caption": 2}


def tag_item(reading: Reading, lexicon: Lexicon) -> Tagging:
    """The tags of one item: who is in it, what it is about, who said what. Pure: the same reading and lexicon give the same tags."""
    sections = sections_of(reading)
    language = reading.language.value or "en"
    matches = match(sections, lexicon.automata(language))
    fields = fields_of_posts(matches.found, sections)
    teams = teams_of([place for place in matches.found if place not in fields], sections, lexicon.someone)
    bodies = bodies_of(teams.found, sections, lexicon.actors)
    found = [place for place in bodies.found if place.forms]
    around = sorted((*(place for place in bodies.joined if place.forms), *teams.places), key=lambda place: (place.section, place.start))
    discovery = discover(sections, around) if language.startswith("en") else discover_abroad(sections, around, language)
    issuer, homes = issuer_of(reading, lexicon), homes_of(reading, lexicon)
    inner = _covered(found, discovery)
    taken = {(p.section, p.start) for p in inner}
    counted = [p for p in bodies.found if (p.section, p.start) not in taken]
    resolved = resolve(counted, sections, lexicon, homes, issuer, discovery.organisations)
    people = with_posts(discovery.people, sections, language)
    discovery = structs.replace(discovery, people=people, organisations=(*discovery.organisations, *resolved.loose, *bodies.foreign, *teams.teams))
    day = (reading.published.value or "")[:10]
    named = join(discovery, resolved.signs, sections, lexicon, homes, day)
    posts = tuple(offices(found, sections, lexicon.actors, lexicon.posts, day, named.signs))
    surnames = tuple(eastern_surnames(named.signs, sections, lexicon.actors, day))
    signs = _distinct((*named.signs, *posts, *surnames))
    quotes = _quotes(sections, signs, {id_: s.name for id_, s in named.people.items()}, language)
    sure = named.heads | {sign.actor for sign in posts}
    held = (*resolved.blocked, *named.blocked, *teams.blocked)
    more = candidates(lexicon.model, sections, signs, held, named.people, lexicon.actors) if lexicon.model else Candidates({}, ())
    actors = _tags((*signs, *more.signs), named.people | more.people, sections, quotes, lexicon, day, sure)
    if lexicon.rejected:
        actors = tuple(tag for tag in actors if tag.id not in lexicon.rejected)
        quotes = tuple(replace(quote, speaker="", sure=0.0) if quote.speaker in lexicon.rejected else quote for quote in quotes)
    longer = (held_back(sections[p.section], p.start, p.end, "part of a longer name") for p in (*inner, *fields))
    of_two = (held_back(sections[p.section], p.start, p.end, "a name that bodies of two countries bear here") for p in bodies.undecided)
    if reading.said.actors:
        actors = with_actors(actors, reading.said.actors, "front matter", found, sections, lexicon, day)
    topics = topics_of(lexicon.topics, matches.phrases, sections, {tag.id for tag in actors})
    if reading.said.topics:
        topics = with_topics(topics, reading.said.topics, lexicon)
    return Tagging(actors, topics, quotes, tuple(sorted(dict.fromkeys((*held, *longer, *of_two)), key=_blocked_order)), issuer)


def _blocked_order(blocked: Blocked) -> tuple[int, int, str]:
    return _WHERE[blocked.where], blocked.start, blocked.text


def _covered(found: Sequence[Found], discovery: Discovery) -> list[Found]:
    """Countries and well-known names inside a longer name: "Bank of | America |", "Marin | Ireland |". An adjective in front still speaks for its country."""
    spans = [(one.section, one.start, one.end) for one in discovery.organisations] + [(one.section, one.start, one.end) for one in discovery.people]
    longer = Spans.of(spans)
    return [place for place in found if all(map(_may_be_inner, place.forms)) and longer.surpass(place.section, place.start, place.end)]


def _may_be_inner(form: Form) -> bool:
    """Whether a form may be part of a longer name: a country's, a well-known name, or one word that names a body ("Richard | Wagner |")."""
    if form.kind == "country":
        return form.rule not in ("adjective", "demonym")
    return form.rule == "known name" or (form.kind == "organization" and " " not in form.text and not form.text.isupper())


def _distinct(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """One sign an actor and place, in the order of the text; of two that overlap for one actor the longer."""
    kept: list[Sign] = []
    ends: dict[tuple[str, int], int] = {}
    for sign in sorted(dict.fromkeys(signs), key=lambda s: (s.section, s.start, -s.end, s.actor)):
        if ends.get((sign.actor, sign.section), -1) <= sign.start:
            kept.append(sign)
            ends[sign.actor, sign.section] = sign.end
    return tuple(kept)


def _quotes(sections: tuple[Section, ...], signs: Sequence[Sign], names: Mapping[str, str], language: str) -> tuple[Quote, ...]:
    body = next((number for number, section in enumerate(sections) if section.where == "body"), None)
    if body is None:
        return ()
    subjects = [Subject(s.actor, s.actor.split("/")[0], s.start, s.end) for s in signs if s.section == body]
    heads = {start for start, head in zip(sections[body].starts, sections[body].heads, strict=True) if head}
    return quotes_of(sections[body].text, subjects, names, language, heads)


def _tags(
    signs: Sequence[Sign], people: dict[str, Someone], sections: tuple[Section, ...], quotes: Sequence[Quote], lexicon: Lexicon, day: str, sure: Collection[str]
) -> tuple[ActorTag, ...]:
    by_actor: dict[str, list[Mention]] = {}
    for sign in signs:
        by_actor.setdefault(sign.actor, []).append(mention(sign, sections))
    body = next((section for section in sections if section.where == "body"), None)
    length = len(body.text) if body else 0
    lede = lede_end(body.starts, length) if body else 0
    weights = saliences(by_actor, Counter(quote.speaker for quote in quotes), lede, length)
    tags = []
    for id_, mentions in by_actor.items():
        mentions.sort(key=lambda m: (_WHERE[m.where], m.caption, m.start))
        weight = weights[id_]
        profile = lexicon.actors.get(id_)
        if profile and (id_ in sure or not is_head(profile)):
            shown = role_shown(profile, people[id_].title if id_ in people else "", day, lexicon.actors)
            tags.append(ActorTag(id_, profile.name, profile.kind, profile.wikidata, True, weight, shown, tuple(mentions)))  # type: ignore[arg-type]
        else:
            someone = people.get(id_) or lexicon.someone[id_]
            tags.append(ActorTag(id_, someone.name, someone.kind, "", False, weight, someone.title, tuple(mentions)))  # type: ignore[arg-type]
    return tuple(sorted(tags, key=lambda tag: (-tag.salience, tag.id)))

"""Actors and topics that a person gave, in front matter, a side file or a correction: they are in, whatever the text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model import ActorTag, Mention, TopicTag
from dateline.tag.folding import plain
from dateline.tag.heads import role_shown
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import Found
from dateline.tag.people import is_persons_name
from dateline.tag.sections import Section
from dateline.text import slug

GIVEN_SALIENCE = 0.5  # what a person names is no passing mention
KINDS = ("person", "organization", "country")


def with_actors(
    tags: Sequence[ActorTag], references: Iterable[str], rule: str, found: Sequence[Found], sections: tuple[Section, ...], lexicon: Lexicon, day: str
) -> tuple[ActorTag, ...]:
    """The tags with these actors (ids or names) among them. One that the text names keeps its mentions; others get those of any of their forms."""
    by_id = {tag.id: tag for tag in tags}
    for reference in references:
        id_ = actor_id(reference, lexicon)
        if id_ in by_id:
            by_id[id_] = replace(by_id[id_], salience=max(by_id[id_].salience, GIVEN_SALIENCE))
        else:
            by_id[id_] = _tag(id_, reference, rule, found, sections, lexicon, day)
    return tuple(sorted(by_id.values(), key=lambda tag: (-tag.salience, tag.id)))


def actor_id(reference: str, lexicon: Lexicon) -> str:
    """The id that an id or a name stands for. A name of nobody known gives an unreviewed id of its own."""
    if reference.split("/", 1)[0] in KINDS and "/" in reference:
        return reference
    wanted = plain(reference)
    whole = (i for i, start, end in lexicon.base.machine.find_matches_as_indexes(wanted, overlapping=True) if (start, end) == (0, len(wanted)))
    entry = next((lexicon.base.entries[i] for i in whole if lexicon.base.entries[i].forms), None)
    if entry:
        return sorted(entry.forms, key=lambda form: (form.actor not in lexicon.actors, form.rule != "name", form.actor))[0].actor
    return f"{'person' if is_persons_name(reference) else 'organization'}/{slug(reference)}"


def _tag(id_: str, reference: str, rule: str, found: Sequence[Found], sections: tuple[Section, ...], lexicon: Lexicon, day: str) -> ActorTag:
    mentions = tuple(
        Mention(sections[p.section].where, p.start, p.end, sections[p.section].text[p.start : p.end], rule, sections[p.section].caption)
        for p in found
        if any(form.actor == id_ for form in p.forms)
    )
    profile = lexicon.actors.get(id_)
    if profile:
        shown = role_shown(profile, "", day, lexicon.actors)
        return ActorTag(id_, profile.name, profile.kind, profile.wikidata, True, GIVEN_SALIENCE, shown, mentions)  # type: ignore[arg-type]
    kind, stem = id_.split("/", 1)
    name = lexicon.someone[id_].name if id_ in lexicon.someone else stem.replace("-", " ").title() if reference == id_ else reference
    return ActorTag(id_, name, kind, "", False, GIVEN_SALIENCE, "", mentions)  # type: ignore[arg-type]


def with_topics(tags: Sequence[TopicTag], references: Iterable[str], lexicon: Lexicon) -> tuple[TopicTag, ...]:
    """The topics with these (ids or names) among them, at full score. Names of no topic are left out."""
    by_id = {tag.id: tag for tag in tags}
    for reference in references:
        topic = next((t for t in lexicon.topics if reference == t.id or plain(reference) == plain(t.name)), None)
        if topic:
            evidence = by_id[topic.id].evidence if topic.id in by_id else ()
            by_id[topic.id] = TopicTag(topic.id, topic.name, 1.0, evidence)
    return tuple(sorted(by_id.values(), key=lambda tag: (-tag.score, tag.id)))

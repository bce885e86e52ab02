"""Topics of an item: strong phrases, or phrases that stand together, with the places they rest on.

The score is 0.6 for a strong phrase and 0.1 for each further one, up to 0.9; 0.5 and 0.05 for phrases that count only together;
0.1 more where one of them stands in the title.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Sequence

from dateline.model import Mention, TopicProfile, TopicTag
from dateline.tag.folding import plain
from dateline.tag.match import Phrase
from dateline.tag.sections import Section

_SENTENCE = re.compile(r"[.!?。！？…][\"”’')\]]*\s+|\n\n")


def topics_of(topics: Sequence[TopicProfile], phrases: Sequence[Phrase], sections: tuple[Section, ...], actors: Collection[str]) -> tuple[TopicTag, ...]:
    """The topics that an item speaks of, best first. `actors` are the ids of its actors."""
    by_topic: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for id_ in phrase.topics:
            by_topic.setdefault(id_, []).append(phrase)
    tags = []
    for topic in topics:
        here = by_topic.get(topic.id, [])
        if here or topic.actors:
            tag = _tag(topic, here, sections, actors)
            if tag:
                tags.append(tag)
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.id)))


def _tag(topic: TopicProfile, here: Sequence[Phrase], sections: tuple[Section, ...], actors: Collection[str]) -> TopicTag | None:
    excluded = {plain(phrase) for phrase in topic.exclude}
    shields = [p for p in here if p.phrase in excluded]
    useful = _distinct([p for p in here if p.phrase not in excluded and not any(_overlap(p, shield) for shield in shields)])
    strong = [(p, "phrase") for p in useful if p.phrase in {plain(phrase) for phrase in topic.phrases}]
    together = _together(topic, useful, sections, actors)
    if strong:
        score = min(0.9, 0.6 + 0.1 * (len(strong) - 1))
    elif together is not None:
        score = min(0.8, 0.5 + 0.05 * len(together))
    else:
        return None
    evidence = [*strong, *((p, rule) for p, rule in together or () if p not in {s for s, _ in strong})]
    if any(sections[p.section].where == "title" for p, _ in evidence):
        score += 0.1
    mentions = tuple(_mention(p, rule, sections) for p, rule in sorted(evidence, key=lambda e: (e[0].section, e[0].start)))
    return TopicTag(topic.id, topic.name, round(score, 3), mentions)


def _together(topic: TopicProfile, here: Sequence[Phrase], sections: tuple[Section, ...], actors: Collection[str]) -> list[tuple[Phrase, str]] | None:
    """The phrases that count together: all of `all_of`, one of `any_of`, a `near` group within a sentence, all `actors`; None where a part is missing."""
    if not (topic.all_of or topic.any_of or topic.near) or not set(topic.actors) <= set(actors):
        return None
    every, some = {plain(p) for p in topic.all_of}, {plain(p) for p in topic.any_of}
    found = {p.phrase for p in here}
    if not every <= found or (some and not some & found) or (some and not every and not topic.near and not topic.actors and len(some & found) < 2):
        return None
    evidence = [(p, "all of") for p in here if p.phrase in every] + [(p, "any of") for p in here if p.phrase in some]
    if topic.near:
        near = [p for group in topic.near for p in _near({plain(phrase) for phrase in group}, here, sections)]
        if not near:
            return None
        evidence += [(p, "near") for p in near if p not in {e for e, _ in evidence}]
    return evidence


def _near(group: set[str], here: Sequence[Phrase], sections: tuple[Section, ...]) -> list[Phrase]:
    """The phrases of the group in the first sentence that holds them all."""
    sentences: dict[tuple[int, int], list[Phrase]] = {}
    for number, section in enumerate(sections):
        ends = [m.end() for m in _SENTENCE.finditer(section.text)]
        for phrase in here:
            if phrase.section == number and phrase.phrase in group:
                sentences.setdefault((number, bisect.bisect_right(ends, phrase.start)), []).append(phrase)
    return next((some for some in sentences.values() if {p.phrase for p in some} == group), [])


def _distinct(phrases: Sequence[Phrase]) -> list[Phrase]:
    """One phrase a place: of two that overlap, the longer."""
    kept: list[Phrase] = []
    for phrase in sorted(set(phrases), key=lambda p: (p.section, p.start - p.end, p.start)):
        if not any(_overlap(phrase, other) for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda p: (p.section, p.start))


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.section == other.section and one.start < other.end and other.start < one.end


def _mention(phrase: Phrase, rule: str, sections: tuple[Section, ...]) -> Mention:
    section = sections[phrase.section]
    return Mention(section.where, phrase.start, phrase.end, section.text[phrase.start : phrase.end], rule, section.caption)

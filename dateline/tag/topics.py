"""Topics of an item: strong phrases, or phrases that stand together, with the places they rest on.

The score is 0.6 for a strong phrase and 0.1 for each further one, up to 0.9; 0.5 and 0.05 for phrases that count only together;
0.1 more where one of them stands in the title. Words that a profile writes in capitals (AI, NATO) count only so.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import msgspec

from dateline.model import Mention, TopicProfile, TopicTag
from dateline.tag.folding import plain
from dateline.tag.match import Phrase
from dateline.tag.sections import Section
from dateline.text import regex

_CAPITALS = regex(r"\b[A-Z][A-Z0-9]{1,5}\b")
_READ_AS_WORD = 4
_SENTENCE = regex(r"[.!?。！？…][\"”’')\]]*\s+|\n\n")


class _Rules(msgspec.Struct, frozen=True):
    """A topic's phrases, folded. `capitals`: what must stand in capitals in a phrase, and where (AI, NATO)."""

    phrases: frozenset[str]
    all_of: frozenset[str]
    any_of: frozenset[str]
    exclude: frozenset[str]
    near: tuple[frozenset[str], ...]
    capitals: Mapping[str, tuple[tuple[int, str], ...]]


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
    rules = _rules(topic)
    written = [p for p in here if p.phrase not in rules.capitals or _so_written(p, rules.capitals[p.phrase], sections)]
    shields = [p for p in written if p.phrase in rules.exclude]
    useful = _distinct([p for p in written if p.phrase not in rules.exclude and not any(_overlap(p, shield) for shield in shields)])
    strong = [(p, "phrase") for p in useful if p.phrase in rules.phrases]
    together = _together(topic, rules, useful, sections, actors)
    if strong:
        score = min(0.9, 0.6 + 0.1 * (len(strong) - 1))
    elif together is not None:
        score = min(0.8, 0.5 + 0.05 * len(together))
    else:
        return None
    known = {p for p, _ in strong}
    evidence = [*strong, *((p, rule) for p, rule in together or () if p not in known)]
    if any(sections[p.section].where == "title" for p, _ in evidence):
        score += 0.1
    mentions = tuple(_mention(p, rule, sections) for p, rule in sorted(evidence, key=lambda e: (e[0].section, e[0].start)))
    return TopicTag(topic.id, topic.name, round(score, 3), mentions)


@lru_cache(maxsize=2_000)
def _rules(topic: TopicProfile) -> _Rules:
    """The topic's phrases, folded as those that are found."""
    near = tuple(map(_folded, topic.near))
    written = (*topic.phrases, *topic.all_of, *topic.any_of, *topic.exclude, *(phrase for group in topic.near for phrase in group))
    capitals: dict[str, tuple[tuple[int, str], ...]] = {}
    for phrase in written:
        found = tuple((m.start(), m[0]) for m in _CAPITALS.finditer(phrase))
        if found and len(plain(phrase)) == len(phrase):
            capitals[plain(phrase)] = found
    for phrase in written:
        if not _CAPITALS.search(phrase):
            capitals.pop(plain(phrase), None)
    return _Rules(_folded(topic.phrases), _folded(topic.all_of), _folded(topic.any_of), _folded(topic.exclude), near, capitals)


def _folded(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(map(plain, phrases))


def _so_written(phrase: Phrase, capitals: tuple[tuple[int, str], ...], sections: tuple[Section, ...]) -> bool:
    """Whether what stands in capitals in the profile does so in the text. Longer acronyms may be read as a word: Nato, Opec."""
    text = sections[phrase.section].text
    for offset, word in capitals:
        start = phrase.start + offset
        written = text[start : start + len(word)]
        if written != word and not (len(word) >= _READ_AS_WORD and written[:1].isupper()):
            return False
    return True


def _together(
    topic: TopicProfile, rules: _Rules, here: Sequence[Phrase], sections: tuple[Section, ...], actors: Collection[str]
) -> list[tuple[Phrase, str]] | None:
    """The phrases that count together: all of `all_of`, one of `any_of`, a `near` group within a sentence, all `actors`; None where a part is missing."""
    if not (rules.all_of or rules.any_of or rules.near) or not set(topic.actors) <= set(actors):
        return None
    every, some = rules.all_of, rules.any_of
    found = {p.phrase for p in here}
    if not every <= found or (some and not some & found) or (some and not every and not rules.near and not topic.actors and len(some & found) < 2):
        return None
    evidence = [(p, "all of") for p in here if p.phrase in every] + [(p, "any of") for p in here if p.phrase in some]
    if rules.near:
        near = [p for group in rules.near if group <= found for p in _near(group, here, sections)]
        if not near:
            return None
        known = {p for p, _ in evidence}
        evidence += [(p, "near") for p in dict.fromkeys(near) if p not in known]
    return evidence


def _near(group: frozenset[str], here: Sequence[Phrase], sections: tuple[Section, ...]) -> list[Phrase]:
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

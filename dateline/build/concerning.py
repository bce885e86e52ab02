"""Which documents a changed profile concerns: those that name what it is of, then or now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from msgspec import Struct

from dateline.build.differing import gathered
from dateline.model import ActorProfile, SourceProfile, TopicProfile
from dateline.store import Shelf, Store
from dateline.text import fold
from dateline.web.addresses import actor_scope
from dateline.web.former import scope_of

P = TypeVar("P", ActorProfile, TopicProfile, SourceProfile)
Fact = tuple[str, str]
"""A document or a page, and a reason to take it up again."""


class Change(Struct, frozen=True):
    """A profile then and now (None where there is none), and what to say of it. `bare`: whether tagging sees a difference."""

    one: ActorProfile | TopicProfile | SourceProfile | None
    other: ActorProfile | TopicProfile | SourceProfile | None
    why: str
    bare: bool


def bare(profile: P) -> P:
    """The profile without what only pages show of it."""
    return replace(profile, intro="", path="", formerly=())


def documents_with(store: Store, changes: Sequence[Change]) -> Iterator[Fact]:
    """The documents that hold a phrase of these profiles, then or now, or are tagged with them already, each with the reason.

    A phrase is looked for by its longest word, folded: a text that holds the phrase in whatever form holds that word. Of an actor that has more names
    than before, and is otherwise the same, only documents that hold one of these are concerned: what names it in another way says what it said.
    """
    if not changes:
        return
    from ahocorasick_rs import AhoCorasick

    told = [(change, named_more(change.one, change.other)) for change in changes]
    profiles = [(one, change.why) for change, more in told if not more for one in (change.one, change.other) if isinstance(one, ActorProfile | TopicProfile)]
    phrases = [*((phrase, change.why) for change, more in told for phrase in more), *((phrase, why) for one, why in profiles for phrase in _phrases(one))]
    stems = gathered((_stem(word), why) for phrase, why in phrases if (word := max(fold(phrase).split() or [""], key=len)))
    words = sorted(stems)
    search = AhoCorasick(words)
    shelf = Shelf(store.base, held=True)
    tagged = gathered((n, why) for scope, whys in gathered(_scopes(profiles)).items() for n in shelf.with_topic_or_actor([scope]) for why in whys)
    for item in shelf.every():
        yield from ((item.path, why) for why in tagged.get(item.n, ()))
        if len(tagged.get(item.n, ())) == len(changes):
            continue
        reading = item.reading()
        said = (*reading.said.actors, *reading.said.topics, reading.issuer.value or "", item.title, *(block.text for block in reading.captions))
        held = {found[0] for found in search.find_matches_as_indexes(_folded("\n".join((*said, reading.text))), overlapping=True)}
        yield from ((item.path, why) for number in sorted(held) for why in stems[words[number]])


def named_more(one: object, other: object) -> tuple[str, ...]:
    """The names that an actor has more than before, where tagging sees no other difference; none where it does.

    A country's names count beside those of others (the ministry *of Japan*), and the world pack's people are known by more than a phrase: of these
    nothing is told.
    """
    if not (isinstance(one, ActorProfile) and isinstance(other, ActorProfile)) or one.kind == "country" or one.pack or other.pack:
        return ()
    same = replace(bare(other), aliases=one.aliases, weak_aliases=one.weak_aliases, acronyms=one.acronyms) == bare(one)
    was, now = ((who.aliases, who.weak_aliases, who.acronyms) for who in (one, other))
    if not same or not all(set(old) <= set(new) for old, new in zip(was, now, strict=True)):
        return ()
    return tuple(name for old, new in zip(was, now, strict=True) for name in new if name not in old)


def _phrases(profile: ActorProfile | TopicProfile) -> Iterable[str]:
    if isinstance(profile, TopicProfile):
        near = (phrase for group in profile.near for phrase in group)
        return (profile.name, *profile.phrases, *profile.all_of, *profile.any_of, *near, *profile.exclude)
    parts = (*profile.name.split(), *(native[:1] for native in profile.native)) if profile.kind == "person" else ()
    own = (*parts, profile.name, profile.slug.replace("-", " "), *profile.native, *profile.aliases, *profile.weak_aliases, *profile.acronyms)
    return (*own, *profile.adjectives, *profile.demonyms, *profile.capitals, *profile.nots)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "sy" else word


def _scopes(profiles: Iterable[tuple[ActorProfile | TopicProfile, str]]) -> Iterator[Fact]:
    """The lists of those who are tagged with these profiles."""
    for one, why in profiles:
        yield scope_of(one), why
        if isinstance(one, TopicProfile):
            yield from ((actor_scope(id_), why) for id_ in one.actors)


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)

"""What a change under content/ concerns: which documents must be read or tagged again, which pages made again.

Only what reading or tagging sees of a profile counts for documents; the rest (introductions, rights, a week's choice) concerns pages alone.
Every rule gives facts: what is concerned, and why. What is to be done is what has a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from dateline.build.code import libraries, own_code
from dateline.build.concerning import Change, Fact, bare, documents_with
from dateline.build.differing import Whys, differing, facts, gathered, pairs, told
from dateline.content import Content
from dateline.model import ActorProfile, Correction, DigestNote, PageNote, Settings, SourceProfile, Takedown, TopicProfile
from dateline.read import READER_VERSION
from dateline.store import Store, told_lists
from dateline.tag import TAGGER_VERSION
from dateline.text import fold
from dateline.web.addresses import actor_scope, source_scope
from dateline.web.former import former, scope_of
from dateline.web.roster import letter_key

P = TypeVar("P", ActorProfile, TopicProfile, SourceProfile)
_KEY = "content"
NEW = ""
PROGRAM = "the program is another version, which may read documents otherwise"
_ANSWERS = "content/suggest.yml"
_READ_BY = ("limits", "columns", "timezone", "unreviewed", "ner")
"""Settings that reading and tagging go by."""
_TAGGED = ("person/", "organization/", "country/")  # what is not tagged once it is rejected
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Remembered(Struct, frozen=True):
    """The content that the store was made with. The world pack is remembered by its entries too: a digest may override them."""

    versions: str
    settings: Settings
    actors: tuple[ActorProfile, ...]
    topics: tuple[TopicProfile, ...]
    sources: tuple[SourceProfile, ...]
    corrections: tuple[Correction, ...]
    digests: tuple[DigestNote, ...]
    pages: tuple[PageNote, ...]
    rejected: tuple[str, ...] = ()
    takedowns: tuple[Takedown, ...] = ()


class Concern(Struct, frozen=True):
    """Each with its reasons. `everything`: why all documents are read anew, where they are; `paths`: those; `rights`: why what may be shown is
    looked at again; `keys`: pages to make again; `copies`: the documents that people part or join otherwise than before;
    `down`: the items (as they are named) that are taken down otherwise."""

    everything: tuple[str, ...] = ()
    paths: Whys = field(default_factory=dict)
    copies: frozenset[str] = frozenset()
    rights: tuple[str, ...] = ()
    keys: Whys = field(default_factory=dict)
    down: Whys = field(default_factory=dict)


def _now(content: Content) -> Remembered:
    versions = f"{READER_VERSION}/{TAGGER_VERSION}/{own_code('model', 'matter', 'read', 'tag', 'pack', 'data')}/{libraries()}"
    told = (content.settings, content.actors, content.topics, content.sources, content.corrections, content.digests, content.pages, content.rejected)
    return Remembered(versions, *told, content.takedowns)


def remember(store: Store, content: Content) -> None:
    """Keeps what the store is made with, for the next build to compare."""
    store.set_meta(_KEY, _encode(_now(content)))


def concerned(store: Store, content: Content) -> Concern:
    """What differs between the content now and the content that the store was made with."""
    kept = store.meta(_KEY)
    now = _now(content)
    if not kept:
        return Concern(everything=(NEW,))
    if kept == _encode(now):
        return Concern()
    try:
        was = msgspec.msgpack.decode(kept, type=Remembered)
    except msgspec.MsgspecError:
        return Concern(everything=(PROGRAM,))
    anew = tuple(dict.fromkeys(_all_anew(was, now)))
    actors = _differing("the profile", was.actors, now.actors)
    topics = _differing("the profile", was.topics, now.topics)
    sources = _differing("the profile", was.sources, now.sources)
    fixed, copies = _corrected(store, was.corrections, now.corrections)
    tagged = [change for change in (*actors, *topics) if change.bare]
    paths = {} if anew else gathered(documents_with(store, tagged), facts(fixed))
    keys = gathered(
        _own_pages(actors, topics, sources),
        ((f"item|{id_}", why) for path, why in facts(fixed) for id_ in store.items_at(path)),
        ((f"week|{note.week}", told("the introduction", *pair)) for pair in pairs(was.digests, now.digests) for note in pair if isinstance(note, DigestNote)),
        ((f"note|{note.slug}", told("the page", *pair)) for pair in pairs(was.pages, now.pages) for note in pair if isinstance(note, PageNote)),
        _letters(store, was.actors, actors),
        _of_countries(now, actors, topics),
        _answered(was, now),
        _moved(was, now, store),
    )
    taken = ((one.item, told("the takedown", *pair)) for pair in pairs(was.takedowns, now.takedowns) for one in pair if isinstance(one, Takedown))
    return Concern(anew, paths, copies, tuple(_rights(was, sources, now)), keys, gathered(taken))


def _own_pages(*changes: Sequence[Change]) -> Iterator[Fact]:
    """The pages of profiles that differ in anything."""
    for change in (change for some in changes for change in some):
        here = change.other or change.one
        if here:
            yield f"list|{scope_of(here)}", change.why


def _answered(was: Remembered, now: Remembered) -> Iterator[Fact]:
    """The pages of names of which a person said otherwise than before whether they are one person's."""
    for id_ in set(was.rejected) ^ set(now.rejected):
        if id_.startswith("split/"):
            yield f"list|{actor_scope(id_.removeprefix('split/'))}", f"{_ANSWERS} changed ({id_})"


def _moved(was: Remembered, now: Remembered, store: Store) -> Iterator[Fact]:
    """The pages that lead, or led, to a profile that took their place; and those of names, where a territory belongs to another state."""
    moved = former(was.actors, was.topics, was.sources).items() ^ former(now.actors, now.topics, now.sources).items()
    for scope, (target, _) in sorted(moved):
        yield f"list|{scope}", f"the profile of {target}, which it leads or led to, changed"
    if _states(was) != _states(now):
        for scope in told_lists(store.base):
            yield f"list|{scope}", "a profile says otherwise to which state a territory belongs (country)"


def _letters(store: Store, was: Sequence[ActorProfile], changes: Sequence[Change]) -> Iterator[Fact]:
    """The letters of the A to Z that actors whose profiles differ stood under: by the old profile, or by the name that was read."""
    old = {actor.id: actor for actor in was}
    changed = {one.id: (one, change.why) for change in changes for one in (change.one or change.other,) if isinstance(one, ActorProfile)}
    for actor, why in changed.values():
        yield letter_key(actor_scope(actor.id), actor.name, old.get(actor.id)), why
    for scope, name in store.names_of(actor_scope(id_) for id_ in changed):
        yield letter_key(scope, name, None), changed[scope.removeprefix("actors/")][1]


def _of_countries(now: Remembered, actors: Sequence[Change], topics: Sequence[Change]) -> Iterator[Fact]:
    """The pages of actors and sources that name one of these countries as theirs, and of countries that these topics' titles name."""
    bare = (change for change in actors if change.bare)
    slugs = {one.slug: change.why for change in bare for one in (change.one, change.other) if isinstance(one, ActorProfile) and one.kind == "country"}
    for actor in now.actors if slugs else ():
        if actor.country in slugs:
            yield f"list|{actor_scope(actor.id)}", slugs[actor.country]
    for source in now.sources:
        if source.country in slugs:
            yield f"list|{source_scope(source.id)}", slugs[source.country]
    for name, why in {one.name: change.why for change in topics if change.bare for one in (change.one, change.other) if one}.items():
        yield from ((f"list|{actor_scope(a.id)}", why) for a in now.actors if a.kind == "country" and a.name in name)


def _all_anew(was: Remembered, now: Remembered) -> Iterator[str]:
    """Why no way is safe but to read everything: a new reader or tagger, other source marks, limits or packs, or a career that titles resolve by."""
    if was.versions != now.versions:
        yield PROGRAM
    settings = {name for name in differing(was.settings, now.settings) if name in _READ_BY}
    if settings:
        yield f"content/site.yml changed ({', '.join(sorted(settings))})"
    for one, other in pairs([_marks(source) for source in was.sources], [_marks(source) for source in now.sources]):
        yield told("the profile", one, other)
    if _careers(was.actors) != _careers(now.actors):
        yield "a profile of an actor says otherwise who held which post, or what a body is called (roles)"
    if _answers(was) != _answers(now):
        yield f"{_ANSWERS} changed"


def _marks(source: SourceProfile) -> SourceProfile:
    """What reading sees of a source."""
    return replace(source, rights="", licence="", intro="", pages=(), formerly=())


def _answers(then: Remembered) -> list[str]:
    return [id_ for id_ in then.rejected if id_.startswith(_TAGGED) and "=" not in id_]


def _careers(actors: Sequence[ActorProfile]) -> list[tuple[str, object]]:
    """Everybody's posts, and what the bodies are called at which they are held."""
    held = [(actor.id, actor.roles) for actor in actors if actor.roles]
    at = {fold(role.of) for _, roles in held for role in roles if role.of}
    called = ((actor, (actor.name, actor.aliases, actor.acronyms)) for actor in actors)
    bodies = [(actor.id, names) for actor, names in called if at & {fold(name) for name in (actor.id, actor.slug, actor.name, *actor.aliases, *actor.acronyms)}]
    return [*held, *bodies]


def _states(then: Remembered) -> list[tuple[str, str]]:
    """The territories and the states that they belong to: what items tell of a name is no contradiction within one state."""
    return [(actor.id, actor.country) for actor in then.actors if actor.kind == "country" and actor.country]


def _rights(was: Remembered, sources: Sequence[Change], now: Remembered) -> Iterator[str]:
    """Why what may be shown of items is another question than before."""
    if was.settings.rights != now.settings.rights:
        yield "content/site.yml changed (rights)"
    yield from (change.why for change in sources if getattr(change.one, "rights", "") != getattr(change.other, "rights", ""))


def _differing(what: str, was: Sequence[P], now: Sequence[P]) -> list[Change]:
    """The profiles that differ in anything."""
    old, new = {profile.id: profile for profile in was}, {profile.id: profile for profile in now}
    found = []
    for id_ in sorted(old.keys() | new.keys()):
        one, other = old.get(id_), new.get(id_)
        if one != other:
            found.append(Change(one, other, told(what, one, other), not (one and other) or bare(one) != bare(other)))
    return found


def _corrected(store: Store, was: Sequence[Correction], now: Sequence[Correction]) -> tuple[Whys, frozenset[str]]:
    """The documents whose corrections differ, and those that are parted or joined otherwise."""
    found = [(one, told("the correction", *pair)) for pair in pairs(was, now) for one in pair if isinstance(one, Correction)]
    here, there = _parted_or_joined(was), _parted_or_joined(now)
    facts = [(store.taken(one.item) or one.item, why) for one, why in found]
    others = [(path, f"a correction says otherwise which documents {path} is a copy of") for path in sorted(here | there)] if found else []
    return gathered(facts, others), frozenset(here ^ there)


def _parted_or_joined(corrections: Sequence[Correction]) -> set[str]:
    return {path for correction in corrections for path in (*correction.separate, *correction.same_as)}

"""What a change under content/ concerns: which documents must be read or tagged again, which pages made again.

Only what reading or tagging sees of a profile counts for documents; the rest (introductions, rights, a week's choice) concerns pages alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from dateline.build.code import libraries, own_code
from dateline.content import Content
from dateline.model import ActorProfile, Correction, DigestNote, PageNote, Settings, SourceProfile, TopicProfile
from dateline.read import READER_VERSION
from dateline.store import Shelf, Store, told_lists
from dateline.tag import TAGGER_VERSION
from dateline.text import fold
from dateline.web.addresses import actor_scope, source_scope, topic_scope
from dateline.web.former import former
from dateline.web.roster import letter_key

P = TypeVar("P", ActorProfile, TopicProfile, SourceProfile)
_KEY = "content"
_TAGGED = ("person/", "organization/", "country/")  # what is not tagged once it is rejected
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Remembered(msgspec.Struct, frozen=True):
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


@dataclass(frozen=True, slots=True)
class Concern:
    """`everything`: all documents anew; `paths`: those; `rights`: look again at what may be shown; `keys`: pages to make again; `copies`:
    the documents that people part or join otherwise than before."""

    everything: bool = False
    paths: frozenset[str] = frozenset()
    copies: frozenset[str] = frozenset()
    rights: bool = False
    keys: frozenset[str] = frozenset()


def _now(content: Content) -> Remembered:
    versions = f"{READER_VERSION}/{TAGGER_VERSION}/{own_code('model', 'matter', 'read', 'tag', 'pack', 'data')}/{libraries()}"
    told = (content.settings, content.actors, content.topics, content.sources, content.corrections, content.digests, content.pages, content.rejected)
    return Remembered(versions, *told)


def remember(store: Store, content: Content) -> None:
    """Keeps what the store is made with, for the next build to compare."""
    store.set_meta(_KEY, _encode(_now(content)))


def concerned(store: Store, content: Content) -> Concern:
    """What differs between the content now and the content that the store was made with."""
    kept = store.meta(_KEY)
    now = _now(content)
    if not kept:
        return Concern(everything=True)
    if kept == _encode(now):
        return Concern()
    try:
        was = msgspec.msgpack.decode(kept, type=Remembered)
    except msgspec.MsgspecError:
        return Concern(everything=True)
    anew = _all_anew(was, now)
    actors, actor_keys = _differing(was.actors, now.actors, actor_scope)
    topics, topic_keys = _differing(was.topics, now.topics, topic_scope)
    _, source_keys = _differing(was.sources, now.sources, source_scope)
    fixed, copies = _corrected(store, was.corrections, now.corrections)
    paths = set() if anew else _documents_with(store, [*actors, *topics]) | fixed
    fixed_items = {f"item|{id_}" for path in fixed for id_ in store.items_at(path)}
    weeks = {f"week|{note.week}" for note in set(was.digests) ^ set(now.digests)}
    notes = {f"note|{note.slug}" for note in set(was.pages) ^ set(now.pages)}
    rights = was.settings.rights != now.settings.rights or _rights(was.sources) != _rights(now.sources)
    named = [topic.name for topic in topics]
    countries = {f"list|{actor_scope(a.id)}" for a in now.actors if a.kind == "country" and any(a.name in name for name in named)}
    split = {id_.removeprefix("split/") for id_ in set(was.rejected) ^ set(now.rejected) if id_.startswith("split/")}
    letters = _letters(store, was.actors, now.actors)
    keys = letters | countries | fixed_items | actor_keys | topic_keys | source_keys | weeks | notes | _of_countries(now, actors)
    moved = former(was.actors, was.topics, was.sources).items() ^ former(now.actors, now.topics, now.sources).items()
    keys |= {f"list|{scope}" for scope in told_lists(store.base)} if _states(was) != _states(now) else set()
    keys |= {f"list|{actor_scope(id_)}" for id_ in split} | {f"list|{scope}" for scope, _ in moved}
    return Concern(anew, frozenset(paths), copies, rights, frozenset(keys))


def _letters(store: Store, was: Sequence[ActorProfile], now: Sequence[ActorProfile]) -> set[str]:
    """The letters of the A to Z that actors whose profiles differ stood under: by the old profile, or by the name that was read."""
    old = {actor.id: actor for actor in was}
    changed = [old.get(actor.id, actor) for actor in set(was) ^ set(now)]
    names = dict(store.names_of(actor_scope(actor.id) for actor in changed))
    stood = {letter_key(actor_scope(actor.id), actor.name, old.get(actor.id)) for actor in changed}
    return stood | {letter_key(scope, name, None) for scope, name in names.items()}


def _of_countries(now: Remembered, changed: Sequence[ActorProfile]) -> set[str]:
    """The pages of actors and sources that name one of these countries as theirs."""
    slugs = {actor.slug for actor in changed if actor.kind == "country"}
    actors = {f"list|{actor_scope(actor.id)}" for actor in now.actors if actor.country in slugs} if slugs else set()
    return actors | {f"list|{source_scope(source.id)}" for source in now.sources if source.country in slugs}


def _all_anew(was: Remembered, now: Remembered) -> bool:
    """A new reader or tagger, other source marks, limits or packs, or a career that titles resolve by: no cheaper way is safe."""
    bare = [
        (
            then.settings.limits,
            then.settings.columns,
            then.settings.timezone,
            then.settings.unreviewed,
            then.settings.ner,
            [replace(s, rights="", licence="", intro="", path="", pages=(), formerly=()) for s in then.sources],
            _careers(then.actors),
            [id_ for id_ in then.rejected if id_.startswith(_TAGGED) and "=" not in id_],
        )
        for then in (was, now)
    ]
    return was.versions != now.versions or bare[0] != bare[1]


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


def _rights(sources: Sequence[SourceProfile]) -> list[tuple[str, str]]:
    return [(source.id, source.rights) for source in sources]


def _differing(was: Sequence[P], now: Sequence[P], scope: Callable[[str], str]) -> tuple[list[P], set[str]]:
    """The profiles, old and new, that tagging sees differently; and the pages of all that differ in anything."""
    old, new = {profile.id: profile for profile in was}, {profile.id: profile for profile in now}
    seen: list[P] = []
    keys = set()
    for id_ in sorted(old.keys() | new.keys()):
        one, other = old.get(id_), new.get(id_)
        if one == other:
            continue
        keys.add(f"list|{scope(id_)}")
        if not (one and other) or _bare(one) != _bare(other):
            seen += [profile for profile in (one, other) if profile]
    return seen, keys


def _bare(profile: P) -> P:
    """The profile without what only pages show of it."""
    return replace(profile, intro="", path="", formerly=())


def _phrases(profile: ActorProfile | TopicProfile) -> Iterable[str]:
    if isinstance(profile, TopicProfile):
        near = (phrase for group in profile.near for phrase in group)
        return (profile.name, *profile.phrases, *profile.all_of, *profile.any_of, *near, *profile.exclude)
    parts = (*profile.name.split(), *(native[:1] for native in profile.native)) if profile.kind == "person" else ()
    own = (*parts, profile.name, profile.slug.replace("-", " "), *profile.native, *profile.aliases, *profile.weak_aliases, *profile.acronyms)
    return (*own, *profile.adjectives, *profile.demonyms, *profile.capitals, *profile.nots)


def _documents_with(store: Store, profiles: Sequence[ActorProfile | TopicProfile]) -> set[str]:
    """The documents that hold a phrase of these profiles, or are tagged with them already.

    A phrase is looked for by its longest word, folded: a text that holds the phrase in whatever form holds that word.
    """
    if not profiles:
        return set()
    from ahocorasick_rs import AhoCorasick

    words = {max(fold(phrase).split() or [""], key=len) for profile in profiles for phrase in _phrases(profile)} - {""}
    stems = {word[:-1] if len(word) > 4 and word[-1] in "sy" else word for word in words}
    search = AhoCorasick(sorted(stems))
    scopes = [actor_scope(p.id) if isinstance(p, ActorProfile) else topic_scope(p.id) for p in profiles]
    scopes += [actor_scope(id_) for p in profiles if isinstance(p, TopicProfile) for id_ in p.actors]
    shelf = Shelf(store.base, held=True)
    tagged = shelf.with_topic_or_actor(sorted(set(scopes)))
    paths = set()
    for item in shelf.every():
        if item.n in tagged:
            paths.add(item.path)
            continue
        reading = item.reading()
        said = (
            *reading.said.actors,
            *reading.said.topics,
            reading.issuer.value or "",
            item.title,
            *(block.text for block in reading.captions),
        )
        if search.find_matches_as_indexes(_folded("\n".join((*said, reading.text)))):
            paths.add(item.path)
    return paths


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)


def _corrected(store: Store, was: Sequence[Correction], now: Sequence[Correction]) -> tuple[set[str], frozenset[str]]:
    """The documents whose corrections differ, and those that are parted or joined otherwise."""
    old = {correction.path: correction for correction in was}
    new = {correction.path: correction for correction in now}
    named = {c.item for path in old.keys() | new.keys() if old.get(path) != new.get(path) for c in (old.get(path), new.get(path)) if c}
    here, there = _parted_or_joined(was), _parted_or_joined(now)
    return {store.taken(name) or name for name in named} | here | there if old != new else set(), frozenset(here ^ there)


def _parted_or_joined(corrections: Sequence[Correction]) -> set[str]:
    return {path for correction in corrections for path in (*correction.separate, *correction.same_as)}

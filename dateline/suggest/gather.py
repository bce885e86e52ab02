"""From the items of a digest to its suggestions: one pass, in which every actor's sightings are counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from dateline.content import Content
from dateline.inspect.sheet import safe
from dateline.model import ActorTag
from dateline.model.tagging import Blocked
from dateline.suggest.countries import Countries
from dateline.suggest.found import Actor, HeldBack, Pair, Post, Said, Seen, Suggestions, Topic
from dateline.suggest.pairs import Known, pairs_of
from dateline.suggest.phrases import Phrase
from dateline.suggest.posts import is_new, posts_in
from dateline.suggest.said import in_order, unsure_in
from dateline.suggest.splits import Sightings, splits_of
from dateline.suggest.spot import Spotter
from dateline.suggest.tally import ActorTally, Tally
from dateline.text import fold, slug

# Held back by a rule that is sure of it: nothing for a person to decide.
_DECIDED = frozenset({"a phrase that shields", "a place, not its government", "a national team"})
_SHORT = frozenset({"surname", "given name", "short form", "role"})


def gather(items: Iterable[Seen], content: Content, phrases: Sequence[Phrase] = ()) -> Suggestions:
    """What these items suggest, beside the profiles there are and but for what was rejected. `phrases` are those that may be topics."""
    counts = _Counts(phrases, Spotter.of(phrases))
    for item in items:
        counts.take(item)
    rejected = set(content.rejected)
    known = {actor.id for actor in content.actors}
    countries = Countries.of(content.actors)
    actors = [_actor(id_, tally, countries) for id_, tally in counts.actors.items() if not tally.reviewed and id_ not in known and id_ not in rejected]
    actors.sort(key=lambda actor: (-actor.items, actor.id))
    posts = [post for id_, tally in counts.actors.items() if tally.reviewed for post in _posts(id_, tally)]
    profiles = {actor.id: actor for actor in content.actors}
    new = [post for post in posts if post.actor in profiles and is_new(post, profiles[post.actor], content.actors)]
    by_name = [Known(one.id, one.name, one.full_forms, True, one.items, one.evidence, {fold(post.title) for post in one.posts}) for one in actors]
    by_name += [
        Known(one.id, one.name, (*one.aliases, *one.native), False, counts.items_of(one.id), (), {fold(role.title) for role in one.roles})
        for one in content.actors
        if not one.pack or one.id in counts.actors
    ]
    return Suggestions(
        tuple(actors),
        tuple(pair for pair in pairs_of(by_name) if pair.id not in rejected and not _of_two_countries(pair, countries)),
        tuple(sorted(new, key=lambda post: (-post.items, post.actor, post.title))),
        tuple(topic for topic in counts.topics_found() if topic.id not in rejected),
        counts.held_back_found(),
        tuple(split for split in splits_of(counts.sightings, profiles) if split.id not in rejected),
        tuple(said for said in in_order(counts.quotes) if said.id not in rejected),
    )


def _of_two_countries(pair: Pair, countries: Countries) -> bool:
    """Whether two bodies' names name two countries: a ministry of Norway is none of Iceland's, although texts call both the same."""
    one, other = (countries.named([name]) for name in pair.names)
    return not pair.one.startswith("person/") and bool(one and other) and one != other


class _Counts(Struct):
    """Everything counted so far."""

    phrases: Sequence[Phrase]
    spotter: Spotter
    actors: dict[str, ActorTally] = field(default_factory=dict)
    topics: dict[str, tuple[str, Tally]] = field(default_factory=dict)
    held: dict[tuple[str, str, tuple[str, ...]], Tally] = field(default_factory=dict)
    spotted: dict[str, Tally] = field(default_factory=dict)
    quotes: list[Said] = field(default_factory=list)
    sightings: Sightings = field(default_factory=Sightings)

    def take(self, item: Seen) -> None:
        self.quotes += unsure_in(item)
        self.sightings.take(item)
        for phrase, place in self.spotter.first(item.reading).items():
            self.spotted.setdefault(phrase, Tally()).see(item, place)
        for tag in item.tagging.actors:
            self._actor(item, tag)
        for id_, title, mention in posts_in(item.reading, item.tagging):
            self.actors[id_].posts.setdefault(title, Tally()).see(item, mention)
        found = {fold(name) for topic in item.tagging.topics for name in (topic.id, topic.name)}
        for name in dict.fromkeys(map(safe, item.reading.said.topics)):
            if fold(name) and fold(name) not in found:
                self.topics.setdefault(f"topic/{slug(name)}", (name, Tally()))[1].see(item, None)
        seen: dict[tuple[str, str, tuple[str, ...]], Blocked] = {}
        for held in item.tagging.blocked:
            could = tuple(sorted({candidate for candidate in held.candidates if candidate}))
            if len(could) > 1 or (could and held.reason not in _DECIDED):
                seen.setdefault((safe(held.text), held.reason, could), held)
        for key, first in seen.items():
            self.held.setdefault(key, Tally()).see(item, first)

    def _actor(self, item: Seen, tag: ActorTag) -> None:
        tally = self.actors.setdefault(tag.id, ActorTally(safe(tag.name), tag.kind, tag.reviewed))
        tally.reviewed |= tag.reviewed
        tally.seen.see(item, tag.mentions[0] if tag.mentions else None)
        if tag.reviewed:
            return
        for mention in tag.mentions:
            form = safe(mention.text)
            tally.forms[form] += 1
            if _is_full(form, tally.name, mention.rule, tag.kind):
                tally.full.setdefault(form)
        tally.countries.update(other.id.partition("/")[2] for other in item.tagging.actors if other.kind == "country" and other.id != tag.id)
        if tag.role:
            first = next((mention for mention in tag.mentions if mention.rule == "title and name"), tag.mentions[0] if tag.mentions else None)
            tally.posts.setdefault(safe(tag.role), Tally()).see(item, first)

    def items_of(self, id_: str) -> int:
        return self.actors[id_].seen.items if id_ in self.actors else 0

    def topics_found(self) -> list[Topic]:
        """Topics that front matter names, then those that key phrases may be."""
        named = [Topic(id_, name, tally.items, tuple(tally.evidence)) for id_, (name, tally) in self.topics.items()]
        taken = {topic.id for topic in named}
        for phrase in self.phrases:
            tally, id_ = self.spotted.get(phrase.key), f"topic/{slug(phrase.forms[0])}"
            if tally and id_ not in taken:
                taken.add(id_)
                forms = tuple(map(safe, phrase.forms))
                named.append(Topic(id_, forms[0], tally.items, tuple(tally.evidence), "key phrase", forms))
        return sorted(named, key=lambda topic: (topic.found == "key phrase", -topic.items, topic.id))

    def held_back_found(self) -> tuple[HeldBack, ...]:
        found = [HeldBack(*key, tally.items, tally.evidence[0]) for key, tally in self.held.items()]
        return tuple(sorted(found, key=lambda held: (-held.items, held.text, held.reason, held.candidates)))


def _is_full(form: str, name: str, rule: str, kind: str) -> bool:
    """Whether a form stands for the actor in any text: a whole name or an acronym, no surname."""
    if kind == "person":
        return rule.partition(":")[0] not in _SHORT and " " in form
    initials = iter(word[0] for word in fold(name).split())
    acronym = len(form) > 1 and form.isupper() and all(letter in initials for letter in fold(form))
    return rule not in _SHORT or acronym


def _actor(id_: str, tally: ActorTally, countries: Countries) -> Actor:
    posts = _posts(id_, tally)
    forms = tuple(sorted(tally.forms.items(), key=lambda pair: (-pair[1], pair[0])))
    beside = tuple(sorted(tally.countries.items(), key=lambda pair: (-pair[1], pair[0])))
    named = countries.named([tally.name, *(post.title for post in posts)]) if tally.kind != "country" else ""
    seen = tally.seen
    return Actor(id_, tally.name, tally.kind, seen.items, seen.first, seen.last, forms, tuple(tally.full), posts, beside, named, tuple(seen.evidence))


def _posts(id_: str, tally: ActorTally) -> tuple[Post, ...]:
    posts = [Post(id_, title, seen.items, seen.first, seen.last, seen.evidence[0]) for title, seen in tally.posts.items()]
    return tuple(sorted(posts, key=lambda post: (-post.items, post.title)))

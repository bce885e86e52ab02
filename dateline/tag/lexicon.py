"""The lexicon: every phrase that may name an actor, shield one, or speak of a topic, as one automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from dateline import pack
from dateline.model import ActorProfile, Role, SourceProfile, TopicProfile
from dateline.tag.automaton import Automaton, automaton
from dateline.tag.candidates import Model
from dateline.tag.folding import plain
from dateline.tag.forms import Form, forms_of
from dateline.tag.heads import is_head, names_of_heads, surnames_of_heads
from dateline.tag.people import stands_first
from dateline.tag.registry import Someone, someone
from dateline.tag.roles import holders
from dateline.tag.tongues import forms_in, shields_in
from dateline.tag.words import lines
from dateline.text import slug

Names = Callable[[str], Mapping[str, tuple[str, ...]]]


class Lexicon(Struct, frozen=True):
    """Everything that tagging knows beforehand. Build it once a process; pickling builds it again on the other side."""

    actors: Mapping[str, ActorProfile]
    topics: tuple[TopicProfile, ...]
    sources: Mapping[str, SourceProfile]
    base: Automaton
    someone: Mapping[str, Someone]
    surnames: Mapping[str, tuple[Someone, ...]]
    posts: Mapping[str, tuple[tuple[str, Role], ...]]
    heads: Mapping[str, str] = field(default_factory=dict)
    shields: tuple[str, ...] = ()
    names: Names | None = None
    rejected: frozenset[str] = frozenset()
    model: Model | None = None
    chiefs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_language: dict[str, Automaton] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        actors: Sequence[ActorProfile],
        topics: Sequence[TopicProfile] = (),
        sources: Sequence[SourceProfile] = (),
        shields: Sequence[str] | None = None,
        names: Names | None = None,
        rejected: Iterable[str] = (),
        model: Model | None = None,
    ) -> Lexicon:
        """The lexicon of these profiles. `shields` are phrases that name no actor, `names` gives a language's names of countries
        by slug: both are the world pack's unless others are given. `rejected` are ids that nothing is tagged with unless a profile has them.
        `model` adds candidates for names.
        """
        known = {actor.id: actor for actor in actors}
        guards = tuple(pack.shields()) if shields is None else tuple(shields)
        forms = [form for actor in actors if not is_head(actor) for form in forms_of(actor)]
        famous = _famous(forms)
        people = [someone_of(actor) for actor in actors if actor.kind != "country" and not is_head(actor)]
        surnames: dict[str, tuple[Someone, ...]] = {}
        for person in people:
            for word in person.short if person.kind == "person" else ():
                surnames[word] = (*surnames.get(word, ()), person)
        everyone = {s.id: s for s in (*(someone(f.actor, f.kind, _bare(f.text)) for f in reversed(famous)), *people)}
        not_famous = [line[1:] for line in lines("organisations") if line[0] == "!"]
        base = automaton([*forms, *famous], actors, topics, [*guards, *not_famous])
        by_id = {source.id: source for source in sources}
        refused = frozenset(rejected) - {id_ for id_, actor in known.items() if not is_head(actor)}
        chiefs, heads, tongues = surnames_of_heads(actors), names_of_heads(actors), names or pack.territory_names
        return cls(known, tuple(topics), by_id, base, everyone, surnames, holders(known), heads, guards, tongues, refused, model, chiefs)

    def __reduce__(self) -> tuple[object, ...]:
        return Lexicon.build, (
            tuple(self.actors.values()),
            self.topics,
            tuple(self.sources.values()),
            self.shields,
            self.names,
            tuple(sorted(self.rejected)),
            self.model,
        )

    def automata(self, language: str) -> tuple[Automaton, ...]:
        """The automata for a text in `language`: the lexicon's own, and for other languages their names of countries and well-known bodies."""
        tongue = language.split("-", maxsplit=1)[0]
        if tongue in ("", "en") or self.names is None:
            return (self.base,)
        if language not in self.by_language:
            unsure = pack.ambiguous_territory_names(language)
            self.by_language[language] = automaton(forms_in(language, self.names(language), self.actors, unsure), (), (), shields_in(language))
        return (self.base, self.by_language[language])


def _famous(forms: Sequence[Form]) -> list[Form]:
    """Forms of well-known organisations, clubs and former states that no profile has: other names behind "=", adjectives behind "~"."""
    taken = {plain(form.text) for form in forms}
    found: list[Form] = []
    for kind, name, rule in (("organization", "organisations", "known name"), ("organization", "clubs", "club"), ("country", "former_states", "known name")):
        for line in lines(name):
            if line[0] == "!":
                continue
            names, *adjectives = line.split(" ~ ")
            first, *others = names.split(" = ")
            id_ = f"{kind}/{_slug(_bare(first))}"
            for text, how in ((first, rule), *((o, rule) for o in others), *((a, "adjective") for a in adjectives)):
                if plain(text) not in taken:
                    found.append(Form(id_, kind, text, how, exact=any(c.isupper() for c in text.split(" ")[-1][1:])))
    return found


def _slug(name: str) -> str:
    """As `slug`, quickly for the many names of plain letters."""
    return name.lower().replace(" ", "-") if name.isascii() and name.replace(" ", "").isalnum() and len(name) < 50 else slug(name)


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def someone_of(actor: ActorProfile) -> Someone:
    """How a document's later mentions may name the actor: by surname for a person."""
    if actor.kind != "person":
        return someone(actor.id, actor.kind, actor.name)
    first = actor.sort == actor.name or stands_first(actor.name)
    surname = actor.sort.split(",")[0] if "," in actor.sort else actor.name.split()[0 if first else -1]
    return someone(actor.id, "person", actor.name, (plain(surname),))

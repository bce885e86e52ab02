"""What people write under `content/`, validated; and the settings of a digest."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.evidence import Field


@dataclass(frozen=True, slots=True)
class Role:
    """A post and when it was held: `start`, `end` and `as_of` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, "" where unknown."""

    title: str
    of: str = ""
    start: str = ""
    end: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """An actor, hand-written or of the world pack (`pack`). `id` is `kind/stem`; `slug` the stem.

    `aliases` count anywhere, `weak_aliases` only beside a strong mention in the same document, `nots` are phrases in
    which the name is not the actor. `adjectives`, `demonyms` and `capitals` are for countries. `acronyms` are aliases
    matched in capitals only. `ambiguous` are those of all these forms that are also a common word, a personal name or
    another place (Chad, Georgia, Pole) and so need a second sign of the actor in the document.
    `formerly` are the stems (or `kind/stem`) under which the actor's page stood before.
    `native` and `translations` are names in other scripts. `country` is a country's slug.
    `intro` is the body of the profile as Markdown. `path` is where it stands, for messages.
    """

    id: str
    name: str
    kind: str
    sort: str = ""
    native: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    wikidata: str = ""
    country: str = ""
    iso: str = ""
    roles: tuple[Role, ...] = ()
    nots: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    intro: str = ""
    path: str = ""
    pack: bool = False

    @property
    def slug(self) -> str:
        return self.id.split("/", 1)[1]


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """A topic, hand-written or of the starter set (`pack`). A phrase is strong evidence; `all_of` must all occur, `any_of` one of them,
    `near` pairs within a sentence.

    `near` is a tuple of groups: all phrases of a group must occur in one sentence.
    """

    id: str
    name: str
    phrases: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    exclude: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    iptc: str = ""
    formerly: tuple[str, ...] = ()
    intro: str = ""
    path: str = ""
    pack: bool = False


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """A publisher. `match` are phrases or hosts that betray it; `boilerplate` are lines of its pages that are never body. `feed` and
    `pages` are addresses of its feeds and of single pages, which `collect` takes documents from."""

    id: str
    name: str
    kind: str = ""
    country: str = ""
    language: str = ""
    timezone: str = ""
    rights: str = ""
    licence: str = ""
    match: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    feed: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    intro: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class QuoteFix:
    """The quote that begins with `text` was said by `speaker` (an actor's id); "" rejects the quote."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set right about one item (`item` is its id or its document's path).

    `fields` are pairs of a field's name and its value. `add` and `remove` are ids of actors; likewise topics. `separate` are paths of
    documents that are no copies of anything, `same_as` of those that are copies of this item, whatever the program thinks.
    """

    item: str
    fields: tuple[tuple[str, Field], ...] = ()
    add_actors: tuple[str, ...] = ()
    remove_actors: tuple[str, ...] = ()
    add_topics: tuple[str, ...] = ()
    remove_topics: tuple[str, ...] = ()
    speakers: tuple[QuoteFix, ...] = ()
    separate: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""
    on: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Takedown:
    """An item (its id, or an address it has or had) that is shown nowhere any more; `line` is where the file names it. `shows` is "title" where its
    page may still name that, `text` what the page says (Markdown)."""

    item: str
    reason: str = ""
    by: str = ""
    on: str = ""
    shows: str = "nothing"
    text: str = ""
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DigestNote:
    """The editor's introduction to a week (`week` as `2025-W15`): chosen items, each with why it matters."""

    week: str
    title: str = ""
    items: tuple[tuple[str, str], ...] = ()
    intro: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class PageNote:
    """A page of the digest's own (`about`, …): Markdown under `content/pages/`."""

    slug: str
    title: str
    body: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The model that the setting `ner` names: its name and version, the folder it lies in, and a stamp of its files and its library."""

    name: str
    version: str
    folder: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Settings:
    """`content/site.yml`. `rights` is the default of the whole digest; `limits` are bounds for reading; `columns` maps
    fields to the columns of tables; `hub` is the WebSub hub that the feeds name."""

    title: str = "Untitled digest"
    description: str = ""
    base_url: str = ""
    language: str = "en"
    timezone: str = ""
    rights: str = "excerpt"
    publisher: str = ""
    contact: str = ""
    world_pack: bool = True
    topic_pack: bool = False
    topic_pack_without: tuple[str, ...] = ()
    unreviewed: str = "show"
    search: str = "index"
    limits: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    ner: Recogniser | None = None
    hub: str = ""

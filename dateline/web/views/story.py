"""The view of one item's page. The private edition fills everything; the public one only what the item's rights allow."""

from __future__ import annotations

import msgspec

from dateline.web.views.parts import Chip, Link, PageMeta, SiteView, Time


class RoleView(msgspec.Struct, frozen=True):
    """A post: "Minister for Foreign Affairs", of "Japan", "October 2024 to October 2025", "as of …"."""

    title: str
    of: str
    span: str
    as_of: str
    current: bool


class StoryBlock(msgspec.Struct, frozen=True):
    """A block of the text with its mentions marked, made by `marks.mark`: `html` is the whole element, in which every mention is
    `<span class="m" data-a="person/x">`, `kind` as in model.Block."""

    html: str
    kind: str


class QuoteView(msgspec.Struct, frozen=True):
    """A quotation: who (as a link, None where unknown), how ("said"), from which item (None on the item's own page).

    `source` is the item's publisher, "" on the item's own page; `waits` says that the public edition does not show it, as nobody is
    known to have said so surely enough.
    """

    text: str
    speaker: Link | None
    speaker_text: str
    cue: str
    item: Link | None
    when: Time | None
    sure: float
    fragment: str = ""
    source: str = ""
    waits: bool = False


class EvidenceRow(msgspec.Struct, frozen=True):
    """A field with its evidence, for the private edition: "Published", "2025-04-11", "label", line 5, what stood there, runners-up;
    `path` the capture that it is from, where that is another one than the text's."""

    field: str
    value: str
    rule: str
    line: int | None
    text: str
    sure: str
    by: str
    others: tuple[str, ...]
    path: str = ""


class MentionView(msgspec.Struct, frozen=True):
    """A mention with the sentence around it, split in three (empty where the text may not be shown), and why it counts, in words.

    `href` is a text-fragment link into the original or ""; `otherwise` what else the words might have been, "" where nothing is likely;
    `line` the line of the document and `sure` ("0.80", "" for no doubt) are for the private edition; `count` how many mentions alike
    this one stands for.
    """

    before: str
    text: str
    after: str
    rule: str
    href: str
    where: str
    otherwise: str = ""
    line: int | None = None
    sure: str = ""
    count: int = 1


class ActorEvidence(msgspec.Struct, frozen=True):
    """What an actor's tag rests on; `held` are words that looked like this actor and do not count, each with the reason (private edition)."""

    chip: Chip
    mentions: tuple[MentionView, ...]
    held: tuple[str, ...] = ()


class TopicEvidence(msgspec.Struct, frozen=True):
    """What a topic rests on; `why` says what its score is made of."""

    topic: Link
    score: str
    mentions: tuple[MentionView, ...]
    why: str = ""


class QuoteEvidence(msgspec.Struct, frozen=True):
    """How the speaker of a quotation was told: its first words, the speaker's name ("" where none), the verb, the rule in words, who else
    might be meant; `line` and `sure` are for the private edition."""

    text: str
    speaker: str
    cue: str
    rule: str
    otherwise: str = ""
    line: int | None = None
    sure: str = ""


class ItemView(msgspec.Struct, frozen=True):
    """`/items/YYYY/MM/DD/slug-id/`.

    `access` is "full", "excerpt" or "link"; `text` the blocks (full), the excerpt as one block, or nothing. `original` is the link to
    the original ("" where unknown), `made` the sentences that say how guesses were made, `note` the editor's note (clean HTML).
    `evidence`, `cut`, `used`, `blocked` and the document's `path` are filled in the private edition only. `cite` are pairs of a label
    and ready text (plain, BibTeX, RIS); `meta` pairs of a meta tag's name and content (citation_*, DC.*, article:*; what OpenGraph
    needs comes from `page`); `jsonld` a JSON text, safe inside a script element. `report` is an address for errors (mail or web), or
    "". `title_html` is the title with its mentions marked (`marks.mark_text`), "" where none is. `own` tells a note of the digest's
    own, which has no original elsewhere; `corrections` are sentences that say what was corrected, by whom, when and why. `also` are the
    same article's items from other publishers: a link in the publisher's name, and the day.
    """

    site: SiteView
    page: PageMeta
    id: str
    title: str
    when: Time
    updated: Time | None
    added: str
    source: Link | None
    issuer: Link | None
    byline: str
    place: str
    language: str
    direction: str
    original: str
    access: str
    held: bool
    note: str
    text: tuple[StoryBlock, ...]
    captions: tuple[StoryBlock, ...]
    summary: str
    actors: tuple[Chip, ...]
    topics: tuple[Link, ...]
    quotes: tuple[QuoteView, ...]
    mentions: tuple[ActorEvidence, ...]
    topic_evidence: tuple[TopicEvidence, ...]
    made: tuple[str, ...]
    cite: tuple[tuple[str, str], ...]
    meta: tuple[tuple[str, str], ...]
    jsonld: str
    report: str
    before: Link | None
    after: Link | None
    day_href: str
    week: Link | None
    path: str = ""
    part: str = ""
    captures: tuple[str, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    used: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    title_html: str = ""
    own: bool = False
    corrections: tuple[str, ...] = ()
    also: tuple[tuple[Link, str], ...] = ()
    quote_evidence: tuple[QuoteEvidence, ...] = ()

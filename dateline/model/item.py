"""What reading gives: one document's items, each field a value with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.evidence import MISSING, Field, Span
from dateline.problems import Problem


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list or caption: its text, and the line of the document where it starts.

    `kind` is one of p, h, list, quote, pre, table. `html` is set for Markdown and HTML sources only: clean
    (allow-listed) HTML of this block whose text nodes, joined and stripped at both ends, are exactly `text`.
    """

    text: str
    line: int
    kind: str = "p"
    html: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said about an item in front matter or a side file, beside the fields. Lines for messages.

    `actors` and `topics` are ids or names; the tagger resolves them.
    """

    id: str = ""
    rights: str = ""
    status: str = ""
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    note: str = ""
    pin: bool = False
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One item as read. `part` is its place in a document of many items (None where it is the only one)."""

    part: str | None
    title: Field
    published: Field = MISSING
    zone: str = ""
    updated: Field = MISSING
    captured: Field = MISSING
    source: Field = MISSING
    source_id: str = ""
    source_url: Field = MISSING
    issuer: Field = MISSING
    byline: Field = MISSING
    dateline: Field = MISSING
    language: Field = MISSING
    summary: Field = MISSING
    body: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()
    used: tuple[Span, ...] = ()
    cut: tuple[Span, ...] = ()
    said: Said = Said()

    @property
    def text(self) -> str:
        """The body that offsets count in: its blocks, two newlines between them."""
        return "\n\n".join(block.text for block in self.body)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A document's items, and what was wrong with it. A document with an error has no items."""

    items: tuple[Reading, ...]
    problems: tuple[Problem, ...] = ()

"""An item between the worker that read it and the store that keeps it: packed, with what settling needs beside it."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.build.published import recorded
from dateline.model import Reading, Tagging, When
from dateline.read.copies import Imprint, imprint
from dateline.tag.identity import as_text
from dateline.tag.traits import traits
from dateline.text import slug
from dateline.web.addresses import TIMELINE, actor_scope, source_scope, topic_scope

_pack = msgspec.msgpack.Encoder().encode
_reading = msgspec.msgpack.Decoder(Reading)
_tagging = msgspec.msgpack.Decoder(Tagging)


class Draft(Struct, frozen=True):
    """`scopes` are the lists the item stands on: (scope, weight, name, reviewed); `order` sorts it, but for its id ("" undated).
    `traits` is what it says of actors without a profile (scope, trait).
    `fields` is what the program read, for the ledger. `imprint` is what its copies are found by, where it is one document's."""

    part: str | None
    title: str
    published: str
    order: str
    said_id: str
    said_rights: str
    held: bool
    pin: bool
    source: str
    source_id: str
    linked: bool
    scopes: tuple[tuple[str, float, str, bool], ...]
    traits: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[str, float], ...]
    raw_reading: bytes
    raw_tagging: bytes
    fields: dict[str, str]
    imprint: Imprint | None = None

    def reading(self) -> Reading:
        return _reading.decode(self.raw_reading)

    def tagging(self) -> Tagging:
        return _tagging.decode(self.raw_tagging)


_draft = msgspec.msgpack.Decoder(Draft)


def packed(item: Draft) -> bytes:
    """A draft as it waits in the store."""
    return _pack(item)


def unpacked(data: bytes) -> Draft:
    return _draft.decode(data)


def reading_of(data: bytes) -> Reading:
    """A reading as the store keeps it."""
    return _reading.decode(data)


def tagging_of(data: object) -> Tagging:
    """A tagging as the store keeps it."""
    return _tagging.decode(data)  # type: ignore[arg-type]


def draft_at(path: str, reading: Reading, tagging: Tagging, unreviewed: bool) -> Draft:
    """Packs an item of the document at `path`, with the imprint that its copies are found by."""
    return replace(draft(reading, tagging, unreviewed), imprint=imprint(reading, path))


def draft(reading: Reading, tagging: Tagging, unreviewed: bool) -> Draft:
    """Packs an item. `unreviewed` tells whether actors without a profile get pages."""
    published = reading.published.value or ""
    source_name = reading.source.value or ""
    source = reading.source_id or (slug(source_name) if source_name else "")
    scopes = [(TIMELINE, 1.0, "", True)]
    scopes += [(actor_scope(tag.id), tag.salience, tag.name, tag.reviewed) for tag in tagging.actors if tag.reviewed or unreviewed]
    scopes += [(topic_scope(topic.id), topic.score, topic.name, True) for topic in tagging.topics]
    scopes += [(source_scope(source), 1.0, source_name, bool(reading.source_id))] if source else []
    return Draft(
        part=reading.part,
        title=reading.title.value or "",
        published=published,
        order=When(published).order if published else "",
        said_id=reading.said.id,
        said_rights=reading.said.rights,
        held=reading.said.status == "held",
        pin=reading.said.pin,
        source=source,
        source_id=reading.source_id,
        linked=bool(reading.source_url),
        scopes=tuple(scopes),
        traits=tuple((actor_scope(trait.actor), as_text(trait.told)) for trait in traits(reading, tagging)) if unreviewed else (),
        quotes=tuple((quote.speaker, quote.sure) for quote in tagging.quotes),
        raw_reading=_pack(reading),
        raw_tagging=_pack(tagging),
        fields=recorded(reading),
    )

"""The lines of the ledger: what is promised of an item, and by which reader all items were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

_READ, _PUBLISHED, _LED, _REMOVED = b'{"reader":', b'{"published":', b'{"list":', re.compile(rb'\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"removed"\s*:')


class Capture(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document that shows an item. `part` is the item's place in it, where the captures' places differ; else the line tells it."""

    path: str
    sha256: str
    part: str | None = None


class Held(msgspec.Struct, frozen=True):
    """An item as one document shows it: the document, the item's place in it, and the document's hash."""

    path: str
    part: str | None
    sha256: str

    @property
    def place(self) -> tuple[str, str | None]:
        return self.path, self.part


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the ledger. `address` is relative to the site's root; `fields` are the values that the program read, by name; `status` is
    "held" where the public edition did not show it; `on` is the day on which it was said, where a line of the item's came before it."""

    id: str
    added: str
    captures: tuple[Capture, ...]
    address: str
    part: str | None = None
    fields: dict[str, str] = {}
    status: str = ""
    on: str = ""

    @property
    def held(self) -> tuple[Held, ...]:
        """The captures, each with its own place."""
        return tuple(Held(one.path, self.part if one.part is None else one.part, one.sha256) for one in self.captures)


def captures_of(held: Sequence[Held]) -> tuple[tuple[Capture, ...], str | None]:
    """The captures for a line, and the line's part."""
    parts = {one.part for one in held}
    part = held[0].part if len(parts) == 1 else None
    return tuple(Capture(one.path, one.sha256, one.part if len(parts) > 1 else None) for one in held), part


class Reader(msgspec.Struct, frozen=True):
    """The version of the reader that all items were read by, and the ids of those whose published fields it would change."""

    reader: str
    waiting: tuple[str, ...] = ()


class Removed(msgspec.Struct, frozen=True):
    """No document shows this item any more, since the build of this day. A later line of the item's own takes it back."""

    id: str
    removed: str


class Published(msgspec.Struct, frozen=True, omit_defaults=True):
    """On this day the site was published as the lines above it made it, with these lists (of actors, topics and sources) for the first time,
    and these pages that stand below a list or alone: by what they stand below ("" for the root), what follows it (`2025/04`).
    The ids of feeds' entries were made with the name `tag` (a host's, as a rule): the first such line names it for ever."""

    published: str
    lists: tuple[str, ...] = ()
    tag: str = ""
    pages: dict[str, tuple[str, ...]] = {}

    @property
    def hrefs(self) -> Iterator[str]:
        """The addresses of the pages."""
        return (f"{above}/{name}/" if above else f"{name}/" for above, names in self.pages.items() for name in names)


class Led(msgspec.Struct, frozen=True):
    """Since this day a list that was published leads to another (or to the index of those who share it); to nothing ("") where it has its page again."""

    list: str
    leads: str
    on: str


Said = Line | Reader | Removed | Published | Led
_LINE, _READER = msgspec.json.Decoder(Line), msgspec.json.Decoder(Reader)
_GONE, _OUT, _LEADS = msgspec.json.Decoder(Removed), msgspec.json.Decoder(Published), msgspec.json.Decoder(Led)


def decoded(raw: bytes) -> Said:
    """What a line says. Raises msgspec.MsgspecError where it is none."""
    if raw.startswith(_READ):
        return _READER.decode(raw)
    if raw.startswith(_PUBLISHED):
        return _OUT.decode(raw)
    if raw.startswith(_LED):
        return _LEADS.decode(raw)
    return _GONE.decode(raw) if _REMOVED.match(raw) else _LINE.decode(raw)

"""The rows that go into the store and come out of it."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from dateline.model import Reading, Tagging
from dateline.problems import Problem

_READING = msgspec.msgpack.Decoder(Reading)
_TAGGING = msgspec.msgpack.Decoder(Tagging)
_STRINGS = msgspec.msgpack.Decoder(tuple[str, ...])
_PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])
pack = msgspec.msgpack.Encoder().encode


def strings(data: bytes) -> tuple[str, ...]:
    return _STRINGS.decode(data)


def problems(data: bytes) -> tuple[Problem, ...]:
    return _PROBLEMS.decode(data)


class DocumentRow(Struct, frozen=True):
    """A document as last looked at (`looked`: when, in ns); `stamp` is (size, mtime, inode, and the side file's three)."""

    path: str
    stamp: tuple[int, int, int, int, int, int]
    looked: int
    sha256: str
    side_sha256: str
    problems: tuple[Problem, ...] = ()


class NewItem(Struct, frozen=True):
    """An item to be kept. `ord` sorts (see schema), `sources` are those whose rights count, `moved` its former addresses, `scopes` the lists that it stands on
    (scope, weight, name, reviewed), `traits` what it says of actors without a profile (scope, trait), `quotes` the speaker and the sureness of each of its
    quotes."""

    id: str
    path: str
    part: str | None
    captures: tuple[str, ...]
    ord: str
    url: str
    title: str
    source: str
    sources: tuple[str, ...]
    linked: bool
    said_rights: str
    access: str
    stated: bool
    pin: bool
    held: bool
    added: str
    moved: tuple[str, ...]
    scopes: tuple[tuple[str, float, str, bool], ...]
    traits: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[str, float], ...]
    raw_reading: bytes
    raw_tagging: bytes


class ItemRow(Struct, frozen=True):
    """An item as kept. Its reading and tagging are decoded when asked for."""

    n: int
    id: str
    path: str
    part: str | None
    ord: str
    url: str
    title: str
    source: str
    said_rights: str
    access: str
    held: bool
    added: str
    gen: int
    raw_captures: bytes
    raw_moved: bytes
    raw_reading: bytes
    raw_tagging: bytes

    @property
    def captures(self) -> tuple[str, ...]:
        return strings(self.raw_captures)

    @property
    def moved(self) -> tuple[str, ...]:
        return strings(self.raw_moved)

    def reading(self) -> Reading:
        return _READING.decode(self.raw_reading)

    def tagging(self) -> Tagging:
        return _TAGGING.decode(self.raw_tagging)


class PageRow(Struct, frozen=True):
    """A file of the site that this program wrote, for which page, and the hash of its bytes."""

    path: str
    key: str
    hash: bytes


class ScopeRow(Struct, frozen=True):
    """A list (of an actor, a topic, a source, or all): how many items, the first and the last `ord` of dated ones, for one edition."""

    scope: str
    name: str
    reviewed: bool
    items: int
    first: str
    last: str

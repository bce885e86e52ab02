"""The key phrases of a digest's newest items; what was found in a text is kept for the next time."""

from __future__ import annotations

from importlib.metadata import version

import msgspec
import xxhash

from dateline.build.stages import Begin
from dateline.content import Content
from dateline.store import ItemRow, Shelf, aside, set_aside
from dateline.suggest.phrases import SAMPLE, Extractor, Phrase, candidates

_KEY = "key phrases"
_VERSION = "1"


class _Kept(msgspec.Struct, frozen=True):
    """By the hash of an item's reading and tagging, its phrases; made by this version of the rules and the library."""

    made_by: str
    phrases: dict[str, tuple[str, ...]]


def phrases_of(shelf: Shelf, content: Content, begin: Begin) -> tuple[Phrase, ...]:
    """The phrases that may be topics, of the newest items: never of more than `SAMPLE`, so that the time does not grow with the digest."""
    made_by = f"{_VERSION} {version('yake-rust')}"
    kept, now = _kept(shelf, made_by), dict[str, tuple[str, ...]]()
    rows = [(_print(item), item) for item in _newest(shelf)]
    step, extractor = begin(_KEY, sum(print_ not in kept for print_, _ in rows)), Extractor()
    for print_, item in rows:
        if print_ in kept:
            now[print_] = kept[print_]
        elif print_ not in now:
            now[print_] = extractor.of(item.reading(), item.tagging())
            step(1)
    if now != kept:
        set_aside(shelf.base, _KEY, msgspec.msgpack.encode(_Kept(made_by, now)))
    return candidates(((now[print_], item.tagging()) for print_, item in rows), content.topics)


def _newest(shelf: Shelf) -> list[ItemRow]:
    ns = [*shelf.latest("timeline", SAMPLE), *shelf.undated("timeline")][:SAMPLE]
    found = shelf.items(ns)
    return [found[n] for n in ns]


def _print(item: ItemRow) -> str:
    return xxhash.xxh3_128_hexdigest(item.raw_reading + item.raw_tagging)


def _kept(shelf: Shelf, made_by: str) -> dict[str, tuple[str, ...]]:
    raw = aside(shelf.base, _KEY)
    try:
        kept = msgspec.msgpack.decode(raw, type=_Kept) if raw else None
    except msgspec.MsgspecError:
        return {}
    return kept.phrases if kept and kept.made_by == made_by else {}

"""A leaf: some hundreds of items, encoded. The smallest part of the index that is made anew when an item changes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import sub
from zlib import crc32

import msgspec
import xxhash

from dateline.search.entry import Entry
from dateline.search.words import place, terms, tokens

FINEST = 1024
"""The most buckets that the terms of a volume are spread over; a power of two."""
CARDS = 16
"""So many items' titles and addresses stand in one file."""
_OFTEN = 4
_WIDE = 224


class Leaf(msgspec.Struct, frozen=True):
    """`pieces` are the encoded terms by bucket, `cards` what the rows of results show, `values` the items of each value to narrow down by.
    `stamp` and `name` tell one leaf's pieces and values, and its cards, from every other's."""

    items: int
    pieces: tuple[bytes, ...]
    cards: tuple[bytes, ...]
    values: dict[str, list[int]]
    stamp: str
    name: str


def leaf_of(entries: Sequence[Entry]) -> Leaf:
    """The leaf of these items, in their order."""
    found, strong, values = _postings(entries)
    pieces = tuple(_pieces(found, strong))
    cards = tuple(_cards(entries[at : at + CARDS]) for at in range(0, len(entries), CARDS))
    kept = {name: values[name] for name in sorted(values)}
    body = xxhash.xxh3_64()
    for piece in pieces:
        body.update(len(piece).to_bytes(4, "little") + piece)
    body.update(json.dumps([len(entries), kept]).encode())
    return Leaf(len(entries), pieces, cards, kept, body.hexdigest(), xxhash.xxh3_64_hexdigest(b"\n".join(cards)))


Postings = dict[str, list[int]]


def _postings(entries: Sequence[Entry]) -> tuple[Postings, Postings, Postings]:
    """The items that hold each term; of these, those that hold it in the title or often; the items of each value."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    strong: defaultdict[str, list[int]] = defaultdict(list)
    values: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        title, counts = set(tokens(entry.title)), Counter(tokens("\n".join(entry.texts)))
        often = {token for token, many in counts.items() if many >= _OFTEN}
        for token in title.union(counts):
            found[token].append(number)
        for token in title | often:
            strong[token].append(number)
        for value in entry.values:
            values[value].append(number)
    return _by_term(found), _by_term(strong), values


def _by_term(found: Postings) -> Postings:
    """Words' items as terms' items. Most words are their own only term: they are taken over as they are."""
    own: Postings = {}
    shared: defaultdict[str, set[int]] = defaultdict(set)
    for token, items in found.items():
        for term in terms(token):
            if term == token:
                own[term] = items
            elif term:
                shared[term].update(items)
    for term, some in shared.items():
        own[term] = sorted(some.union(own.get(term, ())))
    return own


def bucket_of(term: str) -> int:
    """Where a term stands among the finest buckets; among fewer, that modulo their number."""
    return crc32(place(term).encode()) % FINEST


def _pieces(found: Postings, strong: Postings) -> Iterator[bytes]:
    buckets: list[list[str]] = [[] for _ in range(FINEST)]
    for term in sorted(found):
        buckets[bucket_of(term)].append(term)
    for names in buckets:
        out, before = bytearray(), b""
        for term in names:
            word = term.encode()
            out += _front_coded(before, word)
            often = strong.get(term)
            items = found[term]
            out += varint(2 * len(items) + bool(often)) + _gaps(items)
            if often:
                out += varint(len(often)) + _gaps(often)
            before = word
        yield bytes(out)


def _front_coded(before: bytes, word: bytes) -> bytes:
    """A word as the number of bytes that it shares with the word before it, the number of its other bytes, and these."""
    shared = 0
    for one, other in zip(before, word, strict=False):
        if one != other:
            break
        shared += 1
    return bytes((shared, len(word) - shared)) + word[shared:]


def _gaps(items: Sequence[int]) -> bytes:
    """Ascending numbers, as the steps between them: one byte each, two from 224 on."""
    steps = [items[0], *map(sub, items[1:], items)]
    if max(steps) < _WIDE:
        return bytes(steps)
    out = bytearray()
    for step in steps:
        out += bytes((step,)) if step < _WIDE else bytes((_WIDE + ((step - _WIDE) >> 8), (step - _WIDE) & 255))
    return bytes(out)


def varint(number: int) -> bytes:
    """A number in groups of seven bits, the lowest first (LEB128)."""
    if number < 128:
        return bytes((number,))
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def _cards(entries: Sequence[Entry]) -> bytes:
    rows = [[entry.href, entry.title, entry.day, entry.source, entry.language] for entry in entries]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

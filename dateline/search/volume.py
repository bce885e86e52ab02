"""A volume: some leaves beside each other, in the files that a browser fetches. A query reads one file for each word of each volume."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

import xxhash

from dateline.search.leaf import CARDS, FINEST, Leaf, varint

_BUCKET = 8
"""So many items pay for one more file: it then has about 5 KB."""


def buckets_for(items: int) -> int:
    """Over how many files the terms of so many items are spread: a power of two."""
    most = max(1, min(FINEST, items // _BUCKET))
    return 1 << (most.bit_length() - 1)


def cards_for(items: int) -> int:
    """How many files the titles of a leaf of so many items take."""
    return -(-items // CARDS)


def volume_name(stamps: Iterable[str]) -> str:
    """The name of a volume of leaves with these stamps: it tells the content, so that the files below it never change."""
    return xxhash.xxh3_64_hexdigest(" ".join(stamps).encode())


def listing(volumes: Sequence[tuple[str, Sequence[tuple[str, int]]]], offered: Mapping[str, Sequence[Sequence[str | int]]]) -> bytes:
    """What the search page loads first: every volume in the order of time, by its name and its leaves' names and numbers of items, and what a
    search can be narrowed down by (address, name, number of items)."""
    told = {
        "items": sum(items for _, leaves in volumes for _, items in leaves),
        "volumes": [[name, buckets_for(sum(items for _, items in leaves)), leaves] for name, leaves in volumes],
        "values": offered,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def volume_files(leaves: Sequence[Leaf]) -> Iterator[tuple[str, bytes]]:
    """The files of a volume, by name: the terms by bucket (`0.bin`, …), and the values to narrow down by."""
    many = buckets_for(sum(leaf.items for leaf in leaves))
    for bucket in range(many):
        out = bytearray()
        for leaf in leaves:
            piece = leaf.pieces[bucket] if many == FINEST else b"".join(leaf.pieces[bucket::many])
            out += varint(len(piece)) + piece
        yield f"{bucket}.bin", bytes(out)
    yield "values.bin", _values(leaves)


def _values(leaves: Sequence[Leaf]) -> bytes:
    """Every value: two hashes of its name (four and two bytes), how many items have it, and which, in as few bits as they need."""
    found: dict[str, list[int]] = {}
    first = 0
    for leaf in leaves:
        for name, items in leaf.values.items():
            found.setdefault(name, []).extend(first + item for item in items)
        first += leaf.items
    out = bytearray(varint(len(found)))
    for name in sorted(found):
        told = name.encode()
        out += crc32(told).to_bytes(4, "little") + (crc32(told[::-1]) & 0xFFFF).to_bytes(2, "little")
        out += varint(len(found[name])) + rice(found[name], first)
    return bytes(out)


def rice(items: Sequence[int], of: int) -> bytes:
    """Ascending numbers below `of` as Rice-coded steps, filled up to whole bytes (R. F. Rice, Some Practical Universal Noiseless Coding
    Techniques, 1979): each step less one, divided by 2^k, in unary (ones and a zero), then its k lowest bits; 2^k is about the mean step."""
    k = max(0, (of // len(items)).bit_length() - 1)
    bits, length, last = 0, 0, -1
    out = bytearray()
    for item in items:
        step = item - last - 1
        last = item
        quotient = step >> k
        bits = (bits << (quotient + 1 + k)) | (((1 << quotient) - 1) << (k + 1)) | (step & ((1 << k) - 1))
        length += quotient + 1 + k
        if length > 512:
            spare = length % 8
            out += (bits >> spare).to_bytes(length // 8, "big")
            bits, length = bits & ((1 << spare) - 1), spare
    fill = -length % 8
    return bytes(out) + (bits << fill).to_bytes((length + fill) // 8, "big")

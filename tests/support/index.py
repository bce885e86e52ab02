"""Reads a search index back: what static/finder.js does in a browser, for tests of the bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

Terms = dict[str, tuple[list[int], list[int]]]


class Bytes:
    """A run of bytes that is read from its beginning."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def __bool__(self) -> bool:
        return self.at < len(self.data)

    def take(self, many: int) -> bytes:
        self.at += many
        return self.data[self.at - many : self.at]

    def number(self) -> int:
        found = shift = 0
        while True:
            byte = self.take(1)[0]
            found |= (byte & 127) << shift
            if byte < 128:
                return found
            shift += 7

    def items(self, many: int) -> list[int]:
        found, last = [], 0
        for _ in range(many):
            step = self.take(1)[0]
            if step >= 224:
                step = 224 + (step - 224) * 256 + self.take(1)[0]
            found.append(last := last + step)
        return found


def piece(data: bytes) -> Iterator[tuple[str, list[int], list[int]]]:
    """The terms of a piece, with the items that hold each, and those that hold it in the title or often."""
    left, word = Bytes(data), b""
    while left:
        shared, rest = left.take(2)
        word = word[:shared] + left.take(rest)
        many = left.number()
        items = left.items(many >> 1)
        yield word.decode(), items, left.items(left.number()) if many & 1 else []


def bucket(data: bytes) -> Iterator[list[tuple[str, list[int], list[int]]]]:
    """The pieces of a file of terms, leaf by leaf."""
    left = Bytes(data)
    while left:
        yield list(piece(left.take(left.number())))


def unriced(data: bytes, many: int, of: int) -> list[int]:
    """Rice-coded numbers below `of`."""
    bits = "".join(f"{byte:08b}" for byte in data)
    low, at, last, found = max(0, (of // many).bit_length() - 1), 0, -1, []
    for _ in range(many):
        quotient = bits.index("0", at) - at
        at += quotient + 1
        last += (quotient << low) + int(bits[at : at + low] or "0", 2) + 1
        at += low
        found.append(last)
    assert len(data) == -(-at // 8)
    return found


def name_hash(value: str) -> bytes:
    """How a value is told in `values.bin`."""
    return crc32(value.encode()).to_bytes(4, "little") + (crc32(value.encode()[::-1]) & 0xFFFF).to_bytes(2, "little")


def words(site: Path) -> set[str]:
    """Every term of a site's index."""
    listing = json.loads((site / "search/data/volumes.json").read_text("utf-8"))
    files = (site / f"search/data/{name}/{number}.bin" for name, many, _ in listing["volumes"] for number in range(many))
    return {term for file in files for terms in bucket(file.read_bytes()) for term, _, _ in terms}

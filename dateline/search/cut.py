"""Which items stand together: the same ones whatever was built before, and a change concerns its own neighbourhood only.

The line of items, in time, is cut where an item's own hash says so (content-defined chunking, as in rsync and deduplicating
stores: Muthitacharoen, Chen, Mazières, A Low-bandwidth Network File System, 2001), never by counting from the beginning: so an
item put in between moves no cut but those beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import msgspec

LEAF = 512
"""About so many items a leaf: at least half, at most double."""
VOLUME = 12
"""About so many leaves a volume: at least half, at most double."""


class Cut(msgspec.Struct, frozen=True):
    """Half-open ranges: of items, for every leaf; of leaves, for every volume."""

    leaves: tuple[tuple[int, int], ...]
    volumes: tuple[tuple[int, int], ...]


def cut(ids: Sequence[str], leaf: int = LEAF, volume: int = VOLUME) -> Cut:
    """Cuts the line of items with these ids."""
    marks = [crc32(id_.encode()) for id_ in ids]
    leaves = _chunks(marks, leaf)
    heads = [marks[start] // leaf for start, _ in leaves]
    return Cut(tuple(leaves), tuple(_chunks(heads, volume)))


def _chunks(marks: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Ranges of `size` / 2 to 2 × `size`, each ending before a mark that is 0 modulo size / 2 where there is one."""
    least, most = max(1, size // 2), 2 * size
    ranges, start = [], 0
    while start < len(marks):
        end = min(len(marks), start + most)
        for at in range(start + least, end):
            if marks[at] % least == 0:
                end = at
                break
        ranges.append((start, end))
        start = end
    return ranges

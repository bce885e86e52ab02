"""Compressed copies beside texts, for hosts that serve them as they are; the same bytes for the same text, at any time."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from types import MappingProxyType

from dateline.problems import DatelineError
from dateline.publish.asked import Asked

_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".webmanifest")
_WORTH = 1_000
"""A text shorter than so many bytes is served as fast without compression."""
_QUALITY = 9
"""Of Brotli's 0 to 11, the last that costs no more than gzip (docs/decisions/0019-publishing.md)."""


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _brotlied(data: bytes) -> bytes:
    import brotli

    window = max(10, min(22, len(data).bit_length()))  # one no larger than the text: to lay out a large one costs fifteen times as much
    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_QUALITY, lgwin=window)
    return packed


_WAYS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({".gz": _gzipped, ".br": _brotlied})
SUFFIXES = tuple(_WAYS)
"""What the copies' names end with."""


def wanted_copies(asked: Asked) -> tuple[str, ...]:
    """The suffixes of the copies that a target's settings ask for. Raises DatelineError where what makes them is not installed."""
    if asked.flag("brotli") and find_spec("brotli") is None:
        raise DatelineError(f"{asked.shown}: error: `brotli: true` needs brotli, which is not installed: pip install 'dateline[brotli]'")
    return tuple(suffix for suffix, key in ((".gz", "gzip"), (".br", "brotli")) if asked.flag(key))


def worth_a_copy(path: str, data: bytes) -> bool:
    """Whether a file is a text that compression makes faster."""
    return len(data) >= _WORTH and path.endswith(_TEXTS)


def copy_of(data: bytes, suffix: str) -> bytes:
    """The text compressed in the way that `suffix` names."""
    return _WAYS[suffix](data)

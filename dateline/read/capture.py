"""What a format's reader is given, and how it says that it cannot go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import xxhash

from dateline.model import SourceProfile
from dateline.read.fit import fit
from dateline.read.hints import NO_HINTS, Hints

_NO_LIMITS: Mapping[str, int] = MappingProxyType({})
_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
_MEGABYTE = 1_000_000
_LONGEST_PLACE = 200
# What each limit is where site.yml says nothing (see content/settings.py for their meanings).
_LIMITS = {"document_mb": 20, "unpacked_mb": 200, "items": 10_000, "pages": 2_000}


class Capture(NamedTuple):
    """One document on its way to be read: its path (relative to the root, POSIX style), its bytes, and what is known beforehand.

    `columns` says which field each column of a table holds, where a person mapped them: field to column.
    """

    path: str
    data: bytes
    sources: Sequence[SourceProfile] = ()
    hints: Hints = NO_HINTS
    limits: Mapping[str, int] = _NO_LIMITS
    columns: Mapping[str, str] = _NO_COLUMNS

    def limit(self, name: str) -> int:
        """A bound on reading; those in megabytes as bytes."""
        most = self.limits.get(name, _LIMITS[name])
        return most * _MEGABYTE if name.endswith("_mb") else most


class Unreadable(Exception):  # noqa: N818 - says what the document is
    """The document cannot be read; the message says what is wrong and what to do, `line` where."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def needed(module: str, extra: str) -> Any:
    """A library that only some formats need. Raises Unreadable with the extra to install where it is missing ("": it comes with Dateline)."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        how = f"pip install 'dateline[{extra}]' (installed by pipx: pipx inject dateline {library})" if extra else "install Dateline again"
        raise Unreadable(f"needs the library {library}, which is not installed: {how}, then build again") from None


def parts(names: Sequence[str]) -> list[str]:
    """A place in the file for each of many items, no two the same: the name it has there (an entry's guid, a message's id), which stays
    when others come and go; its number, counted from 1, where it has none; the same name again gets a number behind it."""
    seen: dict[str, int] = {}
    placed: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        own = place = _short(" ".join(fit(name).split())) or str(number)
        while place in placed:
            seen[own] = seen.get(own, 1) + 1
            place = f"{own} ({seen[own]})"
        placed[place] = None
    return list(placed)


def _short(name: str) -> str:
    """A name that is no longer than a place may be; of a longer one the beginning and what tells it from others that begin so."""
    if len(name) <= _LONGEST_PLACE:
        return name
    return f"{name[: _LONGEST_PLACE - 17]}…{xxhash.xxh3_64_hexdigest(name.encode('utf-8', 'replace'))}"

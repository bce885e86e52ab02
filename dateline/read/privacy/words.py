"""How pages and mails speak to their reader: phrases of many languages, a data file, loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "data" / "private.txt"


@cache
def phrases(section: str) -> tuple[str, ...]:
    """The phrases of one section of the file, patterns or plain words as the file says."""
    found: list[str] = []
    inside = False
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside and line and not line.startswith("#"):
            found.append(line)
    return tuple(found)


@cache
def listed(section: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(phrases(section))

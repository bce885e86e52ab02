"""Lists of phrases in many languages, kept as data files of the package: sections of one phrase a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data"


@cache
def phrases(name: str, section: str) -> tuple[str, ...]:
    """The phrases of one section (`[section]`) of the file `name.txt`, patterns or plain words as the file says. Lines with `#` are remarks."""
    found: list[str] = []
    inside = False
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside and line and not line.startswith("#"):
            found.append(line)
    return tuple(found)


@cache
def listed(name: str, section: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(phrases(name, section))

"""The word and name lists of `dateline/data/names/`, loaded once a process.

Where they come from is told in `dateline/data/names/ORIGIN.md`. Every list is folded as `folding.plain` folds a word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.tag.folding import plain

_FOLDER = Path(__file__).parent.parent / "data" / "names"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the list `name`, as they are written, in their order."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and line[0] != "#")


@cache
def listed(name: str) -> frozenset[str]:
    """The entries of the list `name`, folded."""
    if name not in _FOLDED:
        return frozenset(map(plain, lines(name)))
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))


_FOLDED = frozenset(
    {"common", "given", "given_weak", "given_female", "given_male", "surnames", "places"}
)  # made by scripts/make_names.py: folded, tens of thousands of lines, none of them empty or a comment

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
    entries = lines(name)
    return frozenset(entries if name in _FOLDED else map(plain, entries))


_FOLDED = frozenset({"common", "given", "given_weak", "given_female", "given_male", "surnames", "places"})  # made folded by scripts/make_names.py

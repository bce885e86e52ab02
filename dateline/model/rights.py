"""What the public may see of an item."""

from __future__ import annotations

from collections.abc import Iterable

RIGHTS = ("full", "excerpt", "link")
"""From the whole text to nothing of it."""


def strictest(rights: Iterable[str]) -> str:
    """Of several rights the one that shows least, "" where there is none."""
    return max((each for each in rights if each in RIGHTS), key=RIGHTS.index, default="")

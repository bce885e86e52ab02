"""How pages and mails speak to their reader: phrases of many languages."""

from __future__ import annotations

from dateline.read.phrases import listed as _listed
from dateline.read.phrases import phrases as _phrases


def phrases(section: str) -> tuple[str, ...]:
    """The phrases of one section of `private.txt`."""
    return _phrases("private", section)


def listed(section: str) -> frozenset[str]:
    """The same as a set."""
    return _listed("private", section)

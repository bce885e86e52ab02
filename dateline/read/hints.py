"""What a person said that helps to read the rest."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import SourceProfile


class Hints(NamedTuple):
    """The source a person named (by name or address) and the title a person gave, where they did; the digest's time zone."""

    source: SourceProfile | None = None
    title: str = ""
    timezone: str = ""


NO_HINTS = Hints()

"""What a person or the format said that helps to read the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dateline.model import MISSING, Field, SourceProfile


class Hints(NamedTuple):
    """The source a person named (by name or address) and the title a person gave, where they did; the digest's time zone.

    `captured` (ISO) is when the page was captured and `url` its address, "" where nothing but the page itself can tell. `alone`
    says that the file holds this item only, so that its name speaks of it. `charset` is what the server that sent the page called its encoding.
    """

    source: SourceProfile | None = None
    title: str = ""
    timezone: str = ""
    captured: str = ""
    url: str = ""
    alone: bool = True
    charset: str = ""

    def told(self, fields: Mapping[str, Field], part: str | None) -> Hints:
        """The hints with what a format tells of an item (`captured`, `source_url`) at its place in the file; what a person said stays."""
        captured, url = (fields.get(name, MISSING).value or "" for name in ("captured", "source_url"))
        return self._replace(captured=self.captured or captured, url=self.url or url, alone=self.alone and part is None)


NO_HINTS = Hints()

"""A day, or an instant with its offset; never less, never more than was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """`iso` is `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS+HH:MM` with the publisher's own offset.

    `zone` is the zone as it was printed ("JST"), empty where none was.
    """

    iso: str
    zone: str = ""

    @property
    def precision(self) -> str:
        """ "day" or "instant"."""
        return "day" if len(self.iso) == 10 else "instant"

    @property
    def day(self) -> dt.date:
        """The item's own local day."""
        return dt.date.fromisoformat(self.iso[:10])

    @property
    def instant(self) -> dt.datetime | None:
        """The aware instant, or None where only a day is known."""
        return dt.datetime.fromisoformat(self.iso) if len(self.iso) > 10 else None

    @property
    def order(self) -> str:
        """A text that sorts as items do: by local day, then by instant, those with a day only last."""
        moment = self.instant
        return f"{self.iso[:10]} {moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}" if moment else f"{self.iso[:10]} ~"

    @property
    def week(self) -> str:
        """The ISO 8601 week, `2025-W15`."""
        year, week, _ = self.day.isocalendar()
        return f"{year:04}-W{week:02}"

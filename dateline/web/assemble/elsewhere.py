"""The same article from other publishers: each an item of its own, and each page leads to the others."""

from __future__ import annotations

from dateline.store import ItemRow
from dateline.web.dates import time_view
from dateline.web.desk import Desk
from dateline.web.views import Link


def also_published(desk: Desk, item: ItemRow) -> tuple[tuple[Link, str], ...]:
    """Who else published an item, as a link to what they published, and on which day ("" undated). Only what this edition shows."""
    found = []
    for id_ in desk.shelf.also(item.id):
        other = desk.shelf.item(id_)
        if other:
            reading = other.reading()
            when = time_view(reading.published.value or "", reading.zone, desk.settings.language)
            found.append((Link(other.url, reading.source.value or other.title), when.day if other.ord else ""))
    return tuple(found)

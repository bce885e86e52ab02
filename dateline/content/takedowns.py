"""What a person wants shown nowhere any more: `content/takedowns/*.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.content import values
from dateline.content.sheet import Sheet
from dateline.model import Takedown
from dateline.problems import Problem, error

KEYS = ("item", "reason", "by", "on", "shows")
SHOWS = ("nothing", "title")
_HINTS = MappingProxyType(
    {
        "id": 'Did you mean "item"?',
        "date": 'The day of the takedown is "on"',
        "status": 'What only the private edition may show is "held" by a correction, not taken down',
        "body": "What the page may still say stands below the keys",
    }
)


def read_takedown(sheet: Sheet) -> Takedown:
    """A takedown; what its page may still say is the text below the keys."""
    sheet.only(KEYS, _HINTS)
    sheet.need("item", "item: and the item's id, or its address")
    sheet.need("on", "on: and the day of the takedown, like 2025-05-01: its page says it")
    return Takedown(
        item=named(sheet.text("item")),
        reason=sheet.text("reason"),
        by=sheet.text("by"),
        on=sheet.checked("on", values.day),
        shows=sheet.choice("shows", SHOWS, SHOWS[0]),
        text=sheet.intro,
        path=sheet.path,
        line=sheet.line("item"),
    )


def named(item: str) -> str:
    """An id as it is; of an address, copied whole from a browser or not, the part below the site's root: `items/2025/04/11/slug-id/`."""
    at = item.find("items/")
    if at < 0:
        return item.strip("/")
    return item[at:].partition("#")[0].partition("?")[0].removesuffix("index.html").rstrip("/") + "/"


def twice(takedowns: Iterable[Takedown]) -> Iterator[Problem]:
    """Two files that take one item down: an error that names both."""
    seen: dict[str, Takedown] = {}
    for one in takedowns:
        other = seen.setdefault(one.item, one)
        if other is not one:
            yield error(one.path, one.line, f'takes "{one.item}" down, and so does {other.path}. Keep one of the two')

"""What was set right, taken down and removed, by day: a page, one for each month, and feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import MappingProxyType

from msgspec.structs import replace

from dateline.content.prose import opening, prose
from dateline.model import Correction
from dateline.store import TAKEN
from dateline.web.assemble.dossier import name_of
from dateline.web.assemble.feeds import changes_feeds, moment, tag_uri
from dateline.web.dates import day_name, month_name
from dateline.web.desk import Desk
from dateline.web.views import Change, ChangesView, Feed, FeedEntry, Link, MonthLink

PLACE = "changes"
_LATEST = 40
_WORDS = MappingProxyType(
    {"published": "the date", "source_url": "the link to the original", "byline": "the writer", "dateline": "the place", "rights": "what may be shown"}
)
_JOINED = "Joined: an item that stood apart before turned out to be the same"
_LED = MappingProxyType(
    {
        "joined": "Joined: a list that stood apart before is part of this one",
        "moved": "This list has a new name or address",
        "parted": "Parted: a name that several bear",
    }
)


def changes(desk: Desk) -> tuple[Change, ...]:
    """Everything with a day that was done to items which this edition shows, or showed, and to lists; newest first."""
    told = desk.told.get(PLACE)
    if told is None:
        told = tuple(sorted((*_corrected(desk), *_gone(desk), *_changed(desk)), key=lambda change: (change.day, change.id), reverse=True))
        desk.told.put(PLACE, told, 1)
    return told


def _corrected(desk: Desk) -> Iterator[Change]:
    for fix in sorted((fix for fixes in desk.corrections.values() for fix in fixes if fix.on), key=lambda fix: fix.path):
        item = desk.shelf.named(fix.item)
        if item:
            name = hashlib.sha256(fix.path.encode()).hexdigest()[:8]  # the file's name is for its people alone
            yield Change(fix.on, f"{item.id}/{fix.on}/{name}", f"Corrected: {', '.join(_what(fix))}", item.url, item.title, fix.reason)


def _what(fix: Correction) -> Iterator[str]:
    """What a correction sets right, in words."""
    yield from (_words(name) for name, _ in fix.fields)
    said = (
        (fix.add_actors or fix.remove_actors, "who is named"),
        (fix.add_topics or fix.remove_topics, "the topics"),
        (fix.speakers, "who said what"),
        (fix.separate, "documents that are no copies"),
        (fix.same_as, "copies joined into one item"),
    )
    yield from (words for some, words in said if some)


def _words(field: str) -> str:
    return _WORDS.get(field, f"the {field}")


def _gone(desk: Desk) -> Iterator[Change]:
    """Of what is gone nothing is told but what its own page says: not its address either, which is made of the title's words, unless the title may be told."""
    for row in desk.shelf.gone.every():
        if row.day:
            what = "Taken down" if row.why == TAKEN else "Removed"
            yield Change(row.day, f"{row.id}/{row.day}", what, row.addresses[-1] if row.title else "", row.title or "An item", row.text)


def _changed(desk: Desk) -> Iterator[Change]:
    """What changed of what was published, without a person's word: titles and days, items that became one, lists that lead to another."""
    for about, day, what in desk.shelf.changed.every():
        if "/" in about:
            yield from _led(desk, about, day, what)
        elif item := desk.shelf.item(about):
            fields = [_words(name) for name in ("title", "published") if name in what.split(",")]
            told = [*([("changed", f"Changed: {', '.join(fields)}")] if fields else []), *([("joined", _JOINED)] if "joined" in what else [])]
            yield from (Change(day, f"{about}/{day}/{kind}", words, item.url, item.title, "") for kind, words in told)


def _led(desk: Desk, scope: str, day: str, what: str) -> Iterator[Change]:
    """A list that leads to another is told with the name of that, as long as there is one."""
    how, _, target = what.partition(" ")
    name = name_of(desk, target) or desk.former.get(target, ("", ""))[1] or (desk.former[scope][1] if scope in desk.former else "")
    if name:
        parted = target.count("/") < (2 if target.startswith("actors") else 1)
        yield Change(day, f"{scope}/{day}", _LED["parted" if parted else how], f"{target}/", name, "")


def months(desk: Desk) -> set[str]:
    """The months that have a change."""
    return {change.day[:7] for change in changes(desk)}


def page_of(desk: Desk, month: str) -> ChangesView | None:
    """The latest changes, or those of a month; None where there are none, unless such a page of the latest was published."""
    every = changes(desk)
    shown = _told(change for change in every if change.day.startswith(month)) if month else _told(every[:_LATEST])
    if not shown and (month or not desk.shelf.gone.was_page(f"{PLACE}/")):
        return None
    language = desk.settings.language
    title = f"Changes, {month_name(month, language)[1]}" if month else "Changes"
    feed = Feed(f"Changes – {desk.settings.title}", f"{PLACE}/feed.xml", f"{PLACE}/feed.json")
    page = desk.meta(f"{PLACE}/{month}/" if month else f"{PLACE}/", PLACE, title, f"What was set right in {desk.settings.title}.", "about", feeds=[feed])
    days = tuple((day_name(day, language)[0], tuple(some)) for day, some in groupby(shown, key=lambda change: change.day))
    counts = {name: sum(change.day.startswith(name) for change in every) for name in sorted({change.day[:7] for change in every}, reverse=True)}
    links = tuple(MonthLink(f"{PLACE}/{name}/", month_name(name, language)[1], many) for name, many in counts.items())
    return ChangesView(desk.site, page, days, links, Link(f"{PLACE}/", "The latest changes") if month else None)


def _told(some: Iterable[Change]) -> list[Change]:
    """Changes as readers see them."""
    return [replace(change, reason=prose(change.reason)) for change in some]


def feeds(desk: Desk) -> list[tuple[str, bytes]]:
    """The latest changes, an entry each."""
    entries = [
        FeedEntry(
            tag_uri(desk, f"change/{change.id}"), change.href or f"{PLACE}/{change.day[:7]}/", f"{change.what}: {change.title}",
            moment(change.day), moment(change.day),
            opening(change.reason, 400), prose(change.reason), desk.settings.title, "",
        )
        for change in changes(desk)[:_LATEST]
    ]  # fmt: skip
    return changes_feeds(desk, PLACE, entries)

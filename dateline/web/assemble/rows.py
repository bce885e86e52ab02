"""Rows of lists: what an item shows of itself elsewhere, and rows gathered by day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.model import ActorTag, Reading, Tagging
from dateline.store import ItemRow
from dateline.tag.salience import MAIN
from dateline.text import clip, direction
from dateline.web.addresses import actor_scope, month_href, source_scope, topic_scope
from dateline.web.dates import day_name, time_view
from dateline.web.desk import Desk
from dateline.web.plan import CROWD
from dateline.web.views import Chip, DayGroup, Link, Row, Time

EXCERPT = 280
"""The characters of a lede that an excerpt may show."""
_SUMMARY = 240
CHIPS = 5
"""So many actors, and so many topics, stand in a row."""
_FOLD = 12


def access_of(desk: Desk, item: ItemRow) -> str:
    """What this edition may show of an item: everything in the private one."""
    return "full" if desk.edition.private else item.access


def is_own(item: ItemRow) -> bool:
    """Whether an item is the digest's own words."""
    return item.path.startswith("content/items/")


def when_of(desk: Desk, reading: Reading) -> Time:
    return time_view(reading.published.value or "", reading.zone, desk.settings.language)


def lede(reading: Reading) -> str:
    """The first paragraph of the body."""
    return next((block.text for block in reading.body if block.kind == "p"), reading.body[0].text if reading.body else "")


def summary_of(reading: Reading, access: str, longest: int = EXCERPT) -> str:
    """The summary that may be shown: a person's own words always, of the text (of the publisher's teaser, where there is no text) no more
    than the rights allow."""
    if reading.summary and reading.summary.by == "person":
        return reading.summary.value or ""
    if access == "link":
        return ""
    teaser = reading.summary.value or ""
    return clip((teaser if access == "full" else "") or lede(reading) or teaser, longest)


def chip(tag: ActorTag) -> Chip:
    return Chip(tag.id, actor_scope(tag.id) + "/", tag.name, tag.kind, tag.reviewed, tag.salience >= MAIN, len(tag.mentions), tag.role)


def shown_actors(desk: Desk, tagging: Tagging) -> list[ActorTag]:
    """The actors to show, most salient first; those without a profile only where the digest wants them."""
    shown = [tag for tag in tagging.actors if tag.reviewed or desk.settings.unreviewed == "show"]
    return sorted(shown, key=lambda tag: (-tag.salience, tag.id))


def source_link(item: ItemRow, reading: Reading) -> Link | None:
    return Link(source_scope(item.source) + "/", reading.source.value or item.source) if item.source else None


def row_of(desk: Desk, item: ItemRow) -> Row:
    """An item as a line of a list."""
    reading, tagging = item.reading(), item.tagging()
    access = access_of(desk, item)
    language = reading.language.value or ""
    return Row(
        id=item.id,
        href=item.url,
        title=item.title,
        when=when_of(desk, reading),
        source=source_link(item, reading),
        summary=summary_of(reading, access, _SUMMARY),
        actors=tuple(chip(tag) for tag in shown_actors(desk, tagging)[:CHIPS]),
        topics=tuple(Link(topic_scope(topic.id) + "/", topic.name) for topic in tagging.topics[:CHIPS]),
        language=language,
        direction=direction(language),
        access=access,
        held=item.held,
        pinned=reading.said.pin,
        own=is_own(item),
    )


def rows_by_number(desk: Desk, ns: Sequence[int]) -> dict[int, str]:
    """Rendered rows by item number: kept ones as they are, missing ones made."""
    found = {n: row for n in ns if (row := desk.rows.get(n)) is not None}
    if len(found) == len(ns):
        return found
    more = desk.shelf.rows(desk.edition.mode, [n for n in ns if n not in found])
    for n, item in desk.shelf.items([n for n in ns if n not in found and n not in more]).items():
        more[n] = desk.renderer.row(row_of(desk, item), desk.edition.for_folder)
    for n, row in more.items():
        desk.rows.put(n, row, len(row))
    return found | more


def _within_day(entries: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Newest instant first, those with a day only last, by id where nothing else decides."""
    by_id = sorted(entries, key=lambda entry: entry[0].rpartition(" ")[2])
    return sorted(by_id, key=lambda entry: "" if entry[0][11] == "~" else entry[0][11:30], reverse=True)


def in_passing(desk: Desk, scope: str, since: str = "", until: str = "~") -> frozenset[int]:
    """The items of a list that name its actor in passing, by number; none for other lists."""
    return desk.listing(scope).light(since, until)


def day_groups(desk: Desk, entries: Iterable[tuple[str, int]], passing: Collection[int] = ()) -> tuple[DayGroup, ...]:
    """Entries of a list by day, the newest day first; those that name the list's actor in `passing` apart."""
    by_day: dict[str, list[tuple[str, int]]] = {}
    for entry in entries:
        by_day.setdefault(entry[0][:10], []).append(entry)
    rows = rows_by_number(desk, [n for day in by_day.values() for _, n in day])
    groups = []
    for day in sorted(by_day, reverse=True):
        here = [n for _, n in _within_day(by_day[day]) if n in rows]
        shown, light = (tuple(rows[n] for n in here if (n in passing) is aside) for aside in (False, True))
        name, weekday = day_name(day, desk.settings.language)
        groups.append(DayGroup(day, name, weekday, shown, _FOLD if len(shown) > _FOLD + 3 else 0, count=len(here), passing=light))
    return tuple(groups)


def list_days(desk: Desk, scope: str, since: str, until: str, without: Collection[int] = ()) -> tuple[DayGroup, ...]:
    """The days of a list from `since` (included) to `until` (not included), but for the items `without`; of an actor's list, what names it in passing apart."""
    entries = [entry for entry in desk.listing(scope).entries(since, until) if entry[1] not in without]
    return day_groups(desk, entries, in_passing(desk, scope, since, until))


def crowded_groups(desk: Desk, scope: str, days: Iterable[tuple[str, int]]) -> tuple[DayGroup, ...]:
    """Days with too many items to show: a heading and a count each, with the way to the day's own page, or to its place in its month."""
    groups = []
    for day, many in sorted(days, reverse=True):
        name, weekday = day_name(day, desk.settings.language)
        month = month_href(scope, day[:7])
        in_month = sum(count for _, count in desk.listing(scope).counts(7, day[:7], day[:7] + "~"))
        groups.append(DayGroup(day, name, weekday, (), href=month_href(scope, day) if in_month > CROWD else f"{month}#{day}", count=many))
    return tuple(groups)


def rows_in_order(desk: Desk, ns: Sequence[int]) -> tuple[str, ...]:
    rows = rows_by_number(desk, ns)
    return tuple(rows[n] for n in ns if n in rows)

"""Feeds: of the whole digest, of every list, and of the weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from dateline.model import Reading
from dateline.store import ItemRow
from dateline.web.addresses import TIMELINE, root_of
from dateline.web.assemble.entries import name_of
from dateline.web.assemble.rows import access_of, summary_of
from dateline.web.assemble.weeks import week_entries
from dateline.web.desk import Desk
from dateline.web.feeds import atom, json_feed, part_of
from dateline.web.marks import mark
from dateline.web.plan import week_bounds
from dateline.web.views import FeedEntry, FeedPart, FeedView

_LONG = 40
_SHORT = 20
_NEVER = "1970-01-01T00:00:00Z"


def tag_uri(desk: Desk, what: str) -> str:
    """A `tag:` URI (RFC 4151): it names the entry for ever, whatever its address, the site's or the digest's title becomes."""
    return f"tag:{desk.tag},2025:{what}"


def moment(iso: str) -> str:
    """RFC 3339: an instant as it is, a day as its first moment in UTC."""
    return f"{iso}T00:00:00Z" if len(iso) == 10 else iso


def _latest(*isos: str) -> str:
    """The latest of these days and instants: by day, where one has only that."""
    return moment(max((iso for iso in isos if iso), key=lambda iso: iso[:10]))


def _html(reading: Reading, access: str, summary: str) -> str:
    if access == "full":
        return "\n".join(mark(block, 0, ()) for block in reading.body)
    return f"<p>{escape(summary)}</p>" if summary else ""


def _corrected(desk: Desk, item: ItemRow) -> Iterator[str]:
    """The days on which people set the item right: readers see that it changed, and where it stands among the others stays."""
    return (fix.on for name in (item.id, *item.captures) for fix in desk.corrections.get(name, ()))


def entry_of(desk: Desk, item: ItemRow) -> FeedEntry:
    reading, access = item.reading(), access_of(desk, item)
    summary = summary_of(reading, access)
    published = reading.published.value or item.added
    return FeedEntry(
        id=tag_uri(desk, f"item/{item.id}"),
        href=item.url,
        title=item.title,
        published=moment(published),
        updated=_latest(published, reading.updated.value or "", item.added, *_corrected(desk, item), *desk.shelf.changed.of(item.id)),
        summary=summary,
        html=_html(reading, access, summary),
        source=reading.source.value or "",
        original=reading.source_url.value or "",
        tags=tuple(topic.name for topic in item.tagging().topics),
        language=reading.language.value or "",
    )


def _feed(desk: Desk, what: str, title: str, href: str, page: str, entries: Sequence[FeedPart]) -> FeedView:
    return FeedView(
        id=tag_uri(desk, what),
        title=title,
        subtitle=desk.settings.description,
        href=href,
        page_href=page,
        root=root_of(href),
        base=desk.settings.base_url,
        author=desk.settings.publisher or desk.settings.title,
        language=desk.settings.language,
        generator=desk.site.generator,
        updated=max((entry.updated for entry in entries), key=lambda iso: iso[:19], default=_NEVER),
        entries=tuple(entries),
        hub="" if desk.edition.private or not desk.settings.base_url else desk.settings.hub,
    )


def _both(desk: Desk, what: str, title: str, place: str, entries: Sequence[FeedPart]) -> list[tuple[str, bytes]]:
    atom_href, json_href = f"{place}feed.xml", f"{place}feed.json"
    return [
        (atom_href, atom(_feed(desk, what, title, atom_href, place, entries))),
        (json_href, json_feed(_feed(desk, what, title, json_href, place, entries))),
    ]


def front_feeds(desk: Desk) -> list[tuple[str, bytes]]:
    """The items that entered the digest last."""
    return _both(desk, TIMELINE, desk.settings.title, "", _parts(desk, "", desk.shelf.added_last(_LONG)))


def list_feeds(desk: Desk, scope: str) -> list[tuple[str, bytes]]:
    """The latest items of an actor, a topic or a source."""
    row = desk.listing(scope).row
    name = name_of(desk, scope, row.name if row else scope)
    parts = _parts(desk, f"{scope}/", desk.shelf.latest(scope, _SHORT))
    return _both(desk, scope, f"{name} – {desk.settings.title}", f"{scope}/", parts)


def former_feeds(desk: Desk, scope: str, target: str, name: str) -> list[tuple[str, bytes]]:
    """The feeds at the former address of a list: with the items of the list that took its place ("" for none)."""
    parts = _parts(desk, f"{scope}/", desk.shelf.latest(target, _SHORT)) if target else []
    return _both(desk, scope, f"{name} – {desk.settings.title}" if name else desk.settings.title, f"{scope}/", parts)


def _parts(desk: Desk, place: str, ns: Sequence[int]) -> list[FeedPart]:
    """The entries of these items in the feeds at `place`: most are in words already, for another list."""
    root = "" if desk.settings.base_url else root_of(place)
    found = {n: desk.parts.get((n, root)) for n in ns}
    for n, item in desk.shelf.items([n for n, part in found.items() if part is None]).items():
        found[n] = part = _part(desk, entry_of(desk, item), place)
        desk.parts.put((n, root), part, len(part.atom) + len(part.json))
    return [part for part in found.values() if part]


def _part(desk: Desk, entry: FeedEntry, place: str) -> FeedPart:
    return part_of(entry, desk.settings.base_url, root_of(place), desk.settings.language)


def changes_feeds(desk: Desk, place: str, entries: Sequence[FeedEntry]) -> list[tuple[str, bytes]]:
    """The feeds of what was set right."""
    return _both(desk, place, f"Changes – {desk.settings.title}", f"{place}/", [_part(desk, entry, f"{place}/") for entry in entries])


def week_feeds(desk: Desk) -> list[tuple[str, bytes]]:
    """The latest weeks, an entry each."""
    entries = []
    for week, line in week_entries(desk, _SHORT):
        monday, after = week_bounds(week)
        summary = f"{line.role}: {line.count:,} {'item' if line.count == 1 else 'items'}."
        html = f"<p>{escape(summary)}</p>"
        uri, starts, ends = tag_uri(desk, f"digest/{week}"), moment(monday), moment(after)
        entries.append(_part(desk, FeedEntry(uri, line.href, line.name, starts, ends, summary, html, desk.settings.title, ""), "digests/"))
    return _both(desk, "digests", f"Weekly digests – {desk.settings.title}", "digests/", entries)

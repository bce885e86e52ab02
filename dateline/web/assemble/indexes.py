"""The A to Z of actors, the indexes of topics, sources and weeks, and the lone pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from dateline.content.prose import prose
from dateline.store import ScopeRow
from dateline.web.addresses import KINDS, TIMELINE
from dateline.web.assemble.entries import actor_entry, place_entry
from dateline.web.assemble.weeks import week_entries
from dateline.web.dates import day_name
from dateline.web.desk import Desk
from dateline.web.letters import letter_of, sort_key
from dateline.web.roster import MANY, roster
from dateline.web.views import (
    AboutView,
    ActorsView,
    Crumb,
    DigestsView,
    Entry,
    Feed,
    LetterGroup,
    Link,
    MonthLink,
    NotFoundView,
    PageNoteView,
    PlacesView,
    SearchView,
)

_NAMES = {"person": "People", "organization": "Organisations", "country": "Countries and territories"}


def actors(desk: Desk, kind: str = "", letter: str = "") -> ActorsView | None:
    """`/actors/`, `/actors/KIND/`, or a letter of an A to Z that is too long for one page; None where nobody stands there."""
    everyone = roster(desk.shelf, desk.actors.values())
    cut = len(everyone) > MANY
    entries = [actor_entry(desk, row, sort) for row, sort in everyone if not kind or row.scope.startswith(f"actors/{kind}/")]
    if letter:
        entries = [entry for entry in entries if letter_of(entry.sort) == letter]
        if not cut or not entries:
            return None
    whole = bool(letter or kind or not cut)
    groups = _groups(_most(entries) if cut and kind else entries) if whole else ()
    if kind and not entries:
        return None
    totals = {name: sum(row.scope.startswith(f"actors/{name}/") for row, _ in everyone) for name in KINDS}
    kinds = tuple(MonthLink(f"actors/{name}/", _NAMES[name], totals[name]) for name in reversed(KINDS) if totals[name])
    kinds += () if whole else _letter_links(entries)
    href = f"actors/letter/{letter}/" if letter else f"actors/{kind}/" if kind else "actors/"
    title = f"Actors: {letter}" if letter else _NAMES[kind] if kind else "Actors"
    page = desk.meta(href, "actors", title, f"{title} in {desk.site.title}, A to Z.", "actors", [Crumb("actors/", "Actors")] if kind or letter else [])
    return ActorsView(desk.site, page, kind, kinds, groups, len(entries), sum(not entry.reviewed for entry in entries))


def _most(entries: list[Entry]) -> list[Entry]:
    """The most mentioned, where all would be too many for a page."""
    return sorted(entries, key=lambda entry: (-entry.count, entry.sort))[:MANY]


def _groups(entries: list[Entry]) -> tuple[LetterGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (letter_of(entry.sort) == "other", sort_key(entry.sort), entry.href)):
        groups.setdefault(letter_of(entry.sort), []).append(entry)
    return tuple(LetterGroup(letter, f"letter-{letter.lower()}", tuple(some)) for letter, some in groups.items())


def _letter_links(entries: list[Entry]) -> tuple[MonthLink, ...]:
    """The letters of an A to Z that is cut, each with how many stand there."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[letter_of(entry.sort)] = counts.get(letter_of(entry.sort), 0) + 1
    return tuple(MonthLink(f"actors/letter/{letter}/", letter, many) for letter, many in sorted(counts.items()))


def places(desk: Desk, section: str) -> PlacesView:
    """`/topics/` and `/sources/`, those that somebody wrote a profile for included, be they without an item."""
    found = {scope.scope: scope for scope in desk.shelf.scopes(f"{section}/")}
    own = {id_: topic for id_, topic in desk.topics.items() if not topic.pack} if section == "topics" else desk.sources
    for id_, profile in own.items():
        found.setdefault(f"{section}/{id_}", ScopeRow(f"{section}/{id_}", profile.name, True, 0, "", ""))
    entries = sorted((place_entry(desk, scope) for scope in found.values()), key=lambda entry: (sort_key(entry.name), entry.href))
    name = section.capitalize()
    page = desk.meta(f"{section}/", "places", name, f"{name} of {desk.site.title}.", section)
    return PlacesView(desk.site, page, section, tuple(entries))


def digests(desk: Desk) -> DigestsView:
    years: dict[str, list[Entry]] = {}
    for week, entry in week_entries(desk):
        years.setdefault(week[:4], []).append(entry)
    feed = Feed(f"Weekly digests – {desk.site.title}", "digests/feed.xml", "digests/feed.json")
    page = desk.meta("digests/", "digests", "Weekly digests", f"{desk.site.title}, week by week.", "digests", feeds=[feed])
    return DigestsView(desk.site, page, tuple((year, tuple(entries)) for year, entries in years.items()))


def about(desk: Desk) -> AboutView:
    note = desk.notes.get("about")
    page = desk.meta("about/", "about", note.title if note else "About", f"What {desk.site.title} is and how it is made.", "about")
    sources: Sequence[Entry] = places(desk, "sources").entries
    totals = desk.shelf.totals()
    pages = tuple(Link(f"{slug}/", other.title) for slug, other in sorted(desk.notes.items()) if slug != "about")
    built = day_name(desk.today, desk.settings.language)[0]
    unreviewed = any(not scope.reviewed for scope in desk.shelf.scopes("actors/"))
    return AboutView(desk.site, page, prose(note.body) if note else "", totals["items"], tuple(sources), unreviewed, built, pages)


def own_page(desk: Desk, slug: str) -> PageNoteView | None:
    """A page of the digest's own."""
    note = desk.notes.get(slug)
    return PageNoteView(desk.site, desk.meta(f"{slug}/", "note", note.title), prose(note.body)) if note else None


def search(desk: Desk) -> SearchView | None:
    """The search page, None where the digest wants no search."""
    if not desk.site.search:
        return None
    site = replace(desk.site, search=bool(desk.shelf.totals()["items"]))
    return SearchView(site, desk.meta("search/", "search", "Search", f"Search {desk.site.title}.", "search", index=False))


def not_found(desk: Desk) -> NotFoundView:
    """The page for an address that is none: a host serves it at any depth, so that its links start at the site's own root."""
    meta = desk.meta("404.html", "404", "Not found", index=False)
    top = urlsplit(desk.settings.base_url).path or "/"
    return NotFoundView(desk.site, meta if desk.edition.for_folder else replace(meta, root=top))


def first_and_last(desk: Desk) -> tuple[str, str]:
    """The first and the last day of the whole timeline, "" where nothing is dated."""
    scope = desk.shelf.scope(TIMELINE)
    return (scope.first[:10], scope.last[:10]) if scope else ("", "")

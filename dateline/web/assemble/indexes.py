"""The A to Z of actors, the indexes of topics, sources and weeks, and the lone pages."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from urllib.parse import urlsplit

from msgspec.structs import replace

from dateline.content.prose import prose
from dateline.store import ScopeRow
from dateline.web.addresses import KINDS, TIMELINE
from dateline.web.assemble.changes import changes
from dateline.web.assemble.entries import actor_entry, place_entry
from dateline.web.assemble.weeks import week_entries
from dateline.web.dates import day_name
from dateline.web.desk import Desk
from dateline.web.letters import sort_key
from dateline.web.roster import Roster, Standing
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

MOST = 300
"""So many names stand on the page of a kind where all would be too many; the others under their letters."""
_NAMES = {"person": "People", "organization": "Organisations", "country": "Countries and territories"}


def actors(desk: Desk, kind: str = "", letter: str = "") -> ActorsView | None:
    """`/actors/`, `/actors/KIND/`, or a letter of an A to Z that is too long for one page; None where nobody stands there."""
    everyone = desk.everyone()
    cut = everyone.is_cut
    chosen = everyone.by_letter.get(letter, ()) if letter else everyone.by_kind.get(kind, ()) if kind else everyone.everyone
    if ((kind or letter) and not chosen) or (letter and not cut):
        return None
    whole = bool(letter or kind or not cut)
    groups = _groups(desk, _most(chosen) if cut and kind else chosen) if whole else ()
    # the page of a letter counts nothing beyond it, so that it changes only with those who stand there
    there = [(name, everyone.by_kind[name]) for name in reversed(KINDS) if name in everyone.by_kind]
    kinds = tuple(MonthLink(f"actors/{name}/", _NAMES[name], 0 if letter else len(some)) for name, some in there)
    kinds += () if whole else _letter_links(everyone)
    href = f"actors/letter/{letter}/" if letter else f"actors/{kind}/" if kind else "actors/"
    title = f"Actors: {letter}" if letter else _NAMES[kind] if kind else "Actors"
    page = desk.meta(href, "actors", title, f"{title} in {desk.site.title}, A to Z.", "actors", [Crumb("actors/", "Actors")] if kind or letter else [])
    return ActorsView(desk.site, page, kind, kinds, groups, len(chosen), sum(not one.row.reviewed for one in chosen))


def _most(chosen: Sequence[Standing]) -> list[Standing]:
    """The most mentioned, where all would be too many for a page."""
    return nsmallest(MOST, chosen, key=lambda one: (-one.row.items, one.sort, one.row.scope))


def _groups(desk: Desk, chosen: Sequence[Standing]) -> tuple[LetterGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for one in sorted(chosen, key=lambda one: (one.letter == "other", sort_key(one.sort), one.row.scope)):
        groups.setdefault(one.letter, []).append(actor_entry(desk, one.row, one.sort))
    return tuple(LetterGroup(letter, f"letter-{letter.lower()}", tuple(some)) for letter, some in groups.items())


def _letter_links(everyone: Roster) -> tuple[MonthLink, ...]:
    """The letters of an A to Z that is cut, each with how many stand there."""
    return tuple(MonthLink(f"actors/letter/{letter}/", letter, len(some)) for letter, some in sorted(everyone.by_letter.items()))


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
    pages = tuple(Link(f"{slug}/", other.title) for slug, other in sorted(desk.notes.items()) if slug != "about")
    built = day_name(desk.today, desk.settings.language)[0]
    unreviewed = any(not one.row.reviewed for one in desk.everyone().everyone)
    return AboutView(desk.site, page, prose(note.body) if note else "", desk.shelf.count(), tuple(sources), unreviewed, built, pages, bool(changes(desk)))


def own_page(desk: Desk, slug: str) -> PageNoteView | None:
    """A page of the digest's own."""
    note = desk.notes.get(slug)
    return PageNoteView(desk.site, desk.meta(f"{slug}/", "note", note.title), prose(note.body)) if note else None


def search(desk: Desk) -> SearchView | None:
    """The search page, None where the digest wants no search."""
    if not desk.site.search:
        return None
    site = replace(desk.site, search=bool(desk.shelf.count()))
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

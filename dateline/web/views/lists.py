"""The views of pages that list: front, timeline, actors, topics, sources, digests and the few lone pages.

`rows` hold rendered rows (Markup): a row is rendered once and kept, with the way up put in where the page stands.
"""

from __future__ import annotations

import msgspec

from dateline.web.views.parts import Link, PageMeta, SiteView, Time
from dateline.web.views.story import QuoteView, RoleView


class Bar(msgspec.Struct, frozen=True):
    """A bar of a histogram: `share` from 0 to 100 of the highest; `href` "" where there is nothing to open.

    `group` is the year that stands under a bar of months ("2025"): give whole years, also their empty months, so that the eye can
    compare them. "" for bars of days.
    """

    label: str
    long_label: str
    count: int
    share: int
    href: str = ""
    current: bool = False
    group: str = ""


class Histogram(msgspec.Struct, frozen=True):
    """Counts over months or days, with a table as its alternative."""

    caption: str
    bars: tuple[Bar, ...]
    total: int

    @property
    def filled(self) -> list[Bar]:
        """The bars that stand for any item."""
        return [bar for bar in self.bars if bar.count]


class DayGroup(msgspec.Struct, frozen=True):
    """A day and its rows. `anchor` is the day ("2025-04-11"); rows from `fold` on are folded (0: none). `href` where the day has its own page.

    `passing` are the rows of items that name the list's actor in passing: they are shown as one line each.
    """

    anchor: str
    day: str
    weekday: str
    rows: tuple[str, ...]
    fold: int = 0
    href: str = ""
    count: int = 0
    passing: tuple[str, ...] = ()


class MonthLink(msgspec.Struct, frozen=True):
    href: str
    text: str
    count: int


class Entry(msgspec.Struct, frozen=True):
    """A line of an index: an actor, a topic, a source or a week, with how many items and when last."""

    href: str
    name: str
    count: int
    kind: str = ""
    sort: str = ""
    native: str = ""
    role: str = ""
    reviewed: bool = True
    last: Time | None = None
    intro: str = ""


class LetterGroup(msgspec.Struct, frozen=True):
    letter: str
    anchor: str
    entries: tuple[Entry, ...]


class FrontView(msgspec.Struct, frozen=True):
    """`/`: what is new, when, who, from whom. `added` are the items that entered the digest last, `days` the latest by date.

    `lead` is the pinned or latest item's row; `empty` tells that there is nothing yet, so that the page says what to do.
    """

    site: SiteView
    page: PageMeta
    items: int
    documents: int
    first: str
    last: str
    build_day: str
    pinned: tuple[str, ...]
    days: tuple[DayGroup, ...]
    histogram: Histogram
    actors: tuple[Entry, ...]
    topics: tuple[Entry, ...]
    sources: tuple[Entry, ...]
    digests: tuple[Entry, ...]
    undated: int
    needs: tuple[str, ...]
    empty: bool


class TimelineView(msgspec.Struct, frozen=True):
    """`/timeline/`: the histogram over all months, the years, and the latest month's days."""

    site: SiteView
    page: PageMeta
    histogram: Histogram
    years: tuple[MonthLink, ...]
    days: tuple[DayGroup, ...]
    undated: int


class YearView(msgspec.Struct, frozen=True):
    site: SiteView
    page: PageMeta
    year: str
    histogram: Histogram
    months: tuple[MonthLink, ...]
    before: Link | None
    after: Link | None


class MonthView(msgspec.Struct, frozen=True):
    """`/timeline/YYYY/MM/`, the same below an actor, topic or source (`of`), and a crowded month's days (`/DD/`)."""

    site: SiteView
    page: PageMeta
    name: str
    count: int
    histogram: Histogram
    days: tuple[DayGroup, ...]
    before: Link | None
    after: Link | None
    of: Link | None = None


class UndatedView(msgspec.Struct, frozen=True):
    """`/timeline/undated/`: items whose day nobody knows."""

    site: SiteView
    page: PageMeta
    rows: tuple[str, ...]


class ActorsView(msgspec.Struct, frozen=True):
    """`/actors/` (every kind, A to Z) and `/actors/KIND/`. `kinds` link the three kinds with their counts; `letters` where it is cut."""

    site: SiteView
    page: PageMeta
    kind: str
    kinds: tuple[MonthLink, ...]
    groups: tuple[LetterGroup, ...]
    count: int
    unreviewed: int


class DossierView(msgspec.Struct, frozen=True):
    """The page of an actor, a topic or a source.

    `intro` is clean HTML; `role` the newest post with "as of"; `roles` the career; `with_whom` and `about` are the actors and topics
    it is seen with; `quotes` in their words; `days` the timeline (its newest month where there are many), `months` the rest;
    `passing` tells in how many of the items an actor is named in passing; `see_also` where a shielded phrase left the page thin;
    `doubt` what texts say of each bearer of a name that several may bear.
    """

    site: SiteView
    page: PageMeta
    kind: str
    id: str
    name: str
    native: str
    reviewed: bool
    wikidata: str
    role: str
    roles: tuple[RoleView, ...]
    intro: str
    facts: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    count: int
    first: Time | None
    last: Time | None
    histogram: Histogram
    with_whom: tuple[Entry, ...]
    about: tuple[Entry, ...]
    quotes: tuple[QuoteView, ...]
    days: tuple[DayGroup, ...]
    undated: tuple[str, ...]
    months: tuple[MonthLink, ...]
    see_also: tuple[Entry, ...]
    passing: int = 0
    doubt: tuple[str, ...] = ()


class PlacesView(msgspec.Struct, frozen=True):
    """`/topics/` and `/sources/`: the index of them."""

    site: SiteView
    page: PageMeta
    kind: str
    entries: tuple[Entry, ...]


class DigestView(msgspec.Struct, frozen=True):
    """`/digests/2025-W15/`: the editor's introduction (clean HTML) and choice (row, why), who and what, then the days."""

    site: SiteView
    page: PageMeta
    week: str
    name: str
    span: str
    intro: str
    chosen: tuple[tuple[str, str], ...]
    count: int
    actors: tuple[Entry, ...]
    topics: tuple[Entry, ...]
    quotes: tuple[QuoteView, ...]
    days: tuple[DayGroup, ...]
    before: Link | None
    after: Link | None


class DigestsView(msgspec.Struct, frozen=True):
    """`/digests/`: the weeks by year."""

    site: SiteView
    page: PageMeta
    years: tuple[tuple[str, tuple[Entry, ...]], ...]


class PageNoteView(msgspec.Struct, frozen=True):
    """A page of the digest's own; `body` is clean HTML."""

    site: SiteView
    page: PageMeta
    body: str


class AboutView(msgspec.Struct, frozen=True):
    """`/about/`: the editor's words (clean HTML), then how this digest is made, its rights, sources, feeds,
    how to report an error, and the digest's other pages."""

    site: SiteView
    page: PageMeta
    body: str
    items: int
    sources: tuple[Entry, ...]
    unreviewed: bool
    build_day: str
    pages: tuple[Link, ...] = ()
    changes: bool = False


class SearchView(msgspec.Struct, frozen=True):
    site: SiteView
    page: PageMeta


class NotFoundView(msgspec.Struct, frozen=True):
    site: SiteView
    page: PageMeta

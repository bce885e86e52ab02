"""Which pages exist, and which of them a change concerns.

A page's key is `kind|…`: `item|ID`, `list|SCOPE` (an actor, topic or source), `month|SCOPE|2025-04`, `day|SCOPE|2025-04-11` (crowded months only),
`year|2025`, `week|2025-W15`, `letter|A`, `note|SLUG`, `moved|ID` (redirects of an item, or what is said of one that is gone), `map|2025-04` (a part
of a large site's sitemap), `changes|2025-04` (of a month; without one the latest), `past|HREF` (what stands at the published address of a
month, day, year, week or letter that is there no more), `lone|NAME` (front, timeline, …). One key may make several files: a list has its feeds beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Sequence

from dateline.model import When
from dateline.store import Shelf
from dateline.web.addresses import KINDS, TIMELINE, file_of, month_href, week_href

CROWD = 150
"""A month with more items than this is cut by day."""
LONE = (
    "front",
    "timeline",
    "undated",
    "actors",
    *(f"actors/{kind}" for kind in KINDS),
    "topics",
    "sources",
    "digests",
    "search",
    "404",
    "sitemap",
    "robots",
)
FEEDS = ("feed.xml", "feed.json")
_SPOTS = {"front": "", "undated": "timeline/undated/", "404": "404.html", "sitemap": "sitemap.xml", "robots": "robots.txt"}


def href_of(key: str) -> str:
    """The address of a page other than an item's."""
    kind, _, rest = key.partition("|")
    if kind == "lone":
        return _SPOTS.get(rest, f"{rest}/")
    if kind in ("month", "day"):
        scope, _, part = rest.rpartition("|")
        return month_href(scope, part)
    if kind == "week":
        return week_href(rest)
    if kind == "changes":
        return f"changes/{rest}/" if rest else "changes/"
    if kind == "past":
        return rest
    return {"list": f"{rest}/", "year": f"{TIMELINE}/{rest}/", "letter": f"actors/letter/{rest}/", "note": f"{rest}/", "map": f"sitemap-{rest}.xml"}[kind]


def files_of(key: str, url_of: Callable[[str], Sequence[str]]) -> list[str]:
    """The files that a page's key may make. `url_of` gives an item's address (and, for `moved`, its former ones) by the whole key."""
    kind, _, rest = key.partition("|")
    if kind in ("item", "moved"):
        return [file_of(url) for url in url_of(key)]
    href = href_of(key)
    if kind == "list" or key == "changes|" or (rest in ("front", "digests") and kind == "lone"):
        return [file_of(href), *(href + feed for feed in FEEDS)]
    return [file_of(href)]


def touched(id_: str, ord_: str, scopes: Iterable[str]) -> set[str]:
    """The pages that show an item standing at `ord_` on these lists, neighbours apart."""
    keys = {f"item|{id_}", f"moved|{id_}"}
    for scope in scopes:
        if scope != TIMELINE:
            keys.add(f"list|{scope}")
        if ord_:
            keys |= {f"month|{scope}|{ord_[:7]}", f"day|{scope}|{ord_[:10]}"}
    keys.add(f"map|{ord_[:7] or 'undated'}")
    if ord_:
        keys |= {f"year|{ord_[:4]}", f"week|{When(ord_[:10]).week}"}
    return keys


def always(notes: Iterable[str]) -> set[str]:
    """The few pages that are always made: they alone count over the whole site."""
    return {f"lone|{name}" for name in LONE} | {f"note|{slug}" for slug in notes} | {"note|about"}


def every(shelf: Shelf, profiles: Iterable[str], weeks: Iterable[str], notes: Iterable[str]) -> set[str]:
    """All pages of an edition but the letters of the A to Z.

    `profiles` are the scopes that have a page even with no item; `weeks` those with an introduction.
    """
    keys = always(notes)
    keys |= {f"item|{id_}" for id_, _ in shelf.ids()}
    keys |= {f"moved|{id_}" for id_ in (*shelf.moved(), *shelf.gone.ids())}
    lists = {scope.scope for scope in shelf.scopes("")} | {TIMELINE}
    for scope in lists:
        keys |= _months(shelf, scope)
    keys |= {f"list|{scope}" for scope in (lists | set(profiles) | shelf.gone.lists()) - {TIMELINE}}
    keys |= {f"year|{year}" for year, _ in shelf.counts(TIMELINE, 4)}
    keys |= {f"week|{week}" for week in {When(day).week for day, _ in shelf.counts(TIMELINE, 10)} | set(weeks)}
    return keys


def _months(shelf: Shelf, scope: str) -> set[str]:
    keys: set[str] = set()
    for month, many in shelf.counts(scope, 7):
        keys.add(f"month|{scope}|{month}")
        if many > CROWD:
            keys |= {f"day|{scope}|{day}" for day, _ in shelf.counts(scope, 10, month, month + "~")}
    return keys


def exists(key: str, shelf: Shelf, profiles: Container[str], weeks: Container[str]) -> bool:
    """Whether a page is there in this edition. `profiles` are the lists with a profile written by hand, `weeks` those with an introduction."""
    kind, _, rest = key.partition("|")
    scope, _, part = rest.rpartition("|")
    if kind == "list":
        return rest in profiles or shelf.scope(rest) is not None or shelf.gone.was_list(rest)
    if kind == "month":
        return bool(shelf.counts(scope, 7, part, part + "~"))
    if kind == "day":
        counts = dict(shelf.counts(scope, 10, part[:7], part[:7] + "~"))
        return part in counts and sum(counts.values()) > CROWD
    if kind == "week":
        monday, after = week_bounds(rest)
        return rest in weeks or bool(shelf.counts(TIMELINE, 4, monday, after))
    return kind != "year" or bool(shelf.counts(TIMELINE, 4, rest, rest + "~"))


def week_bounds(week: str) -> tuple[str, str]:
    """The first day of an ISO week and the first day after it."""
    monday = dt.date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    return monday.isoformat(), (monday + dt.timedelta(days=7)).isoformat()


def with_neighbours(keys: set[str], shelf: Shelf, owned: Callable[[str], bool], noted: Iterable[str]) -> set[str]:
    """`keys`, and the pages whose way forward or back they change: a month, day or week that comes or goes concerns the ones beside it.

    `owned` tells whether a page stood there after the last build; `noted` are the weeks with an introduction.
    """
    more = set(keys)
    weeks = frozenset(noted)
    for key in keys:
        kind, _, rest = key.partition("|")
        if kind == "month":
            more |= _days_of(rest, shelf, owned)
        if kind in ("month", "week", "year") and owned(key) != exists(key, shelf, (), weeks):
            scope, _, name = rest.rpartition("|")
            more |= _around(kind if kind != "month" else f"month|{scope}", name, _line(kind, scope, shelf, weeks))
    return more


def _line(kind: str, scope: str, shelf: Shelf, weeks: Iterable[str]) -> list[str]:
    """All pages of a kind that stand in one line, by their last name."""
    if kind == "week":
        return sorted({*week_list(shelf), *weeks})
    return [name for name, _ in (shelf.counts(scope, 7) if kind == "month" else shelf.counts(TIMELINE, 4))]


def _days_of(rest: str, shelf: Shelf, owned: Callable[[str], bool]) -> set[str]:
    """The days of a month that is, or was, cut by day."""
    scope, _, month = rest.rpartition("|")
    days = {f"day|{rest}-{day:02}" for day in range(1, 32)}
    crowded = sum(many for _, many in shelf.counts(scope, 7, month, month + "~")) > CROWD
    return days if crowded or any(owned(day) for day in days) else set()


def _around(kind: str, name: str, there: Sequence[str]) -> set[str]:
    """The pages before and after one that comes or goes."""
    before = [other for other in there if other < name]
    after = [other for other in there if other > name]
    return {f"{kind}|{other}" for other in (*before[-1:], *after[:1])}


def week_list(shelf: Shelf) -> list[str]:
    """Every ISO week that has a dated item, ascending."""
    return sorted({When(day).week for day, _ in shelf.counts(TIMELINE, 10)})


__all__ = [
    "CROWD",
    "always",
    "every",
    "exists",
    "files_of",
    "href_of",
    "touched",
    "week_bounds",
    "week_list",
    "with_neighbours",
]

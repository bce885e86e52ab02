"""The views of what was set right."""

from __future__ import annotations

import msgspec

from dateline.web.views.lists import MonthLink
from dateline.web.views.parts import Link, PageMeta, SiteView


class Change(msgspec.Struct, frozen=True):
    """What was done to an item on a day, and why (`reason`: for a page clean HTML, before that Markdown). `id` tells it from all others; `href` is ""
    where nothing leads to it."""

    day: str
    id: str
    what: str
    href: str
    title: str
    reason: str


class ChangesView(msgspec.Struct, frozen=True):
    """`/changes/`: by day what was set right; the months, each with how many; on a month's page the way back to the latest."""

    site: SiteView
    page: PageMeta
    days: tuple[tuple[str, tuple[Change, ...]], ...]
    months: tuple[MonthLink, ...]
    latest: Link | None

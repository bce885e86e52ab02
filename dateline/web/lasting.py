"""Pages below lists, or alone, that were published: where the page itself is there no more, its address says so (`past|HREF`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.web.addresses import TIMELINE
from dateline.web.plan import LONE

LASTING = ("month", "day", "year", "week", "letter", "note", "changes", "lone")
"""The kinds of pages whose addresses last."""
_OWN = ("note", "changes", "lone")
_LIST = re.compile(r"actors/(?:country|organization|person)/[^/]+|(?:topics|sources)/[^/]+")
_PART = re.compile(r"(.+?)/(\d{4}(?:/\d\d){0,2})/")


def split_href(href: str) -> tuple[str, str]:
    """What a page stands below ("" for the root), and what follows it: a month (`2025/04`) stands below its list."""
    dated = _PART.fullmatch(href)
    if dated:
        return dated[1], dated[2]
    above, _, name = href.rstrip("/").rpartition("/")
    return above, name


def key_of(href: str) -> str:
    """The key of the page that stood at an address."""
    above, name = split_href(href)
    if name[:4].isdecimal() and above not in ("", "changes", "digests", "actors/letter"):
        if above == TIMELINE and len(name) == 4:
            return f"year|{name}"
        return f"{'month' if len(name) == 7 else 'day'}|{above}|{name.replace('/', '-')}"
    kinds = {"changes": "changes", "digests": "week", "actors/letter": "letter"}
    if above in kinds:
        return f"{kinds[above]}|{name}"
    if href == "changes/":
        return "changes|"
    lone = {"": name, "actors": f"actors/{name}", TIMELINE: name}.get(above, "")
    return f"lone|{lone}" if lone in LONE else f"note|{name}"


def instead_of(href: str) -> str:
    """The key of what is made at a published address where its page is there no more: a page that nothing else rests on says so itself."""
    key = key_of(href)
    return key if key.partition("|")[0] in _OWN else f"past|{href}"


def instead(hrefs: Iterable[str], there: set[str]) -> set[str]:
    """The keys of what is made at these published addresses, where the pages `there` are."""
    return {instead_of(href) for href in hrefs if key_of(href) not in there}


def list_of(href: str) -> str:
    """The list that a page stood below, "" where it stood below none that can be gone."""
    above = split_href(href)[0]
    return above if _LIST.fullmatch(above) else ""

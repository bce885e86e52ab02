"""Which few pages show everything: the kinds of elements that pages are made of, and the pages that have them all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree, html

from tests.support.pages import kind_of, pages

SAYING = {"class", "role", "lang", "dir", "type", "rel", "aria-current", "aria-hidden", "aria-live"}
"""Attributes whose value is part of what kind of element it is; of others it counts that they are there."""
WORTH = 400
"""To open a page costs as much as to look at so many elements."""


def shapes(file: Path) -> list[str]:
    """The kind of each element of a page, in order: its tag and attributes within those of its parent, and whether it has text."""
    body = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    own: dict[etree._Element, str] = {}
    found = []
    for one in body.iter(etree.Element):
        told = " ".join(f"{name}={value}" if name in SAYING else name for name, value in sorted(one.items()))
        own[one] = f"{one.tag} {told}"
        parent = one.getparent()
        empty = not any(text.strip() for text in one.itertext())
        found.append(f"{'' if parent is None else own[parent]} > {own[one]}{' without text' if empty else ''}")
    return found


def covering(sites: Iterable[Path]) -> list[tuple[Path, str]]:
    """Few and short pages of these sites, among which every kind of page is, and every kind of element that any page of them has: whatever
    a template can show, within whatever element, stands on one of these. Gives (site, path)."""
    holds: dict[tuple[Path, str], set[str]] = {}
    costs: dict[tuple[Path, str], int] = {}
    for site in sites:
        for one in pages(site):
            if "refresh" not in one.metas:
                found = shapes(site / one.path)
                holds[site, one.path], costs[site, one.path] = {*found, kind_of(one.path)}, len(found) + WORTH
    wanted: set[str] = set().union(*holds.values())
    chosen: list[tuple[Path, str]] = []
    while wanted:
        chosen.append(max(holds, key=lambda key: len(holds[key] & wanted) / costs[key]))
        wanted -= holds[chosen[-1]]
    return chosen

"""Texts of the editor's own: introductions to weeks, and pages."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from dateline.content import values
from dateline.content.sheet import Sheet, scalar
from dateline.model import DigestNote, PageNote
from dateline.problems import error
from dateline.text import regex

DIGEST_KEYS = ("title", "items")
PAGE_KEYS = ("title",)
# First parts of addresses that the site itself uses.
TAKEN = frozenset({
    "404", "actors", "changes", "data", "digests", "feed", "index", "items", "robots", "search", "sitemap", "sources", "static",
    "timeline", "topics",
})  # fmt: skip
_DIGEST_HINTS = MappingProxyType({"week": "The file's name says the week"})
_PAGE_HINTS = MappingProxyType({"name": 'Did you mean "title"?'})
_HEADING = regex(r"\A#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_digest(sheet: Sheet, stem: str) -> DigestNote | None:
    """The introduction to the week that the file is named for."""
    sheet.only(DIGEST_KEYS, _DIGEST_HINTS)
    try:
        week = values.week(stem.upper())
    except ValueError as why:
        sheet.problems.append(error(sheet.path, None, str(why)))
        return None
    return DigestNote(week, sheet.text("title"), tuple(_chosen(sheet)), sheet.intro, sheet.path)


def _chosen(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Items (an id or a document's path), each with why it matters ("" where nothing is said)."""
    seen: set[str] = set()
    for entry in sheet.maps("items"):
        item = scalar(entry.get("item", entry.get("", ""))) or ""
        why = scalar(entry.get("why", ""))
        for key in sorted(entry.keys() - {"item", "why", ""}):
            sheet.wrong("items", f'items: "{key}" is no key here. The keys are item and why', key)
        item = item.strip().removeprefix("./").replace("\\", "/")
        if not item or why is None:
            sheet.wrong("items", 'items: write "item" (its id, or its document\'s path under seeds/) and "why" (one text)')
        elif item in seen:
            sheet.wrong("items", f'items: "{item}" is chosen twice. Keep one', item)
        else:
            seen.add(item)
            yield item, " ".join(why.split())


def read_page(sheet: Sheet, stem: str) -> PageNote | None:
    """A page. Its title is the key `title`, else the heading that it opens with, else its name."""
    sheet.only(PAGE_KEYS, _PAGE_HINTS)
    if stem in TAKEN:
        sheet.problems.append(error(sheet.path, None, f'"/{stem}/" is an address of the site itself. Rename the file'))
        return None
    body = sheet.intro
    heading = _HEADING.match(body)
    title = sheet.text("title")
    if heading and title in {"", heading[1]}:
        title, body = heading[1], body[heading.end() :].strip()
    return PageNote(stem, title or stem.replace("-", " ").capitalize(), body, sheet.path)

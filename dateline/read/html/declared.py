"""What a page's head declares: meta elements of every custom, JSON-LD, canonical address, language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.read.decode import tidy
from dateline.read.html.jsonld import Story, parsed, stories

if TYPE_CHECKING:
    from lxml.etree import _Element


class Said(NamedTuple):
    """A value that an element declares, under which name, and on which line."""

    value: str
    name: str
    line: int


class Declared(NamedTuple):
    """Everything declared. `metas` by lower-case name, in the order of the page; `stories` those of JSON-LD, best first."""

    metas: dict[str, list[Said]]
    stories: list[Story]
    titles: list[Said]
    canonical: Said | None
    alternate: Said | None
    language: Said | None

    def first(self, *names: str) -> Said | None:
        """The first of these metas that says anything."""
        return next((said for name in names for said in self.metas.get(name, ()) if said.value), None)

    def every(self, *names: str) -> list[Said]:
        """All values of these metas, by the order of the names."""
        return [said for name in names for said in self.metas.get(name, ()) if said.value]


def declared(root: _Element) -> Declared:
    """What a page declares of itself."""
    metas: dict[str, list[Said]] = {}
    told: list[Story] = []
    titles: list[Said] = []
    canonical = alternate = None
    for element in root.iter("meta", "link", "title", "script"):
        line = element.sourceline or 0
        tag = element.tag
        if tag == "meta":
            _meta(element, line, metas)
        elif tag == "link":
            rel = (element.get("rel") or "").lower().split()
            href = (element.get("href") or "").strip()
            if href and "canonical" in rel and canonical is None:
                canonical = Said(href, "canonical", line)
        elif tag == "title":
            parent = element.getparent()
            if parent is None or parent.tag in ("head", "html", "body"):
                titles.append(Said(_one_line("".join(element.itertext())), "title", line))
        elif "ld+json" in (element.get("type") or "").lower() and element.text:
            told += stories(parsed(element.text), line)
    shown = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    told.sort(key=lambda story: not (story.own and story.published))
    return Declared(
        metas, told, [said for said in titles if said.value], canonical, alternate, Said(shown, "html lang", root.sourceline or 0) if shown else None
    )


def _meta(element: _Element, line: int, metas: dict[str, list[Said]]) -> None:
    value = _one_line(element.get("content") or element.get("value") or "")
    if not value:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(key)
        if name:
            for each in name.lower().split():
                metas.setdefault(each if key != "itemprop" else f"itemprop:{each}", []).append(Said(value, each, line))


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split())

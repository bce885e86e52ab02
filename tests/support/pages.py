"""A built site seen from outside: its pages, their links, anchors and text, and every byte that it would hand out."""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.support import index

LINKING = {
    "a": "href",
    "area": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "form": "action",
    "use": "href",
}


@dataclass
class Page:
    """One HTML file: the references it makes (element, address), its anchors, its parsed head."""

    path: str
    references: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[tuple[dict[str, str | None], str]] = field(default_factory=list)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    text: str = ""


class _Parser(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.inside = page, ""
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.page.attributes.update((tag, name) for name in given)
        if given.get("id"):
            self.page.anchors.add(str(given["id"]))
        if tag == "meta":
            name = given.get("name") or given.get("property") or given.get("http-equiv")
            if name:
                self.page.metas[name.lower()] = given.get("content") or ""
                if name.lower() == "refresh" and "=" in (given.get("content") or ""):
                    self.page.references.append(("refresh", str(given["content"]).split("=", 1)[1].strip("'\" ")))
        reference = given.get(LINKING.get(tag, ""))
        # rel=canonical and the feeds' like are compared on their own; as references they count all the same
        if reference is not None:
            self.page.references.append((tag, reference.strip()))
        if tag in {"script", "style"}:
            self.inside = tag
            if tag == "script":
                self.page.scripts.append((given, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            given, text = self.page.scripts[-1]
            self.page.scripts[-1] = (given, text + data)
        elif not self.inside:
            self.pieces.append(data)


@cache
def page(file: Path, site: Path) -> Page:
    """The page in `file`, parsed once a test process."""
    found = Page(file.relative_to(site).as_posix())
    parser = _Parser(found)
    parser.feed(file.read_text(encoding="utf-8"))
    parser.close()
    found.text = re.sub(r"\s+", " ", "".join(parser.pieces))
    return found


def pages(site: Path) -> list[Page]:
    """Every HTML page of the site, by path."""
    files = sorted(site.rglob("*.html"))
    assert files, f"{site} has no page"
    return [page(file, site) for file in files]


KINDS = (
    ("front", r"index\.html"),
    ("not found", r"404\.html"),
    ("search", r"search/index\.html"),
    ("about", r"about/index\.html"),
    ("timeline", r"timeline/index\.html"),
    ("undated", r"timeline/undated/index\.html"),
    ("year", r"timeline/\d{4}/index\.html"),
    ("month", r"timeline/\d{4}/\d\d/index\.html"),
    ("day", r"timeline/\d{4}/\d\d/\d\d/index\.html"),
    ("item", r"items/\d{4}/\d\d/\d\d/[^/]+/index\.html"),
    ("undated item", r"items/undated/[^/]+/index\.html"),
    ("actors", r"actors/index\.html"),
    ("actors of a kind", r"actors/(country|organization|person)/index\.html"),
    ("country", r"actors/country/[^/]+/index\.html"),
    ("organization", r"actors/organization/[^/]+/index\.html"),
    ("person", r"actors/person/[^/]+/index\.html"),
    ("month of a dossier", r"(actors/\w+|topics|sources)/[^/]+/\d{4}/\d\d/index\.html"),
    ("topics", r"topics/index\.html"),
    ("topic", r"topics/[^/]+/index\.html"),
    ("sources", r"sources/index\.html"),
    ("source", r"sources/[^/]+/index\.html"),
    ("digests", r"digests/index\.html"),
    ("digest", r"digests/\d{4}-W\d\d/index\.html"),
    ("own page", r"[^/]+/index\.html"),
)


def kind_of(path: str) -> str:
    """What kind of page stands at `path`, told by its address alone."""
    return next((kind for kind, pattern in KINDS if re.fullmatch(pattern, path)), "other")


def by_kind(site: Path) -> dict[str, list[Page]]:
    """The site's pages by kind; redirects apart, as they are no pages to look at."""
    kinds: dict[str, list[Page]] = {}
    for one in pages(site):
        kinds.setdefault("redirect" if "refresh" in one.metas else kind_of(one.path), []).append(one)
    return kinds


def examples(site: Path) -> list[str]:
    """One or two pages of every kind, the fullest and the thinnest: where a template breaks, it breaks on these."""
    chosen: list[str] = []
    for kind, some in sorted(by_kind(site).items()):
        if kind == "redirect":
            continue
        ordered = sorted(some, key=lambda one: len(one.text))
        chosen += dict.fromkeys([ordered[-1].path, ordered[0].path])
    return chosen


def address(path: str) -> str:
    """The address a server gives to the file: folders end in a slash."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


@dataclass(frozen=True)
class Broken:
    page: str
    reference: str
    why: str


def broken(site: Path, *, folder: bool = False) -> list[Broken]:
    """References within the site that lead nowhere, or that hold only at a domain's root. `folder`: every one must name a file."""
    known = {one.path: one for one in pages(site)}
    found: list[Broken] = []
    for one in known.values():
        for tag, reference in one.references:
            why = _why_broken(site, known, one, tag, reference, folder=folder)
            if why:
                found.append(Broken(one.path, reference, why))
    return found


def _why_broken(site: Path, known: dict[str, Page], one: Page, tag: str, reference: str, *, folder: bool) -> str:
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        allowed = {"a": {"http", "https", "mailto"}, "link": {"http", "https"}}.get(tag, set())
        return "" if parts.scheme in allowed else f"<{tag}> leads to {parts.scheme or 'another host'}"
    if one.path == "404.html" and not folder:
        # shown at any depth, so its references count from the root: that of the site's stated address, or of the host
        home = urlsplit(one.metas.get("og:url", "/404.html")).path.removesuffix("404.html")
        if not reference.startswith((home, "#")):
            return f"does not begin with {home}"
        reference = reference.removeprefix(home) if reference != home else "./"
    elif reference.startswith("/"):
        return "counts from the domain's root"
    target, fragment = urldefrag(urljoin("http://x/s/" + one.path, reference))
    if not target.startswith("http://x/s/"):
        return "leads out of the site"
    path = unquote(urlsplit(target).path.removeprefix("/s/"))
    if not folder and (path == "" or path.endswith("/")):
        path += "index.html"
    if not (site / path).is_file():
        return "there is no such file" if not (site / path).is_dir() else "names a folder, not a file"
    if fragment and not fragment.startswith(":~:") and path in known:
        wanted = unquote(fragment.split(":~:")[0])
        if wanted not in known[path].anchors and wanted != "top":
            return "there is no such anchor"
    return ""


def internal_targets(one: Page) -> Iterator[str]:
    """Paths of the pages that `one` links to."""
    for tag, reference in one.references:
        parts = urlsplit(reference)
        if tag in {"a", "area", "refresh"} and not parts.scheme and not parts.netloc:
            path = unquote(urlsplit(urljoin("http://x/s/" + one.path, reference)).path.removeprefix("/s/"))
            yield path + "index.html" if path == "" or path.endswith("/") else path


def handed_out(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of the site as text, in each form a reader could see it: as it is, unpacked, without tags, unescaped, its JSON read, the
    search index by its terms."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        yield name, unquote(name)
        raw = file.read_bytes()
        text = _unpacked(raw).decode("utf-8", "replace")
        yield name, text
        yield name, unquote(text)
        if file.suffix in {".html", ".xml"}:
            yield name, html.unescape(html.unescape(re.sub(r"<[^>]*>", "", text)))
            yield name, html.unescape(re.sub(r"<[^>]*>", "", html.unescape(text)))
        if file.suffix == ".json":
            yield name, "\n".join(_strings(json.loads(text)))
        if file.suffix == ".bin" and file.stem != "values":
            yield name, "\n".join(term for terms in index.bucket(raw) for term, _, _ in terms)
        if file.suffix == ".html":
            for given, script in page(file, site).scripts:
                if given.get("type") == "application/ld+json":
                    yield name, "\n".join(_strings(json.loads(script)))


def _unpacked(raw: bytes) -> bytes:
    if raw[:2] == b"\x1f\x8b":
        return gzip.decompress(raw)
    if raw[:1] == b"\x78":  # zlib, should an index ever use it
        try:
            return zlib.decompress(raw)
        except zlib.error:
            return raw
    return raw


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def squeezed(text: str) -> str:
    """The text as compared: one kind of space, quote and dash, no case. What was set in type is still the same sentence."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00ad": None, "\u200b": None, "\u00a0": " "})
    return re.sub(r"\s+", " ", text.translate(table)).casefold()

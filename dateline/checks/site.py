"""A walk over a built site."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from dateline.checks.address import Way, follow
from dateline.checks.markup import Markup, Reference, css_addresses, read_markup
from dateline.problems import Problem, error, warning
from dateline.text import count

_FRONT = "index.html"
_LOST = "404.html"


class _Fault(Struct, frozen=True):
    """A problem, and what it is about: the same fault in many pages is told once."""

    about: str
    problem: Problem


class _Anchor(Struct, frozen=True):
    """A link to a place in a page, to be looked at once all pages are known."""

    page: str
    line: int
    address: str
    file: str
    fragment: str


def check_site(folder: Path, base: str = "") -> list[Problem]:
    """What is wrong with the site in `folder`; `base` is the address it will stand at ("" where unknown).

    Broken links and anchors, ids given twice, things loaded from other hosts, pages without title or language are errors; pages that no
    link leads to are warnings. Paths in the problems begin with the folder's name. A fault that many pages share is told once.
    """
    files = _files(folder)
    if _FRONT not in files:
        return [error(folder.name, None, "holds no index.html: build the site first")]
    pages = {name: read_markup(_text(files[name])) for name in sorted(files) if name.endswith(".html")}
    for_folder = any(reference.address.endswith("/index.html") for reference in pages[_FRONT].references)
    anchors: list[_Anchor] = []
    links: dict[str, set[str]] = {name: set() for name in pages}
    faults = [fault for name, page in pages.items() for fault in _page(name, page)]
    for name, page in pages.items():
        for reference in page.references:
            way = follow(reference.address, name, files, base, for_folder=for_folder)
            if way.leads == "here":
                links[name].add(way.file)
                if way.fragment and "=" not in way.fragment:  # "#key=value" is a word to the page's script
                    anchors.append(_Anchor(name, reference.line, reference.address, way.file, way.fragment))
            else:
                faults += _elsewhere(name, reference, way)
    faults += [*_anchors(anchors, pages), *_styles(files), *_orphans(pages, links)]
    return [replace(problem, path=f"{folder.name}/{problem.path}") for problem in _once(faults)]


def _page(name: str, page: Markup) -> Iterator[_Fault]:
    seen = Counter(anchor for anchor, _ in page.ids)
    for anchor, line in dict(page.ids).items():
        if seen[anchor] > 1:
            yield _Fault(f"id {anchor}", error(name, line, f'the id "{anchor}" stands {seen[anchor]} times in one page'))
    if not page.title:
        yield _Fault(name, error(name, None, "has no title"))
    if not page.language and not page.moved:
        yield _Fault(f"{name} lang", error(name, None, "does not say its language (<html lang>)"))


def _elsewhere(name: str, reference: Reference, way: Way) -> Iterator[_Fault]:
    if way.leads == "wrong":
        about = f"{way.why} {way.file or reference.address}"
        yield _Fault(about, error(name, reference.line, f'the link "{reference.address}" {way.why}'))
    elif reference.loads and not reference.address.startswith(("data:", "blob:")):
        told = f'loads "{reference.address}" from another host. Put the file into the site'
        yield _Fault(f"loads {reference.address}", error(name, reference.line, told))


def _anchors(anchors: Iterable[_Anchor], pages: Mapping[str, Markup]) -> Iterator[_Fault]:
    aimed = {anchor.file for anchor in anchors if anchor.file in pages}
    places = {name: {place for place, _ in pages[name].ids} | pages[name].names for name in aimed}
    for anchor in anchors:
        if anchor.file in places and anchor.fragment not in places[anchor.file] and anchor.fragment.lower() != "top":
            told = f'the link "{anchor.address}" leads to a place that {anchor.file} does not have'
            yield _Fault(f"{anchor.file}#{anchor.fragment}", error(anchor.page, anchor.line, told))


def _styles(files: Mapping[str, Path]) -> Iterator[_Fault]:
    for name in sorted(files):
        if name.endswith(".css"):
            for address in css_addresses(_text(files[name])):
                if address.startswith(("http:", "https:", "//")):
                    told = f'loads "{address}" from another host. Put the file into the site'
                    yield _Fault(f"loads {address}", error(name, None, told))


def _orphans(pages: Mapping[str, Markup], links: Mapping[str, set[str]]) -> Iterator[_Fault]:
    """Pages that nobody comes to who starts at the front page. Those that send the reader on are for old links from outside."""
    reached, ahead = {_FRONT}, [_FRONT]
    while ahead:
        for name in links.get(ahead.pop(), ()):
            if name not in reached:
                reached.add(name)
                ahead.append(name)
    for name, page in pages.items():
        if name not in reached and name != _LOST and not page.moved:
            yield _Fault(f"{name} orphan", warning(name, None, "is an orphan: no way leads here from the front page"))


def _once(faults: Iterable[_Fault]) -> Iterator[Problem]:
    """Each fault once, in the first page that has it, with the number of the others."""
    grouped: dict[str, list[Problem]] = {}
    for fault in faults:
        grouped.setdefault(fault.about, []).append(fault.problem)
    for same in sorted(grouped.values(), key=lambda same: (same[0].path, same[0].line or 0, same[0].message)):
        others = len({problem.path for problem in same}) - 1
        more = f" (and so in {count(others, 'other page')})" if others else ""
        yield replace(same[0], message=same[0].message + more)


def _files(folder: Path) -> dict[str, Path]:
    """Every file of the site by its path there, in composed Unicode, as links are written."""
    found: dict[str, Path] = {}
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(at, name)
            found[unicodedata.normalize("NFC", path.relative_to(folder).as_posix())] = path
    return found


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")

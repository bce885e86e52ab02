"""In which order files are sent and removed, so that no reader meets a dead link at any moment.

A page that stood nowhere before is linked from nowhere: all new ones go first. Then those are replaced that stood there, the lists that lead to the
new ones after what they lead to; feeds, maps, the search index and the front page last, new or not. Only then, when nothing that stands
there links to them any more, are files removed: lists before the pages they listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dateline.publish.copies import SUFFIXES

ENTRY = 3
"""From this rank on, files are those through which readers come in, wherever nothing else leads to them."""
_FRONT = 5
_STYLES = ("static/", "search/data/")


def rank(path: str) -> int:
    """0 what pages load, 1 items, 2 pages that list, 3 feeds and maps, 4 the list of the search index, 5 the front page."""
    for suffix in SUFFIXES:
        path = path.removesuffix(suffix)
    name = path.rpartition("/")[2]
    if path == "index.html":
        return _FRONT
    if path == "search/data/volumes.json":
        return _FRONT - 1
    if path.startswith(_STYLES):
        return 0
    if name in ("feed.xml", "feed.json", "robots.txt") or (name.startswith("sitemap") and name.endswith(".xml")):
        return ENTRY
    if path.startswith("items/"):
        return 1
    return 2 if name.endswith((".html", ".htm")) else 0


def waves(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What is sent, some files after the other; within one wave the order does not matter."""
    return _grouped(paths, 1)


def removals(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What is removed, some files after the other: what links before what it links to."""
    return _grouped(paths, -1)


def _grouped(paths: Iterable[str], way: int) -> Iterator[tuple[str, ...]]:
    for _, wave in groupby(sorted(paths, key=lambda path: (way * rank(path), path)), rank):
        yield tuple(wave)

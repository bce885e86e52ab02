"""What stands at the top and foot of pages and is no text: running heads, page numbers, and what a browser prints there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.read.dates import find_clock, find_days
from dateline.read.pdf.rows import Row
from dateline.read.pdf.words import Page
from dateline.read.words import fold
from dateline.text import regex

# So many rows from the top and from the foot of a page may be its margin; a repeated line stands within so many points of its place.
_DEEP = 3
_SAME_PLACE = 6.0
_LONG = 200
# The part of a page's height that may be its margin.
_MARGIN = 0.22
_ADDRESS = regex(r"(?:https?|file)://\S+|about:\S+")
_OF = r"(?:/|of|von|de|sur|di|van|av|af|из|od|z|di|sa|dari|trên|の|共|／)"
_PAGE_OF = regex(rf"(?:\D{{0,12}}?\s?)?(\d{{1,4}})\s?{_OF}\s?(?:\D{{0,6}}?\s?)?(\d{{1,4}})\D{{0,4}}", re.IGNORECASE)
_NUMBER = regex(r"[\W_]{0,4}(?:[^\W\d_]{1,10}\.?\s?)?(\d{1,4})\s?[^\w]{0,4}(?:页|頁|ページ|쪽)?[\W_]{0,4}")
_ROMAN = regex(r"[\W_]{0,3}[ivxl]{1,6}[\W_]{0,3}", re.IGNORECASE)
_DIGITS = regex(r"\d+")


class Margin(NamedTuple):
    """A line taken off a page's edge, and why."""

    row: Row
    rule: str


class Printed(NamedTuple):
    """What a browser printed around its page: the address, the title, the time of printing as it stands there ("" where it is not)."""

    address: str
    title: str
    time: str


class Parted(NamedTuple):
    """The pages' rows without their margins, the margins, and what a browser printed (None where none did)."""

    pages: list[list[Row]]
    margins: list[Margin]
    printed: Printed | None


def part(pages: Sequence[Page], rows: list[list[Row]], count: int) -> Parted:
    """The rows of all pages (`rows`, in the pages' order) without what stands at their edges; `count` is the number of all pages."""
    printed, margins = _browser(pages, rows, count)
    rest = _without(rows, margins)
    more = [*_repeated(pages, rest), *_numbers(pages, rest, count)]
    taken = {id(margin.row): margin for margin in (*margins, *more)}
    return Parted(_without(rest, more), list(taken.values()), printed)


def _without(rows: list[list[Row]], margins: Sequence[Margin]) -> list[list[Row]]:
    gone = {id(margin.row) for margin in margins}
    return [[row for row in page if id(row) not in gone] for page in rows]


def _edge(page: Sequence[Row], deep: int = _DEEP) -> Iterator[tuple[Row, bool]]:
    """The rows near a page's top and foot, and whether they stand at the top."""
    bases = sorted({round(row.base) for row in page}, reverse=True)
    top, foot = set(bases[:deep]), set(bases[-deep:])
    for row in page:
        at = round(row.base)
        if at in top or at in foot:
            yield row, at in top and (at not in foot or at > (bases[0] + bases[-1]) / 2)


def _browser(pages: Sequence[Page], rows: list[list[Row]], count: int) -> tuple[Printed | None, list[Margin]]:
    """What a browser printed, where two of its three marks stand at the edges of every page: the address, the time, the page of the pages."""
    address = time = title = ""
    margins: list[Margin] = []
    for page, own in zip(pages, rows, strict=True):
        edge = [(row, top) for row, top in _edge(own, 1) if _outside(row, page)]
        marks = {id(row): mark for row, _ in edge if (mark := _mark(row.text, page.number, count))}
        if own and len(set(marks.values())) < 2:
            return None, []
        margins += [Margin(row, "printed by the browser") for row, _ in edge]
        for row, _ in edge:
            mark, text = marks.get(id(row), ""), row.text
            address = address or (text if mark == "address" else "")
            time = time or (text if mark == "time" else "")
            title = title or (text if not mark else "")
    return (Printed(address, title, time), margins) if margins else (None, [])


def _outside(row: Row, page: Page) -> bool:
    """Whether a row stands in the outermost part of a page, where browsers print."""
    _, bottom, _, top = page.edges
    return row.base < bottom + 0.07 * (top - bottom) or row.base > top - 0.07 * (top - bottom)


def _mark(text: str, number: int, count: int) -> str:
    if _ADDRESS.fullmatch(text):
        return "address"
    found = _PAGE_OF.fullmatch(text)
    if found and int(found[1]) == number and int(found[2]) == count:
        return "page"
    if len(text) <= 45 and find_clock(text) and find_days(text):
        return "time"
    return ""


def _repeated(pages: Sequence[Page], rows: list[list[Row]]) -> list[Margin]:
    """Lines that stand at the same place of two or more pages, their digits aside."""
    seen: dict[tuple[str, bool, int, int], set[int]] = {}
    found: list[tuple[Row, tuple[str, bool, int, int]]] = []
    for page, own in zip(pages, rows, strict=True):
        height = page.edges[3] - page.edges[1]
        for row, top in _edge(own):
            key = _DIGITS.sub("#", fold(row.text[:_LONG]))
            away = page.edges[3] - row.base if top else row.base - page.edges[1]
            if sum(map(str.isalpha, key)) >= 3 and len(key) < _LONG and away <= _MARGIN * height:
                place = (key, top, round(away / _SAME_PLACE), round(row.size))
                seen.setdefault(place, set()).add(page.number)
                found.append((row, place))
    margins: list[Margin] = []
    for row, (key, top, height, size) in found:
        near = [seen.get((key, top, height + up, size + larger), set()) for up in (-1, 0, 1) for larger in (-1, 0, 1)]
        if any(len(each) > 1 for each in near) or len(set().union(*near)) > 1:
            margins.append(Margin(row, "running head" if top else "running foot"))
    return margins


def _numbers(pages: Sequence[Page], rows: list[list[Row]], count: int) -> list[Margin]:
    """Page numbers: a number alone at an edge that grows with the pages; on one page alone, one that says so."""
    found: list[tuple[Row, int]] = []
    margins: list[Margin] = []
    for page, own in zip(pages, rows, strict=True):
        for row, _ in _edge(own, 2):
            text = row.text
            of = _PAGE_OF.fullmatch(text)
            if of and int(of[1]) <= int(of[2]) and (int(of[2]) == count or int(of[1]) == page.number):
                margins.append(Margin(row, "page number"))
            elif number := _NUMBER.fullmatch(text):
                found.append((row, int(number[1]) - page.number))
            elif _ROMAN.fullmatch(text) and len(pages) > 1:
                margins.append(Margin(row, "page number"))
    alike: dict[int, set[int]] = {}
    for row, offset in found:
        alike.setdefault(offset, set()).add(row.page)
    for row, offset in found:
        alone = offset == 0 and not any(map(str.isalpha, row.text)) and row.base < pages[0].edges[1] + 0.12 * (pages[0].edges[3] - pages[0].edges[1])
        if len(alike[offset]) >= 2 or alone:
            margins.append(Margin(row, "page number"))
    return margins

"""What the tool that saved a page wrote into it: the address it was saved from, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from dateline.model import Field
from dateline.read.dates.zones import offset_of
from dateline.read.html.declared import Declared
from dateline.text import regex

# Marks stand before or right behind the root element.
_HEAD = 6000
_TAIL = 4000
_SAVED_FROM = regex(r"<!--\s*saved from url=\((\d{4,5})\)(\S+?)\s*-->", re.IGNORECASE)
_NOTE = regex(r"<!--(.{0,1500}?)-->", re.DOTALL)
_URL_LINE = regex(r"^\s*(?:url|original url|source url|page url)\s*:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE)
_DATE_LINE = regex(r"^\s*(?:saved date|saved on|archived on|archived at|date saved|captured)\s*:\s*(.{6,80})$", re.IGNORECASE | re.MULTILINE)
_SCRAPBOOK = regex(r"<html[^>]{0,500}?\sdata-scrapbook-source=[\"'](https?://[^\"'\s]{4,2000})", re.IGNORECASE)
_SCRAPBOOK_MADE = regex(r"<html[^>]{0,3000}?\sdata-scrapbook-create=[\"'](\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{3}", re.IGNORECASE)
_MIRRORED = regex(r"<!--\s*Mirrored from (\S{4,2000}) by HTTrack", re.IGNORECASE)
_ARCHIVED = regex(r"FILE ARCHIVED ON (\d\d):(\d\d):(\d\d) ([A-Z][a-z]{2}) (\d{1,2}), (\d{4})")
_SCRIPT_DATE = regex(r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)([+\-]\d{4})?")
_ISO = regex(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|[+\-]\d\d:?\d\d)")
_MONTHS = {name: number for number, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1)}


class _Mark(NamedTuple):
    field: str
    value: str | None
    rule: str
    line: int
    text: str = ""


def save_marks(markup: str, declared: Declared) -> Mapping[str, Field]:
    """The address and the moment of saving (`source_url`, `captured`), as browsers, page savers and archives mark them in what they save:
    "saved from url", SingleFile, Save Page WE, WebScrapBook, HTTrack, the Wayback Machine."""
    told: dict[str, Field] = {}
    for mark in (*_comments(markup[:_HEAD]), *_savepage(declared), *_scrapbook(markup[:_HEAD]), *_archive(markup)):
        if mark.value and mark.field not in told and (mark.field != "source_url" or mark.value.startswith(("http://", "https://"))):
            told[mark.field] = Field(mark.value, mark.rule, line=mark.line or None, text=mark.text, sure=0.95)
    return told


def _comments(head: str) -> Iterator[_Mark]:
    if mark := _SAVED_FROM.search(head):
        yield _Mark("source_url", mark[2][: int(mark[1])], "saved-from comment", _line(head, mark.start()))
    for note in _NOTE.finditer(head):
        url, date = _URL_LINE.search(note[1]), _DATE_LINE.search(note[1])
        if url:
            yield _Mark("source_url", url[1], "comment of the page saver", _line(head, note.start(1) + url.start(1)))
        if date:
            yield _Mark("captured", saved_at(date[1]), "comment of the page saver", _line(head, note.start(1) + date.start(1)), date[1].strip())
    if found := _MIRRORED.search(head):
        yield _Mark("source_url", f"http://{found[1]}", "comment of the page saver", _line(head, found.start()), found[1])


def _savepage(declared: Declared) -> Iterator[_Mark]:
    if url := declared.first("savepage-url"):
        yield _Mark("source_url", url.value, "meta savepage-url", url.line)
    if date := declared.first("savepage-date"):
        yield _Mark("captured", saved_at(date.value), "meta savepage-date", date.line, date.value)


def _scrapbook(head: str) -> Iterator[_Mark]:
    if found := _SCRAPBOOK.search(head):
        yield _Mark("source_url", unescape(found[1]), "data-scrapbook-source", _line(head, found.start()))
    if found := _SCRAPBOOK_MADE.search(head):
        yield _Mark("captured", _at(*map(int, found.groups())), "data-scrapbook-create", _line(head, found.start()))


def _archive(markup: str) -> Iterator[_Mark]:
    start = max(0, len(markup) - _TAIL)
    if found := _ARCHIVED.search(markup, start):
        hour, minute, second, month, day, year = found.groups()
        made = _at(int(year), _MONTHS.get(month, 0), int(day), int(hour), int(minute), int(second))
        yield _Mark("captured", made, "comment of the web archive", _line(markup, found.start()), found[0])


def _at(year: int, month: int, day: int, hour: int, minute: int, second: int) -> str | None:
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC).isoformat(timespec="seconds")
    except ValueError:
        return None


def saved_at(text: str) -> str | None:
    """The moment a saving tool writes, as ISO text with its offset: `Sat Nov 21 2026 10:00:00 GMT+0100 (…)`, or ISO; None for any other."""
    found = _SCRIPT_DATE.search(text)
    if found and found[1] in _MONTHS:
        try:
            day = dt.date(int(found[3]), _MONTHS[found[1]], int(found[2]))
            clock = dt.time(int(found[4]), int(found[5]), int(found[6]))
        except ValueError:
            return None
        offset = offset_of(found[7] or "GMT", day, clock)
        return dt.datetime.combine(day, clock, dt.timezone(offset)).isoformat(timespec="seconds") if offset is not None else None
    plain = _ISO.search(text)
    try:
        return dt.datetime.fromisoformat(f"{plain[1]}T{plain[2]}{plain[3].replace('Z', '+00:00')}").isoformat(timespec="seconds") if plain else None
    except ValueError:
        return None


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

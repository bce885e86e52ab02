"""What the tool that saved a page wrote into it: the address it was saved from, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from dateline.model import Field
from dateline.read.dates.zones import offset_of

# Marks stand before or right behind the root element.
_HEAD = 6000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\((\d{4,5})\)(\S+?)\s*-->", re.IGNORECASE)
_NOTE = re.compile(r"<!--(.{0,1500}?)-->", re.DOTALL)
_URL_LINE = re.compile(r"^\s*(?:url|original url|source url|page url)\s*:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE)
_DATE_LINE = re.compile(r"^\s*(?:saved date|saved on|archived on|archived at|date saved|captured)\s*:\s*(.{6,80})$", re.IGNORECASE | re.MULTILINE)
_SCRIPT_DATE = re.compile(r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)([+\-]\d{4})?")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|[+\-]\d\d:?\d\d)")
_MONTHS = {name: number for number, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1)}


def save_marks(markup: str) -> Mapping[str, Field]:
    """The address and the moment of saving, as the comments of browsers and of page savers tell them: `source_url`, `captured`."""
    head = markup[:_HEAD]
    told: dict[str, Field] = {}
    mark = _SAVED_FROM.search(head)
    if mark and mark[2].startswith(("http://", "https://")):
        told["source_url"] = Field(mark[2][: int(mark[1])], "saved-from comment", line=_line(head, mark.start()), sure=0.95)
    for note in _NOTE.finditer(head):
        url, date = _URL_LINE.search(note[1]), _DATE_LINE.search(note[1])
        if url and "source_url" not in told:
            told["source_url"] = Field(url[1], "comment of the page saver", line=_line(head, note.start(1) + url.start(1)), sure=0.95)
        moment = saved_at(date[1]) if date else None
        if date and moment:
            told["captured"] = Field(moment, "comment of the page saver", line=_line(head, note.start(1) + date.start(1)), text=date[1].strip(), sure=0.95)
    return told


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

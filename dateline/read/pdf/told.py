"""What a PDF says of itself, and what a browser printed around a page: fields, each as sure as such words are."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping

from dateline.model import Candidate, Field
from dateline.read.capture import Capture
from dateline.read.dates import find_clock, find_days
from dateline.read.moments import when
from dateline.read.pdf.margins import Printed
from dateline.text import regex

_STAMP = regex(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?\s*(?:(Z)|([+\-])(\d\d)'?(\d\d)?)?")
# A packet of metadata: where it opens and closes, how many of them and how much of one is looked at.
_OPENS, _CLOSES = b"<x:xmpmeta", b"</x:xmpmeta>"
_PACKETS = 20
_PACKET_BYTES = 60_000
# A title that a word processor made out of a file's name, or that says nothing.
_NO_TITLE = regex(
    r"(?i)(?:microsoft (?:word|powerpoint|excel)|powerpoint|untitled|unbenannt|sans titre|document\d*$|dokument\d*$|about:blank|slide \d|print$|"
    r"layout \d|題名|无标题|無題)|\S+\.(?:docx?|pdf|indd|qxd|odt|pptx?|xlsx?|rtf|html?|php|tex|dvi|pub|cdr|ai|eps)\b|^[\w.\-]+$|^file:|^https?:"
)
_ELEMENTS = {
    "title": "dc:title", "creator": "dc:creator", "publisher": "dc:publisher", "published": "prism:publicationDate", "source": "prism:publicationName",
    "address": "prism:url",
}  # fmt: skip


def stamp(text: str) -> str | None:
    """A PDF's date (`D:20250411153000+09'00'`) as ISO text: an instant where it tells its offset, else a day; None for no date."""
    found = _STAMP.match(text)
    if not found:
        return None
    try:
        day = dt.date(*(int(found[part]) for part in (1, 2, 3)))
        if found[4] is None or not (found[7] or found[8]):
            return day.isoformat()
        offset = dt.timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0)) * (-1 if found[8] == "-" else 1)
        clock = dt.time(int(found[4]), int(found[5]), int(found[6] or 0))
        return dt.datetime.combine(day, clock, dt.timezone(offset)).isoformat(timespec="seconds")
    except ValueError:
        return None


def packet(data: bytes) -> dict[str, str]:
    """The fields of a file's XMP, where it stands uncompressed: the last packet's words on title, creator, publisher, day, source, address."""
    found: dict[str, str] = {}
    at = -1
    for _ in range(_PACKETS):
        at = data.find(_OPENS, at + 1)
        if at < 0:
            break
        text = data[at : at + _PACKET_BYTES].partition(_CLOSES)[0].decode("utf-8", "replace")
        for name, element in _ELEMENTS.items():
            value = _element(text, element)
            if value:
                found[name] = value
    return found


def _element(text: str, name: str) -> str:
    """An element's or attribute's text; of a list its first entry."""
    match = re.search(rf'{name}="([^"]{{1,2000}})"|<{name}\b[^>]{{0,500}}>\s*(?:<rdf:\w+[^>]{{0,200}}>\s*){{0,3}}([^<]{{1,2000}})<', text)
    return " ".join(html.unescape(match[1] or match[2]).split()) if match else ""


def plausible(title: str) -> bool:
    """Whether a title that the file tells reads as one, and not as a file's name or an application's default."""
    wide = sum(ord(letter) > 0x2E80 for letter in title)
    return not _NO_TITLE.search(title) and 12 <= len(title) + wide <= 250 and (wide >= 5 or title.count(" ") >= 2)


def told_fields(printed: Printed | None, info: Mapping[str, str], meta: Mapping[str, str], capture: Capture) -> dict[str, Field]:
    """The address and the moment of printing; and the publication's name and address where the file bears a publisher's metadata."""
    told: dict[str, Field] = {}
    address = printed.address if printed else ""
    if address.startswith(("http://", "https://")) and "…" not in address and not address.endswith("..."):
        told["source_url"] = Field(address, "printed by the browser", sure=0.95)
    elif meta.get("address", "").startswith(("http://", "https://")):
        told["source_url"] = Field(meta["address"], "the file's prism:url", sure=0.9)
    moment = _printed_at(printed, info, capture) if printed else None
    if moment:
        told["captured"] = moment
    return told


def _printed_at(printed: Printed, info: Mapping[str, str], capture: Capture) -> Field | None:
    """When a page was printed: as the browser printed it, by the file's own stamp where that tells the same day with its offset."""
    made = stamp(info.get("CreationDate", ""))
    days, clocks = find_days(printed.time), find_clock(printed.time)
    if not days:
        return Field(made, "the file's CreationDate, of a page printed by a browser", text=info["CreationDate"], sure=0.8) if made else None
    seen = days[0]
    readings = [day for day in (seen.day, seen.other) if day]
    if made:
        near = min(readings, key=lambda day: abs((day - dt.date.fromisoformat(made[:10])).days))
        if abs((near - dt.date.fromisoformat(made[:10])).days) <= 1:
            exact = made if len(made) > 10 else near.isoformat()
            return Field(exact, "printed by the browser", text=printed.time, sure=0.95)
    if len(readings) == 2 and not clocks:
        return None
    day = readings[-1] if len(readings) == 2 and clocks[0].half else readings[0]
    made_at = when(day, clocks[0] if clocks else None, capture.hints.source, capture.hints.timezone)
    return Field(made_at.iso, "printed by the browser", text=printed.time, sure=0.8 if len(readings) == 1 else 0.6)


def publication_day(meta: Mapping[str, str]) -> Candidate | None:
    """The day of publication in a publisher's metadata (PRISM)."""
    days = find_days(meta.get("published", ""))
    return Candidate(days[0].day.isoformat(), "the file's prism:publicationDate", None, 0.9) if len(days) == 1 and days[0].other is None else None


def file_day(info: Mapping[str, str], published: str | None) -> Candidate | None:
    """The day the file was made: evidence of when its text was published, never more. `published` is what was read."""
    made = stamp(info.get("CreationDate", ""))
    if made is None or (published or "")[:10] == made[:10]:
        return None
    return Candidate(made[:10], "the file's CreationDate", None, 0.2)

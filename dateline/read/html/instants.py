"""When a saved page was published and updated: what it declares in machine-readable form, weighed by who declares it and by agreement."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import MISSING, Candidate, Field, SourceProfile
from dateline.read.dates import Clock, find_clock, find_days
from dateline.read.html.boxes import Boxes
from dateline.read.html.declared import Declared
from dateline.read.moments import when
from dateline.text import regex

_ISO = regex(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:(?:T|\s+|\+)(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,:]\d+)?\s*(Z|UTC|GMT|[+\-−]\d\d:?(?:\d\d)?)?)?", re.IGNORECASE)
_RFC = regex(r"(\d\d):(\d\d)(?::(\d\d))?\s*(Z|UTC|GMT|[+\-]\d{4}|[A-Z]{2,4})?")
_EPOCH = regex(r"(\d{10})(\d{3})?$")
_PUBLISHED = (
    ("article:published_time", 0.95), ("og:article:published_time", 0.93), ("itemprop:datepublished", 0.92), ("parsely-pub-date", 0.9),
    ("sailthru.date", 0.85), ("dcterms.issued", 0.88), ("dc.date.issued", 0.88), ("dcterms.created", 0.8), ("dc.date.created", 0.8),
    ("datepublished", 0.88), ("publish-date", 0.88), ("publish_date", 0.88), ("publishdate", 0.88), ("pubdate", 0.88), ("article.published", 0.88),
    ("published_time", 0.88), ("og:published_time", 0.88), ("cxenseparse:recs:publishtime", 0.88), ("cxenseparse:publishtime", 0.85),
    ("citation_publication_date", 0.85), ("citation_date", 0.85), ("article:create_time", 0.8), ("datecreated", 0.8), ("date.issued", 0.85),
    ("dc.date", 0.75), ("dcterms.date", 0.75), ("dcterms.available", 0.7), ("dc.date.available", 0.7), ("og:release_date", 0.8), ("release_date", 0.75),
    ("itemprop:datecreated", 0.75), ("date", 0.7),
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "itemprop:datemodified", "dcterms.modified", "dc.date.modified",
    "datemodified", "lastmod", "last-modified", "article:updated_time", "modified_time", "date.modified", "article.updated", "og:modified_time",
)  # fmt: skip
_BARS = regex(r"[|｜•·]|\s[–—-]\s")
_URL_DAY = regex(r"/((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


class Told(NamedTuple):
    """A declared day: the value, whether it bears an offset, the rule, the line, how sure, and what stood there."""

    iso: str
    rule: str
    line: int
    sure: float
    text: str

    @property
    def day(self) -> dt.date:
        """The day in the declared offset."""
        return dt.date.fromisoformat(self.iso[:10])

    @property
    def instant(self) -> dt.datetime | None:
        """The instant, None for a day alone."""
        return dt.datetime.fromisoformat(self.iso) if len(self.iso) > 10 else None


def read_instant(text: str, source: SourceProfile | None, timezone: str) -> str | None:
    """A machine-readable moment as ISO text: an instant where its offset is told or known from the source or the digest, else a day; None for none."""
    found = _ISO.match(text)
    if found:
        try:
            day = dt.date(int(found[1]), int(found[2]), int(found[3]))
            clock = dt.time(int(found[4]), int(found[5]), int(found[6] or 0)) if found[4] else None
        except ValueError:
            return None
        return _joined(day, clock, found[7] or "", source, timezone)
    epoch = _EPOCH.fullmatch(text.strip())
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC).isoformat(timespec="seconds")
    return _written(text, source, timezone)


def _joined(day: dt.date, clock: dt.time | None, zone: str, source: SourceProfile | None, timezone: str) -> str | None:
    if not 1980 <= day.year <= 2100:
        return None
    if clock is None or (clock == dt.time(0) and not zone):
        return day.isoformat()
    if zone.upper() in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone and len(zone) == 3:
        zone = f"{zone}:00"
    return when(day, Clock(0, 0, clock, zone.replace("−", "-"), True), source, timezone).iso


def _written(text: str, source: SourceProfile | None, timezone: str) -> str | None:
    """A day in words, as HTTP and mail write it; one that can be read two ways is none."""
    days = [seen for seen in find_days(text) if seen.other is None]
    if not days:
        return None
    clock = _RFC.search(text)
    if clock:
        try:
            time = dt.time(int(clock[1]), int(clock[2]), int(clock[3] or 0))
        except ValueError:
            return days[0].day.isoformat()
        return _joined(days[0].day, time, clock[4] or "", source, timezone)
    seen = find_clock(text)
    return when(days[0].day, seen[0] if seen else None, source, timezone).iso


def told_days(page: Boxes, declared: Declared, source: SourceProfile | None, timezone: str, near: range) -> list[Told]:
    """Every declared day of publication, surest first. `near` are the boxes around headline and text, where a `<time>` is the story's own."""
    found: list[Told] = []

    def add(text: str, rule: str, line: int, sure: float) -> None:
        iso = read_instant(text, source, timezone) if text else None
        if iso:
            found.append(Told(iso, rule, line, sure, text))

    for number, story in enumerate(declared.stories):
        add(story.published, "JSON-LD datePublished", story.line, 0.97 - 0.04 * number if story.headline else 0.8)
    for name, sure in _PUBLISHED:
        for said in declared.metas.get(name, ())[:2]:
            add(said.value, f"meta {said.name}", said.line, sure)
    for said in (*declared.titles[:1], *declared.every("og:title")[:1]):
        add(_behind_bar(said.value), f"day in the {said.name}", said.line, 0.65)
    for stamp in page.stamps:
        prop = stamp.prop.lower()
        if stamp.boxes in near and "modif" not in prop and "update" not in prop:
            sure = 0.9 if "published" in prop else 0.7 - 0.01 * min(30, stamp.boxes - near.start)
            add(stamp.value, "time element", stamp.line, sure)
    return sorted(found, key=lambda told: -told.sure)


def _behind_bar(title: str) -> str:
    """The last part of a page's title, where it is nothing but a day: `Headline | Site | 28.04.2023`."""
    last = _BARS.split(title)[-1].strip()
    days = find_days(last) if len(_BARS.split(title)) > 1 else []
    return last if days and days[0].start == 0 and days[0].end == len(last) else ""


def published(told: Sequence[Told], address: str, source: SourceProfile | None) -> Field:
    """The day or instant of publication. Where the surest tells a day alone, another's instant on that day is taken; of one instant
    told twice the form with the publisher's own offset."""
    if not told:
        return MISSING
    best = told[0]
    exact = best
    for each in told[1:]:
        if best.instant is None and each.instant is not None and each.sure >= 0.6 and abs((each.day - best.day).days) <= 0:
            exact = each
            break
        if best.instant is not None and each.instant == best.instant and _utc(best) and not _utc(each):
            exact = each
            break
    iso = _in_zone(exact.iso, source)
    agreeing = sum(each.day == exact.day for each in told)
    runners = tuple(
        Candidate(each.iso, each.rule, each.line or None, round(each.sure, 2)) for each in told if each.iso != exact.iso and each.instant != exact.instant
    )[:5]
    by_address = _URL_DAY.search(address)
    sure = min(0.99, exact.sure + 0.01 * agreeing + (0.02 if by_address and "".join(by_address.groups()) == exact.iso[:10].replace("-", "") else 0))
    return Field(iso, exact.rule, line=exact.line or None, text=exact.text, sure=round(sure, 2), others=runners)


def _utc(told: Told) -> bool:
    return told.iso.endswith("+00:00")


def _in_zone(iso: str, source: SourceProfile | None) -> str:
    """An instant told in UTC in the source's own zone, where its profile names one."""
    if len(iso) <= 10 or not iso.endswith("+00:00") or source is None or not source.timezone:
        return iso
    from zoneinfo import ZoneInfo

    try:
        return dt.datetime.fromisoformat(iso).astimezone(ZoneInfo(source.timezone)).isoformat(timespec="seconds")
    except (OSError, ValueError):
        return iso


def updated(declared: Declared, page: Boxes, first: Field, source: SourceProfile | None, timezone: str, near: range) -> Field:
    """When the page was last changed, where that is after its publication."""
    rows = [(story.updated, "JSON-LD dateModified", story.line, 0.9) for story in declared.stories]
    rows += [(said.value, f"meta {said.name}", said.line, 0.85) for said in declared.every(*_UPDATED)]
    rows += [(stamp.value, "time element", stamp.line, 0.7) for stamp in page.stamps if stamp.boxes in near and "modif" in stamp.prop.lower()]
    for text, rule, line, sure in rows:
        iso = read_instant(text, source, timezone) if text else None
        if iso and first.value and _after(iso, first.value):
            return Field(_in_zone(iso, source), rule, line=line or None, text=text, sure=sure)
    return MISSING


def _after(iso: str, first: str) -> bool:
    if len(iso) > 10 and len(first) > 10:
        return dt.datetime.fromisoformat(iso) - dt.datetime.fromisoformat(first) >= dt.timedelta(minutes=1)
    return iso[:10] > first[:10]

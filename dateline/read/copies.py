"""Whether two captures show one document, or two publishers the same article; and the few numbers by which those that may are found.

Nothing here looks anything up: two imprints in, a verdict out, the same whichever comes first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import xxhash
from msgspec import Struct

from dateline.model import Field, Reading, When
from dateline.read.likeness import Likeness, Words, coded_words, likeness, sketch, split, words_of
from dateline.text import fold, regex

Verdict = Literal["same", "also", ""]
SHORT = 30
"""Words below which a text is no sign of anything: "Market closed" says nothing about where it is from."""
TEXT, PAGE = 1, 2
"""What a shared sign of the text weighs, and one of the page (its address, its title): from 2 on, two captures are compared."""
_SIGNS = 12
_LONG = 100
_ALSO = 60
_ALSO_DAYS = 31
_SAID = ("title", "published", "source", "source_url")
_TRACKING = regex(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref|ref_src|igshid|at_medium|at_campaign)=[^&]*(?:&|$)")
_MIRROR = regex(r"^(?:www\d?|m|mobile|amp)\.")


class Imprint(Struct, frozen=True):
    """What is compared of a capture before its text is: `signs` are the smallest hashes of its shingles (a bottom-k sketch: two texts
    share as many of them as they share of their words), `twin` is the same in captures that differ in nothing looked at here (0 for a
    short text). `said` is what a person said of it, `own` tells a note of the digest's own."""

    words: int
    twin: int
    signs: tuple[int, ...]
    url: str
    host: str
    source: str
    title: str
    published: str
    updated: str
    language: str
    own: bool
    said: tuple[tuple[str, str], ...]


class Shown(NamedTuple):
    """A capture as the verdict sees it: its text, and everything at the head of the page in which its title may stand."""

    imprint: Imprint
    text: Words
    head: str


def imprint(reading: Reading, path: str) -> Imprint:
    """The imprint of an item of the document at `path`."""
    words = coded_words(reading.text)
    url = _address(reading.source_url.value or "")
    title = reading.title if reading.title.sure >= 0.5 else None
    told = {
        "url": url,
        "host": url.partition("/")[0],
        "source": reading.source_id or fold(reading.source.value or "").removeprefix("the "),
        "title": " ".join(words_of(title.value or "")) if title else "",
        "published": reading.published.value or "",
        "updated": reading.updated.value or "",
        "language": (reading.language.value or "")[:2].lower() if reading.language.sure >= 0.8 else "",
    }
    own, said = path.startswith("content/items/"), tuple(_said(reading))
    if len(words) < SHORT:
        return Imprint(len(words), 0, (), own=own, said=said, **told)
    whole = repr((sorted(told.items()), own, said))
    twin = xxhash.xxh3_64_intdigest(whole.encode("utf-8", "replace"), xxhash.xxh3_64_intdigest(b" ".join(words)))
    return Imprint(len(words), _signed(twin) or 1, tuple(map(_signed, sketch(words, _SIGNS))), own=own, said=said, **told)


def shown(reading: Reading, its: Imprint) -> Shown:
    """A capture made ready for the verdict."""
    spans = [span.text for span in (*reading.used, *reading.cut)]
    head = " ".join((reading.title.value or "", reading.title.text, *(other.value for other in reading.title.others), *spans, reading.text[:3_000]))
    return Shown(its, split(reading.text), f" {' '.join(words_of(head))} ")


def signs(its: Imprint) -> Iterator[tuple[int, int]]:
    """Every sign that a capture is looked up by, and what it weighs."""
    for sign in its.signs:
        yield sign, TEXT
    for kind, value in (("address", its.url if "/" in its.url else ""), ("title", its.title if its.title.count(" ") >= 2 else "")):
        if value:
            yield _signed(xxhash.xxh3_64_intdigest(f"{kind} {value}".encode("utf-8", "replace"))), PAGE


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


def _said(reading: Reading) -> Iterator[tuple[str, str]]:
    for name in _SAID:
        field: Field = getattr(reading, name)
        if field.by == "person":
            yield name, _address(field.value or "") if name == "source_url" else fold(field.value or "") if name != "published" else field.value or ""
    for name in ("id", "rights", "status"):
        if value := getattr(reading.said, name):
            yield name, value


def _address(url: str) -> str:
    """An address without what changes from visit to visit or from device to device: "" where it names no host."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return ""
    if not host:
        return ""
    query = _TRACKING.sub("", parts.query).rstrip("&")
    path = parts.path.removesuffix("/amp").removesuffix("/amp/").rstrip("/")
    return _MIRROR.sub("", host.lower()) + path + (f"?{query}" if query else "")


# verdicts


def disagreement(one: Imprint, other: Imprint) -> str:
    """What two persons said otherwise of one document: the name of a field; "" where they agree."""
    theirs = dict(other.said)
    for name, value in one.said:
        if name in theirs and theirs[name] != value and not (name == "published" and _days_agree(value, theirs[name])):
            return name
    return ""


def apart(one: Imprint, other: Imprint) -> bool:
    """Whether two captures cannot be of one document, whatever their texts say: another publisher, another day, another language, or
    a person's word against another's."""
    if one.own != other.own or disagreement(one, other):
        return True
    if one.url and one.url == other.url and "/" in one.url:
        return False
    if one.language and other.language and one.language != other.language:
        return True
    return _publishers_differ(one, other) or not _days_agree(one.published, other.published)


def may_be_also(one: Imprint, other: Imprint) -> bool:
    """Whether one article may stand in both: two publishers, within a month."""
    if one.own or other.own or min(one.words, other.words) < _ALSO or not _publishers_differ(one, other):
        return False
    if one.language and other.language and one.language != other.language:
        return False
    days = [When(value).day for value in (one.published, other.published) if value]
    return len(days) < 2 or abs(days[0] - days[1]) <= dt.timedelta(_ALSO_DAYS)


def verdict(one: Shown, other: Shown, alike: Callable[[Words, Words], Likeness] = likeness) -> tuple[Verdict, float]:
    """ "same": captures of one document; "also": the same article elsewhere; "" neither. And how sure, to say which of several pairs
    goes first."""
    here, there = one.imprint, other.imprint
    possible = not apart(here, there)
    if not possible and not may_be_also(here, there):
        return "", 0.0
    like = alike(one.text, other.text)
    if possible:
        found = _same(one, other, like)
        return ("same", found) if found else ("", 0.0)
    long = max(like.one, like.other)
    return ("also", like.contained) if like.contained >= 0.8 and min(like.one, like.other) >= 0.3 * long else ("", 0.0)


def _same(one: Shown, other: Shown, like: Likeness) -> float:
    """How sure it is that two captures show one document, 0 where they do not.

    Clutter comes and goes by whole lines, and a capture may be cut short; a sentence that was changed is another version.
    """
    here, there = one.imprint, other.imprint
    address = bool(here.url) and here.url == there.url and "/" in here.url
    short, long = sorted((like.one, like.other))
    if short < SHORT:
        return 2.0 if address and short and like.contained >= 0.9 and not like.changed else 0.0
    titled = _titles(one, other)
    dated = bool(here.published and there.published)
    if like.changed or (titled is False and not address):
        return 0.0
    if like.grown > (like.common // 100 + 1 if address or (titled and dated) else 0) or (_times_differ(here, there) and like.common < 0.97 * long):
        return 0.0
    known = address or titled
    if like.contained < (0.85 if known else 0.95) or (short < 0.6 * long and not known):
        return 0.0
    if not (address or short >= _LONG or (titled and (here.published or there.published or (here.source and here.source == there.source)))):
        return 0.0
    return like.contained + address + 0.5 * bool(titled) + 0.25 * dated


def _titles(one: Shown, other: Shown) -> bool | None:
    """Whether two titles agree: the same, one in the other, or in what stands at the head of the other page. None where one has none."""
    here, there = one.imprint.title, other.imprint.title
    if not here or not there:
        return None
    if here == there:
        return True
    return any(title.count(" ") >= 1 and f" {title} " in head for title, head in ((here, other.head), (there, one.head)))


def _publishers_differ(one: Imprint, other: Imprint) -> bool:
    """Different hosts, or names of which neither is a part of the other."""
    if one.host and other.host:
        return not (one.host.endswith(other.host) or other.host.endswith(one.host))
    if not one.source or not other.source:
        return False
    here, there = set(one.source.replace("-", " ").split()), set(other.source.replace("-", " ").split())
    return not (here <= there or there <= here)


def _days_agree(one: str, other: str) -> bool:
    """Whether two times may be one: the same local day, or a day on which the instant falls somewhere near its own offset."""
    return not one or not other or bool(_days(one) & _days(other))


def _days(iso: str) -> set[dt.date]:
    when = When(iso)
    moment = when.instant
    return {when.day, moment.astimezone(dt.UTC).date()} if moment else {when.day}


def _times_differ(one: Imprint, other: Imprint) -> bool:
    """Whether both captures show the minute at which their version was published or brought up to date, and not the same one."""
    pairs = ((one.published, other.published), (one.updated, other.updated))
    moments = [(When(here).instant, When(there).instant) for here, there in pairs if here and there]
    return any(here and there and abs(here - there) >= dt.timedelta(minutes=1) for here, there in moments)

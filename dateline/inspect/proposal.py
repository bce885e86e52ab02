"""A profile proposed for a source that the digest meets often and does not know yet: text for a person to check and keep."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.model import Reading
from dateline.text import count, fold, regex, slug

LEAST = 3
# Hosts that show, keep or find pages of others.
_SHARED = frozenset((
    "doi.org", "dx.doi.org", "web.archive.org", "archive.org", "archive.ph", "archive.today", "news.google.com", "google.com", "translate.google.com", "t.co",
    "twitter.com", "x.com", "facebook.com", "youtube.com", "linkedin.com", "docs.google.com", "drive.google.com", "medium.com", "github.com",
))  # fmt: skip
_PLAIN = regex(r"[^\W\d_][\w .'’()&/\-]*")
_CLOCKS = 200


class Sighting(Struct, frozen=True):
    """What one item tells of its source: name and host ("" where unknown), language, day or instant."""

    name: str
    host: str
    language: str
    published: str


class Proposal(Struct, frozen=True):
    """A profile ready to be put at `path`, and how many items it rests on."""

    path: str
    text: str
    items: int


def sighting(reading: Reading) -> Sighting | None:
    """What an item tells of its source; None where its source has a profile, or nothing is known of it."""
    if reading.source_id:
        return None
    name, host = reading.source.value or "", _host(reading.source_url.value or "")
    return Sighting(name, host, reading.language.value or "", reading.published.value or "") if name or host else None


def same(one: Sighting, other: Sighting) -> bool:
    """Whether two items are of one source: by its name, or by its host where either has no name."""
    if one.name and other.name:
        return fold(one.name) == fold(other.name)
    return bool(one.host) and one.host == other.host


def propose(seen: Sequence[Sighting]) -> Proposal | None:
    """The profile that these sightings of one source add up to; None where they are too few."""
    if len(seen) < LEAST:
        return None
    hosts = [host for host, _ in Counter(one.host for one in seen if one.host).most_common(5)]
    names = Counter(one.name for one in seen if one.name).most_common(1)
    name = names[0][0] if names else hosts[0]
    language = _agreed(one.language for one in seen)
    zone, told = _zone([one.published for one in seen], hosts, language)
    lines = [
        "---",
        f"name: {_scalar(name)}",
        "match:",
        *(f"  - {_scalar(mark)}" for mark in hosts or [name]),
        *([f"language: {language}"] if language else []),
        *([f"timezone: {zone}  # {told}"] if zone else [f"# timezone: {told}"] if told else []),
        "# kind: newspaper  # or government, agency, …",
        "# country: japan",
        "# rights: excerpt  # full, excerpt or link: what the public edition may show of its documents",
        "# boilerplate:",
        "#   - a line of its pages that is never part of a text",
        "---",
    ]
    return Proposal(f"content/sources/{slug(name)}.md", "\n".join(lines) + "\n", len(seen))


def proposed_text(proposal: Proposal) -> str:
    """A proposal for a terminal."""
    told = f"{count(proposal.items, 'item')} of this digest come from a source without a profile. To give it one, check this and save it as\n{proposal.path}:"
    return f"\n{told}\n\n{proposal.text}"


def _host(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return "" if host in _SHARED else host


def _agreed(values: Iterable[str]) -> str:
    """The value that two thirds of those who tell any agree on."""
    told = Counter(value for value in values if value)
    best = told.most_common(1)
    return best[0][0] if best and best[0][1] * 3 >= 2 * told.total() else ""


def _zone(published: Sequence[str], hosts: Sequence[str], language: str) -> tuple[str, str]:
    """The time zone of the country that the hosts' endings or the language name, where every clock time bears its offset; and what was seen."""
    moments = [dt.datetime.fromisoformat(iso) for iso in published if len(iso) > 10][:_CLOCKS]
    offsets = {moment.utcoffset() for moment in moments}
    if len(moments) < LEAST or offsets == {dt.timedelta(0)}:
        return "", ""
    shown = ", ".join(sorted({moment.isoformat()[-6:] for moment in moments}))
    told = f"{count(len(moments), 'clock time')}, all {shown}" if len(offsets) == 1 else f"{count(len(moments), 'clock time')}: {shown}"
    for zone in _zones(hosts, language):
        if all(_bears(moment, zone) for moment in moments):
            return zone, told
    return "", told if len(offsets) == 1 else ""


def _zones(hosts: Sequence[str], language: str) -> list[str]:
    """The zones of the hosts' country; where no host has one, of the country that speaks the language most."""
    from babel.core import get_global

    territories = get_global("territory_zones")
    countries = [ending for host in hosts if len(ending := host.rpartition(".")[2].upper()) == 2]
    likely = get_global("likely_subtags").get(language.replace("-", "_"), "") or get_global("likely_subtags").get(language.split("-", maxsplit=1)[0], "")
    spoken = [] if countries or language.split("-", maxsplit=1)[0] in ("en", "es", "pt", "fr", "ar") else [likely.rpartition("_")[2]]
    return [zone for country in ("GB" if each == "UK" else each for each in (*countries, *spoken)) for zone in territories.get(country, ())]


def _bears(moment: dt.datetime, zone: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset()
    except (OSError, ValueError, OverflowError):
        return False


def _scalar(text: str) -> str:
    """A text as YAML takes it: quoted where a mark in it would mean something."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("true", "false", "yes", "no", "null", "on", "off")
    return text if plain else json.dumps(text, ensure_ascii=False)

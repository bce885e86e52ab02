"""What a mail's headers tell: subject, sender, days, list, and who its reader is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import getaddresses, parsedate_tz
from typing import NamedTuple
from urllib.parse import unquote

from dateline.model import MISSING, Candidate, Field, SourceProfile
from dateline.read.byline import name_alone
from dateline.read.dates import find_clock, find_days
from dateline.read.lines import split_lines
from dateline.read.mail.mime import Header, Mail
from dateline.read.moments import when
from dateline.read.origin import by_host
from dateline.read.phrases import listed
from dateline.read.privacy import Known, plain_address
from dateline.read.words import fold, words_for
from dateline.text import regex

_OFFSET = regex(r"[+\-]\d{4}\b|\b(?:GMT|UTC|UT|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T)\b")
_TAG = regex(r"\s*(?:([^\W\d_]{1,14}(?: [^\W\d_]{2,8})?)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]|(\[[^\[\]]{1,60}\]))\s*")
_LIST_ID = regex(r"^(.*?)<?([\w.\-]+\.[\w\-]+)>?\s*$")
_URL = regex(r"<\s*(https?://[^<>\s]+)\s*>")
_OUTSIDE = regex(r"@([\w.\-]+)")
_TOKEN = regex(r"[A-Za-z0-9_\-]{10,}")
_READERS = ("to", "cc", "bcc", "resent-to", "apparently-to", "x-apparently-to")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-forwarded-to", "x-forwarded-for", "x-rcpt-to")
_FIRST_MAIL = 1982
_COMMENTS = 20
_NO_COMMENTS = str.maketrans("()", "  ")
_SLACK = dt.timedelta(days=2)


class Sender(NamedTuple):
    """Who sent a mail: the name shown, the address; and the line that says so."""

    name: str
    address: str
    line: int

    @property
    def host(self) -> str:
        return self.address.rpartition("@")[2].lower()


def subject_of(text: str, line: int | None, rule: str = "subject") -> tuple[Field, str]:
    """The title out of a subject, without its tags; and what the tags say: "forward", "answer" or ""."""
    rest, said = text.strip(), ""
    while tag := _TAG.match(rest):
        name = fold(tag[1] or "").strip()
        kind = "forward" if name in listed("mail", "forward tags") else "answer" if name in listed("mail", "answer tags") else ""
        if (tag[1] and not kind) or tag.end() == len(rest):
            break
        said = said or kind
        rest = rest[tag.end() :]
    if not rest:
        return MISSING, said
    return Field(rest, rule, line=line, text=text if rest != text else "", sure=0.97), said


def moment_of(text: str, profile: SourceProfile | None, timezone: str) -> str:
    """The instant or day that a mail writes, ISO 8601, "" for none: as RFC 5322 does with an offset, else in any form of the world."""
    text = text[:200]
    if _OFFSET.search(text):
        told = parsedate_tz(text)
        if told:
            try:
                offset = dt.timezone(dt.timedelta(seconds=told[9] or 0))
                return dt.datetime(*told[:6], tzinfo=offset).isoformat(timespec="seconds")
            except (ValueError, OverflowError):
                pass
    days = find_days(text)
    if not days or days[0].other is not None:
        return ""
    clocks = find_clock(text)
    return when(days[0].day, clocks[0] if clocks else None, profile, timezone).iso


def published_of(mail: Mail, profile: SourceProfile | None, timezone: str) -> Field:
    """When a mail was sent: its Date; where that is missing or cannot be, the first server's stamp; else none, with the reason."""
    said = mail.first("date")
    iso = moment_of(said.value, profile, timezone) if said else ""
    stamps = [(stamp, header.line) for header in mail.every("received") if (stamp := moment_of(header.value.rpartition(";")[2], None, ""))]
    absurd = _absurd(iso, [stamp for stamp, _ in stamps])
    if said and iso and not absurd:
        text = said.value if said.value != iso else ""
        return Field(iso, "date header", line=said.line, text=text, sure=0.98)
    reason = f"the date header {absurd}" if absurd else "the date header is no date" if said else "no date header"
    others = (Candidate(iso, f"date header, which {absurd}", said.line, 0.1),) if said and iso else ()
    if stamps:
        stamp, line = stamps[-1]
        return Field(stamp, "received header", line=line, sure=0.8, text=said.value if said else "", others=others)
    return Field(None, reason, line=said.line if said else None, text=said.value if said else "", sure=0.0, others=others)


def _absurd(iso: str, stamps: Sequence[str]) -> str:
    if not iso:
        return ""
    if int(iso[:4]) < _FIRST_MAIL:
        return "is older than mail"
    latest = max((dt.date.fromisoformat(stamp[:10]) for stamp in stamps), default=None)
    return "is later than the mail's arrival" if latest and dt.date.fromisoformat(iso[:10]) > latest + _SLACK else ""


def people(headers: Sequence[Header]) -> list[Sender]:
    """The names and addresses of headers."""
    found = []
    for header in headers[:40]:
        # Comments within comments are read by calls within calls.
        value = header.value[:8000] if header.value.count("(") <= _COMMENTS else header.value[:8000].translate(_NO_COMMENTS)
        try:
            pairs = getaddresses([value])
        except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
            pairs = []
        found += [Sender(" ".join(name.split()).strip("'\" "), address.strip().lower(), header.line) for name, address in pairs if "@" in address or name]
    return found


def sender_of(mail: Mail) -> Sender | None:
    """Who sent a mail."""
    found = people(mail.every("from")) or people(mail.every("sender", "reply-to"))
    return found[0] if found else None


def profile_of(mail: Mail, sender: Sender | None, sources: Sequence[SourceProfile]) -> SourceProfile | None:
    """The source that the host of the sender or of the list betrays."""
    hosts = [sender.host] if sender else []
    hosts += [other.host for other in people(mail.every("sender", "reply-to"))]
    hosts += [found[2] for header in mail.every("list-id") if (found := _LIST_ID.match(header.value))]
    return next((profile for host in hosts if host and (profile := by_host(host, sources))), None)


def source_of(mail: Mail, sender: Sender | None) -> Field:
    """Who publishes: the sender's name where it is no person's and no mere post's; the list's; the organisation's; the sender's host."""
    if sender is None:
        return MISSING
    shown = re.sub(r"\s*\([^()]*\)\s*$|\s+via .+$", "", sender.name) or sender.name
    shown = shown.strip("'\" ")
    plain = shown if shown and "@" not in shown else ""
    others = [Field(header.value, "organization header", line=header.line, sure=0.8) for header in mail.every("organization", "organisation")[:1]]
    others += [
        Field(found[1].strip(" \"'"), "name of the list", line=header.line, sure=0.8)
        for header in mail.every("list-id")[:1]
        if (found := _LIST_ID.match(header.value)) and found[1].strip(" \"'")
    ]
    person = bool(plain) and _is_person(plain, sender)
    if plain and not person and not _is_post(plain):
        return Field(plain, "name of the sender", line=sender.line, text=sender.address, sure=0.85)
    if others:
        return others[0]
    if not sender.host or _anybodys(sender.host):
        return Field(plain, "name of the sender", line=sender.line, text=sender.address, sure=0.5) if plain else MISSING
    if plain and not person:
        return Field(plain, "name of the sender", line=sender.line, text=sender.address, sure=0.6)
    return Field(sender.host.removeprefix("mail.").removeprefix("www."), "host of the sender", line=sender.line, text=sender.address, sure=0.5)


def _anybodys(host: str) -> bool:
    labels = host.split(".")
    name = labels[-3] if len(labels) > 2 and labels[-2] in ("co", "com", "ne") else labels[-2] if len(labels) > 1 else ""
    return name in listed("mail", "hosts of everybody")


def _is_person(name: str, sender: Sender) -> bool:
    """Whether a sender's name is a person's: it is written as one, and the address repeats a part of it."""
    straight = " ".join(reversed([part.strip() for part in name.split(",")])) if name.count(",") == 1 else name
    line = next(iter(split_lines(straight)), None)
    if line is None or len(straight.split()) < 2 or not name_alone(line, words_for("en")):
        return False
    local = re.sub(r"[^a-z]", "", sender.address.partition("@")[0])
    parts = [re.sub(r"[^a-z]", "", fold(part)) for part in straight.split()]
    return any(len(part) >= 3 and part in local for part in parts) or local in ("".join(part[:1] for part in parts), parts[0][:1] + parts[-1])


def _is_post(name: str) -> bool:
    return all(token in listed("mail", "posts") for token in re.split(r"[\s\-]+", fold(name)) if token)


def reader_of(mail: Mail, sender: Sender | None) -> Known:
    """Who received a mail, as its headers tell: never the sender's own addresses, nor the list's."""
    own = {person.address for person in people(mail.every("from", "sender", "reply-to"))}
    own |= {f"{found[0]}" for header in mail.every("list-post") for found in re.findall(r"mailto:([^>?\s]+)()", header.value.lower())}
    host = sender.host if sender else ""
    delivered = [person for person in people(mail.every(*_DELIVERED)) if person.address not in own]
    to = [person for person in people(mail.every(*_READERS)) if person.address not in own and (person.host != host or not host)]
    addresses = {person.address for person in (*delivered, *to) if "@" in person.address}
    names = {person.name for person in (*delivered, *to) if person.name and "@" not in person.name and not _is_post(person.name)}
    secrets = {token for header in mail.every("list-unsubscribe") for token in _TOKEN.findall(unquote(header.value)) if _personal(token)}
    return Known(tuple(sorted(addresses)), tuple(sorted(names)), tuple(sorted(secrets)))


def _personal(token: str) -> bool:
    return any(map(str.isdigit, token)) and any(map(str.isalpha, token)) and sum(map(str.isdigit, token)) >= 3


def address_of(mail: Mail) -> Field:
    """Where the mail stands on the web, as its headers say: plain addresses only."""
    for name, rule, sure in (("archived-at", "archived-at header", 0.9), ("list-archive", "archive of the list", 0.5)):
        for header in mail.every(name):
            found = _URL.search(header.value) or re.fullmatch(r"(https?://\S+)", header.value)
            if found and plain_address(found[1]) == found[1]:
                return Field(found[1], rule, line=header.line, sure=sure)
    return MISSING

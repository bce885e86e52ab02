"""Pages saved as one file with their pictures (`.mhtml`, `.mht`: MIME multipart/related, RFC 2557), as browsers and Outlook write them."""

from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from dateline.model import Field, ReadResult
from dateline.read.capture import Capture, Unreadable
from dateline.read.decode import declared
from dateline.read.html import read_markup


def read_mhtml(capture: Capture) -> ReadResult:
    """The one item of a page archive: its main page, the address it was saved from, and when.

    Raises Unreadable for what is no such archive. Lines count in the page, not in the archive around it.
    """
    if not capture.data.strip():
        return ReadResult(())
    try:
        message = message_from_bytes(capture.data.lstrip())
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    except (RecursionError, ValueError, LookupError):
        raise Unreadable("is no page archive that can be read (MIME); save the page anew, or as HTML") from None
    if not pages:
        raise Unreadable("holds no page (no text/html part); save it anew, or as HTML")
    told = _told(message, pages[0])
    page = _main(pages, _header(message, "Snapshot-Content-Location"), str(message.get_param("start") or ""))
    read = read_markup(_markup(page), capture, told)
    if read is None:
        raise Unreadable("shows no text: a page that is made by its scripts alone; save it as text")
    return ReadResult((read,))


def _main(pages: list[Message], address: str, start: str) -> Message:
    """The page itself, not the frames in it: the part that the archive names, else the first."""
    for page in pages:
        if start and _header(page, "Content-ID") == start:
            return page
    return next((page for page in pages if address and _header(page, "Content-Location") == address), pages[0])


def _markup(page: Message) -> str | bytes:
    data = page.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = str(page.get_param("charset") or "").lower()
    if charset and charset not in ("utf-8", "utf8", "us-ascii") and b"\x00" not in data:
        return declared(data, charset) or data
    return data


def _told(message: Message, first: Message) -> dict[str, Field]:
    """What the archive's head tells: the address (Content-Location) and the moment of saving (Date)."""
    told: dict[str, Field] = {}
    rows = ((message, "Snapshot-Content-Location"), (message, "Content-Location"), (first, "Content-Location"))
    address = next(((value, name) for part, name in rows if (value := _header(part, name)).startswith(("http://", "https://"))), None)
    if address:
        told["source_url"] = Field(address[0], address[1], sure=0.95)
    date = _header(message, "Date")
    try:
        moment = parsedate_to_datetime(date) if date else None
    except (ValueError, IndexError, TypeError, OverflowError):
        moment = None
    if moment and 1980 <= moment.year <= 2100:
        value = moment.isoformat(timespec="seconds") if moment.tzinfo else moment.date().isoformat()
        told["captured"] = Field(value, "Date of the page archive", text=date, sure=0.97)
    return told


def _header(part: Message, name: str) -> str:
    value = part.get(name)
    if value is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (ValueError, LookupError):
        return " ".join(str(value).split())

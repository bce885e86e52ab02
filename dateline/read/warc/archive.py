"""Web archives (WARC, ISO 28500): each page that reads as an article is an item, PDFs too; whatever else was fetched is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from typing import Any, NamedTuple

from dateline.model import Field, Reading, ReadResult
from dateline.problems import Problem, note, warning
from dateline.read.capture import Capture, Unreadable, needed, parts
from dateline.read.decode import declared
from dateline.read.html import read_markup
from dateline.read.warc.article import reads_as_article
from dateline.read.warc.transfer import Unpacked, plain

_PAGES = ("text/html", "application/xhtml+xml")
_PDF = "application/pdf"
# Records of these kinds hold what was fetched: an answer with its HTTP headers, or the thing alone.
_KINDS = ("response", "resource")
_LONGEST_HEADER = 65_536


class _Record(NamedTuple):
    """What an archive holds of one address: its place there, what it is, its bytes, when it was fetched (ISO)."""

    name: str
    address: str
    kind: str
    charset: str
    data: bytes
    fetched: str


class _Told(NamedTuple):
    """What is said of an archive as a whole: records that are no article, and what was wrong."""

    passed: list[str]
    problems: list[Problem]


def read_warc(capture: Capture) -> ReadResult:
    """The articles of an archive (`.warc`, `.warc.gz`), each under its address. Raises Unreadable where there are none."""
    told = _Told([], [])
    records = list(_once(_records(capture, told)))
    most = capture.limit("items")
    items: list[Reading] = []
    for record, part in zip(records, parts([record.name for record in records]), strict=True):
        if len(items) >= most:
            message = f"holds more than {most} items; the rest is left out; raise `limits: items:` in content/site.yml"
            told.problems.append(warning(capture.path, None, message))
            break
        item = _item(record, part, capture, told)
        if item:
            items.append(item)
    if not items:
        why = told.problems[0].message if told.problems else "remove it, or archive the articles themselves"
        raise Unreadable(f"holds no page that reads as an article ({len(records)} pages looked at); {why}")
    if told.passed:
        first = ", ".join(told.passed[:3]) + (", …" if len(told.passed) > 3 else "")
        told.problems.append(
            note(capture.path, None, f"pages without an article of their own (front pages, lists of links) left out: {len(told.passed)} ({first})")
        )
    return ReadResult(tuple(items), tuple(told.problems))


def _once(records: Iterator[_Record]) -> Iterator[_Record]:
    """The records without those that show the same bytes at the same address again."""
    seen: set[tuple[str, bytes]] = set()
    for record in records:
        key = (record.address, record.data)
        if key not in seen:
            seen.add(key)
            yield record


def _records(capture: Capture, told: _Told) -> Iterator[_Record]:
    """The pages and PDFs of an archive that were fetched whole, as far as the archive can be read and its limits allow."""
    warc = needed("fastwarc.warc", "warc")
    left = most = capture.limit("unpacked_mb")
    read = 0
    try:
        for record in warc.ArchiveIterator(BytesIO(capture.data), parse_http=False, auto_decode="none", max_header_len=_LONGEST_HEADER, fsspec_args=False):
            read += 1
            left -= record.content_length
            if left < 0:
                raise Unpacked
            found = _page(record, left, capture, told)
            if found:
                left -= len(found.data)
                yield found
    except Unpacked:
        message = f"unpacks to more than {most // 1_000_000} MB; what comes after record {read} is left out; raise `limits: unpacked_mb:` in content/site.yml"
        told.problems.append(warning(capture.path, None, message))
    except (OSError, ValueError, EOFError) as why:
        if not read:
            raise Unreadable("is no web archive that can be read (WARC); archive the pages anew, or remove it") from None
        told.problems.append(warning(capture.path, None, f"breaks off after record {read} ({why}); what comes after it is left out"))


def _page(record: Any, left: int, capture: Capture, told: _Told) -> _Record | None:
    """A record's page or PDF, None for every other record. Raises Unpacked where its body unpacks to more than `left` bytes."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind_of_record = (record.headers.get("WARC-Type") or "").lower()
    if kind_of_record not in _KINDS or not address.startswith(("http://", "https://")):
        return None
    headers: dict[str, str] = {"content-type": record.headers.get("Content-Type") or ""}
    if kind_of_record == "response":
        record.parse_http()
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        headers = {name.lower(): value for name, value in record.http_headers.to_tuples()}
    kind, _, rest = headers.get("content-type", "").partition(";")
    if kind.strip().lower() not in (*_PAGES, _PDF):
        return None
    raw = record.reader.read()
    data = plain(raw, headers.get("transfer-encoding", ""), headers.get("content-encoding", ""), left)
    if data is None or len(raw) < record.content_length or record.headers.get("WARC-Truncated"):
        told.problems.append(warning(capture.path, None, f"{address} was not archived whole, or in an encoding that is not known; it is left out"))
        return None
    if not data.strip():
        return None
    moment = record.record_date
    fetched = moment.astimezone(UTC).isoformat(timespec="seconds") if moment and moment.year > 1990 else ""
    return _Record(address or str(record.record_id), address, kind.strip().lower(), _charset(rest), data, fetched)


def _charset(parameters: str) -> str:
    for each in parameters.split(";"):
        name, _, value = each.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")[:40]
    return ""


def _item(record: _Record, part: str, capture: Capture, told: _Told) -> Reading | None:
    fields = {"source_url": Field(record.address, "WARC-Target-URI", sure=0.99)}
    if record.fetched:
        fields["captured"] = Field(record.fetched, "WARC-Date", sure=0.99)
    within = capture._replace(data=record.data)
    try:
        if record.kind == _PDF:
            from dateline.read.pdf.document import read_pages

            item, problems = read_pages(within, part, fields)
            told.problems.extend(warning(capture.path, problem.line, f"{record.address} {problem.message}") for problem in problems)
            return item
        markup = _decoded(record)
        item_or_none = read_markup(markup, within, fields, part)
    except Unreadable as why:
        told.problems.append(warning(capture.path, why.line, f"{record.address} {why}"))
        return None
    if item_or_none is None or not reads_as_article(markup, item_or_none, record.address):
        told.passed.append(record.address)
        return None
    return item_or_none


def _decoded(record: _Record) -> str | bytes:
    """The page as text where the server named an encoding that fits, else as bytes (the page itself may name it)."""
    text = declared(record.data, record.charset) if record.charset else None
    return record.data if text is None or "\ufffd" in text else text

"""Web archives: which of what was fetched are items, and what they say of where and when."""

from __future__ import annotations

import gzip
import io
import time
import zlib
from typing import NamedTuple

import brotli
import pytest

from dateline.model import ReadResult
from dateline.read import read_document
from tests.read.pdf.made import pdf
from tests.read.pdf.story import FIRST, FOURTH, SECOND, THIRD, TITLE
from tests.read.pdf.test_layout import HEAD, stacked

ADDRESS = "https://gazette.example/news/2025/04/pilot-boats"
DAY = "2025-04-12T08:00:00Z"


class Answer(NamedTuple):
    """What a server answered; `block` in place of body and headers for records that are none."""

    address: str
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    headers: tuple[str, ...] = ()
    type: str = "response"


def record(answer: Answer) -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {answer.status}", f"Content-Type: {answer.kind}", *answer.headers))
    http = head.encode() + b"\r\n\r\n" + answer.body if answer.type != "resource" else answer.body
    kind = "application/http; msgtype=response" if answer.type != "resource" else answer.kind
    fields = (
        f"WARC-Type: {answer.type}",
        f"WARC-Target-URI: {answer.address}",
        f"WARC-Date: {DAY}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
    )
    told = "\r\n".join(("WARC/1.0", *fields, f"Content-Type: {kind}", f"Content-Length: {len(http)}"))
    return told.encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def archive(*answers: Answer, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(record(answer)) if packed else record(answer) for answer in answers)


def page(title: str = TITLE, *paragraphs: str, head: str = "") -> bytes:
    told = "".join(f"<p>{text}</p>" for text in paragraphs or (FIRST, SECOND, THIRD))
    menu = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
    story = f"<article><h1>{title}</h1><p>April 11, 2025</p>{told}</article>"
    return f"<html lang=en><head><title>{title}</title>{head}</head><body>{menu}{story}</body></html>".encode()


def read(data: bytes, path: str = "seeds/crawl.warc.gz", **limits: int) -> ReadResult:
    return read_document(path, data, None, (), limits)


@pytest.mark.parametrize(("path", "packed"), [("seeds/crawl.warc.gz", True), ("seeds/crawl.warc", False), ("seeds/Crawl.WARC.GZ", True)])
def test_an_article_is_an_item_under_its_address(path: str, packed: bool) -> None:
    result = read(archive(Answer(ADDRESS, page()), packed=packed), path)
    assert result.problems == ()
    (item,) = result.items
    assert (item.part, item.title.value, item.published.value) == (ADDRESS, TITLE, "2025-04-11")
    assert (item.source_url.value, item.source_url.rule) == (ADDRESS, "WARC-Target-URI")
    assert (item.captured.value, item.captured.rule) == ("2025-04-12T08:00:00+00:00", "WARC-Date")
    assert [block.text for block in item.body] == [FIRST, SECOND, THIRD]


def test_whatever_else_was_fetched_is_passed_over_in_silence() -> None:
    others = [
        Answer("https://gazette.example/", type="warcinfo"),
        Answer(ADDRESS, type="request"),
        Answer(ADDRESS, type="metadata"),
        Answer("https://gazette.example/a.png", b"\x89PNG", "image/png"),
        Answer("https://gazette.example/a.js", b"let a = 1", "text/javascript"),
        Answer("https://gazette.example/robots.txt", b"User-agent: *", "text/plain"),
        Answer("https://gazette.example/old", page(), status="301 Moved Permanently"),
        Answer("https://gazette.example/gone", page(), status="404 Not Found"),
        Answer("dns:gazette.example", b"1.2.3.4", "text/dns", type="resource"),
    ]
    result = read(archive(*others, Answer(ADDRESS, page())))
    assert [item.part for item in result.items] == [ADDRESS]
    assert result.problems == ()


FRONT = "<html><head><title>The Harbour Gazette</title></head><body>" + "".join(
    f'<div><h2><a href="/news/{at}">{text[:60]}</a></h2><p><a href="/news/{at}">{text[:150]}.</a></p></div>'
    for at, text in enumerate((FIRST, SECOND, THIRD, FOURTH))
)


def test_pages_that_lead_to_others_are_left_out_and_counted() -> None:
    listed = "<html><body><ul>" + "".join(f'<li><a href="/{at}">Story number {at} of the year</a></li>' for at in range(60)) + "</ul></body></html>"
    leading = [Answer("https://gazette.example/", FRONT.encode()), Answer("https://gazette.example/archive", listed.encode())]
    result = read(archive(*leading, Answer(ADDRESS, page())))
    assert [item.part for item in result.items] == [ADDRESS]
    assert [(problem.severity, problem.message) for problem in result.problems] == [
        ("note", "pages without an article of their own (front pages, lists of links) left out: 2 (https://gazette.example/, https://gazette.example/archive)")
    ]


def test_a_short_article_that_declares_itself_is_one() -> None:
    head = '<meta property="og:type" content="article">'
    assert len(read(archive(Answer(ADDRESS, page(TITLE, FIRST, head=head)))).items) == 1


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 100]), body[at : at + 100]) for at in range(0, len(body), 100)) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page()), ("Content-Encoding: gzip",)),
        (zlib.compress(page()), ("Content-Encoding: deflate",)),
        (brotli.compress(page()), ("Content-Encoding: br",)),
        (chunked(page()), ("Transfer-Encoding: chunked",)),
        (chunked(gzip.compress(page())), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        (page(), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
    ],
    ids=["gzip", "deflate", "brotli", "chunks", "chunks of gzip", "headers of what was taken off"],
)
def test_bodies_are_taken_as_they_were_before_they_travelled(body: bytes, headers: tuple[str, ...]) -> None:
    (item,) = read(archive(Answer(ADDRESS, body, headers=headers))).items
    assert [block.text for block in item.body] == [FIRST, SECOND, THIRD]


def test_the_servers_encoding_beats_a_guess() -> None:
    told = "Die Behörde prüft die Größe der Schiffe und die Höhe der Gebühren für alle Häfen der Küste, wie sie am Freitag erklärte. " * 3
    (item,) = read(archive(Answer(ADDRESS, page("Gebühren der Häfen werden geprüft", told).decode().encode("cp1252"), "text/html; charset=windows-1252"))).items
    assert item.title.value == "Gebühren der Häfen werden geprüft"


def test_a_pdf_in_an_archive_is_read_as_one() -> None:
    made = pdf([*HEAD, *stacked(FIRST, SECOND)])
    (item,) = read(archive(Answer("https://gazette.example/statement.pdf", made, "application/pdf"))).items
    assert (item.part, item.title.value, item.captured.value) == ("https://gazette.example/statement.pdf", TITLE, "2025-04-12T08:00:00+00:00")
    assert [block.text for block in item.body] == [FIRST, SECOND]


def test_a_broken_pdf_costs_no_page() -> None:
    result = read(archive(Answer("https://gazette.example/a.pdf", b"%PDF-1.7 no more", "application/pdf"), Answer(ADDRESS, page())))
    assert [item.part for item in result.items] == [ADDRESS]
    assert [problem.message[:50] for problem in result.problems] == ["https://gazette.example/a.pdf is a damaged PDF; op"]


def test_the_same_address_fetched_twice() -> None:
    twice = [Answer(ADDRESS, page()), Answer(ADDRESS, page()), Answer(ADDRESS, page(TITLE, FIRST, SECOND, FOURTH))]
    assert [item.part for item in read(archive(*twice)).items] == [ADDRESS, f"{ADDRESS} (2)"]


@pytest.mark.parametrize(("path", "packed"), [("seeds/crawl.warc.gz", True), ("seeds/crawl.warc", False)])
def test_an_archive_cut_short_keeps_what_is_whole(path: str, packed: bool) -> None:
    whole = archive(Answer(ADDRESS, page()), Answer(f"{ADDRESS}-2", page(TITLE, FIRST, FOURTH, THIRD)), packed=packed)
    result = read(whole[:-200], path)
    assert [item.part for item in result.items] == [ADDRESS]
    assert [str(problem)[: len(path) + 9] for problem in result.problems] == [f"{path}: warning"]
    assert "was not archived whole" in result.problems[0].message


def test_what_is_no_archive() -> None:
    (problem,) = read(b"<html>" * 50).problems
    assert "is no web archive that can be read (WARC)" in str(problem)


def test_an_archive_without_an_article_says_so() -> None:
    (problem,) = read(archive(Answer("https://gazette.example/", FRONT.encode()))).problems
    assert str(problem).startswith("seeds/crawl.warc.gz: error: holds no page that reads as an article (1 pages looked at)")


def test_items_beyond_the_limit_are_told() -> None:
    pages = [Answer(f"{ADDRESS}-{at}", page(f"{TITLE} {at}")) for at in range(4)]
    result = read(archive(*pages), items=2)
    assert len(result.items) == 2
    assert [problem.message for problem in result.problems] == ["holds more than 2 items; the rest is left out; raise `limits: items:` in content/site.yml"]


def test_an_archive_that_unpacks_to_gigabytes_stops_at_the_limit() -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as file:
        size = 1_000_000_000
        file.write(record(Answer("https://gazette.example/a.png", b"", "image/png")).split(b"Content-Length")[0] + b"Content-Length: %d\r\n\r\n" % size)
        for _ in range(100):
            file.write(b" " * (size // 100))
    start = time.process_time()
    result = read(archive(Answer(ADDRESS, page())) + packed.getvalue() + archive(Answer(f"{ADDRESS}-2", page())))
    assert time.process_time() - start < 5
    assert [item.part for item in result.items] == [ADDRESS]
    assert [problem.message[:30] for problem in result.problems] == ["unpacks to more than 200 MB; w"]


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_page_that_unpacks_to_gigabytes_stops_at_the_limit(encoding: str) -> None:
    spaces = b" " * 300_000_000
    body = gzip.compress(spaces, 1) if encoding == "gzip" else brotli.compress(spaces, quality=1)
    result = read(archive(Answer(ADDRESS, page()), Answer(f"{ADDRESS}-2", body, headers=(f"Content-Encoding: {encoding}",))))
    assert [item.part for item in result.items] == [ADDRESS]
    assert [problem.message[:30] for problem in result.problems] == ["unpacks to more than 200 MB; w"]


def test_a_side_file_speaks_for_all_pages_of_an_archive() -> None:
    result = read_document("seeds/crawl.warc.gz", archive(Answer(ADDRESS, page()), Answer(f"{ADDRESS}-2", page())), b"rights: full\n", (), {})
    assert [item.said.rights for item in result.items] == ["full", "full"]

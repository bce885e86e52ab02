"""Every format under attack: whatever became of a good document's bytes, reading it raises nothing, ends soon and keeps the laws."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Field, Reading, ReadResult, SourceProfile
from dateline.read import READERS, read_document
from tests.read.feeds.test_feeds import LONG, atom, rss
from tests.read.html.pages import BODY, HEADLINE, PARAGRAPHS, ld, page, story
from tests.read.html.test_saved import URL, archive
from tests.read.mail.post import TEXT, mail
from tests.read.mail.test_boxes import box
from tests.read.office.samples import LEDE, SECOND, docx, field, odt, packed, par, rtf, table
from tests.read.pdf.made import pdf
from tests.read.pdf.test_layout import HEAD, stacked
from tests.read.press.samples import NEXIS_TEXT, factiva_coded, nexis_docx
from tests.read.references.test_references import BIB, CSL, RIS
from tests.read.tables import test_csv, test_json

from tests.read.test_warc import ADDRESS, Answer, archive as web_archive, page as web_page  # isort: skip

CAPTURE = f"The Harbour Gazette\nHome | News | Sport\n\n{HEADLINE}\n\nBy Ann Lee\nPublished: 11 April 2025, 17:25 JST\n\nOSTEND, April 11 - {BODY}\n\nRelated\n"
MATTER = (
    f"---\ntitle: {HEADLINE}\nurl: {URL}\npublished: 2025-04-11\nactors: [NATO]\n---\n# {HEADLINE}\n\n- one\n- *two*\n\n> said\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n"
)
WHOLE = page(head=ld(story(datePublished="2025-04-11T17:25:00+09:00")) + f'<link rel="canonical" href="{URL}">')
ITEM = f"<title>Boats</title><link>{URL}</link><guid>g-1</guid><pubDate>Fri, 11 Apr 2025 17:25:00 +0900</pubDate><description>{LONG}</description>"
ENTRY = (
    "<title>Boats</title><id>tag:1</id><updated>2025-04-11T17:25:00+09:00</updated>"
    '<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>'
)
LETTER = bytes(mail(*TEXT, html=f"<h1>{HEADLINE}</h1>{PARAGRAPHS}"))
SHEET = test_csv.table(test_csv.HEAD, test_csv.ROW, test_csv.ROW)
LINES = "\n".join(json.dumps(test_json.ARTICLE) for _ in range(2))
ODT_TEXT = (
    f'<text:h text:outline-level="1">{HEADLINE}</text:h><text:p>{LEDE}</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>'
)
WORD = docx(par(HEADLINE, "Title") + par(LEDE) + table(("a", "b")) + par(inside=field("DATE", "11 April 2025")), {"dc:title": HEADLINE}, header1=par("x"))
FILED = web_archive(Answer(ADDRESS, web_page()), Answer(ADDRESS + "/2", web_page("Old boats are sold"), headers=("Content-Encoding: identity",)), packed=False)
PRINTED = pdf([*HEAD, *stacked(LEDE, SECOND)], info={"Title": HEADLINE, "CreationDate": "D:20250411172500+09'00'"})

SAMPLES: dict[str, tuple[str | bytes, ...]] = {
    ".txt": (CAPTURE, NEXIS_TEXT),
    ".md": (MATTER + BODY,),
    ".html": (WHOLE, factiva_coded()),
    ".mhtml": (archive(WHOLE.encode(), "quoted-printable"), archive(WHOLE.encode(), "base64")),
    ".eml": (LETTER,),
    ".mbox": (box(LETTER, LETTER.replace(b"1744359900", b"1744359901")),),
    ".rss": (rss(ITEM, ITEM.replace("g-1", "g-2")),),
    ".atom": (atom(ENTRY, ENTRY.replace("tag:1", "tag:2")),),
    ".csv": (SHEET,),
    ".json": (json.dumps([CSL, CSL | {"id": "b"}]), json.dumps({"articles": [test_json.ARTICLE] * 2})),
    ".jsonl": (LINES,),
    ".ris": (RIS * 2,),
    ".bib": (BIB,),
    ".rtf": (rtf(f"\\pard\\b {HEADLINE}\\b0\\par {LEDE}\\par\\u28207?\\'e9\\par"),),
    ".warc": (FILED,),
    ".docx": (WORD, nexis_docx()),
    ".odt": (odt(ODT_TEXT, meta=f"<dc:title>{HEADLINE}</dc:title>"),),
    ".doc": (WORD,),
    ".pdf": (PRINTED,),
}
SAME_AS = {".text": ".txt", ".markdown": ".md", ".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml", ".xml": ".rss", ".tsv": ".csv", ".ndjson": ".jsonl"}
SAME_AS |= {".docm": ".docx", ".warc.gz": ".warc"}
UNRELATED = SourceProfile(
    "quokka-bulletin", "Quokka Bulletin", timezone="Australia/Perth", language="en", match=("quokka.invalid",), boilerplate=("Quokkas all",)
)
TEXTS = ("title", "source", "source_url", "issuer", "byline", "dateline", "language", "summary", "published", "updated", "captured")
SECONDS = 10
UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a message tells its reader to do, or what has become of the matter without them.
ADVICE = re.compile(
    r"\b(?:save|remove|export|split|write|open|put|give|raise|let|mend|print|quote|decrypt|pip install|ocrmypdf|archive|name|map|say|belongs|counts|is read|"
    r"left out|not read|not used|more like these|undated|delete|add|indent|check|double|close|take|keep)\b"
)


def sample(suffix: str) -> tuple[bytes, ...]:
    raw = SAMPLES[SAME_AS.get(suffix, suffix)]
    return tuple(each.encode() if isinstance(each, str) else each for each in raw)


def fields(item: Reading) -> Iterator[tuple[str, Field]]:
    return ((name, getattr(item, name)) for name in TEXTS)


def shown(item: Reading) -> Iterator[str]:
    """Every text of an item that a page could show."""
    yield from (text for block in (*item.body, *item.captions) for text in (block.text, block.html))
    for _, value in fields(item):
        yield from (value.value or "", value.text, *(other.value for other in value.others))
    yield from (span.text for span in (*item.used, *item.cut))
    yield from (
        item.part or "",
        item.zone,
        item.said.id,
        item.said.note,
        *item.said.actors,
        *item.said.topics,
        *(text for pair in item.said.extra for text in pair),
    )


def nodes(block: Block) -> str:
    return unescape(re.sub(r'<(?:[^<>"]|"[^"]*")*>', "", block.html)).strip()


def check_moment(value: str) -> None:
    if len(value) == 10:
        dt.date.fromisoformat(value)
    else:
        assert dt.datetime.fromisoformat(value).utcoffset() is not None, value


def check_item(item: Reading) -> None:
    for name, value in fields(item):
        assert value.rule, name
        assert value.value is None or value.value.strip(), name
        assert all(other.rule for other in value.others), name
        assert 0 <= value.sure <= 1 and (value.line is None or value.line >= 1), (name, value)
    for value in (item.published, item.updated, item.captured):
        if value.value is not None:
            check_moment(value.value)
    assert item.source_url.value is None or urlsplit(item.source_url.value).hostname, item.source_url
    for block in (*item.body, *item.captions):
        assert block.text == block.text.strip() != "", block
        assert block.line >= 1, block
        assert not block.html or nodes(block) == block.text, block
    assert all(span.last >= span.first >= 1 for span in (*item.used, *item.cut))
    for text in shown(item):
        assert not UNFIT.search(text), ascii(text)[:300]


def check(path: str, result: ReadResult) -> None:
    for problem in result.problems:
        assert problem.path == path and (problem.line is None or problem.line >= 1), problem
        assert not UNFIT.search(problem.message) and "\n" not in problem.message and len(problem.message) < 600, problem
        assert problem.severity == "note" or ADVICE.search(problem.message), problem
    assert bool(result.items) != any(problem.severity == "error" for problem in result.problems)
    parts = [item.part for item in result.items]
    assert len(parts) == 1 or (None not in parts and len(set(parts)) == len(parts)), parts
    for item in result.items:
        check_item(item)


def attack(path: str, data: bytes) -> ReadResult:
    """The document as read, every law checked: raises nothing, in bounded time, twice the same, and no matter which publishers are known."""
    started = time.process_time()
    result = read_document(path, data, None, (), {"unpacked_mb": 20})
    assert time.process_time() - started < SECONDS
    check(path, result)
    assert read_document(path, data, None, (UNRELATED,), {"unpacked_mb": 20}) == result
    return result


class Blow(NamedTuple):
    """One harm: where (0 to 1), how, how much of the document (0 to 1), and with what."""

    at: float
    how: str
    much: float
    what: bytes


def struck(data: bytes, blows: Sequence[Blow]) -> bytes:
    for blow in blows:
        at = int(blow.at * len(data))
        end = min(len(data), at + 1 + int(blow.much * (len(data) - at)))
        if blow.how == "cut off":
            data = data[:at]
        elif blow.how == "flip":
            data = data[:at] + bytes(byte ^ (blow.what or b"\x80")[0] for byte in data[at : at + 1]) + data[at + 1 :]
        elif blow.how == "take":
            data = data[:at] + data[end:]
        elif blow.how == "double":
            data = data[:end] + data[at:end] * 2 + data[end:]
        elif blow.how == "insert":
            data = data[:at] + blow.what + data[at:]
        elif blow.how == "swap":
            data = data[at:] + data[:at]
        elif blow.how == "replace all":
            data = data.replace(data[at : at + 1], blow.what)[:400_000] if data else data
        elif blow.how == "at a break":
            at = max(data.rfind(b">", 0, at), data.rfind(b"\n", 0, at), data.rfind(b'"', 0, at)) + 1
            data = data[:at] + blow.what + data[at:]
    return data[:400_000]


MARKS = (
    b"\x00", b"\x01", b"\x0b", b"\x0c", b"\x1b", b"\x7f", b"\x85", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\x85", b"\xc2\x9f", b"\xed\xa0\x80",
    b"\xe2\x80\xa8", b"\xef\xbf\xbe", b"&#xFFFF;", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf0\x9f\x91\xa8\xe2\x80\x8d", b"\\u0000", b"\\ud800", b"\\udc00x",
    b"\\u0085", b"&#0;", b"&#1;", b"&#x85;", b"&#128;", b"&#xD800;", b"&#1114112;", b"&#99999999999;", b"&amp;#1;", b"&nbsp;", b"&lt;b&gt;", b"<", b">",
    b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<b>", b"</p>", b"<br>", b"<br/>", b"<li>", b"<table><tr><td>", b"<pre>\n", b"<script>", b"<svg><title>",
    b"<math>", b"<template>", b"<plaintext>", b"<h1>", b"<time datetime='0000-00-00'>", b"<img alt='a\nb'>", b'<a href="http://[">x</a>',
    b'<a href="javascript:x">y</a>', b'<a title="&quot;>">z</a>', b"=?utf-8?b?AAEC?=", b"=?x?q?=00=85?=", b"=00", b"=C2=85", b"\n\n", b"\r", b"\r\n\r\n",
    b"\t", b" ", b"---\n", b"```\n", b"From a@b.example Fri\n", b"Content-Type: text/html; charset=punycode\n\n", b"Content-Transfer-Encoding: base64\n",
    b"Date: Fri, 99 Apr 99999 99:99:99 +9999\n", b"0000-00-00", b"9999-12-31T23:59:59+14:00", b"0001-01-01T00:00:00-12:00", b"31/02/2025",
    b"2025-04-11T17:25:00+99:99", b"1e999", b"NaN", b"-0", b"[" * 600, b"{" * 600, b'"', b"'", b",", b";", b"{\\u-1 ?", b"\\'00", b"\\u85?", b"\\u55296?",
    b"\\bin999999 ", b"\\par ", b"jane@paper.example.org", b"https://x.example/?utm_source=a&fbclid=s3cr3ts3cr3t", b"http://[::1", b"User Name: Jane",
    b"Hi Jane,\n", b"&", b"%00", b"\\x00", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.0' encoding='utf-7'?>", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n", b"TY  - \n", b"ER  - \n", b"@string{a = a # a}", b"endobj", b"stream\n",
    b"/Length 99999999", b"xref", b"<w:p>", b"</w:body>", b"<text:p>", b"1 of 2 DOCUMENTS", b"LENGTH: 9 words", b"1.", b"# ", b"> ",
)  # fmt: skip
HOWS = ("cut off", "flip", "take", "double", "insert", "insert", "at a break", "at a break", "at a break", "swap", "replace all")
BLOWS = st.lists(
    st.builds(Blow, st.floats(0, 1), st.sampled_from(HOWS), st.sampled_from((0.0, 0.001, 0.01, 0.1, 0.5)), st.sampled_from(MARKS) | st.binary(max_size=6)),
    min_size=1,
    max_size=5,
)
CHEAP = sorted(set(READERS) - {".pdf"})
PLAIN = sorted(set(CHEAP) - {".docx", ".docm", ".doc", ".odt", ".warc.gz"})
NUMBERS = st.integers(0, 1)


def test_every_format_has_a_sample_that_is_read() -> None:
    for suffix in READERS:
        for data in sample(suffix):
            whole = gzip.compress(data) if suffix == ".warc.gz" else data
            assert attack(f"seeds/a{suffix}", whole).items, suffix


@settings(max_examples=400)
@given(st.sampled_from(CHEAP), NUMBERS, BLOWS)
def test_damaged_bytes_are_read_or_refused(suffix: str, number: int, blows: list[Blow]) -> None:
    known = sample(suffix)
    attack(f"seeds/a{suffix}", struck(known[number % len(known)], blows))


@settings(max_examples=100)
@given(st.sampled_from(CHEAP), st.sampled_from(sorted(READERS)), BLOWS | st.just([]))
def test_a_document_under_another_ending_is_read_or_refused(ending: str, suffix: str, blows: list[Blow]) -> None:
    attack(f"seeds/a{ending}", struck(sample(suffix)[0], blows))


@settings(max_examples=120)
@given(st.sampled_from([".docx", ".odt", ".warc.gz", ".mhtml", ".eml"]), NUMBERS, st.integers(0, 9), BLOWS)
def test_damage_inside_a_sound_container_is_read_or_refused(suffix: str, number: int, which: int, blows: list[Blow]) -> None:
    attack(f"seeds/a{suffix}", repacked(suffix, number, which, blows))


def repacked(suffix: str, number: int, which: int, blows: Sequence[Blow]) -> bytes:
    """A sound container of a damaged part."""
    known = sample(suffix)
    data = known[number % len(known)]
    if suffix == ".warc.gz":
        return gzip.compress(web_archive(Answer(ADDRESS, struck(web_page(), blows)), packed=False))
    if suffix == ".mhtml":
        return archive(struck(WHOLE.encode(), blows), "base64").encode()
    if suffix == ".eml":
        return bytes(mail(*TEXT, html=struck(WHOLE.encode(), blows).decode("utf-8", "replace").replace("\r", "")))
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    name = sorted(held)[which % len(held)]
    return packed(held | {name: struck(held[name], blows)})


@settings(max_examples=20)
@given(BLOWS)
def test_a_damaged_pdf_is_read_or_refused(blows: list[Blow]) -> None:
    attack("seeds/a.pdf", struck(PRINTED, blows))


@pytest.mark.parametrize("suffix", PLAIN)
@settings(max_examples=8)
@given(st.sampled_from(MARKS), st.integers(1, 30_000), st.floats(0, 1))
def test_one_mark_without_end_takes_bounded_time(suffix: str, mark: bytes, times: int, at: float) -> None:
    attack(f"seeds/a{suffix}", struck(sample(suffix)[0], [Blow(at, "at a break", 0.0, mark * min(times, 100_000 // len(mark)))]))

"""What documents smuggle into texts and what made their readers stumble: each found by test_fuzz.py, each mended for good."""

from __future__ import annotations

import json
import time

import pytest

from dateline.read import read_document
from dateline.read.decode import declared
from dateline.read.fit import fit
from tests.read.entries import complaints, items, only
from tests.read.feeds.test_feeds import rss
from tests.read.html.pages import HEADLINE, PARAGRAPHS, page
from tests.read.mail.post import FIRST, HEADERS
from tests.read.office.samples import LEDE, odt, packed, rtf
from tests.read.test_warc import ADDRESS, Answer, archive
from tests.read.test_warc import page as web_page


def test_controls_are_gone_and_letters_of_windows_are_what_they_were() -> None:
    assert fit("a\x00b\x1bc\x7fd\ufffee") == "abcde"
    assert fit("It\x92s \x93so\x94\x85") == "It’s “so”…"
    assert fit("one\x0btwo\u2028three\tfour\nfive") == "one two three four\nfive"
    assert fit("half \ud83d of a pair") == "half \ufffd of a pair"
    text = "nothing odd here: 東京 é\n"
    assert fit(text) is text


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.json", json.dumps([{"title": "A\x07 day\ud800", "text": "Two\x0bwords \x01here."}])),
        ("seeds/a.rtf", rtf("{\\info{\\title A\\u7? day}}A\\'00\\u7? day\\par\\par Two\\u11?words \\u1?here.\\par")),
        ("seeds/a.rss", rss("<title>A&amp;#7; day&amp;#xD800;</title><description>&lt;p&gt;Two&amp;#11;words &amp;#1;here.&lt;/p&gt;</description>")),
    ],
    ids=["JSON", "RTF", "RSS"],
)
def test_no_escape_of_any_format_brings_a_control_into_a_text(path: str, data: str | bytes) -> None:
    raw = data.encode() if isinstance(data, str) else data
    (item,) = read_document(path, raw, None, (), {}).items
    shown = [item.title.value or "", *(block.text for block in item.body), *(block.html for block in item.body), item.summary.value or ""]
    assert not any((letter < " " and letter != "\n") or "\ud800" <= letter <= "\udfff" for text in shown for letter in text)
    assert any("words here." in text for text in shown)


def test_a_text_of_controls_alone_is_no_paragraph_and_no_name() -> None:
    (item,) = items("seeds/a.json", json.dumps([{"title": "A", "text": "Words.\n\n\x01\x02", "author": "\x03"}]))
    assert (item.byline.value, [block.text for block in item.body]) == (None, ["Words."])


def test_places_that_differ_in_controls_alone_stay_apart() -> None:
    found = items("seeds/a.json", json.dumps([{"id": "a", "title": "One"}, {"id": "a\x01", "title": "Two"}]))
    assert [item.part for item in found] == ["a", "a (2)"]


def test_a_message_that_quotes_its_document_is_one_line_without_controls() -> None:
    (told,) = complaints("seeds/a.csv", "wh\x1b[31mat,when\n1,2\n")
    assert "\x1b" not in told and "wh[31mat" in told


def test_an_address_that_names_no_host_is_none() -> None:
    item = only("seeds/a.html", page(head='<link rel="canonical" href="http://[::1/x">'))
    assert item.source_url.value is None
    item = only("seeds/a.json", json.dumps([{"title": "A", "url": "https://[broken/x"}]))
    assert item.source_url.value is None


@pytest.mark.parametrize("codec", ["punycode", "idna", "undefined", "unicode_escape", "hex", "no such thing", "a\x00b"])
def test_a_name_that_is_no_encoding_of_texts_is_not_followed(codec: str) -> None:
    assert declared(b"xn--a \\u0041", codec) is None
    kind = f"text/html; charset={codec}".replace("\x00", "")
    (item,) = read_document("seeds/a.warc", archive(Answer(ADDRESS, web_page(), kind=kind), packed=False), None, (), {}).items
    assert (item.title.value or "").startswith("Harbour board approves")
    mhtml = f"Content-Type: {kind}\r\n\r\n{page()}"
    (item,) = read_document("seeds/a.mhtml", mhtml.encode(), None, (), {}).items
    assert item.title.value == HEADLINE


def test_xml_in_an_encoding_that_the_parser_does_not_know_is_refused() -> None:
    content = b'<?xml version="1.0" encoding="utf-7"?><a/>'
    (told,) = complaints("seeds/a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": content}))
    assert told.startswith("seeds/a.odt: error: holds broken XML (")
    assert odt(LEDE) != content


def test_groups_within_groups_of_a_mails_sender_are_bounded() -> None:
    mail = f"From: {'a:' * 5_000}\nSubject: Boats\n\n{FIRST}\n"
    assert only("seeds/a.eml", mail).title.value == "Boats"
    assert HEADERS["Subject"] not in mail


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.md", "a & b " * 60_000),
        ("seeds/a.md", "</" * 60_000),
        ("seeds/a.md", "word " * 50_000 + "*a* `b` \\* " * 5_000),
        ("seeds/a.md", "&amp; one\n\n" * 20_000),
        ("seeds/a.md", "[^" + " " * 150_000 + "^"),
        ("seeds/a.csv", f"title,text\nA,x{chr(11) * 150_000}x\n"),
        ("seeds/a.csv", f"title,text,author\nA,b,{'x' * 150_000}\n"),
        ("seeds/a.rss", rss(f"<title>A</title><author>{'a@' * 50_000}</author><description>{PARAGRAPHS.replace('<', '&lt;')}</description>")),
    ],
    ids=["ampersands", "ends of tags", "marks", "entities", "spaces", "vertical tabs", "one long name", "at signs"],
)
def test_what_took_the_square_of_its_length_takes_seconds(path: str, data: str) -> None:
    started = time.process_time()
    assert len(read_document(path, data.encode(), None, (), {}).items) == 1
    assert time.process_time() - started < 15


@pytest.mark.parametrize("deep", ["[" * 50_000, "{" * 50_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000, "[[[" * 30_000 + "]" * 90_000])
def test_lists_within_lists_of_front_matter_do_not_end_the_process(deep: str) -> None:
    for front in (f"title: {deep}", f"title: A\nactors:\n  {deep}"):
        read = read_document("seeds/a.md", f"---\n{front}\n---\nText.\n".encode(), None, (), {})
        assert bool(read.items) != any(problem.severity == "error" for problem in read.problems)
    result = read_document("seeds/a.txt", FIRST.encode(), f"title: {deep}\n".encode(), (), {})
    assert {problem.path for problem in result.problems} <= {"seeds/a.meta.yml"}


def test_front_matter_that_is_nested_too_deep_says_so() -> None:
    deep = "[" * 5_000 + "]" * 5_000
    assert complaints("seeds/a.md", f"---\nactors:\n  {deep}\n---\nText.\n") == [
        "seeds/a.md:3: error: cannot be read as YAML: lists or groups within each other, more than 100 deep; write lines like `key: value`"
    ]


def test_marks_beyond_what_markdown_can_bear_are_text() -> None:
    (item,) = read_document("seeds/a.md", ("*one* & <two> " * 20_000 + "\n\n*Last* word.\n").encode(), None, (), {}).items
    assert item.body[0].text.startswith("*one* & <two> *one*")
    assert item.body[-1].html == "<p><em>Last</em> word.</p>"

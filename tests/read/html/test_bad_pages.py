"""What cannot be read says so in one line, in bounded time; whatever stands in a page, reading it raises nothing and keeps its laws."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read import read_document
from dateline.read.safe_html import pieces
from tests.read.html.pages import BODY, HEADLINE, PARAGRAPHS, complaint, page, read

DEEP = "is nested more than 2,000 elements deep: no page that can be read; save it anew, or as text"
EMPTY = "is empty; put the document's text into it, or remove it"
SCRIPTS = "shows no text: a page that is made by its scripts alone; save it from the browser (Save page, complete), or as text"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<div>" * 100_000 + "x", DEEP),
        ("<a><b>" * 50_000 + "x", DEEP),
        ("", EMPTY),
        (" \n ", EMPTY),
        ("<html><head><script>start()</script></head><body></body></html>", SCRIPTS),
        ("<!-- nothing -->", SCRIPTS),
        ("<p>a\x00b</p>", "holds NUL bytes: it is no text file; save it as text (UTF-8), or remove it"),
        ("<i>" + "<br>" * 1_000_001, "holds more than 1,000,000 tags: no page that can be read; split it, or save it as text"),
        ("<p>a" * 100_002, "holds more than 100,000 paragraphs; split it"),
    ],
    ids=["deep", "deep inline", "empty", "blank", "scripts alone", "comment", "NUL", "tags", "paragraphs"],
)
def test_a_page_that_cannot_be_read_is_told_in_one_line(markup: str, told: str) -> None:
    started = time.monotonic()
    assert complaint(markup) == f"seeds/page.html: error: {told}"
    assert time.monotonic() - started < 20


def test_a_page_above_the_limit_is_not_opened() -> None:
    result = read_document("seeds/page.html", b"<p>" + b"x" * 2_000_000, None, (), {"document_mb": 1})
    assert [str(problem) for problem in result.problems] == [
        "seeds/page.html: error: is 2.0 MB, more than 1 MB; split it, or raise `limits: document_mb:` in content/site.yml"
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>" + "x" * 3_000_000,
        "<p>" + "a " * 1_000_000,
        '"' * 1_000_000,
        "<" * 500_000,
        '<p class="' + "a-" * 500_000 + '">x',
        "<script>" + '"<p>' + "\\" * 1_000_000,
        "<h1>" + "a | " * 200_000,
        "<!--" + "saved from url=(0034)" * 100_000,
    ],
    ids=["one word", "one line", "quotes", "brackets", "class", "script", "bars", "comment"],
)
def test_long_runs_take_bounded_time(hostile: str) -> None:
    started = time.monotonic()
    result = read_document("seeds/page.html", (hostile + f"</h1>{PARAGRAPHS}").encode(), None, (), {})
    assert len(result.items) <= 1
    assert time.monotonic() - started < 20


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    item = read(
        page(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}<p>The last word of the board was &b; and &c; as far as anybody on the quay could tell.</p>").replace(
            "<!DOCTYPE html>", bomb
        )
    )
    assert "&b; and &c;" in item.text and "boom" not in item.text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", "iso-8859-1"),
        ("koi8-r", "koi8-r"),
        ("cp1251", "windows-1251"),
        ("shift_jis", "Shift_JIS"),
        ("gb18030", "gb2312"),
    ],
)
def test_the_encoding_is_the_bytes_own_else_the_declared_one(encoding: str, declared: str) -> None:
    words = {"cp1252": "Größe", "koi8-r": "Порт", "cp1251": "Порт", "shift_jis": "港の船", "gb18030": "港口船"}.get(encoding, "Größe Порт 港")
    markup = page(f"<h1>{HEADLINE} {words}</h1>{PARAGRAPHS}").replace(
        '<meta charset="utf-8">', f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    )
    item = read(markup.encode(encoding))
    assert (item.title.value, item.text) == (f"{HEADLINE} {words}", BODY)


def test_a_page_of_short_lines_keeps_them() -> None:
    assert read("<p>Harbour closed</p><p>From Monday on</p><p>Ask the pilots</p>").text != ""


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "pre",
        "a href='/x'",
        "figure",
        "figcaption",
        "article",
        "br",
        "b",
        "time",
        "section class='related'",
        "aside",
    ]
)
WORDS = st.text(st.sampled_from("ab. <&\n\t\u00ad\u200b港é\"'"), max_size=40) | st.sampled_from([*BODY.split("\n\n"), "April 11, 2025", "By Anna Berg"])
MARKUP = st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map(lambda tag: f"</{tag.split()[0]}>"), WORDS), max_size=40).map("".join)


@settings(deadline=None)
@given(MARKUP)
def test_whatever_stands_in_a_page_its_text_is_that_of_its_clean_markup(markup: str) -> None:
    result = read_document("seeds/page.html", markup.encode(), None, (), {})
    for block in (block for item in result.items for block in item.body):
        assert block.text == block.text.strip() != ""
        assert block.line >= 1
        assert block.kind in ("p", "h", "list", "quote", "pre", "table")
        assert " ".join(piece.text for piece in pieces(block.html)) == block.text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    for path in ("seeds/page.html", "seeds/page.mhtml"):
        assert len(read_document(path, data, None, (), {}).items) <= 1

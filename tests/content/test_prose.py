"""Markdown that people wrote, as clean HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.prose import prose

TAGS = {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "br"}
TAGS |= {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
    "abbr",
    "sup",
    "sub",
    "b",
    "i",
    "s",
    "del",
    "ins",
    "mark",
    "small",
    "cite",
    "q",
    "kbd",
}
TAGS |= {"tfoot", "caption"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.seen


def test_markdown_becomes_html() -> None:
    assert prose("A *new* [visit](https://example.org/a?b=c&d=e).\n\n- one\n- two") == (
        '<p>A <em>new</em> <a href="https://example.org/a?b=c&amp;d=e">visit</a>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>'
    )


def test_a_page_has_one_top_heading_and_it_is_not_here() -> None:
    assert prose("# About\n\nText") == "<h2>About</h2>\n<p>Text</p>"


def test_nothing_gives_nothing() -> None:
    assert prose(" \n\n") == ""


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>alert(1)</script>Text", "<p>Text</p>"),
        ("<p onclick='x()'>Text</p>", "<p>Text</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](JaVaScRiPt&colon;alert(1))", "<p><a>a</a></p>"),
        ("[a](data:text/html;base64,xx)", "<p><a>a</a></p>"),
        ("![a](https://evil.example/x.png)", "<p></p>"),
        ('<iframe src="https://evil.example"></iframe>', ""),
        ('<a href="../nato/" target="_blank" style="x">a</a>', '<p><a href="../nato/">a</a></p>'),
        ("[mail](mailto:a@example.org) [rel](../x/#y)", '<p><a href="mailto:a@example.org">mail</a> <a href="../x/#y">rel</a></p>'),
    ],
)
def test_what_could_do_harm_is_left_out(markdown: str, html: str) -> None:
    assert prose(markdown) == html


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    prose("[a]: https://example.org\n\n*[WHO]: World Health Organization\n\nWHO [a]")
    assert prose("WHO [a]") == "<p>WHO [a]</p>"


@given(st.text(alphabet=st.sampled_from("<>\"'=/ :()[]!#*_`&;\n-abcdefghijklmnopqrstuvwxyz"), max_size=200))
def test_whatever_is_written_only_allowed_tags_and_schemes_come_out(markdown: str) -> None:
    for tag, attributes in tags(prose(markdown)):
        assert tag in TAGS
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert (attributes.get("href") or "").partition(":")[0].lower() not in {"javascript", "data", "vbscript", "file"}

"""The short way through common Markdown gives what Python-Markdown and the cleaning of its HTML give."""

from __future__ import annotations

from itertools import pairwise

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.read.common_markdown import common_parts
from dateline.read.markdown import _blocks, _bounded
from dateline.read.safe_html import Piece, pieces

SAID = "Iwaya said NATO’s 東京 wrote a 1. é R&D & &amp; &copy &#38; ; > ! : ( ) . , # = - + …"
WORDS = ["2. b", *SAID.split()]
MARKS = ["*", "**", "***", "_", "__", "`", "[", "]", "](", "\\", "|", "~", "  ", "\t", "\u00a0", "\x02", "\u3000"]
LINKS = [
    "[here](https://example.org/a_b/c?d=1&e=2#f)", "[the text](http://news.example/x)", "*[one](https://example.org/)*", "[a *b* c](https://example.org/x)",
    "[x](javascript:alert)", "[x](https://example.org/a(b))", "[x](https://xn--a.example/)", "[x](https://a..b/)", "[x](/there)", '[x](https://a.example/ "t")',
    "![p](https://example.org/p.png)", "[note]", "[note][1]", "[^1]", "[a](https://1.2.3.4.5/)", "[ b ](https://b.example/)", "[c](https://c.example/%zz)",
    "<https://example.org/>", "<b>x</b>", "[ref]: https://example.org/r",
]  # fmt: skip
BLOCKS = ["# ", "## ", "###", "#######", "- ", "* ", "+  ", "-", "> ", ">", "> > ", "> - ", "- # ", "- 1. ", "1. ", "12) ", "=== ", "---", "***", ": ", "| "]
OPENINGS = [*[""] * 4, *BLOCKS, "    ", " ", "* * *"]
BREAKS = ["\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n\n", " \n", "  \n", "\n \n", "\n    ", "\n\n\n\n"]

run = st.lists(st.sampled_from(WORDS + MARKS + LINKS), max_size=6).map(" ".join)
tight = st.lists(st.sampled_from(WORDS + MARKS + LINKS), max_size=6).map("".join)
line = st.tuples(st.sampled_from(OPENINGS), run | tight | st.sampled_from(WORDS), st.sampled_from(BREAKS)).map("".join)
texts = st.lists(line, min_size=1, max_size=8).map("".join)

plain_word = st.sampled_from(["Iwaya", "said", "東京", "*wrote*", "**so**", "R&D", "(*there*)", "[here](https://example.org/a_b?c=1)", "2025"])
plain_line = st.lists(plain_word, min_size=1, max_size=8).map(" ".join)
plain_block = st.one_of(
    plain_line,
    st.lists(plain_line, min_size=2, max_size=3).map("\n".join),
    st.tuples(st.sampled_from(["# ", "## ", "> "]), plain_line).map("".join),
    st.lists(plain_line.map("- {}".format), min_size=1, max_size=3).map("\n".join),
)
plain_texts = st.lists(plain_block, min_size=1, max_size=6).map("\n\n".join)


def the_long_way(text: str) -> list[Piece]:
    return pieces(markdown.markdown(_bounded(text), extensions=["tables", "sane_lists", "fenced_code"], output_format="html"))


@settings(max_examples=500)
@given(texts | plain_texts)
def test_both_ways_give_the_same_blocks(text: str) -> None:
    long_way = the_long_way(text)
    assume(not any("klzzwxh" in piece.html for piece in long_way))  # Python-Markdown 3.11 leaves a placeholder of its own in "*w**x**y*w*"
    assert _blocks(text, 1)[0] == long_way


@given(plain_texts)
def test_common_markdown_goes_the_short_way_and_lists_and_quotations_in_a_row_are_one(text: str) -> None:
    opened = [block[:2] for block in text.split("\n\n")]
    parts = common_parts(text) or []
    in_a_row = sum(one == other and one in ("- ", "> ") for one, other in pairwise(opened))
    assert [part.piece for part in parts].count(None) == 0
    assert len(parts) == len(opened) - in_a_row


@given(plain_texts)
def test_a_block_is_placed_on_the_line_it_begins_on(text: str) -> None:
    lines = ["", "", *text.split("\n")]
    for part in common_parts("\n\n" + text) or []:
        assert lines[part.line] == part.text.split("\n")[0]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
        ("Over\ntwo lines", "<p>Over two lines</p>"),
        ("## The [talks](https://example.org/t) go on", '<h2>The <a href="https://example.org/t">talks</a> go on</h2>'),
        ("- one\n- two & three", "<ul><li>one</li>\n<li>two &amp; three</li>\n</ul>"),
        ("- one\n\n- two\n- three", "<ul><li> \n<p>one</p> </li>\n<li><p>two</p> </li>\n<li>three</li>\n</ul>"),
        ("> We stand\n\n> ready.", "<blockquote><p>We stand</p>\n<p>ready.</p>\n</blockquote>"),
        ("> We stand\n> ready.", "<blockquote><p>We stand ready.</p>\n</blockquote>"),
        ("a > b", "<p>a &gt; b</p>"),
        ("as [he] said", "<p>as [he] said</p>"),
    ],
)
def test_what_the_short_way_writes(text: str, html: str) -> None:
    assert [part.piece.html for part in common_parts(text) or [] if part.piece] == [html]


@pytest.mark.parametrize("text", ["<b>bold</b>", "```\ncode\n```", "[a]: https://example.org/a", "~~~\ncode\n~~~", "\x02", "x" * 40_000])
def test_what_may_mean_something_for_another_block_sends_the_whole_text_the_long_way(text: str) -> None:
    assert common_parts(text) is None


@pytest.mark.parametrize(
    "text",
    ["a `b` c", "a_b_c", "1. one\n2. two", "*a **b** c*", "- a\n  - b", "Title\n=====", "a | b\n--|--\n1 | 2", "[x](https://xn--a.example/)"],
)
def test_what_is_no_common_block_goes_the_long_way_alone(text: str) -> None:
    parts = common_parts(f"Before.\n\n{text}\n\nAfter.") or []
    assert [part.piece is None for part in parts] == [False, True, False]

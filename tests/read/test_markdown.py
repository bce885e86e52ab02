"""Markdown: headline, blocks whose HTML and text agree, and nothing that could do harm."""

from __future__ import annotations

import re
import time
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Reading
from dateline.read import read_document
from dateline.read.safe_html import pieces


def item(text: str) -> Reading:
    (only,) = read_document("content/items/a.md", text.encode(), None, (), {}).items
    return only


def test_the_first_heading_is_the_headline_where_none_is_given() -> None:
    found = item("# A heading\n\nText one.\n\n## Below\n\nText two.\n")
    assert (found.title.value, found.title.line) == ("A heading", 1)
    assert [(block.line, block.kind, block.text) for block in found.body] == [(3, "p", "Text one."), (5, "h", "Below"), (7, "p", "Text two.")]


def test_a_given_title_leaves_another_heading_in_the_text_and_drops_its_own() -> None:
    assert item("---\ntitle: Given\n---\n# Other\n\nText.\n").body[0].text == "Other"
    assert item("---\ntitle: Same\n---\n# Same\n\nText.\n").body[0].text == "Text."


def test_lists_tables_and_quotes_are_blocks() -> None:
    found = item("Intro.\n\n- one\n- two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode  here\n```\n")
    assert [(block.kind, block.text) for block in found.body] == [
        ("p", "Intro."),
        ("list", "one\ntwo"),
        ("quote", "said"),
        ("table", "a\nb\n1\n2"),
        ("pre", "code  here"),
    ]


def test_links_keep_three_schemes_and_pictures_their_words() -> None:
    html = item("[a](https://x.org) [b](javascript:alert(1)) [c](mailto:a@x.org) ![words](https://x.org/p.png)\n").body[0].html
    assert 'href="https://x.org"' in html
    assert 'href="mailto:a@x.org"' in html
    assert "javascript" not in html
    assert "<img" not in html
    assert "words" in html


def test_scripts_and_handlers_are_gone() -> None:
    found = item('<script>alert(1)</script><p onclick="x()">Hi <b onmouseover=y()>you</b></p><iframe src="https://x.org"></iframe>\n\nEnd.\n')
    html = "".join(block.html for block in found.body)
    assert (html, [block.text for block in found.body]) == ("<p>Hi <b>you</b></p><p>End.</p>", ["Hi you", "End."])


def test_wiki_links_of_note_folders_are_their_words() -> None:
    assert item("See [[NATO|the alliance]] and [[Quad]]. ![[map.png]]\n").body[0].text == "See the alliance and Quad."


NOTE = """# Talks on the coast
#taiwan #g7

Intro with [[people/ann|Ann]] and [[Global Affairs Northland]], ==most of all== this.[^1] ^block1
- ![[map.png]]

{{< figure src="a.png"
   title="x" >}}
> [!note]- For the record
> The board [[map#coast|met]].

Code `[[stays]] ==so==` here. %%mine alone%%

```
[[stays]] {{< so >}} #tag
```

{{% notice %}}Kept words.{{% /notice %}}

[^1]: A note at the foot
    that goes on.
"""


def test_what_note_folders_and_site_makers_write_is_plain_text() -> None:
    found = item(NOTE)
    assert [(block.line, block.kind, block.text) for block in found.body] == [
        (4, "p", "Intro with Ann and Global Affairs Northland, most of all this."),
        (9, "quote", "For the record\nThe board met."),
        (12, "p", "Code [[stays]] ==so== here."),
        (15, "pre", "[[stays]] {{< so >}} #tag"),
        (18, "p", "Kept words."),
    ]
    assert "<mark>most of all</mark>" in found.body[0].html
    assert (found.title.value, found.title.line) == ("Talks on the coast", 1)
    assert [(span.first, span.text, span.rule) for span in found.used] == [(2, "#taiwan #g7", "tags")]
    assert [(span.first, span.rule) for span in found.cut] == [(20, "footnote"), (21, "footnote")]


def test_a_line_of_tags_is_no_headline_and_an_embed_underlines_no_line() -> None:
    found = item("#taiwan #g7\n\nText above\n- ![[map.png]]\n\nEnd.\n")
    assert [(block.kind, block.text) for block in found.body] == [("p", "Text above"), ("p", "End.")]
    assert found.title.value != "taiwan #g7"


def test_openings_that_never_close_take_no_square_of_time() -> None:
    for opening in ("{{< ", "%% ", "==a ", "[^a", "^[a ", "[[a ", "![[a ", "#a,", "> ", "`a "):
        begun = time.process_time()
        item("Text.\n\n" + opening * 5_000)
        assert time.process_time() - begun < 10


def test_a_labelled_day_in_a_note_is_read_and_no_text_anymore() -> None:
    found = item("# A heading\n\nPublished: 11 April 2025\n\nText that goes on for a while, as the text of notes does, and then ends.\n")
    assert (found.published.value, [block.line for block in found.body]) == ("2025-04-11", [5])
    assert [(span.first, span.rule) for span in found.used] == [(3, "date")]


def test_a_block_of_many_thousand_lines_takes_no_square_of_time() -> None:
    begun = time.process_time()
    item("Text.\n\n" + "---\n" * 60_000)
    assert time.process_time() - begun < 30


def nodes(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


PIECES = st.sampled_from(
    ["text", " ", "\n", "\n\n", "*",
    "**", "_", "`", "# ", "- ", "1. ", "> ", "<b>", "</b>", "<p>", "</div>", "<br>",
    "&amp;", "<", "&lt;", "|", "---", "[a](b)", "![x](y)", "```", "    ", "<script>", "é漢"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_text_and_html_of_a_block_always_agree(source: str) -> None:
    for found in read_document("content/items/a.md", source.encode(), None, (), {}).items:
        for block in found.body:
            assert nodes(block.html) == block.text
            assert block.text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<b>", "</b>", "a", " ", "\n", "<br>", "<hr>", "<img alt='q'>", "&lt;b&gt;", "<table>", "<td>"]
        ),
        max_size=20,
    ).map("".join)
)
def test_hostile_html_splits_into_blocks_that_agree(source: str) -> None:
    for piece in pieces(source):
        assert nodes(piece.html) == piece.text

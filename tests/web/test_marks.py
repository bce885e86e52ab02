"""Mentions marked in a block: the text stays itself, of overlapping mentions the longest stays, HTML stays whole."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Block
from dateline.web.marks import choose, mark, mark_text

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(["person/a", "country/b", "organization/c&d"])), max_size=8)


def stripped(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(TEXTS, SPANS)
def test_without_its_tags_a_marked_text_is_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert stripped(mark_text(text, spans)) == text


@given(TEXTS, SPANS, st.integers(0, 500))
def test_without_its_tags_a_marked_block_is_the_block(text: str, spans: list[tuple[int, int, str]], offset: int) -> None:
    moved = [(start + offset, end + offset, actor) for start, end, actor in spans]
    assert stripped(mark(Block(text, 1), offset, moved)) == text


@given(SPANS, st.integers(0, 60))
def test_chosen_mentions_lie_in_the_text_and_never_cut_across_each_other(spans: list[tuple[int, int, str]], length: int) -> None:
    chosen = choose(spans, length)
    assert all(0 <= start < end <= length for start, end, _ in chosen)
    for one, other in combinations(chosen, 2):
        assert one[1] <= other[0] or other[1] <= one[1]  # after it, or inside it: the outer comes first


class Reader(HTMLParser):
    """Collects the text of HTML, what of it is marked for whom, and the tags that are open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.marked: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(dict(attributes).get("data-a") or tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        actors = tuple(one for one in self.open if "/" in one)
        if actors:
            self.marked.append((data, actors))


PIECES = st.lists(
    st.tuples(st.sampled_from(["", "em", "strong", "a", "code"]), st.text(alphabet="ab <>&\"'é日", min_size=1, max_size=8)), min_size=1, max_size=6
)


@given(PIECES, SPANS, st.sampled_from(["", " ", "\n  "]))
def test_marking_clean_html_keeps_its_text_and_its_tags(pieces: list[tuple[str, str]], spans: list[tuple[int, int, str]], lead: str) -> None:
    quoted = [(tag, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")) for tag, text in pieces]
    html = f"<p>{lead}" + "".join(f'<{tag} title="a > b">{text}</{tag}>' if tag else text for tag, text in quoted) + "</p>"
    joined = lead + "".join(text for _, text in pieces)
    reader = Reader()
    reader.feed(mark(Block(joined.strip(), 1, html=html), 0, spans))
    reader.close()
    assert reader.text == joined
    assert reader.open == []
    chosen = choose(spans, len(joined.strip()))
    covered = sorted({place for start, end, _ in chosen for place in range(start, end)})
    assert "".join(text for text, _ in reader.marked) == "".join(joined.strip()[place] for place in covered)
    for start, end, actors in chosen:
        inside = "".join(text for text, marks in reader.marked if actors in marks)
        assert joined.strip()[start:end] in inside


def test_of_mentions_that_cut_across_each_other_the_longer_stays() -> None:
    text = "Prime Minister of Japan Self-Defense Forces"
    assert mark_text(text, [(0, 23, "person/pm"), (18, 43, "organization/jsdf")]) == (
        'Prime Minister of <span class="m" data-a="organization/jsdf">Japan Self-Defense Forces</span>'
    )


def test_a_mention_inside_another_is_marked_inside_it() -> None:
    text = "Secretary General of NATO Mark Rutte and NATO"
    assert mark_text(text, [(21, 25, "organization/nato"), (0, 36, "person/mark-rutte"), (41, 45, "organization/nato")]) == (
        '<span class="m" data-a="person/mark-rutte">Secretary General of <span class="m" data-a="organization/nato">NATO</span> Mark Rutte</span>'
        ' and <span class="m" data-a="organization/nato">NATO</span>'
    )


def test_two_actors_of_one_place_share_the_mark() -> None:
    assert mark_text("MOFA", [(0, 4, "organization/a"), (0, 4, "organization/b"), (0, 4, "organization/a")]) == (
        '<span class="m" data-a="organization/a organization/b">MOFA</span>'
    )


def test_what_is_captured_is_escaped_inside_and_outside_of_marks() -> None:
    assert mark(Block("<b>A&B</b> <i>", 1), 10, [(13, 16, 'person/"x"')]) == (
        '<p>&lt;b&gt;<span class="m" data-a="person/&quot;x&quot;">A&amp;B</span>&lt;/b&gt; &lt;i&gt;</p>'
    )


def test_a_mention_that_runs_across_tags_is_marked_in_each_and_continued() -> None:
    assert mark(Block("Mark Rutte said", 1, html="<p><em>Mark</em> Rutte said</p>"), 0, [(0, 10, "person/r")]) == (
        '<p><em><span class="m" data-a="person/r">Mark</span></em><span class="m c" data-a="person/r"> Rutte</span> said</p>'
    )


def test_an_entity_inside_a_mention_does_not_split_it() -> None:
    assert mark(Block("the R&D office", 1, html="<p>the R&amp;D office</p>"), 0, [(4, 7, "organization/r")]) == (
        '<p>the <span class="m" data-a="organization/r">R&amp;D</span> office</p>'
    )


def test_blocks_of_each_kind_have_their_element() -> None:
    kinds = {kind: mark(Block("x", 1, kind), 0, ()) for kind in ("p", "h", "list", "quote", "pre", "table")}
    assert kinds == {
        "p": "<p>x</p>",
        "h": "<h2>x</h2>",
        "list": "<p>x</p>",
        "quote": "<blockquote><p>x</p></blockquote>",
        "pre": "<pre>x</pre>",
        "table": "<pre>x</pre>",
    }


def test_headings_of_captured_html_are_of_the_second_level() -> None:
    assert mark(Block("Title", 1, "h", "<h1>Title</h1>"), 0, ()) == "<h2>Title</h2>"
    assert mark(Block("Deep", 1, "h", "<h5>Deep</h5>"), 0, [(0, 4, "person/d")]) == '<h2><span class="m" data-a="person/d">Deep</span></h2>'


def test_html_of_a_whole_element_is_not_wrapped_again() -> None:
    assert mark(Block("one\ntwo", 1, "list", "<ul><li>one</li>\n<li>two</li></ul>"), 0, ()) == "<ul><li>one</li>\n<li>two</li></ul>"
    assert mark(Block("only inline", 1, "p", "only <em>inline</em>"), 0, ()) == "<p>only <em>inline</em></p>"

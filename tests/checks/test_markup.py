"""The walk over a page's tags sees what the standard library's parser sees."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dateline.checks.markup import _tags, attributes, read_markup


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        self.seen.append((tag, first))


words = st.text(alphabet=st.sampled_from("ab<>&\"' =/\n-岩é;"), max_size=12)
names = st.sampled_from(["href", "id", "class", "data-x", "SRC", "hidden"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """An attribute as a person, a template or a minifier writes it."""
    name, value = draw(names), draw(words)
    bare = "".join(c for c in value if c.isalnum())
    return draw(st.sampled_from([f'{name}="{escape(value)}"', f"{name}='{escape(value)}'", f"{name} = {bare or 'x'}", name]))


@st.composite
def markup(draw: st.DrawFn) -> str:
    attrs = "".join(f" {one}" for one in draw(st.lists(written(), max_size=3)))
    tag = draw(st.sampled_from(["p", "A", "img", "h2", "x-y"]))
    inner = escape(draw(words), quote=False)
    return draw(
        st.sampled_from(
            [
                f"<{tag}{attrs}>{inner}</{tag}>",
                f"<{tag}{attrs}/>" if not attrs or attrs[-1] in "\"'" else f"<{tag}{attrs} />",
                inner,
                f"<!-- <a href=x> {inner.replace('-', '')} -->",
                f"<script{attrs}>if (a < b) '<a href=\"x\">{inner}'</script>",
                f"<style{attrs}>{inner}</style>",
            ]
        )
    )


@given(st.lists(markup(), max_size=6).map("".join))
def test_the_same_tags_and_attributes_are_seen(html: str) -> None:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert [(tag, attributes(inside)) for tag, inside, _, _ in _tags(html)] == parser.seen


@given(st.text(alphabet=st.sampled_from("<>!-/=\"' abscriptle\n"), max_size=400))
def test_broken_markup_is_read_to_its_end_without_fail(html: str) -> None:
    page = read_markup(html)
    assert all(1 <= reference.line <= html.count("\n") + 1 for reference in page.references)


def test_lines_count_from_one() -> None:
    page = read_markup('<html lang=en>\n<title>A &amp; B</title>\n<p\nid="x">\n<a href="y/?a=1&amp;b=2">')
    assert (page.title, page.language, page.ids) == ("A & B", "en", (("x", 3),))
    assert [(one.address, one.line) for one in page.references] == [("y/?a=1&b=2", 5)]

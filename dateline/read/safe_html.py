"""HTML that strangers wrote, cleaned by an allow-list and cut into its top-level blocks."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from dateline.text import regex

_TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "table", "thead", "tbody", "tfoot",
    "tr", "th", "td", "caption", "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "cite", "q", "br", "hr",
    "img", "kbd", "samp", "var", "time", "span", "div",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"}, "abbr": {"title"}, "img": {"alt"}, "ol": {"start"},
    "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "caption",
        "div",
        "hr",
    ]
)
_HOLDERS = frozenset(["ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "blockquote", "div"])
_KINDS = {"ul": "list", "ol": "list", "dl": "list", "blockquote": "quote", "pre": "pre", "table": "table"}
_SPACE = regex(r"\s+")
_LINK = regex(r"(?:https?://|mailto:)\S", re.IGNORECASE)


# The cleaner takes the square of a depth that no page needs; elements that close themselves do not nest.
_DEEPEST = 200
_FLAT = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "br", "hr", "img", "input", "link", "meta", "option", "source", "wbr", "col", "area", "base"])
_TAG_OPENS = regex(r"<(/?)([a-zA-Z][^\s/>]*)")


class Piece(NamedTuple):
    """A top-level block: its tag, its clean HTML, and its text (the HTML's text nodes joined, stripped at both ends)."""

    tag: str
    html: str
    text: str

    @property
    def kind(self) -> str:
        """The block's kind as items name it."""
        return "h" if re.fullmatch(r"h[1-6]", self.tag) else _KINDS.get(self.tag, "p")


def pieces(html: str) -> list[Piece]:
    """The top-level blocks of a piece of HTML, cleaned: no script, style or form, no picture (its alternative text stays),
    links to http, https and mailto only. Blocks without text are dropped."""
    import nh3

    clean = nh3.clean(_shallow(html), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
    splitter = _Splitter()
    splitter.feed(clean)
    splitter.close()
    return splitter.finished()


def _shallow(html: str) -> str:
    """The HTML without the tags below a depth that only a hostile page has."""
    if html.count("<") <= _DEEPEST:
        return html
    kept: list[str] = []
    depth, at = 0, 0
    while found := _TAG_OPENS.search(html, at):
        end = html.find(">", found.end()) + 1
        if not end:
            break
        flat, closes = found[2].lower() in _FLAT, bool(found[1])
        depth += not flat and not closes
        kept += [html[at : found.start()], html[found.start() : end] if flat or depth <= _DEEPEST else " "]
        depth = max(0, depth - (not flat and closes))
        at = end
    # What opens and never closes is no tag.
    return "".join((*kept, html[at : found.start() if found else None]))


class _Splitter(HTMLParser):
    """Writes clean HTML anew, block by block, so that text and HTML agree by construction."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Piece] = []
        self._html: list[str] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
            return
        if tag == "hr" or (tag == "br" and not self._open):
            if not self._open:
                self._finish()
            return
        if not self._open and tag in _BLOCKS:
            self._finish()
            self._tag = tag
        if tag == "br":
            self._html.append("<br>")
            self._write("\n")
            return
        if self._open and tag in _BLOCKS and self._text and not self._text[-1].endswith("\n"):
            self._write("\n")
        kept = [(name, value or "") for name, value in attrs if name != "href" or _LINK.match(value or "")]
        written = "".join(f' {name}="{escape(value)}"' for name, value in kept)
        self._html.append(f"<{tag}{written}>")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._html.append(f"</{closed}>")
            if closed == tag:
                break
        if not self._open and self._tag:
            self._finish()

    def handle_data(self, data: str) -> None:
        if "pre" in self._open:
            self._write(data)
        elif not data.strip() and (not self._open or self._open[-1] in _HOLDERS):
            if self._open and self._text and not self._text[-1].endswith("\n"):
                self._write("\n")
        else:
            spaced = _SPACE.sub(" ", data)
            self._write(spaced.lstrip(" ") if self._text and self._text[-1].endswith("\n") else spaced)

    def _write(self, text: str) -> None:
        if text:
            self._html.append(escape(text, quote=False))
            self._text.append(text)

    def _finish(self) -> None:
        text = "".join(self._text).strip()
        while self._open:
            self._html.append(f"</{self._open.pop()}>")
        html = "".join(self._html)
        if text:
            tag = self._tag or "p"
            self._found.append(Piece(tag, html if self._tag else f"<p>{html}</p>", text))
        self._html, self._text, self._tag = [], [], ""

    def finished(self) -> list[Piece]:
        """All blocks, the last one closed."""
        self._finish()
        return self._found

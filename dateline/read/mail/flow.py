"""The HTML of a mail as paragraphs: tables of the layout undone, what is not to be seen left out, quotations counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from dateline.read.decode import tidy
from dateline.read.lines import ends_sentence
from dateline.read.mail.rows import Row
from dateline.read.safe_html import Piece, pieces
from dateline.text import regex

_MOST = 3_000_000
_DEEPEST = 200
_TAG = regex(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_ATTRIBUTE = regex(r"([a-zA-Z\-:]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_VOID = frozenset(("br", "img", "hr", "input", "meta", "link", "col", "area", "base", "source", "wbr"))
_UNSEEN = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "svg", "object", "select", "textarea", "button", "map", "audio", "video", "iframe")
)
_INLINE = frozenset(("a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "small", "code", "q", "cite", "abbr", "mark"))
_WHOLE = frozenset(("ul", "ol", "dl", "pre"))
_BLOCK = frozenset((
    "p", "div", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "h1",
    "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "form", "address", "hr",
    "body", "html", "fieldset", "nav",
))  # fmt: skip
_HIDDEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|"
    r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|"
    r"font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|%)?\s*(?:;|!|$)|line-height\s*:\s*[01]px",
    re.IGNORECASE,
)
_NAMED_HIDDEN = regex(r"pre-?header|preview-?text|hidden-?text|visually-?hidden|screen-?reader|sr-only|mc-preview", re.IGNORECASE)
_QUOTES = regex(r"gmail_quote|gmail_extra|yahoo_quoted|moz-cite|protonmail_quote|zmail_extra", re.IGNORECASE)
_BOLD = regex(r"<p>\s*<(b|strong)>(?:(?!</\1>).)*</\1>\s*</p>", re.DOTALL)
_SPACE = regex(r"\s+")
_EMPTY = regex(r"<(b|strong|i|em|u|s|sub|sup|small|code|q|cite|abbr|mark|span)></\1>")


class _Open(NamedTuple):
    """An element that is open: its name, whether it is not to be seen, whether it quotes, and what closes its inline form."""

    tag: str
    hidden: bool
    quotes: bool
    end: str


def markup_rows(markup: str, line: int) -> list[Row]:
    """The paragraphs of a mail's HTML, clean; all stand on `line`, the first of their part."""
    walk = _Walk()
    for token, tag, closing, attributes in _tokens(markup[:_MOST]):
        if tag:
            walk.tag(tag, closing, attributes)
        else:
            walk.text(token)
    return [row for html, depth in walk.finished() for row in _rows(html, depth, line)]


def _rows(html: str, depth: int, line: int) -> Iterator[Row]:
    for piece in pieces(html):
        text = tidy(piece.text)
        if text == piece.text:
            yield Row(line, piece.text, depth, piece.html, _kind(piece))
        elif text.strip():
            # Unseen characters pad a preheader; a text that holds any is written anew.
            clean = next(iter(pieces(tidy(piece.html))), None)
            if clean:
                yield Row(line, clean.text, depth, clean.html, _kind(clean))


def _kind(piece: Piece) -> str:
    """A short paragraph that is bold from end to end, and no sentence, is a heading."""
    bold = piece.kind == "p" and len(piece.text) <= 150 and _BOLD.fullmatch(piece.html) and not ends_sentence(piece.text)
    return "h" if bold else piece.kind


def _tokens(markup: str) -> Iterator[tuple[str, str, bool, str]]:
    """Text and tags in order: (text, "", False, "") or ("", tag, closing, attributes). Comments and declarations are passed over."""
    at, size = 0, len(markup)
    while at < size:
        start = markup.find("<", at)
        if start < 0:
            yield markup[at:], "", False, ""
            return
        if start > at:
            yield markup[at:start], "", False, ""
        if markup.startswith("<!--", start):
            end = markup.find("-->", start + 4)
            at = size if end < 0 else end + 3
        elif markup.startswith(("<!", "<?"), start):
            end = markup.find(">", start)
            at = size if end < 0 else end + 1
        elif found := _TAG.match(markup, start, min(size, start + 20_000)):
            tag = found[2].lower()
            at = found.end()
            if tag in ("script", "style") and not found[1]:
                end = markup.find(f"</{tag}", at)
                at = size if end < 0 else end
            yield "", tag, bool(found[1]), found[3]
        else:
            yield "<", "", False, ""
            at = start + 1


class _Walk:
    """Writes paragraphs one after the other, whatever boxes they stand in."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._html: list[str] = []
        self._found: list[tuple[str, int]] = []
        self._whole = 0
        self._hidden = 0
        self._quotes = 0
        self._breaks = 0

    def tag(self, tag: str, closing: bool, written: str) -> None:
        """An element opens or closes."""
        if tag == "br":
            self._break()
        elif closing:
            self._close(tag)
        elif tag == "hr":
            self._flush()
        elif tag not in _VOID and len(self._open) < _DEEPEST:
            self._start(tag, written)

    def text(self, raw: str) -> None:
        """Words between tags."""
        if self._hidden:
            return
        said = unescape(raw)
        if self._whole and any(one.tag == "pre" for one in self._open):
            self._html.append(escape(said, quote=False))
            return
        spaced = _SPACE.sub(" ", said)
        if spaced.strip():
            self._breaks = 0
        self._html.append(escape(spaced, quote=False))

    def _start(self, tag: str, written: str) -> None:
        told = {found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(written[:4000])}
        hidden = tag in _UNSEEN or _unseen(told, written)
        quotes = (tag == "blockquote" and told.get("type", "").lower() == "cite") or bool(_QUOTES.search(told.get("class", "")))
        end = ""
        if tag in _BLOCK and not self._whole:
            self._flush()
        self._quotes += quotes
        self._hidden += hidden
        if not self._hidden:
            end = self._written(tag, told)
        self._whole += tag in _WHOLE
        self._open.append(_Open(tag, hidden, quotes, end))

    def _written(self, tag: str, told: dict[str, str]) -> str:
        """Writes the start of an element that means something in a paragraph or a list, and gives its end."""
        if tag == "a" and told.get("href", "").strip():
            self._html.append(f'<a href="{escape(told["href"].strip())}">')
            return "</a>"
        inside = self._whole and tag in ("li", "dt", "dd", "ul", "ol", "dl")
        if tag in _INLINE - {"a"} or tag in _WHOLE or inside or (tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not self._whole):
            self._html.append(f"<{tag}>")
            return f"</{tag}>"
        return ""

    def _close(self, tag: str) -> None:
        if not any(one.tag == tag for one in self._open):
            if tag in _BLOCK:
                self._flush()
            return
        while self._open:
            one = self._open.pop()
            if one.end and not self._hidden:
                self._html.append(one.end + "\n" * (one.tag in ("li", "dt", "dd")))
            self._whole -= one.tag in _WHOLE
            if one.tag in _BLOCK and not self._whole:
                self._flush()
            self._hidden -= one.hidden
            self._quotes -= one.quotes
            if one.tag == tag:
                return

    def _break(self) -> None:
        if self._hidden:
            return
        self._breaks += 1
        if self._breaks >= 2 and not self._whole:
            self._flush()
        else:
            self._html.append("<br>")

    def _flush(self) -> None:
        """Ends the paragraph; inline elements that are still open go on in the next."""
        going_on = [one for one in self._open if one.end and one.tag in _INLINE]
        html = "".join(self._html)
        self._breaks = 0
        if html.strip() and _TAG.sub("", html).strip():
            closed = html + "".join(one.end for one in reversed(going_on))
            self._found.append((closed, self._quotes))
        self._html = []
        for one in going_on:
            self._html.append(f"<{one.tag}>" if one.tag != "a" else "<span>")

    def finished(self) -> list[tuple[str, int]]:
        """The paragraphs, each with the depth of quotation it stands in."""
        self._flush()
        return [(_trimmed(html), depth) for html, depth in self._found]


def _trimmed(html: str) -> str:
    """A paragraph without breaks at its ends, in a `p` where it is no block of its own."""
    html = _EMPTY.sub("", html).strip()
    while html.startswith("<br>") or html.endswith("<br>"):
        html = html.removeprefix("<br>").removesuffix("<br>").strip()
    return html if re.match(r"<(?:h[1-6]|ul|ol|dl|pre)>", html) else f"<p>{html}</p>"


def _unseen(told: dict[str, str], written: str) -> bool:
    named = f"{told.get('class', '')} {told.get('id', '')}"
    alone = _ATTRIBUTE.sub(" ", written[:4000]).lower().split()
    return _HIDDEN.search(told.get("style", "")) is not None or _NAMED_HIDDEN.search(named) is not None or "hidden" in told or "hidden" in alone

"""Pieces of HTML as feeds and tables carry them: an entry's text without a page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin

from dateline.model import Block
from dateline.read.assemble import markup_blocks, text_blocks
from dateline.read.decode import tidy
from dateline.text import regex

_TAG = regex(r"<(?:p|br|div|span|h[1-6]|ul|ol|li|a|b|i|em|strong|blockquote|figure|img|table|section|article|pre|hr|sup|sub|u)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANY_TAG = regex(r"<!--.{0,4000}?-->|</?[a-zA-Z][^<>]{0,2000}>|<!\[CDATA\[|\]\]>", re.DOTALL)
# Parts of a page that only hold others: what stands in each is a paragraph of its own.
_HOLDER = regex(r"<(/?)(?:div|section|article|main|header|footer|aside|center|figure|body|html)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_IMAGE = regex(r"<(?:img|source|picture|/picture)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CAPTION = regex(r"<figcaption(?:\s[^<>]*)?>(.{0,4000}?)</figcaption\s*>", re.IGNORECASE | re.DOTALL)
_EMPTY_LINES = regex(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_LINK = regex(r"""(\bhref\s*=\s*)(["'])(?!https?:|mailto:)([^"'<>]{1,2000})\2""", re.IGNORECASE)
_LONGEST_LINE = 20_000


class Fragment(NamedTuple):
    """The blocks of a piece of text, and the captions of the pictures that stood in it."""

    blocks: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()


def fragment(text: str, line: int, base: str = "", *, markup: bool | None = None) -> Fragment:
    """The blocks of a text on `line`, be it HTML (cleaned; links made whole by `base`) or plain. `markup` None: it shows."""
    if markup or (markup is None and is_markup(text)):
        return _marked(text, line, base)
    return Fragment(tuple(Block(block.text, line) for block in text_blocks(tidy(unescape(text) if _entities(text) else text))))


def is_markup(text: str) -> bool:
    """Whether a text is HTML: a tag that stands in texts, not any pair of angle brackets."""
    return "<" in text and _TAG.search(text) is not None


def flat(text: str) -> str:
    """One line of plain text: tags off, entities as what they mean, unseen characters gone. What is beyond any line's length is not looked at."""
    text = text[:_LONGEST_LINE]
    if "<" in text:
        text = _ANY_TAG.sub(" " if _TAG.search(text) else "", text)
    return " ".join(tidy(unescape(text)).split())


def whole(address: str, base: str) -> str:
    """A web address made whole by the address it stands at; "" for what leads to no page."""
    if not address.strip():
        return ""
    try:
        joined = urljoin(base, address.strip()) if base else address.strip()
    except ValueError:
        return ""
    return joined if joined.lower().startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", joined) else ""


def _entities(text: str) -> bool:
    return "&" in text and re.search(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});", text) is not None


def _marked(markup: str, line: int, base: str) -> Fragment:
    captions = _captions(markup, line)
    markup = _EMPTY_LINES.sub("</p><p>", _HOLDER.sub(r"<\1p>", _IMAGE.sub("", _CAPTION.sub("", markup))))
    if base:
        markup = _LINK.sub(lambda found: f"{found[1]}{found[2]}{whole(found[3], base)}{found[2]}", markup)
    return Fragment(tuple(markup_blocks(tidy(markup), line)), captions)


def _captions(markup: str, line: int) -> tuple[Block, ...]:
    if "<figcaption" not in markup.lower():
        return ()
    found: Sequence[str] = [flat(caption) for caption in _CAPTION.findall(markup)]
    return tuple(Block(text, line) for text in dict.fromkeys(found) if text)

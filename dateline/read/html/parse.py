"""Bytes to a tree: the encoding a page declares, a forgiving parser that reaches nothing outside, bounded depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.read.capture import Unreadable
from dateline.read.decode import declared, decode
from dateline.text import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

# A page declares its encoding within its first kilobyte (HTML standard); saving tools write comments before it.
_HEAD = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:\-]{2,40})", re.IGNORECASE)
_XML_OPENING = regex(r"^\s*<\?xml[^>]{0,200}\?>")
_DEPTH = "Excessive depth"
# Twenty times what the longest pages hold; more is made to exhaust the memory.
_MOST_TAGS = 1_000_000


def markup_text(data: bytes, charset: str = "") -> str:
    """The markup of a page: a byte-order mark decides; else UTF-8 where every byte fits; else the encoding that the server named (`charset`), that the
    page declares, or that is found.

    Raises Unreadable for binary data.
    """
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and b"\x00" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            said = _CHARSET.search(data[:_HEAD])
            name = (said[1] or said[2]).decode("ascii", "replace") if said else ""
            for each in (charset, name):
                text = _as_declared(data, each)
                if text is not None:
                    return text
    return decode(data)


def _as_declared(data: bytes, name: str) -> str | None:
    """The text in the declared encoding; None where it is UTF-8 (which the bytes are not), unknown, or does not fit."""
    wide = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949"}
    known = wide.get(name.lower(), name.lower())
    if not known or known.replace("_", "-") in ("utf-8", "utf8") or known.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    text = declared(data, known)
    return text if text is not None and text.count("\ufffd") * 200 <= len(text) else None


def tree(markup: str) -> _Element | None:
    """The root of a page; None where it holds nothing. Raises Unreadable where elements are too many, or nested without end."""
    from lxml import etree

    text = _XML_OPENING.sub("", markup, count=1)
    if not text.strip():
        return None
    if text.count("<") > _MOST_TAGS:
        raise Unreadable(f"holds more than {_MOST_TAGS:,} tags: no page that can be read; split it, or save it as text")
    # No entity of the page's own is expanded and nothing is fetched; `huge_tree` lifts the bound on depth from 256 to 2,048.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(_DEPTH in str(entry.message) for entry in parser.error_log):
        raise Unreadable("is nested more than 2,000 elements deep: no page that can be read; save it anew, or as text")
    return root

"""Markdown that people wrote (introductions, notes, pages) as clean HTML."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Any

from dateline.text import clean_space, clip, regex

_TAGS = frozenset({
    "p", "br", "hr", "strong", "b", "em", "i", "s", "del", "ins", "mark", "sub", "sup", "small", "abbr", "cite", "q", "code",
    "kbd", "a", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody",
    "tfoot", "tr", "th", "td", "caption",
})  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto"})
_EXTENSIONS = ("sane_lists", "tables", "def_list", "fenced_code", "abbr")
_H1 = regex(r"<(/?)h1\b", re.IGNORECASE)


def prose(markdown: str) -> str:
    """`markdown` as HTML that can be printed as it is: tags, attributes and link schemes (http, https, mailto, relative) of an allow-list.

    Top headings become `h2`: a page has its own `h1`. Pictures are left out, since nothing may be loaded from elsewhere. "" gives "".
    """
    import nh3

    if not markdown.strip():
        return ""
    html = _H1.sub(r"<\1h2", _converter().reset().convert(markdown))
    attributes = {
        "a": {"href", "title"},
        "abbr": {"title"},
        "ol": {"start", "type"},
        "th": {"scope", "colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
    }
    attributes["*"] = {"lang", "dir"}
    return nh3.clean(html, tags=set(_TAGS), attributes=attributes, url_schemes=set(_SCHEMES), link_rel=None).strip()


def opening(markdown: str, longest: int = 200) -> str:
    """The first paragraph of `markdown` as plain text, cut at a word where it is longer than `longest` characters."""
    first = re.search(r"<p[^>]*>(.*?)</p>", prose(markdown), re.DOTALL)
    return clip(clean_space(unescape(re.sub(r"<[^>]*>", "", first[1]))), longest) if first else ""


@cache
def _converter() -> Any:
    """One converter per process: making one costs as much as converting a page. `reset` clears what a text leaves in it."""
    from markdown import Markdown

    return Markdown(extensions=list(_EXTENSIONS), output_format="html")

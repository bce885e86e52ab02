"""The short way through common Markdown: paragraphs, headings, flat lists and quotations, with emphasis and links in them.

Python-Markdown and the cleaning of its HTML take thirty times as long for them. A block that could mean anything more is left to the long
way, and so is a whole text in which one block could mean something for another (raw HTML, fences, definitions of links), so that both ways
give the same: tests/read/test_common_markdown.py holds them against each other (docs/decisions/0011-common-markdown.md). The short way
reads no tag and escapes every character, so there is nothing in it to clean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.safe_html import Piece
from dateline.text import regex

# Marks by which one block could mean something for others; and marks that are for the long way, block by block.
_BEYOND = ("<", "```", "~~~", "]:")
_MARKS = "\\`|"
_ENTITY = regex(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
_LINK = regex(
    r"\[([^\s\[\]*](?:[^\[\]*]*[^\s\[\]*])?)\]\((https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
    r"(?:[/?#](?:[A-Za-z0-9/._~$,;=:@?#&+-]|%[0-9A-Fa-f]{2})*)?)\)"
)
_EMPHASIS = regex(r"(?<![^\s(])(\*{1,2})(?![\s*])([^*]*[^\s*])\1(?![^\s.,;:!?)])")
# What a list or quotation holds is no list, quotation or heading again.
_ITEM = regex(r"[-*+] +(?![-=>#\s]|[*+] |\d+\. )(.+)")
_QUOTED = regex(r"> ?(?![-=>#\s]|[*+] |\d+\. )(.+)")
_HEADING = regex(r"(#{1,6})(?!#) *([^#\s][^#]*)")
# Within a paragraph: a line that is, or makes of the line above it, something else.
_BREAKS_IN = regex(r"\n(?:[#>]|[-=*]+ *(?:\n|$)|(?:[-*] {0,2}){3})")
_NUMBERED = regex(r"\d+\. ")
_SPACES = regex(" {2,}")
# The long way bounds what a block and a document may cost.
_MOST_LINES = 200
_MOST_LETTERS = 30_000


class Part(NamedTuple):
    """Blocks that are read together: the line of the text (from 0) where their Markdown begins, and the one block they are; None: the long way."""

    line: int
    text: str
    piece: Piece | None


def common_parts(text: str) -> list[Part] | None:
    """A tidy Markdown text as its blocks; what takes the long way together with the blocks it may join. None: all of it takes the long way."""
    if len(text) > _MOST_LETTERS or any(map(text.__contains__, _BEYOND)) or not text.replace("\n", "").isprintable():
        return None
    parts: list[Part] = []
    line, plain = 0, not any(map(text.__contains__, _MARKS)) and "\n " not in text and " \n" not in text
    plain = plain and not ("&" in text and _ENTITY.search(text))
    for raw in text.split("\n\n"):
        block = raw.strip("\n")
        if block:
            piece = _block(block, plain) if block.count("\n") < _MOST_LINES else None
            above = parts[-1] if parts else None
            if above and _joins(above.piece, piece):
                whole = _through(text, above.line, line + raw.count("\n"))
                parts[-1] = Part(above.line, whole, _merged(above.piece, piece) if above.piece and piece else None)
            else:
                parts.append(Part(line + (raw[0] == "\n"), block, piece))
        line += raw.count("\n") + 2
    return parts


def _joins(above: Piece | None, below: Piece | None) -> bool:
    """Whether two blocks are read together: two lists or quotations are one, and nobody knows what a block of the long way is."""
    if above and below:
        return above.tag == below.tag and above.tag in ("ul", "blockquote")
    return (not above or above.tag in ("ul", "blockquote")) and (not below or below.tag in ("ul", "blockquote"))


def _merged(above: Piece, below: Piece) -> Piece:
    """Two quotations as one, or two lists: the items on either side of a gap are paragraphs, and so written as the cleaning leaves them."""
    if above.tag == "blockquote":
        return Piece("blockquote", above.html.removesuffix("</blockquote>") + below.html.removeprefix("<blockquote>"), f"{above.text}\n{below.text}")
    head, _, last = above.html.removesuffix("</li>\n</ul>").rpartition("<li>")
    first, _, rest = below.html.removeprefix("<ul><li>").partition("</li>\n")
    if not last.endswith("</p> "):
        last = f" \n<p>{last}</p> " if head == "<ul>" else f"<p>{last}</p> "
    begun = below.text.replace("\n", " \n", 1)
    return Piece("ul", f"{head}<li>{last}</li>\n<li><p>{first}</p> </li>\n{rest}", f"{above.text} \n{begun}")


def _through(text: str, first: int, last: int) -> str:
    return "\n".join(text.split("\n")[first : last + 1])


def _block(block: str, plain: bool) -> Piece | None:
    """A block that is plainly what it is. `plain`: nothing in the whole text could be more."""
    if not plain and (any(map(block.__contains__, _MARKS)) or "\n " in block or " \n" in block or ("&" in block and _ENTITY.search(block))):
        return None
    if block[0] == " " or block[-1] == " ":
        return None
    first = block[0]
    if first == "#":
        return _heading(block)
    if first in "-*+" and block[1:2] == " ":
        return _list(block)
    if first == ">":
        return _quotation(block)
    if _breaks(block) or (first.isdigit() and _NUMBERED.match(block)) or _BREAKS_IN.match("\n" + block[:3]):
        return None
    made = _inline(block)
    return Piece("p", f"<p>{made[0]}</p>", made[1]) if made else None


def _breaks(block: str) -> bool:
    return "\n" in block and _BREAKS_IN.search(block) is not None


def _heading(block: str) -> Piece | None:
    found = _HEADING.fullmatch(block) if "\n" not in block else None
    made = _inline(found[2]) if found else None
    if not found or not made:
        return None
    tag = f"h{len(found[1])}"
    return Piece(tag, f"<{tag}>{made[0]}</{tag}>", made[1])


def _list(block: str) -> Piece | None:
    html, text = [], []
    for line in block.split("\n"):
        found = _ITEM.fullmatch(line)
        made = _inline(found[1]) if found else None
        if not made:
            return None
        html.append(f"<li>{made[0]}</li>\n")
        text.append(made[1])
    return Piece("ul", f"<ul>{''.join(html)}</ul>", "\n".join(text))


def _quotation(block: str) -> Piece | None:
    lines = [_QUOTED.fullmatch(line) for line in block.split("\n")]
    inner = "\n".join([found[1] for found in lines if found])
    made = _inline(inner) if all(lines) and not _breaks(inner) else None
    return Piece("blockquote", f"<blockquote><p>{made[0]}</p>\n</blockquote>", made[1]) if made else None


def _inline(text: str) -> tuple[str, str] | None:
    """The HTML and the plain text of a run of words; None where it holds more than emphasis and links."""
    if "\n" in text:
        text = text.replace("\n", " ")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "](" in text:
        parts = _LINK.split(text)
        html = _linked(parts)
        if html is None:
            return None
        del parts[2::3]
        text = "".join(parts)
    else:
        html = _escaped(text)
    if "_" in text:
        return None
    if "*" not in text:
        return html, text
    html = _EMPHASIS.sub(_emphasis, html)
    return None if "*" in html else (html, text.replace("*", ""))


def _linked(parts: list[str]) -> str | None:
    """The HTML of words and, between them, labels and addresses of links."""
    for at in range(0, len(parts), 3):
        words = parts[at]
        if "[" in words or "]" in words or (words[-1:] == "!" and at + 1 < len(parts)) or (at and "xn--" in parts[at - 1]):
            return None
    links = (f'<a href="{_escaped(parts[at + 1])}">{_escaped(parts[at])}</a>{_escaped(parts[at + 2])}' for at in range(1, len(parts), 3))
    return _escaped(parts[0]) + "".join(links)


def _emphasis(found: re.Match[str]) -> str:
    tag = "em" if len(found[1]) == 1 else "strong"
    return f"<{tag}>{found[2]}</{tag}>"


def _escaped(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace(">", "&gt;") if ">" in text else text

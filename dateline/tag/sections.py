"""What of an item is tagged: its title, its body and its captions, each with its folded text and its headings told apart."""

from __future__ import annotations

import msgspec

from dateline.model import Reading
from dateline.model.tagging import Where
from dateline.tag.folding import folded
from dateline.text import regex

_WORD = regex(r"[^\W\d_][\w'’.-]*")
_ENDS = regex(r"[.!?…][\"”’')\]]*$")
_SMALL = 4  # shorter words stay lower-case in headlines


class Section(msgspec.Struct, frozen=True):
    """One text that offsets count in. `starts` and `heads` are its paragraphs: where each begins, and whether it is a headline."""

    where: Where
    caption: int
    text: str
    folded: str
    starts: tuple[int, ...]
    heads: tuple[bool, ...]


def _is_head(text: str, kind: str) -> bool:
    """Whether capitals begin most long words of a short paragraph, as in a headline."""
    if kind == "h":
        return True
    if len(text) > 160 or _ENDS.search(text):
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= _SMALL]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def sections_of(reading: Reading) -> tuple[Section, ...]:
    """The title, the body and each caption of an item; what was cut as boilerplate or used as metadata is in none."""
    found = []
    if reading.title.value:
        title = reading.title.value
        found.append(Section("title", 0, title, folded(title), (0,), (_is_head(title, "p"),)))
    if reading.body:
        starts, heads, at = [], [], 0
        for block in reading.body:
            starts.append(at)
            heads.append(_is_head(block.text, block.kind))
            at += len(block.text) + 2
        text = reading.text
        found.append(Section("body", 0, text, folded(text), tuple(starts), tuple(heads)))
    for number, block in enumerate(reading.captions):
        found.append(Section("caption", number, block.text, folded(block.text), (0,), (False,)))
    return tuple(found)

"""Words and links taken out of a block, its text and its HTML kept in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape, unescape

from dateline.model import Block
from dateline.text import regex

_TAG = regex(r"(<(?:[^<>\"]|\"[^\"]*\")*>)")
_HREF = regex(r'(\shref=")([^"]*)(")')

Cut = tuple[int, int, str]


def without(block: Block, cuts: Sequence[Cut]) -> Block:
    """The block with each `(start, end, instead)` of its text replaced, in its HTML too. Cuts stand in order and do not overlap."""
    if not cuts:
        return block
    if not block.html:
        return replace(block, text=_spliced(block.text, cuts).strip())
    pieces = _TAG.split(block.html)
    texts = [unescape(piece) if at % 2 == 0 else "" for at, piece in enumerate(pieces)]
    whole = "".join(texts)
    shift = len(whole) - len(whole.lstrip())
    at = 0
    for number, text in enumerate(texts):
        if number % 2 == 0 and text:
            local = [
                (max(start + shift, at) - at, min(end + shift, at + len(text)) - at, instead if start + shift >= at else "") for start, end, instead in cuts
            ]
            inside = [(start, end, instead) for start, end, instead in local if start < end]
            if inside:
                pieces[number] = escape(_spliced(text, inside), quote=False)
            at += len(text)
    return _again(block, "".join(pieces))


def _spliced(text: str, cuts: Sequence[Cut]) -> str:
    kept, at = [], 0
    for start, end, instead in cuts:
        kept += [text[at:start], instead]
        at = end
    return "".join([*kept, text[at:]])


def _again(block: Block, html: str) -> Block:
    text = unescape("".join(piece for at, piece in enumerate(_TAG.split(html)) if at % 2 == 0)).strip()
    return replace(block, text=text, html=html if text else "")


def relinked(block: Block, plain: Callable[[str], str | None]) -> tuple[Block, list[str]]:
    """The block with each link's target made plain, or its words alone where nothing plain is left; and the targets that went."""
    if 'href="' not in block.html:
        return block, []
    pieces, gone, dropped = _TAG.split(block.html), [], 0
    for at in range(1, len(pieces), 2):
        tag = pieces[at]
        if tag == "</a>" and dropped:
            pieces[at] = ""
            dropped -= 1
            continue
        found = _HREF.search(tag) if tag.startswith("<a ") else None
        if not found:
            continue
        address = unescape(found[2])
        kept = plain(address)
        if kept is None:
            pieces[at] = ""
            dropped += 1
        elif kept != address:
            pieces[at] = f"{tag[: found.start()]}{found[1]}{escape(kept)}{found[3]}{tag[found.end() :]}"
        if kept != address:
            gone.append(address)
    return (replace(block, html="".join(pieces)), gone) if gone else (block, [])

"""An item out of a text that is known to be one, and the fields that its format tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import MISSING, Block, Field, Reading
from dateline.read.blocks import unwrapped
from dateline.read.capture import Capture
from dateline.read.lines import Line, ends_sentence, split_lines, wide_letters
from dateline.read.origin import by_host, named
from dateline.read.page import read_page
from dateline.read.person import over
from dateline.read.safe_html import pieces
from dateline.read.summary import lede
from dateline.read.words import fold

NOTHING_TOLD: Mapping[str, Field] = {}


def text_blocks(text: str, first: int = 1) -> list[Block]:
    """The paragraphs of a plain text that starts on line `first`: lines, those broken to a fixed width joined again."""
    return [Block(line.text, line.number) for line in unwrapped(split_lines(text, first))]


def markup_blocks(markup: str, line: int = 1) -> list[Block]:
    """The blocks of a piece of HTML that is all text (a feed's entry, a note): cleaned, nothing judged. All stand on `line`."""
    return [Block(piece.text, line, piece.kind, piece.html) for piece in pieces(markup)]


def assemble(blocks: Sequence[Block], told: Mapping[str, Field], capture: Capture, part: str | None = None) -> Reading:
    """An item whose text is `blocks` and whose fields the format tells (`told`, by the names of `Reading`'s fields).

    What the text itself shows (a labelled day or source, a byline, a dateline) is read as from a capture and becomes a runner-up
    where the format tells another value; nothing else is taken away from the text.
    """
    title = told.get("title", MISSING)
    if not blocks:
        return tell(Reading(part, title), told, capture)
    hints = capture.hints._replace(title=capture.hints.title or title.value or "")
    read = read_page([as_line(block) for block in blocks], capture.path, capture.sources, hints)
    shown = {(block.line, block.text) for block in blocks}
    used = tuple(span for span in read.used if (span.first, span.text) in shown)
    spent = {(span.first, span.text) for span in used}
    heading = fold(title.value or "").strip()
    body = tuple(
        block for at, block in enumerate(blocks) if (block.line, block.text) not in spent and not (at < 3 and heading and fold(block.text).strip() == heading)
    )
    kept = replace(read, part=part, body=body, captions=(), used=used, cut=(), summary=first_words(body))
    return tell(kept, told, capture)


def tell(read: Reading, told: Mapping[str, Field], capture: Capture) -> Reading:
    """The reading with the fields that its format tells; what was read before becomes a runner-up. A source finds its profile."""
    changes: dict[str, Any] = {name: over(getattr(read, name), value) for name, value in told.items() if value}
    address, source = changes.get("source_url"), changes.get("source")
    profile = capture.hints.source or (named(source.value, capture.sources) if source else None)
    profile = profile or (by_host(address.value, capture.sources) if address and not read.source_id else None)
    if profile:
        before = source or read.source
        kept = Field(
            profile.name, before.rule if before else "address", line=before.line, text=before.value or "", sure=max(before.sure, 0.9), others=before.others
        )
        changes |= {"source_id": profile.id, "source": kept}
    elif source:
        changes["source_id"] = ""
    return replace(read, **changes)


def first_words(body: Sequence[Block]) -> Field:
    """The summary of a text: the first sentences of its first paragraph."""
    first = next((block for block in body if block.kind == "p"), None)
    return Field(lede(first.text), "first sentences of the text", line=first.line, sure=0.8) if first else MISSING


def as_line(block: Block) -> Line:
    """A block as the rules for captures see it: one line."""
    text = " ".join(block.text.split())
    wide = wide_letters(text)
    return Line(block.line, block.text, 0, False, len(text) + wide, text.count(" ") + 1 + wide // 2, ends_sentence(text), True, fold(text))

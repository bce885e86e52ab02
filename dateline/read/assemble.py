"""An item out of a text that is known to be one, and the fields that its format tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import MISSING, Block, Field, Reading, SourceProfile, Span
from dateline.read.blocks import unwrapped
from dateline.read.capture import Capture
from dateline.read.dates.zones import zone_name
from dateline.read.lines import Line, ends_sentence, split_lines, wide_letters
from dateline.read.origin import by_folder, known_boilerplate, profile_of
from dateline.read.page import read_page
from dateline.read.person import over
from dateline.read.safe_html import pieces
from dateline.read.summary import lede
from dateline.read.words import fold

NOTHING_TOLD: Mapping[str, Field] = {}
# The rule of a title that is the text's own first words: they stay in the text.
OPENING_WORDS = "opening words"
_FIRST = "first sentences of the text"
# A source that a format tells with less certainty is only guessed (the host of a mail's sender).
_CERTAIN = 0.8


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
    profile = _profile(told, capture)
    hints = capture.hints.told(told, part)._replace(title=capture.hints.title or title.value or "", source=profile)
    lines = [as_line(block) for block in blocks]
    read = read_page(lines, capture.path, capture.sources, hints)
    shown = {(line.number, line.text) for line in lines}
    used = tuple(span for span in read.used if (span.first, span.text) in shown)
    spent = {(span.first, span.text) for span in used}
    heading = "" if title.rule == OPENING_WORDS else fold(title.value or "").strip()
    body = tuple(
        block
        for at, (block, line) in enumerate(zip(blocks, lines, strict=True))
        if (line.number, line.text) not in spent and not (at < 3 and heading and fold(block.text).strip() == heading)
    )
    kept = replace(read, part=part, body=body, captions=(), used=used, cut=(), summary=first_words(body))
    return tell(kept, told, capture)


def tell(read: Reading, told: Mapping[str, Field], capture: Capture) -> Reading:
    """The reading with the fields that its format tells; what was read before becomes a runner-up. A source finds its profile.

    A field told without a value (a month alone, a day of two readings) gives its runners-up. Of two hints at a source's profile the
    person's counts first, then the name told, the host of the item's address, what the text shows, and the folder; but a name that the
    format itself only guesses gives way to the folder. What the profile knows for boilerplate is cut.
    """
    changes: dict[str, Any] = {name: over(getattr(read, name), value) for name, value in told.items() if value}
    changes |= {name: _open(getattr(read, name), value) for name, value in told.items() if not value and value.others}
    source, profile = changes.get("source"), _profile(told, capture)
    if profile is None and (source.sure < _CERTAIN if source else not read.source) and (filed := by_folder(capture.path, capture.sources)):
        profile = filed
        changes |= {"source_id": filed.id, "source": over(source or MISSING, Field(filed.name, "folder", sure=0.9))}
    elif profile and source:
        changes |= {"source_id": profile.id, "source": replace(source, value=profile.name, text="" if source.value == profile.name else source.value)}
    elif profile and profile.id != read.source_id:
        changes |= {"source_id": profile.id, "source": over(read.source, Field(profile.name, "address", sure=0.95))}
    elif source:
        changes["source_id"] = ""
    known = profile or next((each for each in capture.sources if each.id == changes.get("source_id", read.source_id)), None)
    if changes.get("published"):
        changes["zone"] = zone_name(changes["published"].value, known.timezone if known else "")
    if known and known.language and not changes.get("language", read.language):
        changes["language"] = Field(known.language, "language of the source", sure=0.7)
    return _without_boilerplate(replace(read, **changes), known)


def _without_boilerplate(read: Reading, profile: SourceProfile | None) -> Reading:
    """The reading without the paragraphs that the source's profile knows for boilerplate."""
    known = known_boilerplate([as_line(block) for block in read.body], profile) if profile and profile.boilerplate else {}
    if not known:
        return read
    body = tuple(block for at, block in enumerate(read.body) if at not in known)
    cut = (Span(read.body[at].line, read.body[at].line, read.body[at].text, "boilerplate of the source") for at in known)
    summary = first_words(body) if 0 in known and read.summary.rule == _FIRST else read.summary
    return replace(read, body=body, cut=(*read.cut, *cut), summary=summary)


def _profile(told: Mapping[str, Field], capture: Capture) -> SourceProfile | None:
    name, address = (told.get(field, MISSING).value or "" for field in ("source", "source_url"))
    return profile_of(name, address, capture.sources, capture.hints.source)


def _open(read: Field, told: Field) -> Field:
    """A field whose format tells no value that could be taken: what the text shows, if anything, and the reason."""
    return replace(read, others=(*told.others, *read.others)) if read else replace(told, others=(*told.others, *read.others))


def first_words(body: Sequence[Block]) -> Field:
    """The summary of a text: the first sentences of its first paragraph."""
    first = next((block for block in body if block.kind == "p"), None)
    return Field(lede(first.text), _FIRST, line=first.line, sure=0.8) if first else MISSING


def as_line(block: Block) -> Line:
    """A block as the rules for captures see it: one line, of the same length, though it be a list or a table."""
    line = block.text.replace("\n", " ").replace("\t", " ")
    text = " ".join(line.split())
    wide = 0 if text.isascii() else wide_letters(text)
    return Line(block.line, line, 0, False, len(text) + wide, text.count(" ") + 1 + wide // 2, ends_sentence(text), True, fold(text))

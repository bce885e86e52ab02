"""From the passages of an office document to its item: headline, text, captions, and what the program beside the writer put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from dateline.model import MISSING, Block, Candidate, Field, Reading, Span
from dateline.read.assemble import as_line, assemble, first_words, tell
from dateline.read.capture import Capture
from dateline.read.dates import find_days
from dateline.read.furniture import furniture
from dateline.read.language import detect
from dateline.read.lines import Line, ends_sentence, split_lines
from dateline.read.masthead import is_institution, is_section
from dateline.read.office.flow import Passage
from dateline.read.office.manuscript import Manuscript
from dateline.read.origin import find_source
from dateline.read.page import read_page
from dateline.read.press import Row
from dateline.read.safe_html import pieces
from dateline.read.words import Words, fold, words_for
from dateline.text import regex

_TEXT = frozenset(("p", "h", "title", "list", "quote", "table"))
_ABOVE = 12
# A title that a program made up: "Document1", "Microsoft Word - PR 12 final.doc", a file's name.
_MADE_UP = regex(r"(?:microsoft word\b.*|[^\W\d_]+\s?\d{0,4}|untitled.*|.*\.(?:docx?|odt|rtf|dotx?|pdf|txt)|template.*|\W*)", re.IGNORECASE)
_BY_MACHINE = regex(r"description automatically generated|automatisch generierte beschreibung|description générée automatiquement", re.IGNORECASE)
_CLUTTER = frozenset(("button", "call", "menu", "breadcrumb", "comments", "list heading", "counter"))


def rows_of(manuscript: Manuscript) -> list[Row]:
    """The passages as the readers of bundles see them: a table, which may hold a whole article, is the paragraphs in it."""
    return [
        Row(one.text, one.line, strong=one.strong or one.kind in ("h", "title"), html=one.html if one.kind != "table" else "")
        for passage in manuscript.passages
        if passage.kind in _TEXT or passage.kind == "caption"
        for one in passage.inside or (passage,)
    ]


def item_of(manuscript: Manuscript, capture: Capture) -> Reading | None:
    """The one item of a document, None where it says nothing.

    A document that looks like a page copied with its menus and buttons is read as a capture; any other is all text, but for what
    stands above its headline.
    """
    text = [passage for passage in manuscript.passages if passage.kind in _TEXT]
    if not text:
        return None
    words = words_for(detect("\n".join(passage.text for passage in text[:200]))[0] or "")
    lines = [_line(passage) for passage in text]
    if _copied(lines, words):
        read = _page(text, capture)
    else:
        title = _title(text, lines, words, manuscript.properties.get("title", ""))
        read = _document(text, title, capture)
    read = replace(read, captions=(*read.captions, *_captions(manuscript.passages)), cut=(*read.cut, *_beside(manuscript)))
    return _letterhead(_with_properties(read, manuscript), manuscript, capture)


def _copied(lines: Sequence[Line], words: Words) -> bool:
    clutter = sum(furniture(line, words) in _CLUTTER for line in lines)
    return clutter >= 4 and clutter >= 0.1 * len(lines)


def _page(text: Sequence[Passage], capture: Capture) -> Reading:
    """The document as a capture; a paragraph that stays whole keeps its links."""
    lines = [line._replace(number=passage.line, gap=True) for passage in text for line in split_lines(passage.text)]
    read = read_page(lines, capture.path, capture.sources, capture.hints)
    whole = {(passage.line, passage.text): passage for passage in text if passage.kind != "title"}
    body = tuple(_block(whole[block.line, block.text]) if (block.line, block.text) in whole else block for block in read.body)
    return tell(replace(read, body=body), {}, capture)


def _document(text: Sequence[Passage], title: Field, capture: Capture) -> Reading:
    read = assemble(_blocks(text), {"title": title} if title else {}, capture)
    # Where no style tells a headline, a sentence of weight that names the item is still a sentence of the text.
    own = bool(title) or not (len(read.title.value or "") >= 80 and ends_sentence(read.title.value or ""))
    at = next((index for index, passage in enumerate(text) if own and passage.line == read.title.line), -1)
    above = text[:at] if 0 < at <= _ABOVE and all(len(passage.text) <= 160 for passage in text[:at]) else []
    lines = {passage.line for passage in above}
    kept = tuple(block for block in read.body if block.line not in lines and not (own and block.line == read.title.line and block.text == read.title.value))
    cut = tuple(Span(block.line, block.line, block.text, "above the headline") for block in read.body if block.line in lines)
    return replace(read, body=kept, cut=(*read.cut, *cut), summary=first_words(kept)) if kept else read


def _title(text: Sequence[Passage], lines: Sequence[Line], words: Words, told: str) -> Field:
    """The headline as styles and emphasis tell it; a title among the properties counts where one of the first lines says the same."""
    prose = next((at for at, line in enumerate(lines) if line.width >= 120 and line.ends), len(lines))
    first = [
        (passage, line)
        for passage, line in zip(text[: max(prose, 1)][:_ABOVE], lines, strict=False)
        if 4 <= line.width <= 320 and not is_section(line.folded, words) and passage.kind != "table" and "\n" not in passage.text.strip()
    ]
    named = fold(" ".join(told.split()))
    for passage, line in first:
        if passage.kind == "title":
            return Field(passage.text, "title style", line=passage.line, sure=0.97)
        if len(named) >= 8 and line.folded == named:
            return Field(passage.text, "first lines and document property", line=passage.line, sure=0.97)
    headings = [passage for passage, _ in first if passage.kind == "h"]
    if headings:
        best = min(headings, key=lambda passage: passage.level)
        return Field(best.text, "first heading", line=best.line, sure=0.93)
    bold = [passage for passage, line in first if passage.strong and line.words >= 3 and not is_institution(line, words) and not _about_a_day(line)]
    if bold and any(not passage.strong for passage in text):
        best = max(bold, key=lambda passage: (min(len(passage.text), 60), -passage.line))
        return Field(best.text, "bold line above the text", line=best.line, sure=0.85)
    return MISSING


def _about_a_day(line: Line) -> bool:
    return line.width <= 80 and any(day.end - day.start >= 0.4 * len(line.text) for day in find_days(line.text))


def _blocks(text: Sequence[Passage]) -> list[Block]:
    """The blocks of a text, the points of a list together."""
    blocks: list[Block] = []
    points: list[Passage] = []
    for passage in [*text, Passage("", 0)]:
        if passage.kind == "list":
            points.append(passage)
            continue
        if points:
            blocks.append(_list(points))
            points = []
        if passage.text:
            blocks.append(_block(passage))
    return blocks


def _list(points: Sequence[Passage]) -> Block:
    markup = "\n".join(f"<li>{_inner(point)}</li>" for point in points)
    found = pieces(f"<ul>\n{markup}\n</ul>")
    if len(found) == 1:
        return Block(found[0].text, points[0].line, "list", found[0].html)
    return Block("\n".join(point.text for point in points), points[0].line, "list")


def _inner(point: Passage) -> str:
    plain = escape(point.text, quote=False).replace("\n", "<br>")
    return point.html.removeprefix("<p>").removesuffix("</p>") if point.html else plain


def _block(passage: Passage) -> Block:
    kind = "h" if passage.kind == "title" else passage.kind
    html = passage.html
    if html.startswith("<p>") and kind != "p":
        # A heading is heading enough, a quote keeps its links.
        found = pieces(f"<blockquote>{html}</blockquote>") if kind == "quote" else []
        html = found[0].html if len(found) == 1 and found[0].text == passage.text else ""
    return Block(passage.text, passage.line, kind, html)


def _line(passage: Passage) -> Line:
    return as_line(Block(passage.text, passage.line))


def _captions(passages: Sequence[Passage]) -> list[Block]:
    """Captions, and pictures' descriptions that a person wrote and no caption says again."""
    found = [Block(passage.text, passage.line) for passage in passages if passage.kind == "caption"]
    captions = "\n".join(fold(block.text) for block in found)[:20_000]
    said: set[str] = set()
    for passage in passages:
        folded = fold(passage.text)
        own = passage.kind == "alt" and passage.text.count(" ") >= 2 and not _BY_MACHINE.search(passage.text) and not _MADE_UP.fullmatch(passage.text)
        if own and folded not in said and folded not in captions:
            found.append(Block(passage.text, passage.line))
            said.add(folded)
    return sorted(found, key=lambda block: block.line)


def _beside(manuscript: Manuscript) -> list[Span]:
    listed = [Span(passage.line, passage.line, passage.text, "table of contents") for passage in manuscript.passages if passage.kind == "contents"]
    return [*listed, *(Span(note.line, note.line, note.text, "footnote") for note in manuscript.notes)]


def _with_properties(read: Reading, manuscript: Manuscript) -> Reading:
    """What the program noted about the file is no word of the text: a runner-up at most. Its creator is often a clerk, its day that of the file."""
    told = manuscript.properties
    changes: dict[str, Any] = {}
    title, creator = (" ".join(told.get(name, "").split()) for name in ("title", "creator"))
    if title and not _MADE_UP.fullmatch(title) and fold(title) != fold(read.title.value or ""):
        changes["title"] = replace(read.title, others=(*read.title.others, Candidate(title, "document property", None, 0.2)))
    if creator and creator != read.byline.value:
        changes["byline"] = replace(read.byline, others=(*read.byline.others, Candidate(creator, "document property: creator", None, 0.1)))
    days = [(name, found[0].day.isoformat()) for name in ("created", "modified") if (found := find_days(told.get(name, "")[:10]))]
    if days:
        runners = tuple(Candidate(day, f"document property: {name}", None, 0.05) for name, day in days)
        changes["published"] = replace(read.published, others=(*read.published.others, *runners))
    return replace(read, **changes)


def _letterhead(read: Reading, manuscript: Manuscript, capture: Capture) -> Reading:
    """The source that a running head names, where the text names none."""
    if read.source or not manuscript.heads:
        return read
    lines = split_lines("\n".join(manuscript.heads))
    field, profile, at = find_source(capture.path, lines, range(len(lines)), words_for(read.language.value or ""), capture.sources)
    if not field or field.rule == "folder":
        return read
    head = next((line.text for line in lines if line.number == field.line), "")
    span = (Span(1, 1, head, "running head")) if head or at is not None else None
    told = replace(field, line=None, rule=f"{field.rule} in the running head")
    return replace(read, source=told, source_id=profile.id if profile else "", used=(*read.used, span) if span else read.used)

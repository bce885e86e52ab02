"""Markdown documents (`.md`, `.markdown`): notes and captures that people keep with front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

from dateline.model import MISSING, Block, Field, ReadResult, Span
from dateline.read.assemble import NOTHING_TOLD, assemble
from dateline.read.capture import Capture
from dateline.read.common_markdown import Part, common_parts
from dateline.read.decode import tidy
from dateline.read.dialects import plain_markdown
from dateline.read.safe_html import Piece, pieces
from dateline.read.textual import read_text
from dateline.read.words import fold
from dateline.text import regex

_BLOCK_LINES = 300
_BLOCK_LINKS = 30
# Marks times letters of a paragraph, over all of a document: some three seconds.
_MOST_WORK = 1_000_000_000
_INLINE = "\\`*_[]<>&!"
# Letters that no text uses stand for marks while Markdown reads; behind it they become marks again, as text.
_HIDDEN = {ord(mark): 0x10FF00 + ord(mark) for mark in _INLINE}
_LETTERS = {letter: escape(chr(mark)) for mark, letter in _HIDDEN.items()}
_BLANK = regex(r"\n[ \t]*\n")
_TRAILING = regex(r"(?<! ) +$", re.MULTILINE)
_NEAR = 1_000
_EXTENSIONS = ("tables", "sane_lists", "fenced_code")
_MARKS = regex(r"</?mark>|[*_`\[\]()!<>#|\\]|\s+")


def read_markdown(capture: Capture) -> ReadResult:
    """The one item of a Markdown note; none where it holds no text.

    The first heading of the first rank is the headline. Data that the text itself shows (a labelled date or source, a
    byline) is read as from a capture; nothing else is taken away from what the person wrote.
    """
    return read_text(capture, _note, notes=True)


def _note(text: str, first: int, capture: Capture) -> ReadResult:
    source, tags, notes = plain_markdown(tidy(text))
    found, placed = _blocks(source, first)
    if not found:
        return ReadResult(())
    title, blocks = _headline(placed, found, capture.hints.title)
    read = assemble(blocks, {"title": title} if title else NOTHING_TOLD, capture)
    used = sorted((*read.used, *_spans(tags, first, "tags")), key=lambda span: span.first)
    return ReadResult((replace(read, used=tuple(used), cut=(*read.cut, *_spans(notes, first, "footnote"))),))


def _blocks(source: str, first: int) -> tuple[list[Piece], list[Block]]:
    """The blocks of a note, and the same with the lines they begin on: each the short way where it is common Markdown, else the long way."""
    found: list[Piece] = []
    placed: list[Block] = []
    for line, text, common in common_parts(source) or (Part(0, source, None),):
        # A blank line above: Markdown takes a text's first line otherwise than one in the middle.
        some = [common] if common else pieces(_html(f"\n\n{text}" if line else text))
        found += some
        placed += [Block(common.text, first + line, common.kind, common.html)] if common else _placed(some, text, first + line)
    return found, placed


def _spans(rows: Sequence[tuple[int, str]], first: int, rule: str) -> tuple[Span, ...]:
    return tuple(Span(first + at, first + at, text, rule) for at, text in rows)


def _bounded(text: str) -> str:
    """The text with a blank line after so many lines without one, and with brackets that open no link or tag escaped beyond a bound.

    Python-Markdown takes the square of a block's length, and of the links and tags that open in it and never close.
    """
    if text.count("\n") < _BLOCK_LINES and text.count("[") + text.count("<") < _BLOCK_LINKS:
        return text
    lines: list[str] = []
    run, links, tags, fenced = 0, 0, 0, False
    for raw in text.split("\n"):
        line = raw
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if not line.strip():
            run, links, tags = 0, 0, 0
        run += 1
        links += line.count("[") - line.count("](h")
        tags += line.count("<") - line.count(">")
        if links > _BLOCK_LINKS and not fenced:
            line = line.replace("[", "&#91;")
        if tags > _BLOCK_LINKS and not fenced:
            line = line.replace("<", "&lt;")
        lines.append(line)
        if run >= _BLOCK_LINES and not fenced:
            lines.append("")
            run, links, tags = 0, 0, 0
    return "\n".join(lines)


def _html(text: str) -> str:
    try:
        html: str = _converter().reset().convert(_affordable(_bounded(text)))
    except BaseException:
        _converter.cache_clear()  # it stopped midway: what it was doing must not go on in the next text
        raise
    return html.translate(_LETTERS)


@cache
def _converter() -> Any:
    """One converter a process: making one costs as much as converting a page."""
    from markdown import Markdown

    return Markdown(extensions=list(_EXTENSIONS), output_format="html")


def _affordable(text: str) -> str:
    """The text with the marks of those paragraphs put out of Markdown's sight (see `_LETTERS`) that would cost more than a document may.

    Python-Markdown goes through a whole paragraph for every mark in it.
    """
    if len(text) * sum(map(text.count, _INLINE)) < _MOST_WORK:
        return text
    left = _MOST_WORK
    paragraphs = _BLANK.split(text)
    for at, paragraph in enumerate(paragraphs):
        work = len(paragraph) * sum(map(paragraph.count, _INLINE))
        if work > left:
            paragraphs[at] = _TRAILING.sub("", paragraph).translate(_HIDDEN)
        else:
            left -= work
    return "\n\n".join(paragraphs)


def _placed(found: Sequence[Piece], source: str, first: int) -> list[Block]:
    """The blocks with the line each one's first words stand on, as near as can be told."""
    lines = [_MARKS.sub("", line) for line in source.split("\n")]
    at = 0
    blocks = []
    for piece in found:
        start = _MARKS.sub("", piece.text[:60])[:12]
        seen = next((index for index in range(at, min(len(lines), at + _NEAR)) if start and start in lines[index]), None)
        at = seen if seen is not None else at
        blocks.append(Block(piece.text, first + at, piece.kind, piece.html))
        at = min(at + 1, len(lines) - 1) if seen is not None else at
    return blocks


def _headline(blocks: list[Block], found: Sequence[Piece], given: str) -> tuple[Field, list[Block]]:
    """The first heading of rank one as headline, and the blocks without it; it stays where the person gave another title."""
    for index, piece in enumerate(found):
        if piece.tag == "h1" and (not given or fold(given) == fold(" ".join(piece.text.split()))):
            block = blocks[index]
            text = " ".join(block.text.split())
            return Field(text, "first heading", line=block.line, sure=0.95), blocks[:index] + blocks[index + 1 :]
    return MISSING, blocks

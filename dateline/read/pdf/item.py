"""The one item of a PDF: its lines read as a capture's are, what its print shows laid over that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateline.model import Candidate, Field, Reading
from dateline.read.assemble import tell
from dateline.read.capture import Capture
from dateline.read.language import detect
from dateline.read.lines import Line, split_lines
from dateline.read.page import read_page
from dateline.read.pdf.headline import shown_title, with_file_titles
from dateline.read.pdf.kept import with_layout
from dateline.read.pdf.layout import Text
from dateline.read.pdf.paragraphs import Paragraph
from dateline.read.pdf.told import file_day, publication_day, told_fields
from dateline.read.words import fold, words_for

_PAGED = ("title", "published", "updated", "source", "issuer", "byline", "dateline")


def item_of(text: Text, info: Mapping[str, str], meta: Mapping[str, str], told: Mapping[str, Field], capture: Capture, part: str | None) -> Reading:
    """The item of a document with text.

    `info` and `meta` are what the file says of itself (its Info dictionary, its XMP), `told` what a file around it says.
    """
    lines = _lines(text)
    fields = {**told_fields(text.printed, info, meta, capture), **told}
    hints = capture.hints.told(fields, part)
    words = words_for(detect("\n".join(line.text for line in lines.values())[:4000])[0] or "")
    names = {info.get("Title", ""): "the file's Title", meta.get("title", ""): "the file's dc:title"}
    names |= {text.printed.title: "title printed by the browser"} if text.printed and text.printed.title not in names else {}
    headline = None if hints.title else shown_title(text, lines, words, list(names))
    if headline:
        hints = hints._replace(title=headline.text)
    read = read_page(list(lines.values()), capture.path, capture.sources, hints)
    by_number = {line.number: text.paragraphs[at] for at, line in lines.items()}
    read = with_layout(read, lines, text)
    title = with_file_titles(
        read.title, list(names.items()), bool(capture.hints.title), headline is not None and fold(read.title.value or "") == headline.folded
    )
    read = replace(read, part=part, title=title, published=_dated(read.published, info, meta), byline=_author(read.byline, info, meta))
    if meta.get("source") and not read.source:
        read = replace(read, source=Field(meta["source"], "the file's prism:publicationName", sure=0.9))
    read = tell(read, fields, capture)
    return replace(read, **_pages(read, by_number))


def _lines(text: Text) -> dict[int, Line]:
    """The lines of the text as the rules for captures see them, by their paragraph's index; a paragraph is one line, counted from 1."""
    lines: dict[int, Line] = {}
    for at, paragraph in enumerate(text.paragraphs):
        if paragraph.kind == "note":
            continue
        found = split_lines(paragraph.text, at + 1)
        if found:
            lines[at] = found[0]._replace(gap=paragraph.gap)
    return lines


def _dated(published: Field, info: Mapping[str, str], meta: Mapping[str, str]) -> Field:
    """The day of publication: the text's own; else the publisher's metadata. The day the file was made is evidence, never taken."""
    told = publication_day(meta)
    if told and not published:
        published = Field(told.value, told.rule, sure=told.sure, others=published.others)
    elif told and told.value != (published.value or "")[:10]:
        published = replace(published, others=(*published.others, told))
    made = file_day(info, published.value)
    return replace(published, others=(*published.others, made)) if made else published


def _author(byline: Field, info: Mapping[str, str], meta: Mapping[str, str]) -> Field:
    """The byline; whom the file names as its author may be the typist: a runner-up."""
    names = {meta.get("creator", ""): "the file's dc:creator", info.get("Author", ""): "the file's Author"}
    others = tuple(Candidate(name, rule, None, 0.3) for name, rule in names.items() if name and name != byline.value)
    return replace(byline, others=(*byline.others, *others)) if others else byline


def _pages(read: Reading, by_number: dict[int, Paragraph]) -> dict[str, Any]:
    """Fields of a document of several pages tell beside their words the page these stand on."""
    if len({each.page for each in by_number.values()}) < 2:
        return {}
    changed: dict[str, Any] = {}
    for name in _PAGED:
        field: Field = getattr(read, name)
        if field and field.line in by_number:
            changed[name] = replace(field, text=f"{field.text or field.value} (page {by_number[field.line].page})")
    return changed

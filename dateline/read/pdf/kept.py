"""What a PDF's print shows of its text beside its words: headings by their size, tables, notes; and what stood in the margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Block, Reading, Span
from dateline.read.assemble import first_words
from dateline.read.decode import tidy
from dateline.read.lines import Line
from dateline.read.pdf.layout import Text
from dateline.read.pdf.paragraphs import Paragraph

_HEADING = 1.1
_HEADING_WIDTH = 150
_PROSE = 80
_BETWEEN, _BEHIND = "between paragraphs", "after the text"


def with_layout(read: Reading, lines: dict[int, Line], text: Text) -> Reading:
    """The reading with its headings and tables, notes at the end, margins as cut.

    Where no browser printed a page around the text, all of it is text: nothing between two paragraphs is left out but for a reason of its own.
    """
    by_number = {line.number: line for line in lines.values()}
    back = set(_restored(read, by_number, text))
    body = {block.line: block for block in read.body} | {number: Block(by_number[number].text, number) for number in back}
    blocks = _tables([_shown(block, text) for _, block in sorted(body.items())])
    notes = [Block(tidy(each.text), at + 1) for at, each in enumerate(text.paragraphs) if each.kind == "note"]
    kept = (*blocks, *notes)
    cut = [piece for span in read.cut for piece in _remaining(span, back, by_number)]
    return replace(read, body=kept, cut=(*cut, *_margins(text)), summary=first_words(kept) if read.summary else read.summary)


def _restored(read: Reading, lines: dict[int, Line], text: Text) -> Iterator[int]:
    """The numbers of lines that were cut and are text by what the print shows."""
    own = sorted(block.line for block in read.body)
    if not own:
        return
    last = own[-1] if text.printed else max(own[-1], *(line.number for line in lines.values() if line.width >= _PROSE and line.ends), 0)
    top = min(read.title.line or own[0], own[0])
    for span in read.cut:
        numbers = [number for number in range(span.first, span.last + 1) if number in lines]
        plain = span.rule == _BETWEEN or (span.rule == _BEHIND and any(lines[number].width >= _PROSE for number in numbers))
        for number in numbers:
            paragraph = text.paragraphs[number - 1]
            if not top < number <= last:
                continue
            if paragraph.kind == "table" or _larger(paragraph, text) or (plain and number > own[0] and not text.printed):
                yield number


def _shown(block: Block, text: Text) -> Block:
    paragraph = text.paragraphs[block.line - 1]
    if paragraph.kind == "table":
        return replace(block, text=tidy(paragraph.text), kind="table")
    return replace(block, kind="h") if block.kind in ("p", "h", "list") and _heading(paragraph, text) else block


def _larger(paragraph: Paragraph, text: Text) -> bool:
    ended = paragraph.text.endswith((".", "。", ";", "；"))
    return paragraph.size >= _HEADING * text.size and len(paragraph.text) <= _HEADING_WIDTH and not ended


def _heading(paragraph: Paragraph, text: Text) -> bool:
    if _larger(paragraph, text):
        return True
    if len(paragraph.text) > _HEADING_WIDTH or paragraph.text.endswith((".", "。", ";", ":", "；", "：")):
        return False
    return text.bold_marks and all(word.font in text.bold for row in paragraph.rows for word in row.words)


def _tables(blocks: list[Block]) -> list[Block]:
    """Rows of one table as one block, a line each."""
    joined: list[Block] = []
    last = 0
    for block in blocks:
        if block.kind == "table" and joined and joined[-1].kind == "table" and block.line == last + 1:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text}\n{block.text}")
        else:
            joined.append(block)
        last = block.line
    return joined


def _remaining(span: Span, back: set[int], lines: dict[int, Line]) -> Iterator[Span]:
    """What is left of a cut when some of its lines are text after all."""
    if not any(number in back for number in range(span.first, span.last + 1)):
        yield span
        return
    run: list[Line] = []
    for number in range(span.first, span.last + 2):
        if number in lines and number not in back and number <= span.last:
            run.append(lines[number])
        elif run:
            yield Span(run[0].number, run[-1].number, "\n".join(line.text for line in run), span.rule)
            run = []


def _margins(text: Text) -> list[Span]:
    """What stood at the edges of the pages, each line once, with the pages it stood on."""
    found: dict[tuple[str, str], list[int]] = {}
    for margin in text.margins:
        found.setdefault((margin.row.text, margin.rule), []).append(margin.row.page)
    return [Span(1, 1, said, f"{rule}, page {pages[0]}" + (f" to {pages[-1]}" if pages[-1] > pages[0] else "")) for (said, rule), pages in found.items()]

"""A PDF's pages as the lines of one text, in reading order."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.lines import wide_letters
from dateline.read.pdf.columns import Region, regions
from dateline.read.pdf.margins import Margin, Printed, part
from dateline.read.pdf.paragraphs import Paragraph, body_size, paragraphs
from dateline.read.pdf.rows import pieces
from dateline.read.pdf.words import Document, Page, Word
from dateline.text import regex

_BOLD = regex(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


class Text(NamedTuple):
    """A document's paragraphs with the size of its body text, its bold fonts, what stood in its margins, and what a browser printed there.

    `bold_marks`: bold type marks something, as less than half of the text is set in it.
    """

    paragraphs: list[Paragraph]
    size: float
    bold: frozenset[int]
    margins: list[Margin]
    printed: Printed | None
    bold_marks: bool


def lay_out(document: Document) -> Text:
    """The text of a document: columns in order, margins apart, paragraphs whole."""
    flat, upright = [], []
    for page in document.pages:
        across, down = _downward(page)
        flat.append(pieces(across, page.number))
        upright.append(pieces(down, page.number) if down else [])
    parted = part(document.pages, flat, document.total)
    read: list[Region] = []
    for rows, turned in zip(parted.pages, upright, strict=True):
        read += regions(rows) + regions(turned)
    bold = frozenset(number for number, name in enumerate(document.fonts) if _BOLD.search(name))
    size = body_size([row for region in read for row in region.rows])
    found = paragraphs(read, bold)
    marked = sum(len(each.text) for each in found if each.rows[0].words[0].font in bold)
    return Text(found, size, bold, parted.margins, parted.printed, marked * 2 < sum(len(each.text) for each in found))


def _downward(page: Page) -> tuple[list[Word], list[Word]]:
    """The words of a page that are set across, and those set from the top down (Japanese and Chinese), turned to run across.

    A letter is set downward where the file's next letter stands right below it.
    """
    words = page.words
    down: set[int] = set()
    for at in range(len(words) - 1):
        here, below = words[at], words[at + 1]
        if len(here.text) == 1 == len(below.text) and wide_letters(here.text + below.text) and _under(here, below):
            down.update((at, at + 1))
    if len(down) < 20:
        return list(words), []
    top = page.edges[3]
    turned: list[Word] = []
    for at in sorted(down):
        word = words[at]
        middle = (word.left + word.right) / 2
        # A full stop stands at its square's corner: its line is that of the letter above.
        if not word.text.isalnum() and turned and abs(turned[-1].base - middle) < 0.8 * word.size:
            middle = turned[-1].base
        turned.append(Word(word.text, top - word.top, top - word.base, middle, middle + 0.5 * word.size, word.size, word.font))
    return [word for at, word in enumerate(words) if at not in down], turned


def _under(here: Word, below: Word) -> bool:
    apart = abs(here.left + here.right - below.left - below.right) / 2
    return apart < 0.8 * here.size and 0.2 * here.size < here.base - below.base < 1.9 * here.size

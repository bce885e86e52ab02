"""A PDF as one item, however many pages it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Field, Reading, ReadResult
from dateline.problems import Problem, warning
from dateline.read.assemble import NOTHING_TOLD
from dateline.read.capture import Capture, Unreadable
from dateline.read.pdf.item import item_of
from dateline.read.pdf.layout import lay_out
from dateline.read.pdf.told import packet
from dateline.read.pdf.words import Document, Page, words_of

# A page with pictures and fewer letters than this is a picture of a page.
_FEW = 25
# The share of letters that a font does not name, beyond which nobody could read the text.
_UNNAMED = 0.3


def read_pdf(capture: Capture) -> ReadResult:
    """The one item of a PDF. Raises Unreadable for what is no PDF, is encrypted or damaged, and for scans without a text layer."""
    reading, problems = read_pages(capture)
    return ReadResult((reading,), tuple(problems))


def read_pages(capture: Capture, part: str | None = None, told: Mapping[str, Field] = NOTHING_TOLD) -> tuple[Reading, list[Problem]]:
    """The item of a PDF and what was wrong with it. Raises Unreadable.

    `part` is its place in a document of many items, `told` what that tells of it (an archive's address and date).
    """
    most = capture.limit("pages")
    document = words_of(capture.data, most)
    name = capture.path.rsplit("/", 1)[-1]
    pictures = _unread(document, name)
    problems: list[Problem] = []
    if pictures:
        message = f'page {_listed(pictures)} is a picture without text, and left out; `ocrmypdf --skip-text "{name}" "{name}"` (OCRmyPDF) adds its text'
        problems.append(warning(capture.path, None, message))
    if document.total > len(document.pages):
        message = f"has {document.total} pages; the first {len(document.pages)} are read; raise `limits: pages:` in content/site.yml"
        problems.append(warning(capture.path, None, message))
    return item_of(lay_out(document), document.info, packet(capture.data), told, capture, part), problems


def _unread(document: Document, name: str) -> list[int]:
    """The pages that are pictures. Raises Unreadable where all of them are, or where the letters have no names."""
    if not any(page.words or page.images for page in document.pages):
        raise Unreadable("holds no text; save the document again, or remove it")
    pictures = [page.number for page in document.pages if page.images and _letters(page) < _FEW]
    if len(pictures) == sum(1 for page in document.pages if page.words or page.images):
        raise Unreadable(f'is a scan without a text layer; OCRmyPDF adds one: ocrmypdf "{name}" "{name}"')
    if not any(_letters(page) for page in document.pages):
        raise Unreadable(f'draws its letters as pictures; OCRmyPDF adds a text layer: ocrmypdf --force-ocr "{name}" "{name}"')
    letters = "".join(word.text for page in document.pages for word in page.words)
    unnamed = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in letters)
    if unnamed > _UNNAMED * len(letters):
        raise Unreadable(f'has fonts that do not say which letters they show; OCRmyPDF reads them: ocrmypdf --force-ocr "{name}" "{name}"')
    return pictures


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (", …" if len(numbers) > 10 else "")

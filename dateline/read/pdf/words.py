"""The words of a PDF, read by PDFium in a process of their own: what harms that process costs the document and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.read.capture import Unreadable, needed

# Bounds on the reading process: processor seconds for the file and milliseconds for each page, memory in bytes, and
# seconds by the clock after which it is ended where the system counts none of these.
SECONDS = 20
MILLISECONDS_A_PAGE = 60
MEMORY = 900_000_000
CLOCK = 300
_SIGNATURE_WITHIN = 1024
_REPAIR = "open it in a viewer and print it to a new PDF, or remove it"
_ERRORS = {
    4: "is protected by a password; save a copy without one (qpdf --decrypt --password=… IN.pdf OUT.pdf)",
    5: "is encrypted in a way that cannot be read; save a copy without protection",
}


class Word(NamedTuple):
    """Letters that no space parts: its box and base line in points from the page's lower left, its size, and its font's number."""

    text: str
    left: float
    right: float
    base: float
    top: float
    size: float
    font: int


class Page(NamedTuple):
    """A page's words, upright, its edges (left, bottom, right, top), and how many pictures it holds."""

    number: int
    words: tuple[Word, ...]
    edges: tuple[float, float, float, float]
    images: int


class Document(NamedTuple):
    """`total` is the number of all pages, also of those beyond the limit. `info` is what the file says of itself; `fonts` their names."""

    pages: tuple[Page, ...]
    total: int
    info: dict[str, str]
    fonts: tuple[str, ...]


def words_of(data: bytes, pages: int) -> Document:
    """The words of at most `pages` pages. Raises Unreadable for what is no PDF, is encrypted, damaged, or takes more than the bounds."""
    if not data:
        raise Unreadable("is empty; save the document again, or remove it")
    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise Unreadable("is no PDF (it does not begin with %PDF-); give it the ending of what it is, or remove it")
    told = _told(data, pages)
    number = told.get("error")
    if number == -1:
        needed("pypdfium2", "")
    if number is not None:
        raise Unreadable(_ERRORS.get(number, f"is a damaged PDF; {_REPAIR}"))
    return Document(tuple(_page(number, page) for number, page in enumerate(told["pages"], 1)), told["count"], told["info"], tuple(told["fonts"]))


def _told(data: bytes, pages: int) -> dict[str, Any]:
    program = Path(__file__).with_name("reader.py")
    command = [sys.executable, "-P", str(program), *map(str, (pages, SECONDS, MILLISECONDS_A_PAGE, MEMORY))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=CLOCK, check=False)  # noqa: S603 - this package's own program
    except subprocess.TimeoutExpired:
        raise Unreadable(f"takes longer to read than {CLOCK} seconds; {_REPAIR}") from None
    if done.returncode:
        raise Unreadable(f"takes more time or memory to read than any ordinary PDF, or breaks its reader off; {_REPAIR}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _page(number: int, told: dict[str, Any]) -> Page:
    raw: Sequence[list[Any]] = told["words"]
    counts = [0, 0, 0, 0]
    for word in raw:
        if word[9] >= 0:
            counts[word[9]] += len(word[0])
    turn = max(range(4), key=lambda quarter: counts[quarter])
    left, bottom, right, top = told["edges"]
    corners = _turned(left, bottom, right, top, turn)
    words = (_word(word, turn) for word in raw if word[9] == turn)
    seen = tuple(word for word in words if word.right > corners[0] and word.left < corners[2] and corners[1] <= word.base < corners[3] and word.size > 0.5)
    return Page(number, seen, corners, told["images"])


def _word(word: list[Any], turn: int) -> Word:
    text, left, bottom, right, top, x, y, size, font, _ = word
    box = _turned(left, bottom, right, top, turn)
    base = _turned(x, y, x, y, turn)[1]
    return Word(text, box[0], max(box[2], box[0]), base, max(box[3], base + 0.3 * size), size, font)


def _turned(left: float, bottom: float, right: float, top: float, turn: int) -> tuple[float, float, float, float]:
    """A box as it stands when the page is turned so that letters of `turn` quarter turns are upright."""
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 3:
        return -top, left, -bottom, right
    return left, bottom, right, top

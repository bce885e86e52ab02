"""The words of a PDF and where they stand: a program of its own, run in a process that may be lost (see `words.py`).

Standard input holds the file; the arguments are the most pages, the most seconds of processor time (for the file, and for each page)
and the most bytes of memory. Standard output is one JSON object; the exit status is 0 wherever there is one. Imports nothing of the package.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from typing import Any

# The characters of one page, and of one file, beyond which nothing is read.
MOST_ON_A_PAGE = 200_000
MOST = 5_000_000
_SOFT_HYPHENS = (0x02, 0xAD, 0xFFFE)
_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000))
_INFO = ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate")
_IMAGE = 3


def bound(memory: int, seconds: int) -> None:
    """Limits on this process, where the system knows any."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def read(data: bytes, pages: int, memory: int, seconds: int, each: int) -> dict[str, Any]:
    """The document: `pages` with their words, the `fonts` the words name, `info` of the file, `count` of all pages; or an `error` number of PDFium."""
    try:
        import pypdfium2.raw as pdfium
    except ImportError:
        return {"error": -1}
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"error": pdfium.FPDF_GetLastError()}
    count = pdfium.FPDF_GetPageCount(document)
    shown = min(count, pages)
    bound(memory, seconds + math.ceil(each * shown / 1000))
    fonts: dict[str, int] = {}
    info = {name: text for name in _INFO if (text := _info(pdfium, document, name))}
    taken: list[dict[str, Any]] = []
    left = MOST
    for number in range(shown):
        page, size = _page(pdfium, document, number, fonts, min(left, MOST_ON_A_PAGE))
        left -= size
        taken.append(page)
        if left <= 0:
            break
    return {"count": count, "info": info, "pages": taken, "fonts": list(fonts)}


def _info(pdfium: Any, document: Any, name: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    if not 2 < size < 2_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def _page(pdfium: Any, document: Any, number: int, fonts: dict[str, int], most: int) -> tuple[dict[str, Any], int]:
    """One page: its width and height, its words, how many pictures it holds; and how many characters were looked at."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"edges": [0, 0, 0, 0], "words": [], "images": 0}, 0
    objects = min(pdfium.FPDFPage_CountObjects(page), 2000)
    images = sum(pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) == _IMAGE for at in range(objects))
    text = pdfium.FPDFText_LoadPage(page)
    size = min(max(0, pdfium.FPDFText_CountChars(text)), most) if text else 0
    words = _words(pdfium, text, size, fonts)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    if text:
        pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    edges = [round(edge, 1) for edge in (box.left, box.bottom, box.right, box.top)]
    return {"edges": edges, "words": words, "images": images}, size


def _words(pdfium: Any, text: Any, size: int, fonts: dict[str, int]) -> list[list[Any]]:
    """The words in the order of the file: text, left, bottom, right, top, the first letter's origin (x, y), size, font, quarter turns."""
    words: list[list[Any]] = []
    letters: list[tuple[str, float, float, float, float, float, float]] = []
    box, x, y, matrix = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    last, style = None, (0.0, 0, 0)
    for at in range(size):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in _SPACES:
            _finish(words, letters, style)
            continue
        holder = ctypes.cast(pdfium.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value
        if holder != last or holder is None:
            last, now = holder, _style(pdfium, text, at, matrix, name, flags, fonts)
            if now != style:
                _finish(words, letters, style)
            style = now
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        letter = (_letter(code), box.left, box.bottom, box.right, box.top, x.value, y.value)
        if letters and _parted(letters[-1], letter, style):
            _finish(words, letters, style)
        letters.append(letter)
    _finish(words, letters, style)
    return words


def _letter(code: int) -> str:
    if code in _SOFT_HYPHENS:
        return "\u00ad"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _parted(before: tuple[Any, ...], after: tuple[Any, ...], style: tuple[float, int, int]) -> bool:
    """Whether a letter stands so far from the one before that no word holds both."""
    size, _, turn = style
    if turn:
        return False
    gap = max(after[1] - before[3], before[1] - after[3])
    return bool(abs(after[6] - before[6]) > 0.3 * size or gap > 0.6 * size)


def _finish(words: list[list[Any]], letters: list[tuple[Any, ...]], style: tuple[float, int, int]) -> None:
    """The letters so far as one word, those of a script that runs to the left in the order they are read."""
    if not letters:
        return
    if any(unicodedata.bidirectional(letter[0]) in ("R", "AL") for letter in letters):
        letters.sort(key=lambda letter: -letter[1])
        _numbers_forward(letters)
    edges = (min(one[1] for one in letters), min(one[2] for one in letters), max(one[3] for one in letters), max(one[4] for one in letters))
    text = "".join(letter[0] for letter in letters)
    words.append([text, *(round(edge, 2) for edge in (*edges, letters[0][5], letters[0][6])), *style])
    letters.clear()


def _numbers_forward(letters: list[tuple[Any, ...]]) -> None:
    """Digits and Latin letters within a word that runs to the left run to the right."""
    start = None
    for at in range(len(letters) + 1):
        forward = at < len(letters) and unicodedata.bidirectional(letters[at][0]) in ("L", "EN", "AN", "ES", "CS") and letters[at][0] not in ".,:;"
        if forward and start is None:
            start = at
        elif not forward and start is not None:
            letters[start:at] = reversed(letters[start:at])
            start = None


def _style(pdfium: Any, text: Any, at: int, matrix: Any, name: Any, flags: Any, fonts: dict[str, int]) -> tuple[float, int, int]:
    """Size in points as it stands on the page, the font's number, and by how many quarter turns the letters are turned (-1: askew)."""
    size = pdfium.FPDFText_GetFontSize(text, at)
    turn = 0
    if pdfium.FPDFText_GetMatrix(text, at, matrix):
        size *= math.hypot(matrix.c, matrix.d)
        quarter = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        turn = round(quarter) % 4 if abs(quarter - round(quarter)) < 0.06 else -1
    pdfium.FPDFText_GetFontInfo(text, at, name, 100, flags)
    font = fonts.setdefault(name.value.decode("utf-8", "replace"), len(fonts))
    return round(abs(size), 1), font, turn


def main(arguments: list[str]) -> int:
    pages, seconds, each, memory = map(int, arguments)
    bound(memory, seconds)
    told = read(sys.stdin.buffer.read(), pages, memory, seconds, each)
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=True, allow_nan=False, default=str).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""PDFs written by hand, as ISO 32000 has them: what stands where on which page, and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDE, TALL = 595, 842
# Helvetica's usual width of a letter, for breaking lines as a typesetter does: parts of the size.
_LETTER = 0.5
_FONTS = {
    "F": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "B": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
}
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Any def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n256 beginbfrange\n"
    + b"\n".join(b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in range(256))
    + b"\nendbfrange endcmap end end"
)


class Run(NamedTuple):
    """Letters that begin at `x`, `y` (points from the lower left).

    Fonts: F Helvetica, B its bold, W letters a square wide, N half as wide, V one letter drawn as a square.
    """

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "F"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A whole file of numbered objects; the first is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return made + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, at)


def _squares(letters: Sequence[str]) -> tuple[bytes, bytes, bytes]:
    """A font (Type 3) in which every letter is a square that is drawn: single letters far apart count only where something is to be seen."""
    codes = b"\n".join(b"<%02X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for code, letter in enumerate(letters, 1))
    named = b"1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap end end" % (len(letters), codes)
    mapped = _TO_UNICODE.split(b"1 begincodespacerange")[0] + named
    shapes = b"/CharProcs<</g 12 0 R>>/Encoding<</Type/Encoding/Differences[1 %s]>>" % (b"/g " * len(letters))
    widths = b"/FirstChar 1/LastChar %d/Widths[%s]" % (max(1, len(letters)), b"1 " * max(1, len(letters)))
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]%s%s/ToUnicode 11 0 R>>" % (shapes, widths)
    return font, stream(mapped), stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")


def _shown(run: Run, squares: Sequence[str]) -> bytes:
    if run.font == "V":
        letters = bytes(squares.index(letter) + 1 for letter in run.text).hex().encode()
    else:
        letters = run.text.encode("utf-16-be" if run.font in ("W", "N") else "cp1252").hex().encode()
    return b"BT /%s %g Tf %g %g Td <%s> Tj ET\n" % (run.font.encode(), run.size, run.x, run.y, letters)


def pdf(*pages: Sequence[Run], info: dict[str, str] | None = None, xmp: str = "", picture: bool = False, extra: bytes = b"") -> bytes:
    """A PDF of some pages. `picture` puts a small image on each; `extra` are more operators on every page."""
    count = len(pages)
    objects = [b"<</Type/Catalog/Pages 2 0 R%s>>" % (b"/Metadata 8 0 R" if xmp else b"")]
    first = 13
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(count))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids))
    objects += [_FONTS["F"], _FONTS["B"]]
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW %d>>"
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[%s]>>"
    objects += [composite % (descendant % 1000), composite % (descendant % 500), stream(_TO_UNICODE)]
    objects.append(stream(xmp.encode(), b"/Type/Metadata/Subtype/XML"))
    squares = sorted({letter for page in pages for run in page if run.font == "V" for letter in run.text})
    font, names, shape = _squares(squares)
    objects.append(font)
    objects.append(stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"))
    objects += [names, shape]
    resources = b"<</Font<</F 3 0 R/B 4 0 R/W 5 0 R/N 6 0 R/V 9 0 R>>/XObject<</I 10 0 R>>>>"
    for number, page in enumerate(pages):
        content = b"".join(_shown(run, squares) for run in page) + extra + (b"q 500 0 0 700 40 60 cm /I Do Q\n" if picture else b"")
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources %s/Contents %d 0 R>>" % (WIDE, TALL, resources, first + 2 * number + 1))
        objects.append(stream(content))
    told = b""
    if info:
        pairs = b"".join(b"/%s<%s>" % (key.encode(), b"feff" + value.encode("utf-16-be").hex().encode()) for key, value in info.items())
        objects.append(b"<<" + pairs + b">>")
        told = b"/Info %d 0 R" % len(objects)
    return file_of(objects, told)


def column(text: str, x: float, y: float, width: float, size: float = 11, indent: float = 0, step: float = 1.25, hyphens: bool = False) -> list[Run]:
    """A paragraph broken to lines of a column; `hyphens` parts long words at a line's end, as a typesetter would."""
    letters = int(width / (size * _LETTER))
    lines = _hyphenated(text, letters) if hyphens else textwrap.wrap(text, letters, initial_indent="", break_long_words=False, break_on_hyphens=False)
    return [Run(x + (indent if number == 0 else 0), y - number * step * size, line, size) for number, line in enumerate(lines)]


def _hyphenated(text: str, letters: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        room = letters - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
        elif len(word) >= 8 and room >= 5:
            cut = min(room - 1, len(word) - 3)
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def height(runs: Sequence[Run]) -> float:
    """The base line of the lowest of some runs."""
    return min(run.y for run in runs)

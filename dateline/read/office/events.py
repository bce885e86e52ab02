"""XML as a stream of events: no document type, no entity, no tree in memory, and bounds on depth and number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from dateline.read.capture import Unreadable

_DEEPEST = 500
_MOST = 1_500_000
_LONGEST = 4_000_000
# What the namespaces of both standards are called here; the strict form of OOXML has its own addresses.
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
}


class Listener(Protocol):
    """Hears of the elements of a document in their order, names as `w:p`; those of other namespaces as `?:name`."""

    def start(self, name: str, given: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


def listen(pieces: Iterable[bytes], listener: Listener) -> None:
    """Reads XML and tells the listener of it.

    Raises Unreadable for XML that is broken, that declares a document type (office programs write none, and entities, however encoded,
    come by no other way), that nests deeper than 500 elements, that holds more than 1,500,000, or one tag of more than 4 MB (which would take
    the square of its length).
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}
    count = depth = 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal count, depth
        count += 1
        depth += 1
        if depth > _DEEPEST or count > _MOST:
            what = f"nests deeper than {_DEEPEST} elements" if depth > _DEEPEST else f"holds more than {_MOST:,} elements"
            raise Unreadable(f"{what}: it is no document that a person wrote; remove it")
        listener.start(_named(name, names), {_named(key, names): value for key, value in given.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(_named(name, names))

    def refuse(*_: object) -> None:
        raise Unreadable("declares an XML document type, as entity bombs do and office programs do not; save it again from the program it comes from")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.data
    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST:
                raise Unreadable(f"holds one tag of more than {_LONGEST // 1_000_000} MB: it is no document that a person wrote; remove it")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as caught:  # the latter two for an encoding that is declared and not known
        raise Unreadable(f"holds broken XML ({caught}); save it again from the program it comes from") from None


def _named(full: str, names: dict[str, str]) -> str:
    known = names.get(full)
    if known is None:
        space, _, name = full.rpartition(" ")
        known = f"{_SPACES.get(space, '?')}:{name}" if space else name
        if len(names) < 10_000:
            names[full] = known
    return known

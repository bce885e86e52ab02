"""Office documents: Word, OpenDocument and Rich Text, with the press databases' bundles among them.

The bytes decide what a document is, not its ending: many a `.doc` is Rich Text.
"""

from __future__ import annotations

from dateline.model import ReadResult
from dateline.problems import warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.office.manuscript import Manuscript

__all__ = ["read_office"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_office(capture: Capture) -> ReadResult:
    """The item of a document, or the items of a press database's bundle; none where no paragraph says anything. Raises Unreadable."""
    from dateline.read.office.reading import item_of, rows_of
    from dateline.read.press import read_bundle

    manuscript = _manuscript(capture)
    problems = (warning(capture.path, None, "ends in the middle: what comes before is read; save it again"),) if manuscript.short else ()
    bundle = read_bundle(rows_of(manuscript), capture)
    if bundle is not None:
        return ReadResult(bundle.items, (*problems, *bundle.problems))
    item = item_of(manuscript, capture)
    if item is None and manuscript.short:
        raise Unreadable("ends before its first word; save it again")
    return ReadResult((item,) if item else (), problems)


def _manuscript(capture: Capture) -> Manuscript:
    data = capture.data
    if not data.strip(b" \t\r\n\x00"):
        return Manuscript(())
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise Unreadable("is protected by a password; open it, take the password off and save it again")
        raise Unreadable("is an old Word document (.doc); open it and save it as .docx")
    if data.startswith(_ZIP):
        from dateline.read.office.package import Package

        package = Package(capture)
        if "content.xml" in package.names:
            from dateline.read.office.odt import read_odt

            return read_odt(package)
        from dateline.read.office.docx import read_docx

        return read_docx(package)
    if b"{\\rtf" in data[:64]:
        from dateline.read.office.rtf import read_rtf

        return read_rtf(data)
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable("is a web page under another name; let its name end in .html")
    raise Unreadable("is no office document, or a damaged one; save it as .docx, .odt or .rtf again")

"""Article bundles of press databases: one file, many articles. Recognised by two strong marks in the text, never by the file's name.

The reader of a format asks here before it takes a document for one item: `read_bundle` with its paragraphs, `text_bundle` with a text,
`markup_bundle` with a web page. None is the answer for any document that is no bundle.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.capture import Capture
from dateline.read.press.article import Bundle
from dateline.read.press.rows import Row
from dateline.text import regex

__all__ = ["Bundle", "Row", "markup_bundle", "read_bundle", "text_bundle"]

_NUMBER = r"[:：]?\s+[A-Za-z0-9]{18,34}\b"
# What no bundle is without: words, each with what stands behind it where the word alone says little. Literal beginnings, so that looking
# for them costs other documents next to nothing.
_SIGNS = (
    *((word, None) for word in ("End of Document", "Ende des Dokuments", "Fin du document", "Fin del documento", "Fine del documento")),
    *((word, None) for word in ("Einde van document", "ProQuest document ID:", "DocPublicationName")),
    (" DOCUMENT", regex(r" DOCUMENTS?\s*(?:[<\n]|$)")),
    ("Document", regex(rf"Document(?:o? \d{{1,6}} de \d|[oe]?{_NUMBER})")),
    ("Dokument", regex(rf"Dokument(?: \d{{1,6}} von \d|{_NUMBER})")),
    *((word, regex(word + _NUMBER)) for word in ("Документ", "文件", "文書", "文档")),
)


def _signed(text: str) -> bool:
    return any(word in text and (form is None or form.search(text) is not None) for word, form in _SIGNS)


def read_bundle(rows: Sequence[Row], capture: Capture) -> Bundle | None:
    """The articles of a bundle as items, None where the paragraphs are no bundle."""
    if not any(_signed(row.text[:200]) or "DocPublicationName" in row.mark for row in rows):
        return None
    rows = [row._replace(at=at) for at, row in enumerate(rows)]
    from dateline.read.press import europresse, factiva, nexis, proquest
    from dateline.read.press.article import bundle_of

    if ours := europresse.europresse_in(rows):
        return bundle_of(europresse.europresse_articles(rows, ours, capture), capture)
    if numbered := factiva.factiva_in(rows):
        return bundle_of(factiva.factiva_articles(rows, numbered, capture), capture)
    if counted := nexis.nexis_in(rows):
        return bundle_of(nexis.nexis_articles(rows, counted, capture), capture)
    if ruled := proquest.proquest_in(rows):
        return bundle_of(proquest.proquest_articles(rows, ruled, capture), capture)
    return None


def text_bundle(text: str, first: int, capture: Capture) -> Bundle | None:
    """The articles of a text export whose first line has the number `first`, None where the text is no bundle."""
    if not _signed(text):
        return None
    from dateline.read.press.rows import text_rows

    return read_bundle(text_rows(text, first), capture)


def markup_bundle(markup: str, capture: Capture) -> Bundle | None:
    """The articles of a web page that a database exported, None where the page is no bundle."""
    if not _signed(markup):
        return None
    from dateline.read.press.markup import markup_rows

    return read_bundle(markup_rows(markup), capture)

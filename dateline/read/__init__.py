"""One document in, its items out. Pure: bytes and profiles come in, nothing is fetched, no clock is read.

A new format is one file here and one line in `READERS`. Importing this room costs next to nothing: the readers come
with the first document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Correction, Reading, ReadResult, SourceProfile
from dateline.problems import Problem

__all__ = ["READERS", "READER_VERSION", "apply_correction", "read_document", "refusal"]

# Raised when the same document would be read differently.
READER_VERSION = "3"

# Suffix to "module:function", imported when the first such document comes.
READERS = {
    ".txt": "dateline.read.plain:read_plain",
    ".text": "dateline.read.plain:read_plain",
    ".md": "dateline.read.markdown:read_markdown",
    ".markdown": "dateline.read.markdown:read_markdown",
    ".eml": "dateline.read.mail:read_eml",
    ".mbox": "dateline.read.mail:read_mbox",
    ".rss": "dateline.read.feed:read_feed",
    ".atom": "dateline.read.feed:read_feed",
    ".xml": "dateline.read.feed:read_feed",
    ".csv": "dateline.read.table.separated:read_csv",
    ".tsv": "dateline.read.table.separated:read_csv",
    ".json": "dateline.read.table.objects:read_json",
    ".jsonl": "dateline.read.table.objects:read_json_lines",
    ".ndjson": "dateline.read.table.objects:read_json_lines",
    ".ris": "dateline.read.references.ris:read_ris",
    ".bib": "dateline.read.references.bibtex:read_bibtex",
    ".html": "dateline.read.html:read_html",
    ".htm": "dateline.read.html:read_html",
    ".xhtml": "dateline.read.html:read_html",
    ".mhtml": "dateline.read.mhtml:read_mhtml",
    ".mht": "dateline.read.mhtml:read_mhtml",
    ".pdf": "dateline.read.pdf:read_pdf",
    ".warc": "dateline.read.warc:read_warc",
    ".warc.gz": "dateline.read.warc:read_warc",
    ".docx": "dateline.read.office:read_office",
    ".docm": "dateline.read.office:read_office",
    ".doc": "dateline.read.office:read_office",
    ".odt": "dateline.read.office:read_office",
    ".rtf": "dateline.read.office:read_office",
}


def read_document(
    path: str,
    data: bytes,
    side: bytes | None,
    sources: Sequence[SourceProfile],
    limits: Mapping[str, int],
    timezone: str = "",
    columns: Mapping[str, str] | None = None,
) -> ReadResult:
    """The items of one document, each field with its evidence, and what was wrong with it.

    `path` is relative to the root, POSIX style; `side` the bytes of its side file (`NAME.meta.yml`); `limits["document_mb"]`
    (20) bounds the size in megabytes; `timezone` (IANA) is the digest's own, for clock times whose zone neither text nor source
    tells; `columns` maps fields to the columns of tables. A document with an error has no items, but for a side file that cannot
    be read. Side file beats front matter beats reading.
    """
    from dateline.read.document import read_document as read

    return read(path, data, side, sources, limits, timezone, columns or {})


def refusal(path: str, size: int, limits: Mapping[str, int]) -> Problem | None:
    """Why a document is not even opened: of a kind that nothing reads, or of more bytes (`size`) than `limits["document_mb"]`; else None."""
    from dateline.read.document import refusal as refuse

    return refuse(path, size, limits)


def apply_correction(reading: Reading, correction: Correction, sources: Sequence[SourceProfile] = ()) -> Reading:
    """The reading with a person's correction over it; what stood before becomes a runner-up (see `correct`)."""
    from dateline.read.correct import apply_correction as correct

    return correct(reading, correction, sources)

"""Dateline's own export, read back: an item is what it was."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Block, Field, Said
from dateline.read.entry import Entry

# Columns that stand together in no other table.
OWN = frozenset(("id", "path", "part", "published", "published_precision", "added", "rights", "status", "body"))
_FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")
_RULE = "export of a digest"


def own_entry(cells: Mapping[str, str], line: int) -> Entry:
    """The entry of a row: its fields, its text, its rights and its id as they were; actors, topics and quotations are found anew."""
    told = {name: _field(cells, name, line) for name in _FIELDS if cells.get(name)}
    body = tuple(Block(text, line) for text in _plain(cells.get("body", "")).split("\n\n") if text.strip())
    captions = tuple(Block(text, line) for text in _plain(cells.get("captions", "")).split("\n") if text.strip())
    said = Said(id=cells.get("id", ""), rights=cells.get("rights", ""), status=cells.get("status", ""))
    return Entry(line, cells.get("id", ""), told, body, captions, said=said, exact=True)


def _field(cells: Mapping[str, str], name: str, line: int) -> Field:
    by_person = cells.get(f"fields.{name}.by") == "person"
    try:
        sure = float(cells.get(f"fields.{name}.sure", "1"))
    except ValueError:
        sure = 1.0
    return Field(_plain(cells[name]), _RULE, line=line, key=name if by_person else None, sure=sure, by="person" if by_person else "program")


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t") else cell

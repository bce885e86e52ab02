"""Word documents (`.docx`): the text as it would be read with all changes accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from msgspec import Struct, field

from dateline.read.capture import Unreadable
from dateline.read.office.body import Body
from dateline.read.office.events import listen
from dateline.read.office.flow import Passage
from dateline.read.office.manuscript import Manuscript, Properties
from dateline.read.office.package import Package
from dateline.read.office.styles import Styles

_HEADERS = 12
_HEAD_LINES = 40


class _Relations(Struct):
    """Hears of a part's relations: addresses outside by their id, parts inside by their kind."""

    folder: str
    links: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name != "rel:Relationship":
            return
        target, kind = given.get("Target", ""), given.get("Type", "").rpartition("/")[2]
        if given.get("TargetMode") == "External":
            self.links[given.get("Id", "")] = target
        else:
            inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(self.folder, target))
            self.parts.setdefault(kind, []).append(inside)

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


def read_docx(package: Package) -> Manuscript:
    """A Word document's passages, footnotes, running heads and properties. Raises Unreadable.

    Deleted text, hidden text, comments, page numbers and other fields that the program fills in are no text; inserted text and boxes of
    text are. The document's own headers and footers stand apart.
    """
    main = (_relations(package, "_rels/.rels", "").parts.get("officeDocument") or ["word/document.xml"])[0]
    if main not in package.names:
        raise Unreadable("is a zip without a Word document in it; save it as .docx again, or remove it")
    folder, _, name = main.rpartition("/")
    relations = _relations(package, f"{folder}/_rels/{name}.rels", folder)
    styles = Styles()
    for part in relations.parts.get("styles", [])[:1]:
        listen(package.pieces(part), styles)
    body = Body(styles, relations.links)
    listen(package.pieces(main), body)
    notes: list[Passage] = []
    for kind in ("footnotes", "endnotes"):
        for part in relations.parts.get(kind, [])[:1]:
            told = Body(styles, {}, refers=body.refers)
            listen(package.pieces(part), told)
            notes += told.notes
    heads: dict[str, None] = {}
    for part in relations.parts.get("header", [])[:_HEADERS]:
        head = Body(styles, {})
        listen(package.pieces(part), head)
        heads.update(dict.fromkeys(passage.text for passage in head.finished()[:_HEAD_LINES] if passage.kind != "alt"))
    properties = Properties()
    if "docProps/core.xml" in package.names:
        listen(package.pieces("docProps/core.xml"), properties)
    return Manuscript(tuple(body.finished()), tuple(notes), tuple(heads), properties.told)


def _relations(package: Package, part: str, folder: str) -> _Relations:
    relations = _Relations(folder)
    if part in package.names:
        listen(package.pieces(part), relations)
    return relations

"""OpenDocument texts (`.odt`): the text as it would be read with all changes accepted."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from dateline.read.capture import Unreadable
from dateline.read.office.events import listen
from dateline.read.office.flow import Flow, Passage, Run
from dateline.read.office.manuscript import Manuscript, Properties
from dateline.read.office.package import Package, protected

# What is no text as the author left it: deletions, remarks, hidden words, what the program fills in, readings over characters, lists made by machine.
_PASSED = frozenset((
    "text:tracked-changes", "office:annotation", "text:hidden-text", "text:hidden-paragraph", "text:page-number", "text:page-count", "text:file-name",
    "text:note-citation", "text:ruby-text", "text:page-continuation", "text:template-name", "text:editing-cycles", "text:editing-duration",
    "text:print-date", "text:print-time", "text:modification-date", "text:modification-time", "text:word-count", "text:character-count",
    "text:paragraph-count", "office:forms", "office:binary-data", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
))  # fmt: skip
_TODAY = frozenset(("text:date", "text:time"))
_INDEXES = frozenset((
    "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index",
))  # fmt: skip
_CAPTIONS = frozenset(("caption", "illustration", "figure", "table", "drawing", "text"))
_QUOTES = frozenset(("quotations", "quote"))


class _Style(Struct):
    base: str = ""
    hidden: bool = False
    bold: bool = False
    italic: bool = False


class _Styles(Struct):
    """Hears of `styles.xml` and of the styles in `content.xml`; in the former also of the running heads."""

    known: dict[str, _Style] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    _now: _Style | None = None
    _head: int = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "style:style":
            self._now = self.known.setdefault(given.get("style:name", ""), _Style(given.get("style:parent-style-name", "")))
        elif name == "style:text-properties" and self._now is not None:
            self._now.hidden = given.get("text:display") == "none"
            self._now.bold = given.get("fo:font-weight", "") in ("bold", "600", "700", "800", "900")
            self._now.italic = given.get("fo:font-style", "") in ("italic", "oblique")
        elif name in ("style:header", "style:header-first"):
            self._head = 1
        elif self._head and name in ("text:p", "text:h"):
            self.heads.append("")

    def end(self, name: str) -> None:
        if name == "style:style":
            self._now = None
        elif name in ("style:header", "style:header-first"):
            self._head = 0

    def data(self, text: str) -> None:
        if self._head and self.heads and len(self.heads) < 200:
            self.heads[-1] += text

    def names(self, style: str) -> list[str]:
        """A style's name and those it stands upon, as people see them, in lower case."""
        found: list[str] = []
        while style and len(found) < 12:
            found.append(style.replace("_20_", " ").lower())
            style = self.known[style].base if style in self.known else ""
        return found

    def hides(self, style: str) -> bool:
        return style in self.known and self.known[style].hidden


class _Text(Struct):
    """Hears of `content.xml`."""

    styles: _Styles
    notes: list[Passage] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    _within: bool = False
    _deep: int = 0
    _lists: int = 0
    _indexes: int = 0
    _kinds: list[tuple[str, int]] = field(default_factory=list)
    _spans: list[_Style] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _outside: list[tuple[Flow, int]] = field(default_factory=list)
    _described: bool = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        style = given.get("text:style-name", "")
        today = name in _TODAY and given.get("text:fixed") != "true"
        if self._deep or today or name in _PASSED or (name in ("text:p", "text:h", "text:span", "text:section") and self._hides(name, style, given)):
            self._deep += 1
        elif name == "office:text":
            self._within = True
        elif not self._within:
            self.styles.start(name, given)
        elif name in ("text:p", "text:h"):
            self._kinds.append(self._kind(name, style, given))
            self.flow.begin()
        elif name == "text:span":
            self._spans.append(self.styles.known.get(style, _Style()))
        elif name == "text:a":
            self._links.append(given.get("xlink:href", ""))
        elif name == "text:s":
            self._write(" ")
        elif name in ("text:tab", "text:line-break"):
            self._write(" " if name == "text:tab" else "\n")
        else:
            self._holder(name)

    def _hides(self, name: str, style: str, given: Mapping[str, str]) -> bool:
        return self._within and (given.get("text:display") == "none" if name == "text:section" else self.styles.hides(style))

    def end(self, name: str) -> None:
        if self._deep:
            self._deep -= 1
        elif name == "office:text":
            self._within = False
        elif not self._within:
            self.styles.end(name)
        elif name in ("text:p", "text:h"):
            self.flow.close(*self._kinds.pop())
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name == "text:a" and self._links:
            self._links.pop()
        elif name == "text:list":
            self._lists -= 1
        elif name in _INDEXES:
            self._indexes -= 1
        elif name == "text:note" and self._outside:
            text = " ".join(passage.text for passage in self.flow.finished())
            self.flow, line = self._outside.pop()
            if text:
                self.notes.append(Passage(text, line, "note"))
        elif name == "table:table":
            self.flow.close_table()
        self._described = False

    def data(self, text: str) -> None:
        if self._deep or not self._within:
            return
        if self._described:
            self.flow.note(text, "alt")
        elif self._kinds:
            self._write(" ".join(text.split("\n")))

    def _holder(self, name: str) -> None:
        """What holds paragraphs, and a picture's description."""
        if name == "text:list":
            self._lists += 1
        elif name in _INDEXES:
            self._indexes += 1
        elif name == "text:note":
            self._outside.append((self.flow, self.flow.line))
            self.flow = Flow()
        elif name in ("svg:desc", "svg:title"):
            self._described = name == "svg:desc"
        elif name == "table:table":
            self.flow.open_table()
        elif name == "table:table-row":
            self.flow.open_row()
        elif name == "table:table-cell":
            self.flow.open_cell()

    def _kind(self, name: str, style: str, given: Mapping[str, str]) -> tuple[str, int]:
        if self._indexes:
            return "contents", 1
        names = self.styles.names(style)
        if "title" in names:
            return "title", 1
        if name == "text:h":
            level = given.get("text:outline-level", "1")
            return "h", int(level) if level.isdecimal() and len(level) == 1 else 1
        if names and not _CAPTIONS.isdisjoint(names):
            return "caption", 0
        if not _QUOTES.isdisjoint(names):
            return "quote", 0
        return ("list", self._lists) if self._lists else ("p", 0)

    def _write(self, text: str) -> None:
        bold, italic = any(span.bold for span in self._spans), any(span.italic for span in self._spans)
        self.flow.write(Run(text, bold, italic, self._links[-1] if self._links else ""))


def read_odt(package: Package) -> Manuscript:
    """An OpenDocument text's passages, footnotes, running heads and properties. Raises Unreadable.

    Deleted text, hidden text, comments, page numbers, indexes and other words that the program fills in are no text; inserted text and
    boxes of text are. The document's own headers and footers stand apart.
    """
    if b"encryption-data" in package.whole("META-INF/manifest.xml"):
        raise protected()
    if "content.xml" not in package.names:
        raise Unreadable("is a zip without an OpenDocument text in it; save it as .odt again, or remove it")
    styles = _Styles()
    if "styles.xml" in package.names:
        listen(package.pieces("styles.xml"), styles)
    text = _Text(styles)
    listen(package.pieces("content.xml"), text)
    properties = Properties()
    if "meta.xml" in package.names:
        listen(package.pieces("meta.xml"), properties)
    heads = tuple(dict.fromkeys(" ".join(head.split()) for head in styles.heads if head.strip()))
    return Manuscript(tuple(text.flow.finished()), tuple(text.notes), heads, properties.told)

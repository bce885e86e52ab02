"""A part of a Word document with text in it: hears of its elements, tells a `Flow` what is to be read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from dateline.read.office.fields import Field
from dateline.read.office.flow import Flow, Passage, Run
from dateline.read.office.styles import Styles, is_on, rank_of

# What is no text as the author left it: deletions, former looks, what older programs show instead, readings over characters, embedded objects.
_PASSED = frozenset((
    "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:numberingChange",
    "mc:Fallback", "w:rt", "w:sectPr",
))  # fmt: skip
_NESTED = 40
_LETTERS = {"w:tab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": " "}
_MARKS = {"w:b": "bold", "w:i": "italic", "w:vanish": "hidden"}


class _Paragraph(Struct):
    style: str = ""
    rank: int | None = None
    listed: int = -1
    unlisted: bool = False
    gone: bool = False


class _Look(Struct):
    bold: bool = False
    italic: bool = False
    hidden: bool = False


class Body(Struct):
    """Hears of `document.xml`, of a header, or of the notes. `links` are addresses by their relation; `refers` says which paragraph
    each note stands at."""

    styles: Styles
    links: Mapping[str, str]
    refers: dict[str, int] = field(default_factory=dict)
    notes: list[Passage] = field(default_factory=list)
    _flow: Flow = field(default_factory=Flow)
    _path: list[str] = field(default_factory=list)
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _looks: list[_Look] = field(default_factory=list)
    _fields: list[Field] = field(default_factory=list)
    _addresses: list[str] = field(default_factory=list)
    _gallery: list[bool] = field(default_factory=list)
    _note: str = ""
    _deep: int = 0
    _joined: bool = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        if self._deep:
            self._deep += 1
            return
        if name in _PASSED and above not in ("w:rPr", "w:trPr"):
            self._deep = 1
            return
        value = given.get("w:val", "")
        if name == "w:p":
            self._open()
        elif name == "w:r":
            self._looks.append(_Look())
        elif name in _LETTERS and above == "w:r":
            self._write(_LETTERS[name])
        elif above in ("w:pPr", "w:numPr") and self._paragraphs:
            self._shape(name, value, given)
        elif above == "w:rPr":
            self._look(name, value)
        else:
            self._other(name, given, value)

    def end(self, name: str) -> None:
        if self._path:
            self._path.pop()
        if self._deep:
            self._deep -= 1
        elif name == "w:p":
            self._close()
        elif name == "w:r" and self._looks:
            self._looks.pop()
        elif name == "w:tbl":
            self._flow.close_table()
        elif name == "w:hyperlink" and self._addresses:
            self._addresses.pop()
        elif name == "w:fldSimple" and self._fields:
            self._fields.pop()
        elif name == "w:sdt" and self._gallery:
            self._gallery.pop()
        elif name in ("w:footnote", "w:endnote"):
            self._end_note()

    def data(self, text: str) -> None:
        if self._deep or not self._path:
            return
        if self._path[-1] in ("w:t", "m:t"):
            self._write(text)
        elif self._path[-1] == "w:instrText" and self._fields and len(self._fields[-1].instruction) < 4000:
            self._fields[-1].instruction += text

    def finished(self) -> list[Passage]:
        """The passages in the order of the document."""
        return self._flow.finished()

    def _open(self) -> None:
        if not self._joined:
            self._flow.begin()
            self._paragraphs.append(_Paragraph())
        self._joined = False

    def _close(self) -> None:
        if not self._paragraphs:
            return
        if self._paragraphs[-1].gone:
            # The mark at its end was deleted: what follows belongs to it.
            self._paragraphs[-1].gone = False
            self._joined = True
            return
        self._flow.close(*self._kind(self._paragraphs.pop()))
        if not self._paragraphs:
            # An instruction ends in its paragraph: one that does not is broken, and may not swallow the rest of the text.
            self._fields = [each for each in self._fields if each.shown]

    def _kind(self, paragraph: _Paragraph) -> tuple[str, int]:
        if any(self._gallery) or any(each.contents for each in self._fields):
            return "contents", 1
        kind, level = self.styles.kind(paragraph.style)
        if kind in ("p", "list") and paragraph.rank is not None:
            return "h", paragraph.rank
        if kind == "list" and paragraph.unlisted:
            return "p", 0
        return ("list", paragraph.listed + 1) if kind == "p" and paragraph.listed >= 0 else (kind, level)

    def _shape(self, name: str, value: str, given: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:outlineLvl":
            paragraph.rank = rank_of(value)
        elif name == "w:ilvl":
            paragraph.listed = int(value) if value.isdecimal() and len(value) == 1 else 0
        elif name == "w:framePr":
            # A great first letter stands in a frame of its own: the word goes on in the next paragraph.
            paragraph.gone = given.get("w:dropCap", "none") != "none"
        elif name == "w:numId":
            paragraph.unlisted = value == "0"
            paragraph.listed = -1 if value == "0" else max(0, paragraph.listed)

    def _look(self, name: str, value: str) -> None:
        mark = len(self._path) >= 3 and self._path[-3] == "w:pPr"
        if mark and name == "w:del" and self._paragraphs:
            self._paragraphs[-1].gone = True
        elif not mark and self._looks:
            if name in _MARKS:
                setattr(self._looks[-1], _MARKS[name], is_on(value))
            elif name == "w:rStyle" and self.styles.hides(value):
                self._looks[-1].hidden = True

    def _other(self, name: str, given: Mapping[str, str], value: str) -> None:
        if name == "w:tbl":
            self._flow.open_table()
        elif name == "w:tr":
            self._flow.open_row()
        elif name == "w:tc":
            self._flow.open_cell()
        elif name == "w:fldChar":
            self._field(given.get("w:fldCharType", ""))
        elif name == "w:fldSimple":
            self._fields.append(Field(given.get("w:instr", ""), shown=True))
        elif name == "w:hyperlink":
            self._addresses.append(self.links.get(given.get("r:id", ""), ""))
        elif name == "w:sdt":
            self._gallery.append(False)
        elif name == "w:docPartGallery" and self._gallery:
            self._gallery[-1] = "contents" in value.lower()
        elif name == "wp:docPr" and given.get("descr"):
            self._flow.note(given["descr"], "alt")
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self.refers[f"{name[2:5]}{given.get('w:id', '')}"] = self._flow.line
        elif name in ("w:footnote", "w:endnote"):
            self._flow = Flow()
            self._note = "" if given.get("w:type") else f"{name[2:5]}{given.get('w:id', '')}"

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _NESTED:
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _end_note(self) -> None:
        text = " ".join(passage.text for passage in self._flow.finished())
        if self._note and text:
            self.notes.append(Passage(text, self.refers.get(self._note, 1), "note"))
        self._flow, self._note = Flow(), ""

    def _write(self, text: str) -> None:
        look = self._looks[-1] if self._looks else _Look()
        hidden = look.hidden or (self._paragraphs and self.styles.hides(self._paragraphs[-1].style))
        if hidden or any(each.passing for each in self._fields):
            return
        link = (self._addresses[-1] if self._addresses else "") or next((each.link for each in reversed(self._fields) if each.link), "")
        self._flow.write(Run(text, look.bold, look.italic, link))

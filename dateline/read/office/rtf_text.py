"""What the letters of an RTF document amount to: paragraphs, cells, fields, footnotes."""

from __future__ import annotations

from typing import NamedTuple

from dateline.read.office.charsets import DEFAULT
from dateline.read.office.fields import Field
from dateline.read.office.flow import Flow, Passage, Run
from dateline.read.office.styles import Styles

_NESTED = 40


class State(NamedTuple):
    """What holds in a group of an RTF document. `place` says where letters go: "" into the text, "skip" nowhere, else into what is being told."""

    place: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    codec: str = DEFAULT
    skip: int = 1
    style: str = ""
    rank: int | None = None
    listed: bool = False
    cell: bool = False


class Writing:
    """Letters as they come, with what holds for them. Groups are told by their depth."""

    def __init__(self) -> None:
        self.styles = Styles()
        self.fields: list[tuple[int, Field]] = []
        self._flow = Flow()
        self._writing = False
        self._table = False
        self._outer: list[tuple[int, Flow, bool, int]] = []
        self._notes: list[Passage] = []

    def say(self, text: str, state: State) -> None:
        """Letters of the text, but for hidden ones and what a field fills in."""
        if state.hidden or any(field.passing for _, field in self.fields):
            return
        if not self._writing:
            self._begin(state)
        link = next((field.link for _, field in reversed(self.fields) if field.link), "")
        self._flow.write(Run(text, state.bold, state.italic, link))

    def end_paragraph(self, state: State) -> None:
        """A paragraph ends, an empty one too."""
        if not self._writing:
            self._begin(state)
        self._writing = False
        kind, level = self.styles.kind(state.style)
        if any(field.contents for _, field in self.fields):
            kind, level = "contents", 1
        elif kind == "p" and state.rank is not None:
            kind, level = "h", state.rank
        elif kind == "p" and state.listed:
            kind, level = "list", 1
        self._flow.close(kind, level)

    def end_cell(self, state: State, *, row: bool) -> None:
        """A cell of a table ends, or a row."""
        if self._writing:
            self.end_paragraph(state)
        if self._table and not self._outer:
            if row:
                self._flow.open_row()
            self._flow.open_cell()

    def open_field(self, depth: int) -> None:
        """A field begins; no person writes so many of them into each other."""
        if len(self.fields) < _NESTED:
            self.fields.append((depth, Field()))

    def open_note(self, depth: int) -> None:
        """A footnote begins: its text stands apart."""
        self._outer.append((depth, self._flow, self._writing, self._flow.line))
        self._flow, self._writing = Flow(), False

    def close_group(self, depth: int, state: State) -> None:
        """A group ended, and with it the fields and footnotes that are deeper than what goes on."""
        while self.fields and self.fields[-1][0] > depth:
            self.fields.pop()
        while self._outer and self._outer[-1][0] > depth:
            self.end_paragraph(state)
            text = " ".join(passage.text for passage in self._flow.finished())
            _, self._flow, self._writing, line = self._outer.pop()
            if text:
                self._notes.append(Passage(text, line, "note"))

    def finished(self, state: State) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """The passages and the footnotes."""
        self.close_group(-1, state)
        if self._writing:
            self.end_paragraph(state)
        return tuple(self._flow.finished()), tuple(self._notes)

    def _begin(self, state: State) -> None:
        if not self._outer:
            if state.cell and not self._table:
                self._flow.open_table()
                self._flow.open_row()
                self._flow.open_cell()
            elif self._table and not state.cell:
                self._flow.close_table()
            self._table = state.cell
        self._flow.begin()
        self._writing = True

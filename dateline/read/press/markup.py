"""A bundle that is one web page, as its paragraphs: nothing is judged, a table's cells stand one after another."""

from __future__ import annotations

from dateline.read.decode import tidy
from dateline.read.press.rows import Row
from dateline.text import regex

_BREAKS = frozenset((
    "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "header", "footer", "aside",
    "blockquote", "pre", "form", "body", "small", "hr", "center", "dl", "dt", "dd",
))  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head", "noscript", "template", "title"))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3"))
_MOST = 400_000
_NUMBERED = regex(r"c\d{1,3}")


def markup_rows(markup: str) -> list[Row]:
    """The paragraphs of a page, each with the class nearest to its first words. Raises Unreadable for a page without end."""
    from lxml import etree

    from dateline.read.html.parse import tree

    root = tree(markup)
    rows = _Rows()
    if root is None:
        return []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        line = node.sourceline or 1
        if event == "start":
            rows.start(str(node.tag), node.get("class") or "")
            rows.data(node.text or "", line)
        else:
            if event == "end":
                rows.end(str(node.tag))
            rows.data(node.tail or "", line)
    return rows.finished()


class _Rows:
    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._text: list[str] = []
        self._bold = 0
        self._plain = False
        self._unseen = 0
        self._marks: list[str] = []
        self._mark = ""
        self._line = 1

    def start(self, tag: str, mark: str) -> None:
        """An element begins; `mark` is its class."""
        self._unseen += tag in _UNSEEN
        self._bold += tag in _BOLD
        # Classes that only number looks (c0, c1, …) tell nothing apart.
        self._marks.append("" if _NUMBERED.fullmatch(mark) else mark)
        if tag == "br":
            self._text.append("\n")
        elif tag in _BREAKS:
            self._end()

    def end(self, tag: str) -> None:
        """The innermost element ends."""
        if tag in _BREAKS:
            self._end()
        self._unseen -= tag in _UNSEEN
        self._bold -= tag in _BOLD
        self._marks.pop()

    def data(self, data: str, line: int) -> None:
        """Words, on or below a line."""
        if self._unseen or not data:
            return
        if data.strip():
            mark = next((name for name in self._marks[:-6:-1] if name), "")
            if mark != self._mark and self._text and self._text[-1] == "\n":
                self._end()
            if not any(part.strip() for part in self._text):
                self._line = line
                self._mark = mark
                self._plain = False
            self._plain = self._plain or not self._bold
        self._text.append(data.replace("\n", " ").replace("\r", " "))

    def _end(self) -> None:
        text = tidy("".join(self._text))
        self._text = []
        lines = [" ".join(line.split()) for line in text.split("\n")]
        joined = "\n".join(line for line in lines if line)
        if joined and len(self._rows) < _MOST:
            self._rows.append(Row(joined, self._line, not self._plain, self._mark))

    def finished(self) -> list[Row]:
        """All paragraphs, the last one ended."""
        self._end()
        return self._rows

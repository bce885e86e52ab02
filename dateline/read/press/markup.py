"""A bundle that is one web page, as its paragraphs: nothing is judged, a table's cells stand one after another."""

from __future__ import annotations

from html.parser import HTMLParser

from dateline.read.decode import tidy
from dateline.read.press.rows import Row

_BREAKS = frozenset((
    "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "header", "footer", "aside",
    "blockquote", "pre", "form", "body", "small", "hr", "center", "dl", "dt", "dd",
))  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head", "noscript", "template", "title"))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3"))
_MOST = 400_000


def markup_rows(markup: str) -> list[Row]:
    """The paragraphs of a page, each with the class nearest to its first words."""
    reader = _Rows()
    reader.feed(markup)
    reader.close()
    return reader.finished()


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[Row] = []
        self._text: list[str] = []
        self._bold = 0
        self._plain = False
        self._unseen = 0
        self._marks: list[tuple[str, str]] = []
        self._mark = ""
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._text.append("\n")
        elif tag in _BREAKS:
            self._end()
        if tag in _BREAKS or tag in ("span", "b", "a", "i", "em", "strong", "font"):
            if tag in _BOLD:
                self._bold += 1
            if len(self._marks) < 1000:
                self._marks.append((tag, next((value or "" for name, value in attrs if name == "class"), "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BREAKS:
            self._end()
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        # A look at the innermost few only: wrong nesting may not cost the square of its depth.
        for at in range(len(self._marks) - 1, max(-1, len(self._marks) - 12), -1):
            if self._marks[at][0] == tag:
                del self._marks[at:]
                break

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if data.strip():
            mark = next((name for _, name in self._marks[:-6:-1] if name), "")
            if mark != self._mark and self._text and self._text[-1] == "\n":
                self._end()
            if not any(part.strip() for part in self._text):
                self._line = self.getpos()[0]
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

"""Lines for a terminal: wrapped at its width as it counts columns, in a few styles, safe from what a document may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

Style = Literal["", "head", "strong", "quiet", "mark"]
# What rich calls each style.
_RICH: tuple[tuple[Style, str], ...] = (("head", "bold cyan"), ("strong", "bold"), ("quiet", "dim"), ("mark", "bold yellow"))


class Piece(Struct, frozen=True):
    """Some words in one style."""

    text: str
    style: Style = ""


class Sheet(Struct):
    """Lines, gathered one after the other and given out as text."""

    width: int
    lines: list[tuple[Piece, ...]] = field(default_factory=list)

    def head(self, text: str, beside: str = "") -> None:
        """A heading, after an empty line, with a remark beside it."""
        self.lines.append(())
        self.lines.append((Piece(text, "head"), Piece(f"  {beside}" if beside else "", "quiet")))

    def put(self, *pieces: Piece, indent: int = 2, first: str = "") -> None:
        """`pieces`, wrapped and indented; `first` stands in the first line's indent (a label)."""
        for number, line in enumerate(_wrapped(pieces, max(20, self.width - indent))):
            lead = first.ljust(indent) if number == 0 else " " * indent
            self.lines.append((Piece(lead, "strong" if first and number == 0 else ""), *line))

    def text(self) -> str:
        """All lines, without styles."""
        return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in self.lines)

    def styled(self) -> str:
        """All lines, with the styles as a terminal shows them."""
        from rich.console import Console
        from rich.text import Text

        names = dict(_RICH)
        console = Console(force_terminal=True, width=self.width + 1, highlight=False, legacy_windows=False)
        with console.capture() as captured:
            for line in self.lines:
                told = Text()
                for piece in line:
                    told.append(piece.text, names.get(piece.style))
                told.rstrip()
                console.print(told, soft_wrap=True)
        return captured.get()


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text)


def safe(text: str) -> str:
    """One line of text whose characters show themselves and command nothing: no escape sequences, no reversed direction."""
    return "".join(c if c.isprintable() else "·" for c in " ".join(text.split()))


def clip(text: str, most: int, keep: Literal["start", "end"] = "start") -> str:
    """At most `most` columns of `text`, its start or its end kept, cut between words where it can be, with an ellipsis in place of the rest."""
    if columns(text) <= most:
        return text
    whole = text if keep == "start" else text[::-1]
    size, room = 0, most - 1
    while room >= columns(whole[size]):
        room -= columns(whole[size])
        size += 1
    gap = whole.rfind(" ", size - 16, size + 1) if size > 16 else -1
    kept = whole[: gap if gap > 0 else size].rstrip()
    return f"{kept}…" if keep == "start" else f"…{kept[::-1]}"


def _wrapped(pieces: Iterable[Piece], width: int) -> Iterator[tuple[Piece, ...]]:
    """Lines of at most `width` columns, broken at spaces, and within a word only where it is longer than a line or of a script without spaces."""
    line: list[Piece] = []
    used = 0
    for piece in pieces:
        for bit in _bits(safe_keeping_ends(piece.text), width):
            if used + columns(bit.rstrip()) > width and line:
                yield tuple(line)
                line, used = [], 0
                bit = bit.lstrip()  # noqa: PLW2901 - a line does not begin with a space
            if bit:
                line.append(Piece(bit, piece.style))
                used += columns(bit)
    if line:
        yield tuple(line)


def _bits(text: str, width: int) -> Iterator[str]:
    """Words, each with the space after it; wide characters one by one."""
    for word in re.findall(r"\s+|\S+\s*", text):
        if columns(word) == len(word) <= width:
            yield word
        else:
            yield from re.findall(
                r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]\s*|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{1,20}\s*|\s+",
                word,
            )


def safe_keeping_ends(text: str) -> str:
    """As `safe`, but a space at either end stays: pieces stand side by side."""
    inner = safe(text)
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")

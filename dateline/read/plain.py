"""Plain-text captures (`.txt`): pages pasted or converted to text. Never passed through Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Reading, SourceProfile
from dateline.read.blocks import unwrapped
from dateline.read.hints import NO_HINTS, Hints
from dateline.read.lines import split_lines
from dateline.read.page import read_page


def read_plain(text: str, first: int, path: str, sources: Sequence[SourceProfile], hints: Hints = NO_HINTS) -> tuple[Reading, ...]:
    """The one item of a capture; none where no line says anything. `first` is the line the text starts on."""
    lines = unwrapped(split_lines(text, first))
    return (read_page(lines, path, sources, hints),) if lines else ()

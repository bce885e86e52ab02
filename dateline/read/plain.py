"""Plain-text captures (`.txt`): pages pasted or converted to text. Never passed through Markdown."""

from __future__ import annotations

from dateline.model import Reading, ReadResult
from dateline.read.blocks import unwrapped
from dateline.read.capture import Capture
from dateline.read.lines import split_lines
from dateline.read.page import read_page
from dateline.read.textual import read_text


def read_plain(capture: Capture) -> ReadResult:
    """The one item of a capture; none where no line says anything."""
    return read_text(capture, _page, notes=False)


def _page(text: str, first: int, capture: Capture) -> tuple[Reading, ...]:
    lines = unwrapped(split_lines(text, first))
    return (read_page(lines, capture.path, capture.sources, capture.hints),) if lines else ()

"""Plain-text captures (`.txt`): pages pasted or converted to text. Never passed through Markdown."""

from __future__ import annotations

from dateline.model import ReadResult
from dateline.read.blocks import unwrapped
from dateline.read.capture import Capture, Unreadable
from dateline.read.lines import split_lines
from dateline.read.page import read_page
from dateline.read.press import text_bundle
from dateline.read.textual import read_text

# A text of more lines is no page, and would take long to be told so by its words.
_LINES_AT_MOST = 200_000


def read_plain(capture: Capture) -> ReadResult:
    """The one item of a capture, or those of a press database's export; none where no line says anything."""
    return read_text(capture, _page, notes=False)


def _page(text: str, first: int, capture: Capture) -> ReadResult:
    bundle = text_bundle(text, first, capture)
    if bundle is not None:
        return ReadResult(bundle.items, bundle.problems)
    count = text.count("\n")
    if count > _LINES_AT_MOST and not text.isspace():
        raise Unreadable(f"has {count:,} lines, more than any page; split it into its documents")
    lines = unwrapped(split_lines(text, first))
    return ReadResult((read_page(lines, capture.path, capture.sources, capture.hints),) if lines else ())

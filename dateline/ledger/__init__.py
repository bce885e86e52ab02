"""What was promised before: `content/ledger.jsonl`, append-only, one JSON object a line.

A line gives an item's id, its place in its document, its captures (path and SHA-256), the day it was added and its address. Of an
item's lines the last says how it stands; the addresses of all of them are promises that redirect. `fields` holds what the program read of
it. A line of another kind names the version of the reader that all this was read by, and the items of which a new version reads
something else: what was published stays until a person accepts.
"""

from dateline.ledger.file import PATH, append, load, print_of
from dateline.ledger.ids import ID, new_id
from dateline.ledger.lines import Capture, Held, Line, Reader, captures_of
from dateline.ledger.promises import HELD, Ledger

__all__ = ["HELD", "ID", "PATH", "Capture", "Held", "Ledger", "Line", "Reader", "append", "captures_of", "load", "new_id", "print_of"]

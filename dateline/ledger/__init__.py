"""What was promised before: `content/ledger.jsonl`, append-only, one JSON object a line.

A line gives an item's id, its place in its document, its captures (path and SHA-256), the day it was added and its address. Of an
item's lines the last says how it stands; the addresses of all of them are promises that redirect. `fields` holds what the program read of
it, `on` the day of a line that is not the first. A line of another kind names the version of the reader that all this was read by, and the
items of which a new version reads something else: what was published stays until a person accepts. Others tell when no document showed an
item any more, when the site was published and with which lists and pages, and when a published list led to another.
"""

from dateline.ledger.file import PATH, append, load, print_of
from dateline.ledger.ids import ID, new_id
from dateline.ledger.lines import Capture, Held, Led, Line, Reader, captures_of
from dateline.ledger.promises import HELD, Ledger
from dateline.ledger.told import changes_of

__all__ = ["HELD", "ID", "PATH", "Capture", "Held", "Led", "Ledger", "Line", "Reader", "append", "captures_of", "changes_of", "load", "new_id", "print_of"]

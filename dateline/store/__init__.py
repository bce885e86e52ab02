"""The store in `.dateline/`: what was read, tagged and built. The only room that knows SQL; a cache, safe to delete."""

from dateline.store.aside import aside, set_aside
from dateline.store.captures import CROWD, CaptureRow, Captures
from dateline.store.changed import Changed
from dateline.store.database import Store, connect, throw_away
from dateline.store.gone import REMOVED, TAKEN, UNREAD, WITHHELD, Gone, GoneRow
from dateline.store.known import Known
from dateline.store.lists import told_lists
from dateline.store.lock import exclusive
from dateline.store.reasons import Reasons
from dateline.store.records import DocumentRow, ItemRow, NewItem, PageRow, ScopeRow
from dateline.store.shelf import Shelf
from dateline.store.sources import items_of_source, meta_of

__all__ = [
    "CROWD",
    "REMOVED",
    "TAKEN",
    "UNREAD",
    "WITHHELD",
    "CaptureRow",
    "Captures",
    "Changed",
    "DocumentRow",
    "Gone",
    "GoneRow",
    "ItemRow",
    "Known",
    "NewItem",
    "PageRow",
    "Reasons",
    "ScopeRow",
    "Shelf",
    "Store",
    "aside",
    "connect",
    "exclusive",
    "items_of_source",
    "meta_of",
    "set_aside",
    "throw_away",
    "told_lists",
]

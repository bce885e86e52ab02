"""Items that are shown no more: what their addresses say instead."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from msgspec import Struct

from dateline.build.down import Down
from dateline.ledger import HELD, Ledger
from dateline.scan import Scan
from dateline.store import REMOVED, TAKEN, UNREAD, WITHHELD, GoneRow, Known, Store


class Doors(Struct, frozen=True):
    """What may stand at the addresses of items that are shown no more. `titles` are those of items that were taken down, `used` the items that
    documents show; `unread` tells of a document whether it is there and cannot be read. An item that none shows is noted in the ledger as removed."""

    ledger: Ledger
    down: Down
    titles: Mapping[str, str]
    used: Container[str]
    unread: Callable[[str], bool]
    today: str

    def of(self, id_: str) -> GoneRow | None:
        """What is said of an item; None of one that is shown, and where readers never met an address of it."""
        taken = self.down.of(id_)
        if taken:
            addresses = self.ledger.was_shown(id_)
            title = (self.titles.get(id_) or self.ledger.last[id_].fields.get("title", "")) if taken.shows == "title" and addresses else ""
            return GoneRow(id_, addresses, taken.on, TAKEN, title, taken.text) if addresses else None
        if id_ in self.used:
            held = id_ in self.ledger.last and self.ledger.last[id_].status == HELD
            return self._published(id_, "", WITHHELD) if held else None
        return self._unshown(id_)

    def _unshown(self, id_: str) -> GoneRow | None:
        """Of an item that no document shows: where one that did is there and cannot be read, it is not gone. Of one that became another's copy
        nothing is left."""
        ledger = self.ledger
        ledger.recall([id_])
        if not any(ledger.owner[address] == id_ for address in ledger.addresses.get(id_, ())):
            return None
        if id_ not in ledger.removed and any(self.unread(capture.path) for capture in ledger.last[id_].captures):
            return self._published(id_, "", UNREAD)
        ledger.say_removed(id_, self.today)
        return self._published(id_, ledger.removed[id_], REMOVED)

    def _published(self, id_: str, day: str, why: str) -> GoneRow | None:
        addresses = self.ledger.was_published(id_)
        return GoneRow(id_, addresses, day, why) if addresses else None


def unread(store: Store, found: Scan, path: str) -> bool:
    """Whether a document is there and something of it cannot be read, or it may be in a folder that cannot be looked into."""
    row = Known(store.base).at(path)
    if row and any(problem.severity == "error" for problem in row.problems):
        return True
    return any(problem.severity == "error" and f"{path}/".startswith(f"{problem.path}/") for problem in found.problems)

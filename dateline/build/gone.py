"""Items that are shown no more: what their addresses say instead."""

from __future__ import annotations

from collections.abc import Container, Mapping

from dateline.build.down import Down
from dateline.ledger import Ledger
from dateline.store import GoneRow


def gone_of(ledger: Ledger, down: Down, titles: Mapping[str, str], id_: str, used: Container[str], today: str) -> GoneRow | None:
    """What is said of an item that is shown no more; None of one that is shown, and where readers never met an address of it.

    `titles` are those of items that were taken down, `used` the items that documents show. One that none shows is noted in the ledger as removed.
    """
    taken = down.of(id_)
    if not taken:
        return None if id_ in used else _removed(ledger, id_, today)
    addresses = ledger.was_shown(id_)
    title = (titles.get(id_) or ledger.last[id_].fields.get("title", "")) if taken.shows == "title" and addresses else ""
    return GoneRow(id_, addresses, taken.on, taken=True, title=title, text=taken.text) if addresses else None


def _removed(ledger: Ledger, id_: str, today: str) -> GoneRow | None:
    """Of an item whose documents are gone: at the addresses that were published stands since when. Of one that became another's copy nothing is left."""
    ledger.recall([id_])
    if not any(ledger.owner[address] == id_ for address in ledger.addresses.get(id_, ())):
        return None
    ledger.say_removed(id_, today)
    addresses = ledger.was_published(id_)
    return GoneRow(id_, addresses, ledger.removed[id_], taken=False) if addresses else None

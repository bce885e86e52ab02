"""Items that are shown no more: what their addresses say instead."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.build.down import Down
from dateline.ledger import Ledger
from dateline.store import GoneRow


def gone_of(ledger: Ledger, down: Down, titles: Mapping[str, str], id_: str) -> GoneRow | None:
    """What is said of an item that is shown no more; None of one that is shown, and where readers never met an address of it.

    `titles` are those of items that were taken down.
    """
    taken = down.of(id_)
    if not taken:
        return None
    addresses = ledger.was_shown(id_)
    title = (titles.get(id_) or ledger.last[id_].fields.get("title", "")) if taken.shows == "title" and addresses else ""
    return GoneRow(id_, addresses, taken.on, taken=True, title=title, text=taken.text) if addresses else None

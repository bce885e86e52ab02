"""What was published, noted in the ledger: from then on its addresses lead somewhere for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline import ledger as ledgers
from dateline.build import trouble
from dateline.build.intake import remember_ledger
from dateline.build.options import Options, build_day
from dateline.build.stages import silent
from dateline.build.standing import Standing
from dateline.store import Gone, Store, exclusive


@dataclass(frozen=True, slots=True)
class Promise:
    """The site as it is about to be published: the lists that it has, and the state of the ledger that it was built with ("" where it was not)."""

    lists: tuple[str, ...]
    state: str


def promise(options: Options, stands: Standing) -> Promise:
    """What a publishing of the site as it stands promises."""
    lists = sorted(row.key[5:] for row in stands.pages.values() if row.key.startswith("list|") and row.path.endswith("/feed.xml"))
    return Promise(tuple(lists), "" if stands.unbuilt else ledgers.print_of(options.root))


def keep_promise(options: Options, said: Promise) -> None:
    """Notes that it was published, if the ledger does not know it. Where somebody has changed the ledger meanwhile, the next publishing notes it."""
    file = options.store_file
    with trouble.told(file), exclusive(file.parent, lambda: silent(0)):
        if not said.state or ledgers.print_of(options.root) != said.state:
            return
        ledger = ledgers.load(options.root)
        if not ledger.unpublished and ledger.lists.keys() >= set(said.lists):
            return
        ledger.say_published(build_day(options.today), said.lists)
        ledgers.append(options.root, ledger)
        _remember(options, ledger, said.lists)


def _remember(options: Options, ledger: ledgers.Ledger, lists: Iterable[str]) -> None:
    """So that the next build does not take it for somebody else's change."""
    store = Store(options.store_file)
    try:
        with store.change():
            Gone(store.base).put_lists(lists)
            remember_ledger(store, options.root, ledger)
    finally:
        store.close()

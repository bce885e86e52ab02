"""What was published, noted in the ledger: from then on its addresses lead somewhere for ever."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline import ledger as ledgers
from dateline.build import trouble
from dateline.build.intake import remember_ledger
from dateline.build.options import Options, build_day
from dateline.build.stages import silent
from dateline.build.standing import Standing
from dateline.store import Gone, Store, exclusive
from dateline.web.addresses import tag_name
from dateline.web.lasting import LASTING, split_href
from dateline.web.plan import href_of


class Promise(Struct, frozen=True):
    """The site as it is about to be published: the lists that it has, the addresses of pages below them and alone, the state of the ledger that
    it was built with ("" where it was not), and the name that the ids of feeds' entries are made with."""

    lists: tuple[str, ...]
    pages: tuple[str, ...]
    state: str
    tag: str


def promise(options: Options, stands: Standing) -> Promise:
    """What a publishing of the site as it stands promises."""
    lists = sorted(row.key[5:] for row in stands.pages.values() if row.key.startswith("list|") and row.path.endswith("/feed.xml"))
    settings = stands.content.settings
    tag = stands.shelf.gone.tag() or tag_name(settings.base_url, settings.title)
    keys = {row.key for row in stands.pages.values() if row.path.endswith("/index.html")}
    pages = sorted(href_of(key) for key in keys if key.partition("|")[0] in LASTING)
    return Promise(tuple(lists), tuple(pages), "" if stands.unbuilt else ledgers.print_of(options.root), tag)


def below(hrefs: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of pages by what they stand below, as the ledger names them: a month (`2025/04`) below its list."""
    found: dict[str, list[str]] = {}
    for href in hrefs:
        above, name = split_href(href)
        found.setdefault(above, []).append(name)
    return found


def keep_promise(options: Options, said: Promise) -> None:
    """Notes that it was published, if the ledger does not know it. Where somebody has changed the ledger meanwhile, the next publishing notes it."""
    file = options.store_file
    with trouble.told(file), exclusive(file.parent, lambda: silent(0)):
        if not said.state or ledgers.print_of(options.root) != said.state:
            return
        ledger = ledgers.load(options.root)
        pages = below(said.pages)
        if ledger.tag and not ledger.unpublished and ledger.lists.keys() >= set(said.lists) and ledger.pages.keys() >= set(said.pages):
            return
        ledger.say_published(build_day(options.today), said.lists, pages, said.tag)
        ledgers.append(options.root, ledger)
        _remember(options, ledger)


def _remember(options: Options, ledger: ledgers.Ledger) -> None:
    """So that the next build does not take it for somebody else's change."""
    store = Store(options.store_file)
    try:
        with store.change():
            gone = Gone(store.base)
            gone.put_lists(ledger.lists)
            gone.put_pages(ledger.pages)
            gone.put_tag(ledger.tag)
            remember_ledger(store, options.root, ledger)
    finally:
        store.close()

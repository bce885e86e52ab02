"""Settling: a draft gets its identity, its address and what may be shown of it, and the pages that show it are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from dateline.build.causes import BESIDE, Causes
from dateline.build.down import Down
from dateline.build.draft import Draft, draft, tagging_of
from dateline.build.identity import Identity
from dateline.build.impact import NEW, Concern
from dateline.build.led import restate_lists
from dateline.build.published import as_published
from dateline.build.retagged import Retagged
from dateline.build.upgrade import Holding
from dateline.content import Content
from dateline.ledger import HELD, Ledger, Line, captures_of, changes_of
from dateline.model import Correction, strictest
from dateline.store import Changed, Gone, GoneRow, NewItem, Shelf, Store
from dateline.tag import Lexicon, tag_item
from dateline.web.addresses import item_address
from dateline.web.lasting import instead_of
from dateline.web.plan import touched
from dateline.web.roster import letter_key

_pack = msgspec.msgpack.Encoder().encode


class Place(Struct, frozen=True):
    """Where an item stands: the document that its text is from, its place in it, all documents that show it (that one first), its
    identity, and the profiles of its captures' sources where it has several."""

    path: str
    part: str | None
    captures: tuple[str, ...]
    identity: Identity
    sources: tuple[str, ...] = ()


class Settler(Struct):
    """Settles items one by one, within one transaction of the store. `titles` are those of items that were taken down."""

    store: Store
    content: Content
    ledger: Ledger
    lexicon: Lexicon
    gen: int
    corrections: Mapping[str, Sequence[Correction]]
    holding: Holding
    causes: Causes
    down: Down
    titles: dict[str, str] = field(default_factory=dict)
    scopes: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    changed: int = 0

    @property
    def bare(self) -> bool:
        """Whether nothing was ever settled: no edition shows anything then, so that every page of every edition is to be made, touched or not."""
        return NEW in self.causes.whole

    def settle(self, place: Place, item: Draft) -> bytes:
        """Gives the item its address and rights, keeps it if anything about it differs, and touches its pages. Gives what is kept of the
        reading: with the corrections in it; nothing of an item that was taken down."""
        id_, added = place.identity.id, place.identity.added
        fixes = [*self.corrections.get(id_, ()), *(fix for path in place.captures for fix in self.corrections.get(path, ()))]
        item = self._as_published(place, item, fixes)
        fields = {} if item.held else item.fields  # nothing of a held item was published
        item = self._corrected(item, fixes)
        taken, known = self.down.of(id_), self.ledger.last.get(id_)
        url = known.address if taken and known else item_address(item.title, item.published or None, id_)
        captures, part = captures_of(place.identity.held)
        self.ledger.say(Line(id_, added, captures, url, part, fields, HELD if item.held else ""))
        if taken:
            self.titles[id_] = item.title
            self.drop(id_)
            return b""
        moved = self.ledger.moved_from(id_)
        sources = self._sources(place, item)
        access, stated = access_of(self.content, item.said_rights, sources, place.path)
        ord_ = f"{item.order} {id_}" if item.order else ""
        row = NewItem(
            id_, place.path, place.part, place.captures, ord_, url, item.title, item.source, sources, item.linked, item.said_rights, access, stated, item.pin,
            item.held, added, moved, item.scopes, item.traits, item.quotes, item.raw_reading, item.raw_tagging,
        )  # fmt: skip
        self._keep(row)
        return item.raw_reading

    def give_back(self, id_: str) -> None:
        """Takes from an item the addresses that another has taken back."""
        if self._touch_kept(id_, ("an address that it had belongs to another item again",)):
            self.store.set_moved(id_, self.ledger.moved_from(id_))

    def _keep(self, row: NewItem) -> None:
        said = (
            row.path, row.part, _pack(row.captures), row.ord, row.url, row.title, _pack(row.sources), row.said_rights, row.access, row.stated,
            row.held, row.added, _pack(row.moved), row.raw_reading, row.raw_tagging,
        )  # fmt: skip
        before = None if self.bare else self.store.kept(row.id)
        stood = self.store.standings(row.id) if before else {}
        traits = {(scope, told[-1]) for scope, told in stood.items() if told[-1]}
        if before and before[0] == said and stood.keys() == {scope[0] for scope in row.scopes} and traits == set(row.traits):
            return
        whys = self.causes.of({*row.captures, *(_captures(before[0]) if before else ())}, row.id)
        retagged = before is not None and before[0][:-1] == said[:-1]
        if before:
            self.left.add(str(before[0][0]))
            if not retagged:
                self._touch(row.id, str(before[0][3]), before[1], whys)
        self.store.put_item(row, self.gen)
        if before and retagged:
            self._retag(Retagged(row.id, row.ord, stood, self.store.standings(row.id), tagging_of(before[0][-1]), tagging_of(row.raw_tagging)), whys)
        else:
            self._touch(row.id, row.ord, [scope[0] for scope in row.scopes], whys)
        self.changed += 1

    def _retag(self, item: Retagged, whys: Sequence[str]) -> None:
        """Touches the pages that show what differs in an item's tags."""
        self.scopes.update(item.scopes())
        self._say(set(item.pages()), whys)
        self.touched.add(item.id)

    def drop(self, id_: str) -> None:
        """Takes an item away, and tells the pages that showed it."""
        before = self.store.kept(id_)
        if before:
            self.store.drop_item(id_)
            self.left.add(str(before[0][0]))
            self._touch(id_, str(before[0][3]), before[1], self.causes.of(_captures(before[0]), id_))
            self.changed += 1

    def restate(self, concern: Concern) -> None:
        """Takes over what people changed without changing any text: rights, introductions, digests."""
        if concern.rights:
            changes = {}
            for n, id_, path, said, sources, access, stated, ord_ in self.store.rights():
                now = access_of(self.content, said, sources, path)
                if now != (access, bool(stated)):
                    changes[n] = now
                    self._touch(id_, ord_, self.store.scopes_of(n), concern.rights)
            self.store.set_access(changes, self.gen)
            self.changed += len(changes)
        for key, whys in concern.keys.items():
            self._say({key}, whys)
            if key.startswith("item|"):  # feeds tell the day of a correction, be its words the same
                self._touch_kept(key[5:], whys)
        self._say(self._choosing(), ("an item that the week's editors chose changed",))

    def _choosing(self) -> set[str]:
        """The weeks whose editors chose an item that has changed, wherever it stands itself."""
        shelf = Shelf(self.store.base, held=True)
        chosen = [(note.week, name, shelf.named(name)) for note in self.content.digests for name, _ in note.items]
        return {f"week|{week}" for week, name, item in chosen if name in self.touched or name in self.left or (item and item.id in self.touched)}

    def count(self) -> None:
        """Counts the lists anew on which items came, went or differ, and touches the letters that their actors stood under."""
        scopes = sorted(self.scopes)
        named = self.store.names_of(scope for scope in scopes if scope.startswith("actors/"))
        self._say({letter_key(scope, name, None) for scope, name in named}, ("an actor under this letter has other items than before",))
        self.store.count_scopes(scopes)

    def restate_gone(self, rows: Mapping[str, GoneRow | None]) -> None:
        """Takes over what is said of these items that are shown no more (None: nothing is), and touches their pages."""
        gone = Gone(self.store.base)
        for id_, row in sorted(rows.items()):
            before = gone.get(id_)
            if row != before:
                gone.put(id_, row)
                self._say({f"moved|{id_}"}, ("what is said of an item that was taken down changed" if before and row else "it went, or came back",))

    def restate_changed(self, ids: Iterable[str]) -> None:
        """Takes over what changed of these items since they were published; what a person's correction sets right is told as that."""
        changed = Changed(self.store.base)
        self.ledger.recall_published()
        for id_ in ids if self.ledger.out else ():
            told = changes_of(self.ledger, id_)
            said = self._set_right(id_) if told else set()
            now = {day: ",".join(sorted(what - said)) for day, what in told.items() if what - said}
            if now != changed.of(id_):
                changed.put(id_, now)
                self._touch_kept(id_, ("what changed of the item since it was published is told otherwise",))  # feeds tell the day of a change

    def _set_right(self, id_: str) -> set[str]:
        """What people's corrections say of an item: fields, and which documents are one."""
        paths = (capture.path for capture in self.ledger.last[id_].captures)
        fixes = [fix for key in (id_, *paths) for fix in self.corrections.get(key, ())]
        return {name for fix in fixes for name, _ in fix.fields} | {"joined" for fix in fixes if fix.same_as}

    def restate_published(self, whole: bool) -> None:
        """Takes over which lists and pages were published, and with which ids feeds' entries were, as the ledger tells it (where the whole is asked
        for); and tells it which of these lists lead elsewhere."""
        gone, ledger = Gone(self.store.base), self.ledger
        ledger.recall_published()
        if whole:
            gone.put_tag(ledger.tag)
            lists, pages = gone.lists() ^ ledger.lists.keys(), gone.pages() ^ ledger.pages.keys()
            gone.set_lists(ledger.lists)
            gone.set_pages(ledger.pages)
            self._say({f"list|{scope}" for scope in lists} | {instead_of(href) for href in pages}, ("the ledger says otherwise what was published",))
        restate_lists(self.store, self.content, ledger)

    def touch_pages(self, ids: Iterable[str]) -> None:
        """Says that the pages of these items name other items, of which something has changed."""
        self._say({f"item|{id_}" for id_ in ids}, ("the same article from another publisher, which it names, changed",))

    def _touch_kept(self, id_: str, whys: Sequence[str]) -> bool:
        """Touches the pages of an item as it is kept; says whether it is."""
        kept = self.store.kept(id_)
        if kept:
            self._touch(id_, str(kept[0][3]), kept[1], whys)
        return kept is not None

    def _touch(self, id_: str, ord_: str, scopes: Sequence[str], whys: Sequence[str]) -> None:
        self.scopes.update(scopes)
        if self.bare:
            return
        self._say(touched(id_, ord_, scopes), whys)
        self.touched.add(id_)
        if ord_:
            shelves = (Shelf(self.store.base, held) for held in (False, True))
            beside = {f"item|{shelf.id_of(n)}" for shelf in shelves for n in shelf.beside(ord_) if n is not None}
            self._say(beside, [f"{why}{BESIDE}" if why.endswith(f"(item {id_})") else why for why in whys])

    def _say(self, keys: Collection[str], whys: Sequence[str]) -> None:
        """Pages are to be made again, for these reasons."""
        for why in () if self.bare else whys:
            self.store.touch(self.gen, keys, why)

    def _as_published(self, place: Place, item: Draft, fixes: Sequence[Correction]) -> Draft:
        """The item with the fields that stay as they were published, where a new version reads otherwise."""
        by_person: set[str] = set()
        if fixes:
            from dateline.read.correct import fields_of

            by_person.update(name for fix in fixes for name in fields_of(fix))
        differences = self.holding.of(place.identity, item.fields, by_person)
        if not differences:
            return item
        reading = as_published(item.reading(), differences, self.content.sources)
        return draft(reading, tag_item(reading, self.lexicon), self.content.settings.unreviewed == "show")

    @staticmethod
    def _sources(place: Place, item: Draft) -> tuple[str, ...]:
        """The sources whose rights count: the one that a person named, else those of all captures."""
        others = () if not place.sources or item.reading().source.by == "person" else place.sources
        return tuple(sorted({item.source, *others} - {""}))

    def _corrected(self, item: Draft, fixes: Sequence[Correction]) -> Draft:
        if not fixes:
            return item
        from dateline.build.corrected import corrected  # what applies corrections loads where there are any

        reading, tagging = corrected(item.reading(), fixes, self.content, self.lexicon)
        return draft(reading, tagging, self.content.settings.unreviewed == "show")


def _captures(kept: Sequence[object]) -> tuple[str, ...]:
    """The documents that show an item as it is kept."""
    return msgspec.msgpack.decode(bytes(kept[2]), type=tuple[str, ...])  # type: ignore[call-overload]


def access_of(content: Content, said: str, source_ids: Collection[str], path: str) -> tuple[str, bool]:
    """What the public may see of an item, and whether somebody said so: the item itself, its sources (the strictest counts), or its being
    a note of one's own."""
    sources = strictest(source.rights for source in content.sources if source.id in source_ids)
    stated = said or sources or ("full" if path.startswith("content/items/") else "")
    return stated or content.settings.rights, bool(stated)

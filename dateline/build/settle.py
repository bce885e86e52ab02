"""Settling: a draft gets its identity, its address and what may be shown of it, and the pages that show it are told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from dateline.build.corrected import corrected
from dateline.build.draft import Draft, draft
from dateline.build.impact import Concern
from dateline.content import Content
from dateline.ledger import ID, Capture, Ledger, Line, new_id
from dateline.model import Correction
from dateline.problems import Problem, error
from dateline.store import NewItem, Shelf, Store
from dateline.tag import Lexicon
from dateline.web.addresses import item_address
from dateline.web.plan import touched

_pack = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands among the documents: its first capture's path and hash, its place in it, all its captures."""

    path: str
    sha256: str
    part: str | None
    captures: tuple[str, ...]


@dataclass(slots=True)
class Settler:
    """Settles items one by one, within one transaction of the store."""

    store: Store
    content: Content
    ledger: Ledger
    lexicon: Lexicon
    today: str
    gen: int
    corrections: Mapping[str, Sequence[Correction]]
    there: Container[str]
    problems: list[Problem] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    changed: int = 0

    def identity(self, place: Place, said: str) -> str:
        """An id: the one that a person gave; else that of the very bytes at one of these paths, of the bytes elsewhere (renamed), of the
        path (edited); else a new one.
        """
        if said and self._may_have(place, said):
            return said
        at_path = [id_ for path in place.captures if (id_ := self.ledger.by_path.get((path, place.part)))]
        same = [id_ for id_ in at_path if any(capture.sha256 == place.sha256 for capture in self.ledger.last[id_].captures)]
        by_hash = self.ledger.by_hash.get((place.sha256, place.part), "")
        for id_ in (*same, by_hash, *at_path):
            if id_ and self._free(id_, place):
                return id_
        return new_id(place.sha256, place.part, self.ledger.last)

    def _may_have(self, place: Place, said: str) -> bool:
        """Whether a document may have the id that it says. Who had it first keeps it: by the ledger, else by the order of paths."""
        if not ID.fullmatch(said):
            what = f"the id {said!r} cannot be used: write 3 to 32 small letters, digits and hyphens (the document gets an id of the program's)"
        else:
            kept = self.ledger.last.get(said)
            holders = [capture.path for capture in kept.captures if capture.path in self.there] if kept else []
            if said not in self.used and (not holders or set(holders) & set(place.captures)):
                return True
            owner = next((path for path in holders if path not in place.captures), "another document")
            what = f"the id {said!r} belongs to {owner} already; give one of them another, or none"
        self.problems.append(error(place.path, None, what))
        return False

    def _free(self, id_: str, place: Place) -> bool:
        """Whether an id is to be had: nobody's, one of this item's own captures', or of a document that is gone or holds other bytes now."""
        owner = self.store.taken(id_)
        if id_ in self.used or not owner or owner in place.captures:
            return id_ not in self.used
        return self.store.hash_at(owner) not in {capture.sha256 for capture in self.ledger.last[id_].captures}

    def settle(self, place: Place, item: Draft) -> None:
        """Gives the item its id, address and rights, keeps it if anything about it differs, and touches its pages."""
        id_ = self.identity(place, item.said_id)
        self.used.add(id_)
        item = self._corrected(id_, place, item)
        url = item_address(item.title, item.published or None, id_)
        captures = tuple(Capture(path, place.sha256) for path in place.captures)
        known = self.ledger.last.get(id_) or (self._taken_over(id_, place, captures) if id_ == item.said_id else None)
        added = known.added if known else self.today
        self.ledger.say(Line(id_, added, captures, url, place.part))
        moved = self.ledger.moved_from(id_)
        access, stated = access_of(self.content, item.said_rights, item.source, place.path)
        ord_ = f"{item.order} {id_}" if item.order else ""
        row = NewItem(
            id_, place.path, place.part, place.captures, ord_, url, item.title, item.source, item.linked, item.said_rights, access, stated, item.pin,
            item.held, added, moved, item.scopes, item.quotes, item.raw_reading, item.raw_tagging,
        )  # fmt: skip
        self._keep(row)

    def _taken_over(self, id_: str, place: Place, captures: tuple[Capture, ...]) -> Line | None:
        """The last line of the id that a document had before a person gave it another: its addresses go on as the new id's."""
        old = self.ledger.by_path.get((place.path, place.part), "")
        line = self.ledger.last.get(old)
        if line and any(capture.path in self.there for capture in line.captures if capture.path not in place.captures):
            return None  # another capture keeps the old id, and its addresses with it
        for address in self.ledger.addresses.get(old, ()) if line else ():
            self.ledger.say(Line(id_, line.added if line else self.today, captures, address, place.part))
        return line

    def _keep(self, row: NewItem) -> None:
        said = (
            row.path, row.part, _pack(row.captures), row.ord, row.url, row.title, row.said_rights, row.access, row.stated, row.held, row.added,
            _pack(row.moved), row.raw_reading, row.raw_tagging,
        )  # fmt: skip
        before = self.store.kept(row.id)
        if before and before[0] == said and set(before[1]) == {scope[0] for scope in row.scopes}:
            return
        if before:
            self.left.add(str(before[0][0]))
            self._touch(row.id, str(before[0][3]), before[1])
        self.store.put_item(row, self.gen)
        self._touch(row.id, row.ord, [scope[0] for scope in row.scopes])
        self.changed += 1

    def drop(self, id_: str) -> None:
        """Takes an item away, and tells the pages that showed it."""
        before = self.store.kept(id_)
        if before:
            self.store.drop_item(id_)
            self.left.add(str(before[0][0]))
            self._touch(id_, str(before[0][3]), before[1])
            self.changed += 1

    def restate(self, concern: Concern) -> None:
        """Takes over what people changed without changing any text: rights, introductions, digests."""
        if concern.rights:
            changes = {}
            for n, id_, path, said, source, access, stated, ord_ in self.store.rights():
                now = access_of(self.content, said, source, path)
                if now != (access, bool(stated)):
                    changes[n] = now
                    self._touch(id_, ord_, self.store.scopes_of(n))
            self.store.set_access(changes, self.gen)
            self.changed += len(changes)
        self.store.touch(self.gen, concern.keys | self._choosing())

    def _choosing(self) -> set[str]:
        """The weeks whose editors chose an item that has changed, wherever it stands itself."""
        shelf = Shelf(self.store.base, held=True)
        chosen = [(note.week, name, shelf.named(name)) for note in self.content.digests for name, _ in note.items]
        return {f"week|{week}" for week, name, item in chosen if name in self.touched or name in self.left or (item and item.id in self.touched)}

    def _touch(self, id_: str, ord_: str, scopes: Sequence[str]) -> None:
        keys = touched(id_, ord_, scopes)
        self.touched.add(id_)
        if ord_:
            for held in (False, True):
                shelf = Shelf(self.store.base, held)
                keys |= {f"item|{shelf.id_of(n)}" for n in shelf.beside(ord_) if n is not None}
        self.store.touch(self.gen, keys)
        self.scopes.update(scopes)

    def _corrected(self, id_: str, place: Place, item: Draft) -> Draft:
        wanted = [*self.corrections.get(id_, ()), *(fix for path in place.captures for fix in self.corrections.get(path, ()))]
        if not wanted:
            return item
        reading, tagging = corrected(item.reading(), wanted, self.content, self.lexicon)
        return draft(reading, tagging, self.content.settings.unreviewed == "show")


def access_of(content: Content, said: str, source_id: str, path: str) -> tuple[str, bool]:
    """What the public may see of an item, and whether somebody said so: the item itself, its source, or its being a note of one's own."""
    source = next((source for source in content.sources if source.id == source_id), None) if source_id else None
    stated = said or (source.rights if source else "") or ("full" if path.startswith("content/items/") else "")
    return stated or content.settings.rights, bool(stated)

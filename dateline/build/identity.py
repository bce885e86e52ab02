"""Who gets which id: what the ledger promised stays with the captures that it was promised for."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from dateline.ledger import ID, Held, Ledger, Line, captures_of, new_id
from dateline.problems import Problem, error
from dateline.store import Captures


class Identity(Struct, frozen=True):
    """An item's id, the day it was added, and its captures: in the order that the ledger has them in, new ones last."""

    id: str
    added: str
    held: tuple[Held, ...]


class Identities(Struct):
    """Gives out ids. `there` are the documents there are, `parted` the documents that a person parted from an id, `taken` the ids of
    which another item has taken an address back, `used` the ids given out, each with a document that it went to."""

    ledger: Ledger
    captures: Captures
    there: Container[str]
    parted: Mapping[str, frozenset[str]]
    today: str
    used: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def of(self, held: Sequence[Held], said: str) -> Identity:
        """The identity of an item with these captures: the id that a person gave; else the one promised first of those that rest on one
        of its captures; else a new one. The other ids that rest on them lead to it."""
        self.ledger.recall([said] if said else (), {one.path for one in held}, {one.sha256 for one in held})
        promised = self._promised(held)
        given = said if said and self._may_have(held, said) else ""
        id_ = given or (promised[0] if promised else self._new(held[0]))
        self.used[id_] = held[0].path
        known = self.ledger.last.get(id_)
        added = known.added if known else next((self.ledger.last[other].added for other in promised), self.today)
        order = tuple(sorted(held, key=lambda one: (_before(one, known), one.path, one.part or "")))
        captures, part = captures_of(order)
        self._lead_here(Line(id_, added, captures, "", part, known.fields if known else {}), [other for other in promised if other != id_])
        return Identity(id_, added, order)

    def _new(self, first: Held) -> str:
        """An id that nobody ever had, nor another item of this build: two with the same bytes draw the same where a person parted them."""
        taken: set[str] = set()
        while True:
            id_ = new_id(first.sha256, first.part, taken)
            self.ledger.recall([id_])
            if id_ not in self.ledger.last and id_ not in self.used:
                return id_
            taken.add(id_)

    def _promised(self, held: Sequence[Held]) -> list[str]:
        """The ids that rest on one of these captures: those that the ledger still stands by first, then in its order."""
        near = {id_ for one in held for id_ in (*self.ledger.naming.get(one.place, ()), *self.ledger.by_hash.get((one.sha256, one.part), ()))}
        places = {one.place for one in held}
        stands = {self.ledger.by_path.get(one.place) for one in held}
        found = [id_ for id_ in near if self._rests_on(id_) in places]
        return sorted(found, key=lambda id_: (id_ not in stands, self.ledger.order[id_]))

    def _rests_on(self, id_: str) -> tuple[str, str | None] | None:
        """The capture that an id belongs to now: the first of those it was promised for that still has the same bytes; else where these
        bytes have gone (renamed); else what stands at its place (edited)."""
        apart = self.parted.get(id_, frozenset())
        promised = [one for one in self.ledger.last[id_].held if one.path not in apart]
        for one in promised:
            if self.captures.place(one.path, one.part) == one.sha256:
                return one.place
        for one in promised:
            for path in self.captures.holding(one.sha256, one.part):
                if path not in apart and not self._spoken_for(Held(path, one.part, one.sha256)):
                    return path, one.part
        return next((one.place for one in promised if self.captures.place(one.path, one.part)), None)

    def _spoken_for(self, held: Held) -> bool:
        self.ledger.recall(places=[held.path])
        return any(held in self.ledger.last[id_].held for id_ in self.ledger.naming.get(held.place, ()))

    def _may_have(self, held: Sequence[Held], said: str) -> bool:
        """Whether a document may have the id that it says. Who had it first keeps it: by the ledger, else by the order of paths."""
        own = {one.path for one in held}
        if not ID.fullmatch(said):
            what = f"the id {said!r} cannot be used: write 3 to 32 small letters, digits and hyphens (the document gets an id of the program's)"
        else:
            kept = self.ledger.last.get(said)
            holders = [capture.path for capture in kept.captures if capture.path in self.there] if kept else []
            if said not in self.used and (not holders or set(holders) & own):
                return True
            owner = self.used.get(said) or next((path for path in holders if path not in own), "another document")
            what = f"the id {said!r} belongs to {owner} already; give one of them another, or none"
        self.problems.append(error(held[0].path, None, what))
        return False

    def _lead_here(self, line: Line, others: Sequence[str]) -> None:
        """Takes over the addresses of other ids that this item's captures had, and takes back its own from an item it was a copy of."""
        ledger = self.ledger
        for other in others:
            for address in tuple(ledger.addresses[other]):
                if ledger.owner[address] == other:
                    ledger.say(msgspec.structs.replace(line, address=address))
        for address in tuple(ledger.addresses.get(line.id, ())):
            owner = ledger.owner[address]
            if owner != line.id and ledger.origin[address] == line.id:
                self.taken.add(owner)
                ledger.say(msgspec.structs.replace(line, address=address))


def _before(one: Held, known: Line | None) -> int:
    """Where the ledger names a capture, or its bytes, among those of its item; behind them all where it does not."""
    old = known.held if known else ()
    return next((at for at, other in enumerate(old) if other.place == one.place or (other.sha256, other.part) == (one.sha256, one.part)), len(old))

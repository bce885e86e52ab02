"""A new version of the reader: what was published stays until a person accepts what it reads now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from dateline.build.identity import Identity
from dateline.build.published import KEPT, RULE, Difference, differing
from dateline.ledger import Ledger, Reader
from dateline.problems import Problem, note
from dateline.read import READER_VERSION
from dateline.store import Shelf


class Holding(Struct):
    """What a build keeps as it was published: everything that another version of the reader read otherwise, and what waits since then.

    With `accept` nothing is kept.
    """

    ledger: Ledger
    upgrading: bool
    accept: bool
    waiting: set[str]

    @classmethod
    def begin(cls, ledger: Ledger, *, accept: bool) -> Holding:
        mark = ledger.mark
        return cls(ledger, mark is not None and mark.reader != READER_VERSION, accept, set(mark.waiting) if mark else set())

    @property
    def accepting(self) -> bool:
        """Whether a person accepts what has waited: it must be read again."""
        return self.accept and bool(self.waiting)

    def of(self, identity: Identity, read: Mapping[str, str], by_person: Collection[str]) -> tuple[Difference, ...]:
        """The fields of an item that stay as published. A document that was edited, and a field that a person corrected, have nothing to keep."""
        before = self.ledger.last.get(identity.id)
        asked = (self.upgrading or identity.id in self.waiting) and not self.accept
        self.waiting.discard(identity.id)
        if not (asked and before and before.fields):
            return ()
        bytes_then = {(one.sha256, one.part) for one in before.held}
        if bytes_then.isdisjoint((one.sha256, one.part) for one in identity.held):
            return ()
        found = differing(read, before.fields, by_person)
        if found:
            self.waiting.add(identity.id)
        return found

    def end(self, items: Collection[str]) -> None:
        """Tells the ledger which version reads, and what waits. `items` are the ids that there are."""
        self.ledger.say_reader(Reader(READER_VERSION, tuple(sorted(self.waiting.intersection(items)))))


def waiting(ledger: Ledger, shelf: Shelf) -> Iterator[Problem]:
    """What this version reads otherwise than was published, one note an item."""
    for id_ in ledger.mark.waiting if ledger.mark else ():
        item = shelf.item(id_)
        reading = item.reading() if item else None
        fields = [(name, getattr(reading, name)) for name in KEPT] if reading else []
        kept = [(name, field) for name, field in fields if field.rule == RULE]
        if item and kept:
            told = ", ".join(str(Difference(name, field.value or "", field.others[0].value if field.others else "")) for name, field in kept)
            how = "`dateline build --accept-readings` takes over all such, a correction this one"
            yield note(item.path, None, f"this version reads {told}; it stays as published: {how}")

"""Takedowns: which items they mean, and whether there are such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from dateline import ledger as ledgers
from dateline.ledger import Ledger
from dateline.model import Takedown
from dateline.problems import DatelineError, Problem, error


class Down(Struct):
    """The takedowns by the id of their item. An address that the ledger does not know is the one that an item is about to get (`open`).
    `concerned` are the items that are taken down otherwise than before."""

    ledger: Ledger
    by_id: dict[str, Takedown] = field(default_factory=dict)
    open: list[Takedown] = field(default_factory=list)
    concerned: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def begin(cls, ledger: Ledger, takedowns: Sequence[Takedown], differing: Iterable[str]) -> Down:
        down = cls(ledger, concerned=frozenset(id_of(ledger, item) for item in differing) - {""})
        for one in takedowns:
            id_ = id_of(ledger, one.item)
            if id_:
                down._put(id_, one)
            else:
                down.open.append(one)
        return down

    def _put(self, id_: str, one: Takedown) -> None:
        other = self.by_id.setdefault(id_, one)
        if other is not one:
            self.problems.append(error(one.path, one.line, f"takes the item {id_} down, and so does {other.path}. Keep one of the two"))

    def of(self, id_: str) -> Takedown | None:
        """The takedown of an item."""
        for one in [one for one in self.open if one.item.endswith(f"-{id_}/")]:
            self.open.remove(one)
            self._put(id_, one)
        return self.by_id.get(id_)

    def prove(self, root: Path) -> None:
        """Once all items are known. Raises DatelineError with the takedowns of none, and two of one."""
        if wrong := tuple(self._wrong(root)):
            raise DatelineError(*wrong)

    def _wrong(self, root: Path) -> Iterator[Problem]:
        yield from self.problems
        self.ledger.recall(self.by_id)
        unknown = [*self.open, *(one for id_, one in self.by_id.items() if id_ not in self.ledger.last)]
        if not unknown:
            return
        from dateline.content.values import did_you_mean

        whole = ledgers.load(root)
        ids, addresses = {*whole.last, *self.ledger.last}, {*whole.owner, *self.ledger.owner}
        for one in unknown:
            hint = did_you_mean(one.item, addresses if "/" in one.item else ids) or " See `dateline export` for the items' ids and addresses"
            yield error(one.path, one.line, f'item: "{one.item}" is no item of this digest, nor was one.{hint}')


def id_of(ledger: Ledger, item: str) -> str:
    """The id that a person means by an id or an address, "" where the ledger knows no such address."""
    if "/" not in item:
        return item
    ledger.recall(addresses=[item])
    return ledger.owner.get(item, "")

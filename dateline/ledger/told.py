"""What readers were told otherwise before: how an item changed since it was published, as the ledger's lines tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dateline.ledger.lines import Line
from dateline.ledger.promises import HELD, Ledger

_END = 1 << 63


def changes_of(ledger: Ledger, id_: str) -> dict[str, frozenset[str]]:
    """By day, what changed of a published item: its "title", the day on which it was "published", or that it was "joined" with another
    published one. What changed and was not published in between counts once; lines that tell no day say nothing."""
    ledger.recall([id_])
    ledger.recall_published()
    found: dict[str, set[str]] = {}
    if ledger.out:
        for day, what in (*_retold(ledger, id_), *_joined(ledger, id_)):
            found.setdefault(day, set()).add(what)
    return {day: frozenset(some) for day, some in found.items() if day}


def _retold(ledger: Ledger, id_: str) -> Iterator[tuple[str, str]]:
    """Each state of an item that was published, and the last one, against the published one before it."""
    before: Line | None = None
    since: list[Line] = []
    lines = ledger.several.get(id_, [])
    for (at, line), end in zip(lines, [*(at for at, _ in lines[1:]), _END], strict=False):
        since.append(line)
        if line.status == HELD:
            continue
        out = ledger.came_out(at, min((end, *(hid for hid in ledger.hidden.get(id_, ()) if hid > at))))
        if before and (out or end == _END):
            yield from ((_day(name, since), name) for name in ("title", "published") if _says(name, before, line) != _says(name, line, before))
        if out:
            before, since = line, []


def _day(name: str, since: Sequence[Line]) -> str:
    """The day since when a field says what the last of these lines says."""
    last = since[-1]
    same = takewhile(lambda line: _says(name, line, last) == _says(name, last, line), reversed(since))
    return [line.on for line in same][-1]


def _says(name: str, line: Line, other: Line) -> str:
    """What a line says of a field: as it was read, where both lines tell that; else as the address has it."""
    if name in line.fields and name in other.fields:
        return line.fields[name]
    day, _, words = line.address.strip("/").rpartition("/")
    return words if name == "title" else day


def _joined(ledger: Ledger, id_: str) -> Iterator[tuple[str, str]]:
    """An address that was published for another item, and is this one's since."""
    for address in ledger.addresses.get(id_, ()):
        if ledger.origin[address] != id_ == ledger.owner[address] and address in ledger.shown:
            taken = next(((at, line.on) for at, line in ledger.several.get(id_, ()) if line.address == address), None)
            if taken and ledger.came_out(ledger.shown[address], taken[0]):
                yield taken[1], "joined"

"""Work cut into shares for several processes: about alike in cost, what costs most begun first, results in the order of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
_MOST = 48
"""So many things are worth the sending together, however little they cost."""
_SEVERAL = 4
"""So many shares a process, at least where there are enough things: who has cheap ones takes more of them."""


class Shares(msgspec.Struct, frozen=True):
    """`parts`: positions of neighbours, in their order; `costs`: what each part costs; `order`: which part is begun when."""

    parts: tuple[range, ...]
    costs: tuple[int, ...]
    order: tuple[int, ...]


def shares(costs: Sequence[int], jobs: int) -> Shares:
    """Cuts things of these costs for so many processes. A thing that costs more than its neighbours together is a part of its own.

    Of the parts that cost more than twice the mean, the dearest begin, so that none of them is begun when all others are done; only so many
    as the processes have finished soon, because results wait in memory for their turn.
    """
    parts = tuple(_parts(costs, _fair(costs, jobs)))
    sums = tuple(sum(costs[part.start : part.stop]) for part in parts)
    dear = [at for at, cost in enumerate(sums) if cost * len(sums) > 2 * sum(sums)]
    first = sorted(dear, key=lambda at: (-sums[at], at))[: _SEVERAL * jobs]
    early = frozenset(first)
    return Shares(parts, sums, (*first, *(at for at in range(len(parts)) if at not in early)))


def _fair(costs: Sequence[int], jobs: int) -> float:
    """What a part may cost so that each process has several; those that cost more by themselves do not make the others' parts larger."""
    most = sum(costs) / (_SEVERAL * jobs)
    return sum(cost for cost in costs if cost <= most) / (_SEVERAL * jobs)


def _parts(costs: Sequence[int], fair: float) -> Iterator[range]:
    start = held = 0
    for at, cost in enumerate(costs):
        if at > start and (held + cost > fair or at - start == _MOST):
            yield range(start, at)
            start, held = at, 0
        held += cost
    if costs:
        yield range(start, len(costs))


def in_turn(begin: Callable[[Sequence[T]], Future[R]], things: Sequence[T], cut: Shares, done: Callable[[int], None]) -> Iterator[R]:
    """What came of each part, in the order of the parts. `begin` sends a part to the processes; `done` is told the number of a part, in this
    thread, soon after it is finished, be it its turn or not. Raises what the work raised."""
    finished: SimpleQueue[int] = SimpleQueue()
    waiting: dict[int, Future[R]] = {}
    for at in cut.order:
        part = cut.parts[at]
        waiting[at] = begin(things[part.start : part.stop])
        waiting[at].add_done_callback(lambda _, at=at: finished.put(at))  # type: ignore[misc]  # each its own number
    untold = len(waiting)
    for at in range(len(cut.parts)):
        while not waiting[at].done() or not finished.empty():
            done(finished.get())
            untold -= 1
        yield waiting.pop(at).result()
    for _ in range(untold):
        done(finished.get())

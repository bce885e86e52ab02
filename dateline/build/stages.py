"""What a build spends its time on: the stages it goes through, one after the other, and what is told of them while they last.

A build hands one `Stages` from step to step. Each step says what begins; what went on before ends with that. So every moment of a build is
some stage's, and the table adds up to the whole.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct, field


class Step(Protocol):
    """Is called with how many more things are done, and what they cost together (0 where all are alike)."""

    def __call__(self, many: int, cost: int = 0, /) -> None: ...


class Begin(Protocol):
    """Begins to tell a person of so many things, which cost so much in all (0 where all are alike), and of nothing else any more."""

    def __call__(self, what: str, many: int, cost: int = 0, /) -> Step: ...


WAITING = "waiting for another build of this digest to end"
NOTHING = ""
"""What goes on when a stage has ended and no other begun."""


def silent(_many: int, _cost: int = 0, /) -> None:
    """A step that nobody is told of."""


def quiet(_what: str, _many: int, _cost: int = 0, /) -> Step:
    """Tells nobody anything."""
    return silent


class Stage(Struct):
    """One stage: `many` things were dealt with in `seconds`, or by all its workers together where it is `within` another one. `mebibytes` is
    the most memory that the program had held when it ended (0 where the system does not tell)."""

    name: str
    within: bool = False
    many: int = 0
    seconds: float = 0.0
    mebibytes: float = 0.0


class Stages(Struct):
    """The stages of one build, in their order. One that comes again (documents, pages, documents) goes on."""

    tell: Begin = quiet
    clock: Callable[[], float] = time.perf_counter
    told: dict[str, Stage] = field(default_factory=dict)
    _now: Stage | None = None
    _since: float = 0.0

    def begin(self, name: str, many: int = 0, cost: int = 0) -> Step:
        """Begins a stage that deals with so many things, and ends the one before. Call what it gives with how many more are done.

        Where they cost very different effort, `cost` is that of all, in any unit, and each step tells its own."""
        self._close()
        self._now = self.told.setdefault(name, Stage(name))
        self._now.many += many
        return self.tell(name, many, cost)

    def count(self, many: int) -> None:
        """So many more things belong to the stage that is on."""
        if self._now:
            self._now.many += many

    def spent(self, name: str, many: int, seconds: float) -> None:
        """Of the stage that is on, this part took so long, here or in a worker."""
        part = self.told.setdefault(name, Stage(name, within=True))
        part.many += many
        part.seconds += seconds

    def end(self) -> None:
        """Ends the stage that is on; nothing is on after it."""
        self._close()
        self.tell(NOTHING, 0)

    def _close(self) -> None:
        now = self.clock()
        if self._now:
            self._now.seconds += now - self._since
            self._now.mebibytes = most_memory()
        self._now, self._since = None, now

    def table(self) -> list[str]:
        """Stage, count, seconds, share and memory, one line each; what workers spent stands indented and is no share of the whole."""
        whole = sum(stage.seconds for stage in self.told.values() if not stage.within) or 1.0
        rows = [("stage", "count", "seconds", "share", "peak memory"), *(_row(stage, whole) for stage in self.told.values())]
        rows.append(("whole", "", f"{whole:.3f}", "", ""))
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        return [f"{row[0]:<{widths[0]}}" + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)) for row in rows]


def _row(stage: Stage, whole: float) -> tuple[str, str, str, str, str]:
    name = f"  of it {stage.name}" if stage.within else stage.name
    share = "" if stage.within else f"{100 * stage.seconds / whole:.1f} %"
    memory = f"{stage.mebibytes:,.0f} MiB" if stage.mebibytes else ""
    return name, f"{stage.many:,}" if stage.many else "", f"{stage.seconds:.3f}", share, memory


def most_memory() -> float:
    """The most memory (MiB) that this process has held so far, and the largest of its workers that have ended with it; 0 on Windows."""
    if sys.platform == "win32":
        return 0.0
    import resource

    held = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)

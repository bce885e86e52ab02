"""How far a command is: a bar on a terminal, a plain line now and then elsewhere, always on standard error; nothing of what is soon done.

A thread looks every now and then at what the stages have told, so that a person sees that the program is alive also while one document
takes long, and nothing is printed more often than it can be read.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from dateline.build.stages import NOTHING, WAITING, Begin, Step

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_WORTH = 1.0
"""Seconds that a command takes before it says how far it is."""
_BAR_EVERY, _LINE_EVERY = 0.5, 5.0
_HOUR, _MINUTE, _FEW = 3600, 60, 10


class Stretch(Struct):
    """One stage as far as it is: `done` of `many` things, which cost `spent` of `cost`. `since` and `last`: the moments of its begin and of
    the last step."""

    what: str
    many: int = 0
    cost: int = 0
    since: float = 0.0
    done: int = 0
    spent: int = 0
    last: float = 0.0

    def share(self) -> float:
        """How much of the work is done, 0 to 1."""
        done, whole = (self.spent, self.cost) if self.cost else (self.done, self.many)
        return min(1.0, done / whole) if whole else 0.0

    def left(self, now: float) -> float | None:
        """Seconds to the end, if it goes on as it went; None where nothing is done, or where it should have ended a while ago."""
        share = self.share()
        if not 0 < share < 1:
            return None
        left = (self.last - self.since) / share - (now - self.since)
        return max(0.0, left) if left > -_FEW else None

    def counted(self) -> str:
        return f"{self.done:,} of {self.many:,}" if self.many else ""

    def words(self, now: float) -> str:
        """`about 40 s left`; while that cannot be told, how long it has taken so far."""
        left = self.left(now)
        return f"{about(now - self.since)} so far" if left is None else f"{about(left)} left"

    def line(self, now: float) -> str:
        """`documents 3,200 of 10,000, about 40 s left`."""
        return f"{' '.join(filter(None, (self.what, self.counted())))}, {self.words(now)}"


def about(seconds: float) -> str:
    """A stretch of time as it can be known: `about 40 s`, `about 3 min`, `about 1 h 20 min`; never none."""
    if seconds < _FEW:
        return "a few seconds"
    if seconds < _MINUTE - 5:
        return f"about {5 * round(seconds / 5)} s"
    minutes = max(1, round(seconds / _MINUTE))
    if minutes < _MINUTE:
        return f"about {minutes} min"
    minutes = 10 * round(minutes / 10)
    return f"about {minutes // _MINUTE} h{f' {minutes % _MINUTE} min' if minutes % _MINUTE else ''}"


class _Shown(Protocol):
    """Where progress is seen: `every` so many seconds it is told what goes on."""

    every: float

    def show(self, now: Stretch, moment: float) -> None: ...

    def end(self) -> None: ...


class Lines(Struct):
    """Plain lines, with time fewer of them: for a log, or for who reads along."""

    write: Callable[[str], object]
    since: float
    every: float = _LINE_EVERY
    _last: float = float("-inf")

    def show(self, now: Stretch, moment: float) -> None:
        if moment - self._last >= max(self.every, (moment - self.since) / 10) - _WORTH / 2:
            self._last = moment
            self.write(f"{now.line(moment)}\n")

    def end(self) -> None:
        """Lines stay as they stand."""


class Bar(Struct):
    """A bar that is gone again when nothing goes on."""

    bar: RichProgress
    every: float = _BAR_EVERY

    @classmethod
    def made(cls) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[counted]}"), TextColumn("{task.fields[words]}")
        console = Console(stderr=True)
        bar = Progress(*columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        bar.add_task("", total=None, counted="", words="")
        return cls(bar)

    def show(self, now: Stretch, moment: float) -> None:
        total = 1.0 if now.many else None
        self.bar.update(self.bar.task_ids[0], description=now.what, total=total, completed=now.share(), counted=now.counted(), words=now.words(moment))
        self.bar.start()
        self.bar.refresh()

    def end(self) -> None:
        self.bar.stop()


class Teller(Struct):
    """What goes on now, and who shows it. `shown` is made when there is something to show."""

    make: Callable[[], _Shown]
    clock: Callable[[], float] = time.monotonic
    now: Stretch = field(default_factory=lambda: Stretch(NOTHING))
    shown: _Shown | None = None
    _one: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, what: str, many: int, cost: int = 0, /) -> Step:
        """As `Begin` says. Waiting for others is told at once."""
        moment = self.clock()
        with self._one:
            now = self.now = Stretch(what, many, cost, moment, last=moment)
            if what == NOTHING and self.shown:
                self.shown.end()
        if what == WAITING:
            sys.stderr.write(f"{what}\n")

        def step(more: int, cost: int = 0, /) -> None:
            now.done, now.spent, now.last = now.done + more, now.spent + cost, self.clock()

        return step

    def look(self) -> float:
        """Shows what goes on; gives the seconds after which to look again."""
        if self.shown is None:
            self.shown = self.make()
        with self._one:
            if self.now.what != NOTHING:
                self.shown.show(self.now, self.clock())
        return min(self.shown.every, _WORTH)


@contextlib.contextmanager
def progress() -> Iterator[Begin]:
    """Tells how far a command is for as long as this lasts."""
    started = time.monotonic()
    terminal = sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    teller = Teller(Bar.made if terminal else lambda: Lines(sys.stderr.write, started))
    ended = threading.Event()
    thread = threading.Thread(target=_look_on, args=(teller, ended), daemon=True)
    thread.start()
    try:
        yield teller.begin
    finally:
        ended.set()
        thread.join()
        teller.begin(NOTHING, 0)


def _look_on(teller: Teller, ended: threading.Event) -> None:
    """Looks until the end. Whoever has closed standard error is not told any more."""
    if hasattr(signal, "pthread_sigmask"):  # Ctrl-C is the main thread's
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    wait = _WORTH
    with contextlib.suppress(OSError, ValueError):
        while not ended.wait(wait):
            wait = teller.look()

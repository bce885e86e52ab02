"""How far a build is: a bar on a terminal, plain lines elsewhere, always on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from dateline.build.stages import WAITING

_WORTH = 100
_EVERY = 10.0


def progress(what: str, many: int) -> Callable[[int], None]:
    """Begins to tell of `many` things; call what it gives with how many more are done. Short work is not worth a word, waiting is."""
    if what == WAITING:
        sys.stderr.write(f"{what}\n")
    if many < _WORTH:
        return lambda _: None
    return _bar(what, many) if sys.stderr.isatty() else _lines(what, many)


def _bar(what: str, many: int) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(what, total=many)
    bar.start()

    def step(more: int) -> None:
        bar.advance(task, more)
        if bar.finished:
            bar.stop()

    return step


def _lines(what: str, many: int) -> Callable[[int], None]:
    state = {"done": 0, "told": time.monotonic()}

    def step(more: int) -> None:
        state["done"] += more
        now = time.monotonic()
        if now - state["told"] > _EVERY and state["done"] < many:
            state["told"] = now
            sys.stderr.write(f"{what}: {int(state['done']):,} of {many:,}\n")

    return step

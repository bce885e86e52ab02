"""Worker processes: started the same way on every system, deaf to Ctrl-C (who started them ends them), and gone with who started them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import msgspec

from dateline.problems import DatelineError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")
_MOST = 61  # what Windows can wait for
_ENDED = "a worker process was ended by the system, most often for want of memory: build again with --jobs 1 (the last site stands)"


class Workers(msgspec.Struct, frozen=True):
    """Processes that take work."""

    executor: Executor

    def map(self, work: Callable[[T], R], parts: Iterable[T]) -> Iterator[R]:
        """What `work` gives for each part, in their order. The processes start here."""
        with _deaf():
            return self.executor.map(work, parts)

    def submit(self, work: Callable[[T], R], part: T) -> Future[R]:
        """Sends one part to the processes, which start with the first one."""
        with _deaf():
            return self.executor.submit(work, part)


@contextlib.contextmanager
def pool(jobs: int, begin: Callable[..., None], told: tuple[object, ...]) -> Iterator[Workers]:
    """Worker processes, each begun with `begin(*told)`. When this is left, for whatever reason, they have ended. Raises DatelineError where
    the system took one away."""
    # most builds are of a few documents: they start no process, and need not load what starts one
    import multiprocessing as mp
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    executor = ProcessPoolExecutor(min(jobs, _MOST), mp.get_context("spawn"), _begin, (begin, told))
    try:
        yield Workers(executor)
    except BrokenProcessPool:
        raise DatelineError(_ENDED) from None
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _begin(begin: Callable[..., None], told: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    begin(*told)


def _leave_with_parent() -> None:
    """Ends this process when the one that started it is gone, however that ended: nobody waits for the work, and another build may be on."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """What is started within this never hears Ctrl-C, which a terminal sends to all processes at once: this process tells the others to end."""
    if sys.platform == "win32":  # a process has no mask there; the workers make themselves deaf when they begin
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

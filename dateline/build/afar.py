"""Reading and tagging on any executor of `concurrent.futures`, wherever its workers are: they need this program, and to see the digest's folder.

What a worker has to know (settings, profiles, where the digest lies) waits for it in a file below `.dateline/`; a task only names it, so that
a worker reads it once, one that comes late like one that was there, and one that does not see the folder is found out before it reads anything.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.build.code import difference, equipment
from dateline.build.options import STORE
from dateline.build.shares import shares
from dateline.build.stages import Step
from dateline.build.work import Bench, Worked, cost_of
from dateline.content import Content
from dateline.problems import DatelineError, error
from dateline.scan import Found

AHEAD = 8
"""So many tasks a worker are under way: enough that none waits while the first of them takes its time; their results wait in memory."""
_NAME = "briefing-"


class Task(Struct, frozen=True):
    """What a worker is sent: where what it has to know lies, its hash, and documents of some seconds' work at most."""

    briefing: str
    sha256: str
    documents: tuple[Found, ...]


class Unfit(Struct, frozen=True):
    """Why a worker cannot do its task, and what to do."""

    why: str


class _Equipment(Struct, frozen=True):
    equipment: dict[str, str]


class _Briefing(Struct, frozen=True):
    equipment: dict[str, str]
    root: str
    content: Content


class Team(Struct, frozen=True):
    """Workers as a build sees them: `width` tells how many there are at the moment, `wait` gives a future's result or says why there is none."""

    executor: Executor
    width: Callable[[], int]
    wait: Callable[[Future[list[Worked] | Unfit]], list[Worked] | Unfit] = Future.result


def read_on(team: Team, bench: Bench, documents: Sequence[Found], step: Step) -> Generator[Worked, None, None]:
    """Every document, in the order given, read and tagged by the team. `step` is told how many more are done, and at what cost.

    What was sent and is not done when this is closed is taken back. Raises DatelineError where a worker is not fit for the work.
    """
    cut = shares([cost_of(document) for document in documents], team.width())
    with _briefed(bench) as (file, sha256):
        parts = (documents[part.start : part.stop] for part in cut.parts)
        sent = (team.executor.submit(work, Task(file, sha256, tuple(part))) for part in parts)
        waiting: deque[Future[list[Worked] | Unfit]] = deque()
        try:
            for part, cost in zip(cut.parts, cut.costs, strict=True):
                waiting.extend(islice(sent, max(1, AHEAD * team.width()) - len(waiting)))
                done = team.wait(waiting.popleft())
                if isinstance(done, Unfit):
                    raise DatelineError(f"{done.why} (the last site stands)")
                for document, worked in zip(documents[part.start : part.stop], done, strict=True):
                    yield worked if worked.sha256 else _here(bench, document)
                step(len(part), cost)
        finally:
            for future in waiting:
                future.cancel()


def _here(bench: Bench, document: Found) -> Worked:
    """A document whose bytes a worker could not have, as it is here. Raises DatelineError where it can be read here."""
    worked = bench.work(document)
    if worked.sha256:
        told = (
            "a worker cannot read this document, and this machine can: let all of them see the same folder, and may read what is in it (the last site stands)"
        )
        raise DatelineError(error(document.path, None, told))
    return worked


@contextlib.contextmanager
def _briefed(bench: Bench) -> Iterator[tuple[str, str]]:
    """The file that tells workers what they need, and its hash; gone when this is left. What a build that was killed left goes too."""
    root = bench.root.absolute()
    told = msgspec.msgpack.encode(_Briefing(equipment(bench.content), str(root), bench.content))
    sha256 = hashlib.sha256(told).hexdigest()
    folder = root / STORE
    folder.mkdir(exist_ok=True)
    for left in folder.glob(f"{_NAME}*"):
        left.unlink(missing_ok=True)
    file = folder / f"{_NAME}{sha256[:16]}-{os.getpid()}"
    try:
        file.write_bytes(told)
        yield str(file), sha256
    finally:
        file.unlink(missing_ok=True)


_bench: list[tuple[str, Bench]] = []  # one a worker process, made when its first task comes: the only state a process keeps
_ONE = threading.Lock()  # a worker may have several threads: they would share one processor, and one bench


def work(task: Task) -> list[Worked] | Unfit:
    """Does a task, in a worker."""
    with _ONE:
        if not _bench or _bench[0][0] != task.sha256:
            made = _begin(task)
            if isinstance(made, Unfit):
                return made
            _bench[:] = [(task.sha256, made)]
        return [_bench[0][1].work(document) for document in task.documents]


def _begin(task: Task) -> Bench | Unfit:
    here = f"worker {socket.gethostname()} (process {os.getpid()})"
    try:
        told = Path(task.briefing).read_bytes()
    except OSError as why:
        told = b""
        reason = f" ({why.strerror})"
    else:
        reason = ""
    if hashlib.sha256(told).hexdigest() != task.sha256:
        root = Path(task.briefing).parent.parent
        return Unfit(f"{here} does not see the digest's folder at {root}{reason}: put it on a file system that all machines share, at the same path")
    theirs = msgspec.msgpack.decode(told, type=_Equipment).equipment
    told_apart = difference(theirs)
    if told_apart:
        return Unfit(f"{here} has {told_apart}: install the same on all machines")
    briefing = msgspec.msgpack.decode(told, type=_Briefing)
    return Bench.make(Path(briefing.root), briefing.content)

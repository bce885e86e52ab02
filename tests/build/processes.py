"""Builds in processes of their own: several at once, some that are killed at a chosen moment, some that find the disk full."""

from __future__ import annotations

import errno
import multiprocessing as mp
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from types import FrameType

from msgspec.structs import replace

from dateline.build.options import Options
from dateline.build.run import build
from dateline.output import FULL
from dateline.problems import DatelineError

DONE, KILLED, TOLD = 0, -9, 3
"""How a build ended: well, killed, or with the message of a full disk."""
# What a build does to the disk and to the store is done by these modules: their calls are the moments at which a build may be killed.
_ROOMS = tuple(f"{os.sep}dateline{os.sep}{room}" for room in ("output.py", f"ledger{os.sep}", f"store{os.sep}", f"build{os.sep}"))
_PRELOADED = ["dateline.build.pages", "dateline.build.taking", "dateline.content", __name__]
_WRITES = frozenset("wax+")


@dataclass
class _Killer:
    """Kills its own process at the given call that the rooms of the disk and the store make."""

    left: int

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event == "c_call" and any(room in frame.f_code.co_filename for room in _ROOMS):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class _Full:
    """From the given file or folder on that is begun to be written, there is no room (SQLite's own files do not count)."""

    left: int

    def __call__(self, event: str, about: tuple[object, ...]) -> None:
        if event == "os.mkdir" or (event == "open" and _WRITES.intersection(str(about[1]))):
            self.left -= 1
            if self.left <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(about[0]))


def _build(options: Options, kill_at: int, full_at: int) -> None:
    if kill_at:
        sys.setprofile(_Killer(kill_at))
    if full_at:
        sys.addaudithook(_Full(full_at))
    try:
        build(options)
    except DatelineError as why:
        if FULL not in str(why):
            raise
        os._exit(TOLD)  # nothing more is written here, not even a farewell


def begin(options: Options, kill_at: int = 0, full_at: int = 0) -> BaseProcess:
    """Begins a build in a process of its own; with `kill_at` it is killed, as by the system, at that call, with `full_at` the disk is full
    from that file on."""
    context = mp.get_context("spawn") if sys.platform == "win32" else mp.get_context("forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(_PRELOADED)
    process = context.Process(target=_build, args=(replace(options, jobs=1), kill_at, full_at))
    process.start()
    return process


def end(process: BaseProcess) -> int:
    """Waits for a build, and tells how it ended."""
    process.join(120)
    assert process.exitcode is not None, "a build did not end within two minutes"
    return process.exitcode

"""Runs one command and tells how long it took and how much memory all its processes held at their peak."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

REPO = Path(__file__).resolve().parents[1]
TODAY = "2026-01-15"
EVERY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `seconds` of wall clock, `mebibytes` at the peak (0 where not asked for), and what was said."""

    seconds: float
    mebibytes: float
    said: str


def watched(command: Sequence[str], *, folder: Path | None = None, settings: Mapping[str, str] | None = None, memory: bool = False) -> Run:
    """Runs `command` in `folder` to its end, with `settings` added to the environment; one that fails raises CalledProcessError with its messages.

    Programs in Python keep their bytecode, as those that pip installs have it: else every run would compile them from source first.
    """
    start = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | dict(settings or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    peaks: list[int] = []
    watcher = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
    if memory:
        watcher.start()
    said, _ = process.communicate()
    seconds = perf_counter() - start
    if memory:
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(seconds, max(peaks, default=0) / 1024, said)


def build_command(root: Path, *options: str) -> list[str]:
    """How the digest under `root` is built."""
    return [sys.executable, str(REPO / "build.py"), "build", "--root", str(root), "--today", TODAY, *options]


def build(root: Path, *options: str, memory: bool = False) -> Run:
    """Builds the digest under `root`; a failing build raises CalledProcessError with its messages."""
    return watched(build_command(root, *options), memory=memory)


def _watch(process: subprocess.Popen[str], peaks: list[int]) -> None:
    """Adds up the proportional memory of the process and all below it, from /proc (Linux only), until it ends."""
    while process.poll() is None:
        peaks.append(sum(_kibibytes(number) for number in _family(process.pid)))
        sleep(EVERY_SECONDS)


def _family(number: int) -> list[int]:
    family, waiting = [], [number]
    while waiting:
        one = waiting.pop()
        family.append(one)
        with contextlib.suppress(OSError):  # it ended while we looked
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                with contextlib.suppress(OSError):  # so did a thread of it
                    waiting += map(int, children.read_text().split())
    return family


def _kibibytes(number: int) -> int:
    """Pss: pages shared by several processes count in parts, so that the sum is what the machine really holds."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:  # it ended, or this is no Linux
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

"""Runs the programs in turn on the same documents, and keeps every single figure."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Story
from benchmarks.peers import dateline
from benchmarks.peers.documents import Stories, dated, names_to_add, place, put, reworded
from benchmarks.peers.program import ADDED, ALIAS, COLD, DATED_BACK, MEMORY, SAME, SERVED, TEMPLATE, WORD, Program, Server
from benchmarks.peers.served import seconds_until_shown
from benchmarks.watch import TODAY, watched

BACK_DATED = "2022-06-15"
SAMPLE = 300
STEPS = (SAME, ADDED, DATED_BACK, WORD, ALIAS, TEMPLATE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One run: `written` files, `pages` of them, and, where it was watched for, `megabytes` (of a million bytes) at the peak over all processes."""

    documents: int
    program: str
    step: str
    seconds: float
    written: int = 0
    megabytes: float = 0.0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Bench:
    """What all runs of one size share. `sample` are the corpus's first stories."""

    size: int
    stories: Stories
    sample: list[Story]
    scratch: Path

    def one(self, number: int) -> Story:
        return next(self.stories(number, 1))

    def middle(self, number: int, parts: int) -> Story:
        """A story of the corpus, another for each `number` below `parts`."""
        return self.one((number + 1) * self.size // (parts + 1))


def measure(size: int, runs: int, programs: Sequence[Program], stories: Stories, scratch: Path, *, sparing: bool = False) -> Iterator[Figure]:
    """All figures for one size, as they come; `sparing` keeps one site a program at a time. Raises RuntimeError where a program made fewer pages
    than there are documents."""
    bench = Bench(size, stories, list(stories(0, min(size, SAMPLE))), scratch)
    for program in programs:
        for one in stories(0, size):
            put(_corpus(bench, program) / place(one, program.suffix), program.write(one))
    roots = dict[str, Path]()
    for number in range(runs):
        for program in _turned(programs, number):
            if sparing:
                _remove(roots.get(program.name))
            roots[program.name] = fresh(bench, program, f"cold{number}")
            yield timed(bench, program, roots[program.name], COLD)
            complete(bench, program, roots[program.name])
    yield from _changed(bench, runs, programs, roots)
    for program in programs:
        if sparing:
            _remove(roots[program.name])
        yield timed(bench, program, fresh(bench, program, "memory"), MEMORY)


def _changed(bench: Bench, runs: int, programs: Sequence[Program], roots: Mapping[str, Path]) -> Iterator[Figure]:
    """What is measured of sites that stand: after each change, and served."""
    for step in STEPS:
        for number in range(runs):
            for program in _turned([one for one in programs if step in one.steps], number):
                change(step, bench, program, roots[program.name], number, runs)
                yield timed(bench, program, roots[program.name], step)
    for program in programs:
        if program.server:
            yield from served(bench, program, program.server, roots[program.name], runs)


def _remove(root: Path | None) -> None:
    """Takes a site away, and waits until the disk has done so: the next run is not to pay for it."""
    if root:
        shutil.rmtree(root)
        if hasattr(os, "sync"):
            os.sync()


def _turned(programs: Sequence[Program], number: int) -> list[Program]:
    """The programs in turn, each run beginning with another one."""
    start = number % len(programs) if programs else 0
    return [*programs[start:], *programs[:start]]


def _corpus(bench: Bench, program: Program) -> Path:
    return bench.scratch / f"{bench.size}-corpus" / program.name


def fresh(bench: Bench, program: Program, name: str) -> Path:
    """A site that was never built, with all documents."""
    root = bench.scratch / f"{bench.size}-{name}-{program.name}".replace(" ", "").replace(",", "-")
    program.prepare(root, bench.sample)
    shutil.copytree(_corpus(bench, program), root / program.documents, copy_function=_link, dirs_exist_ok=True)
    return root


def _link(source: str, target: str) -> None:
    """The same file under another name: a hundred thousand documents, a dozen times, would be gigabytes."""
    try:
        os.link(source, target)
    except OSError:  # not on this file system
        shutil.copyfile(source, target)


def timed(bench: Bench, program: Program, root: Path, step: str) -> Figure:
    """Builds once."""
    began = time.time_ns() - 10_000_000  # the clock of the files is some milliseconds behind
    run = watched(program.command(root), folder=root, settings=program.settings, memory=step == MEMORY)
    written = [path for path in _files(root / program.output) if path.stat().st_mtime_ns >= began]
    pages = sum(path.suffix == ".html" for path in written)
    print(f"{bench.size:,} documents, {program.name}, {step}: {run.seconds:.2f} s", file=sys.stderr, flush=True)
    return Figure(bench.size, program.name, step, run.seconds, len(written), run.mebibytes * 1.048576, pages)


def _files(folder: Path) -> list[Path]:
    return [Path(where) / name for where, _, names in os.walk(folder) for name in names]


def complete(bench: Bench, program: Program, root: Path) -> None:
    """Every document has a page, or the time was not worth taking."""
    made = sum(1 for path in _files(root / program.output / "items") if path.name == "index.html")
    if made < bench.size:
        raise RuntimeError(f"{program.name} made {made:,} pages of {bench.size:,} documents")


def change(step: str, bench: Bench, program: Program, root: Path, number: int, runs: int) -> None:
    """Does what `step` is named for; `number` counts the runs."""

    def write(one: Story, at: Story | None = None) -> None:
        put(root / program.documents / place(at or one, program.suffix), program.write(one))

    done: dict[str, Callable[[], None]] = {
        SAME: lambda: None,
        ADDED: lambda: write(dated(bench.one(bench.size + number), TODAY)),
        DATED_BACK: lambda: write(dated(bench.one(bench.size + runs + number), BACK_DATED)),
        WORD: lambda: write(reworded(bench.middle(number, runs), f"changed{number}")),
        ALIAS: lambda: dateline.add_aliases(root, bench.sample, names_to_add(bench.sample, runs)[: number + 1]),
        TEMPLATE: lambda: dateline.change_a_template(root, number),
    }
    done[step]()


def served(bench: Bench, program: Program, server: Server, root: Path, runs: int) -> list[Figure]:
    """The program's own server, one word of a document changed again and again."""
    one = bench.middle(0, runs)
    path = root / program.documents / place(one, program.suffix)
    times = seconds_until_shown(server, root, one, [(f"served{number}", path, program.write(reworded(one, f"served{number}"))) for number in range(runs)])
    return [Figure(bench.size, program.name, SERVED, seconds) for seconds in times]

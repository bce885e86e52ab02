"""What a build spends its time on, stage by stage.

    python -m benchmarks.stages [--sizes 1000,10000] [--runs 3] [--flavour markdown] [--search] [--publish] [--folder DIR]

For each size: a cold build into fresh folders and a rebuild with one document added, each told by `build --profile`. A figure is the
median over RUNS runs, stage by stage; memory is the most that the program had held when the stage ended. `--publish` keeps the table in
`benchmarks/results/stages.md`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.scale import lay
from benchmarks.table import keep, machine, table, versions
from benchmarks.watch import build

# stage, count (not every stage deals with things), seconds, share (workers' parts have none), memory (not on every system)
_ROW = re.compile(r"^(?P<name>\S.*?|  \S.*?)(?:  +(?P<many>[\d,]+))?  +(?P<seconds>[\d,]+\.\d{3})(?:  +[\d.]+ %)?(?:  +(?P<mebibytes>[\d,]+) MiB)?\s*$")


def stages(said: str) -> dict[str, tuple[float, float, float]]:
    """The stages that a build told of, in their order: how many things, seconds, mebibytes. A part of a stage has a name that begins with a space."""
    lines = said.splitlines()
    first = next((at for at, line in enumerate(lines) if line.startswith("stage ")), len(lines))
    found = (_ROW.match(line) for line in lines[first + 1 :])
    return {row["name"].rstrip(): (number(row["many"]), number(row["seconds"]), number(row["mebibytes"])) for row in found if row is not None}


def number(figure: str | None) -> float:
    return float((figure or "0").replace(",", ""))


def measure(size: int, runs: int, flavour: str, scratch: Path, *, search: bool) -> dict[str, list[dict[str, tuple[float, float, float]]]]:
    """Every run's stages, by what was done."""

    def make(folder: Path, count: int, start: int) -> list[Path]:
        return corpus.write(folder, count, start=start, flavour=flavour)

    done: dict[str, list[dict[str, tuple[float, float, float]]]] = {"cold": [], "one document added": []}
    for run in range(runs):
        root = scratch / f"stages-{size}-{run}"
        lay(root, size, make, search=search)
        done["cold"].append(stages(build(root, "--profile").said))
        make(root / "seeds", 1, size)
        done["one document added"].append(stages(build(root, "--profile").said))
    return done


def rows(size: int, what: str, runs: list[dict[str, tuple[float, float, float]]]) -> list[tuple[str, ...]]:
    """A line for each stage that any run went through."""
    names = list(dict.fromkeys(name for run in runs for name in run))
    middle = {name: [median(run.get(name, (0, 0, 0))[column] for run in runs) for column in range(3)] for name in names}
    whole = middle.get("whole", [0, 0, 0])[1] or 1
    made = list[tuple[str, ...]]()
    for name, (many, seconds, mebibytes) in middle.items():
        share = "" if name.startswith(" ") else f"{seconds / whole:.1%}"  # what workers spend stands beside the whole
        made.append((f"{size:,}", what, name.strip(), f"{many:,.0f}" if many else "", f"{seconds:.3f}", share, f"{mebibytes:,.0f}" if mebibytes else ""))
    return made


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description="Tell what a build spends its time on.")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--flavour", choices=corpus.FLAVOURS, default="markdown")
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--publish", action="store_true", help="keep the table in benchmarks/results/")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder if not given")
    given = parser.parse_args(arguments)
    where = machine()
    lines: list[tuple[str, ...]] = [("documents", "build", "stage", "count", "seconds", "share", "MiB")]
    with tempfile.TemporaryDirectory(dir=given.folder, ignore_cleanup_errors=True) as scratch:
        for size in map(int, given.sizes.split(",")):
            for what, runs in measure(size, given.runs, given.flavour, Path(scratch), search=given.search).items():
                lines += rows(size, what, runs)
            print(f"{size:,} documents done", file=sys.stderr)
    search = "with search" if given.search else "without the search index"
    told = f"{table(lines)}\n\n{versions()}. {where}; medians of {given.runs} runs, {given.flavour}, {search}."
    print(told)
    if given.publish:
        keep("stages", "The stages of a build", told)


if __name__ == "__main__":
    main()

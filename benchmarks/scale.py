"""How long builds take as a digest grows.

    python -m benchmarks.scale [--sizes 1000,10000] [--runs 3] [--search] [--maker SCRIPT] [--results FILE] [--folder DIR]

For each size: a cold build into fresh folders, a rebuild with nothing changed, with one document added (of today; dated back
into the middle), with one word of a document changed, and the peak memory of a cold build. Every figure is the median of RUNS runs
of the whole command, start-up included. Search is off unless asked for, as it is for the programs compared. `--maker` names another
script that writes the documents (called as `SCRIPT N FOLDER --start I`).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.table import machine, table
from benchmarks.watch import TODAY, Run, build

BACK_DATED = "2022-06-15"
Maker = Callable[[Path, int, int], list[Path]]


def made_here(folder: Path, count: int, start: int) -> list[Path]:
    return corpus.write(folder, count, start=start)


def made_by(script: Path) -> Maker:
    """A maker that calls `script`; the paths it gives are those that were not there before."""

    def make(folder: Path, count: int, start: int) -> list[Path]:
        before = set(folder.rglob("*.md"))
        command = [sys.executable, str(script), str(count), str(folder), "--start", str(start)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return sorted(set(folder.rglob("*.md")) - before)

    return make


def lay(root: Path, count: int, make: Maker, *, search: bool) -> None:
    """A fresh digest of `count` documents."""
    (root / "content").mkdir(parents=True)
    setting = "" if search else "search: none\n"
    (root / "content" / "site.yml").write_text(f"title: A made-up digest\nbase_url: https://digest.example/\nrights: full\n{setting}", encoding="utf-8")
    make(root / "seeds", count, 0)


def dated(path: Path, day: str) -> None:
    """Gives a document another day."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^date: \S+", f"date: {day}T12:00:00Z", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def change_a_word(path: Path, number: int) -> None:
    """Replaces the last word of a document."""
    text = path.read_text(encoding="utf-8").rstrip()
    path.write_text(text.rsplit(" ", 1)[0] + f" changed{number}.\n", encoding="utf-8")


def written(run: Run) -> int:
    """How many files the build says it wrote."""
    found = re.search(r"([\d,]+) written", run.said)
    return int(found.group(1).replace(",", "")) if found else -1


def measure(size: int, runs: int, make: Maker, scratch: Path, *, search: bool) -> dict[str, list[Run]]:
    """All runs for one size, by what was done."""
    done: dict[str, list[Run]] = {}
    root = scratch
    for number in range(runs):  # each cold run has folders of its own: deleting a large one slows the disk for the next
        root = scratch / f"cold-{size}-{number}"
        lay(root, size, make, search=search)
        done.setdefault("cold", []).append(build(root))
    done["nothing changed"] = [build(root) for _ in range(runs)]
    next_number = size
    for name, day in (("one document added", TODAY), ("one added, dated back", BACK_DATED)):
        for _ in range(runs):
            dated(make(root / "seeds", 1, next_number)[0], day)
            next_number += 1
            done.setdefault(name, []).append(build(root))
    documents = sorted((root / "seeds").rglob("*.md"))
    for number in range(runs):
        change_a_word(documents[(number + 1) * len(documents) // (runs + 1)], number)
        done.setdefault("one word changed", []).append(build(root))
    memory = scratch / f"memory-{size}"
    lay(memory, size, make, search=search)
    done["memory"] = [build(memory, memory=True)]
    return done


def row(name: str, size: int, runs: list[Run]) -> tuple[str, ...]:
    times = sorted(run.seconds for run in runs)
    return (f"{size:,}", name, f"{median(times):.2f}", f"{times[0]:.2f}", f"{times[-1]:.2f}", f"{written(runs[-1]):,}")


def figures(results: dict[int, dict[str, list[Run]]]) -> str:
    """The figures as a Markdown table."""
    rows: list[tuple[str, ...]] = [("documents", "what", "median s", "least", "most", "files written")]
    for size, done in results.items():
        rows += [row(name, size, runs) for name, runs in done.items() if name != "memory"]
        rows.append((f"{size:,}", "peak memory of a cold build", f"{done['memory'][0].mebibytes:,.0f} MiB", "", "", ""))
    return table(rows)


def report(results: dict[int, dict[str, list[Run]]], given: argparse.Namespace, where: str) -> str:
    search = "with search" if given.search else "without the search index"
    return f"{figures(results)}\n\n{where}; {given.runs} runs each, {search}."


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Time builds as a digest grows.")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--maker", type=Path)
    parser.add_argument("--results", type=Path, help="a .json file for every single run")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder if not given")
    given = parser.parse_args(arguments)
    make = made_by(given.maker) if given.maker else made_here
    where = machine()
    results: dict[int, dict[str, list[Run]]] = {}
    with tempfile.TemporaryDirectory(dir=given.folder, ignore_cleanup_errors=True) as scratch:
        for size in (int(part) for part in given.sizes.split(",")):
            results[size] = measure(size, given.runs, make, Path(scratch), search=given.search)
            print(f"{size:,} documents done", file=sys.stderr)
    print(report(results, given, where))
    if given.results:
        kept = {size: {name: [run.seconds for run in runs] for name, runs in done.items()} for size, done in results.items()}
        memory = {size: done["memory"][0].mebibytes for size, done in results.items()}
        given.results.write_text(json.dumps({"machine": where, "seconds": kept, "peak_mebibytes": memory}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""How long builds take as a digest grows.

    python -m benchmarks.scale [--sizes 1000,10000] [--runs 3] [--search] [--maker SCRIPT] [--results FILE] [--publish] [--folder DIR]

For each size: a cold build into fresh folders, a rebuild with nothing changed, with one document added (of today; dated back
into the middle), with one word of a document changed, what a command takes to start (`--help`, `inspect` of one document), and the peak
memory of a cold build, which with `--search` makes the index too. Every figure is the median of RUNS runs of the whole command, start-up
included. Then the pages that were written after each change, size beside size. Search is off unless asked for, as it is for the programs
compared. `--maker` names another script that writes the documents (called as `SCRIPT N FOLDER --start I`). `--publish` keeps the tables
in `benchmarks/results/scale.md` (`scale-search.md`).
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
from benchmarks.table import keep, machine, table, versions
from benchmarks.watch import REPO, TODAY, Run, build, watched

BACK_DATED = "2022-06-15"
COLD, SAME, ADDED, DATED_BACK, WORD = "cold", "nothing changed", "one document added", "one added, dated back", "one word changed"
CHANGES = (COLD, SAME, ADDED, DATED_BACK, WORD)
HELP, INSPECT = "start: --help", "start: inspect of one document"
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


def written(run: Run) -> tuple[int, int] | None:
    """How many pages the build says it wrote, and how many other files (feeds, data, style); None where it says nothing of the kind."""
    found = re.search(r"([\d,]+) written(?: \(and ([\d,]+) other)?", run.said)
    pages, others = (int((part or "0").replace(",", "")) for part in found.groups()) if found else (0, 0)
    return (pages, others) if found else None


def measure(size: int, runs: int, make: Maker, scratch: Path, *, search: bool) -> dict[str, list[Run]]:
    """All runs for one size, by what was done."""
    done: dict[str, list[Run]] = {}
    root = scratch
    for number in range(runs):  # each cold run has folders of its own: deleting a large one slows the disk for the next
        root = scratch / f"cold-{size}-{number}"
        lay(root, size, make, search=search)
        done.setdefault(COLD, []).append(build(root))
    done[SAME] = [build(root) for _ in range(runs)]
    next_number = size
    for name, day in ((ADDED, TODAY), (DATED_BACK, BACK_DATED)):
        for _ in range(runs):
            dated(make(root / "seeds", 1, next_number)[0], day)
            next_number += 1
            done.setdefault(name, []).append(build(root))
    documents = sorted((root / "seeds").rglob("*.md"))
    for number in range(runs):
        change_a_word(documents[(number + 1) * len(documents) // (runs + 1)], number)
        done.setdefault(WORD, []).append(build(root))
    done[HELP] = [watched([sys.executable, str(REPO / "build.py"), "--help"]) for _ in range(runs)]
    inspect = [sys.executable, str(REPO / "build.py"), "inspect", str(documents[0]), "--root", str(root)]
    done[INSPECT] = [watched(inspect) for _ in range(runs)]
    memory = scratch / f"memory-{size}"
    lay(memory, size, make, search=search)
    done["memory"] = [build(memory, memory=True)]
    return done


def row(name: str, size: int, runs: list[Run]) -> tuple[str, ...]:
    times = sorted(run.seconds for run in runs)
    pages, others = (f"{many:,}" for many in found) if (found := written(runs[-1])) else ("", "")
    return (f"{size:,}", name, f"{median(times):.2f}", f"{times[0]:.2f}", f"{times[-1]:.2f}", pages, others)


def figures(results: dict[int, dict[str, list[Run]]]) -> str:
    """The figures as a Markdown table."""
    rows: list[tuple[str, ...]] = [("documents", "what", "median s", "least", "most", "pages written", "other files")]
    for size, done in results.items():
        rows += [row(name, size, runs) for name, runs in done.items() if name != "memory"]
        rows.append((f"{size:,}", "peak memory of a cold build", f"{done['memory'][0].mebibytes:,.0f} MiB", "", "", "", ""))
    return table(rows)


def pages(results: dict[int, dict[str, list[Run]]]) -> str:
    """The pages written after each change, the most of all runs, size beside size: what an addition touches does not grow with the digest."""
    rows = [("pages written", *(f"{size:,} documents" for size in results))]
    rows += [(name, *(f"{max(found[0] for run in done[name] if (found := written(run))):,}" for done in results.values())) for name in CHANGES]
    return table(rows)


def report(results: dict[int, dict[str, list[Run]]], given: argparse.Namespace, where: str) -> str:
    search = "with search" if given.search else "without the search index"
    return f"{figures(results)}\n\n{pages(results)}\n\n{versions()}. {where}; {given.runs} runs each, {search}."


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Time builds as a digest grows.")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--maker", type=Path)
    parser.add_argument("--results", type=Path, help="a .json file for every single run")
    parser.add_argument("--publish", action="store_true", help="keep the tables in benchmarks/results/")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder if not given")
    given = parser.parse_args(arguments)
    make = made_by(given.maker) if given.maker else made_here
    where = machine()
    results: dict[int, dict[str, list[Run]]] = {}
    with tempfile.TemporaryDirectory(dir=given.folder, ignore_cleanup_errors=True) as scratch:
        for size in (int(part) for part in given.sizes.split(",")):
            results[size] = measure(size, given.runs, make, Path(scratch), search=given.search)
            print(f"{size:,} documents done", file=sys.stderr)
    told = report(results, given, where)
    print(told)
    if given.publish:
        keep("scale-search" if given.search else "scale", f"Builds as a digest grows{', with search' if given.search else ''}", told)
    if given.results:
        kept = {size: {name: [run.seconds for run in runs] for name, runs in done.items()} for size, done in results.items()}
        memory = {size: done["memory"][0].mebibytes for size, done in results.items()}
        made = {size: {name: [written(run) for run in done[name]] for name in CHANGES} for size, done in results.items()}
        whole = {"machine": where, "version": versions(), "seconds": kept, "pages_and_other_files": made, "peak_mebibytes": memory}
        given.results.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

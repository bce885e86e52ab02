"""What was measured, as a table; what it means against the reference and against what is to be reached; and as JSON, every run of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from benchmarks.peers.measure import STEPS, Figure
from benchmarks.peers.program import ADDED, ALIAS, COLD, DATED_BACK, MEMORY, SAME, SERVED, TEMPLATE, WORD
from benchmarks.table import table

OURS, CAPTURES, REFERENCE = "Dateline", "Dateline, captures", "Hugo"
SMALL: Mapping[int, float] = {1_000: 0.25, 10_000: 0.04, 100_000: 0.015}


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of one run of the benchmark: the machine, the programs' versions, how many runs each, and every run."""

    machine: str
    versions: Mapping[str, str]
    runs: int
    figures: tuple[Figure, ...]

    def sizes(self) -> list[int]:
        return sorted({one.documents for one in self.figures})

    def of(self, size: int, program: str, step: str) -> list[Figure]:
        return [one for one in self.figures if (one.documents, one.program, one.step) == (size, program, step)]

    def seconds(self, size: int, program: str, step: str) -> float | None:
        """The median; None where it was not measured."""
        found = self.of(size, program, step)
        return median(one.seconds for one in found) if found else None

    def megabytes(self, size: int, program: str) -> float | None:
        """The peak of a cold build over all processes; None where it was not measured, or where the system does not tell."""
        found = self.of(size, program, MEMORY)
        return found[0].megabytes or None if found else None


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to be reached: `ours` after `step`, in seconds, or as a share of what `against` needs for `their_step`; by number of documents."""

    name: str
    step: str
    most: Mapping[int, float]
    ours: str = OURS
    against: str = ""
    their_step: str = ""


GOALS = (
    Goal("cold build from Markdown, against Hugo's", COLD, {10_000: 1.0, 100_000: 1.0}, against=REFERENCE, their_step=COLD),
    Goal("cold build from captures, against Hugo's from Markdown", COLD, {10_000: 0.6, 100_000: 0.6}, CAPTURES, REFERENCE, COLD),
    Goal("one document added, against Hugo", ADDED, SMALL, against=REFERENCE, their_step=ADDED),
    Goal("one added, dated back, against Hugo", DATED_BACK, SMALL, against=REFERENCE, their_step=DATED_BACK),
    Goal("one word changed, against Hugo", WORD, SMALL, against=REFERENCE, their_step=WORD),
    Goal("nothing changed, seconds", SAME, {10_000: 0.25, 100_000: 1.0}),
    Goal("served, to the reloaded page, seconds", SERVED, {10_000: 0.5, 100_000: 1.5}),
    Goal("an alias added, against a cold build", ALIAS, {10_000: 0.1, 100_000: 0.1}, against=OURS, their_step=COLD),
    Goal("a template changed, against a cold build", TEMPLATE, {10_000: 0.6, 100_000: 0.6}, against=OURS, their_step=COLD),
    Goal("peak memory of a cold build, MB", MEMORY, {10_000: 300, 100_000: 1_000}),
)


def reached(results: Results, size: int, goal: Goal) -> float | None:
    """The figure that a goal speaks of; None where it cannot be told."""
    if goal.step == MEMORY:
        return results.megabytes(size, goal.ours)
    seconds = results.seconds(size, goal.ours, goal.step)
    if not goal.against or seconds is None:
        return seconds
    theirs = results.seconds(size, goal.against, goal.their_step)
    return seconds / theirs if theirs else None


def figures(results: Results) -> str:
    """Medians, spread and files written of everything."""
    rows: list[tuple[str, ...]] = [("documents", "what", "program", "median s", "least", "most", "pages written", "files written", "peak MB")]
    for size in results.sizes():
        for step in (COLD, *STEPS, SERVED):
            for program in results.versions:
                if found := results.of(size, program, step):
                    times = sorted(one.seconds for one in found)
                    memory = results.megabytes(size, program) if step == COLD else None
                    last = found[-1]
                    files = f"{last.written:,}" if step != SERVED else ""
                    pages = f"{last.pages:,}" if files and (last.pages or not last.written) else ""  # older results do not tell them apart
                    cells = (f"{median(times):.2f}", f"{times[0]:.2f}", f"{times[-1]:.2f}", pages, files, f"{memory:,.0f}" if memory else "")
                    rows.append((f"{size:,}", step, program, *cells))
    return table(rows)


def ratios(results: Results) -> str:
    """The goals, and where they stand; "" where none can be told."""
    sizes = results.sizes()
    rows = [("", *(f"{size:,} documents" for size in sizes))]
    for goal in GOALS:
        cells = [_cell(reached(results, size, goal), goal.most.get(size)) for size in sizes]
        if any(cells):
            rows.append((goal.name, *cells))
    return table(rows) if len(rows) > 1 else ""


def _cell(figure: float | None, most: float | None) -> str:
    if figure is None:
        return ""
    told = f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}" if figure >= 0.1 else f"{figure:.3f}"
    return f"{told} (at most {most:g})" if most is not None else told


def report(results: Results) -> str:
    """Everything, as Markdown."""
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items() if name != CAPTURES)
    parts = [figures(results), ratios(results), f"{versions}.\n{results.machine}; {results.runs} runs each."]
    return "\n\n".join(part for part in parts if part)


def to_json(results: Results) -> str:
    """Every run."""
    whole = {"machine": results.machine, "versions": dict(results.versions), "runs": results.runs}
    return json.dumps({**whole, "figures": [asdict(one) for one in results.figures]}, indent=1) + "\n"


def from_json(text: str) -> Results:
    """The results that `to_json` told."""
    known = json.loads(text)
    return Results(known["machine"], known["versions"], known["runs"], tuple(Figure(**one) for one in known["figures"]))


def merged(parts: Sequence[Results]) -> Results:
    """Several results as one, as of sizes that were measured one by one. Raises ValueError where they are of several versions or numbers of runs,
    or measured the same size twice: medians over those would say nothing."""
    versions = dict(pair for part in parts for pair in part.versions.items())
    sizes = [size for part in parts for size in part.sizes()]
    if any(versions[name] != version for part in parts for name, version in part.versions.items()) or len({part.runs for part in parts}) > 1:
        raise ValueError("these results are of several versions or numbers of runs: measure them again")
    if len(set(sizes)) < len(sizes):
        raise ValueError("these results have a size in common: leave one out")
    first, *others = dict.fromkeys(part.machine for part in parts)
    alike = os.path.commonprefix([first, *others]).rpartition(", ")[0]  # noqa: RUF071 - these are no paths: one machine, busy in another way each time
    machines = [first, *(other[len(alike) :].removeprefix(", ") for other in others)]
    return Results("; ".join(machines), versions, parts[0].runs, tuple(one for part in parts for one in part.figures))

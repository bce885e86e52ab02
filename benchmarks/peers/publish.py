"""Writes the figures where people read them: benchmarks/results/, the chart in docs/, and the README's section."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.chart import chart, in_words, taken, told
from benchmarks.peers.program import ADDED, COLD
from benchmarks.peers.report import CAPTURES, Results, report, to_json
from benchmarks.table import table

BEGIN, END = "<!-- benchmark: written by `python -m benchmarks.peers --publish` -->", "<!-- /benchmark -->"
CHART = "docs/benchmark.svg"


def publish(results: Results, repo: Path) -> None:
    """Writes all of it. Raises ValueError where the README has lost the marks that its section stands between."""
    readme = repo / "README.md"
    text = with_section(readme.read_text(encoding="utf-8"), section(results))
    kept = repo / "benchmarks" / "results"
    kept.mkdir(exist_ok=True)
    _write(kept / "peers.json", to_json(results))
    _write(kept / "peers.md", f"# Dateline and other generators\n\nHow this is measured: [Benchmarks](../README.md).\n\n{report(results)}\n")
    _write(repo / CHART, chart(results))
    _write(readme, text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def section(results: Results) -> str:
    """The chart, and a row of seconds and memory for each program and size."""
    sizes = results.sizes()
    rows = [("", *(f"{size:,} documents: cold / one more" for size in sizes))]
    for name in results.versions:
        cells = [_cell(results, size, name) for size in sizes]
        if name != CAPTURES and any(cells):
            rows.append((f"{name} {results.versions[name]}", *cells))
    where = f"{results.machine}. {taken(results)}. [Every figure](benchmarks/results/peers.md), [how it is measured](benchmarks/README.md)."
    return f"![{in_words(results)}]({CHART})\n\n{table(rows)}\n\n{where}"


def _cell(results: Results, size: int, name: str) -> str:
    """`7.20 s / 9.20 s, 807 MB`."""
    pair = [results.seconds(size, name, step) for step in (COLD, ADDED)]
    if None in pair:
        return ""
    memory = results.megabytes(size, name)
    return " / ".join(told(seconds) for seconds in pair if seconds is not None) + (f", {memory:,.0f} MB" if memory else "")


def with_section(text: str, section: str) -> str:
    """The README with the section between its marks replaced."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md must hold the lines {BEGIN} and {END}, with the benchmark's section between them")
    return f"{before}{BEGIN}\n\n{section}\n\n{END}{after}"

"""The benchmark's tables, chart and section of the README say what was measured, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.peers.chart import bars, chart, in_words, size_of
from benchmarks.peers.measure import Figure
from benchmarks.peers.program import ADDED, ALIAS, COLD, MEMORY, SAME
from benchmarks.peers.publish import BEGIN, END, publish, section, with_section
from benchmarks.peers.report import GOALS, Results, from_json, merged, reached, report, to_json
from benchmarks.table import machine, table
from benchmarks.watch import REPO


def results(*figures: Figure) -> Results:
    return Results("A machine", {"Dateline": "1.0", "Hugo": "2.0", "Pelican": "3.0"}, 3, figures)


MEASURED = results(
    Figure(10_000, "Dateline", COLD, 6.0, 20_000),
    Figure(10_000, "Dateline", COLD, 9.0, 20_000),
    Figure(10_000, "Dateline", COLD, 8.0, 20_000, pages=15_000),
    Figure(10_000, "Dateline", SAME, 0.2, 0),
    Figure(10_000, "Dateline", ADDED, 0.3, 40),
    Figure(10_000, "Dateline", ALIAS, 0.4, 300),
    Figure(10_000, "Dateline", MEMORY, 9.5, 20_000, 250.0),
    Figure(10_000, "Hugo", COLD, 10.0, 13_000),
    Figure(10_000, "Hugo", ADDED, 12.0, 13_001),
    Figure(10_000, "Pelican", COLD, 40.0, 13_000),
    Figure(10_000, "Pelican", ADDED, 30.0, 13_001),
    Figure(100_000, "Dateline", COLD, 70.0, 200_000),
    Figure(100_000, "Dateline", ADDED, 1.0, 50),
    Figure(100_000, "Hugo", COLD, 80.0, 130_000),
    Figure(100_000, "Hugo", ADDED, 100.0, 130_001),
)


def test_goals_compare_medians() -> None:
    told = {goal.name: reached(MEASURED, 10_000, goal) for goal in GOALS}
    assert {name: figure for name, figure in told.items() if figure is not None} == {
        "cold build from Markdown, against Hugo's": 0.8,
        "one document added, against Hugo": pytest.approx(0.025),
        "nothing changed, seconds": 0.2,
        "an alias added, against a cold build": 0.05,
        "peak memory of a cold build, MB": 250.0,
    }


def test_a_report_has_medians_spread_files_memory_and_goals() -> None:
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in report(MEASURED).splitlines()]
    assert ["10,000", "cold build", "Dateline", "8.00", "6.00", "9.00", "15,000", "20,000", "250"] in cells
    assert ["10,000", "one document added", "Hugo", "12.00", "12.00", "12.00", "", "13,001", ""] in cells
    assert ["one document added, against Hugo", "0.025 (at most 0.04)", "0.010 (at most 0.015)"] in cells
    assert ["nothing changed, seconds", "0.20 (at most 0.25)", ""] in cells
    assert report(MEASURED).endswith("Dateline 1.0, Hugo 2.0, Pelican 3.0.\nA machine; 3 runs each.")


def test_without_anything_to_compare_there_are_no_goals() -> None:
    assert "at most" not in report(results(Figure(1_000, "Hugo", COLD, 1.0, 5)))


def test_results_come_back_from_their_file() -> None:
    assert from_json(to_json(MEASURED)) == MEASURED


def test_sizes_measured_one_by_one_are_put_together() -> None:
    small, large = (replace(MEASURED, figures=tuple(one for one in MEASURED.figures if one.documents == size)) for size in (10_000, 100_000))
    assert merged([small, large]) == MEASURED
    assert merged([small, replace(large, machine="Another")]).machine == "A machine; Another"
    with pytest.raises(ValueError, match="a size in common"):
        merged([small, MEASURED])
    with pytest.raises(ValueError, match="several versions"):
        merged([small, replace(large, versions={"Hugo": "2.1"})])


def test_the_chart_shows_the_size_that_most_programs_were_measured_at() -> None:
    assert size_of(MEASURED) == 10_000
    assert bars(MEASURED, 10_000, COLD) == [("Dateline", 8.0), ("Hugo", 10.0), ("Pelican", 40.0)]
    assert in_words(MEASURED) == (
        "10,000 documents. Cold build: Dateline 8.00 s, Hugo 10 s, Pelican 40 s. After one more document: Dateline 0.30 s, Hugo 12 s, Pelican 30 s."
    )


def test_the_chart_is_drawn_to_one_scale_and_loads_nothing() -> None:
    drawn = ET.fromstring(chart(MEASURED))  # noqa: S314 - our own
    name = "{http://www.w3.org/2000/svg}"
    widths = [float(one.attrib["width"]) for one in drawn.iter(f"{name}rect") if one.attrib["class"] != "ground"]
    assert widths == pytest.approx([widths[2] * share / 40 for share in (8, 10, 40, 0.3, 12, 30)], abs=0.1)
    assert drawn.find(f"{name}title") is not None
    assert "prefers-color-scheme: dark" in chart(MEASURED)
    assert "href" not in chart(MEASURED)


def test_the_section_has_a_row_for_each_program() -> None:
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section(MEASURED).splitlines()]
    assert ["Dateline 1.0", "8.00 s / 0.30 s, 250 MB", "70 s / 1.00 s"] in cells
    assert ["Pelican 3.0", "40 s / 30 s", ""] in cells


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    once = with_section(text, "new")
    assert once == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert with_section(once, "new") == once


def test_a_readme_without_marks_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# None\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"README\.md must hold the lines"):
        publish(MEASURED, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_figures_are_published_into_results_chart_and_readme(tmp_path: Path) -> None:
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    publish(MEASURED, tmp_path)
    assert from_json((tmp_path / "benchmarks" / "results" / "peers.json").read_text(encoding="utf-8")) == MEASURED
    assert report(MEASURED) in (tmp_path / "benchmarks" / "results" / "peers.md").read_text(encoding="utf-8")
    assert (tmp_path / "docs" / "benchmark.svg").read_text(encoding="utf-8") == chart(MEASURED)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == f"{BEGIN}\n\n{section(MEASURED)}\n\n{END}\n"


def test_what_the_readme_shows_was_measured() -> None:
    """Its section, the chart and the table are what the kept results give."""
    known = from_json((REPO / "benchmarks" / "results" / "peers.json").read_text(encoding="utf-8"))
    text = (REPO / "README.md").read_text(encoding="utf-8")
    assert with_section(text, section(known)) == text
    assert (REPO / "docs" / "benchmark.svg").read_text(encoding="utf-8") == chart(known)
    assert report(known) in (REPO / "benchmarks" / "results" / "peers.md").read_text(encoding="utf-8")


def test_a_table_is_set_for_the_eye() -> None:
    assert table([("a", "bcd"), ("ef", "g")]) == "| a  | bcd |\n|----|-----|\n| ef | g   |"


def test_the_machine_is_named_with_its_cores_and_python() -> None:
    assert " cores, " in machine()
    assert "Python 3." in machine()

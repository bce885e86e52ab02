"""What a command says of many problems: what holds for many files is one line, and no error is hidden by notes."""

from __future__ import annotations

from dateline.cli.messages import all_told, told
from dateline.problems import Problem, error, note


def pictures(many: int) -> list[Problem]:
    return [note(f"seeds/IMG_{number}.jpg", None, "is a picture, and no document; passed over") for number in range(many)]


def test_fifty_files_with_one_fault_are_one_line() -> None:
    faults = [error(f"seeds/{number}.txt", None, "is empty; remove it") for number in range(50)]
    assert told(faults) == ["seeds/0.txt: error: is empty; remove it (and 49 more lines like this, the last for seeds/49.txt)"]


def test_three_are_told_one_by_one() -> None:
    assert len(told(pictures(3))) == 3


def test_notes_that_begin_alike_are_one_line_and_errors_that_differ_are_not() -> None:
    notes = [note(f"seeds/{number}.md", 2, f"kept for templates, not used by Dateline: `key{number}`") for number in range(5)]
    faults = [error(f"seeds/{number}.md", 3, f"`status: x{number}` is not one of public, held") for number in range(5)]
    assert len(told(notes)) == 1
    assert len(told(faults)) == 5


def test_of_very_many_the_errors_come_first() -> None:
    notes = [note(f"seeds/{number}.txt", None, f"number {number}") for number in range(80)]
    lines = told([*notes, error("seeds/z.txt", None, "is empty")])
    assert lines[0] == "seeds/z.txt: error: is empty"
    assert (len(lines), lines[-1]) == (51, "… and 31 more; `dateline check` tells them all")


def test_check_names_each_file_but_pictures() -> None:
    faults = [error(f"seeds/{number}.txt", None, "is empty; remove it") for number in range(50)]
    assert len(all_told([*pictures(50), *faults])) == 51

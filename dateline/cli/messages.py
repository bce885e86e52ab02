"""Many problems as few lines: what holds for many documents is told once, and nothing hides an error."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from dateline.problems import Problem
from dateline.text import count

_MANY = 50
_ALIKE = 3
_FIRST = ("error", "warning", "note")


def told(problems: Sequence[Problem]) -> list[str]:
    """What a command says of problems that are not its subject: of those alike the first with the number of the others, of very many
    the gravest. Errors and warnings are alike where they say the same, notes where they begin so (up to the colon)."""
    lines = _gathered(problems, lambda problem: problem.message.partition(": ")[0] if problem.severity == "note" else problem.message)
    if len(lines) <= _MANY:
        return [line for _, line in lines]
    lines.sort(key=lambda pair: _FIRST.index(pair[0].severity))
    return [*(line for _, line in lines[:_MANY]), f"… and {len(lines) - _MANY:,} more; `dateline check` tells them all"]


def all_told(problems: Sequence[Problem]) -> list[str]:
    """Every problem, one a line; only notes that say the very same (fifty pictures) are gathered."""
    return [line for _, line in _gathered(problems, lambda problem: problem.message if problem.severity == "note" else None)]


def _gathered(problems: Sequence[Problem], alike: Callable[[Problem], str | None]) -> list[tuple[Problem, str]]:
    groups: dict[Hashable, list[Problem]] = {}
    for number, problem in enumerate(problems):
        said = alike(problem)
        groups.setdefault(number if said is None else (problem.severity, said), []).append(problem)
    return [pair for group in groups.values() for pair in _lines(group)]


def _lines(group: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    if len(group) <= _ALIKE:
        yield from ((problem, str(problem)) for problem in group)
        return
    yield group[0], f"{group[0]} (and {count(len(group) - 1, 'more line')} like this, the last for {group[-1].path})"

"""Places, severities and messages. Standard library only.

A message says what is wrong and what to do; it prints as `path:line: error: message`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a person should know. `path` is relative to the digest's root, POSIX style; `line` from 1 or None."""

    path: str
    line: int | None
    severity: Severity
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.severity}: {self.message}"


class DatelineError(Exception):
    """A user's mistake that stops the command: printed as its problems, one a line, never as a traceback."""

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def error(path: str, line: int | None, message: str) -> Problem:
    """An error: the document is left out, or (for what people wrote under content/) the build stops."""
    return Problem(path, line, "error", message)


def warning(path: str, line: int | None, message: str) -> Problem:
    """A warning: everything is built; `--strict` treats it as an error."""
    return Problem(path, line, "warning", message)


def note(path: str, line: int | None, message: str) -> Problem:
    """A note: worth a line, never counted against a build."""
    return Problem(path, line, "note", message)

"""What parsing gives."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from dateline.problems import Problem, error


class Matter(Struct, frozen=True):
    """Front matter or a YAML file, parsed.

    `keys` holds str, list, dict and bool values only; `lines` the line (from 1, in the whole file) of each top-level key.
    `body` is what follows the closing fence and `body_line` the line it starts on. With an error among `problems`,
    `keys` is empty.
    """

    keys: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def broken(path: str, line: int | None, message: str, body: str = "", body_line: int = 1) -> Matter:
    """A matter that could not be understood, and the one error that says so."""
    return Matter(body=body, body_line=body_line, problems=(error(path, line, message),))

"""docs/commands.md tells every command and option of the command line, and no other."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from dateline.cli.arguments import parser

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


def _commands() -> dict[str, set[str]]:
    """Every command, with its options."""
    found = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return {name: {word for action in sub._actions for word in action.option_strings} - {"-h", "--help"} for name, sub in found.choices.items()}


def _told() -> dict[str, set[str]]:
    told = {}
    for part in re.split(r"(?m)^## `dateline ", PAGE)[1:]:
        rows = re.findall(r"(?m)^\| (`-.*?) \| ", part)
        told[re.match(r"\w+", part)[0]] = {word for row in rows for word in re.findall(r"`(-[\w-]+)", row)}  # type: ignore[index]
    return told


def test_commands_and_options_are_those_of_the_program() -> None:
    assert _told() == _commands()

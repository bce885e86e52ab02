"""`collect`: what is new, each page as it comes, and what happened in the last line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from dateline.problems import Problem


def run(asked: argparse.Namespace, tell: Callable[[Sequence[Problem]], object]) -> int:
    """Collects, and gives the exit status. Raises DatelineError and OSError."""
    from dateline.collect import collect

    def came(what: str) -> None:
        if not asked.quiet:
            sys.stdout.write(f"{what}\n")
            sys.stdout.flush()

    outcome = collect(asked.root, asked.sources, dry=asked.dry_run, told=came)
    tell([problem for problem in outcome.problems if not (asked.quiet and problem.severity == "note")])
    if not asked.quiet:
        sys.stdout.write(f"{outcome.line()}\n")
    return outcome.status(asked.strict)

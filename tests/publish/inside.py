"""The program's commands within the tests' own process, as tests/support/program.py runs them in one of their own: the same words, a tenth of the time."""

from __future__ import annotations

import contextlib
import gc
import io
from dataclasses import dataclass
from pathlib import Path

from dateline.cli.main import main
from tests.support.program import TODAY


@dataclass(frozen=True, slots=True)
class Done:
    """What a command ended with and said."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str | Path) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in words])
    gc.enable()  # a build does without
    return Done(status, out.getvalue(), err.getvalue())


def build(root: Path, *options: str | Path, today: str = TODAY) -> str:
    """Builds the digest under `root` and gives all that was said; a failed build fails the test with its messages."""
    done = run("build", "--root", root, "--today", today, "--jobs", "1", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr

"""The program, run as a user runs it: another process, its own messages, its exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep

REPO = Path(__file__).resolve().parents[2]
TODAY = "2026-01-15"  # the build day of every test: a site depends on it, so it is always given


def run(*arguments: str | Path, cwd: Path | None = None, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Runs `python build.py ARGUMENTS` and gives what it said; the exit status is the caller's to judge."""
    environment = {key: value for key, value in os.environ.items() if key not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR", "PYTEST_ADDOPTS"}}
    return subprocess.run(
        [sys.executable, str(REPO / "build.py"), *map(str, arguments)],
        cwd=cwd or REPO,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def build(root: Path, *options: str | Path, today: str = TODAY) -> str:
    """Builds the digest under `root` and gives all that was said; a failed build fails the test with its messages."""
    done = run("build", "--root", root, "--today", today, *options)
    said = done.stdout + done.stderr
    assert done.returncode == 0, f"build {options} of {root.name} ended with {done.returncode}:\n{said}"
    return said


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes `files` (path relative to `folder` → contents) and gives `folder`."""
    for name, contents in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode("utf-8"))
    return folder


def once(folder: Path, make: Callable[[Path], object], wait: float = 600) -> Path:
    """Makes `folder` with `make(folder)` one single time, however many test processes ask for it; the others wait.

    Where making it failed, whoever asks next fails at once with the same message.
    """
    done, lock, failed = (folder.with_name(folder.name + end) for end in (".done", ".lock", ".failed"))
    end = monotonic() + wait
    while not done.exists():
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            assert monotonic() < end, f"{folder.name} was not made within {wait:.0f} s"
            sleep(0.1)
            continue
        try:
            assert not failed.exists(), failed.read_text(encoding="utf-8")
            if not done.exists():
                make(folder)
                done.touch()
        except Exception as error:
            failed.write_text(str(error), encoding="utf-8")
            raise
        finally:
            lock.unlink()
    return folder

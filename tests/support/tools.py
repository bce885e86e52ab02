"""The tools beside Python that some tests need; `make test` puts them in place (tests/support/tools.sh)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import REPO

_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def chromium_path() -> str:
    """Where a Chromium is; fails the test with what to do where there is none."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", _MAC):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.fail("no Chromium was found: run `make test`, which installs one or says how (`make test-fast` does without)", pytrace=False)


def tool(*parts: str) -> Path:
    """A file of the npm packages; fails the test with what to do where it is missing."""
    path = Path(os.environ.get("DATELINE_TOOLS") or REPO / ".venv" / "tools").joinpath("node_modules", *parts)
    if not path.is_file():
        pytest.fail(f"{path.name} is missing: run `make test`, which installs it (`make test-fast` does without)", pytrace=False)
    return path


def nu_messages(folder: Path) -> list[dict[str, Any]]:
    """What the Nu HTML checker says about every page below `folder`, in one run of it: errors and warnings, not its hints.

    It judges the pages' Content-Security-Policy as if files on a disk had no `'self'`; that is left to the browser.
    """
    jar = tool("vnu-jar", "build", "dist", "vnu.jar")
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",  # it runs for seconds: to translate its code with more care costs more than that saves
        "-XX:+UseSerialGC",
        "-Xss2m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        "--also-check-css",
        "--skip-non-html",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=300)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    wanted = [message for message in messages if message["type"] != "info" or message.get("subType") == "warning"]
    return [message for message in wanted if "violates Content Security Policy" not in message["message"]]

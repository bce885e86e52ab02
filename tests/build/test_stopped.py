"""A build that is stopped, by Ctrl-C or by the system: no process is left, the site can be served, and the next build repairs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.checks import check_site
from tests.build.workshop import REPOSITORY, Workshop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a group of processes gets signals together only on POSIX")
DAY = "2025-05-01"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A digest large enough that its build starts worker processes both for documents and for pages."""
    shop = Workshop.open(tmp_path_factory.mktemp("stopped") / "digest", 5)
    for _ in range(150):
        shop.move("add")
    build(Options(shop.root, jobs=1, today=DAY))
    return shop


def begun(root: Path, stage: str) -> subprocess.Popen[str]:
    """A build of everything with two workers, as a terminal starts it (a group of processes), that has come to this stage."""
    (root / "content/site.yml").write_text((root / "content/site.yml").read_text("utf-8") + "\n", "utf-8")
    for file in (root / ".dateline").glob("store.db*"):
        file.unlink()
    teller = "import sys; from dateline.build import stages; begin = stages.Stages.begin\n"
    teller += "def told(self, *what):\n    print(what[0], file=sys.stderr, flush=True)\n    return begin(self, *what)\n"
    teller += "if __name__ == '__main__':\n    stages.Stages.begin = told\n    from dateline.cli import main\n    sys.exit(main(sys.argv[1:]))\n"
    words = [sys.executable, "-c", teller, "build", "--root", str(root), "--today", DAY, "--jobs", "2"]
    process = subprocess.Popen(
        words, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True, bufsize=1
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.strip() == stage:
            return process
    raise AssertionError(f"the build ended before it came to {stage}")


def gone(group: int, within: float) -> bool:
    """Whether no process of the group is left, or soon will be."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def missing(site: Path) -> list[str]:
    return [str(problem) for problem in check_site(site) if problem.severity == "error"]


@pytest.mark.slow
@pytest.mark.parametrize(("stage", "delay"), [("documents", 0.1), ("documents", 1.5), ("pages", 0.6), ("put in place", 0.0)])
def test_ctrl_c_ends_every_process_and_leaves_a_site_that_the_next_build_repairs(shop: Workshop, stage: str, delay: float) -> None:
    process = begun(shop.root, stage)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert (process.returncode, "Traceback" in said) in ((130, False), (0, False)), said
    assert process.returncode == 0 or "stopped; the last site stands" in said
    assert gone(process.pid, within=5)
    assert missing(shop.root / "site") == []
    options = Options(shop.root, jobs=1, today=DAY)
    assert verify(options, build(options).folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["documents", "pages"])
def test_workers_go_with_a_build_that_the_system_kills(shop: Workshop, stage: str) -> None:
    process = begun(shop.root, stage)
    time.sleep(1)
    process.kill()
    process.communicate(timeout=60)
    assert gone(process.pid, within=10)
    assert missing(shop.root / "site") == []
    options = Options(shop.root, jobs=1, today=DAY)
    assert verify(options, build(options).folder) == []

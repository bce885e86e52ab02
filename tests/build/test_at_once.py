"""Two builds of one digest at once: the second waits, says so, and both are right."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.stages import WAITING
from dateline.build.verify import verify
from dateline.problems import DatelineError
from dateline.store import exclusive, lock
from tests.build.workshop import Workshop
from tests.support.program import REPO, TODAY, lay


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    return lay(tmp_path, {"content/site.yml": "title: A digest\n", "seeds/a.md": "---\ntitle: One\npublished: 2025-04-01\n---\nText about Japan.\n"})


def test_the_second_build_says_that_it_waits_and_is_done_after_the_first(digest: Path) -> None:
    words = [sys.executable, str(REPO / "build.py"), "build", "--root", str(digest), "--today", TODAY]
    with exclusive(digest / ".dateline"):
        second = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        assert second.stderr is not None
        assert second.stderr.readline() == f"{WAITING}\n"
        assert second.poll() is None
    out, _ = second.communicate(timeout=60)
    assert (second.returncode, "1 document, 1 item" in out) == (0, True)


def test_builds_at_once_do_the_work_of_one(tmp_path: Path) -> None:
    shop = Workshop.open(tmp_path / "digest", 2)
    options = Options(shop.root, jobs=1, today="2025-05-01")
    read: list[int] = []
    threads = [threading.Thread(target=lambda: read.append(build(options).read)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == [0, 0, len(shop.documents())]
    assert verify(options, options.folder) == []


def test_who_waits_too_long_is_told_what_to_do(digest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.0)
    told: list[str] = []
    waits = exclusive(digest / ".dateline", lambda: told.append("waits"))
    with exclusive(digest / ".dateline"), pytest.raises(DatelineError, match="wait for it or stop it"), waits:
        pass
    assert told == ["waits"]


def test_a_lock_that_is_no_database_holds_nobody_up(digest: Path) -> None:
    (digest / ".dateline").mkdir()
    (digest / ".dateline/lock.db").write_bytes(b"this is no database" * 500)
    with exclusive(digest / ".dateline"):
        other = sqlite3.connect(digest / ".dateline/lock.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN EXCLUSIVE")
        other.close()

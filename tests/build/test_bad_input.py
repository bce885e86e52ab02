"""What nobody wants among the documents: each is told in one line, and everything else is built."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dateline.build import work
from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.scan import Found
from tests.support.program import lay

GOOD = "Harbour dues rise\n\nMarch 4, 2025\n\nThe ministers of Japan and Germany met NATO officials in the harbour.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "digest", {"content/site.yml": "title: Bad input\nsearch: none\n", "seeds/good.txt": GOOD})


def built(root: Path) -> Outcome:
    """One build of everything, and that it equals a clean one."""
    options = Options(root, jobs=1, today="2025-05-01")
    outcome = build(options)
    assert (outcome.folder / "items/2025/03/04").is_dir()
    assert verify(options, outcome.folder) == []
    return outcome


def told(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems if problem.severity != "note"]


def test_a_folder_that_links_back_into_itself_is_told_once(root: Path) -> None:
    (root / "seeds/deep").mkdir()
    (root / "seeds/deep/again").symlink_to(root / "seeds", target_is_directory=True)
    (root / "seeds/deep/self").symlink_to("self")
    outcome = built(root)
    assert outcome.totals["documents"] == 1
    assert told(outcome) == [
        "seeds/deep/again: warning: links back to a folder above it; passed over",
        "seeds/deep/self: error: cannot be looked at (Too many levels of symbolic links); it is left out",
    ]


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "seeds/pipe.txt")
    assert told(built(root)) == ["seeds/pipe.txt: warning: is not an ordinary file; passed over"]


def failing(monkeypatch: pytest.MonkeyPatch, name: str, why: Exception) -> None:
    """Reading the document of this name fails as the system would have it."""
    real = work.load

    def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
        if document.path.endswith(name):
            raise why
        return real(root, document)

    monkeypatch.setattr(work, "load", load)


def test_a_file_that_vanishes_while_the_build_runs_is_told_and_comes_back_with_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "seeds/other.txt").write_text(GOOD.replace("Harbour", "Ferry"), "utf-8")
    with monkeypatch.context() as patched:
        failing(patched, "other.txt", FileNotFoundError(2, "No such file or directory"))
        outcome = build(Options(root, jobs=1, today="2025-05-01"))
        assert told(outcome) == ["seeds/other.txt: error: cannot be read (No such file or directory); it is left out"]
        assert outcome.totals["items"] == 1
    os.utime(root / "seeds/other.txt", ns=(time.time_ns(), time.time_ns()))
    assert built(root).totals["items"] == 2


def test_a_file_without_permission_is_told_and_the_rest_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = root / "seeds/locked.txt"
    locked.write_text("Secret\n", "utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # the system lets its administrator read everything
        failing(monkeypatch, "locked.txt", PermissionError(13, "Permission denied"))
    assert told(built(root)) == ["seeds/locked.txt: error: cannot be read (Permission denied); it is left out"]


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = root / "seeds/growing.txt"
    growing.write_text(GOOD.replace("Harbour dues rise", "Half a title"), "utf-8")
    real = work.load

    def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
        found = real(root, document)
        if document.path.endswith("growing.txt"):
            growing.write_text(GOOD.replace("Harbour dues rise", "Whole title at last"), "utf-8")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(work, "load", load)
        build(Options(root, jobs=1, today="2025-05-01"))
    assert "Whole title at last" in (built(root).folder / "index.html").read_text("utf-8")


def test_a_file_beyond_the_limit_is_refused_without_being_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "seeds/large.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    failing(monkeypatch, "large.txt", MemoryError())
    assert told(built(root)) == ["seeds/large.txt: error: is 3000.0 MB, more than 20 MB; split it, or raise `limits: document_mb:` in content/site.yml"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.txt", GOOD.encode() + b"\xff\xfe\x80 and on\n" + GOOD.encode()),
        ("line.txt", b"x" * 19_000_000),
        ("words.txt", b"a b " * 2_000_000),
        ("breaks.txt", b"\n" * 5_000_000),
        ("letters.txt", b"a\n" * 400_000),
        ("marks.txt", b"(\"['" * 400_000),
        ("digits.txt", b"1/2/3-4." * 200_000),
        ("bomb.md", b"---\na: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(20)) + b"---\nText.\n"),
        ("nested.md", b"> " * 20_000 + b"deep"),
    ],
)
def test_hostile_text_costs_bounded_time_and_no_other_document(root: Path, name: str, data: bytes) -> None:
    (root / "seeds" / name).write_bytes(data)
    started = time.monotonic()
    outcome = build(Options(root, jobs=1, today="2025-05-01"))
    assert time.monotonic() - started < 60
    assert (outcome.folder / "items/2025/03/04").is_dir()
    assert not any("could not be read (" in line for line in told(outcome))

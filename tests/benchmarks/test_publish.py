"""The benchmark of publishing tells what `dateline publish` itself says, step by step, and leaves out what cannot be had."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks import publish
from benchmarks.publish import ADDED, FIRST, SAME, Figure, Sent


def test_what_was_sent_is_read_from_what_publish_says() -> None:
    before = "to ../public:\n41 files to send (29 new, 12 changed; 310 KB), 0 to remove, 10,412 the same\n"
    assert publish.sent(f"{before}published: 1,041 files sent (3.1 MB), 2 removed, 1,234 requests in 0.4 s\n") == Sent(1_041, "3.1 MB", 1_234)
    assert publish.sent(f"{before}published: 1 file sent (12 bytes), 0 removed in 0.4 s\n") == Sent(1, "12 bytes", 0)
    assert publish.sent("published: it stands there as it was built, and nothing was sent\n") == Sent(0, "0", 0)
    with pytest.raises(ValueError, match="does not tell what it sent"):
        publish.sent(before)


def test_a_row_has_the_median_and_the_spread_of_its_runs() -> None:
    many = [Figure("s3", step, Sent(7, "2 KB", 9), seconds, 5) for seconds in (3.0, 1.0, 2.0) for step in (FIRST, ADDED)]
    assert publish.rows(many)[1:] == [("s3", step, "7", "2 KB", "9", "2.00", "1.00", "3.00", "5") for step in (FIRST, ADDED)]


def test_a_target_that_is_not_installed_is_told_and_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(publish, "find_spec", lambda name: None if name == "s3fs" else name)
    monkeypatch.setattr("tests.publish.hosts.shutil.which", lambda name, path: None)
    with ExitStack() as end:
        assert publish.all_opened(["folder", "webdav", "s3"], tmp_path / "places", end).keys() == {"folder"}
    webdav, s3 = capsys.readouterr().err.splitlines()
    assert webdav.startswith("webdav is left out: rclone is missing")
    assert s3 == "s3 is left out: s3fs is not installed (pip install 'dateline[s3]')"


@pytest.mark.slow
def test_a_folder_gets_the_whole_site_then_what_a_document_changes_then_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish.main(["--documents", "3", "--runs", "1", "--targets", "folder", "--folder", str(tmp_path)])
    found = {row[1]: row for line in capsys.readouterr().out.splitlines() if len(row := [cell.strip() for cell in line.split("|")[1:-1]]) > 2}
    files = {step: int(found[step][2]) for step in (FIRST, ADDED, SAME)}
    assert files[FIRST] >= int(found[FIRST][-1]) > 3
    assert files[FIRST] > files[ADDED] > files[SAME] == 0
    assert int(found[ADDED][-1]) > int(found[FIRST][-1])

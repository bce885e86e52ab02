"""What a rebuild costs, in files written; and that nothing of anybody else's is touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.output import JOURNAL
from dateline.problems import DatelineError
from dateline.store import Shelf, connect
from tests.build.workshop import REPOSITORY, Workshop


def options(root: Path, **more: object) -> Options:
    return Options(root, jobs=1, today="2025-05-01", **more)  # type: ignore[arg-type]


def stamps(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file() and path.name != JOURNAL}


def rewritten(site: Path, before: dict[str, int]) -> set[str]:
    return {path for path, when in stamps(site).items() if before.get(path) != when}


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop.open(tmp_path / "digest", 1)


def test_building_twice_writes_nothing_the_second_time(shop: Workshop) -> None:
    first = build(options(shop.root))
    before = stamps(first.folder)
    second = build(options(shop.root))
    assert (second.counted.written, second.counted.removed) == (0, 0)
    assert rewritten(first.folder, before) == set()


def test_a_back_dated_document_writes_only_its_own_pages_and_those_that_list_it(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    before = stamps(site)
    (shop.root / "seeds/old.md").write_text(
        "---\ntitle: An old visit\npublished: 2023-02-01\nsource: Harbour Gazette\n---\nThe Ministry in Norway spoke of Norway.\n"
    )
    build(options(shop.root))
    changed = rewritten(site, before)
    untouched = {path for path in changed if path.startswith(("actors/country/japan", "topics/", "items/2025/04/11", "digests/2025-W15", "sources/japan-news"))}
    assert untouched - {"topics/index.html"} == set()
    assert {path for path in changed if path.startswith("items/")} == {
        path for path in changed if path.startswith(("items/2023/02/01/an-old-visit-", "items/2025/04/04/"))
    }
    assert "timeline/2023/02/index.html" in changed
    assert "sources/harbour-gazette/index.html" in changed


def test_removing_a_profile_or_a_topic_removes_its_pages(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    assert (site / "topics/taiwan-strait/index.html").exists()
    assert (site / "actors/person/lin-chia-lung/index.html").exists()
    (shop.root / "content/topics/taiwan-strait.md").unlink()
    (shop.root / "content/actors/yoshimasa-hayashi.md").unlink()
    build(options(shop.root))
    assert not (site / "topics/taiwan-strait").exists()
    assert verify(options(shop.root), site) == []


def test_a_new_title_moves_the_page_and_leaves_a_redirect(shop: Workshop) -> None:
    shop.root.joinpath("seeds/a.md").write_text("---\ntitle: First title\npublished: 2025-04-01\n---\nText about Japan.\n")
    site = build(options(shop.root)).folder
    (old,) = site.glob("items/2025/04/01/first-title-*/index.html")
    shop.root.joinpath("seeds/a.md").write_text("---\ntitle: Second title\npublished: 2025-04-01\n---\nText about Japan.\n")
    build(options(shop.root))
    (new,) = site.glob("items/2025/04/01/second-title-*/index.html")
    assert new.parent.name.rpartition("-")[2] == old.parent.name.rpartition("-")[2]
    assert f"../{new.parent.name}/" in old.read_text("utf-8") or new.parent.relative_to(site).as_posix() in old.read_text("utf-8")


def test_an_edited_or_renamed_document_keeps_its_id(shop: Workshop) -> None:
    path = shop.root / "seeds/a.md"
    path.write_text("---\ntitle: One\npublished: 2025-04-01\n---\nText about Japan.\n")
    site = build(options(shop.root)).folder
    (first,) = site.glob("items/2025/04/01/one-*")
    path.write_text("---\ntitle: One\npublished: 2025-04-01\n---\nOther text about Norway.\n")
    build(options(shop.root))
    path.rename(path.with_name("b.md"))
    build(options(shop.root))
    assert [found.name for found in site.glob("items/2025/04/01/one-*")] == [first.name]


def test_foreign_files_are_neither_removed_nor_overwritten(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    (site / "CNAME").write_text("example.org")
    (site / "timeline/mine.txt").write_text("mine")
    (shop.root / "content/pages/method.md").write_text("---\ntitle: Method\n---\nHow.\n")
    (site / "method").mkdir()
    (site / "method/index.html").write_text("mine")
    with pytest.raises(DatelineError, match=r"method/index\.html.*was not written by this program"):
        build(options(shop.root))
    assert (site / "method/index.html").read_text() == "mine"
    shutil.rmtree(site / "method")
    build(options(shop.root))
    assert (site / "CNAME").read_text() == "example.org"
    assert (site / "timeline/mine.txt").read_text() == "mine"
    assert verify(options(shop.root), site) == []


def test_a_folder_that_holds_somebody_elses_site_is_refused(shop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("theirs")
    with pytest.raises(DatelineError, match=r"holds index\.html"):
        build(options(shop.root, output=tmp_path / "other"))
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["index.html"]


def test_an_error_under_content_stops_before_anything_is_written(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    before = stamps(site)
    (shop.root / "content/actors/bad.md").write_text("---\nname: Bad\nkind: person\nalises: [x]\n---\n")
    (shop.root / "seeds/new.md").write_text("---\ntitle: New\npublished: 2025-04-02\n---\nText.\n")
    with pytest.raises(DatelineError, match="alises"):
        build(options(shop.root))
    assert rewritten(site, before) == set()


def test_a_damaged_store_is_made_again_and_says_so(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    (shop.root / ".dateline/store.db").write_bytes(b"this is no database" * 500)
    outcome = build(options(shop.root))
    assert "the store was made again: it is damaged" in outcome.lines()
    assert verify(options(shop.root), site) == []


@pytest.mark.slow
def test_a_killed_build_leaves_a_site_that_the_next_build_repairs(shop: Workshop) -> None:
    for _ in range(60):
        shop.move("add")
    site = build(options(shop.root)).folder
    for delay in (0.25, 0.4, 0.55, 0.8):
        for _ in range(20):
            shop.move("add")
        shop.move("change")
        program = subprocess.Popen(
            [sys.executable, str(REPOSITORY / "build.py"), "build", "--root", str(shop.root), "--today", "2025-05-01", "--jobs", "1"],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert (site / "index.html").stat().st_size > 0
    shop.move("remove")
    assert verify(options(shop.root), build(options(shop.root)).folder) == []


@pytest.mark.parametrize("held", [False, True])
def test_the_days_of_the_timeline_are_counted_as_its_entries_stand(shop: Workshop, held: bool) -> None:
    """Through items that come, change, go and are held back."""
    build(options(shop.root))
    (shop.root / "seeds/held.md").write_text("---\ntitle: Talks\npublished: 2025-03-02\nstatus: held\n---\nNorway spoke.\n", "utf-8")
    for path in sorted(shop.root.glob("seeds/0*.txt"))[:1]:
        path.unlink()
    build(options(shop.root))
    shelf = Shelf(connect(shop.root / ".dateline" / "store.db", read_only=True), held)
    stood: dict[str, int] = {}
    for ord_, _ in shelf.entries("timeline", "0", "~"):
        stood[ord_[:10]] = stood.get(ord_[:10], 0) + 1
    assert dict(shelf.counts("timeline", 10)) == stood
    assert sum(many for _, many in shelf.counts("timeline", 4)) == sum(stood.values()) > 0
    assert ("2025-03-02" in stood) == held

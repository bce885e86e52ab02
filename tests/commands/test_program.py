"""The commands as a user runs them: exit statuses, messages with their place, results on standard output."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
ITEM = "---\ntitle: Harbour talks\npublished: 2025-04-01\nsource: Harbour Gazette\nhugo_only: yes\n---\nNorway spoke of the harbour.\n"


def dateline(*words: str, root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(REPOSITORY / "build.py"), *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: Harbour watch\nsearch: none\n", "utf-8")
    (tmp_path / "seeds/a.md").write_text(ITEM, "utf-8")
    return tmp_path


def test_build_is_the_default_and_says_what_it_did(root: Path) -> None:
    done = dateline("--today", "2025-05-01", root=root)
    assert done.returncode == 0
    assert done.stdout.startswith("1 document, 1 item, ")
    assert "needs you: 1 item without a link to the original, 1 shown as excerpt (rights not stated)" in done.stdout
    assert "seeds/a.md:5: note: " in done.stderr


def test_a_wrong_word_is_wrong_usage(root: Path) -> None:
    assert dateline("frobnicate", root=root).returncode == 2
    assert dateline("build", "--jobs", "0", root=root).returncode == 2
    assert dateline("build", "--today", "tomorrow", root=root).returncode == 2
    assert dateline("export", "--format", "xml", root=root).returncode == 2


def test_the_module_is_the_same_program(root: Path) -> None:
    told = [dateline("--version", root=root).stdout]
    told += [subprocess.run([sys.executable, "-m", "dateline", "--version"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout]
    assert told[0] == told[1] != ""


def test_strict_stops_at_a_warning_and_writes_nothing(root: Path) -> None:
    (root / "seeds/undone.txt").write_bytes(b"")
    done = dateline("build", "--strict", root=root)
    assert done.returncode == 1
    assert "seeds/undone.txt: error: is empty" in done.stderr
    assert not (root / "site").exists()


def test_a_bad_document_costs_no_good_one(root: Path) -> None:
    (root / "seeds/bad.md").write_text("---\ntitle: Bad\npublished: the other day\n---\nText.\n", "utf-8")
    done = dateline("build", root=root)
    assert done.returncode == 0
    assert "seeds/bad.md:3: " in done.stderr
    assert "Harbour talks" in (root / "site/index.html").read_text("utf-8")


def test_a_mistake_under_content_is_told_with_its_line_and_no_traceback(root: Path) -> None:
    (root / "content/actors").mkdir()
    (root / "content/actors/x.md").write_text("---\nname: X\nkind: person\nalias: [Y]\n---\n", "utf-8")
    done = dateline("build", root=root)
    assert done.returncode == 1
    assert "content/actors/x.md:4: error: " in done.stderr
    assert "aliases" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_gives_one_object_a_line_or_a_table(root: Path) -> None:
    (record,) = map(json.loads, dateline("export", root=root).stdout.splitlines())
    assert (record["title"], record["published"], record["rights"], record["status"]) == ("Harbour talks", "2025-04-01", "excerpt", "public")
    assert record["fields"]["published"] == {"line": 3, "rule": "front matter", "sure": 1.0, "by": "person"}
    (row,) = csv.DictReader(io.StringIO(dateline("export", "--format", "csv", root=root).stdout))
    assert (row["title"], row["countries"]) == ("Harbour talks", "Norway")
    dateline("export", "-o", "items.jsonl", root=root)
    assert json.loads((root / "items.jsonl").read_text("utf-8")) == record


def test_export_builds_no_page(root: Path) -> None:
    dateline("export", root=root)
    assert not (root / "site").exists()


def test_inspect_explains_one_document_for_people_and_programs(root: Path) -> None:
    told = dateline("inspect", "seeds/a.md", root=root)
    assert told.returncode == 0
    assert "Harbour talks" in told.stdout
    assert "front matter" in told.stdout
    assert json.loads(dateline("inspect", "seeds/a.md", "--json", root=root).stdout)["path"] == "seeds/a.md"
    missing = dateline("inspect", "seeds/none.md", root=root)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "is not a file" in missing.stderr


def test_check_names_what_waits_for_a_person(root: Path) -> None:
    dateline("build", root=root)
    done = dateline("check", root=root)
    assert done.returncode == 0
    assert "seeds/a.md: note: has no link to the original" in done.stdout
    assert "0 errors, 0 warnings" in done.stdout


def test_check_finds_a_broken_link_in_the_site(root: Path) -> None:
    dateline("build", root=root)
    (root / "site/about/index.html").unlink()
    done = dateline("check", root=root)
    assert done.returncode == 1
    assert "about/" in done.stdout


def test_verify_agrees_and_tells_when_a_page_was_changed_by_hand(root: Path) -> None:
    assert "verified" in dateline("build", "--verify", root=root).stdout
    page = root / "site/about/index.html"
    page.write_text(page.read_text("utf-8") + "<!-- mine -->", "utf-8")
    done = dateline("build", "--verify", root=root)
    assert done.returncode == 1
    assert "about/index.html: differs from a clean build" in done.stdout
    assert "verified" in dateline("build", "--full", "--verify", root=root).stdout


@pytest.mark.parametrize(
    "words",
    [("build", "--root", "nowhere"), ("export", "-o", "no/where/x"), ("build", "--output", "seeds/a.md/x"), ("export", "--root", "nowhere"), ("new", "seeds")],
)
def test_what_cannot_be_done_is_told_in_a_line(root: Path, words: tuple[str, ...]) -> None:
    done = dateline(*words, root=root)
    assert done.returncode == 1
    assert "error" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_where_the_address_of_each_kind_of_item_is_told(root: Path) -> None:
    (root / "seeds/list.csv").write_text("title,date,text\nHarbour dues,2025-04-02,The dues rise in May.\nPilot boats,2025-04-03,The boats return.\n", "utf-8")
    (root / "seeds/page.html").write_text("<html><title>The wall</title><h1>The wall</h1><p>The wall held in the storm of April 3, 2025.</p></html>", "utf-8")
    told = dateline("check", root=root).stdout
    assert "seeds/a.md: note: has no link to the original: add `url: …` to its front matter or to seeds/a.meta.yml" in told
    assert "seeds/page.html: note: has no link to the original: add `url: …` to seeds/page.meta.yml" in told
    assert told.count("seeds/list.csv: note: has no link to the original: add `source_url: …` in a correction (content/corrections/) of the item ") == 2

"""Whatever address was published says what became of it, as long as the page itself is not there; and what changed of it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.web.lasting import key_of
from dateline.web.plan import href_of
from tests.support.program import TODAY, lay

ITEM = "---\ntitle: {title}\npublished: {day}\nrights: full\n{more}---\n\n{text}\n"
PROFILE = "---\nname: Maria Oksanen\nkind: person\n{more}---\n"
LONG = " ".join(f"Sentence {number} of the harbour treaty, of fishing rights and of customs at sea." for number in range(12))
SPOKE = "Foreign Minister Maria Oksanen spoke of the ferry."
FILES = {
    "content/site.yml": "title: Harbour watch\nbase_url: https://example.org/\nsearch: none\n",
    "content/actors/maria-oksanen.md": PROFILE.format(more=""),
    "content/pages/method.md": "---\ntitle: Method\n---\n\nHow we work.\n",
    "seeds/a.md": ITEM.format(title="Harbour talks", day="2025-04-01", more="", text=SPOKE.replace("Maria", "Mariya")),
    "seeds/b.md": ITEM.format(title="Hexagonal gazebos", day="2025-06-02", more="", text=SPOKE),
    "seeds/c.md": ITEM.format(title="Long talks", day="2025-07-03", more="", text=LONG),
    "seeds/d.md": ITEM.format(title="Longest talks", day="2025-07-04", more="", text=LONG.replace("harbour", "trawler").replace("Sentence", "Part")),
}


def done(*words: str | Path) -> None:
    assert main([str(word) for word in words]) == 0, words


def build(root: Path, *options: str, today: str = TODAY) -> None:
    done("build", "--jobs", "1", "--root", root, "--today", today, *options)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path / "digest", FILES)
    build(tmp_path / "digest")
    publish(tmp_path / "digest")
    return tmp_path / "digest"


def publish(root: Path) -> None:
    done("publish", root.parent / "public", "--root", root, "--allow", "shrink")


def page(root: Path, place: str, site: str = "site") -> str:
    file = root / site / place / "index.html"
    return file.read_text("utf-8") if file.exists() else ""


def address(root: Path, path: str) -> str:
    lines = [json.loads(line) for line in (root / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    return str(next(line["address"] for line in lines if any(one["path"] == path for one in line.get("captures", ()))))


def told(root: Path) -> list[str]:
    """What the page of changes says, and of what."""
    feed = root / "site/changes/feed.json"
    return [entry["title"] for entry in json.loads(feed.read_text("utf-8"))["items"]] if feed.exists() else []


def pages(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.suffix in (".html", ".xml", ".json")}


@pytest.mark.parametrize(
    "key",
    [
        *(
            "month|timeline|2025-04",
            "day|timeline|2025-04-11",
            "year|2025",
            "week|2025-W15",
            "letter|Å",
            "note|method",
            "note|2025",
            "changes|",
            "changes|2026-01",
        ),
        *(
            "month|actors/person/maria-oksanen|2025-04",
            "month|topics/2025|2025-04",
            "day|sources/1984|2025-04-11",
            "lone|undated",
            "lone|actors",
            "lone|actors/person",
        ),
    ],
)
def test_the_address_of_a_page_tells_which_page_it_was(key: str) -> None:
    assert key_of(href_of(key)) == key


def test_an_item_that_is_held_after_it_was_published_says_so_and_comes_back(root: Path) -> None:
    before, place = pages(root), address(root, "seeds/b.md")
    held = ITEM.format(title="Hexagonal gazebos", day="2025-06-02", more="status: held\n", text=SPOKE)
    lay(root, {"seeds/b.md": held})
    build(root, "--verify")
    assert "This item is not public at present." in page(root, place)
    assert 'content="noindex"' in page(root, place)
    rest = {path for path, data in pages(root).items() if b"gazebo" in data.lower()}
    assert rest == set()
    assert told(root) == []
    build(root, "--private")
    assert "Hexagonal gazebos" in page(root, place, ".dateline/private")
    publish(root)
    build(root, "--verify", today="2026-02-01")
    assert "This item is not public at present." in page(root, place)
    lay(root, {"seeds/b.md": FILES["seeds/b.md"]})
    build(root, "--verify")
    assert pages(root) == before


def test_pages_that_lose_all_their_items_say_so_and_come_back(root: Path) -> None:
    before = pages(root)
    lost = ("timeline/2025/06", "digests/2025-W23", "actors/person/maria-oksanen/2025/06", "method")
    assert all(page(root, place) for place in lost)
    (root / "seeds/b.md").unlink()
    (root / "content/pages/method.md").unlink()
    build(root, "--verify")
    for place in lost:
        assert "There was a page here, and nothing stands on it any more." in page(root, place)
        assert f"{place}/" not in (root / "site/sitemap.xml").read_text("utf-8")
    assert '<a href="../../../../../actors/person/maria-oksanen/">Maria Oksanen</a> goes on.' in page(root, lost[2])
    (root / "content/actors/maria-oksanen.md").rename(root / "content/actors/oksanen.md")
    build(root, "--verify")
    assert "This page has moved" in page(root, lost[2])
    (root / "content/actors/oksanen.md").rename(root / "content/actors/maria-oksanen.md")
    lay(root, {path: FILES[path] for path in ("seeds/b.md", "content/pages/method.md")})
    build(root, "--verify")
    changes = ("site/changes/", "site/about/index.html")
    assert {path: data for path, data in pages(root).items() if not path.startswith(changes)} == {
        path: data for path, data in before.items() if not path.startswith(changes)
    }


def test_the_page_of_changes_stays_when_none_is_left(root: Path) -> None:
    fix = "---\nitem: seeds/a.md\nfields:\n  title: Set right\nreason: Misread.\non: 2026-01-02\n---\n"
    lay(root, {"content/corrections/a.md": fix})
    build(root)
    publish(root)
    (root / "content/corrections/a.md").unlink()
    build(root)
    publish(root)
    lines = (root / "content/ledger.jsonl").read_text("utf-8").splitlines(keepends=True)
    (root / "content/ledger.jsonl").write_text("".join(line.replace(',"on":"2026-01-15"', "") for line in lines), "utf-8")
    build(root, "--verify")
    assert told(root) == []
    assert "Nothing is told here at present." in page(root, "changes")
    assert "There was a page here" in page(root, "changes/2026-01")
    assert (root / "site/changes/feed.xml").exists()


def test_titles_and_days_that_changed_since_a_publishing_are_told_once(root: Path) -> None:
    lay(root, {"seeds/a.md": FILES["seeds/a.md"].replace("Harbour talks", "Quay talks")})
    build(root)
    lay(root, {"seeds/a.md": FILES["seeds/a.md"]})
    build(root)
    assert told(root) == []
    lay(root, {"seeds/b.md": FILES["seeds/b.md"].replace("2025-06-02", "2025-06-05").replace("gazebos", "kiosks")})
    build(root, "--verify", today="2026-02-01")
    assert told(root) == ["Changed: the title, the date: Hexagonal kiosks"]
    publish(root)
    lay(root, {"seeds/b.md": FILES["seeds/b.md"].replace("2025-06-02", "2025-06-05").replace("gazebos", "kiosks").replace("spoke", "wrote")})
    build(root, "--verify", today="2026-03-01")
    assert told(root) == ["Changed: the title, the date: Hexagonal kiosks"]
    assert "1 February 2026" in page(root, "changes/2026-02")
    entries = json.loads((root / "site/feed.json").read_text("utf-8"))["items"]
    assert [entry["date_modified"] for entry in entries if entry["title"] == "Hexagonal kiosks"] == ["2026-02-01T00:00:00Z"]
    fix = "---\nitem: seeds/a.md\nfields:\n  title: Set right\nreason: Misread.\non: 2026-01-02\n---\n"
    lay(root, {"content/corrections/a.md": fix})
    build(root, "--verify", today="2026-03-01")
    assert told(root)[1:] == ["Corrected: the title: Set right"]


def test_items_and_actors_that_became_one_are_told(root: Path) -> None:
    lay(root, {"seeds/d.md": FILES["seeds/c.md"]})
    build(root)
    joined = "Joined: an item that stood apart before turned out to be the same: Long talks"
    assert told(root) == [joined]
    lay(root, {"content/actors/maria-oksanen.md": PROFILE.format(more="aliases: [Mariya Oksanen]\n")})
    build(root, "--verify", today="2026-02-01")
    assert told(root) == ["Joined: a list that stood apart before is part of this one: Maria Oksanen", joined]
    publish(root)
    (root / "content/actors/maria-oksanen.md").rename(root / "content/actors/oksanen.md")
    build(root, "--verify", today="2026-03-02")
    assert told(root)[0] == "This list has a new name or address: Maria Oksanen"
    held = FILES["seeds/c.md"].replace("rights: full", "status: held")
    lay(root, {"seeds/c.md": held, "seeds/d.md": held})
    build(root, "--verify", today="2026-03-03")
    assert joined not in told(root)
    assert "This item is not public at present." in page(root, address(root, "seeds/d.md"))


def test_a_document_that_cannot_be_read_is_not_told_to_be_removed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, place, document = pages(root), address(root, "seeds/b.md"), root / "seeds/b.md"
    document.write_bytes(b"%PDF-1.7 broken \xff\xfe\x00")
    document.rename(root / "seeds/b.pdf")
    ledger = root / "content/ledger.jsonl"
    ledger.write_text(ledger.read_text("utf-8").replace("seeds/b.md", "seeds/b.pdf"), "utf-8")
    capsys.readouterr()
    build(root, "--verify")
    assert "seeds/b.pdf: error:" in capsys.readouterr().err
    assert "This item is not public at present." in page(root, place)
    assert told(root) == []
    assert '"removed"' not in ledger.read_text("utf-8")
    (root / "seeds/b.pdf").rename(document)
    lay(root, {"seeds/b.md": FILES["seeds/b.md"]})
    build(root, "--verify")
    assert pages(root) == before
    document.unlink()
    document.symlink_to(document.name)  # leads to itself: it is there, and cannot be looked at
    build(root, "--verify")
    assert "This item is not public at present." in page(root, place)
    document.unlink()
    build(root, "--verify")
    assert "removed from the digest on 15 January 2026" in page(root, place)

"""Links never die: what was published keeps an address that says what became of it, and feeds keep their entries' ids."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.publish.inside import build, run
from tests.support.program import lay

ITEM = "---\ntitle: {title}\npublished: 2025-04-0{day}\nrights: full\n---\n\n{text}\n"
SETTINGS = "title: Harbour watch\nbase_url: https://example.org/\nsearch: none\nworld_pack: false\ntopic_pack: false\n"
PROFILE = "---\nname: Maria Oksanen\nkind: person\n---\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest that was published; its last item names somebody whom no other one names."""
    tmp_path = tmp_path_factory.mktemp("published")
    files = {
        "content/site.yml": SETTINGS,
        "content/actors/maria-oksanen.md": PROFILE,
        "seeds/a.md": ITEM.format(title="Harbour talks", day=1, text="Minister Maria Oksanen spoke of the harbour."),
        "seeds/b.md": ITEM.format(title="Ferry talks", day=2, text="Foreign Minister Zubrowka Quillfeather spoke of the ferry."),
    }
    lay(tmp_path / "digest", files)
    build(tmp_path / "digest")
    publish(tmp_path / "digest")
    return tmp_path


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """The same, for each test its own."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return tmp_path / "digest"


def publish(root: Path, *options: str) -> str:
    done = run("publish", root.parent / "public", "--root", root, *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def address(root: Path, path: str) -> str:
    lines = [json.loads(line) for line in (root / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    return str(next(line["address"] for line in lines if any(one["path"] == path for one in line.get("captures", ()))))


def page(root: Path, place: str) -> str:
    file = root / "site" / place / "index.html"
    return file.read_text("utf-8") if file.exists() else ""


def pages(root: Path) -> dict[str, bytes]:
    """All pages but those that tell of changes: these keep what was published."""
    paths = {path.relative_to(root / "site").as_posix(): path for path in (root / "site").rglob("*.html")}
    return {name: path.read_bytes() for name, path in paths.items() if not name.startswith("changes/")}


def named_in(root: Path, word: str) -> set[str]:
    """The files of the site that hold a word."""
    return {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*") if path.is_file() and word in path.read_text("utf-8")}


def test_a_removed_document_leaves_a_page_that_says_since_when_and_its_return_restores_all(root: Path) -> None:
    place, document = address(root, "seeds/b.md"), root / "seeds/b.md"
    before, text = pages(root), document.read_bytes()
    document.unlink()
    build(root, "--verify", today="2026-02-03")
    assert "removed from the digest on 3 February 2026" in page(root, place)
    assert 'content="noindex"' in page(root, place)
    assert named_in(root, "Ferry talks") == set()
    build(root, "--verify", today="2026-03-04")
    assert "on 3 February 2026" in page(root, place)
    assert "1 item removed\n" in publish(root)
    assert (root.parent / "public" / place / "index.html").read_text("utf-8") == page(root, place)
    document.write_bytes(text)
    build(root, "--verify")
    assert pages(root) == before
    document.unlink()
    build(root, "--verify", today="2026-05-06")
    assert "on 6 May 2026" in page(root, place)


def test_the_plan_tells_what_becomes_of_items_each_in_its_own_words(root: Path) -> None:
    lay(root, {f"seeds/{name}.md": ITEM.format(title=f"Talks on {name}", day=3, text=f"Of {name}.") for name in ("tides", "salt", "sand", "grain")})
    build(root)
    publish(root)
    (root / "seeds/salt.md").unlink()
    files = {
        "takedowns/tides": "item: {tides}\non: 2026-01-14",
        "corrections/b": "item: {b}\nfields: {{status: held}}",
        "corrections/g": "item: {grain}\nsame_as: seeds/sand.md",
    }
    ids = {name: address(root, f"seeds/{name}.md").rstrip("/").rpartition("-")[2] for name in ("tides", "b", "grain")}
    lay(root, {f"content/{name}.md": f"---\n{text.format(**ids)}\n---\n" for name, text in files.items()})
    build(root)
    assert ", 1 item taken down, 1 item removed, 1 item held back, 1 item merged into another\n" in publish(root, "--dry-run", "--allow", "shrink")


def test_what_was_never_published_leaves_nothing(root: Path) -> None:
    lay(root, {"seeds/c.md": ITEM.format(title="A slip", day=3, text="Nothing.")})
    build(root)
    place = address(root, "seeds/c.md")
    (root / "seeds/c.md").unlink()
    build(root, "--verify")
    publish(root)
    assert page(root, place) == ""
    build(root, "--verify")
    assert page(root, place) == ""


def test_a_held_item_leaves_nothing_when_it_goes(root: Path) -> None:
    lay(root, {"seeds/c.md": ITEM.format(title="Held talks", day=3, text="Nothing.").replace("rights: full", "status: held")})
    build(root)
    publish(root)
    (root / "seeds/c.md").unlink()
    build(root, "--verify")
    assert page(root, address(root, "seeds/c.md")) == ""


def test_a_list_that_nothing_stands_on_any_more_says_so_and_its_feeds_are_empty(root: Path) -> None:
    scope = "actors/person/zubrowka-quillfeather"
    assert "Ferry talks" in page(root, scope)
    (root / "seeds/b.md").unlink()
    build(root, "--verify")
    assert "No item of this digest is listed here any more." in page(root, scope)
    assert json.loads((root / "site" / scope / "feed.json").read_text("utf-8"))["items"] == []
    assert f"{scope}/" not in (root / "site/sitemap.xml").read_text("utf-8")


def test_whoever_follows_a_renamed_actor_gets_its_items_at_the_old_address(root: Path) -> None:
    (root / "content/actors/maria-oksanen.md").rename(root / "content/actors/oksanen.md")
    build(root, "--verify")
    old, new = (root / f"site/actors/person/{stem}/feed.json" for stem in ("maria-oksanen", "oksanen"))
    titles = ["Harbour talks"]
    assert [item["title"] for item in json.loads(old.read_text("utf-8"))["items"]] == titles
    lay(root, {"seeds/c.md": ITEM.format(title="More talks", day=3, text="Minister Maria Oksanen spoke again.")})
    build(root, "--verify")
    assert json.loads(old.read_text("utf-8"))["items"] == json.loads(new.read_text("utf-8"))["items"] != []
    assert "This page has moved" in page(root, "actors/person/maria-oksanen")


def test_a_publishing_is_noted_once_and_is_no_change_for_the_next_build(root: Path) -> None:
    ledger = root / "content/ledger.jsonl"
    before = ledger.read_bytes()
    assert before.count(b'{"published":') == 1
    build(root)
    publish(root)
    assert ledger.read_bytes() == before
    assert ", 0 written" in build(root) or ": 0 written" in build(root)
    assert run("publish", root.parent / "public", "--root", root, "--dry-run").returncode == 0


def entries(root: Path) -> dict[str, tuple[str, str]]:
    """The entries of the front page's feed in their order: by title, id and last change."""
    found = json.loads((root / "site/feed.json").read_text("utf-8"))["items"]
    return {item["title"]: (item["id"], item["date_modified"]) for item in found}


def test_an_entry_keeps_the_id_that_it_was_published_with_whatever_the_site_is_called(root: Path) -> None:
    before = entries(root)
    assert all(id_.startswith("tag:example.org,") for id_, _ in before.values())
    lay(root, {"content/site.yml": "title: Port watch\nbase_url: https://other.example/new/\nsearch: none\n"})
    build(root, "--verify")
    assert entries(root) == before
    publish(root, "--allow", "foreign")
    (root / ".dateline/store.db").unlink()
    build(root, "--verify")
    assert entries(root) == before
    assert run("publish", root.parent / "public", "--root", root, "--dry-run").returncode == 0


def test_before_the_first_publishing_the_id_is_the_one_that_will_be_published(tmp_path: Path) -> None:
    root = lay(tmp_path / "digest", {"content/site.yml": "title: Port watch\nsearch: none\n", "seeds/a.md": ITEM.format(title="Talks", day=1, text="Yes.")})
    build(root)
    publish(root, "--allow", "no-base-url")
    lay(root, {"content/site.yml": SETTINGS})
    build(root, "--verify")
    assert entries(root)["Talks"][0].startswith("tag:port-watch.invalid,")


def test_a_correction_moves_the_last_change_and_not_the_place(root: Path) -> None:
    before, id_ = entries(root), address(root, "seeds/a.md").rstrip("/").rpartition("-")[2]
    fix = "---\nitem: {}\nfields: {{summary: The harbour was spoken of.}}\nreason: Misread.\non: {}\n---\n"
    for name, day in ((id_, "2026-01-20"), ("seeds/a.md", "2026-01-21")):
        lay(root, {"content/corrections/a.md": fix.format(name, day)})
        build(root, "--verify")
        now = entries(root)
        assert list(now) == list(before)
        assert now["Harbour talks"] == (before["Harbour talks"][0], f"{day}T00:00:00Z")
        assert now["Ferry talks"] == before["Ferry talks"]

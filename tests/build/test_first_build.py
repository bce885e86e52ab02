"""A first build, or a build of everything, goes through as little as its pages need."""

from __future__ import annotations

from pathlib import Path

from dateline.build.options import Options
from dateline.build.run import build
from dateline.output import write
from dateline.store import Shelf, connect
from dateline.web import plan

DAY = "2025-05-01"


def former(options: Options) -> set[str]:
    """The pages of former addresses that a build of everything asks for."""
    base = connect(options.store_file, read_only=True)
    try:
        return {key for key in plan.every(Shelf(base, held=True), (), (), ()) if key.startswith("moved|")}
    finally:
        base.close()


def redirects(options: Options) -> list[str]:
    return sorted(file.parent.name for file in options.folder.glob("items/**/index.html") if "has moved" in file.read_text("utf-8"))


def test_former_addresses_are_asked_of_items_that_have_some(tmp_path: Path) -> None:
    """One of two items gets a new title: its old address leads on, also in a build that knows nothing but the ledger."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("one", "two"):
        (seeds / f"{name}.md").write_text(f"---\nid: {name}\ntitle: The {name}\npublished: 2025-04-01\n---\n\nSomething was said of the {name}.\n", "utf-8")
    options = Options(tmp_path, jobs=1, today=DAY)
    build(options)
    assert former(options) == set()
    (seeds / "one.md").write_text("---\nid: one\ntitle: Another\npublished: 2025-04-01\n---\n\nSomething was said of the one.\n", "utf-8")
    build(options)
    assert (former(options), redirects(options)) == ({"moved|one"}, ["the-one-one"])
    for file in (tmp_path / ".dateline").glob("store.db*"):
        file.unlink()
    build(options)
    assert (former(options), redirects(options)) == ({"moved|one"}, ["the-one-one"])


def test_a_file_is_written_whether_its_folder_stands_or_not(tmp_path: Path) -> None:
    """A page, what stands beside it, and what stands where no page is; each again over itself."""
    paths = ("a/b/index.html", "a/b/feed.xml", "c/d/feed.json", "c/d/index.html", "robots.txt")
    for data in (b"one", b"two, longer", b""):
        for path in paths:
            write(tmp_path / "site", path, data, stage="")
        assert [(tmp_path / "site" / path).read_bytes() for path in paths] == [data] * len(paths)

"""What of a page is not made again, though the page is: the feeds of lists, the rows of items."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from dateline.build import render
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.web.desk import Desk
from dateline.web.theme import theme_dir

make = import_module("dateline.web.assemble.make")  # its room gives a function of this name


def options(root: Path) -> Options:
    return Options(root, jobs=1, today="2025-05-01")


def put(root: Path, path: str, words: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(words, "utf-8")


def document(day: int, country: str) -> str:
    return f"---\ntitle: Day {day}\npublished: 2025-04-{day:02}\nsource: Harbour Gazette\n---\n{country} spoke of the harbour.\n"


def own(root: Path, name: str, mark: str) -> None:
    """A template of the digest's own: the program's, with a mark before its first element's end."""
    put(root, f"templates/{name}", (theme_dir() / name).read_text("utf-8").replace("</", f"<!-- {mark} --></", 1))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "content/site.yml", "title: Harbour watch\n")
    for day, country in enumerate(("Japan", "Norway", "Japan"), 1):
        put(tmp_path, f"seeds/{day}.md", document(day, country))
    own(tmp_path, "base.html", "first")
    own(tmp_path, "row.html", "first")
    build(options(tmp_path))
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made from now on: the lists of which feeds are, and the ids of the items of which rows are."""
    told: list[str] = []
    feeds, row = make.list_feeds, render.row_of
    monkeypatch.setattr(make, "list_feeds", lambda desk, scope: told.append(scope) or feeds(desk, scope))
    monkeypatch.setattr(render, "row_of", lambda desk, item: told.append(item.title) or row(desk, item))
    return told


def test_a_changed_template_makes_pages_again_and_neither_feeds_nor_rows(root: Path, made: list[str]) -> None:
    own(root, "base.html", "second")
    build(options(root))
    assert made == []
    assert "<!-- second -->" in (root / "site/actors/country/japan/index.html").read_text("utf-8")
    assert verify(options(root), root / "site") == []


def test_a_changed_template_of_rows_makes_rows_again(root: Path, made: list[str]) -> None:
    own(root, "row.html", "second")
    build(options(root))
    assert sorted(made) == ["Day 1", "Day 2", "Day 3"]
    assert verify(options(root), root / "site") == []


def test_a_template_that_rows_take_in_makes_rows_again(root: Path, made: list[str]) -> None:
    put(root, "templates/tail.html", "<!-- a -->")
    put(root, "templates/row.html", (theme_dir() / "row.html").read_text("utf-8") + '{% include "tail.html" %}')
    build(options(root))
    made.clear()
    put(root, "templates/tail.html", "<!-- another -->")
    build(options(root))
    assert sorted(made) == ["Day 1", "Day 2", "Day 3"]
    assert "<!-- another -->" in (root / "site/timeline/2025/04/index.html").read_text("utf-8")


def test_a_document_that_comes_with_a_template_is_in_the_feeds_of_its_lists(root: Path, made: list[str]) -> None:
    own(root, "base.html", "second")
    put(root, "seeds/4.md", document(4, "Norway"))
    build(options(root))
    assert sorted(made) == ["Day 3", "Day 4", "actors/country/norway", "sources/harbour-gazette"]
    assert verify(options(root), root / "site") == []


def test_a_setting_that_changes_with_a_template_makes_feeds_again(root: Path) -> None:
    own(root, "base.html", "second")
    put(root, "content/site.yml", "title: Harbour news\n")
    build(options(root))
    assert verify(options(root), root / "site") == []


NAMES = "Norway and Japan, China and Ukraine, Sweden and Finland met: Norway, Japan, China, Ukraine, Sweden and Finland agreed."
BOARD = "---\nname: Harbour Board\nkind: organization\n{more}---\n"


@pytest.fixture
def keys(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bool]]:
    """The pages that are made once the board has one name more, which document 9 alone holds, and whether with feeds; and not those that are always made.
    What was made equals a clean build."""
    put(root, "content/actors/board.md", BOARD.format(more=""))
    put(root, "seeds/9.md", document(9, f"{NAMES} The Quay Office and Norway").replace("Harbour Gazette", "Quay News"))
    put(root, "seeds/10.md", document(10, "Japan"))
    build(options(root))
    found: dict[str, bool] = {}
    made = render.make

    def spied(desk: Desk, key: str, *, feeds: bool) -> list[tuple[str, bytes]]:
        found[key] = feeds
        return made(desk, key, feeds=feeds)

    with monkeypatch.context() as here:
        here.setattr(render, "make", spied)
        put(root, "content/actors/board.md", BOARD.format(more="aliases: [Quay Office]\n"))
        build(options(root))
    yield {key: feeds for key, feeds in found.items() if not key.startswith(("lone|", "note|", "changes|"))}
    assert verify(options(root), root / "site") == []


def test_a_mention_more_makes_the_lists_that_the_item_came_to(keys: dict[str, bool]) -> None:
    assert keys["list|actors/organization/board"]
    assert "month|actors/organization/board|2025-04" in keys


def test_feeds_of_a_list_are_not_made_again_because_their_entries_tell_nothing_of_actors(keys: dict[str, bool]) -> None:
    assert not keys["list|sources/quay-news"]
    assert not keys["list|actors/country/norway"]


def test_months_are_not_made_again_because_the_items_row_shows_what_it_showed(keys: dict[str, bool]) -> None:
    came, left = "actors/organization/board", "actors/organization/quay-office"
    assert {key for key in keys if key.startswith("month|")} == {f"month|{came}|2025-04", f"month|{left}|2025-04"}


def test_neighbours_years_and_redirects_are_not_made_again_because_title_and_address_stay(keys: dict[str, bool]) -> None:
    assert sum(key.startswith("item|") for key in keys) == 1
    assert not any(key.startswith(("year|", "moved|", "map|", "letter|")) for key in keys)

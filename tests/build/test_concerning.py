"""What a changed profile concerns, and no more: which documents are read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify

PROFILE = "---\nname: {name}\nkind: {kind}\n{more}---\n"
BOARD = "content/actors/harbour-board.md"


def options(root: Path) -> Options:
    return Options(root, jobs=1, today="2025-05-01")


def put(root: Path, path: str, words: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(words, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four documents: two name the board, one an office by the quay, one neither."""
    put(tmp_path, "content/site.yml", "title: Harbour watch\n")
    put(tmp_path, BOARD, PROFILE.format(name="Harbour Board", kind="organization", more=""))
    told = ("The Harbour Board met.", "The Harbour Board spoke of Norway.", "The Quay Office of Norway closed.", "Rain fell on Norway.")
    for day, text in enumerate(told, 1):
        put(tmp_path, f"seeds/{day}.md", f"---\ntitle: Day {day}\npublished: 2025-04-0{day}\nsource: Harbour Gazette\n---\n{text}\n")
    build(options(tmp_path))
    return tmp_path


def test_an_actor_with_one_more_name_concerns_the_documents_that_hold_it(root: Path) -> None:
    put(root, BOARD, PROFILE.format(name="Harbour Board", kind="organization", more="aliases: [Quay Office]\n"))
    assert build(options(root)).read == 1
    assert "Day 3" in (root / "site/actors/organization/harbour-board/index.html").read_text("utf-8")
    assert verify(options(root), root / "site") == []


def test_an_actor_that_loses_a_name_concerns_all_that_name_it(root: Path) -> None:
    put(root, BOARD, PROFILE.format(name="Harbour Board", kind="organization", more="aliases: [Quay Office]\n"))
    build(options(root))
    put(root, BOARD, PROFILE.format(name="Harbour Board", kind="organization", more=""))
    assert build(options(root)).read == 3
    assert verify(options(root), root / "site") == []


def test_a_name_more_for_a_country_concerns_all_that_name_it(root: Path) -> None:
    put(root, "content/actors/norway.md", PROFILE.format(name="Norway", kind="country", more=""))
    build(options(root))
    put(root, "content/actors/norway.md", PROFILE.format(name="Norway", kind="country", more="aliases: [The Quay]\n"))
    assert build(options(root)).read >= 3
    assert verify(options(root), root / "site") == []

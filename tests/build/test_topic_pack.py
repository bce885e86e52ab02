"""The starter set of topics in a build: switched on and off like any other change, and no page for what no item speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.pack import pack_topics

SITE = "title: Harbours\nsearch: none\nlanguage: en\n"
EMBARGO = "---\ntitle: A ban on oil\npublished: 2025-04-02\nrights: full\n---\n\nThe Council imposed economic sanctions and an oil embargo on Tuesday.\n"
REGATTA = "---\ntitle: A regatta\npublished: 2025-04-03\nrights: full\n---\n\nForty boats sailed on Sunday.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content/site.yml").write_text(SITE)
    (tmp_path / "seeds/embargo.md").write_text(EMBARGO)
    (tmp_path / "seeds/regatta.md").write_text(REGATTA)
    return tmp_path


def built(root: Path, more: str = "") -> Outcome:
    """The digest built with these settings, and proved equal to a clean build."""
    (root / "content/site.yml").write_text(SITE + more)
    options = Options(root, jobs=1, today="2025-05-01")
    outcome = build(options)
    assert verify(options, outcome.folder) == []
    return outcome


def pages(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("topics/*/index.html")}


def test_only_topics_with_an_item_have_a_page_and_a_line(root: Path) -> None:
    folder = built(root, "topic_pack: true\n").folder
    assert pages(folder) == {"sanctions"}
    index = (folder / "topics/index.html").read_text("utf-8")
    assert [topic.id for topic in pack_topics() if f"{topic.id}/" in index] == ["sanctions"]


def test_switching_the_set_on_and_off_tags_again_what_it_concerns(root: Path) -> None:
    assert pages(built(root).folder) == set()
    on = built(root, "topic_pack: true\n")
    assert pages(on.folder) == {"sanctions"}
    assert on.items_changed == 1, "the regatta holds no phrase of any topic"
    assert pages(built(root, "topic_pack: true\ntopic_pack_without: [sanctions]\n").folder) == set()
    assert pages(built(root, "topic_pack: true\n").folder) == {"sanctions"}
    assert pages(built(root, "topic_pack: false\n").folder) == set()


def test_an_own_topic_takes_the_place_and_gives_it_back(root: Path) -> None:
    built(root, "topic_pack: true\n")
    own = root / "content/topics/sanctions.md"
    own.parent.mkdir()
    own.write_text("---\nname: Measures\nphrases: [forty boats]\n---\n\nOur own words.\n")
    folder = built(root, "topic_pack: true\n").folder
    assert "Our own words." in (folder / "topics/sanctions/index.html").read_text("utf-8")
    assert "A regatta" in (folder / "topics/sanctions/index.html").read_text("utf-8")
    own.unlink()
    page = (built(root, "topic_pack: true\n").folder / "topics/sanctions/index.html").read_text("utf-8")
    assert ("A ban on oil" in page, "A regatta" in page) == (True, False)


def test_a_document_that_comes_and_goes_brings_its_topics_page_and_takes_it_away(root: Path) -> None:
    built(root, "topic_pack: true\n")
    quake = root / "seeds/quake.md"
    quake.write_text("---\ntitle: A quake\npublished: 2025-04-09\n---\n\nThe earthquake was felt in two provinces.\n")
    assert pages(built(root, "topic_pack: true\n").folder) == {"sanctions", "earthquakes"}
    quake.unlink()
    assert pages(built(root, "topic_pack: true\n").folder) == {"sanctions"}

"""A list that its own page shows whole has no pages of months; beyond that it has all of them, whichever item made the difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.web.plan import WHOLE

MONTHS = 6
HERE = "topics/ports"


def document(root: Path, number: int) -> Path:
    day = f"2025-{number % MONTHS + 1:02}-{number // MONTHS + 1:02}"
    file = root / "seeds" / f"{number}.md"
    file.write_text(f"---\ntitle: Port {number} opens\npublished: {day}\ntopics: Ports\n---\n\nBoats came to port {number}.\n", encoding="utf-8")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content/topics").mkdir(parents=True)
    (tmp_path / "content/site.yml").write_text("title: A digest\nrights: full\nsearch: none\n", encoding="utf-8")
    (tmp_path / "content/topics/ports.md").write_text("---\nname: Ports\nphrases: [port]\n---\n", encoding="utf-8")
    for number in range(WHOLE):
        document(tmp_path, number)
    return tmp_path


def built(root: Path) -> Path:
    """The site after a rebuild that equals a clean build."""
    options = Options(root, jobs=1, today="2025-12-01")
    folder = build(options).folder
    assert verify(options, folder) == []
    return folder


def months(site: Path) -> list[str]:
    return sorted(page.parent.relative_to(site).as_posix() for page in (site / HERE).glob("2025/*/index.html"))


def anchors_and_links(site: Path) -> tuple[set[str], set[str]]:
    html = (site / HERE / "index.html").read_text(encoding="utf-8")
    return set(re.findall(r' id="([^"]+)"', html)), set(re.findall(r'href="[./]*topics/ports/#([^"]+)"', html))


def test_months_of_a_whole_list_are_places_on_its_own_page(root: Path) -> None:
    site = built(root)
    anchors, links = anchors_and_links(site)
    assert months(site) == []
    assert links == {f"2025-{month:02}-{WHOLE // MONTHS:02}" for month in range(1, MONTHS + 1)}
    assert links <= anchors


def test_the_item_that_is_too_many_brings_all_months_and_takes_them_with_it(root: Path) -> None:
    built(root)
    one_more = document(root, WHOLE)
    site = built(root)
    assert months(site) == [f"{HERE}/2025/{month:02}" for month in range(1, MONTHS + 1)]
    assert anchors_and_links(site)[1] == set()
    one_more.unlink()
    assert months(built(root)) == []

"""Digests at the edges build, show what there is, and say what was left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from tests.conftest import Built
from tests.support.pages import by_kind, pages
from tests.support.program import build, lay, run

pytestmark = pytest.mark.slow


def _said(built: Built, name: str) -> str:
    return (built(name).parent / "site.txt").read_text(encoding="utf-8")


def _titles(site: Path) -> list[str]:
    kinds = by_kind(site)
    return [one.metas["og:title"] for kind in ("item", "undated item") for one in kinds.get(kind, [])]


def test_a_digest_of_nothing_says_what_to_do_next(built: Built) -> None:
    front = (built("empty") / "index.html").read_text(encoding="utf-8")
    assert "seeds/" in front
    assert "0 documents, 0 items" in _said(built, "empty")


def test_an_undated_item_stands_apart_under_its_title(built: Built) -> None:
    site = built("undated")
    assert _titles(site) == ["Harbour dues are to be reviewed"]
    assert len(list(site.glob("items/undated/*/index.html"))) == 1
    assert not list(site.glob("timeline/[0-9]*"))
    assert "Harbour dues are to be reviewed" in (site / "timeline" / "undated" / "index.html").read_text(encoding="utf-8")


def test_twins_have_addresses_of_their_own(built: Built) -> None:
    found = sorted(path.parent.name for path in built("twins").glob("items/2025/03/04/*/index.html"))
    assert len(found) == 2
    assert all(name.startswith("ministers-meet-again-") for name in found)
    assert _titles(built("twins")) == ["Ministers meet again"] * 2


def test_a_japanese_title_keeps_its_letters_in_the_address(built: Built) -> None:
    (found,) = built("japanese").glob("items/2025/04/04/*/index.html")
    assert found.parent.name.startswith("岩屋外相-nato外相会合に出席-")


def test_a_title_of_signs_alone_is_shown_and_addressed_as_item(built: Built) -> None:
    (found,) = built("emoji").glob("items/2025/05/06/*/index.html")
    assert found.parent.name.startswith("item-")
    assert _titles(built("emoji")) == ["🎉🎊"]


def test_empty_files_are_left_out_by_name_and_cost_no_other(built: Built) -> None:
    said = _said(built, "empty_file")
    assert _titles(built("empty_file")) == ["A good one"]
    for path in ("seeds/empty.txt", "seeds/space.md"):
        (line,) = [line for line in said.splitlines() if line.startswith(path)]
        assert ": error: " in line or ": warning: " in line


def test_a_document_of_5_mb_builds_in_reasonable_time_beside_others(digest: Callable[[str], Path]) -> None:
    root = digest("large")
    start = monotonic()
    said = build(root, "--output", root / "site")
    assert monotonic() - start < 60
    titles = _titles(root / "site")
    assert "A short one" in titles
    assert "Hearings on the northern channel" in titles or "seeds/large.txt" in said


@pytest.mark.parametrize("name", ["empty", "undated", "twins", "japanese", "emoji", "empty_file"])
def test_strict_counts_what_a_plain_build_forgives(digest: Callable[[str], Path], name: str) -> None:
    """`--strict` ends with 1 exactly where the plain build had a warning or an error to tell."""
    root = digest(name)
    plain = build(root, "--output", root / "site")
    strict = run("build", "--strict", "--root", root, "--today", "2026-01-15", "--output", root / "strict")
    assert strict.returncode == int(": error: " in plain or ": warning: " in plain)


def test_every_page_has_one_heading_and_a_title(built: Built) -> None:
    for name in ("repository", "sampler", "empty"):
        for one in pages(built(name)):
            if "refresh" not in one.metas:
                text = (built(name) / one.path).read_text(encoding="utf-8")
                assert text.count("<h1") == 1, f"{name}: {one.path}"


def test_a_document_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    root = lay(
        tmp_path,
        {
            "content/site.yml": "title: One bad\nrights: full\n",
            "seeds/bad.md": "---\ntitle: [unclosed\n---\n\nText.\n",
            "seeds/good.md": "---\ntitle: Good\npublished: 2025-03-04\n---\n\nText.\n",
        },
    )
    said = build(root)
    assert _titles(root / "site") == ["Good"]
    assert any(line.startswith("seeds/bad.md:") and ": error: " in line for line in said.splitlines())
    assert "Traceback" not in said

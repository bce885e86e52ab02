"""Who gets which id, and what an id may do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.problems import DatelineError
from dateline.web import roster
from tests.build.workshop import Workshop

ITEM = "---\ntitle: Harbour talks\npublished: 2025-04-01\n{}---\nNorway spoke of the harbour.\n"


def options(root: Path, **more: object) -> Options:
    return Options(root, jobs=1, today="2025-05-01", **more)  # type: ignore[arg-type]


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop.open(tmp_path / "digest", 1)


@pytest.mark.parametrize("said", ["a/../../../../../../ESCAPED", "a b", "ABC", "../seeds/x", "ab", "x" * 40])
def test_an_id_that_is_none_is_told_and_the_document_gets_one_of_its_own(shop: Workshop, said: str) -> None:
    before = {path for path in shop.root.rglob("*") if path.is_file()}
    (shop.root / "seeds/a.md").write_text(ITEM.format(f'id: "{said}"\n'), "utf-8")
    outcome = build(options(shop.root))
    assert any("seeds/a.md" in str(problem) and "cannot be used" in problem.message for problem in outcome.problems)
    made = {path for path in shop.root.rglob("*") if path.is_file()} - before
    assert {path.relative_to(shop.root).parts[0] for path in made} == {"site", ".dateline", "seeds", "content"}
    assert {path.name for path in made if path.relative_to(shop.root).parts[0] in ("seeds", "content")} == {"a.md", "ledger.jsonl"}


def test_the_first_document_keeps_an_id_that_a_second_one_asks_for(shop: Workshop) -> None:
    (shop.root / "seeds/b.md").write_text(ITEM.format("id: same-one\n"), "utf-8")
    site = build(options(shop.root)).folder
    (shop.root / "seeds/a.md").write_text(ITEM.replace("talks", "visit").format("id: same-one\n"), "utf-8")
    outcome = build(options(shop.root))
    assert any("belongs to seeds/b.md already" in problem.message for problem in outcome.problems)
    assert (site / "items/2025/04/01/harbour-talks-same-one/index.html").exists()
    assert verify(options(shop.root), site) == []


def test_an_id_given_later_takes_the_old_address_along(shop: Workshop) -> None:
    (shop.root / "seeds/a.md").write_text(ITEM.format(""), "utf-8")
    site = build(options(shop.root)).folder
    (old,) = site.glob("items/2025/04/01/harbour-talks-*/index.html")
    (shop.root / "seeds/a.md").write_text(ITEM.format("id: my-own\n"), "utf-8")
    build(options(shop.root))
    assert "harbour-talks-my-own/" in old.read_text("utf-8")
    assert verify(options(shop.root), site) == []


def test_a_ledger_line_that_points_out_of_the_site_is_an_error(shop: Workshop) -> None:
    build(options(shop.root))
    ledger = shop.root / "content/ledger.jsonl"
    line = json.loads(ledger.read_text("utf-8").splitlines()[0]) | {"address": "../elsewhere/"}
    ledger.write_text(ledger.read_text("utf-8") + json.dumps(line) + "\n", "utf-8")
    (shop.root / "seeds/a.md").write_text(ITEM.format(""), "utf-8")
    with pytest.raises(DatelineError, match=r"content/ledger\.jsonl:4: error: is not a line of the ledger"):
        build(options(shop.root))


@pytest.mark.parametrize(
    "line",
    [
        '{"published":"2025-05-01","lists":["../elsewhere"]}',
        '{"published":"2025-05-01","pages":{"..":["elsewhere"]}}',
        '{"published":"2025-05-01","pages":{"timeline":["2025/../../.."]}}',
        '{"list":"topics/fish","leads":"../elsewhere","on":"2025-05-01"}',
        '{"id": "abcdef", "removed": "<b>"}',
        '{"id":"a/b","removed":"2025-05-01"}',
    ],
)
def test_a_line_about_publishing_or_removal_that_names_no_list_day_or_item_is_an_error(shop: Workshop, line: str) -> None:
    (shop.root / "content/ledger.jsonl").write_text(f"{line}\n", "utf-8")
    with pytest.raises(DatelineError, match=r"content/ledger\.jsonl:1: error: is not a line of the ledger"):
        build(options(shop.root))


def test_without_a_ledger_a_build_starts_one(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    ledger = shop.root / "content/ledger.jsonl"
    before = ledger.read_bytes()
    ledger.unlink()
    build(options(shop.root))
    assert ledger.read_bytes() == before
    assert verify(options(shop.root), site) == []


def test_the_same_bytes_at_two_paths_are_one_item_unless_a_person_parts_them(shop: Workshop) -> None:
    for name in ("a", "b"):
        (shop.root / f"seeds/{name}.md").write_text(ITEM.format(""), "utf-8")
    site = build(options(shop.root)).folder
    assert len(list(site.glob("items/2025/04/01/*"))) == 1
    (shop.root / "content/corrections").mkdir()
    (shop.root / "content/corrections/apart.md").write_text("---\nitem: seeds/a.md\nseparate: [seeds/b.md]\n---\n", "utf-8")
    build(options(shop.root))
    assert len(list(site.glob("items/2025/04/01/*"))) == 2
    assert verify(options(shop.root), site) == []


def test_an_a_to_z_that_is_too_long_is_cut_by_letter(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "MANY", 5)
    site = build(options(shop.root)).folder
    assert (site / "actors/letter/I/index.html").exists()
    assert "Takeshi" in (site / "actors/letter/I/index.html").read_text("utf-8")
    (shop.root / "content/actors/zelda-quist.md").write_text("---\nname: Zelda Quist\nkind: person\nsort: Quist, Zelda\n---\n", "utf-8")
    build(options(shop.root))
    assert (site / "actors/letter/Q/index.html").exists()
    assert verify(options(shop.root), site) == []

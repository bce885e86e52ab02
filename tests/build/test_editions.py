"""What a folder may hold, and that no edition leaks into another."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.output import JOURNAL
from dateline.problems import DatelineError
from dateline.web.edition import Edition
from tests.build.workshop import Workshop

HELD = "---\ntitle: Quatermain held\npublished: 2025-04-02\nstatus: held\n---\nMinister Zebulon Quatermain spoke of Tuvalu.\n"


def options(root: Path, **more: object) -> Options:
    return Options(root, jobs=1, today="2025-05-01", **more)  # type: ignore[arg-type]


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop.open(tmp_path / "digest", 1)


def test_a_private_edition_does_not_take_the_place_of_a_public_one(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    with pytest.raises(DatelineError, match="holds the public edition"):
        build(options(shop.root, output=site, edition=Edition(private=True)))


def test_a_public_build_into_a_folder_that_held_a_private_one_replaces_all_of_it(shop: Workshop, tmp_path: Path) -> None:
    (shop.root / "seeds/held.md").write_text(HELD, "utf-8")
    build(options(shop.root, output=tmp_path / "out", edition=Edition(private=True)))
    site = build(options(shop.root, output=tmp_path / "out")).folder
    assert [path for path in site.rglob("*") if path.is_file() and b"Quatermain" in path.read_bytes()] == []
    assert verify(options(shop.root), site) == []


def test_the_folder_edition_and_the_public_one_may_follow_each_other_in_one_folder(shop: Workshop, tmp_path: Path) -> None:
    for for_folder in (False, True, False):
        asked = options(shop.root, output=tmp_path / "out", edition=Edition(for_folder=for_folder))
        assert verify(asked, build(asked).folder) == []


@pytest.mark.parametrize("place", ["seeds", "content", "templates", "seeds/deep", "."])
def test_what_people_collected_and_wrote_is_never_built_into(shop: Workshop, place: str) -> None:
    (shop.root / place).mkdir(exist_ok=True)
    before = sorted(shop.root.rglob("*"))
    with pytest.raises(DatelineError, match="name another --output"):
        build(options(shop.root, output=shop.root / place))
    assert [path for path in sorted(shop.root.rglob("*")) if ".dateline" not in path.parts and path not in before and path.name != "ledger.jsonl"] == []


def test_the_journal_of_the_public_site_names_nothing_held(shop: Workshop) -> None:
    public = shop.root / "seeds/open.md"
    public.write_text(HELD.replace("status: held\n", ""), "utf-8")
    site = build(options(shop.root)).folder
    assert "quatermain" in (site / JOURNAL).read_text("utf-8")
    public.write_text(HELD, "utf-8")
    build(options(shop.root))
    assert "quatermain" not in (site / JOURNAL).read_text("utf-8")
    (shop.root / "seeds/another.md").write_text(HELD.replace("Quatermain", "Umslopogaas"), "utf-8")
    build(options(shop.root))
    assert "umslopogaas" not in (site / JOURNAL).read_text("utf-8").lower()


def test_corrections_and_choices_of_items_that_are_not_there_are_told(shop: Workshop) -> None:
    (shop.root / "content/corrections").mkdir()
    (shop.root / "content/corrections/x.md").write_text("---\nitem: seeds/nope.txt\nfields: {title: X}\n---\n", "utf-8")
    (shop.root / "content/digests/2025-W14.md").write_text("---\ntitle: W\nitems:\n  - item: zzzzzz\n    why: It matters.\n---\n", "utf-8")
    told = [str(problem) for problem in build(options(shop.root)).problems]
    assert any("content/corrections/x.md: warning: corrects seeds/nope.txt" in line for line in told)
    assert any("content/digests/2025-W14.md: warning: chooses zzzzzz" in line for line in told)


def test_two_corrections_of_one_item_by_id_and_by_path_that_disagree_are_an_error(shop: Workshop) -> None:
    path = "seeds/000_e1040d8e23b03fcb.txt"
    build(options(shop.root))
    id_ = next((shop.root / "site/items/2025/04/11").iterdir()).name.rpartition("-")[2]
    (shop.root / "content/corrections").mkdir()
    for number, item in enumerate((path, id_)):
        (shop.root / f"content/corrections/{number}.md").write_text(f"---\nitem: {item}\nfields: {{published: 2025-04-0{number + 1}}}\n---\n", "utf-8")
    with pytest.raises(DatelineError, match=r"otherwise than content/corrections/0\.md does"):
        build(options(shop.root))

"""The search index of a built site: a rebuild equals a clean build, costs what the change costs, and holds what pages show."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dateline.build import search
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.search import cut
from dateline.web.edition import Edition
from tests.build.workshop import Workshop
from tests.support.index import words

ITEM = "---\ntitle: {title}\npublished: 2025-04-{day:02}\nrights: full\n---\n{text}\n"


def options(root: Path, **more: object) -> Options:
    return Options(root, jobs=1, today="2025-05-01", **more)  # type: ignore[arg-type]


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop.open(tmp_path / "digest", 1)


@pytest.fixture
def small_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves of a few items, so that a small digest has many."""
    monkeypatch.setattr(search, "cut", partial(cut, leaf=3, volume=3))


def write(shop: Workshop, name: str, day: int, text: str, title: str = "Harbour talks") -> None:
    (shop.root / f"seeds/{name}.md").write_text(ITEM.format(title=title, day=day, text=text), "utf-8")


def index(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "search/data").rglob("*") if path.is_file()}


@pytest.mark.usefixtures("small_leaves")
@pytest.mark.parametrize("seed", range(4))
def test_the_index_of_many_leaves_equals_a_clean_builds_after_any_edits(shop: Workshop, seed: int) -> None:
    shop.rng.seed(seed)
    for _ in range(20):
        shop.move("add")
    for moves in (["add", "change", "remove"], ["source", "rename", "actor"], ["clock", "note", "correction"], ["setting", "topic"]):
        for name in moves:
            shop.move(name)
        asked = options(shop.root, output=None)
        assert verify(asked, build(asked).folder) == [], shop.log


@pytest.mark.usefixtures("small_leaves")
def test_one_more_document_leaves_the_other_volumes_as_they_are(shop: Workshop) -> None:
    for number in range(90):
        write(shop, f"doc{number}", 1 + number % 28, f"The harbour number{number} was quiet.", f"Talks {number}")
    site = build(options(shop.root)).folder
    before = index(site)
    write(shop, "added", 14, "Zanzibar spoke.")
    build(options(shop.root))
    after = index(site)
    assert "zanzibar" in words(site)
    same = {path.split("/")[2] for path in before.keys() & after.keys()}
    volumes = {path.split("/")[2] for path in before if path.endswith(".bin")}
    assert len(volumes) > 6
    assert len(volumes - same) <= 2


def test_a_build_that_changes_no_item_leaves_the_index_alone(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    times = {path: path.stat().st_mtime_ns for path in (site / "search/data").rglob("*")}
    shop.move("digest")
    build(options(shop.root))
    assert {path: path.stat().st_mtime_ns for path in (site / "search/data").rglob("*")} == times


def test_an_index_cut_short_is_made_again(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    site = build(options(shop.root)).folder
    write(shop, "a", 1, "Zanzibar spoke.")
    monkeypatch.setattr("dateline.build.pages.index_of", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        build(options(shop.root))
    monkeypatch.undo()
    assert "zanzibar" not in words(site)
    assert verify(options(shop.root), build(options(shop.root)).folder) == []
    assert "zanzibar" in words(site)


@pytest.mark.parametrize("damage", ["leaf", "leaves.msgpack"])
def test_a_damaged_leaf_is_made_again(shop: Workshop, damage: str) -> None:
    site = build(options(shop.root)).folder
    for file in (shop.root / ".dateline/search").rglob(f"*{damage}"):
        file.write_bytes(b"\x93damaged")
    write(shop, "a", 1, "Zanzibar spoke.")
    build(options(shop.root))
    assert verify(options(shop.root), site) == []


def test_without_search_there_is_no_index_and_the_old_one_goes(shop: Workshop) -> None:
    site = build(options(shop.root)).folder
    assert index(site)
    settings = shop.root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "\nsearch: none\n", "utf-8")
    assert verify(options(shop.root), build(options(shop.root)).folder) == []
    assert not (site / "search").exists()


def test_an_edition_for_a_folder_has_no_index(shop: Workshop) -> None:
    asked = options(shop.root, edition=Edition(for_folder=True))
    site = build(asked).folder
    assert (site / "search/index.html").is_file()
    assert index(site) == {}


def test_a_digest_without_items_has_no_index(shop: Workshop) -> None:
    for document in shop.documents():
        document.unlink()
    assert index(build(options(shop.root)).folder) == {}


def test_what_is_found_is_what_the_page_shows(shop: Workshop) -> None:
    """Of an excerpt its beginning, of a link the title alone, of a held item nothing; of an editor's note what it says, not its comments."""
    lede = "Lindworm " + "and more of it " * 30 + "basilisk."
    for name, head in (
        ("excerpt", "rights: excerpt"),
        ("link", "rights: link"),
        ("held", "status: held"),
        ("noted", "rights: full\nnote: Seen by <!-- wyvern --> a kraken."),
    ):
        text = lede.replace("Lindworm", f"Lind{name}").replace("basilisk", f"basilisk{name}")
        (shop.root / f"seeds/{name}.md").write_text(f"---\ntitle: Title{name}\npublished: 2025-04-01\n{head}\n---\n{text}\n", "utf-8")
    public = words(build(options(shop.root)).folder)
    wanted = {f"{word}{name}" for word in ("title", "lind", "basilisk") for name in ("excerpt", "link", "held", "noted")} | {"wyvern", "kraken"}
    assert public & wanted == {"titleexcerpt", "lindexcerpt", "titlelink", "titlenoted", "lindnoted", "basilisknoted", "kraken"}
    private = words(build(options(shop.root, edition=Edition(private=True))).folder)
    assert private & wanted == wanted - {"wyvern"}


def test_the_number_of_processes_does_not_change_the_index(shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "cut", partial(cut, leaf=4, volume=3))
    for number in range(40):
        write(shop, f"doc{number}", 1 + number % 28, f"The harbour number{number} was quiet.")
    for jobs in (1, 2):
        build(Options(shop.root, tmp_path / f"site{jobs}", jobs=jobs, today="2025-05-01", store=tmp_path / f"store{jobs}"))
    assert index(tmp_path / "site1") == index(tmp_path / "site2")

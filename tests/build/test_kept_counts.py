"""What the store keeps counted equals counting afresh, whatever came, went or was changed."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.build.options import Options
from dateline.build.run import build
from dateline.model import PUBLIC_SURE
from dateline.store import Captures, Known, NewItem, PageRow, Shelf, Store
from dateline.store.captures import CaptureRow
from dateline.store.records import DocumentRow
from tests.build.counted import afresh, kept
from tests.build.workshop import Workshop

IDS, PATHS, SCOPES = ["a1", "b2", "c3"], ["seeds/one.md", "seeds/many.mbox", "content/items/own.md"], ["actors/person/x", "topics/t"]
MONTHS = ["", "2024-12-31", "2025-01-01", "2025-01-15"]

entries = st.lists(st.tuples(st.sampled_from(SCOPES), st.sampled_from([0.1, 0.9]), st.sampled_from(["X", "Y", ""]), st.booleans()), max_size=3)
items = st.fixed_dictionaries(
    {
        "id": st.sampled_from(IDS), "day": st.sampled_from(MONTHS), "linked": st.booleans(), "held": st.booleans(), "stated": st.booleans(),
        "access": st.sampled_from(["full", "excerpt"]), "entries": entries, "sure": st.lists(st.sampled_from([0.2, PUBLIC_SURE, 0.99]), max_size=2),
    }
)  # fmt: skip
captures = st.tuples(st.sampled_from(PATHS), st.sampled_from([None, "1", "2"]))
moves = st.one_of(
    st.tuples(st.just("put"), items),
    st.tuples(st.just("drop"), st.sampled_from(IDS)),
    st.tuples(st.just("settle"), st.tuples(captures, st.sampled_from([*IDS, "", "gone"]))),
    st.tuples(st.just("remove"), captures),
    st.tuples(st.just("rights"), st.tuples(st.sampled_from(IDS), st.sampled_from(["full", "excerpt"]), st.booleans())),
    st.tuples(st.sampled_from(["document", "no document"]), st.sampled_from(PATHS)),
    st.tuples(st.sampled_from(["page", "no page"]), st.tuples(st.sampled_from(["public", "private"]), st.sampled_from(["a.html", "b.html", "feed.xml"]))),
    st.tuples(st.just("forget"), st.sampled_from(["public", "private"])),
)


def item(id_: str, day: str, linked: bool, held: bool, stated: bool, access: str, entries: list[tuple[str, float, str, bool]], sure: list[float]) -> NewItem:
    lists = (("timeline", 1.0, "", True), *entries)
    ord_ = f"{day} ~ {id_}" if day else ""
    quotes = tuple(("person/x", some) for some in sure)
    return NewItem(id_, PATHS[0], None, (), ord_, f"{id_}/", id_, "", (), linked, "", access, stated, False, held, "", (), lists, (), quotes, b"", b"")


def make(store: Store, move: str, what: object) -> None:
    """One change, as a build makes it."""
    match move, what:
        case "put", {**told}:
            store.put_item(item(told.pop("id"), **told), 1)  # type: ignore[arg-type]
        case "drop", str(id_):
            store.drop_item(id_)
        case "rights", (id_, access, stated):
            store.set_access({row[0]: (access, stated) for row in store.rights() if row[1] == id_}, 2)
        case "settle" | "remove", _:
            make_capture(Captures.open(store.base), what)
        case _:
            make_file(store, move, what)


def make_capture(shelf: Captures, what: object) -> None:
    match what:
        case ((str(path), part), str(id_)):
            found = [row.n for row in shelf.at(path) if row.part == part]
            shelf.settle(found[0] if found else shelf.add(CaptureRow(0, path, part, "", 1, 0, "", b""), []), id_, None)
        case (str(path), part):
            for row in shelf.at(path):
                if row.part == part:
                    shelf.remove(row.n, [])


def make_file(store: Store, move: str, what: object) -> None:
    match move, what:
        case "document", str(path):
            Known(store.base).put([DocumentRow(path, (1, 2, 3, 4, 5, 6), 7, "", "")])
        case "no document", str(path):
            Known(store.base).drop([path])
        case "page", (str(edition), str(path)):
            store.set_edition(edition, 1, "", "", done=True)
            store.put_pages(edition, 1, [(PageRow(path, "list|topics/t", b""), True)])
        case "no page", (str(edition), str(path)):
            store.drop_pages(edition, [path])
        case "forget", str(edition):
            store.forget_edition(edition)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(moves, max_size=25))
def test_after_any_changes_the_kept_counts_are_those_of_the_rows(changes: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Store(Path(folder) / "store.db")) as store:
        for move, what in changes:
            make(store, move, what)
        store.count_scopes(["timeline", *SCOPES])
        assert kept(store.base) == afresh(store.base)


def test_of_a_document_of_many_items_one_that_is_not_held_is_enough_to_show_it(tmp_path: Path) -> None:
    told = {"day": "", "linked": True, "stated": True, "access": "full", "entries": [], "sure": []}
    with closing(Store(tmp_path / "store.db")) as store:
        for part, id_ in enumerate(IDS):
            make(store, "settle", ((PATHS[1], str(part)), id_))
            make(store, "put", {"id": id_, "held": True, **told})
        make(store, "settle", ((PATHS[0], None), IDS[0]))  # a copy, joined with the first
        both = [Shelf(store.base, held) for held in (False, True)]
        assert [shelf.totals()["shown_documents"] for shelf in both] == [0, 2]
        make(store, "put", {"id": IDS[2], "held": False, **told})
        assert [shelf.totals()["shown_documents"] for shelf in both] == [1, 2]
        make(store, "put", {"id": IDS[0], "held": False, **told})
        assert [shelf.totals()["shown_documents"] for shelf in both] == [2, 2]
        assert [(shelf.totals()["items"], shelf.totals()["held"]) for shelf in both] == [(2, 0), (3, 1)]


def test_what_was_read_of_a_capture_is_its_own_or_its_items(tmp_path: Path) -> None:
    told = {"day": "", "linked": True, "held": False, "stated": True, "access": "full", "entries": [], "sure": []}
    with closing(Store(tmp_path / "store.db")) as store:
        store.put_item(replace(item(IDS[0], **told), raw_reading=b"the item"), 1)  # type: ignore[arg-type]
        shelf = Captures.open(store.base)
        first, copy = (shelf.add(CaptureRow(0, path, None, "", 1, 0, "", b""), []) for path in PATHS[:2])
        shelf.settle(first, IDS[0], None)
        shelf.settle(copy, IDS[0], b"the copy")
        assert [shelf.reading(n) for n in (first, copy)] == [b"the item", b"the copy"]


def test_a_build_leaves_the_counts_of_what_the_store_holds(tmp_path: Path) -> None:
    shop = Workshop.open(tmp_path / "digest", 11)
    for moves in (["add", "add", "copy", "actor"], ["change", "remove", "source"], ["takedown", "own_id", "rename"]):
        for name in moves:
            shop.move(name)
        options = Options(shop.root, jobs=1, today=shop.day.isoformat())
        build(options)
        with closing(Store(options.store_file)) as store:
            assert kept(store.base) == afresh(store.base), shop.log

"""A folder whose documents are known beyond doubt is not asked about again, and no change in it, whatever it is, goes by unseen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.scan import DOUBT_NS, Difference, Documents, Seen, compare, prints, scan
from dateline.store import DocumentRow, Known, Store

LONG_AGO, NOW = 10**18, 10**18 + 100 * DOUBT_NS
FOLDERS = ("seeds", "seeds/a", "seeds/b", "content/items")
NAMES = ("x.txt", "y.md", "x.meta.yml", "y.md.meta.yml", ".hidden", "z")

places = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES))
moves = st.one_of(
    st.tuples(st.just("write"), places, st.integers(0, 2), st.sampled_from([LONG_AGO, LONG_AGO + 1, NOW - 1, NOW + 1])),
    st.tuples(st.just("remove"), places),
    st.tuples(st.just("rename"), places, places),
    st.tuples(st.just("move folder"), st.sampled_from(["seeds/a", "seeds/b", "away"]), st.sampled_from(["seeds/a", "seeds/b", "away"])),
    st.tuples(st.just("build"), st.sampled_from([NOW, NOW + 2 * DOUBT_NS]), st.booleans()),
)


def moved(root: Path, move: tuple[object, ...]) -> None:
    """What a person does to the documents; nothing where it cannot be done."""
    match move:
        case "write", (str(folder), str(name)), int(size), int(time):
            (root / folder).mkdir(parents=True, exist_ok=True)
            (root / folder / name).write_bytes(b"x" * size)
            os.utime(root / folder / name, ns=(time, time))
        case "remove", (str(folder), str(name)):
            (root / folder / name).unlink(missing_ok=True)
        case "rename", (str(folder), str(name)), (str(other), str(new)) if (root / folder / name).exists() and (root / other).is_dir():
            (root / folder / name).replace(root / other / new)
        case "move folder", str(old), str(new) if (root / old).is_dir() and not (root / new).exists() and (root / new).parent.is_dir():
            (root / old).rename(root / new)


def everything(now: Documents, known: Known) -> Difference:
    """The difference as it is found when no folder is believed to be known."""
    return compare(now, dict.fromkeys(known.folders()), known.seen)


def taken_in(store: Store, now: Documents, difference: Difference, looked: int, killed: bool) -> None:
    """What a build keeps of the documents; nothing, where it is killed."""
    known = Known(store.base)
    try:
        with store.change():
            known.drop(difference.gone)
            known.put(DocumentRow(path, now[path].stamp, looked, "", "") for path in (*difference.changed, *difference.doubtful))
            known.know(prints(now, known.folders(), looked))
            if killed:
                raise InterruptedError
    except InterruptedError:
        return


@given(st.lists(moves, max_size=14))
def test_what_differs_is_found_by_folders_as_by_looking_at_all(sequence: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = Store(root / ".dateline/store.db")
        known = Known(store.base)
        for move in (*sequence, ("build", NOW, False), ("build", NOW + 2 * DOUBT_NS, False), ("build", NOW + 2 * DOUBT_NS, False)):
            if move[0] != "build":
                moved(root, move)
                continue
            now = scan(root).documents
            difference = compare(now, known.folders(), known.seen)
            assert difference == everything(now, known)
            taken_in(store, now, difference, int(str(move[1])), move[2] is True)
        assert {f"{place}/{row[0]}": tuple(row[1:7]) for place in known.folders() for row in known.seen(place)} == {path: now[path].stamp for path in now}
        assert compare(now, known.folders(), known.seen).changed == {}
        store.close()


def not_asked(folder: str) -> list[Seen]:
    raise AssertionError(f"asked what is known of {folder}")


def test_of_a_known_folder_nothing_is_asked_and_of_one_in_doubt_all(tmp_path: Path) -> None:
    for folder, time in (("seeds/old", LONG_AGO), ("seeds/new", NOW - 1)):
        moved(tmp_path, ("write", (folder, "x.txt"), 1, time))
    store, now = Store(tmp_path / "store.db"), scan(tmp_path).documents
    known = Known(store.base)
    taken_in(store, now, everything(now, known), NOW, killed=False)
    assert compare(now, known.folders(), known.seen) == Difference({}, (), ("seeds/new/x.txt",))
    taken_in(store, now, everything(now, known), NOW + DOUBT_NS, killed=False)
    assert compare(now, known.folders(), not_asked) == Difference({}, (), ())
    store.close()


def test_whoever_writes_to_a_document_makes_its_folder_unknown(tmp_path: Path) -> None:
    moved(tmp_path, ("write", ("seeds", "x.txt"), 1, LONG_AGO))
    moved(tmp_path, ("write", ("seeds/a", "x.txt"), 1, LONG_AGO))
    store, now = Store(tmp_path / "store.db"), scan(tmp_path).documents
    known = Known(store.base)
    taken_in(store, now, everything(now, known), NOW, killed=False)
    known.put([DocumentRow("seeds/x.txt", now["seeds/x.txt"].stamp, NOW, "", "")])
    assert [folder for folder, print_ in known.folders().items() if print_ is None] == ["seeds"]
    known.drop(["seeds/a/x.txt"])
    assert [folder for folder, print_ in known.folders().items() if print_ is None] == ["seeds", "seeds/a"]
    store.close()


@pytest.fixture
def digest(tmp_path: Path) -> SimpleNamespace:
    """A digest of three documents that were written long ago, built twice, so that all its folders are known."""
    for number in range(3):
        file = tmp_path / f"seeds/2025/{number}/wyvern.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"---\ntitle: The wyvern of harbour {number}\npublished: 2025-04-0{number + 1}\n---\nIt was seen.\n", encoding="utf-8")
        os.utime(file, ns=(LONG_AGO, LONG_AGO))
    options = Options(tmp_path, jobs=1, today="2025-06-01")
    build(options)
    assert build(options).read == 0
    return SimpleNamespace(root=tmp_path, options=options)


def test_a_folder_that_goes_and_comes_back_as_it_was_is_read_again(digest: SimpleNamespace) -> None:
    folder, away = digest.root / "seeds/2025/1", digest.root / "away"
    folder.rename(away)
    assert build(digest.options).totals["items"] == 2
    away.rename(folder)
    outcome = build(digest.options)
    assert (outcome.read, outcome.totals["items"], verify(digest.options, outcome.folder)) == (1, 3, [])


def test_a_file_rewritten_within_the_tick_of_the_clock_is_read_again(digest: SimpleNamespace) -> None:
    file = digest.root / "seeds/2025/1/wyvern.md"
    file.write_text(file.read_text("utf-8").replace("seen", "sean"), encoding="utf-8")
    build(digest.options)
    stamp = file.stat()
    file.write_text(file.read_text("utf-8").replace("sean", "send"), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_ino) == (stamp.st_size, stamp.st_ino)
    outcome = build(digest.options)
    assert (outcome.read, verify(digest.options, outcome.folder)) == (1, [])

"""What settling asks the store for each item costs the same however many items there are: counted in steps of SQLite's own machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.store import Captures, Shelf, Store
from dateline.store.captures import CaptureRow


@contextmanager
def holding(folder: Path, many: int) -> Iterator[Store]:
    """A store of so many items, an hour apart, each of one capture."""
    store = Store(folder / f"{many}.db")
    entries = "INSERT INTO listing (scope, ord, n, held, name, reviewed) VALUES ('timeline', ?, ?, 0, '', 1)"
    store.base.executemany(entries, ((f"2025-{n:08}", n) for n in range(many)))
    store.base.executemany("INSERT INTO items (n, id, ord, held) VALUES (?, ?, ?, 0)", ((n, f"id{n}", f"2025-{n:08}") for n in range(many)))
    store.base.executemany("INSERT INTO texts VALUES (?, x'', x'')", ((n,) for n in range(many)))
    store.base.executemany("INSERT INTO rows VALUES (?, ?, '<li></li>')", ((mode, n) for mode in ("private", "public") for n in range(many)))
    captures = ((n, f"seeds/{n}.md", None, f"{n:x}", n + 1, n + 1, f"id{n}", b"") for n in range(many))
    store.base.executemany("INSERT INTO captures (n, path, part, sha256, exact, twin, item, imprint) VALUES (?,?,?,?,?,?,?,?)", captures)
    try:
        yield store
    finally:
        store.close()


def steps(store: Store, ask: Callable[[Store, int], object], n: int) -> int:
    """How many steps an answer takes."""
    taken = []
    store.base.set_progress_handler(lambda: taken.append(1), 1)
    ask(store, n)
    store.base.set_progress_handler(None, 0)
    return len(taken)


def neighbours(store: Store, n: int) -> object:
    return Shelf(store.base, held=True).beside(f"2025-{n:08}")


def shown_neighbours(store: Store, n: int) -> object:
    return Shelf(store.base, held=False).beside(f"2025-{n:08}")


def months_around(store: Store, n: int) -> object:
    return Shelf(store.base, held=False).around("timeline", f"2025-{n:08}", f"2025-{n + 1:08}")


def copies(store: Store, n: int) -> object:
    return Captures.open(store.base).beside(CaptureRow(n, f"seeds/{n}.md", None, f"{n:x}", n + 1, n + 1, f"id{n}", b""))


def taken_away(store: Store, n: int) -> None:
    store.base.execute("SAVEPOINT here")
    store.drop_item(f"id{n}")
    store.base.execute("ROLLBACK TO here")


@pytest.mark.parametrize("ask", [neighbours, shown_neighbours, months_around, copies, taken_away])
def test_a_question_about_one_item_takes_no_longer_in_a_larger_store(tmp_path: Path, ask: Callable[[Store, int], object]) -> None:
    with holding(tmp_path, 50) as small, holding(tmp_path, 1000) as large:
        assert ask(small, 40) == ask(large, 40) and steps(small, ask, 40) > 5
        assert steps(large, ask, 990) <= steps(small, ask, 40) + 5

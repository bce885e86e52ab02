"""A short list read whole answers as the store does when it is asked month by month."""

from __future__ import annotations

import datetime as dt
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from dateline.store import Shelf
from dateline.store.schema import TABLES
from dateline.web.listing import Listing, listing

SCOPE = "actors/person/x"
days = st.dates(min_value=dt.date(2023, 1, 1), max_value=dt.date(2025, 12, 31)) | st.sampled_from(["2024-02-29", "2024-03-01"])
spans = st.sampled_from([("0", "~"), ("2024", "2024~"), ("2024-02", "2024-02~"), ("2024-02-29", "2024-02-29~")])


def shelf_of(entries: list[tuple[str, float]]) -> Shelf:
    """A store that holds one list: the days of its items, and how much they weigh on it."""
    base = sqlite3.connect(":memory:")
    base.executescript(TABLES)
    rows = [(SCOPE, f"{day} ~ id{n}", n, 0, weight, "X", 1, "") for n, (day, weight) in enumerate(entries)]
    base.executemany("INSERT INTO listing VALUES (?,?,?,?,?,?,?,?)", rows)
    base.execute("INSERT INTO scopes (scope, name, open_name, reviewed, items, open_items) VALUES (?, 'X', 'X', 1, ?, ?)", (SCOPE, len(rows), len(rows)))
    return Shelf(base, held=False)


@given(st.lists(st.tuples(days.map(str), st.sampled_from([0.1, 0.9])), min_size=1, max_size=12), spans)
def test_read_whole_or_month_by_month_a_list_is_the_same(entries: list[tuple[str, float]], span: tuple[str, str]) -> None:
    shelf = shelf_of(entries)
    whole = listing(shelf, SCOPE)
    asked = Listing(SCOPE, whole.row, shelf, None, None)
    assert whole.entries(*span) == asked.entries(*span)
    assert [whole.counts(width, *span) for width in (4, 7, 10)] == [asked.counts(width, *span) for width in (4, 7, 10)]
    assert whole.around(*span) == asked.around(*span)
    within = {n for _, n in whole.entries(*span)}
    assert whole.light(*span) & within == asked.light(*span)
    shelf.base.close()


def test_a_list_without_an_item_is_empty() -> None:
    nothing = listing(shelf_of([]), SCOPE)
    assert (nothing.row, nothing.entries("0", "~"), nothing.counts(7), nothing.around("2024", "2024~")) == (None, [], [], ("", ""))

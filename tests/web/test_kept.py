"""What is kept while pages are made never holds more than it may."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.kept import Kept


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept: Kept[str] = Kept(6)
    for name in ("a", "b", "c"):
        kept.put(name, name.upper(), 2)
    assert kept.get("a") == "A"
    kept.put("d", "D", 2)
    assert [kept.get(name) for name in "abcd"] == ["A", None, "C", "D"]


@given(st.lists(st.text("xyz", max_size=30), unique=True, max_size=20), st.integers(0, 40))
def test_it_holds_the_latest_that_fit_together(values: list[str], most: int) -> None:
    kept: Kept[str] = Kept(most)
    for value in values:
        kept.put(value, value, len(value))
    held = [value for value in values if kept.get(value) is not None]
    assert sum(map(len, held)) <= most
    assert held == values[len(values) - len(held) :]

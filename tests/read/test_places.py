"""The places of many items in one file: each its own, and the same when others come and go."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.capture import parts

NAMES = st.lists(
    st.sampled_from(["", "a", "a (2)", "a (3)", "1", "2", "2 (2)", "b\nb", "b b"]) | st.text(max_size=4) | st.text("ab", min_size=190, max_size=260)
)


def test_a_name_is_the_place_and_a_number_where_there_is_none() -> None:
    assert parts(["guid-1", "", "https://example.org/a/b?c"]) == ["guid-1", "2", "https://example.org/a/b?c"]


def test_a_place_is_one_line() -> None:
    assert parts(["one\n two\tthree"]) == ["one two three"]


def test_the_same_name_again_gets_a_number_that_no_other_name_has() -> None:
    assert parts(["a", "a (2)", "a", "3", ""]) == ["a", "a (2)", "a (3)", "3", "5"]
    assert parts(["2", ""]) == ["2", "2 (2)"]


def test_long_names_that_begin_alike_keep_their_places_when_one_goes() -> None:
    first, second = ("https://example.org/" + "x" * 300 + end for end in "12")
    both = parts([first, second])
    assert parts([second]) == both[1:]
    assert both[0] != both[1]
    assert {len(place) for place in both} == {200}


@given(NAMES)
@settings(deadline=None)
def test_no_two_items_have_one_place(names: list[str]) -> None:
    places = parts(names)
    assert len(set(places)) == len(names)
    assert max(map(len, places), default=0) <= 210

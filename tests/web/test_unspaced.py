"""Pairs of characters, by which words are found in scripts without spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.unspaced import pieces


def test_an_unspaced_word_is_cut_into_overlapping_pairs_and_its_last_character() -> None:
    assert pieces(["台湾海峡"]) == "台湾 湾海 海峡 峡"


def test_words_with_spaces_between_are_left_to_the_index() -> None:
    assert pieces(["NATO’s “door” is open", "대만해협의 평화", "أمن الملاحة"]) == ""


def test_a_word_of_another_script_inside_an_unspaced_one_stands_alone() -> None:
    assert pieces(["対ＮＡＴＯ政策 and more"]) == "対 NATO 政策 策"


def test_every_piece_comes_once() -> None:
    assert pieces(["台湾、台湾", "台湾"]) == "台湾 湾"


@given(st.text(alphabet="台湾海峡の平和ไทยမြန်", min_size=1, max_size=20), st.data())
def test_any_part_of_an_unspaced_word_is_found_by_its_pairs(word: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(word) - 1))
    part = word[start : data.draw(st.integers(start + 1, len(word)))]
    kept = pieces([word]).split()
    for pair in [part[at : at + 2] for at in range(len(part) - 1)] or [part]:
        assert any(piece.startswith(pair) for piece in kept)

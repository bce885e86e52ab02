"""What a text is found by, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.search.words import LONGEST, fold, place, terms, tokens


def found_by(text: str) -> set[str]:
    return {term for token in tokens(text) for term in terms(token)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks, in Oslo.", {"the", "talks", "in", "oslo"}),
        ("Indo-Pacific", {"indo", "pacific", "indopacific"}),
        ("U.S. and D.C.", {"us", "and", "dc"}),
        ("J.R.R. Tolkien e.g.", {"jrr", "tolkien", "eg"}),
        ("It ended. A year", {"it", "ended", "a", "year"}),
        ("Japan’s and Japan's", {"japan", "and"}),
        ("l’Iran", {"l", "iran"}),
        ("São Tomé, Kraków, Đà Nẵng", {"sao", "tome", "krakow", "đa", "nang"}),
        ("STRASSE Straße", {"strasse"}),
        ("ＮＡＴＯ ﬁrst", {"nato", "first"}),
        ("snake_case 1,000 F-35", {"snake", "case", "1", "000", "f", "35", "f35"}),
        ("Украина, ещё й", {"украина", "еще", "и"}),
        ("ΣΊΣΥΦΟΣ Σίσυφος", {"σισυφοσ"}),
        ("أمن المِلاحة", {"امن", "الملاحة", "ملاحة"}),
        ("می‌خواهد يك", {"میخواهد", "یک"}),
        ("대만해협의 평화", {"대만해협의", "평화"}),
        ("हिन्दी में", {"हिन्दी", "में"}),
        ("台湾海峡", {"台", "湾", "海", "峡", "台湾", "湾海", "海峡", "台湾海", "湾海峡"}),
        ("対NATO政策", {"対", "nato", "政", "策", "政策"}),
        ("ﾀｲ", {"タ", "イ", "タイ"}),
        ("", set()),
        ("— … !", set()),
    ],
)
def test_a_text_is_found_by(text: str, expected: set[str]) -> None:
    assert found_by(text) == expected


def test_a_word_without_end_is_found_by_its_beginning() -> None:
    assert found_by("x" * 5_000) == {"x" * LONGEST}


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_that_is_looked_for(text: str) -> None:
    assert {term for token in tokens(fold(text)) for term in terms(token)} == found_by(text)


@given(st.text(alphabet="台湾海峡の平和ไทยမြန်", min_size=1, max_size=20), st.data())
def test_any_part_of_an_unspaced_word_is_found(word: str, data: st.DataObject) -> None:
    folded = fold(word)
    start = data.draw(st.integers(0, len(folded) - 1))
    part = folded[start : data.draw(st.integers(start + 1, len(folded)))]
    size = min(3, len(part))
    assert {part[at : at + size] for at in range(len(part) - size + 1)} <= found_by(word)


@pytest.mark.parametrize(("one", "other"), [("ukraine", "ukrainian"), ("украина", "украину"), ("대만", "대만해협의"), ("台湾", "台湾海"), ("war", "war")])
def test_words_of_one_beginning_stand_together(one: str, other: str) -> None:
    assert place(one) == place(other)

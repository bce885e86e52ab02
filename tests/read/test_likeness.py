"""How two texts are alike: whole sentences come and go, and a sentence that says something else is told."""

from __future__ import annotations

import random

import xxhash
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.read.likeness import SHINGLE, coded_words, likeness, sketch, split, words_of

relaxed = settings(deadline=None, max_examples=60)
NOUNS = ("harbour", "treaty", "minister", "ferry", "island", "coast", "fund", "north", "winter", "signal", "bridge", "market")


def sentences(seed: int, many: int) -> list[str]:
    """Sentences of eight to fourteen words, no two alike."""
    rng = random.Random(seed)
    return [f"The {' '.join(rng.choice(NOUNS) for _ in range(rng.randrange(6, 12)))} {number}x." for number in range(many)]


@relaxed
@given(seed=st.integers(0, 10_000), gone=st.sets(st.integers(0, 19), max_size=6), new=st.sets(st.integers(0, 19), max_size=3))
def test_whole_sentences_that_come_and_go_change_nothing(seed: int, gone: set[int], new: set[int]) -> None:
    told = sentences(seed, 20)
    other = [line for at, line in enumerate(told) if at not in gone]
    for at in sorted(new):
        other.insert(min(at, len(other)), f"Advertisement for thing number {at} here now.")
    assert likeness(split("\n".join(told)), split("\n\n".join(other))).changed == 0


@relaxed
@given(seed=st.integers(0, 10_000), at=st.integers(2, 17))
def test_a_word_that_is_another_within_a_sentence_is_a_change(seed: int, at: int) -> None:
    told = sentences(seed, 20)
    words = told[at].split()
    words[4] = "otherwise"
    like = likeness(split("\n".join(told)), split("\n".join([*told[:at], " ".join(words), *told[at + 1 :]])))
    assert (like.changed, like.common) == (1, like.one - 1)


@relaxed
@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    here, there = split(one), split(other)
    like, back = likeness(here, there), likeness(there, here)
    assert (like.common, like.changed, like.grown) == (back.common, back.changed, back.grown)
    assert like.common <= min(len(here.words), len(there.words))


@relaxed
@given(st.text(min_size=1, max_size=400))
def test_a_text_is_all_like_itself(text: str) -> None:
    whole = split(text)
    assume(whole.words)
    like = likeness(whole, whole)
    assert (like.contained, like.changed, like.grown) == (1.0, 0, 0)


def test_words_are_compared_without_case_marks_or_hidden_characters_and_east_asian_letters_one_by_one() -> None:
    assert words_of("The Min\u00adister’s “Word” — ＡＢＣ") == ["the", "ministers", "word", "abc"]
    assert words_of("外務省 said 2025年") == ["外", "務", "省", "said", "2025", "年"]


def test_a_short_text_is_one_shingle_and_a_longer_one_a_shingle_for_each_run() -> None:
    letters = [b"a", b"b", b"c", b"d", b"e", b"f", b"g"]
    assert [len(sketch(letters[:many], 9)) for many in (1, SHINGLE, SHINGLE + 2)] == [1, 1, 3]
    assert sketch([], 9) == []


@relaxed
@given(st.integers(SHINGLE + 1, 400), st.integers(1, 12), st.integers(2, 60))
def test_a_sketch_holds_the_smallest_hashes_of_all_runs(many: int, most: int, kinds: int) -> None:
    words = [b"%d" % (number * number % kinds) for number in range(many)]
    runs = {xxhash.xxh3_64_intdigest(b" ".join(words[at : at + SHINGLE])) for at in range(many - SHINGLE + 1)}
    assert sketch(words, most) == sorted(runs)[:most]


@relaxed
@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_a_plain_text_has_the_same_words_as_with_a_letter_beyond_ascii(text: str) -> None:
    assert words_of(text) == words_of(f"{text} é")[:-1] == [word.decode() for word in coded_words(text)]


def test_hyphens_undone_are_no_change() -> None:
    told = sentences(3, 12)
    broken = "\n".join(told).replace("minister", "minis-\nter", 1).replace("harbour", "har bour")
    assert likeness(split("\n".join(told)), split(broken)).changed == 0

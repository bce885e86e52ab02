"""What is looked for from the first letter it can begin with is found as if every place had been tried."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.tag.quotes import _MARK, _opening
from dateline.tag.runs import _RUN, _found

PIECES = [
    "al-",
    "Al-",
    "ash-",
    "e-mail",
    "U.S.",
    "Mr.",
    "Jan.",
    "O'Neal",
    "’s",
    "'",
    "-",
    "–",
    "AT&T",
    "Smith",
    "Éric",
    "de la",
    "a",
    "e",
    "u",
    " ",
    "\n",
    "é",
    "岩",
]
MARKS = ['"', "“", "”", "„", "«", "»", "`", "``", "‘", "(", ".", "x", "1"]
texts = st.lists(st.sampled_from(PIECES + MARKS), max_size=24).map("".join)
relaxed = settings(deadline=None, max_examples=150)


@relaxed
@given(texts)
def test_runs_of_capitalised_words_are_found_wherever_no_letter_stands_before(text: str) -> None:
    everywhere = re.compile(rf"(?<![\w’'-]){_RUN.pattern}")
    assert [run.span() for run in _found(text)] == [run.span() for run in everywhere.finditer(text)]


@relaxed
@given(texts, st.integers(0, 9), st.integers(0, 40))
def test_the_first_mark_that_may_open_a_quotation_is_found(text: str, start: int, end: int) -> None:
    found, expected = _opening(text, start, end), _MARK.search(text, start, end)
    assert (found and found.span()) == (expected and expected.span())

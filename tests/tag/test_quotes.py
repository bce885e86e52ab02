"""Quotes: golden cases that name every quote of a text, and no other; what may be shown; laws of the marks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import PUBLIC_SURE, Block, Field, Quote, Reading
from dateline.tag import tag_item
from dateline.tag.quotes import marked, paragraphs
from dateline.tag.speech import line_of_dialogue
from dateline.tag.transcript import turns_of
from tests.tag.profiles import lexicon

CASES = sorted((Path(__file__).parent / "quotes").glob("*.txt"))
SHOWN, WAITS = "shown", "waits"


def reading(body: str, language: str = "en") -> Reading:
    blocks = tuple(Block(text.strip(), 1) for text in body.split("\n\n") if text.strip())
    return Reading(None, Field(None, "test"), published=Field("2025-04-04", "test"), language=Field(language, "test"), body=blocks)


def tagged(body: str, language: str = "en") -> tuple[Quote, ...]:
    return tag_item(reading(body, language), lexicon()).quotes


def written(quote: Quote) -> str:
    """A quote as the cases write it; of long ones they give the first and the last words."""
    who = quote.speaker or f"- {quote.speaker_text}".rstrip()
    return " | ".join((who, quote.cue, SHOWN if quote.speaker and quote.sure >= PUBLIC_SURE else WAITS, quote.text))


def as_expected(line: str, quotes: tuple[Quote, ...]) -> str:
    """The line with its gap filled by the quote that begins and ends so."""
    head, _, words = line.rpartition(" | ")
    first, gap, last = words.partition(" [...] ")
    whole = next((q.text for q in quotes if gap and q.text.startswith(first) and q.text.endswith(last)), words)
    return f"{head} | {whole}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_has_these_quotes_and_no_others(path: Path) -> None:
    text, _, expected = path.read_text(encoding="utf-8").partition("\n----\n")
    head, _, body = text.partition("\n\n")
    quotes = tagged(body, re.fullmatch(r"language: (\S+)", head)[1])  # type: ignore[index]
    assert sorted(map(written, quotes)) == sorted(as_expected(line, quotes) for line in expected.splitlines())


PIECES = st.sampled_from(
    [
        *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "「", "」", "『", "』", "—", "–", ":", ",", ".", "!", "\n\n", "(", ")"),
        *("Anna Keller said", "said Anna Keller", "he said", "according to Keller", "KELLER:", "QUESTION:", "Keller:", "сказал", "dijo", "sagte Anna Keller"),
        *("と述べた", "岩屋毅は", "表示：", "We will not give up", "a long road", "the ministry said", "was told", "while", "as Keller put it,"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=60).map(" ".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "pl", "sv", "ja", "ko", "zh-Hant", "ar", ""])


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_quote_is_its_place_in_the_text(text: str, language: str) -> None:
    item = reading(text, language)
    quotes = tag_item(item, lexicon()).quotes
    for quote in quotes:
        assert item.text[quote.start : quote.end] == quote.text
        assert quote.text == quote.text.strip() != ""
        assert quote.rule
        assert 0 <= quote.sure <= 1
        assert quote.speaker or quote.sure == 0
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    assert all(one.end <= other.start for one, other in pairwise(quotes))


@given(TEXTS, LANGUAGES)
def test_marks_lie_within_their_paragraph_and_apart(text: str, language: str) -> None:
    for start, end in paragraphs(text):
        spans = marked(text, start, end, language)
        assert all(start <= m.outer_start <= m.start <= m.end <= m.outer_end <= end for m in spans)
        assert all(one.outer_end <= other.outer_start for one, other in pairwise(spans))


def test_a_line_of_dialogue_ends_where_a_verb_of_saying_says_so() -> None:
    text = "—No firmaremos —ni hoy ni nunca —dijo el ministro."
    line = line_of_dialogue(text, 0, len(text), "es")
    assert line is not None
    assert text[line.start : line.end] == "No firmaremos —ni hoy ni nunca"
    assert line_of_dialogue("— Punto uno — punto dos", 0, 23, "es") is None
    assert line_of_dialogue(text, 0, len(text), "en") is None


def test_a_transcript_knows_a_label_by_the_surname_of_somebody_named() -> None:
    text = "\n\n".join(("MS. VALE: One.", "Q: Two?", "MS. VALE: Three.", "Q: Four?"))
    spans = list(paragraphs(text))
    turns = turns_of(text, spans, {"person/ann-vale": "Ann Vale"})
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in turns.values()] == [
        ("person/ann-vale", "One."), ("", "Two?"), ("person/ann-vale", "Three."), ("", "Four?"),
    ]  # fmt: skip
    assert turns_of(text, spans, {"person/ann-vale": "Ann Vale", "person/tom-vale": "Tom Vale"}) == {}


def test_headings_say_nothing_of_their_own() -> None:
    said = "“We were told nothing for eleven days,” said Olga Marin"
    item = Reading(None, Field(None, "test"), language=Field("en", "test"), body=(Block(said, 1, "h"), Block(f"{said}.", 2)))
    assert [quote.start for quote in tag_item(item, lexicon()).quotes] == [len(said) + 3]

"""`inspect` as text: nothing of what was found is missing, it fits the terminal, and the document cannot command it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.inspect import inspect_json, inspect_text
from dateline.inspect.sheet import Piece, Sheet, clip, columns
from dateline.model import ActorTag, Block, Blocked, Candidate, Field, Mention, Quote, Reading, Said, Span, Tagging, TopicTag
from dateline.model import given as by_person
from dateline.tag.place import sentence

BODY = (
    Block("Foreign Minister Takeshi Iwaya met Mr. Rutte. “We agreed,” he said. Tokyo was cold.", 5),
    Block("Ties across the Taiwan Strait matter.", 7),
)
READING = Reading(
    part=None,
    title=Field("Iwaya meets Rutte", "first line", line=1, sure=0.9),
    published=Field("2025-04-04", "label", line=3, text="April 4, 2025", sure=0.98, others=(Candidate("2025-04-11", "date in the text", 9, 0.3),)),
    byline=Field(None, "correction", line=4, key="byline", by="person"),
    source=by_person("The Example Times", "source", "front matter", 2),
    body=BODY,
    captions=(Block("Takeshi Iwaya, left", 4),),
    used=(Span(3, 3, "April 4, 2025", "date"),),
    cut=(Span(9, 12, "Read more\nMost read", "boilerplate of the source"),),
    said=Said(rights="excerpt", actors=("NATO",), pin=True, extra=(("mood", "calm"),)),
)
TEXT = READING.text


def mention(words: str, rule: str = "name", sure: float = 1.0) -> Mention:
    start = TEXT.index(words)
    return Mention("body", start, start + len(words), words, rule, sure=sure)


QUOTE = TEXT.index("We agreed,")
TAGGING = Tagging(
    actors=(
        ActorTag(
            "person/takeshi-iwaya",
            "Takeshi Iwaya",
            "person",
            salience=0.9,
            role="Minister for Foreign Affairs of Japan",
            mentions=(
                Mention("title", 0, 5, "Iwaya", "surname", sure=0.9),
                mention("Takeshi Iwaya"),
                Mention("caption", 0, 13, "Takeshi Iwaya", "name"),
            ),
        ),
        ActorTag("person/rutte", "Rutte", "person", reviewed=False, salience=0.2, mentions=(mention("Rutte", "title and name"),)),
    ),
    topics=(TopicTag("taiwan-strait", "Taiwan Strait", 0.6, (mention("Taiwan Strait", "phrase"),)),),
    quotes=(Quote("person/takeshi-iwaya", "We agreed,", QUOTE, QUOTE + 10, "said", "he", "speaker and verb after, pronoun", 0.87),),
    blocked=(Blocked("Tokyo", "body", TEXT.index("Tokyo"), TEXT.index("Tokyo") + 5, "a place, not its government", ("country/japan",)),),
    issuer="person/rutte",
)


def test_a_whole_inspection_reads_as_it_should() -> None:
    golden = Path(__file__).with_name("inspection.txt").read_text("utf-8")
    assert inspect_text(READING, TAGGING, "seeds/a.txt") == golden


def test_the_same_as_data() -> None:
    told = inspect_json(READING, TAGGING, "seeds/a.txt")
    assert told["fields"]["published"] == {
        "value": "2025-04-04",
        "rule": "label",
        "line": 3,
        "key": None,
        "text": "April 4, 2025",
        "sure": 0.98,
        "by": "program",
        "others": [{"value": "2025-04-11", "rule": "date in the text", "line": 9, "sure": 0.3}],
    }
    assert told["actors"][0]["mentions"][2] == {
        "in": "caption",
        "start": 0,
        "end": 13,
        "line": 4,
        "text": "Takeshi Iwaya",
        "rule": "name",
        "why": "the name",
        "others": [],
        "otherwise": None,
        "sure": 1.0,
        "sentence": "Takeshi Iwaya, left",
        "caption": 0,
    }
    assert told["topics"][0]["evidence"][0]["line"] == 7
    assert (told["quotes"][0]["line"], told["quotes"][0]["speaker"]) == (5, "person/takeshi-iwaya")
    assert told["blocked"][0]["candidates"] == ["country/japan"]
    assert (told["issuer_id"], told["said"]["extra"], told["cut"][0]["last"]) == ("person/rutte", {"mood": "calm"}, 12)


def test_nothing_found_is_said_too() -> None:
    told = inspect_text(Reading(None, Field("Title", "first line", line=1)), Tagging(), "a.txt")
    assert "  published   nothing found\n" in told
    assert "Actors  none found\n" in told
    assert "Quotes" not in told


def test_what_a_document_holds_cannot_command_the_terminal() -> None:
    hostile = replace(READING, title=Field("A\x1b[2J\x1b]0;owned\x07 title\u202egnp", "first line", line=1))
    told = inspect_text(hostile, TAGGING, "seeds/a.txt")
    assert not any(c in told for c in "\x1b\x07\u202e")
    assert "A·[2J·]0;owned· title·gnp" in told


def test_styles_change_no_letter() -> None:
    import re

    styled = inspect_text(READING, TAGGING, "seeds/a.txt", styled=True)
    assert "\x1b[" in styled
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == inspect_text(READING, TAGGING, "seeds/a.txt")


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4), st.integers(40, 100))
def test_no_line_is_wider_than_the_terminal(texts: list[str], width: int) -> None:
    sheet = Sheet(width)
    sheet.put(*(Piece(text) for text in texts), indent=14)
    assert all(columns(line) <= width for line in sheet.text().splitlines())


@given(st.text(max_size=120), st.integers(5, 60), st.sampled_from(["start", "end"]))
def test_a_clipped_text_fits_and_keeps_its_start_or_end(text: str, most: int, keep: str) -> None:
    clipped = clip(text, most, keep)  # type: ignore[arg-type]
    assert columns(clipped) <= most
    if clipped != text:
        assert text.startswith(clipped[:-1]) if keep == "start" else text.endswith(clipped[1:])


def test_wide_letters_are_wrapped_where_they_stand() -> None:
    sheet = Sheet(44)
    sheet.put(Piece("日本国外務大臣岩屋毅は北大西洋条約機構外相会合に出席した"), indent=14)
    assert sheet.text() == "              日本国外務大臣岩屋毅は北大西洋\n              条約機構外相会合に出席した\n"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One. Mr. Rutte met U.S. officials. Three.", "Rutte", "Mr. Rutte met U.S. officials."),
        ("彼は言った。東京は寒い。また来る。", "東京", "東京は寒い。"),
        ("A heading\n\nThe text", "heading", "A heading"),
        ("He said: “Japan acts.” She left.", "Japan", "He said: “Japan acts.”"),
        ("only", "only", "only"),
    ],
)
def test_the_sentence_around_a_word(text: str, word: str, expected: str) -> None:
    start = text.index(word)
    assert "".join(sentence(text, start, start + len(word))) == expected

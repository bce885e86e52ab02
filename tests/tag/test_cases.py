"""Golden cases: one text and what must, and must not, be found in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.model import Block, Field, Reading, Tagging
from dateline.tag import tag_item
from tests.tag.profiles import lexicon

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def read_case(path: Path) -> tuple[Reading, list[str]]:
    """The text above the line of hyphens, the expectations below it."""
    text, _, expected = path.read_text(encoding="utf-8").partition("\n----\n")
    head, _, body = text.partition("\n\n")
    keys = dict(re.findall(r"^(\w+): (.*)$", head, re.MULTILINE))
    blocks = tuple(Block(paragraph.strip(), 1) for paragraph in body.split("\n\n") if paragraph.strip())
    captions = (Block(keys["caption"], 1),) if "caption" in keys else ()
    title = Field(keys["title"], "test") if keys.get("title") else Field(None, "test")
    published, language = Field(keys["published"], "test"), Field(keys["language"], "test")
    return Reading(None, title, published=published, language=language, body=blocks, captions=captions), expected.strip().splitlines()


def holds(line: str, tagging: Tagging) -> bool:  # noqa: C901 - one line for every kind of expectation
    """Whether one expectation is met."""
    actors = {tag.id: tag for tag in tagging.actors}
    words, _, rest = line.partition(" | ")
    match words.split():
        case ["actor", id_]:
            return id_ in actors
        case ["no", "actor", id_]:
            return id_ not in actors
        case ["mentions", id_, number]:
            return id_ in actors and len(actors[id_].mentions) == int(number)
        case ["people", number]:
            return sum(tag.kind == "person" for tag in tagging.actors) == int(number)
        case ["role", id_]:
            return id_ in actors and actors[id_].role == rest
        case ["no", "role", id_]:
            return id_ in actors and not actors[id_].role
        case ["main", id_]:
            return id_ in actors and actors[id_].salience >= 0.5
        case ["passing", id_]:
            return id_ in actors and actors[id_].salience < 0.5
        case ["topic", id_]:
            return id_ in {tag.id for tag in tagging.topics}
        case ["no", "topic", id_]:
            return id_ not in {tag.id for tag in tagging.topics}
        case ["quotes", number]:
            return len(tagging.quotes) == int(number)
        case ["quote", speaker]:
            return (speaker, rest) in {(quote.speaker, quote.text) for quote in tagging.quotes}
        case ["speaker-text", *who]:
            return (" ".join(who), rest) in {(quote.speaker_text, quote.text) for quote in tagging.quotes}
        case ["unspoken", *text]:
            return ("", " ".join(text)) in {(quote.speaker, quote.text) for quote in tagging.quotes}
        case ["blocked", *text]:
            return " ".join(text) in {blocked.text for blocked in tagging.blocked}
    raise ValueError(f"unknown expectation: {line}")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_text_says_is_found_and_nothing_else(path: Path) -> None:
    reading, expected = read_case(path)
    tagging = tag_item(reading, lexicon())
    assert expected, "a case without expectations tests nothing"
    unmet = [line for line in expected if not holds(line, tagging)]
    assert unmet == [], [(tag.id, [m.text for m in tag.mentions]) for tag in tagging.actors] + [
        (quote.speaker, quote.speaker_text, quote.text) for quote in tagging.quotes
    ]

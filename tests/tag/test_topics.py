"""What makes a topic, and the score it gets."""

from __future__ import annotations

import pytest

from dateline.model import Block, Field, Reading, TopicProfile, TopicTag
from dateline.tag import Lexicon, tag_item


def tagged(topic: TopicProfile, body: str, title: str = "") -> TopicTag | None:
    blocks = tuple(Block(text, 1) for text in body.split("\n\n"))
    reading = Reading(None, Field(title or None, "test"), body=blocks, language=Field("en", "test"))
    return next(iter(tag_item(reading, Lexicon.build((), (topic,), (), (), lambda _: {})).topics), None)


def score(topic: TopicProfile, body: str, title: str = "") -> float:
    tag = tagged(topic, body, title)
    return tag.score if tag else 0.0


PORTS = TopicProfile("ports", "Ports", phrases=("harbour dues", "quay"), exclude=("quay wall",))


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("", "The harbour dues rose.", 0.6),
        ("", "The harbour dues rose on the quay.", 0.7),
        ("", "Quays, quays, quays, quays and quays.", 0.9),
        ("A new quay", "The harbour dues rose.", 0.8),
        ("", "The quay wall was painted.", 0.0),
        ("", "The quay wall of the quay was painted.", 0.6),
        ("", "A monkey's quayside.", 0.0),
    ],
)
def test_a_strong_phrase_is_enough_and_further_ones_and_the_title_add_to_the_score(title: str, body: str, expected: float) -> None:
    assert score(PORTS, body, title) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ships waited for the pilot.", 0.6),
        ("Ships, ships and ships again.", 0.0),
        ("The pilot waited.", 0.0),
        ("Ships, tugs, cranes and pilots waited.", 0.7),
    ],
)
def test_two_different_weaker_words_are_needed(body: str, expected: float) -> None:
    assert score(TopicProfile("ports", "Ports", any_of=("ship", "pilot", "tug", "crane")), body) == expected


def test_all_of_must_all_stand_in_the_document() -> None:
    topic = TopicProfile("ports", "Ports", all_of=("ship", "strike"), any_of=("quay", "crane"))
    assert score(topic, "The ship left.\n\nA strike at the quay.") == 0.65
    assert score(topic, "The ship left the quay.") == 0.0
    assert score(topic, "The ship left in the strike.") == 0.0


def test_near_phrases_must_stand_in_one_sentence() -> None:
    topic = TopicProfile("ports", "Ports", near=(("tanker", "pirates"), ("tanker", "boarded")))
    assert score(topic, "Pirates fired at a tanker.") == 0.6
    assert score(topic, "Pirates fired. A tanker passed.") == 0.0
    assert score(topic, "Pirates boarded a tanker.") == 0.65


def test_each_place_is_evidence_once() -> None:
    tag = tagged(TopicProfile("ports", "Ports", near=(("tanker", "pirates"), ("tanker", "boarded"))), "Pirates boarded a tanker.")
    assert tag is not None
    assert [(mention.text, mention.rule) for mention in tag.evidence] == [("Pirates", "near"), ("boarded", "near"), ("tanker", "near")]


@pytest.mark.parametrize(
    ("phrase", "body", "counts"),
    [
        ("AI", "The firm sells AI.", True),
        ("AI", "J'ai vu le port.", False),
        ("AI", "Ai Weiwei came.", False),
        ("OPEC", "Opec will meet.", True),
        ("OPEC", "An opec is nothing.", False),
        ("EU summit", "An EU summit opens.", True),
        ("EU summit", "The eu summit of flutes.", False),
        ("COP30", "Talks at COP30 went on.", True),
        ("COP30", "a cop30 left", False),
        ("Open Skies", "open skies over us", True),
    ],
)
def test_what_a_profile_writes_in_capitals_counts_only_so(phrase: str, body: str, counts: bool) -> None:
    assert (tagged(TopicProfile("x", "X", phrases=(phrase,)), body) is not None) == counts


def test_a_phrase_that_is_written_both_ways_counts_both_ways() -> None:
    topic = TopicProfile("aid", "Aid", phrases=("WHO", "who helps"), any_of=("who", "helps"))
    assert score(topic, "Those who came, helps all.") == 0.6

"""The starter set, topic by topic: sentences that must carry it, and near misses that must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from dateline.model import Block, Field, Reading, TopicTag
from dateline.pack import pack_topics
from dateline.tag import Lexicon, tag_item

SENTENCES = yaml.safe_load((Path(__file__).parent / "topic_sentences.yml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    return Lexicon.build((), pack_topics(), (), (), lambda _: {})


def topics(body: str, title: str = "") -> dict[str, TopicTag]:
    reading = Reading(None, Field(title or None, "test"), body=(Block(body, 1),), language=Field("en", "test"))
    return {tag.id: tag for tag in tag_item(reading, lexicon()).topics}


def test_every_topic_has_a_sentence_and_a_near_miss() -> None:
    assert set(SENTENCES) == {topic.id for topic in pack_topics()}
    assert [id_ for id_, both in SENTENCES.items() if not (both["yes"] and both["no"])] == []


@pytest.mark.parametrize(("id_", "sentence"), [(id_, sentence) for id_, both in SENTENCES.items() for sentence in both["yes"]])
def test_a_sentence_that_speaks_of_a_topic_carries_it(id_: str, sentence: str) -> None:
    assert id_ in topics(sentence)


@pytest.mark.parametrize(("id_", "sentence"), [(id_, sentence) for id_, both in SENTENCES.items() for sentence in both["no"]])
def test_a_near_miss_does_not(id_: str, sentence: str) -> None:
    assert id_ not in topics(sentence)

"""Key phrases: what several items turn on and no profile has, with counts and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.matter import parse
from dateline.model import TopicProfile
from dateline.suggest import as_json, as_text, gather, topic_file
from dateline.suggest.phrases import Extractor, Phrase, candidates, key_of
from tests.suggest.corpus import content_with, seen_in

ONE = """---
title: Talks open in the north
published: 2025-04-02
---

The ministers spoke of deep-sea mining for two days. Without rules for deep-sea mining the islands will not sign. Foreign Minister Takeshi Iwaya left early.
"""
TWO = """---
title: Islands want rules for deep-sea mining
published: 2025-04-09
---

The islands asked for a vote. Foreign Minister Takeshi Iwaya said that Norway could wait, and that deep-sea mining was for all to decide.
"""
THREE = "---\ntitle: A quiet day\npublished: 2025-05-01\n---\n\nNothing was said about deep-sea mining, for once.\n"


def found_in(root: Path, *texts: str, topics: tuple[TopicProfile, ...] = ()) -> tuple[Phrase, ...]:
    extractor, items = Extractor(), seen_in(content_with(root), *texts)
    return candidates([(extractor.of(item.reading, item.tagging), item.tagging) for item in items], topics)


def test_what_two_items_turn_on_is_a_phrase_and_no_name_or_post_is_one(tmp_path: Path) -> None:
    phrases = [phrase.key for phrase in found_in(tmp_path, ONE, TWO)]
    assert "deep sea mining" in phrases
    assert not [key for key in phrases if "iwaya" in key or "minister" in key or "norway" in key]


def test_what_one_item_alone_turns_on_is_none(tmp_path: Path) -> None:
    assert "deep sea mining" not in [phrase.key for phrase in found_in(tmp_path, ONE)]


@pytest.mark.parametrize("topic", [TopicProfile("mining", "Mining", phrases=("deep-sea mining",)), TopicProfile("x", "Deep-sea mining")])
def test_what_a_topic_has_already_is_none(tmp_path: Path, topic: TopicProfile) -> None:
    assert "deep sea mining" not in [phrase.key for phrase in found_in(tmp_path, ONE, TWO, topics=(topic,))]


def test_singular_and_plural_are_one_phrase() -> None:
    assert key_of("Fishing quotas") == key_of("fishing quota")


def test_phrases_are_counted_in_all_items_with_their_days_and_sentences(tmp_path: Path) -> None:
    content = content_with(tmp_path)
    found = gather(seen_in(content, ONE, TWO, THREE), content, (Phrase("deep sea mining", ("deep-sea mining",)),))
    (topic,) = found.topics
    assert (topic.id, topic.name, topic.items, topic.found) == ("topic/deep-sea-mining", "deep-sea mining", 3, "key phrase")
    assert topic.evidence[0].sentence == "The ministers spoke of deep-sea mining for two days."
    assert "Key phrases that may be topics (1)" in as_text(found, 20)
    assert [one["id"] for one in as_json(found, 20)["phrases"]] == ["topic/deep-sea-mining"]


def test_a_phrase_within_a_longer_word_is_not_counted(tmp_path: Path) -> None:
    content = content_with(tmp_path)
    found = gather(seen_in(content, ONE.replace("deep-sea mining", "a deep-sea miningship")), content, (Phrase("deep sea mining", ("deep-sea mining",)),))
    assert found.topics == ()


def test_a_rejected_phrase_is_not_suggested_again(tmp_path: Path) -> None:
    content = content_with(tmp_path, suggest__yml="rejected: [topic/deep-sea-mining]\n")
    assert gather(seen_in(content, ONE, TWO), content, (Phrase("deep sea mining", ("deep-sea mining",)),)).topics == ()


def test_an_accepted_phrase_is_a_topic_with_the_forms_of_the_texts(tmp_path: Path) -> None:
    content = content_with(tmp_path)
    found = gather(seen_in(content, ONE, TWO), content, (Phrase("fishing quota", ("deep-sea mining", "Deep-sea miners")),))
    assert parse(topic_file(found.topics[0]), "x.md").keys == {"name": "deep-sea mining", "phrases": ["deep-sea mining", "Deep-sea miners"]}


@pytest.mark.parametrize("language", ["ja", "zh", "ko", "tlh"])
def test_a_language_without_function_words_or_spaces_has_none(tmp_path: Path, language: str) -> None:
    text = ONE.replace("published:", f"language: {language}\npublished:")
    (item,) = seen_in(content_with(tmp_path), text)
    assert Extractor().of(item.reading, item.tagging) == ()


def test_hostile_text_gives_phrases_or_none(tmp_path: Path) -> None:
    for body in ("\x00\x1b[31m \u202e" * 400, "a " * 5_000, "“" * 3_000, "x" * 9_000, ". ".join(f"Word{n} other{n}" for n in range(900))):
        for item in seen_in(content_with(tmp_path), f"---\ntitle: T\nlanguage: en\n---\n\n{body}\n"):
            assert all(len(phrase) < 80 for phrase in Extractor().of(item.reading, item.tagging))

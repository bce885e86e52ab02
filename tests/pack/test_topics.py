"""The starter set of topics: that it is what the script makes of its source, and that no profile in it can go wrong."""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dateline.model import TopicProfile
from dateline.pack import pack_topics

REPO = Path(__file__).resolve().parents[2]
SOURCE = REPO / "scripts" / "topics"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    sys.path.insert(0, str(REPO / "scripts"))
    yield importlib.import_module("make_topics")
    sys.path.remove(str(REPO / "scripts"))


def found_by(topic: TopicProfile) -> Iterator[str]:
    yield from (*topic.phrases, *topic.any_of, *topic.all_of, *(phrase for group in topic.near for phrase in group))


def test_the_committed_set_is_what_the_script_makes_of_its_source(script: ModuleType, tmp_path: Path) -> None:
    script.make_pack(SOURCE, tmp_path)
    assert (tmp_path / "topics.json").read_bytes() == (REPO / "dateline/data/topics/topics.json").read_bytes()


def test_the_documentation_lists_every_topic(script: ModuleType) -> None:
    page = (REPO / "docs/topic-pack.md").read_text("utf-8")
    assert script.with_table(page, SOURCE) == page
    assert set(re.findall(r"(?m)^\| [^|]+ \| `([a-z0-9-]+)` \|", page)) == {topic.id for topic in pack_topics()}


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("{id: a, name: A, phrases: {en: [harbour]}, iptc: '20999999'}", "a: a code that mediatopics.txt has not: 20999999"),
        ("{id: a, name: A, phrases: {xx: [harbour]}}", "a: a language that is not told: xx"),
        ("{id: a, name: A, phrases: {en: [harbour]}, any_of: [ship, quay], near: [[ship, quay]]}", "a: any_of beside near"),
        ("{id: a, name: A, phrases: {en: [h]}}", "a: a phrase that is not tidy: h"),
        ("{id: a, name: A, phrases: {en: [harbour]}}\n- {id: a, name: B, phrases: {en: [quay]}}", "a: an id that is there twice"),
    ],
)
def test_the_script_refuses_a_topic_that_cannot_be_right(script: ModuleType, tmp_path: Path, topic: str, told: str) -> None:
    (tmp_path / "topics.yml").write_text(f"Ports:\n- {topic}\n", "utf-8")
    (tmp_path / "mediatopics.txt").write_text("# codes\n20000343 waterway and maritime transport\n", "utf-8")
    with pytest.raises(ValueError, match=re.escape(told)):
        script.read_source(tmp_path)


def test_there_are_well_over_a_hundred_topics_each_with_its_own_address_and_name() -> None:
    topics = pack_topics()
    assert 110 <= len(topics) <= 150
    assert len({topic.id for topic in topics}) == len({topic.name.casefold() for topic in topics}) == len(topics)
    assert [topic.id for topic in topics if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", topic.id)] == []
    assert {(topic.pack, topic.path) for topic in topics} == {(True, "")}


def test_codes_are_of_the_iptc_list() -> None:
    listed = {line.split(" ")[0] for line in (SOURCE / "mediatopics.txt").read_text("utf-8").splitlines() if line[0] != "#"}
    assert {topic.iptc for topic in pack_topics()} - {""} == listed


def test_every_topic_is_found_in_six_languages() -> None:
    kana, han = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\u4e00-\u9fff]")
    assert [topic.id for topic in pack_topics() if sum(bool(han.search(phrase) or kana.search(phrase)) for phrase in topic.phrases) < 2] == []
    assert [topic.id for topic in pack_topics() if len(topic.phrases) < 8] == []


def test_phrases_are_composed_and_not_hidden_by_their_own_exclusions() -> None:
    every = [(topic.id, phrase) for topic in pack_topics() for phrase in (*found_by(topic), *topic.exclude)]
    assert [(id_, phrase) for id_, phrase in every if unicodedata.normalize("NFC", phrase) != phrase] == []
    wrong = [(topic.id, phrase) for topic in pack_topics() for phrase in found_by(topic) if phrase.casefold() in {x.casefold() for x in topic.exclude}]
    assert wrong == []


def test_the_words_of_any_of_are_different_ones() -> None:
    assert [topic.id for topic in pack_topics() if topic.any_of and len(topic.any_of) < 3] == []


def test_origin_and_licence_stand_beside_the_data() -> None:
    notice = (REPO / "dateline/data/topics/NOTICE").read_text("utf-8")
    assert "topics.json" in notice
    assert "CC BY 4.0" in notice

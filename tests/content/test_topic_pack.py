"""The starter set of topics in a digest: off unless asked for, beside the digest's own topics, or without some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.pack import pack_topics
from dateline.problems import DatelineError

Write = Callable[[str, str], Path]


def ids(root: Path) -> list[str]:
    return [topic.id for topic in load_content(root).topics]


def test_without_the_setting_there_are_only_own_topics(tmp_path: Path, write: Write) -> None:
    write("topics/harbours.md", "---\nname: Harbours\nphrases: [harbour]\n---\n")
    assert ids(tmp_path) == ["harbours"]


def test_own_topics_stand_beside_the_set(tmp_path: Path, write: Write) -> None:
    write("site.yml", "topic_pack: true\n")
    write("topics/harbours.md", "---\nname: Harbours\nphrases: [harbour]\n---\n")
    assert ids(tmp_path) == ["harbours", *(topic.id for topic in pack_topics())]


@pytest.mark.parametrize(("name", "title"), [("sanctions", "Measures"), ("eu-measures", "SANCTIONS")])
def test_an_own_topic_of_the_same_id_or_name_takes_the_place_of_the_sets(tmp_path: Path, write: Write, name: str, title: str) -> None:
    write("site.yml", "topic_pack: true\n")
    write(f"topics/{name}.md", f"---\nname: {title}\nphrases: [black list]\n---\n")
    topics = [topic for topic in load_content(tmp_path).topics if topic.id in {"sanctions", name}]
    assert [(topic.id, topic.phrases, topic.pack) for topic in topics] == [(name, ("black list",), False)]
    assert load_content(tmp_path).problems == ()


def test_single_topics_can_be_left_out(tmp_path: Path, write: Write) -> None:
    write("site.yml", "topic_pack: true\ntopic_pack_without: [oil, coal]\n")
    assert {topic.id for topic in pack_topics()} - set(ids(tmp_path)) == {"oil", "coal"}


def test_leaving_out_what_is_not_there_is_an_error_with_its_line_and_the_nearest_id(tmp_path: Path, write: Write) -> None:
    write("site.yml", "topic_pack: true\ntopic_pack_without:\n  - oil\n  - sanction\n")
    with pytest.raises(DatelineError) as caught:
        load_content(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == [
        'content/site.yml:4: error: topic_pack_without: "sanction" is no topic of the starter set. Did you mean "sanctions"? docs/topic-pack.md lists their ids'
    ]


def test_corrections_and_documents_may_name_topics_of_the_set(tmp_path: Path, write: Write) -> None:
    write("site.yml", "topic_pack: true\n")
    write("corrections/one.md", "---\nitem: seeds/a.txt\ntopics: {add: [Sanctions], remove: [oil]}\nreason: Read.\nby: Me\non: 2025-05-01\n---\n")
    correction = load_content(tmp_path).corrections[0]
    assert (correction.add_topics, correction.remove_topics) == (("sanctions",), ("oil",))

# ruff: noqa: E501 - tables of mistakes and messages read best a line each
"""content/corrections/: what a person sets right about one item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.model import Field, QuoteFix, given

Write = Callable[[str, str], Path]
Errors = Callable[[], list[str]]
LIN = "---\nname: Lin Chia-lung\nkind: person\naliases: [Minister Lin]\n---\n"


def test_every_key_of_a_correction_is_kept(tmp_path: Path, write: Write) -> None:
    write("actors/lin-chia-lung.md", LIN)
    write("topics/taiwan-strait.md", "---\nname: Taiwan Strait\nphrases: [Taiwan Strait]\n---\n")
    write(
        "corrections/000.md",
        """---
item: ./seeds/000.txt
fields:
  title: "A title: corrected"
  date: 2025-4-11
  updated: 2025-04-12 09:30 +08:00
  url: https://example.org/a
  byline: none
  rights: full
actors:
  add: [Lin Chia-lung, person/jane-doe]
  remove: [Japan, person/nobody-here]
topics:
  add: Taiwan Strait
speakers:
  - text: We note
    speaker: Minister Lin
  - {text: "He said", speaker: none}
separate: seeds/001.txt
reason: The release carries the day of its translation.
by: The editors
on: 2025-05-01
---
""",
    )
    content = load_content(tmp_path)
    found = content.corrections[0]
    assert found.item == "seeds/000.txt"
    assert dict(found.fields) == {
        "title": given("A title: corrected", "title", "correction", 4),
        "published": given("2025-04-11", "published", "correction", 5),
        "updated": given("2025-04-12T09:30:00+08:00", "updated", "correction", 6),
        "source_url": given("https://example.org/a", "source_url", "correction", 7),
        "byline": Field(None, "correction", line=8, key="byline", by="person"),
        "rights": given("full", "rights", "correction", 9),
    }
    assert (found.add_actors, found.remove_actors) == (("person/lin-chia-lung", "person/jane-doe"), ("country/japan", "person/nobody-here"))
    assert (found.add_topics, found.remove_topics) == (("taiwan-strait",), ())
    assert found.speakers == (QuoteFix("We note", "person/lin-chia-lung"), QuoteFix("He said", ""))
    assert (found.separate, found.by, found.on) == (("seeds/001.txt",), "The editors", "2025-05-01")
    assert found.reason == "The release carries the day of its translation."
    assert [str(problem) for problem in content.problems] == ['content/corrections/000.md:11: warning: actors: "person/jane-doe" has no profile.']


def test_the_body_is_the_reason_where_no_key_gives_one(tmp_path: Path, write: Write) -> None:
    write("corrections/a.md", "---\nitem: k3v9x2\nfields: {title: A}\n---\nThe page was retitled.\n")
    assert load_content(tmp_path).corrections[0].reason == "The page was retitled."


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("published: 2025-04-11\nfields: {title: A}", ':3: error: "published" is no key here. It is a field: write it under "fields:", like fields: {published: …}'),
        ("fields: {publshed: 2025}", ':3: error: fields: "publshed" is no key here. Did you mean "published"?'),
        ("fields: {published: May 2025}", ':3: error: published: "May 2025" is no date. Write 2025, 2025-04 or 2025-04-11'),
        ("fields: {published: 2025-04}", ':3: error: published: "2025-04" is no whole day. Write it as 2025-04-11'),
        ("fields: {published: 2025-02-30}", ':3: error: published: "2025-02-30" is no date. Write 2025, 2025-04 or 2025-04-11'),
        ("fields: {published: 2025-04-11T10:30}", ':3: error: published: "2025-04-11T10:30" has a time without its offset from UTC. Write it as 2025-04-11T10:30:00+09:00, or the day alone'),
        ("fields: {title: none}\nactors: {add: Japan}", None),
        ("fields: {title: }", ':3: error: fields: "title" is one value. Write none where the item has no title'),
        ("fields: {date: 2025-04-11, published: 2025-04-12}", ':3: error: fields: "published" is given twice'),
        ("fields: {status: hidden}", ':3: error: status: "hidden" is not one of public and held.'),
        ("fields: {url: 'javascript:alert(1)'}", ':3: error: url: "javascript:alert(1)" is no web address. Write it whole, like https://example.org/'),
        ("actors: [Japan]", ':3: error: "actors" is a map of names and values, not a list'),
        ("actors: {add: Jappan}", ':3: error: actors: "Jappan" is no actor of this digest. Did you mean "country/japan"? Write the id'),
        ("actors: {add: Japan, remove: country/japan}", ':3: error: actors: "country/japan" is both added and removed. Keep one'),
        ("topics: {add: nowhere}", ':3: error: topics: "nowhere" is no topic of this digest. Write the id'),
        ("speakers: We note", ':3: error: speakers: write "text" (how the quote begins) and "speaker" (an actor\'s id, or none to reject the quote)'),
        ("speakers: [{text: We, speaker: Japn}]", ':3: error: speakers: "Japn" is no actor of this digest. Did you mean "country/japan"? Write the id'),
        ("fields: {title: A}\non: May", ':4: error: on: "May" is no date. Write 2025, 2025-04 or 2025-04-11'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_correction_is_told_with_its_line(tmp_path: Path, write: Write, errors: Errors, keys: str, told: str | None) -> None:
    write("corrections/a.md", f"---\nitem: k3v9x2\n{keys}\n---\n")
    if told is None:  # "none" may be a title
        assert dict(load_content(tmp_path).corrections[0].fields)["title"].value == "none"
    else:
        assert [line for line in errors() if ": error:" in line] == [f"corrections/a.md{told}"]


def test_a_correction_without_an_item_is_an_error_and_one_without_content_a_warning(tmp_path: Path, write: Write, errors: Errors) -> None:
    write("corrections/a.md", "---\nitem: k3v9x2\n---\n")
    assert [str(problem) for problem in load_content(tmp_path).problems] == [
        "content/corrections/a.md:2: warning: sets nothing right. It can hold fields, actors, topics, speakers, separate and same_as"
    ]
    write("corrections/a.md", "---\nfields: {title: A}\n---\n")
    assert errors() == ["corrections/a.md:1: error: has no \"item\". Write item: and the item's id, or its document's path under seeds/"]


def test_two_corrections_that_contradict_each_other_are_an_error_that_names_both(tmp_path: Path, write: Write, errors: Errors) -> None:
    write("corrections/a.md", "---\nitem: k3v9x2\nfields: {title: A, byline: X}\nactors: {add: Japan}\n---\n")
    write("corrections/b.md", "---\nitem: k3v9x2\nfields: {title: A, source: S}\nactors: {add: Japan}\n---\n")
    assert len(load_content(tmp_path).corrections) == 2
    write("corrections/c.md", "---\nitem: k3v9x2\nfields:\n  title: B\nactors: {remove: Japan}\n---\n")
    assert errors() == [
        'corrections/c.md: error: sets the actor country/japan of "k3v9x2" otherwise than content/corrections/a.md does. Keep one of the two',
        'corrections/c.md:4: error: sets the field title of "k3v9x2" otherwise than content/corrections/a.md does. Keep one of the two',
    ]

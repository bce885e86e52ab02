"""Answers to suggestions as plain files: the smallest edit, nothing overwritten, what was rejected read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.content import load_content
from dateline.content.decided import add_file, add_names, reject
from dateline.content.edited import with_entry, with_entry_in_front_matter
from dateline.matter import parse_yaml
from dateline.problems import DatelineError

ENTRIES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "S"]), min_size=1, max_size=12).filter(lambda text: text.strip() == text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\naliases: [B, C]  # why\nkind: person\n", "name: A\naliases: [B, C, Ada B]  # why\nkind: person\n"),
        ("name: A\naliases:\n  - B\n  - C # late\nkind: person\n", "name: A\naliases:\n  - B\n  - C # late\n  - Ada B\nkind: person\n"),
        ("aliases:\n- B\n- C", "aliases:\n- B\n- C\n- Ada B\n"),
        ("name: A\naliases: B # one\n", "name: A\naliases: [B, Ada B] # one\n"),
        ("name: A\naliases: []\n", "name: A\naliases: [Ada B]\n"),
        ("name: A\naliases:\nkind: person\n", "name: A\naliases: [Ada B]\nkind: person\n"),
        ("# first\nname: 'A'  # mine\nkind: person\n", "# first\nname: 'A'  # mine\naliases: [Ada B]\nkind: person\n"),
        ("aliases: [\n  B,\n  C, # last\n]\n", "aliases: [\n  B,\n  C, Ada B, # last\n]\n"),
    ],
)
def test_an_entry_is_added_and_everything_else_stays_as_it_was(before: str, after: str) -> None:
    assert with_entry(before, "aliases", "Ada B", after="name") == after


def test_line_ends_body_and_byte_order_mark_stay() -> None:
    before = "\ufeff---\r\nname: A\r\nkind: person\r\n---\r\n\r\nBody --- with\r\n---\r\na rule.\r\n"
    assert with_entry_in_front_matter(before, "aliases", "Ada B", after="name") == before.replace("name: A\r\n", "name: A\r\naliases: [Ada B]\r\n")


@pytest.mark.parametrize("before", ["aliases: {a: b}\n", "aliases: &x [B]\nacronyms: *x\n", "aliases: |\n  B\n", "aliases: [B\n"])
def test_what_cannot_be_edited_safely_is_refused(before: str) -> None:
    with pytest.raises(ValueError, match=r"aliases|YAML"):
        with_entry(before, "aliases", "Ada B")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "S"]), min_size=1, max_size=12).filter(lambda t: t.strip() == t), max_size=4)
)
def test_entries_come_back_as_they_went_in(entries: list[str]) -> None:
    text = "name: A # kept\n"
    for entry in entries:
        text = with_entry(text, "aliases", entry)
    assert parse_yaml(text, "").keys.get("aliases", []) == entries
    assert text.startswith("name: A # kept\n")


def test_a_no_is_a_line_in_a_plain_file_and_is_read_back(tmp_path: Path) -> None:
    assert reject(tmp_path, "person/ada-b") == "content/suggest.yml"
    mine = (tmp_path / "content/suggest.yml").read_text("utf-8") + "  # my own remark\n"
    (tmp_path / "content/suggest.yml").write_text(mine, "utf-8")
    reject(tmp_path, "person/c=person/d")
    content = load_content(tmp_path)
    assert content.rejected == ("person/ada-b", "person/c=person/d")
    assert content.problems == ()
    assert "# my own remark" in (tmp_path / "content/suggest.yml").read_text("utf-8")


@pytest.mark.parametrize(("text", "message"), [("rejected: [ada]\n", 'suggest.yml:1: error: rejected: "ada" is no id'), ("reject: [person/a]\n", '"rejected"')])
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/suggest.yml").write_text(text, "utf-8")
    with pytest.raises(DatelineError) as caught:
        load_content(tmp_path)
    assert message in str(caught.value)


def test_a_profile_is_never_overwritten(tmp_path: Path) -> None:
    assert add_file(tmp_path, "actors", "ada", "---\nname: Ada\nkind: person\n---\n") == "content/actors/ada.md"
    with pytest.raises(DatelineError, match="exists already"):
        add_file(tmp_path, "actors", "ada", "other")
    assert [actor.name for actor in load_content(tmp_path).actors if actor.kind == "person" and not actor.pack] == ["Ada"]


def test_a_profile_without_yaml_front_matter_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "content/actors/ada.md"
    path.parent.mkdir(parents=True)
    path.write_text('+++\nname = "Ada"\n+++\n', "utf-8")
    with pytest.raises(DatelineError, match="Add it by hand"):
        add_names(tmp_path, "content/actors/ada.md", {"aliases": ("Ada B",)})
    assert path.read_text("utf-8") == '+++\nname = "Ada"\n+++\n'
    assert sorted(file.name for file in path.parent.iterdir()) == ["ada.md"]

"""Which files of content/ are read, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.content.load import FOLDERS
from dateline.content.sheet import unknown_key

Write = Callable[[str, str], Path]
Errors = Callable[[], list[str]]
PERSON = "---\nname: {}\nkind: person\n---\n"


def test_readme_hidden_files_and_backups_are_passed_over(tmp_path: Path, write: Write) -> None:
    for name in ("README.md", "readme.md", ".draft.md", "#x.md#", "x.md~", "x.md.bak", "sub/README.md", ".obsidian/app.md"):
        write(f"actors/{name}", "no front matter")
    write("actors/ann.md", PERSON.format("Ann"))
    content = load_content(tmp_path)
    assert [actor.id for actor in content.actors if not actor.pack] == ["person/ann"]
    assert content.problems == ()


def test_other_files_and_unknown_folders_are_named(tmp_path: Path, write: Write) -> None:
    write("actors/ann.txt", PERSON.format("Ann"))
    write("actor/bob.md", PERSON.format("Bob"))
    write("about.md", "About us")
    write("items/own.md", "---\nanything: goes\n---\n")
    write("ledger.jsonl", "{}\n")
    assert [str(problem) for problem in load_content(tmp_path).problems] == [
        f"content/about.md: warning: is not read. Move it into one of the folders {', '.join(FOLDERS)}",
        'content/actor: warning: is not read: no part of the program looks into this folder. Did you mean "actors/"?',
        "content/actors/ann.txt: warning: is not read: only files that end in .md are. Rename it, or keep it outside content/actors/",
    ]


def test_settings_under_another_name_are_an_error_for_they_would_be_passed_over(write: Write, errors: Errors) -> None:
    write("site.yaml", "title: X\n")
    assert errors() == ["site.yaml: error: is not read: the settings stand in content/site.yml. Rename it"]


def test_a_file_without_front_matter_says_how_to_begin(write: Write, errors: Errors) -> None:
    write("actors/ann.md", "Ann is a painter.\n")
    assert errors() == ["actors/ann.md:1: error: has no front matter. Start the file with a line ---, then its keys, then a line ---"]


def test_a_broken_front_matter_is_told_once(write: Write, errors: Errors) -> None:
    write("actors/ann.md", "---\nname: Ann\nname: Bob\n---\n")
    assert errors() == ["actors/ann.md:3: error: `name` is given twice, on line 2 and here; keep one"]


def test_a_name_without_letters_makes_no_address(write: Write, errors: Errors) -> None:
    write("topics/🎉.md", "---\nname: Party\nphrases: [party]\n---\n")
    assert errors() == ["topics/🎉.md: error: has a name without any letter or digit, and the name becomes the address. Rename it"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_reads_alike_in_the_encodings_that_editors_write(tmp_path: Path, write: Write, encoding: str, newline: str) -> None:
    path = write("actors/ann.md", "")
    path.write_bytes("---\nname: Änne 岩屋\nkind: person\n---\nA painter.\n".replace("\n", newline).encode(encoding))
    actor = load_content(tmp_path).actors[-1]
    assert (actor.name, actor.intro) == ("Änne 岩屋", "A painter.")


def test_other_encodings_are_an_error_with_the_line(write: Write, errors: Errors) -> None:
    write("actors/ann.md", "").write_bytes("---\nname: Änne\nkind: person\n---\n".encode("latin-1"))
    assert errors() == ["actors/ann.md:2: error: is not UTF-8 text. Save it as UTF-8 in your editor"]


def test_a_link_that_leads_nowhere_is_a_warning(tmp_path: Path, write: Write) -> None:
    write("actors/ann.md", PERSON.format("Ann"))
    (tmp_path / "content/actors/bob.md").symlink_to(tmp_path / "gone.md")
    assert [problem.path for problem in load_content(tmp_path).problems] == ["content/actors/bob.md"]


def test_an_unknown_key_with_nothing_near_it_gets_the_whole_list() -> None:
    assert unknown_key("zzz", ("name", "kind")) == '"zzz" is no key here. The keys are name and kind'

"""`dateline new`: a digest of one's own, laid out and explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.content.corrections import FIELDS
from dateline.content.corrections import KEYS as CORRECTION_KEYS
from dateline.content.notes import DIGEST_KEYS, PAGE_KEYS
from dateline.content.profiles import ACTOR_KEYS, ROLE_KEYS, SOURCE_KEYS, TOPIC_KEYS
from dateline.content.settings import KEYS as SETTINGS_KEYS
from dateline.new import make_digest
from dateline.problems import DatelineError

FOLDERS = {
    "actors": (*ACTOR_KEYS, *ROLE_KEYS),
    "topics": TOPIC_KEYS,
    "sources": SOURCE_KEYS,
    "corrections": (*CORRECTION_KEYS, *FIELDS),
    "digests": DIGEST_KEYS,
    "pages": PAGE_KEYS,
}
EXAMPLE_NAMES = {"digests": "2025-W15"}


def test_a_new_folder_gets_everything_a_digest_needs(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "my-first_digest"
    written = make_digest(folder)
    assert all(path.is_file() for path in written)
    assert {path.relative_to(folder).as_posix() for path in written} == {
        ".gitignore",
        "README.md",
        "seeds/.gitkeep",
        "content/README.md",
        "content/site.yml",
        "content/items/.gitkeep",
        *(f"content/{name}/README.md" for name in FOLDERS),
    }
    assert load_content(folder).settings.title == "My first digest"
    assert load_content(folder).problems == ()


def test_the_title_of_a_folder_with_quotes_in_its_name_is_still_yaml(tmp_path: Path) -> None:
    make_digest(tmp_path / "it's: a #1 digest")
    assert load_content(tmp_path / "it's: a #1 digest").settings.title == "It's: a #1 digest"


def test_every_commented_setting_is_one_the_program_knows_and_all_are_shown(tmp_path: Path) -> None:
    make_digest(tmp_path / "d")
    path = tmp_path / "d/content/site.yml"
    path.write_text(re.sub(r"(?m)^# (\w+: )", r"\1", path.read_text("utf-8")), "utf-8")
    settings = load_content(tmp_path / "d").settings
    assert (settings.base_url, settings.contact) == ("https://example.org/digest/", "editors@example.org")
    shown = set(re.findall(r"(?m)^(\w+):", path.read_text("utf-8")))
    assert set(SETTINGS_KEYS) - shown == {"topic_pack_without", "limits", "columns", "ner"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_example_in_each_readme_is_a_file_that_loads(tmp_path: Path, folder: str) -> None:
    make_digest(tmp_path / "d")
    readme = (tmp_path / "d/content" / folder / "README.md").read_text("utf-8")
    example = re.findall(r"```markdown\n(.*?)```", readme, re.DOTALL)
    assert len(example) == 1
    (tmp_path / "d/content" / folder / f"{EXAMPLE_NAMES.get(folder, 'example')}.md").write_text(example[0], "utf-8")
    content = load_content(tmp_path / "d")
    assert content.problems == ()
    assert len([one for one in getattr(content, folder) if one.path.startswith(f"content/{folder}/")]) == 1


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_readme_tells_every_key_and_no_other(tmp_path: Path, folder: str) -> None:
    make_digest(tmp_path / "d")
    readme = (tmp_path / "d/content" / folder / "README.md").read_text("utf-8")
    told = {key for row in re.findall(r"(?m)^\| (`.*)$", readme) for key in re.findall(r"`(\w+)`", row.split(" | ")[0])}
    inside = {"actors": ROLE_KEYS, "corrections": tuple(FIELDS)}.get(folder, ())
    keys = [key for key in FOLDERS[folder] if key not in inside or key in ACTOR_KEYS]
    if folder == "pages":
        assert all(f"`{key}`" in readme for key in keys)
    else:
        assert told == set(keys)
    assert all(f"`{key}`" in readme for key in inside)


def test_a_folder_with_hidden_files_only_is_taken_and_they_stay(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine\n")
    written = make_digest(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert tmp_path / ".gitignore" not in written
    assert (tmp_path / "content/site.yml").is_file()


def test_a_folder_with_anything_in_it_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    (tmp_path / "z.txt").write_text("x")
    with pytest.raises(DatelineError, match=r"is not empty \(it holds thesis.doc and 1 more\). Give the name of a new folder"):
        make_digest(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.doc", "z.txt"]


def test_a_second_time_says_that_there_is_a_digest(tmp_path: Path) -> None:
    make_digest(tmp_path / "d")
    (tmp_path / "d/content/site.yml").write_text("title: Mine\n")
    with pytest.raises(DatelineError, match="holds a digest already"):
        make_digest(tmp_path / "d")
    assert (tmp_path / "d/content/site.yml").read_text() == "title: Mine\n"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "d").write_text("x")
    for folder in (tmp_path / "d", tmp_path / "d" / "below"):
        with pytest.raises(DatelineError) as caught:
            make_digest(folder)
        assert str(caught.value) == f"{tmp_path / 'd'}: error: is a file. Give the name of a new folder"

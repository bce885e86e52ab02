"""docs/profiles.md and docs/corrections.md tell every key and no other, and their examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.content import LIMITS, load_content
from dateline.content.corrections import FIELDS
from dateline.content.corrections import KEYS as CORRECTION_KEYS
from dateline.content.notes import DIGEST_KEYS, PAGE_KEYS
from dateline.content.profiles import ACTOR_KEYS, ROLE_KEYS, SOURCE_KEYS, TOPIC_KEYS
from dateline.content.settings import KEYS as SETTINGS_KEYS
from dateline.content.takedowns import KEYS as TAKEDOWN_KEYS

DOCS = Path(__file__).parents[2] / "docs"


def section(page: str, heading: str) -> str:
    """The part of a page below a heading that begins so."""
    parts = re.split(r"(?m)^## ", (DOCS / page).read_text("utf-8"))
    return next(part for part in parts if part.startswith(heading))


def keys(text: str) -> list[str]:
    """The keys that the tables of `text` tell, in their order."""
    return re.findall(r"(?m)^\| `(\w+)`", text)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Actors", ACTOR_KEYS), ("Topics", TOPIC_KEYS), ("Sources", SOURCE_KEYS), ("Settings", SETTINGS_KEYS)],
)
def test_every_key_of_a_profile_is_told_once_and_no_other(heading: str, expected: tuple[str, ...]) -> None:
    assert sorted(keys(section("profiles.md", heading))) == sorted(expected)


@pytest.mark.parametrize(("heading", "expected"), [("Actors", ROLE_KEYS), ("Weeks", DIGEST_KEYS), ("Pages", PAGE_KEYS), ("Settings", tuple(LIMITS))])
def test_keys_told_in_words_are_all_there(heading: str, expected: tuple[str, ...]) -> None:
    assert all(f"`{key}`" in section("profiles.md", heading) for key in expected)


def test_every_key_and_field_of_a_correction_is_told_once_and_no_other() -> None:
    assert keys((DOCS / "corrections.md").read_text("utf-8")) == [*CORRECTION_KEYS, *FIELDS]


def test_every_key_of_a_takedown_is_told_once_and_no_other() -> None:
    assert keys((DOCS / "takedowns.md").read_text("utf-8")) == list(TAKEDOWN_KEYS)


def test_the_examples_of_the_docs_load_without_a_warning(tmp_path: Path) -> None:
    folders = {
        "profiles.md": ("actors/iwaya.md", "topics/nato-japan.md", "sources/japan-news.md"),
        "corrections.md": tuple(f"corrections/{name}.md" for name in "abc"),
        "takedowns.md": ("takedowns/letter.md",),
    }
    for page, names in folders.items():
        examples = re.findall(r"```markdown\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
        assert len(examples) == len(names)
        for name, example in zip(names, examples, strict=True):
            (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "content" / name).write_text(example, "utf-8")
    (tmp_path / "content/actors/iwaya.md").rename(tmp_path / "content/actors/takeshi-iwaya.md")
    (tmp_path / "content/topics/taiwan-strait.md").write_text("---\nname: Taiwan Strait\nphrases: [cross-strait]\n---\n", "utf-8")
    content = load_content(tmp_path)
    assert content.problems == ()
    assert content.corrections[0].speakers[0].speaker == "person/takeshi-iwaya"

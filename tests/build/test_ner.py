"""The setting `ner`: a model that only adds candidates, told with its version; what is missing is told with what to install."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.build.look import look
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.content import load_content
from dateline.problems import DatelineError

TEXT = """---
title: Doors
published: 2025-04-04
---

Glimmerwick opened the doors of Zorbex on Friday. Japan, Anna Keller and the United Nations were told about it on the same day.
"""


def model(folder: Path, version: str, names: dict[str, str]) -> None:
    """A pipeline that finds these names, as spaCy saves one."""
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.meta["version"] = version
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    pipeline.to_disk(folder)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/doors.md").write_text(TEXT, encoding="utf-8")
    model(tmp_path / "names", "1.5", {"Glimmerwick": "PERSON", "Zorbex": "ORG", "Japan": "ORG", "Keller": "ORG", "Friday": "DATE", "the United Nations": "ORG"})
    return tmp_path


def settings(root: Path, text: str) -> None:
    (root / "content/site.yml").write_text(text, encoding="utf-8")


def actors(root: Path) -> dict[str, list[tuple[str, str]]]:
    told, _ = look(root / "seeds/doors.md", root, True, 80, False)
    return {actor["id"]: [(mention["text"], mention["rule"]) for mention in actor["mentions"]] for actor in json.loads(told)["actors"]}


def test_the_model_adds_to_what_the_rules_find_and_changes_nothing_of_it(root: Path) -> None:
    settings(root, "title: Digest\nsearch: none\n")
    before = actors(root)
    settings(root, "ner: names\n")
    assert actors(root) == before | {
        "person/glimmerwick": [("Glimmerwick", "names 1.5")],
        "organization/zorbex": [("Zorbex", "names 1.5")],
    }


def test_the_model_is_off_unless_a_setting_asks_for_it(root: Path) -> None:
    settings(root, "title: Digest\nsearch: none\n")
    assert load_content(root).settings.ner is None
    assert "person/glimmerwick" not in actors(root)


def pages(root: Path) -> set[str]:
    return {path.parent.name for path in (root / "site/actors").glob("*/*/index.html")}


def test_what_the_setting_and_the_model_change_is_tagged_anew(root: Path) -> None:
    options = Options(root, jobs=1, today="2025-05-01")
    settings(root, "title: Digest\nsearch: none\n")
    build(options)
    assert not pages(root) & {"glimmerwick", "zorbex"}
    settings(root, "title: Digest\nsearch: none\nner: names\n")
    assert verify(options, build(options).folder) == []
    assert {"glimmerwick", "zorbex"} <= pages(root)
    model(root / "names", "1.6", {"Zorbex": "ORG"})
    assert verify(options, build(options).folder) == []
    assert pages(root) & {"glimmerwick", "zorbex"} == {"zorbex"}
    settings(root, "title: Digest\nsearch: none\n")
    assert verify(options, build(options).folder) == []
    assert not pages(root) & {"glimmerwick", "zorbex"}


def test_a_model_that_is_missing_is_told_with_its_line_and_how_to_get_it(root: Path) -> None:
    settings(root, "title: Digest\nsearch: none\nner: en_core_web_nowhere\n")
    with pytest.raises(DatelineError) as raised:
        load_content(root)
    told = (
        'content/site.yml:3: error: ner: there is no model "en_core_web_nowhere" here. Install it with: python -m spacy download en_core_web_nowhere; '
        "or name a folder that holds a saved pipeline"
    )
    assert [str(problem) for problem in raised.value.problems] == [told]


def test_a_folder_without_a_pipeline_is_told(root: Path) -> None:
    (root / "other").mkdir()
    settings(root, "ner: other\n")
    with pytest.raises(DatelineError, match="other holds no pipeline that spaCy has saved"):
        load_content(root)


def test_a_pipeline_that_spacy_cannot_load_stops_the_build(root: Path) -> None:
    (root / "names/config.cfg").write_text("[nlp]\nlang = 5\n", encoding="utf-8")
    settings(root, "ner: names\n")
    with pytest.raises(DatelineError, match=r"the model in .*names cannot be loaded"):
        build(Options(root, jobs=1, today="2025-05-01"))


def test_without_the_library_the_setting_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.content.ner.find_spec", lambda name: None)
    settings(root, "ner: names\n")
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[ner\]'"):
        load_content(root)

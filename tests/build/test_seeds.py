"""The two seeds: what the export and the public pages must say of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.build.workshop import REPOSITORY

MOFA, IWAYA = "seeds/000_e1040d8e23b03fcb.txt", "seeds/004_c05d3a7c807f5fab.txt"


def run(*words: str, root: Path) -> str:
    command = [sys.executable, str(REPOSITORY / "build.py"), *words, "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(REPOSITORY / "seeds", folder / "seeds")
    shutil.copytree(REPOSITORY / "content", folder / "content", ignore=shutil.ignore_patterns("ledger.jsonl"))
    run("build", "--today", "2025-05-01", root=folder)
    return folder


@pytest.fixture(scope="module")
def items(root: Path) -> dict[str, dict[str, Any]]:
    records = [json.loads(line) for line in run("export", "--today", "2025-05-01", root=root).splitlines()]
    return {record["path"]: record for record in records}


def names(item: dict[str, Any], kind: str) -> set[str]:
    return {actor["name"] for actor in item["actors"] if actor["kind"] == kind}


EXPECTED = [
    (MOFA, "title", "MOFA response to NATO-Japan joint statement stressing importance of cross-strait peace and stability"),
    (MOFA, "published", "2025-04-11"),
    (MOFA, "published_precision", "day"),
    (MOFA, "source", "Taiwan-Japan Relations Association"),
    (MOFA, "issuer", "Ministry of Foreign Affairs (Taiwan)"),
    (MOFA, "dateline", None),
    (MOFA, "captions", []),
    (MOFA, "rights", "full"),
    (MOFA, "language", "en"),
    (MOFA, "added", "2025-05-01"),
    (IWAYA, "title", "Japanese Foreign Minister Attends NATO Meeting; Iwaya Cites Security Concerns Shared by Europe, Asia"),
    (IWAYA, "published", "2025-04-04T17:25:00+09:00"),
    (IWAYA, "published_precision", "instant"),
    (IWAYA, "source", "The Japan News"),
    (IWAYA, "dateline", "BRUSSELS"),
    (IWAYA, "rights", "excerpt"),
    (
        IWAYA,
        "captions",
        ["NATO Secretary General Mark Rutte, left, and Foreign Minister Takeshi Iwaya arrive for a meeting at NATO headquarters in Brussels on Thursday."],
    ),
]


@pytest.mark.parametrize(("path", "field", "expected"), EXPECTED)
def test_a_field_is_read_as_the_document_says(items: dict[str, dict[str, Any]], path: str, field: str, expected: object) -> None:
    assert items[path][field] == expected


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        (MOFA, "person", {"Mark Rutte", "Shigeru Ishiba", "Lin Chia-lung"}),
        (MOFA, "organization", {"NATO", "Ministry of Foreign Affairs (Taiwan)"}),
        (MOFA, "country", {"Japan", "Taiwan", "China", "Russia"}),
        (IWAYA, "person", {"Takeshi Iwaya", "Mark Rutte", "Yoshimasa Hayashi"}),
        (IWAYA, "organization", {"NATO"}),
        (IWAYA, "country", {"Japan", "Russia", "North Korea", "China", "Ukraine"}),
    ],
)
def test_just_these_actors_are_named(items: dict[str, dict[str, Any]], path: str, kind: str, expected: set[str]) -> None:
    assert names(items[path], kind) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (MOFA, {"Taiwan Strait", "South China Sea", "NATO–Japan cooperation", "Indo-Pacific security"}),
        (IWAYA, {"Taiwan Strait", "South China Sea", "NATO–Japan cooperation", "Russia–North Korea military cooperation"}),
    ],
)
def test_just_these_topics_are_found(items: dict[str, dict[str, Any]], path: str, expected: set[str]) -> None:
    assert {topic["name"] for topic in items[path]["topics"]} == expected


def test_the_quotes_are_iwayas(items: dict[str, dict[str, Any]]) -> None:
    assert items[MOFA]["quotes"] == []
    quotes = items[IWAYA]["quotes"]
    assert [quote["speaker"] for quote in quotes] == ["person/takeshi-iwaya"] * 4
    assert [quote["text"].split()[0] for quote in quotes] == ["Unilateral", "will", "It", "We"]


def test_offsets_point_at_their_text(items: dict[str, dict[str, Any]]) -> None:
    for item in items.values():
        places = {"title": item["title"], "body": item["body"]}
        for actor in item["actors"]:
            for mention in actor["mentions"]:
                text = item["captions"][mention["caption"]] if mention["in"] == "caption" else places[mention["in"]]
                assert text[mention["start"] : mention["end"]] == mention["text"]
        for quote in item["quotes"]:
            assert item["body"][quote["start"] : quote["end"]] == quote["text"]


def test_what_was_cut_is_nowhere(items: dict[str, dict[str, Any]], root: Path) -> None:
    for word in ("Skip to main content", "POPULAR ARTICLE", "Akazawa", "Hegseth", "Bessent", "JN ACCESS RANKING"):
        assert all(word not in item["body"] for item in items.values())
        assert [page for page in (root / "site").rglob("*.html") if word in page.read_text("utf-8")] == []


def test_the_public_edition_shows_the_release_in_full_and_the_article_as_an_excerpt(items: dict[str, dict[str, Any]], root: Path) -> None:
    release, article = ((root / "site" / items[path]["url"] / "index.html").read_text("utf-8") for path in (MOFA, IWAYA))
    assert "safeguard regional and world peace" in release
    assert "The whole text stands with its publisher" in article
    assert "exchanged views on the situation" not in article


def test_a_side_file_gives_the_link_to_the_original(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "digest"
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", ".dateline"))
    side = folder / IWAYA.replace(".txt", ".meta.yml")
    side.write_text("url: https://japannews.example/politics/2025-04-04\n", "utf-8")
    said = run("build", "--today", "2025-05-01", root=folder)
    assert "1 item without a link to the original" in said
    (page,) = (folder / "site").glob("items/2025/04/04/*/index.html")
    assert 'href="https://japannews.example/politics/2025-04-04"' in page.read_text("utf-8")

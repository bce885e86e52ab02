"""Netlify's and Cloudflare's settings in docs/recipes.md say of each file what the program itself tells S3."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.publish.headers import cache_control, content_type
from dateline.publish.registry import asked_for, open_target
from tests.recipes.page import folders, snippets

THEIRS = "public, max-age=0, must-revalidate"  # what both hosts say of a file that no rule is for
PATHS = ("index.html", "actors/index.html", "static/style.css", "search/data/volumes.json", "search/data/71c7465b6c81229c/0.bin", "feed.xml", "feed.json")

Rules = list[tuple[str, Mapping[str, str]]]


def netlify() -> Rules:
    (text,) = snippets("toml")
    told = tomllib.loads(text)
    assert told["build"]["publish"] == "site"
    return [(rule["for"], rule["values"]) for rule in told["headers"]]


def cloudflare() -> Rules:
    text = next(text for text in snippets("text") if "/static/*" in text)
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return list(rules)


def told(rules: Rules, path: str) -> Mapping[str, list[str]]:
    """What the rules that match say, header by header: a host joins the values of one that is said twice."""
    found: dict[str, list[str]] = {}
    for pattern, headers in rules:
        wanted = re.sub(r"\\\*", ".*", re.sub(r":\w+", "[^/]+", re.escape(pattern)))
        if re.fullmatch(wanted, f"/{path}"):
            for name, value in headers.items():
                found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("rules", [netlify(), cloudflare()], ids=["netlify", "cloudflare"])
def test_each_file_is_kept_as_long_as_elsewhere_and_feeds_have_their_type(rules: Rules) -> None:
    for path in PATHS:
        assert told(rules, path).get("Cache-Control", [THEIRS]) == [cache_control(path)], path
        assert told(rules, path).get("Content-Type", [content_type(path)]) == [content_type(path)], path
    assert [path for path in PATHS if "Content-Type" in told(rules, path)] == ["feed.xml", "feed.json"]


def test_a_feed_of_a_list_has_its_type_where_the_host_can_say_so() -> None:
    assert told(cloudflare(), "topics/taiwan-strait/feed.xml")["Content-Type"] == [content_type("topics/taiwan-strait/feed.xml")]


def test_a_folder_that_a_recipe_publishes_to_may_be_published_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "digest").mkdir()
    monkeypatch.chdir(tmp_path / "digest")
    assert {"./public", "../public", "../published"} <= set(folders())
    for word in folders():
        open_target(asked_for(word, (), tmp_path / "digest")).close()

"""Feeds: readable without complaint, beside every list, stable in their ids, honest in their links."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest

from tests.conftest import Built
from tests.support.pages import kind_of, pages

pytestmark = pytest.mark.slow
DIGESTS = ("repository", "sampler", "hostile", "rights", "empty", "undated", "twins", "japanese", "emoji", "empty_file")


def _atoms(site: Path) -> list[Path]:
    found = sorted(site.rglob("feed.xml"))
    assert found, "there is no Atom feed"
    return found


@pytest.mark.parametrize("name", DIGESTS)
@pytest.mark.parametrize("edition", ["site", "private", "folder"])
def test_feedparser_reads_every_atom_feed_without_complaint(built: Built, name: str, edition: str) -> None:
    for file in _atoms(built(name, edition)):
        read = feedparser.parse(file.read_bytes(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
        assert not read.bozo, f"{file}: {read.get('bozo_exception')}"
        assert read.version == "atom10"
        assert read.feed.title and read.feed.id and read.feed.updated_parsed
        for entry in read.entries:
            assert entry.title and entry.id and entry.link and entry.updated_parsed
        assert len({entry.id for entry in read.entries}) == len(read.entries)


@pytest.mark.parametrize("name", DIGESTS)
def test_the_json_feed_beside_says_the_same(built: Built, name: str) -> None:
    for file in _atoms(built(name)):
        atom = feedparser.parse(file.read_bytes())
        feed = json.loads(file.with_name("feed.json").read_text(encoding="utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] and isinstance(feed["items"], list)
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        for item in feed["items"]:
            assert item["url"]
            assert "content_html" in item or "content_text" in item


@pytest.mark.parametrize("name", ["repository", "sampler"])
def test_every_list_announces_its_feeds(built: Built, name: str) -> None:
    """Front page, actors, topics and sources: their feeds exist, and the page's head names them."""
    site = built(name)
    kinds = {"front", "timeline", "country", "organization", "person", "topic", "source"}
    lists = [one for one in pages(site) if kind_of(one.path) in kinds and "refresh" not in one.metas]
    assert lists
    for one in lists:
        named = {unquote(urljoin("/" + one.path, reference)) for tag, reference in one.references if tag == "link"}
        feeds = {reference for reference in named if reference.endswith(("feed.xml", "feed.json"))}
        assert {Path(feed).suffix for feed in feeds} == {".xml", ".json"}, one.path
        assert all((site / feed.lstrip("/")).is_file() for feed in feeds)


@pytest.mark.parametrize("name", ["sampler", "repository"])
def test_entries_lead_to_pages_of_the_site(built: Built, name: str) -> None:
    site = built(name)
    for file in _atoms(site):
        read = feedparser.parse(file.read_bytes())
        for entry in read.entries:
            link = entry.link.removeprefix("https://digest.example/harbour/")
            if not urlsplit(entry.link).scheme:  # without a base_url, links count from the feed's own place
                link = urljoin("/" + file.relative_to(site).as_posix(), entry.link).lstrip("/")
            assert (site / unquote(link) / "index.html").is_file(), f"{file}: {entry.link}"


def test_an_entry_keeps_its_id_when_its_title_is_corrected(built: Built) -> None:
    """The sampler's corrected item has a new address; whoever read it must not be shown it as new."""
    root = built("sampler").parent
    entries = [entry for file in _atoms(root / "site") for entry in feedparser.parse(file.read_bytes()).entries]
    corrected = {entry.id for entry in entries if entry.title.startswith("Corrected: ")}
    assert len(corrected) == 1
    assert "orrected" not in corrected.pop()


def test_no_feed_of_the_public_edition_holds_a_held_item(built: Built) -> None:
    titles = {entry.title for file in _atoms(built("sampler")) for entry in feedparser.parse(file.read_bytes()).entries}
    assert "Held for now" not in titles
    private = {entry.title for file in _atoms(built("sampler", "private")) for entry in feedparser.parse(file.read_bytes()).entries}
    assert "Held for now" in private

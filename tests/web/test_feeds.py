"""Feeds that every reader takes, whatever a captured title holds; the sitemap and robots.txt."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.web.feeds import atom, json_feed, part_of, robots, sitemap
from dateline.web.views import FeedEntry, FeedView

ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NASTY = "A\x01 title ]]> with <b>markup</b>, \x0b\ufffe & “quotes” 日本"


def entry(title: str = "Title", html: str = "<p>Text</p>", original: str = "https://original.example/a?b=1&c=2") -> FeedEntry:
    return FeedEntry(
        "tag:digest.example,2025:item/k3v9x2", "items/2025/04/11/岩屋-k3v9x2/", title, "2025-04-11T00:00:00Z", "2025-05-01T00:00:00Z",
        "Summary & more", html, "外務省", original, ("Taiwan Strait", "R&D"), "ja",
    )  # fmt: skip


def feed(*entries: FeedEntry, base: str = "https://digest.example/d/", href: str = "topics/x/feed.xml") -> FeedView:
    return FeedView(
        "tag:digest.example,2025:topic/x", "A <digest>", "About & more", href, "topics/x/", "../../", base, "The editors", "en", "Dateline 0.1",
        "2025-05-01T00:00:00Z", tuple(part_of(entry, base, "../../", "en") for entry in entries),
    )  # fmt: skip


@pytest.mark.parametrize("base", ["https://digest.example/d/", "https://digest.example/d", ""])
def test_atom_is_read_without_complaint(base: str) -> None:
    read = feedparser.parse(atom(feed(entry(NASTY), base=base)))
    assert read.bozo is False
    (one,) = read.entries
    assert one.id == "tag:digest.example,2025:item/k3v9x2"
    assert "\x01" not in one.title
    assert one.content[0].value == "<p>Text</p>"
    assert {tag.term for tag in one.tags} == {"Taiwan Strait", "R&D"}


def test_the_title_of_an_entry_is_plain_text_without_what_xml_forbids() -> None:
    root = ET.fromstring(atom(feed(entry(NASTY))))  # noqa: S314 - our own bytes
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "A title ]]> with <b>markup</b>,  & “quotes” 日本"


def test_links_are_absolute_where_the_site_has_an_address_and_relative_to_the_feed_elsewhere() -> None:
    def links(base: str) -> list[str]:
        root = ET.fromstring(atom(feed(entry(), base=base)))  # noqa: S314 - our own bytes
        return [str(link.get("href")) for link in root.iter(f"{ATOM}link")]

    quoted = "items/2025/04/11/%E5%B2%A9%E5%B1%8B-k3v9x2/"
    original = "https://original.example/a?b=1&c=2"
    home = "https://digest.example/d/"
    assert links(home) == [f"{home}topics/x/", f"{home}topics/x/feed.xml", home + quoted, original]
    assert links("") == ["../../topics/x/", "../../topics/x/feed.xml", f"../../{quoted}", original]


@given(title=st.text(max_size=40), html=st.text(max_size=80))
@settings(max_examples=60)
def test_any_text_gives_well_formed_feeds(title: str, html: str) -> None:
    view = feed(entry(title.encode("utf-8", "replace").decode(), html.encode("utf-8", "replace").decode()))
    ET.fromstring(atom(view))  # noqa: S314 - our own bytes
    assert json.loads(json_feed(view))["items"][0]["id"] == entry().id


@given(titles=st.lists(st.text(max_size=20), max_size=4))
@settings(max_examples=60)
def test_a_json_feed_put_together_from_entries_is_laid_out_as_one_text(titles: list[str]) -> None:
    told = json_feed(feed(*(entry(title.encode("utf-8", "replace").decode()) for title in titles)))
    assert told.decode() == json.dumps(json.loads(told), ensure_ascii=False, indent=1) + "\n"


def test_a_feed_of_nothing_is_a_feed() -> None:
    read = feedparser.parse(atom(feed()))
    assert (read.bozo, read.entries, read.feed.updated) == (False, [], "2025-05-01T00:00:00Z")


def test_json_feed_says_the_same() -> None:
    told = json.loads(json_feed(feed(entry(), href="topics/x/feed.json")))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == "https://digest.example/d/topics/x/feed.json"
    assert told["home_page_url"] == "https://digest.example/d/topics/x/"
    (item,) = told["items"]
    assert item == {
        "id": "tag:digest.example,2025:item/k3v9x2",
        "url": "https://digest.example/d/items/2025/04/11/%E5%B2%A9%E5%B1%8B-k3v9x2/",
        "external_url": "https://original.example/a?b=1&c=2",
        "title": "Title",
        "summary": "Summary & more",
        "content_html": "<p>Text</p>",
        "date_published": "2025-04-11T00:00:00Z",
        "date_modified": "2025-05-01T00:00:00Z",
        "authors": [{"name": "外務省"}],
        "tags": ["Taiwan Strait", "R&D"],
        "language": "ja",
    }


def test_an_item_of_a_json_feed_always_has_content() -> None:
    (item,) = json.loads(json_feed(feed(entry(html=""))))["items"]
    assert "content_html" not in item
    assert item["content_text"] == "Summary & more"


def test_a_sitemap_lists_addresses_with_their_last_change() -> None:
    ((name, data),) = sitemap([("", "2025-04-11"), ("actors/person/岩屋/", "")], "https://digest.example/d")
    root = ET.fromstring(data)  # noqa: S314 - our own bytes
    assert name == "sitemap.xml"
    assert [(one.findtext(f"{MAPS}loc"), one.findtext(f"{MAPS}lastmod")) for one in root] == [
        ("https://digest.example/d/", "2025-04-11"),
        ("https://digest.example/d/actors/person/%E5%B2%A9%E5%B1%8B/", None),
    ]


def test_above_fifty_thousand_addresses_the_sitemap_is_an_index() -> None:
    files = sitemap([(f"items/{number}/", "") for number in range(50_001)], "https://digest.example/")
    assert [name for name, _ in files] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    index = ET.fromstring(files[0][1])  # noqa: S314 - our own bytes
    assert [one.findtext(f"{MAPS}loc") for one in index] == ["https://digest.example/sitemap-1.xml", "https://digest.example/sitemap-2.xml"]
    assert [len(ET.fromstring(data)) for _, data in files[1:]] == [50_000, 1]  # noqa: S314 - our own bytes


def test_robots_names_the_sitemap_and_shuts_out_of_a_private_edition() -> None:
    assert robots("https://digest.example/d/", private=False) == b"User-agent: *\nAllow: /\n\nSitemap: https://digest.example/d/sitemap.xml\n"
    assert robots("", private=False) == b"User-agent: *\nAllow: /\n"
    assert robots("https://digest.example/", private=True) == b"User-agent: *\nDisallow: /\n"


@given(st.text(alphabet=st.characters()), st.text(alphabet=st.characters(categories=["Cc", "Cs", "Zl", "Zp", "Po"])))
def test_a_json_feed_is_written_as_python_writes_it(title: str, html: str) -> None:
    written = json_feed(feed(entry(title, html)))
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"

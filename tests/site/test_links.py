"""No link of a site is broken, and every page of it can be reached."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from tests.conftest import Built
from tests.support.pages import Page, address, broken, internal_targets, kind_of, pages
from tests.support.server import serving

pytestmark = pytest.mark.slow
LISTED = {"front", "about", "item", "undated item", "timeline", "month", "digest"}  # lists without an item may stay out
DIGESTS = ("repository", "sampler", "hostile", "empty", "undated", "twins", "japanese", "emoji", "empty_file", "rights")


@pytest.mark.parametrize("name", DIGESTS)
@pytest.mark.parametrize("edition", ["site", "private"])
def test_no_reference_of_a_web_edition_leads_nowhere(built: Built, name: str, edition: str) -> None:
    """References are relative, so what holds here holds at a root and under any sub-path."""
    assert broken(built(name, edition)) == []


@pytest.mark.parametrize("name", DIGESTS)
def test_every_reference_of_the_folder_edition_names_a_file(built: Built, name: str) -> None:
    assert broken(built(name, "folder"), folder=True) == []


@pytest.mark.parametrize("prefix", ["", "/of/someone"])
def test_following_every_link_on_a_server_meets_only_pages(built: Built, prefix: str) -> None:
    """A crawl over HTTP, as a reader's browser resolves addresses, at the root and under a sub-path."""
    with serving(built("sampler"), prefix) as home:
        seen, waiting, wrong = {home}, [home], []
        while waiting:
            one = waiting.pop()
            try:
                with urlopen(one) as answer:  # noqa: S310 (the server of this test)
                    body, kind = answer.read(), answer.headers.get_content_type()
            except HTTPError as error:
                wrong.append(f"{one}: {error.code}")
                continue
            if kind != "text/html":
                continue
            for link in _links(body.decode("utf-8"), one):
                if link.startswith(home) and link not in seen:
                    seen.add(link)
                    waiting.append(link)
        assert wrong == []
        assert len(seen) > len(pages(built("sampler")))


def _links(text: str, base: str) -> list[str]:
    from tests.support.pages import _Parser

    one = Page(base)
    parser = _Parser(one)
    parser.feed(text)
    found = (urldefrag(urljoin(base, reference)).url for tag, reference in one.references if tag != "form")
    return [quote(link, safe=":/?&=%#;+,@!$'()*~") for link in found]  # as a browser asks for an address with letters of other scripts


@pytest.mark.parametrize("name", ["repository", "sampler"])
@pytest.mark.parametrize("edition", ["site", "private", "folder"])
def test_every_page_can_be_reached_from_the_front_page(built: Built, name: str, edition: str) -> None:
    known = {one.path: one for one in pages(built(name, edition))}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        for target in internal_targets(known[waiting.pop()]):
            if target in known and target not in reached:
                reached.add(target)
                waiting.append(target)
    moved = {path for path, one in known.items() if "refresh" in one.metas}
    assert sorted(known.keys() - reached - moved - {"404.html"}) == []


@pytest.mark.parametrize("name", ["sampler", "rights", "hostile"])
def test_canonical_addresses_and_sitemap_name_the_pages_themselves(built: Built, name: str) -> None:
    site = built(name)
    known = {one.path: one for one in pages(site)}
    base = next(one.metas["og:url"] for one in known.values() if one.path == "index.html")
    assert base.startswith("https://digest.example/")
    wrong = {path: one.metas["og:url"] for path, one in known.items() if "og:url" in one.metas and unquote(one.metas["og:url"]) != base + address(path)}
    assert wrong == {}
    listed = {unquote(location.removeprefix(base)) for location in _locations(site / "sitemap.xml", site, base)}
    to_find = [one for one in known.values() if "refresh" not in one.metas and "noindex" not in one.metas.get("robots", "")]
    assert listed <= {address(one.path) for one in to_find}
    assert {address(one.path) for one in to_find if kind_of(one.path) in LISTED} <= listed


def _locations(file: Path, site: Path, base: str) -> list[str]:
    root = ET.parse(file).getroot()  # noqa: S314 (a file that the program has just written)
    found = [location.text or "" for location in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    if root.tag.endswith("sitemapindex"):
        return [inner for one in found for inner in _locations(site / one.removeprefix(base), site, base)]
    return found


def test_robots_name_the_sitemap_of_a_site_with_an_address(built: Built) -> None:
    lines = (built("sampler") / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Sitemap: https://digest.example/harbour/sitemap.xml" in lines


def test_a_site_without_an_address_has_no_sitemap(built: Built) -> None:
    assert not list(built("undated").glob("sitemap*"))


def test_an_address_that_moved_leads_to_the_new_one(built: Built) -> None:
    """The sampler was built, one title was corrected, and it was built again."""
    site = built("sampler")
    moved = [one for one in pages(site) if "refresh" in one.metas and one.path.startswith("items/")]
    assert len(moved) == 1
    (target,) = {target for target in internal_targets(moved[0]) if target.startswith("items/")}
    assert "Corrected: " in (site / target).read_text(encoding="utf-8")


def test_json_ld_can_be_read_and_names_the_title(built: Built) -> None:
    read = 0
    for one in pages(built("sampler")):
        for given, text in one.scripts:
            if given.get("type") == "application/ld+json":
                value = json.loads(text)
                assert value["@context"] == "https://schema.org"
                read += 1
    items = [one for one in pages(built("sampler")) if one.path.startswith("items/") and "refresh" not in one.metas]
    assert read >= len(items) > 100
    assert all(urlsplit(reference).scheme != "javascript" for one in items for _, reference in one.references)

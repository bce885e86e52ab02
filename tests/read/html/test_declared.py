"""What a page declares beside headline and days: its address, source, writers and language; broken declarations cost nothing."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from tests.read.html.pages import BODY, HEADLINE, ld, meta, page, read, story


def test_address_source_and_writers_are_declared() -> None:
    head = '<link rel="canonical" href="https://coast.example/news/boats">' + meta(og__site_name="The Coast Herald") + ld(
        story(author=[{"@type": "Person", "name": "Anna Berg"}, {"@type": "Person", "name": "Otto Lund"}, {"name": "The Coast Herald"}])
    )  # fmt: skip
    item = read(page(head=head))
    assert (item.source_url.value, item.source.value, item.byline.value) == ("https://coast.example/news/boats", "The Coast Herald", "Anna Berg, Otto Lund")
    assert (item.source_url.rule, item.byline.rule) == ("canonical", "JSON-LD author")


def test_the_host_finds_the_profile_of_the_source() -> None:
    profile = SourceProfile("coast-herald", "The Coast Herald", match=("coast.example",))
    item = read(page(head=meta(og__url="https://www.coast.example/news/boats")), sources=(profile,))
    assert (item.source_id, item.source.value) == ("coast-herald", "The Coast Herald")


def test_the_publisher_of_json_ld_is_the_source_where_the_page_does_not_name_its_site() -> None:
    assert read(page(head=ld(story(publisher={"@type": "Organization", "name": "Coast Media"})))).source.value == "Coast Media"


def test_an_address_without_a_path_is_the_sites_and_not_the_storys() -> None:
    assert read(page(head='<link rel="canonical" href="https://coast.example/">')).source_url.value is None


def test_the_text_decides_the_language_and_a_short_one_is_taken_at_its_word() -> None:
    assert read(page(language="de")).language.value == "en"
    short = read(page("<h1>Hafen</h1><p>Zwei neue Boote.</p>", language="de-AT")).language
    assert (short.value, short.rule) == ("de", "html lang")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "HEADLINE", "datePublished": "2025-04-11T17:25:00+09:00",}',
        '<!-- {"@type": "NewsArticle", "headline": "HEADLINE", "datePublished": "2025-04-11T17:25:00+09:00"} -->',
        '//<![CDATA[\n{"@type": ["Thing", "NewsArticle"], "headline": "HEADLINE", "datePublished": "2025-04-11T17:25:00+09:00"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "HEADLINE", "description": "two\nlines", "datePublished": "2025-04-11T17:25:00+09:00"};',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "http://schema.org/Article", "headline": "HEADLINE", "datePublished": ["2025-04-11T17:25:00+09:00"]}]}',
        '[[{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "HEADLINE", "datePublished": {"@value": "2025-04-11T17:25:00+09:00"}}}]]',
        '{"@type": "NewsArticle", "headline": "HEADLINE", "datePublished": "2025-04-11T17:25:00+09:00"}{"@type": "Broken"',
    ],
    ids=["comma", "comment", "cdata", "newline in a text", "graph", "nested", "broken behind"],
)  # fmt: skip
def test_json_ld_is_read_however_it_is_put(script: str) -> None:
    item = read(
        page(
            "<p>x</p>" + "".join(f"<p>{text}</p>" for text in BODY.split("\n\n")),
            f'<script type="application/ld+json">{script.replace("HEADLINE", HEADLINE)}</script>',
        )
    )
    assert (item.title.value, item.published.value) == (HEADLINE, "2025-04-11T17:25:00+09:00")


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, '{"@type": 7, "headline": {"a": [null]}}', "null", '"text"'])
def test_json_ld_that_says_nothing_costs_nothing(script: str) -> None:
    item = read(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert (item.title.value, item.text) == (HEADLINE, BODY)

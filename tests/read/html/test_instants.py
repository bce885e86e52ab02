"""When a page was published: what it declares, with the publisher's own offset; nothing is taken from another story or from the rendering."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from tests.read.html.pages import HEADLINE, PARAGRAPHS, ld, meta, page, read, story

TOKYO = SourceProfile("coast-herald", "The Coast Herald", timezone="Asia/Tokyo", match=("coast.example",))


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("2025-04-11T17:25:00+09:00", "2025-04-11T17:25:00+09:00"),
        ("2025-04-11T17:25:31.123456+0900", "2025-04-11T17:25:31+09:00"),
        ("2025-04-11T08:25:00Z", "2025-04-11T08:25:00+00:00"),
        ("2025-04-11 17:25 +09", "2025-04-11T17:25:00+09:00"),
        ("2025-04-11", "2025-04-11"),
        ("20250411", "2025-04-11"),
        ("2025-04-11T00:00:00", "2025-04-11"),
        ("2025-04-11T17:25:00", "2025-04-11"),
        ("Fri, 11 Apr 2025 17:25:00 +0900", "2025-04-11T17:25:00+09:00"),
        ("1744359900", "2025-04-11T08:25:00+00:00"),
        ("2025-13-45", None),
        ("yesterday", None),
    ],
)
def test_a_declared_moment_keeps_its_own_offset_and_says_no_more_than_it_knows(declared: str, told: str | None) -> None:
    assert read(page(head=meta(article__published_time=declared))).published.value == told


def test_a_time_without_a_zone_is_the_sources_own_or_the_digests() -> None:
    head = meta(article__published_time="2025-04-11T17:25:00", og__url="https://coast.example/a/boats")
    item = read(page(head=head), sources=(TOKYO,))
    assert (item.published.value, item.zone, item.source_id) == ("2025-04-11T17:25:00+09:00", "JST", "coast-herald")
    assert read(page(head=head), timezone="Europe/Berlin").published.value == "2025-04-11T17:25:00+02:00"


def test_an_instant_told_in_utc_is_shown_in_the_sources_zone() -> None:
    head = ld(story(datePublished="2025-04-11T20:25:00Z")) + '<link rel="canonical" href="https://coast.example/a/boats">'
    assert read(page(head=head), sources=(TOKYO,)).published.value == "2025-04-12T05:25:00+09:00"


def test_of_one_instant_told_twice_the_form_with_an_offset_is_taken() -> None:
    head = ld(story(datePublished="2025-04-11T08:25:00Z")) + meta(article__published_time="2025-04-11T17:25:00+09:00")
    assert read(page(head=head)).published.value == "2025-04-11T17:25:00+09:00"


def test_a_day_becomes_an_instant_where_another_declaration_tells_the_time_of_that_day() -> None:
    head = ld(story(datePublished="2025-04-11")) + meta(article__published_time="2025-04-11T17:25:00+09:00")
    assert read(page(head=head)).published.value == "2025-04-11T17:25:00+09:00"


def test_json_ld_wins_and_what_others_declare_are_runners_up() -> None:
    head = ld(story(datePublished="2025-04-11T17:25:00+09:00")) + '<meta name="date" content="2025-05-30T03:00:00Z">'
    field = read(page(head=head)).published
    assert (field.value, field.rule) == ("2025-04-11T17:25:00+09:00", "JSON-LD datePublished")
    assert [(other.value, other.rule) for other in field.others] == [("2025-05-30T03:00:00+00:00", "meta date")]


def test_the_day_that_the_page_shows_is_a_runner_up_of_the_declared_one() -> None:
    body = f"<h1>{HEADLINE}</h1><p>Published: April 12, 2025</p>{PARAGRAPHS}"
    field = read(page(body, meta(article__published_time="2025-04-11T17:25:00+09:00"))).published
    assert ("2025-04-12", "label") in [(other.value, other.rule) for other in field.others]


def test_a_page_that_declares_no_day_is_read_by_what_it_shows() -> None:
    body = f"<h1>{HEADLINE}</h1><p>Published: April 12, 2025</p>{PARAGRAPHS}"
    item = read(page(body))
    assert (item.published.value, item.published.rule) == ("2025-04-12", "label")
    assert "April 12" not in item.text


def test_a_page_without_any_day_stays_undated() -> None:
    assert read(page()).published.value is None


def test_updated_is_told_only_where_it_is_later() -> None:
    later = read(page(head=ld(story(datePublished="2025-04-11T17:25:00+09:00", dateModified="2025-04-12T09:00:00+09:00"))))
    assert later.updated.value == "2025-04-12T09:00:00+09:00"
    same = read(page(head=ld(story(datePublished="2025-04-11T17:25:00+09:00", dateModified="2025-04-11T08:25:00Z"))))
    assert same.updated.value is None


def test_a_day_of_change_alone_is_no_day_of_publication() -> None:
    assert read(page(head=meta(article__modified_time="2025-04-12T09:00:00+09:00"))).published.value is None


def test_the_time_element_under_the_headline_counts_and_that_of_a_teaser_does_not() -> None:
    teasers = '<section class="related"><h3><a href="/b">Ferry returns</a></h3><time datetime="2024-01-01T00:30:00+09:00">1 January</time></section>'
    body = f'<h1>{HEADLINE}</h1><time datetime="2025-04-11T17:25:00+09:00">today</time>{PARAGRAPHS}{teasers}'
    assert read(page(body)).published.value == "2025-04-11T17:25:00+09:00"
    assert read(page(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}{teasers}")).published.value is None


def test_microdata_tells_the_day() -> None:
    body = f'<h1>{HEADLINE}</h1><span itemprop="datePublished" content="2025-04-11T17:25:00+09:00">11/4</span>{PARAGRAPHS}'
    assert read(page(body)).published.value == "2025-04-11T17:25:00+09:00"


def test_a_day_behind_the_sites_name_in_the_pages_title_counts() -> None:
    assert read(page(head=f"<title>{HEADLINE} | Coast | 11.04.2025</title>")).published.value == "2025-04-11"


def test_the_days_of_stories_listed_in_json_ld_are_not_the_pages() -> None:
    other = story(headline="Ferry returns in spring", datePublished="2020-01-01T10:00:00+09:00")
    head = ld({"@type": "ItemList", "itemListElement": [other]}, story(datePublished="2025-04-11T17:25:00+09:00"))
    item = read(page(head=head))
    assert item.published.value == "2025-04-11T17:25:00+09:00"
    assert "2020-01-01T10:00:00+09:00" not in [runner.value for runner in item.published.others]

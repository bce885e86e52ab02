"""The headline of a saved page: what is declared for readers before what is written for search engines; no kicker, no site's name."""

from __future__ import annotations

import pytest

from tests.read.html.pages import BODY, HEADLINE, PARAGRAPHS, ld, meta, page, read, story


def test_the_heading_of_the_first_rank_is_the_headline_and_no_text() -> None:
    item = read(page())
    assert (item.title.value, item.title.rule) == (HEADLINE, "heading of the first rank")
    assert item.text == BODY


def test_the_story_of_json_ld_names_the_headline_before_the_heading() -> None:
    head = "<title>New boats! What you need to know</title>" + ld(story())
    assert read(page(f"<h1>New boats! What you need to know</h1>{PARAGRAPHS}", head)).title.value == HEADLINE


def test_a_json_ld_headline_that_repeats_the_page_title_yields_to_the_heading() -> None:
    head = "<title>Pilot boats harbour purchase</title>" + ld(story(headline="Pilot boats harbour purchase"))
    item = read(page(head=head))
    assert item.title.value == HEADLINE
    assert "Pilot boats harbour purchase" in [other.value for other in item.title.others]


@pytest.mark.parametrize("tail", [" | The Coast Herald", " - The Coast Herald", " – News – The Coast Herald", "--News--The Coast Herald"])
def test_a_sites_name_behind_the_title_goes(tail: str) -> None:
    head = f"<title>{HEADLINE}{tail}</title>" + meta(og__site_name="The Coast Herald")
    body = f'<div class="big">{HEADLINE}</div>{PARAGRAPHS}' if tail.startswith("--") else PARAGRAPHS
    assert read(page(body, head + meta(og__title=HEADLINE))).title.value == HEADLINE


def test_without_a_heading_the_sites_name_is_known_by_what_the_page_calls_itself() -> None:
    head = f"<title>{HEADLINE} | The Coast Herald</title>" + meta(og__site_name="The Coast Herald")
    assert read(page(PARAGRAPHS, head)).title.value == HEADLINE


def test_a_kicker_goes_where_a_declared_title_is_the_rest() -> None:
    body = f"<h1><span>Winter at sea</span> <span>{HEADLINE}</span></h1>{PARAGRAPHS}"
    assert read(page(body, meta(og__title=HEADLINE))).title.value == HEADLINE


def test_a_headline_set_in_pieces_keeps_the_spaces_of_the_declared_one() -> None:
    body = f"<h1><span>Harbour board</span><span>approves two new pilot boats</span></h1>{PARAGRAPHS}"
    assert read(page(body, ld(story()))).title.value == HEADLINE


def test_a_quotation_mark_that_ends_an_attribute_does_not_shorten_the_headline() -> None:
    whole = 'Harbour board: the "old ladies" may rest'
    body = f"<h1>{whole}</h1>{PARAGRAPHS}"
    assert read(page(body, '<meta property="og:title" content="Harbour board: the "old ladies" may rest">')).title.value == whole


def test_a_heading_of_the_site_is_no_headline() -> None:
    body = f"<h1>The Coast Herald</h1><h2>{HEADLINE}</h2>{PARAGRAPHS}"
    head = meta(og__site_name="The Coast Herald", og__title=HEADLINE)
    item = read(page(body, head))
    assert item.title.value == HEADLINE
    assert HEADLINE not in item.text


def test_the_line_of_the_headline_is_the_files() -> None:
    markup = page()
    assert read(markup).title.line == markup.split("\n").index(f"<h1>{HEADLINE}</h1>") + 1

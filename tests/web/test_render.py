"""Pages from views: strict about names, strict about what a page may load, the same links from every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from dateline.problems import DatelineError
from dateline.web.render import TEMPLATES, WAY_UP, Renderer, file_url, theme_dir, url
from dateline.web.views import Chip, Link, Row, Time
from tests.web.fixtures.items import arabic_item, japan_item, link_item, own_note, taiwan_item
from tests.web.fixtures.lists import front
from tests.web.fixtures.pages import pages
from tests.web.fixtures.parts import HOSTILE, JAPAN_ORIGINAL, SITE, busy_rows, meta, seed_rows

EDITIONS = {"public": SITE, "private": replace(SITE, private=True), "folder": replace(SITE, for_folder=True)}
LINKS = {"a": "href", "link": "href", "script": "src", "form": "action"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))


def tags(html: bytes) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html.decode())
    return parser.tags


def links(html: bytes) -> Iterator[str]:
    for tag, attributes in tags(html):
        link = attributes.get(LINKS.get(tag, ""))
        if link is not None and attributes.get("rel") != "canonical":
            yield link


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer([theme_dir()])


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, renderer: Renderer) -> dict[str, bytes]:
    """Every fixture page of an edition, rendered, by its address."""
    return {view.page.href: renderer.page(view) for view in pages(EDITIONS[request.param])}


def test_every_type_of_view_has_a_fixture() -> None:
    assert {type(view) for view in pages(SITE)} == set(TEMPLATES)


def test_every_page_carries_a_strict_policy_before_anything_it_could_load(edition: dict[str, bytes]) -> None:
    for href, html in edition.items():
        policies = [
            (place, str(attributes["content"]))
            for place, (tag, attributes) in enumerate(tags(html))
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        ((place, policy),) = policies
        assert place == 3, href  # html, head, charset, policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy, href


def test_no_page_has_a_style_or_script_of_its_own(edition: dict[str, bytes]) -> None:
    for href, html in edition.items():
        for tag, attributes in tags(html):
            assert tag not in {"style", "img", "iframe", "object", "base"}, href
            assert not [name for name in attributes if name == "style" or name.startswith("on")], href
            if tag == "script":
                assert attributes.get("src") or attributes.get("type") == "application/ld+json", href


def test_nothing_is_loaded_from_elsewhere(edition: dict[str, bytes]) -> None:
    for href, html in edition.items():
        for tag, attributes in tags(html):
            if tag in {"link", "script"} and attributes.get("rel") != "canonical":
                place = urlsplit(str(attributes.get("href") or attributes.get("src") or ""))
                assert (place.scheme, place.netloc) == ("", ""), href


def test_no_placeholder_and_no_control_character_is_left(edition: dict[str, bytes]) -> None:
    for href, html in edition.items():
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", html), href


def test_titles_are_text_wherever_they_stand(edition: dict[str, bytes]) -> None:
    hostile = edition["items/undated/script-u4n8d1/"].decode()
    assert "<script>alert" not in hostile
    assert "<img" not in hostile
    assert hostile.count("&lt;script&gt;alert(1)") >= 4  # title, og:title, h1, citations


def test_links_of_the_folder_edition_name_files() -> None:
    renderer = Renderer([theme_dir()])
    for view in pages(EDITIONS["folder"]):
        for link in links(renderer.page(view)):
            path = urlsplit(link).path
            if not urlsplit(link).scheme and path:
                assert re.search(r"\.(html|css|js|svg|xml|json)$", path), (view.page.href, link)


@pytest.mark.parametrize(
    ("href", "site", "folder"),
    [
        ("", "\x01", "\x01index.html"),
        ("timeline/", "\x01timeline/", "\x01timeline/index.html"),
        ("timeline/2025/04/#2025-04-11", "\x01timeline/2025/04/#2025-04-11", "\x01timeline/2025/04/index.html#2025-04-11"),
        ("feed.xml", "\x01feed.xml", "\x01feed.xml"),
        ("#2025-04-11", "#2025-04-11", "#2025-04-11"),
        ("https://x.example/", "https://x.example/", "https://x.example/"),
        ("mailto:a@x.example", "mailto:a@x.example", "mailto:a@x.example"),
        ('https://x.example/"><b a=|50%&c=%41', "https://x.example/%22%3E%3Cb%20a=%7C50%25&c=%41", "https://x.example/%22%3E%3Cb%20a=%7C50%25&c=%41"),
        ("http://[::1]/[a]#b#c", "http://[::1]/%5Ba%5D#b%23c", "http://[::1]/%5Ba%5D#b%23c"),
        ("javascript:alert(1)", "\x01javascript:alert(1)", "\x01javascript:alert(1)"),
    ],
)
def test_an_address_becomes_a_link(href: str, site: str, folder: str) -> None:
    assert (url(href), file_url(href)) == (site, folder)


def test_a_kept_row_takes_the_way_up_of_the_page_it_stands_on(renderer: Renderer) -> None:
    row = renderer.row(seed_rows()[0], for_folder=False)
    assert f'href="{WAY_UP}items/2025/04/11/' in row
    view = front(SITE, busy=False)
    at_root = renderer.page(view).decode()
    below = renderer.page(replace(view, page=meta("a/b/", "front", SITE.title))).decode()
    assert 'class="go" href="./items/2025/04/11/' in at_root
    assert 'class="go" href="../../items/2025/04/11/' in below


def test_a_row_tells_kinds_by_words_too(renderer: Renderer) -> None:
    chips = (Chip("person/a", "actors/person/a/", "A", "person"), Chip("country/b", "actors/country/b/", "B", "country", reviewed=False))
    row = renderer.row(Row("x", "items/x/", "T", Time(), None, "", chips), for_folder=False)
    assert '<a class="k person" href="\x01actors/person/a/"><span class="vh">Person: </span>A</a>' in row
    assert 'class="k country u"' in row


def test_a_page_says_only_what_its_rights_allow(renderer: Renderer) -> None:
    shown, nothing = renderer.page(japan_item()).decode(), renderer.page(link_item()).decode()
    assert "This is an excerpt." in shown
    assert "The text is not shown here." in nothing
    assert "This is an excerpt." not in renderer.page(taiwan_item()).decode()


def test_a_quotation_leads_to_its_place_in_the_original_where_that_is_known(renderer: Renderer) -> None:
    assert f'href="{JAPAN_ORIGINAL}#:~:text=Unilateral' in renderer.page(japan_item()).decode()
    assert "in the original" not in renderer.page(replace(japan_item(), original="", mentions=())).decode()


def test_evidence_stands_in_the_private_edition_alone(renderer: Renderer) -> None:
    assert "Cut as boilerplate" in renderer.page(japan_item(EDITIONS["private"])).decode()
    assert "evidence" not in re.sub(r'class="[^"]*"', "", renderer.page(japan_item()).decode())


def test_mentions_are_marked_for_their_chips(renderer: Renderer) -> None:
    html = renderer.page(taiwan_item()).decode()
    chips = set(re.findall(r'data-actor="([^"]+)"', html))
    marked = {actor for group in re.findall(r'data-a="([^"]+)"', html) for actor in group.split()}
    assert marked
    assert marked <= chips


def test_an_arabic_item_runs_from_right_to_left(renderer: Renderer) -> None:
    html = renderer.page(arabic_item()).decode()
    assert '<h1 lang="ar" dir="rtl"' in html
    assert '<div class="text" lang="ar" dir="rtl">' in html
    assert renderer.page(replace(arabic_item(), site=replace(SITE, language="ar"))).startswith(b'<!DOCTYPE html>\n<html lang="ar" dir="rtl">')


def test_a_long_day_folds(renderer: Renderer) -> None:
    view = next(view for view in pages(SITE) if view.page.href == "timeline/2025/03/")
    html = renderer.page(view).decode()
    assert "10 more on this day" in html
    assert html.count('<article class="row') == len(busy_rows())


def test_a_note_of_the_digests_own_has_no_original(renderer: Renderer) -> None:
    html = renderer.page(own_note()).decode()
    assert "Our own note" in html
    assert "Original" not in html
    assert "This is an excerpt." not in html
    assert "Our own note" not in renderer.page(japan_item()).decode()
    assert '<span class="own">Our own note</span>' in renderer.row(replace(seed_rows()[0], own=True), for_folder=False)


def test_an_excerpt_without_a_source_names_no_publisher(renderer: Renderer) -> None:
    html = renderer.page(replace(japan_item(), original="", source=None, mentions=())).decode()
    assert '<p class="access">This is an excerpt.</p>' in html


def test_corrections_are_told_on_the_public_page(renderer: Renderer) -> None:
    assert "Corrected on 1 June 2025 by The editor: the date. The program had read the update’s day." in renderer.page(own_note()).decode()


def test_without_an_address_nobody_is_asked_to_report_errors(renderer: Renderer) -> None:
    assert "report an error" not in renderer.page(own_note()).decode().lower()
    about = next(view for view in pages(SITE) if view.page.href == "about/")
    for private in (False, True):
        html = renderer.page(replace(about, site=replace(SITE, contact="", private=private))).decode()
        assert "No address for reports is given yet." in html
        assert ("content/site.yml" in html) == private


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We will not yield,", "“We will not yield”"),
        ("will not only exacerbate the situation.", "“… will not only exacerbate the situation.”"),
        ("武力による変更，", "“武力による変更”"),
    ],
)
def test_a_quotation_is_shown_as_a_reader_expects_it(renderer: Renderer, words: str, shown: str) -> None:
    quote = replace(japan_item().quotes[0], text=words)
    assert f'<p dir="auto">{shown}</p>' in renderer.page(replace(japan_item(), quotes=(quote,))).decode()


@pytest.mark.parametrize(("href", "noun"), [("topics/", "topics"), ("sources/", "sources")])
def test_an_index_counts_what_it_lists(renderer: Renderer, href: str, noun: str) -> None:
    view = next(view for view in pages(SITE) if view.page.href == href)
    assert f'<p class="figures">5 {noun}</p>' in renderer.page(view).decode()


def test_surrogates_and_control_characters_do_no_harm(renderer: Renderer) -> None:
    row = Row("x", "items/x/", "bad \ud800 \x07 \x00 title", Time(), Link("sources/s/", "S"), "")
    kept = renderer.row(row, for_folder=False)
    html = renderer.page(replace(front(SITE, busy=False), pinned=(kept,)))
    assert b"bad ?   title" in html


def test_the_templates_of_a_digest_come_before_the_programs(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "404.html").write_text('{% extends "base.html" %}{% block content %}<h1>Lost: {{ site.title }}</h1>{% endblock %}', encoding="utf-8")
    view = next(view for view in pages(SITE) if view.page.href == "404.html")
    assert b"<h1>Lost: NATO and the Indo-Pacific</h1>" in Renderer([own, theme_dir()]).page(view)


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        ("<p>\n{{ view.nothing }}\n</p>", 2, "has no attribute 'nothing'"),
        ("<p>\n\n{% if %}\n", 3, "Expected an expression"),
        ("{{ missing }}", 1, "'missing' is undefined"),
        ("\n{{ 1 // 0 }}", 2, "division"),
    ],
)
def test_a_failing_template_of_a_digest_is_named_with_its_line(tmp_path: Path, template: str, line: int, why: str) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "404.html").write_text(template, encoding="utf-8")
    view = next(view for view in pages(SITE) if view.page.href == "404.html")
    with pytest.raises(DatelineError) as caught:
        Renderer([own, theme_dir()]).page(view)
    assert str(caught.value).startswith(f"templates/404.html:{line}: error: the template fails: ")
    assert why in str(caught.value)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "404.html").write_text('{% extends "bas.html" %}', encoding="utf-8")
    view = next(view for view in pages(SITE) if view.page.href == "404.html")
    with pytest.raises(DatelineError, match=r"bas\.html"):
        Renderer([own, theme_dir()]).page(view)


def test_compiled_templates_are_kept_apart_by_edition(tmp_path: Path) -> None:
    view = next(view for view in pages(SITE) if view.page.href == "404.html")
    folder = replace(view, site=replace(SITE, for_folder=True))
    first = [Renderer([theme_dir()], tmp_path / "cache").page(one) for one in (view, folder)]
    again = [Renderer([theme_dir()], tmp_path / "cache").page(one) for one in (view, folder)]
    assert first == again
    assert b'href="./timeline/"' in first[0]
    assert b'href="./timeline/index.html"' in first[1]


def test_the_hostile_title_is_hostile() -> None:
    assert "<script>" in HOSTILE

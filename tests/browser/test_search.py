"""Search in a real browser: words, filters, an address that can be sent, and what is left where it cannot load."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Built
from tests.support.browser import visiting
from tests.support.server import serving


@pytest.mark.parametrize("prefix", ["", "/of/someone"], ids=["root", "sub-path"])
def test_a_word_finds_the_items_that_hold_it(browser: Browser, served: Callable[..., str], prefix: str) -> None:
    home = served("repository", prefix=prefix)
    with visiting(browser) as (page, log):
        page.goto(home + "search/")
        page.locator("input[type=search]").fill("indispensable")
        expect(page.locator("#hits > li")).to_have_count(1)
        page.locator("#hits a").first.click()
        expect(page.locator("h1")).to_have_text(re.compile("MOFA response"))
        assert (log.errors, log.foreign(home)) == ([], [])


def test_the_address_keeps_the_search(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository") + "search/")
        page.locator("input[type=search]").fill("Iwaya")
        expect(page.locator("#hits > li")).to_have_count(1)
        page.wait_for_url(re.compile(r"[?&]q=Iwaya"))
        kept = page.url
        page.goto("about:blank")
        page.goto(kept)
        expect(page.locator("#hits > li")).to_have_count(1)
        expect(page.locator("input[type=search]")).to_have_value("Iwaya")


def test_words_of_a_text_that_may_not_be_shown_find_nothing(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository") + "search/")
        page.locator("input[type=search]").fill("Hegseth")
        expect(page.locator("#status")).to_have_text(re.compile(r"\S"))
        expect(page.locator("#hits > li")).to_have_count(0)


@pytest.mark.parametrize("legend", ["Actor", "Topic", "Source", "Year"])
def test_filters_narrow_the_results(browser: Browser, served: Callable[..., str], legend: str) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("sampler") + "search/?q=dredging")
        expect(page.locator("#hits > li").first).to_be_visible()
        before = _count(page.locator("#status").inner_text())
        select = page.get_by_label(legend, exact=True)
        counts = {option: _count(option) for option in select.locator("option").all_text_contents() if "(" in option}
        narrow = min((option for option, count in counts.items() if count), key=lambda option: counts[option])
        select.select_option(label=narrow)
        expect(page.locator("#status")).to_have_text(re.compile(rf"^{counts[narrow]} items?$"))
        assert counts[narrow] < before


def _count(status: str) -> int:
    """The number in "12 items", or in brackets behind a choice: "Japan (12)"."""
    found = re.search(r"\((\d+)\)$|^(\d+) items?$", status)
    assert found, f"no count in {status!r}"
    return int(found.group(1) or found.group(2))


def test_the_lists_stand_in_where_there_are_no_scripts(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser, java_script_enabled=False) as (page, _):
        page.goto(served("repository") + "search/")
        expect(page.locator("#nosearch")).to_be_visible()
        expect(page.locator("form#search")).to_be_hidden()
        page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z")).click()
        expect(page.locator("main").get_by_role("link", name=re.compile("Rutte")).first).to_be_visible()


def test_the_lists_stand_in_where_the_index_is_missing(browser: Browser, built: Built, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built("repository"), site, ignore=shutil.ignore_patterns("data"))
    with serving(site) as home, visiting(browser) as (page, log):
        page.goto(home + "search/?q=Iwaya")
        expect(page.locator("#nosearch")).to_be_visible()
        expect(page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z"))).to_be_visible()
        assert log.foreign(home) == []


def test_the_lists_stand_in_where_the_site_is_opened_from_a_folder(browser: Browser, built: Built) -> None:
    with visiting(browser) as (page, log):
        page.goto((built("repository", "folder") / "search" / "index.html").as_uri())
        expect(page.locator("#nosearch")).to_be_visible()
        page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z")).click()
        expect(page.locator("h1")).to_be_visible()
        assert log.errors == []

"""Reading with a mouse, a keyboard, or without scripts: chips, keys, links, at a root, under a sub-path and from a folder."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import Built
from tests.support.browser import visiting
from tests.support.pages import address, pages


def _release(built: Built) -> str:
    """The page of the ministry's release, which is shown in full."""
    return next(one.path for one in pages(built("repository")) if one.path.startswith("items/2025/04/11/") and "MOFA response" in one.metas.get("og:title", ""))


def _marked(page: Page) -> list[str]:
    """The texts of the mentions that stand out: their look differs from that of the other mentions."""
    marked: list[str] = page.evaluate("[...document.querySelectorAll('.m.on')].map(e => e.textContent)")
    return marked


def _chip(page: Page, name: str) -> Locator:
    return page.locator("#chips").get_by_role("button", name=re.compile(rf"\b{name}$"))


@pytest.mark.parametrize("prefix", ["", "/of/someone"])
def test_choosing_a_chip_marks_its_mentions_and_keeps_the_choice_in_the_address(
    browser: Browser, served: Callable[..., str], built: Built, prefix: str
) -> None:
    where = served("repository", prefix=prefix) + address(_release(built))
    with visiting(browser) as (page, log):
        page.goto(where)
        assert _marked(page) == []
        _chip(page, "NATO").click()
        expect(page.locator(".m.on").first).to_be_in_viewport()
        chosen = _marked(page)
        assert "North Atlantic Treaty Organization" in chosen
        assert "NATO" in chosen
        assert "Rutte" not in " ".join(chosen)
        kept = page.url
        assert kept != where
        assert kept.startswith(where)
        # sent to a colleague, the address shows the same
        page.goto("about:blank")
        page.goto(kept)
        expect(page.locator(".m.on").first).to_be_in_viewport()
        assert _marked(page) == chosen
        # chosen again, the marks go
        _chip(page, "NATO").click()
        assert _marked(page) == []
        assert log.errors == []


def test_j_and_k_step_through_items(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository") + "timeline/")
        titles = page.locator("main article h3 a").all_inner_texts()
        assert len(titles) >= 2
        focused = "document.activeElement.textContent.trim()"
        page.keyboard.press("j")
        assert page.evaluate(focused) == titles[0]
        page.keyboard.press("j")
        assert page.evaluate(focused) == titles[1]
        page.keyboard.press("k")
        assert page.evaluate(focused) == titles[0]
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(titles[0])


def test_slash_goes_to_search(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository"))
        page.keyboard.press("/")
        page.wait_for_url("**/search/**")
        expect(page.locator("input[type=search]")).to_be_focused()
        page.keyboard.type("j/k")
        expect(page.locator("input[type=search]")).to_have_value("j/k")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("prefix", ["", "/of/someone"], ids=["root", "sub-path"])
def test_a_reader_goes_from_the_front_page_to_an_item_to_an_actor_and_back(browser: Browser, served: Callable[..., str], prefix: str, scripts: bool) -> None:
    home = served("repository", prefix=prefix)
    with visiting(browser, java_script_enabled=scripts) as (page, log):
        page.goto(home)
        page.get_by_role("link", name=re.compile("MOFA response to NATO-Japan")).first.click()
        expect(page.locator("h1")).to_have_text(re.compile("MOFA response"))
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Actors").click()
        page.locator("main").get_by_role("link", name=re.compile("Rutte")).first.click()
        expect(page.locator("h1")).to_have_text(re.compile("Mark Rutte"))
        page.get_by_role("banner").get_by_role("link").first.click()
        page.wait_for_url(home)
        assert log.foreign(home) == []


def test_a_reader_goes_about_in_the_folder_edition(browser: Browser, built: Built) -> None:
    site = built("repository", "folder")
    with visiting(browser, java_script_enabled=True) as (page, log):
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name=re.compile("MOFA response to NATO-Japan")).first.click()
        expect(page.locator("h1")).to_have_text(re.compile("MOFA response"))
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Topics").click()
        page.locator("main").get_by_role("link", name=re.compile("Taiwan Strait")).first.click()
        expect(page.locator("h1")).to_have_text(re.compile("Taiwan Strait"))
        assert page.evaluate("getComputedStyle(document.body).fontFamily") != '"Times New Roman"', "the style sheet was not loaded"
        assert (log.errors, log.foreign(site.as_uri())) == ([], [])


@pytest.mark.parametrize(("name", "prefix"), [("repository", ""), ("sampler", "/harbour")], ids=["at a root", "at the stated address"])
def test_the_page_for_a_missing_address_leads_back(browser: Browser, served: Callable[..., str], name: str, prefix: str) -> None:
    """At any depth the 404 page keeps its looks and its links: under `base_url` where the site states one, else at the root of a host."""
    home = served(name, prefix=prefix)
    with visiting(browser) as (page, _):
        answer = page.goto(home + "items/1999/01/01/never-was/")
        assert answer is not None
        assert answer.status == 404
        assert page.evaluate("document.styleSheets.length") == 1
        page.get_by_role("banner").get_by_role("link").first.click()
        page.wait_for_url(home)


def test_an_old_address_leads_to_the_new_one(browser: Browser, served: Callable[..., str], built: Built) -> None:
    moved = next(one.path for one in pages(built("sampler")) if "refresh" in one.metas and one.path.startswith("items/"))
    with visiting(browser) as (page, log):
        page.goto(served("sampler") + address(moved))
        page.wait_for_function("document.querySelector('h1')?.textContent.includes('Corrected: ')")
        assert log.foreign(served("sampler")) == []

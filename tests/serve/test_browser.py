"""Reloading, and the message of a build that stopped, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.serve.conftest import Desk
from tests.support.browser import visiting

pytestmark = pytest.mark.browser

Start = Callable[[str], Desk]


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text)


def test_a_change_is_shown_without_a_hand_on_the_browser(start: Start, browser: Browser) -> None:
    desk = start("First")
    with visiting(browser) as (page, log):
        page.goto(desk.address)
        heading(page, "First")
        for words in ("Second", "Third"):
            desk.write(words)
            heading(page, words)
        assert log.errors == []
        assert log.foreign(desk.address) == []


def test_a_build_that_wrote_nothing_leaves_the_page_alone(start: Start, browser: Browser) -> None:
    desk = start("Same")
    with visiting(browser) as (page, _):
        page.goto(desk.address)
        page.evaluate("window.kept = true")
        desk.words.touch()
        desk.until_build(2)
        desk.write("!x.md: error: no")
        expect(page.locator("dateline-serve [role=alert]")).to_be_visible()
        assert page.evaluate("window.kept")


def test_an_error_lies_over_the_last_site_until_it_is_solved(start: Start, browser: Browser) -> None:
    desk = start("First")
    line = "content/site.yml:3: error: <img src=x onerror=alert(1)> & more"
    with visiting(browser) as (page, log):
        page.goto(desk.address)
        desk.write(f"!{line}")
        alert = page.locator("dateline-serve [role=alert]")
        expect(alert).to_be_visible()
        expect(alert.locator("h2")).to_have_text("The build stopped")
        expect(alert.locator("li")).to_have_text(line)
        heading(page, "First")
        assert alert.evaluate("e => getComputedStyle(e).position") == "fixed"  # its styles passed the page's own policy
        page.reload()
        expect(alert.locator("li")).to_have_text(line)
        desk.write("First")
        expect(alert).to_have_count(0)
        heading(page, "First")
        assert log.dialogs == []
        assert log.errors == []


def test_the_error_can_be_put_away(start: Start, browser: Browser) -> None:
    desk = start("First")
    with visiting(browser) as (page, _):
        page.goto(desk.address)
        desk.write("!x.md: error: no")
        page.get_by_role("button", name="Hide this message").click()
        expect(page.locator("dateline-serve [role=alert]")).to_have_count(0)


def test_with_no_site_yet_the_page_tells_the_error_and_becomes_the_site(start: Start, browser: Browser) -> None:
    desk = start("!x.md:1: error: <b>no</b>")
    with visiting(browser) as (page, log):
        page.goto(f"{desk.address}")
        heading(page, "The digest could not be built")
        expect(page.locator("li")).to_have_text("x.md:1: error: <b>no</b>")
        page.evaluate("window.kept = true")
        page.wait_for_timeout(500)
        assert page.evaluate("window.kept"), "the page reloaded although nothing changed"
        desk.write("!x.md:2: error: still no")
        expect(page.locator("li")).to_have_text("x.md:2: error: still no")
        desk.write("At last")
        heading(page, "At last")
        assert [line for line in log.errors if "503" not in line] == []


def test_a_page_that_was_hidden_catches_up_when_it_is_seen(start: Start, browser: Browser) -> None:
    desk = start("First")
    hide = """hidden => {
        Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    with visiting(browser) as (page, _):
        page.goto(desk.address)
        page.evaluate(hide, True)
        desk.write("Second")
        desk.until_build(2)
        page.wait_for_timeout(300)
        heading(page, "First")
        page.evaluate(hide, False)
        heading(page, "Second")


def test_a_page_of_an_earlier_run_of_the_server_reloads(start: Start, browser: Browser) -> None:
    desk = start("First")
    with visiting(browser) as (page, _):

        def aged(route: Route) -> None:
            route.fulfill(body=route.fetch().text().replace('data-build="', 'data-build="x'), content_type="text/html")

        page.route("**/*", aged, times=1)
        page.goto(desk.address)
        expect(page.locator("script[data-build^=x]")).to_have_count(0)
        heading(page, "First")

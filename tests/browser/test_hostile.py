"""Captured text is hostile: in a real browser none of it acts, and no page asks another host for anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Built
from tests.support.browser import Log, visiting
from tests.support.pages import address, examples, kind_of, pages
from tests.support.shapes import covering

LOOK = """() => ({
  touched: window.touched ?? null,
  handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')))
    .map(e => e.outerHTML.slice(0, 120)),
  schemes: [...new Set([...document.links].map(a => a.protocol))],
  bases: document.querySelectorAll('base, iframe, object, embed').length,
  inputs: [...document.querySelectorAll('input, textarea')].filter(e => !e.closest('#search, form[role=search], .cite')).length,
})"""


def _visit(page: Page, log: Log, where: str) -> list[str]:
    """Opens `where`, moves over it and presses a key or two; gives what happened there that may not happen."""
    log.errors.clear()
    page.goto(where, wait_until="load")
    page.mouse.move(400, 300)
    page.keyboard.press("Tab")
    seen = page.evaluate(LOOK)
    wrong = [f"{where}: {key} is {seen[key]}" for key in ("touched", "handlers", "bases", "inputs") if seen[key]]
    wrong += [f"{where}: a link with {scheme}" for scheme in seen["schemes"] if scheme not in {"http:", "https:", "mailto:", "file:"}]
    return wrong + [f"{where}: {error}" for error in log.errors]


@pytest.mark.parametrize("edition", ["site", "private"])
def test_nothing_hostile_acts_on_any_page(browser: Browser, served: Callable[..., str], built: Built, edition: str) -> None:
    """Every page of a digest that attacks: no dialog, nothing set, no handler, no policy that had to step in, no other host.

    Of the private edition's lists, which repeat the public ones' rows, those that have every kind of element (tests/site/test_policy.py reads
    all pages of all editions)."""
    home, site = served("hostile", edition), built("hostile", edition)
    opened = [one.path for one in pages(site) if "refresh" not in one.metas and (edition == "site" or "item" in kind_of(one.path))]
    opened += [path for _, path in covering([site]) if path not in opened]
    wrong = []
    with visiting(browser) as (page, log):
        for path in opened:
            wrong += _visit(page, log, home + address(path))
        assert log.dialogs == []
        assert log.foreign(home) == []
    assert wrong == []


def test_nothing_hostile_acts_in_the_folder_edition(browser: Browser, built: Built) -> None:
    site = built("hostile", "folder")
    wrong = []
    with visiting(browser) as (page, log):
        for path in examples(site):
            wrong += _visit(page, log, (site / path).as_uri())
        assert log.dialogs == []
        assert log.foreign(site.as_uri()) == []
    assert wrong == []


def test_search_shows_hostile_titles_as_text(browser: Browser, served: Callable[..., str]) -> None:
    """Results are put into the page by a script: there a title could come alive."""
    home = served("hostile")
    with visiting(browser) as (page, log):
        page.goto(home + "search/?q=attack")
        page.wait_for_selector("#hits li")
        seen = page.evaluate(LOOK)
        assert "<" in page.inner_text("#hits")
        assert (seen["touched"], seen["handlers"], seen["bases"]) == (None, [], 0)
        assert (log.dialogs, log.foreign(home), log.errors) == ([], [], [])


def test_the_test_itself_would_see_an_attack(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page that does everything forbidden is found out in each way."""
    folder = tmp_path_factory.mktemp("attack")
    (folder / "index.html").write_text(
        "<!doctype html><title>x</title><script>window.touched='yes';alert(1)</script><p onclick='1'>p</p><a href='javascript:1'>a</a>"
        "<img src='http://127.0.0.1:9/pixel.gif'><iframe srcdoc='x'></iframe><input>",
        encoding="utf-8",
    )
    with visiting(browser) as (page, log):
        wrong = _visit(page, log, (folder / "index.html").as_uri())
        assert log.dialogs == ["1"]
        assert log.foreign(folder.as_uri()) == ["http://127.0.0.1:9/pixel.gif"]
    told = " ".join(wrong)
    assert all(word in told for word in ("touched is yes", "handlers", "bases is 1", "inputs is 1", "javascript:"))


@pytest.mark.parametrize("name", ["repository", "sampler", "empty"])
@pytest.mark.parametrize("edition", ["site", "private"])
def test_ordinary_pages_are_quiet(browser: Browser, served: Callable[..., str], built: Built, name: str, edition: str) -> None:
    """No error, no warning, no blocked style or script on any kind of page, and nothing asked of another host."""
    home = served(name, edition)
    with visiting(browser) as (page, log):
        for path in examples(built(name, edition)):
            page.goto(home + address(path), wait_until="load")
            expected = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
            assert expected == 200
        assert (log.errors, log.dialogs, log.foreign(home)) == ([], [], [])


def test_ordinary_pages_are_quiet_in_the_folder_edition(browser: Browser, built: Built) -> None:
    site = built("sampler", "folder")
    with visiting(browser) as (page, log):
        for path in examples(site):
            page.goto((site / path).as_uri(), wait_until="load")
        assert (log.errors, log.dialogs, log.foreign(site.as_uri())) == ([], [], [])

"""axe finds no violation on anything that pages are made of: light and dark, wide and phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Built
from tests.support.browser import visiting
from tests.support.pages import address, kind_of
from tests.support.program import once
from tests.support.shapes import covering
from tests.support.tools import tool

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
EXPECTED = {
    "front", "not found", "search", "about", "timeline", "undated", "year", "month", "item", "undated item", "actors", "actors of a kind",
    "country", "organization", "person", "topics", "topic", "sources", "source", "digests", "digest", "own page", "month of a dossier",
}  # fmt: skip
SITES = (
    ("sampler", "private"),
    ("sampler", "site"),
    ("repository", "site"),
    *((edge, "site") for edge in ("empty", "undated", "japanese", "emoji")),
)
PARTS = 4  # for as many processes as there are
# In the dark all but colours is as in the light.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async (rules) => {
  document.querySelectorAll('details').forEach(one => { one.open = true });
  const result = await axe.run(document, { resultTypes: ['violations'], ...(rules.length ? { runOnly: rules } : {}) });
  const told = n => n.html.slice(0, 160) + ' ' + (n.failureSummary ?? '');
  return result.violations.map(v => ({ id: v.id, help: v.help, where: v.nodes.slice(0, 3).map(told) }));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return tool("axe-core", "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chosen(built: Built, shared: Path) -> list[tuple[str, str, str]]:
    """The pages to look at, as (digest, edition, path): all that any page of SITES shows stands on one of them."""
    sites = {built(name, edition): (name, edition) for name, edition in SITES}

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "pages.json").write_text(json.dumps([(*sites[site], path) for site, path in covering(sites)]), encoding="utf-8")

    listed = json.loads((once(shared / "looked-at", make) / "pages.json").read_text(encoding="utf-8"))
    return [(name, edition, path) for name, edition, path in listed]


def _violations(page: Page, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What all rules of axe find, or these."""
    found: list[dict[str, Any]] = page.evaluate(RUN, list(rules))
    return found


def _looks(page: Page, axe: str) -> list[dict[str, Any]]:
    """What is wrong with the page that is open, in each size and scheme: the page is loaded once, as a reader turns a phone or dims a room."""
    page.evaluate(axe)
    found = []
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme, rules in (("light", []), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found += [{**violation, "look": f"{size['width']} {scheme}"} for violation in _violations(page, rules)]
    return found


def test_every_kind_of_page_is_looked_at(chosen: list[tuple[str, str, str]]) -> None:
    assert EXPECTED - {kind_of(path) for _, _, path in chosen} == set()


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_no_violation(browser: Browser, served: Callable[..., str], chosen: list[tuple[str, str, str]], axe: str, part: int) -> None:
    told: dict[str, str] = {}
    with visiting(browser) as (page, _):
        for name, edition, path in chosen[part::PARTS]:
            page.goto(served(name, edition) + address(path), wait_until="load")
            for violation in _looks(page, axe):
                told.setdefault(f"{violation['id']}: {violation['help']}", f"{name}/{edition}/{path}, {violation['look']}: {violation['where']}")
    assert told == {}


def test_axe_would_find_one(browser: Browser, axe: str) -> None:
    with visiting(browser) as (page, _):
        page.set_content("<title>x</title><img src='x.png'><p style='color:#ccc;background:#fff'>pale</p>")
        page.evaluate(axe)
        assert {"image-alt", "html-has-lang", "color-contrast"} <= {violation["id"] for violation in _violations(page)}
        assert {violation["id"] for violation in _violations(page, COLOURS)} == {"color-contrast"}


@pytest.mark.parametrize(("condition", "look"), [("width < 600px", "390 light"), ("prefers-color-scheme: dark", "1280 dark")])
def test_axe_would_find_what_only_one_size_or_scheme_shows(browser: Browser, axe: str, condition: str, look: str) -> None:
    with visiting(browser) as (page, _):
        style = f"p {{ background: #fff; color: #000 }} @media ({condition}) {{ p {{ color: #ccc }} }}"
        page.set_content(f"<!doctype html><html lang=en><title>x</title><style>{style}</style><main><h1>x</h1><p>pale</p></main>")
        looks = [violation["look"] for violation in _looks(page, axe) if violation["id"] == "color-contrast"]
    assert look in looks
    assert "1280 light" not in looks

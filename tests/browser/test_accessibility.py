"""axe finds no violation on any kind of page: light and dark, wide and phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Built
from tests.support.browser import visiting
from tests.support.pages import address, by_kind, examples, fullest
from tests.support.tools import tool

SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
EXPECTED = {
    "front", "not found", "search", "about", "timeline", "undated", "year", "month", "item", "undated item", "actors", "actors of a kind",
    "country", "organization", "person", "topics", "topic", "sources", "source", "digests", "digest", "own page", "month of a dossier", "redirect",
}  # fmt: skip
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


def _violations(page: Page, axe: str, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What all rules of axe find, or these."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(RUN, list(rules))
    return found


def test_the_sampler_has_every_kind_of_page(built: Built) -> None:
    """So that looking at its examples is looking at everything."""
    assert EXPECTED - by_kind(built("sampler", "private")).keys() == set()


@pytest.mark.parametrize(
    ("name", "edition", "size", "scheme"),
    [
        *(("sampler", "site", size, scheme) for size in ("wide", "phone") for scheme in ("light", "dark")),
        ("sampler", "private", "wide", "light"),
        ("sampler", "private", "phone", "dark"),
        ("repository", "site", "wide", "light"),
    ],
)
def test_axe_finds_no_violation(browser: Browser, served: Callable[..., str], built: Built, axe: str, name: str, edition: str, size: str, scheme: str) -> None:
    home = served(name, edition)
    told: dict[str, str] = {}
    with visiting(browser, color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce") as (page, _):
        for path in examples(built(name, edition)) if scheme == "light" else fullest(built(name, edition)):
            page.goto(home + address(path), wait_until="load")
            for violation in _violations(page, axe, COLOURS if scheme == "dark" else ()):
                told.setdefault(f"{violation['id']}: {violation['help']}", f"{path}: {violation['where']}")
    assert told == {}


@pytest.mark.parametrize("name", ["empty", "undated", "japanese", "emoji"])
def test_axe_finds_no_violation_at_the_edges(browser: Browser, served: Callable[..., str], built: Built, axe: str, name: str) -> None:
    home = served(name)
    told: dict[str, str] = {}
    with visiting(browser, reduced_motion="reduce") as (page, _):
        for path in examples(built(name)):
            page.goto(home + address(path), wait_until="load")
            for violation in _violations(page, axe):
                told.setdefault(f"{violation['id']}: {violation['help']}", f"{path}: {violation['where']}")
    assert told == {}


def test_axe_would_find_one(browser: Browser, axe: str) -> None:
    with visiting(browser) as (page, _):
        page.set_content("<title>x</title><img src='x.png'><p style='color:#ccc;background:#fff'>pale</p>")
        assert {"image-alt", "html-has-lang", "color-contrast"} <= {violation["id"] for violation in _violations(page, axe)}
        assert {violation["id"] for violation in _violations(page, axe, COLOURS)} == {"color-contrast"}

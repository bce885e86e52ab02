"""Every page carries a strict policy, and loads nothing from another host."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.conftest import Built
from tests.support.pages import pages

pytestmark = pytest.mark.slow
LOADING = {"script", "img", "source", "iframe", "use", "form"}


def _directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (part.split() for part in policy.split(";")) if words}


@pytest.mark.parametrize("edition", ["site", "private", "folder"])
@pytest.mark.parametrize("name", ["repository", "sampler", "hostile", "empty"])
def test_every_page_forbids_what_it_does_not_need(built: Built, name: str, edition: str) -> None:
    for one in pages(built(name, edition)):
        policy = _directives(one.metas.get("content-security-policy", ""))
        assert policy.get("default-src") in (["'none'"], ["'self'"]), one.path
        assert policy.get("base-uri") == ["'none'"], one.path
        allowed = {source for sources in policy.values() for source in sources}
        assert not allowed & {"'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'", "*", "http:", "https:"}, one.path


@pytest.mark.parametrize("edition", ["site", "private", "folder"])
@pytest.mark.parametrize("name", ["repository", "sampler", "hostile"])
def test_no_page_loads_anything_from_another_host(built: Built, name: str, edition: str) -> None:
    loads = [
        (one.path, tag, reference)
        for one in pages(built(name, edition))
        for tag, reference in one.references
        if tag in LOADING and (urlsplit(reference).netloc or urlsplit(reference).scheme not in {"", "data"})
    ]
    assert loads == []


@pytest.mark.parametrize("edition", ["site", "private", "folder"])
def test_no_hostile_markup_survives(built: Built, edition: str) -> None:
    """No handler, no inline style or script, no base, no foreign frame or form on any page of the hostile digest."""
    wrong = []
    for one in pages(built("hostile", edition)):
        wrong += [(one.path, tag, name) for tag, name in one.attributes if name.startswith("on") or name in {"style", "srcdoc", "formaction"}]
        wrong += [(one.path, tag, "") for tag, _ in one.attributes if tag in {"base", "iframe", "object", "embed", "math"}]
        wrong += [
            (one.path, "script", text[:80])
            for given, text in one.scripts
            if not given.get("src") and given.get("type") not in {"application/ld+json", "application/json"}
        ]
    assert wrong == []


def test_links_keep_only_harmless_schemes(built: Built) -> None:
    schemes = {urlsplit(reference).scheme for one in pages(built("hostile", "private")) for _, reference in one.references}
    assert schemes <= {"", "http", "https", "mailto"}


def test_template_marks_in_captured_text_are_only_text(built: Built) -> None:
    texts = [one.text for one in pages(built("hostile", "private")) if one.path.startswith("items/")]
    assert any("{{ 7 * 191 }}" in text for text in texts)
    assert not any("1337" in text for text in texts)

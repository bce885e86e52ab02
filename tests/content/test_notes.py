# ruff: noqa: E501 - tables of mistakes and messages read best a line each
"""content/digests/ and content/pages/: the editor's own texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.model import DigestNote, PageNote

Write = Callable[[str, str], Path]
Errors = Callable[[], list[str]]


def test_a_week_has_an_introduction_and_chosen_items_in_the_editors_order(tmp_path: Path, write: Write) -> None:
    write(
        "digests/2025/2025-w15.md",
        "---\ntitle: A visit\nitems:\n  - item: ./seeds/b.txt\n    why: >-\n      It is\n      new.\n  - k3v9x2\n---\nThe *week*.\n",
    )
    path = "content/digests/2025/2025-w15.md"
    assert load_content(tmp_path).digests == (DigestNote("2025-W15", "A visit", (("seeds/b.txt", "It is new."), ("k3v9x2", "")), "The *week*.", path),)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("week 15.md", "", 'digests/week 15.md: error: "WEEK 15" is no week. Name the file after its ISO 8601 week, like 2025-W15.md'),
        ("2025-W53.md", "", 'digests/2025-W53.md: error: "2025-W53" is no week of that year (ISO 8601 counts 52 or 53)'),
        ("2025-W15.md", "---\nitems: [a1, a1]\n---\n", 'digests/2025-W15.md:2: error: items: "a1" is chosen twice. Keep one'),
        ("2025-W15.md", "---\nitems: [{item: a1, because: x}]\n---\n", 'digests/2025-W15.md:2: error: items: "because" is no key here. The keys are item and why'),
        ("2025-W15.md", "---\nitems: [{why: x}]\n---\n", 'digests/2025-W15.md:2: error: items: write "item" (its id, or its document\'s path under seeds/) and "why" (one text)'),
        ("2025-W15.md", "---\nweek: 15\n---\n", "digests/2025-W15.md:2: error: \"week\" is no key here. The file's name says the week"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_week_is_told(write: Write, errors: Errors, name: str, text: str, told: str) -> None:
    write(f"digests/{name}", text)
    assert errors() == [told]


def test_2026_has_a_week_53(tmp_path: Path, write: Write) -> None:
    write("digests/2026-W53.md", "The last week.\n")
    assert load_content(tmp_path).digests[0].week == "2026-W53"


def test_two_introductions_to_one_week_are_an_error_that_names_both(write: Write, errors: Errors) -> None:
    write("digests/2025-W15.md", "One.\n")
    write("digests/old/2025-w15.md", "Two.\n")
    assert errors() == [
        "digests/old/2025-w15.md: error: wants the address /digests/2025-W15/, and so does content/digests/2025-W15.md. Join the two, or rename one"
    ]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("---\ntitle: About us\n---\nWe read.\n", "About us", "We read."),
        ("# How we work\n\nWe read.\n", "How we work", "We read."),
        ("---\ntitle: Method\n---\n# Another heading\n\nText.\n", "Method", "# Another heading\n\nText."),
        ("We read.\n", "How we work", "We read."),
    ],
)
def test_a_pages_title_is_its_key_its_heading_or_its_name(tmp_path: Path, write: Write, text: str, title: str, body: str) -> None:
    write("pages/how-we-work.md", text)
    assert load_content(tmp_path).pages == (PageNote("how-we-work", title, body, "content/pages/how-we-work.md"),)


def test_a_page_cannot_take_an_address_of_the_site_itself(write: Write, errors: Errors) -> None:
    write("pages/timeline.md", "Mine.\n")
    assert errors() == ['pages/timeline.md: error: "/timeline/" is an address of the site itself. Rename the file']

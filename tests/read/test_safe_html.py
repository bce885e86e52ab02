"""Hostile HTML comes out clean, in bounded time."""

from __future__ import annotations

import time

import pytest

from dateline.read.safe_html import pieces

DEEP = 40_000


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * DEEP, "<b><p>" * DEEP, "<ul><li>" * DEEP, "<table><tr><td>" * DEEP, "<a " * DEEP, "<!--" * DEEP, "<div a='<'>" * DEEP, "</div>" * DEEP],
    ids=lambda html: html[:12],
)
def test_tags_without_end_cost_bounded_time_and_not_the_text_before_them(hostile: str) -> None:
    started = time.process_time()
    found = pieces(f"<p>The minister spoke.</p>{hostile}")
    assert time.process_time() - started < 60
    assert found[0].text == "The minister spoke."


def test_what_stands_deeper_than_any_page_needs_keeps_its_words() -> None:
    inside = "<p>First words.</p>" + "<div>" * 300 + "<p>Deep <b>words</b>.</p>" + "</div>" * 300 + "<p>Last words.</p>"
    assert [" ".join(piece.text.split()) for piece in pieces(inside)] == ["First words.", "Deep words .", "Last words."]

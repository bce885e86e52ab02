"""An item without a text shows the teaser that its publisher gave, no more of it than of a text."""

from __future__ import annotations

import pytest

from dateline.model import Block, Field, Reading
from dateline.web.assemble.rows import EXCERPT, summary_of

TEASER = "The harbour board has approved the purchase of two new pilot boats. " * 8
TOLD = Field(TEASER.strip(), "description of the entry")


@pytest.mark.parametrize(("access", "shown"), [("full", True), ("excerpt", True), ("link", False)])
def test_a_teaser_stands_in_for_a_text_as_far_as_rights_allow(access: str, shown: bool) -> None:
    summary = summary_of(Reading(None, Field("A", "title of the entry"), summary=TOLD), access)
    assert (TEASER.startswith(summary.rstrip("…")), bool(summary), len(summary) <= EXCERPT) == (True, shown, True)


def test_an_excerpt_of_a_text_is_its_own_beginning() -> None:
    reading = Reading(None, Field("A", "title of the entry"), summary=TOLD, body=(Block("The text itself.", 1),))
    assert summary_of(reading, "excerpt") == "The text itself."

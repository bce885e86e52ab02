"""What waits for a person, in words."""

from __future__ import annotations

from dateline.web.needs import needs

NOTHING = {"unlinked": 0, "unstated": 0, "undated": 0, "held": 0}


def test_what_suggest_would_ask_is_one_clause_with_its_command() -> None:
    assert needs(NOTHING | {"unreviewed": 1, "unsure": 2}) == ("1 name without a profile and 2 quotations whose speaker is a guess (dateline suggest)",)
    assert needs(NOTHING | {"unreviewed": 0, "unsure": 1}) == ("1 quotation whose speaker is a guess (dateline suggest)",)
    assert needs(NOTHING | {"unreviewed": 0, "unsure": 0}) == ()

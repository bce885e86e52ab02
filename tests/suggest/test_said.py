"""Quotations that wait for a person: who said this?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from dateline.model import PUBLIC_SURE, Quote
from dateline.suggest import Said, Seen, as_text, gather, speaker_file
from dateline.tag.correct import apply_correction
from dateline.tag.lexicon import Lexicon
from tests.suggest.corpus import content_with, seen_in

TEXT = """---
title: Harbour talks
published: 2025-04-02
---

Maria Oksanen met Jonas Berg in the harbour. “We will stay here for ever,” Oksanen said.

“We will stay here until the ice is gone,” said one of the two.
"""


def item_with(root: Path, *quotes: Quote) -> Seen:
    """The harbour talks with these quotations instead of those that were found."""
    (item,) = seen_in(content_with(root), TEXT)
    return structs.replace(item, tagging=replace(item.tagging, quotes=quotes))


def quote(text: str, speaker: str = "", sure: float = 0.0) -> Quote:
    body = TEXT.partition("---\n\n")[2]
    return Quote(speaker, text, body.index(text), body.index(text) + len(text), "said", "she", "paragraph before", sure)


FIRST, SECOND = "We will stay here for ever,", "We will stay here until the ice is gone,"


def waiting(root: Path, *quotes: Quote, **files: str) -> tuple[Said, ...]:
    return gather([item_with(root, *quotes)], content_with(root, **files)).quotes


@pytest.mark.parametrize(("sure", "waits"), [(PUBLIC_SURE, False), (0.99, False), (0.969, True), (0.5, True)])
def test_what_is_too_unsure_for_public_pages_waits(tmp_path: Path, sure: float, waits: bool) -> None:
    assert bool(waiting(tmp_path, quote(FIRST, "person/maria-oksanen", sure))) is waits


def test_a_quotation_is_told_with_the_guess_its_rule_those_near_it_and_its_place(tmp_path: Path) -> None:
    (said,) = waiting(tmp_path, quote(FIRST, "person/maria-oksanen", 0.74))
    assert (said.item, said.speaker, said.name, said.called, said.rule, said.sure) == (
        "item0", "person/maria-oksanen", "Maria Oksanen", "she", "paragraph before", 0.74,
    )  # fmt: skip
    assert said.others == (("person/jonas-berg", "Jonas Berg"),)
    assert (said.evidence.path, said.evidence.line, said.evidence.day) == ("seeds/0.md", 6, "2025-04-02")
    assert "Who said this? (1)" in as_text(gather([item_with(tmp_path, quote(FIRST))], content_with(tmp_path)), 5)


def test_guesses_come_first_the_surest_before_the_others(tmp_path: Path) -> None:
    found = waiting(tmp_path, quote(FIRST), quote(SECOND, "person/jonas-berg", 0.6))
    assert [said.speaker for said in found] == ["person/jonas-berg", ""]


def test_the_words_that_name_a_quotation_begin_no_other_of_its_item(tmp_path: Path) -> None:
    found = {said.text: said.begins for said in waiting(tmp_path, quote(FIRST), quote(SECOND))}
    assert found == {FIRST: "We will stay here for", SECOND: "We will stay here until"}


def test_a_rejected_quotation_is_not_asked_about_again(tmp_path: Path) -> None:
    (said,) = waiting(tmp_path, quote(FIRST))
    assert waiting(tmp_path, quote(FIRST), suggest__yml=f"rejected: [{said.id}]\n") == ()


@pytest.mark.parametrize(("speaker", "expected"), [("person/jonas-berg", [("person/jonas-berg", 1.0), ("", 0.0)]), ("none", [("", 0.0)])])
def test_the_correction_of_an_answer_sets_that_quotation_right_and_no_other(tmp_path: Path, speaker: str, expected: list[tuple[str, float]]) -> None:
    content = content_with(tmp_path)
    item = item_with(tmp_path, quote(FIRST), quote(SECOND))
    said = next(said for said in gather([item], content).quotes if said.text == FIRST)
    (tmp_path / "content/corrections").mkdir()
    (fix,) = content_with(tmp_path, **{"corrections/a__md": speaker_file(said, speaker, "2025-05-01", add=False)}).corrections
    tagging = apply_correction(item.tagging, item.reading, fix, Lexicon.build(content.actors))
    assert [(quote.speaker, quote.sure) for quote in tagging.quotes] == expected

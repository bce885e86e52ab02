"""Words parted at a line's end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.pdf.hyphens import joined, words_in
from tests.read.pdf.made import Run, column, height, pdf
from tests.read.pdf.reading import texts


@pytest.mark.parametrize(
    ("lines", "elsewhere", "whole"),
    [
        (("the harmo-", "nisation of fees"), "", "the harmonisation of fees"),
        (("the cross-", "strait talks"), "a cross-strait visit", "the cross-strait talks"),
        (("the cross-", "road ahead"), "a crossroad", "the crossroad ahead"),
        (("his co-", "operation with"), "their cooperation", "his cooperation with"),
        (("the EU-", "Gipfel in Rom"), "", "the EU-Gipfel in Rom"),
        (("Ein-", "und Ausfuhr"), "", "Ein- und Ausfuhr"),
        (("die Fischerei-", "gemeinschaft"), "", "die Fischereigemeinschaft"),
        (("der Berlin-", "Besuch"), "", "der Berlin-Besuch"),
        (("soft\u00ad", "ware"), "", "software"),
        (("from 2024-", "2025 on"), "", "from 2024-2025 on"),
        (("he came –", "and went"), "", "he came – and went"),
        (("水先案", "内船"), "", "水先案内船"),
        (("항만 위원", "회는 승인했다"), "그 위원회는", "항만 위원회는 승인했다"),
        (("항만 위원회는", "승인했다"), "", "항만 위원회는 승인했다"),
    ],
)
def test_a_word_keeps_its_own_hyphen_and_loses_the_lines(lines: tuple[str, ...], elsewhere: str, whole: str) -> None:
    assert joined(lines, words_in([elsewhere, *lines])) == whole


def test_a_parted_word_is_no_evidence_for_itself() -> None:
    assert words_in(["the harmo-", "nisation of fees"])["harmo"] == 0


@given(st.lists(st.from_regex(r"[a-z]{1,12}( [a-z]{1,12}){0,5}", fullmatch=True), max_size=6))
def test_lines_without_hyphens_are_joined_by_spaces(lines: list[str]) -> None:
    assert joined(lines, words_in(lines)) == " ".join(lines)


def test_a_german_column_is_whole_again() -> None:
    paragraphs = [
        (
            "Der Hafenausschuss hat am Donnerstag die Anschaffung von zwei Lotsenbooten beschlossen, welche die bisherigen Schiffe ersetzen sollen. "
            "Die Entscheidung folgte einer Beratung mit den Nachbarbehörden, die elf Wochen gedauert hatte."
        ),
        (
            "Vertreter des Lotsenverbandes begrüßten die Ankündigung, forderten jedoch zusätzliche Investitionen in Ausbildungseinrichtungen. Die "
            "Verwaltung hat sich zu den Empfehlungen der unabhängigen Kommission bisher nicht geäußert."
        ),
    ]
    runs = [Run(50, 780, "Hafenausschuss beschließt neue Lotsenboote", 20, "B")]
    top = 740.0
    for paragraph in paragraphs:
        runs += column(paragraph, 50, top, 200, hyphens=True)
        top = height(runs) - 26
    assert any(run.text.endswith("-") for run in runs)
    assert texts(pdf(runs)) == paragraphs

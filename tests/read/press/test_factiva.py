"""Factiva exports: with codes or without, as page, Rich Text or Word."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from tests.read.office.samples import docx, par, rtf
from tests.read.press.samples import BRIDGE, HARBOUR, NUMBERS, bold, factiva_coded, items, private

TITLE = "Harbour of Ostend to close for three weeks"
FIELDS = ("512 words", "11 April 2025", "15:32", "The Coast Gazette", "CSTGZT", "4", "English", "Copyright 2025 Coast Media Ltd.")


def plain(section: str = "News", byline: str = "By Ann Walker") -> list[str]:
    """The first article without codes, its title bold."""
    above = [par(section)] if section else []
    return [*above, bold(TITLE), *([par(byline)] if byline else []), *map(par, FIELDS), *map(par, HARBOUR), par(f"Document {NUMBERS[0]}")]


def test_every_article_of_a_page_with_codes_is_an_item_at_its_number() -> None:
    first, second = items("factiva.html", factiva_coded())
    assert (first.part, first.title.value, first.source.value, first.byline.value) == (NUMBERS[0], TITLE, "The Coast Gazette", "Ann Walker")
    assert (first.published.value, first.language.value) == ("2025-04-11", "en")
    assert [block.text for block in first.body] == list(HARBOUR)
    assert (second.part, second.title.value, second.source.value) == (NUMBERS[1], "Cracks found in two pillars of the northern bridge", "Bridge & Road")
    assert (second.published.value, [block.text for block in second.body]) == ("2025-04-10", list(BRIDGE))


def test_codes_say_what_was_data_and_what_was_cut() -> None:
    first, second = items("factiva.html", factiva_coded())
    assert {"section", "title", "byline", "length", "date", "source", "language", "page", "number in the database"} <= {span.rule for span in first.used}
    assert ("gport : Ports | gcat : General News", "index of the database") in [(span.text, span.rule) for span in first.cut]
    assert private(first) == ["Factiva", "Dow Jones"]
    assert {"Search Summary", "ostend AND harbour"} <= set(private(second))


def test_a_clock_time_counts_only_where_the_profile_of_the_source_tells_its_zone() -> None:
    assert items("factiva.html", factiva_coded())[0].published.value == "2025-04-11"
    source = SourceProfile("coast-gazette", "The Coast Gazette", timezone="Europe/Brussels")
    assert items("factiva.html", factiva_coded(), source)[0].published.value == "2025-04-11T15:32:00+02:00"


@pytest.mark.parametrize(
    ("section", "byline", "named"), [("News", "By Ann Walker", "Ann Walker"), ("", "", None), ("", "Ann Walker and Tom Reed", "Ann Walker and Tom Reed")]
)
def test_fields_in_their_order_are_read_without_codes(section: str, byline: str, named: str | None) -> None:
    (item,) = items("factiva.docx", docx("".join(plain(section, byline))))
    assert (item.part, item.title.value, item.source.value, item.byline.value) == (NUMBERS[0], TITLE, "The Coast Gazette", named)
    assert (item.published.value, item.language.value, [block.text for block in item.body]) == ("2025-04-11", "en", list(HARBOUR))


def test_rich_text_without_codes_is_read_alike() -> None:
    lines = [
        f"{{\\b {TITLE}}}",
        "By Ann Walker",
        *FIELDS,
        *HARBOUR,
        f"Document {NUMBERS[0]}",
        "\\page {\\b Cracks found in two pillars}",
        "230 words",
        "10 April 2025",
        "Bridge",
    ]
    more = ["BRGRD", "English", "Copyright 2025 Road Press", *BRIDGE, f"Document {NUMBERS[1]}"]
    first, second = items("factiva.rtf", rtf("\\par ".join([*lines, *more])))
    assert (first.title.value, [block.text for block in first.body]) == (TITLE, list(HARBOUR))
    assert (second.title.value, second.source.value, [block.text for block in second.body]) == ("Cracks found in two pillars", "Bridge", list(BRIDGE))


def test_a_text_with_codes_is_read_alike() -> None:
    coded = [
        ("HD", TITLE),
        ("BY", "Ann Walker"),
        ("WC", "512 words"),
        ("PD", "11 April 2025"),
        ("SN", "The Coast Gazette"),
        ("LA", "English"),
        ("LP", HARBOUR[0]),
    ]
    text = "\n\n".join([*(f"{code}  {value}" for code, value in coded), f"TD\n{HARBOUR[1]}", f"AN\nDocument {NUMBERS[0]}"])
    (item,) = items("factiva.txt", text)
    assert (item.title.value, item.published.value, [block.text for block in item.body]) == (TITLE, "2025-04-11", list(HARBOUR))


@pytest.mark.parametrize(
    ("words", "day", "language", "document", "code"),
    [
        ("664 Wörter", "11 April 2025", "Deutsch", "Dokument", "de"),
        ("664 mots", "11 avril 2025", "Français", "Document", "fr"),
        ("664 palabras", "11 abril 2025", "Español", "Documento", "es"),
        ("664 words", "11 April 2025", "German", "Document", "de"),
        ("664 parole", "11 aprile 2025", "Italiano", "Documento", "it"),
        ("664 palavras", "11 abril 2025", "Português", "Documento", "pt"),
        ("664 woorden", "11 april 2025", "Nederlands", "Document", "nl"),
        ("664 文字", "2025年4月11日", "日本語", "文書", "ja"),
        ("664 слов", "11 апреля 2025", "Русский", "Документ", "ru"),
    ],
)
def test_other_interfaces_name_lengths_days_and_languages_in_their_own_words(words: str, day: str, language: str, document: str, code: str) -> None:
    lines = [words, day, "The Coast Gazette", "CSTGZT", language, "(c) 2025 Coast Media", *HARBOUR, f"{document} {NUMBERS[0]}"]
    (item,) = items("factiva.docx", docx(bold(TITLE) + "".join(map(par, lines))))
    assert (item.title.value, item.published.value, item.language.value) == (TITLE, "2025-04-11", code)
    assert [block.text for block in item.body] == list(HARBOUR)


def test_the_lines_that_factiva_prints_on_every_page_are_private() -> None:
    own = "Page 1 of 3 © 2025 Factiva, Inc. All rights reserved."
    (item,) = items("factiva.docx", docx("".join([*plain()[:-2], par(own), *plain()[-2:]])))
    assert ([block.text for block in item.body], private(item)) == (list(HARBOUR), [own])


def test_rich_text_with_codes_in_a_table_is_read_alike() -> None:
    fields = [("HD", TITLE), ("BY", "Ann Walker"), ("WC", "512 words"), ("PD", "11 April 2025"), ("SN", "The Coast Gazette"), ("LA", "English")]
    cells = [
        *fields,
        ("LP", "\\par ".join(("One short paragraph of the lede.", "And a second one below it."))),
        ("TD", HARBOUR[0]),
        ("AN", f"Document {NUMBERS[0]}"),
    ]
    (item,) = items("factiva.rtf", rtf("".join(f"\\trowd\\pard\\intbl {{\\b {code}}}\\cell {value}\\cell\\row " for code, value in cells)))
    assert (item.part, item.title.value, item.byline.value, item.published.value) == (NUMBERS[0], TITLE, "Ann Walker", "2025-04-11")
    assert [block.text for block in item.body] == ["One short paragraph of the lede.", "And a second one below it.", HARBOUR[0]]

"""Nexis exports: every article an item, the fields of the database its fields, and nothing of its user."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from tests.read.office.samples import docx, par, rtf
from tests.read.press.samples import BRIDGE, COVER, HARBOUR, NEXIS_TEXT, bold, items, nexis_docx, private


def page_of(text: str) -> str:
    """The older text export as the page that the same interface gave."""
    blocks = ["<br>".join(line.strip() for line in block.split("\n") if line.strip()) for block in text.replace("&", "&amp;").split("\n\n")]
    return (
        "<HTML><BODY>" + "".join(f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{block}</SPAN></P></DIV>' for block in blocks if block) + "</BODY></HTML>"
    )


def test_every_article_of_a_word_export_is_an_item() -> None:
    first, second = items("export.docx", nexis_docx())
    assert (first.part, first.title.value, first.source.value) == ("1", "Harbour of Ostend to close for three weeks", "The Coast Gazette (Ostend)")
    assert (first.published.value, first.byline.value, first.dateline.value, first.language.value) == (
        "2025-04-11T09:33:00+00:00",
        "Ann Walker",
        "OSTEND",
        "en",
    )
    assert [block.text for block in first.body] == ["Divers will clear the old lock gates in June", *HARBOUR]
    assert [block.text for block in first.captions] == ["The lock gates at Ostend, photographed in March"]
    assert (second.part, second.title.value, second.published.value) == ("2", "Cracks found in two pillars of the northern bridge", "2025-04-10")
    assert [block.text for block in second.body] == list(BRIDGE)


def test_what_a_word_export_tells_of_its_user_is_cut_as_private() -> None:
    first, second = items("export.docx", nexis_docx())
    assert private(first) == list(COVER)
    assert private(second) == ["User Name: Jane Reader"]


def test_fields_are_shown_as_used_and_index_terms_as_cut() -> None:
    first, _ = items("export.docx", nexis_docx())
    used = {span.rule: span.text for span in first.used}
    assert (used["section"], used["length"], used["load date"]) == ("Section: NEWS; Pg. 4", "Length: 512 words", "Load-Date: April 13, 2025")
    assert ("Subject: HARBORS (90%); FISHING (80%)", "index of the database") in [(span.text, span.rule) for span in first.cut]
    assert ("Copyright 2025 Coast Media Ltd. All Rights Reserved", "copyright") in [(span.text, span.rule) for span in first.cut]


@pytest.mark.parametrize(
    ("name", "data"), [("export.txt", NEXIS_TEXT), ("export.html", page_of(NEXIS_TEXT)), ("one-line.html", page_of(NEXIS_TEXT).replace("\n", " "))]
)
def test_the_older_form_is_read_alike_as_text_and_as_a_page(name: str, data: str) -> None:
    first, second = items(name, data)
    assert (first.title.value, first.source.value, first.published.value) == (
        "Harbour of Ostend to close for three weeks",
        "The Coast Gazette (Ostend)",
        "2025-04-11",
    )
    assert (first.byline.value, first.language.value) == ("Ann Walker", "en")
    assert [block.text for block in first.body] == ["Divers will clear the old lock gates", *HARBOUR]
    assert [block.text for block in first.captions] == ["The lock gates at Ostend, photographed in March"]
    assert (second.title.value, second.source.value, second.published.value) == (
        "Cracks found in two pillars of the northern bridge",
        "Bridge & Road",
        "2025-04-10",
    )
    assert [block.text for block in second.body] == list(BRIDGE)
    assert any("JANE READER" in text for text in private(first))
    assert "READER" not in first.text + second.text


def test_rich_text_is_read_alike() -> None:
    lines = ["Harbour of Ostend to close", "The Coast Gazette", "April 11, 2025 Friday", "Copyright 2025 Coast Media", "Length: 512 words", "Body", *HARBOUR]
    (item,) = items("export.rtf", rtf("\\par ".join([*lines, "Load-Date: April 13, 2025", "End of Document"])))
    assert (item.title.value, item.source.value, item.published.value) == ("Harbour of Ostend to close", "The Coast Gazette", "2025-04-11")
    assert [block.text for block in item.body] == list(HARBOUR)


def test_a_load_date_is_a_runner_up_and_never_the_day() -> None:
    lines = ["Harbour of Ostend to close", "The Coast Gazette", "Length: 512 words", "Body", *HARBOUR, "Load-Date: April 13, 2025", "End of Document"]
    (item,) = items("export.docx", docx("".join(map(par, lines))))
    assert item.published.value is None
    assert [(other.value, other.rule) for other in item.published.others] == [("2025-04-13", "load date of the database")]


@pytest.mark.parametrize(
    ("number", "length", "more", "published"),
    [
        ("Dokument 1 von 20", "LÄNGE: 512 Wörter", "SPRACHE: GERMAN; Deutsch\n\nUPDATE: 12. April 2025", "11. April 2025 Freitag"),
        ("Document 1 de 20", "LONGUEUR: 512 mots", "DATE-CHARGEMENT: 13 avril 2025\n\nLANGUE: FRENCH; FRANÇAIS", "11 avril 2025 vendredi"),
    ],
)
def test_other_interfaces_use_their_own_labels(number: str, length: str, more: str, published: str) -> None:
    text = (
        f"   {number}\n\n   Coast Gazette\n\n   {published}\n\nHarbour of Ostend to close\n\n{length}\n\n{HARBOUR[0]}\n\n{more}\n\nCopyright 2025 Coast Media\n"
    )
    (item,) = items("export.txt", text)
    assert (item.title.value, item.source.value, item.published.value) == ("Harbour of Ostend to close", "Coast Gazette", "2025-04-11")
    assert [block.text for block in item.body] == [HARBOUR[0]]


def test_a_source_of_the_digest_is_known_without_the_place_behind_its_name() -> None:
    source = SourceProfile("coast-gazette", "The Coast Gazette", timezone="Europe/Brussels")
    first, _ = items("export.docx", nexis_docx(), source)
    assert (first.source.value, first.source_id) == ("The Coast Gazette", "coast-gazette")


def test_words_of_the_database_inside_a_text_do_not_end_it() -> None:
    prose = [
        "Update: the port will open again in July, the harbour master said on Monday.",
        "Copyright law does not help the fishermen, a lawyer of the union said.",
    ]
    lines = [
        "Harbour of Ostend to close",
        "The Coast Gazette",
        "April 11, 2025",
        "Length: 512 words",
        "Body",
        HARBOUR[0],
        *prose,
        HARBOUR[1],
        "End of Document",
    ]
    (item,) = items("export.docx", docx("".join(map(par, lines))))
    assert [block.text for block in item.body] == [HARBOUR[0], *prose, HARBOUR[1]]


def test_a_headline_of_two_parts_gives_the_second_to_the_text() -> None:
    title = "Harbour of Ostend to close; Divers will clear the old lock gates in June"
    lines = ["The Coast Gazette", "April 11, 2025", "Length: 512 words", "Body", HARBOUR[0], "Load-Date: April 13, 2025", "End of Document"]
    (item,) = items("export.docx", docx(bold(title) + "".join(map(par, lines))))
    assert (item.title.value, [block.text for block in item.body]) == (
        "Harbour of Ostend to close",
        ["Divers will clear the old lock gates in June", HARBOUR[0]],
    )
    assert title in [other.value for other in item.title.others]


def test_a_month_alone_is_no_day() -> None:
    lines = ["Harbour of Ostend to close", "The Coast Gazette", "April 2025", "Length: 512 words", "Body", HARBOUR[0], "End of Document"]
    (item,) = items("export.docx", docx("".join(map(par, lines))))
    assert (item.published.value, item.source.value, item.title.value) == (None, "The Coast Gazette", "Harbour of Ostend to close")


def test_an_edition_below_the_day_and_words_that_a_search_marked_are_not_the_headline() -> None:
    page = page_of(NEXIS_TEXT).replace(
        "April 11, 2025 Friday<br>", '<SPAN CLASS="c4">April</SPAN><SPAN CLASS="c2"> 11, 2025 Friday</SPAN><SPAN CLASS="c2"><BR>'
    )
    first, _ = items("export.html", page)
    assert (first.title.value, first.published.value) == ("Harbour of Ostend to close for three weeks", "2025-04-11")
    assert [span.text for span in first.used if span.rule == "edition"] == ["Edition 1;", "National Edition"]

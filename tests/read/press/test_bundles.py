"""What is a bundle and what is not; Europresse and ProQuest; an article that cannot be read costs no other."""

from __future__ import annotations

import time

import pytest

from dateline.model import Reading
from tests.read.office.samples import docx, par
from tests.read.press.samples import BRIDGE, HARBOUR, NUMBERS, bold, items, nexis_docx, private, read

EUROPRESSE = (
    "<!DOCTYPE html><html><head><title></title></head><body>"
    + "".join(
        f'<article><header><div><span class="DocPublicationName">{source}</span></div><div><span class="DocHeader">{day}</span></div>{section}'
        f'<div class="titreArticle"><p class="titreArticleVisu">{title}</p></div>{byline}</header><section><div class="DocText">'
        f"<div class='docOcurrContainer'>{text}</div></div></section>"
        "<aside><div><p><b>Illustration(s) : </b></p><div><p>Les portes de l'écluse.</p></div></div></aside>"
        f"<footer><small>© 2025 Presse. Tous droits réservés.</small><p>Numéro de document : {number}</p><div id=\"divPubliC\"><div><span>{number}</span></div>"
        "<div><span>Ce certificat est émis à <b>Université de Lyon</b> à des fins de visualisation personnelle et temporaire.</span></div></div></footer>"
        "</article>"
        for source, day, section, title, byline, text, number in (
            ("La Côte, no. 5968", "Région, vendredi 11 avril 2025, p. 16", "<div><p>PORTS</p></div>", "Le port fermera", "<div>Anne Marcheur</div>",
             f"<p>{HARBOUR[0]}</p><p>{HARBOUR[1]}</p>", "news·20250411·LC·0q1503_1256056"),
            ("Le Pont", "jeudi 10 avril 2025", "", "Des fissures", "", f"<p>{BRIDGE[0]}</p>", "news·20250410·LP·77"),
        )
    )
    + "</body></html>"
)  # fmt: skip
RULE = "_" * 60
PROQUEST = f"""ProQuest

{RULE}

Report Information from ProQuest

{RULE}

Harbour of Ostend to close

Author: Walker, Ann

Publication info: The Coast Gazette; Ostend. 11 Apr 2025.

Full text: {HARBOUR[0]}

{HARBOUR[1]}

Title: Harbour of Ostend to close

Publication title: The Coast Gazette

Publication date: Apr 11, 2025

Section: News

Language of publication: English

ProQuest document ID: 3188000001

Document URL: http://proxy.university.example/login?url=https://search.proquest.com/docview/3188000001?accountid=12345

Database: Global Newsstream

{RULE}

Contact us at: http://www.proquest.com/go/contactsupport
"""


def test_europresse_articles_are_items_at_their_numbers() -> None:
    first, second = items("export.html", EUROPRESSE)
    assert (first.part, first.title.value, first.source.value, first.byline.value) == (
        "news·20250411·LC·0q1503_1256056",
        "Le port fermera",
        "La Côte",
        "Anne Marcheur",
    )
    assert (first.published.value, [block.text for block in first.body]) == ("2025-04-11", list(HARBOUR))
    assert [block.text for block in first.captions] == ["Les portes de l'écluse."]
    assert (second.part, second.title.value, second.published.value, second.byline.value) == ("news·20250410·LP·77", "Des fissures", "2025-04-10", None)
    assert [text for text in private(first) if "Université de Lyon" in text] != []
    assert "Lyon" not in first.text + second.text


def test_proquest_articles_are_items_at_their_numbers() -> None:
    (item,) = items("ProQuest.txt", PROQUEST)
    assert (item.part, item.title.value, item.source.value, item.byline.value) == (
        "3188000001",
        "Harbour of Ostend to close",
        "The Coast Gazette",
        "Ann Walker",
    )
    assert (item.published.value, item.language.value, [block.text for block in item.body]) == ("2025-04-11", "en", list(HARBOUR))
    assert (item.source_url.value, any("accountid=12345" in text for text in private(item))) == (None, True)


def one(name: str, data: str | bytes) -> Reading:
    (item,) = items(name, data)
    return item


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour of Ostend to close", *HARBOUR, "End of Document"),
        ("Harbour of Ostend to close", *HARBOUR, "Length: 512 words", *BRIDGE),
        ("Harbour of Ostend to close", *HARBOUR, f"Document {NUMBERS[0]}", *BRIDGE),
        ("Harbour of Ostend to close", "1 of 2 DOCUMENTS", *HARBOUR, *BRIDGE),
        ("Harbour of Ostend to close", *HARBOUR, "Document 4", "HD video of the lock gates is to be seen on the pages of the port authority.", *BRIDGE),
    ],
    ids=["an end alone", "a length alone", "a number alone", "a count alone", "nothing of them"],
)
def test_one_mark_alone_makes_no_bundle(lines: tuple[str, ...]) -> None:
    item = one("factiva-nexis.docx", docx("".join([bold(lines[0]), *map(par, lines[1:])])))
    assert (item.part, item.title.value) == (None, "Harbour of Ostend to close")
    assert set(HARBOUR) <= {block.text for block in item.body}
    assert one("nexis.txt", "\n\n".join(lines)).part is None


def test_an_article_without_title_and_text_costs_no_other() -> None:
    empty = "".join(map(par, ("Length: 0 words", "Body", "End of Document")))
    result = read(
        "export.docx",
        docx("".join([empty, *map(par, ("Bridge closed", "The Road", "April 10, 2025", "Length: 230 words", "Body", *BRIDGE, "End of Document"))])),
    )
    assert [item.title.value for item in result.items] == ["Bridge closed"]
    assert [str(problem) for problem in result.problems] == ["seeds/export.docx:1: warning: article 1 has neither title nor text; export it again"]


def test_no_more_articles_are_read_than_the_limit_allows() -> None:
    result = read("export.docx", nexis_docx(), items=1)
    assert len(result.items) == 1
    assert [problem.message for problem in result.problems if problem.severity == "warning"] == [
        "holds 2 articles: the first 1 are read; split it, or raise `limits: items:` in content/site.yml"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 of 2 DOCUMENTS\n\nLENGTH: 5 words\n\n" + "Language: x\n\n" * 20_000,
        "1 of 2 DOCUMENTS\n\nLENGTH: 5 words\n\n" * 20_000,
        "HD\n\nWC\n\nPD\n\nSN\n\n" * 5_000 + f"Document {NUMBERS[0]}",
        f"Document {NUMBERS[0]}\n\n" * 20_000 + "12 words\n\n1 May 2025\n\n" * 5_000 + f"Document {NUMBERS[1]}",
        f"{RULE}\n\nProQuest document ID: 1\n\nFull text: a\n\n" * 5_000,
        "End of Document\n\n" * 30_000 + "Load-Date: x",
    ],
    ids=["labels", "numbers", "codes", "ends", "rules", "nothing"],
)
def test_an_export_made_to_hurt_is_read_in_bounded_time(text: str) -> None:
    started = time.process_time()
    read("export.txt", text, items=200)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("filler", ["<a ", "<", "<!--", "</", '<a b="', "<p>", "&#", "<script>"])
def test_a_page_made_to_hurt_is_read_or_refused_in_bounded_time(filler: str) -> None:
    started = time.process_time()
    read("export.html", "<html><p>1 of 2 DOCUMENTS</p><p>LENGTH: 5 words</p><p>End of Document</p>" + filler * 60_000)
    assert time.process_time() - started < 20

"""Exports of reference managers: each work an item, its day as precise as it was known, its authors in reading order."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.references.latex import unlatexed
from tests.read.entries import GAZETTE, complaints, items, only, read, values

FIELDS = ("title", "source", "source_url", "published", "captured", "byline", "language", "summary")
EXPECTED = ("Pilot boats", "Harbour Gazette", "https://gazette.example/a", "2025-04-11", "2025-05-01", "Ann Lee, Vincent van Gogh", "en", "Two boats.")

CSL = {
    "id": "lee2025", "type": "article-newspaper", "title": "Pilot boats", "container-title": "Harbour Gazette", "URL": "https://gazette.example/a",
    "issued": {"date-parts": [["2025", 4, 11]]}, "accessed": {"date-parts": [[2025, 5, 1]]}, "language": "en", "abstract": "Two boats.",
    "author": [{"family": "Lee", "given": "Ann"}, {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
}  # fmt: skip
RIS = """TY  - NEWS
ID  - lee2025
TI  - Pilot boats
T2  - Harbour Gazette
AU  - Lee, Ann
AU  - van Gogh, Vincent
DA  - 2025/04/11/
PY  - 2025
Y2  - 2025/05/01/08:00:00
UR  - https://gazette.example/a
LA  - English
AB  - Two
boats.
ER  -\x20
"""
BIB = """% Encoding: UTF-8
@string{hg = "Harbour Gazette"}
@article{lee2025,
  title = {Pilot boats}, author = {Lee, Ann and van Gogh, Vincent}, journal = hg, year = 2025, month = apr # "~11",
  url = {https://gazette.example/a}, urldate = {2025-05-01}, langid = {english}, abstract = {Two boats.}
}
"""


@pytest.mark.parametrize(("path", "data"), [("seeds/a.json", json.dumps([CSL])), ("seeds/a.ris", RIS), ("seeds/a.bib", BIB)])
def test_a_work_is_an_item_without_a_text(path: str, data: str) -> None:
    item = only(path, data)
    assert values(item, *FIELDS) == EXPECTED
    assert (item.body, item.part) == ((), "lee2025")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.json", json.dumps([CSL | {"issued": {"date-parts": [[2025, 4]]}}])),
        ("seeds/a.ris", RIS.replace("2025/04/11/", "2025/04//")),
        ("seeds/a.bib", BIB.replace('apr # "~11"', "apr")),
        ("seeds/a.bib", BIB.replace('year = 2025, month = apr # "~11"', "date = {2025-04}")),
    ],
)
def test_a_month_alone_is_no_day_and_is_kept_as_what_was_told(path: str, data: str) -> None:
    published = only(path, data).published
    assert (published.value, published.rule, published.others[0].value) == (None, "a month alone, without a day", "2025-04")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"raw": "11 April 2025"}, "2025-04-11"),
        ({"date-parts": [[2025, 4, 11], [2025, 4, 11]]}, "2025-04-11"),
        ({"date-parts": [[2025, 4, 11], [2025, 4, 14]]}, None),
        ({"date-parts": [[2025]]}, None),
        ({"date-parts": []}, None),
        ("2025-04-11", "2025-04-11"),
    ],
)
def test_days_of_csl(date: object, expected: str | None) -> None:
    (item,) = read("seeds/a.json", json.dumps([CSL | {"issued": date}])).items
    assert item.published.value == expected


def test_east_asian_names_stand_family_first_and_unparted() -> None:
    assert only("seeds/a.json", json.dumps([CSL | {"author": [{"family": "岩屋", "given": "毅"}]}])).byline.value == "岩屋毅"


def test_a_body_that_issued_a_statement_is_its_issuer_and_one_that_wrote_for_a_paper_its_author() -> None:
    body = {"author": [{"literal": "Ministry of Foreign Affairs"}]}
    page, paper = (only("seeds/a.json", json.dumps([CSL | body | {"type": kind}])) for kind in ("webpage", "article-newspaper"))
    assert (*values(page, "issuer", "byline"), *values(paper, "issuer", "byline")) == ("Ministry of Foreign Affairs", None, None, "Ministry of Foreign Affairs")
    bib = "@online{m, title = {Statement}, author = {{Ministry of Foreign Affairs}}}"
    assert values(only("seeds/a.bib", bib), "issuer", "byline") == ("Ministry of Foreign Affairs", None)


def test_the_source_finds_its_profile_by_name_or_by_host() -> None:
    for change in ({}, {"container-title": "HG"}):
        item = only("seeds/a.json", json.dumps([CSL | change]), sources=(GAZETTE,))
        assert (item.source.value, item.source_id) == ("Harbour Gazette", "harbour-gazette")


def test_a_doi_is_an_address_where_there_is_no_other() -> None:
    assert only("seeds/a.ris", RIS.replace("UR  - https://gazette.example/a", "DO  - 10.1000/182")).source_url.value == "https://doi.org/10.1000/182"


def test_notes_are_kept_and_never_taken_for_the_editors_word() -> None:
    said = only("seeds/a.ris", RIS.replace("ER  -", "N1  - my own thought\nKW  - boats\nKW  - harbour\nER  -")).said
    assert (said.note, dict(said.extra)) == ("", {"type": "NEWS", "tags": "boats, harbour", "work_note": "my own thought"})


def test_a_long_abstract_is_the_text() -> None:
    abstract = "The harbour board has approved two boats. " * 20
    item = only("seeds/a.json", json.dumps([CSL | {"abstract": abstract}]))
    assert item.text == abstract.strip()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.ris", RIS.replace("TI  - Pilot boats\n", "").replace("lee2025", "x1")),
        ("seeds/a.bib", "@article{x1, year = {2025}}"),
        ("seeds/a.json", json.dumps([{**CSL, "title": "", "id": "x1"}])),
    ],
)
def test_a_work_without_a_title_is_told(path: str, data: str) -> None:
    assert complaints(path, data)[0].partition("warning: ")[2] == "this work (“x1”) has no title: it is left out"


def test_a_ris_record_without_an_end_is_read_up_to_the_next() -> None:
    result = read("seeds/a.ris", "TY  - NEWS\nTI  - One\nTY  - NEWS\nTI  - Two\nER  -\n")
    assert [item.title.value for item in result.items] == ["One", "Two"]
    assert [str(problem) for problem in result.problems] == [
        "seeds/a.ris:1: warning: this record has no end (“ER  - ”): it is read up to the next; export it again if something is missing"
    ]


def test_a_broken_entry_of_bibtex_costs_no_other() -> None:
    result = read(
        "seeds/a.bib", '@misc{a, title = {Unclosed, year = 2025\n@comment{x}\n@misc(b, title = "Two {\\"u}" , year = 2025)\n@misc{c, title = {Three}\n'
    )
    assert [item.title.value for item in result.items] == ["Two ü", "Three"]
    assert [str(problem) for problem in result.problems] == [
        "seeds/a.bib:1: warning: this entry is not closed, or has a comma, brace or quotation mark too few: it is left out",
        "seeds/a.bib:4: warning: this entry is not closed, or has a comma, brace or quotation mark too few: it is read as far as it goes",
    ]


@pytest.mark.parametrize(
    ("data", "path", "expected"),
    [
        (
            "plain words",
            "seeds/a.ris",
            "seeds/a.ris:1: error: holds no RIS record (none begins with a line “TY  - …”); export it again from the reference manager",
        ),
        (
            "plain words",
            "seeds/a.bib",
            "seeds/a.bib:1: error: holds no BibTeX entry that can be read (none begins with “@article{…”); export it again from the reference manager",
        ),
    ],
)
def test_what_holds_no_work_is_told(data: str, path: str, expected: str) -> None:
    assert complaints(path, data) == [expected]


@pytest.mark.parametrize("note", ["Accessed: 2025-05-01", "Retrieved 1 May 2025", "Abgerufen am 1. Mai 2025"])
def test_a_day_of_access_in_a_note_is_the_captures(note: str) -> None:
    assert only("seeds/a.bib", f"@misc{{a, title = {{A}}, note = {{{note}}}}}").captured.value == "2025-05-01"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{NATO} und die K{\"u}he am Flu{\ss}", "NATO und die Kühe am Fluß"),
        (r"Caf\'{e} \'etat {\'E}cole \'{\i}", "Café état École í"),
        (r"\v{S}koda \c{c}a \o re \AA s {\L}\'od\'z", "Škoda ça øre Ås Łódź"),
        (r"``Boats'' -- and --- \textit{more} \& 5\,\% of \$3", "“Boats” – and — more & 5 % of $3"),
        (r"\href{https://x.example}{words} \url{https://y.example/a_b}", "words https://y.example/a_b"),
        (r"a~b \{c\} \textasciitilde d", "a b {c} ~d"),
        ("plain ünïcode", "plain ünïcode"),
    ],
)
def test_latex_is_undone(written: str, meant: str) -> None:
    assert " ".join(unlatexed(written).split()) == meant


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_no_text_breaks_a_reader(text: str) -> None:
    for path, data in (
        ("seeds/a.bib", f"@misc{{a, title = {{{text}}}, author = {{{text}}}, month = {{{text}}}, year = {{{text}}}}}"),
        ("seeds/a.ris", f"TY  - NEWS\nTI  - {text}\nAU  - {text}\nDA  - {text}\nER  - \n"),
        ("seeds/a.json", json.dumps([CSL | {"title": text, "issued": {"raw": text}, "author": [{"family": text, "given": text}]}])),
        ("seeds/a.csv", f"title,date,text\n{text}"),
        ("seeds/a.rss", f"<rss><channel><item><title>{text}</title></item></channel></rss>"),
    ):
        result = read(path, data)
        assert all(item.title.value for item in result.items)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.ris", "TY  - NEWS\nTI  - x\nAB  - " + "abc def\n" * 300_000 + "ER  -\n"),
        ("seeds/a.bib", "@article{a, title = {\n" * 100_000),
        ("seeds/a.bib", "@article{a, title = {" + '\\"' * 500_000 + "}}"),
        ("seeds/a.rss", "<rss><channel><item><title>" + "&lt;!--" * 200_000 + "</title></item></channel></rss>"),
        ("seeds/a.rss", "<rss><channel>" + "<item><title>x</b></item>" * 20_000),
        ("seeds/a.csv", "title,text\n" + '"a\n' * 100_000),
    ],
    ids=["ris", "open braces", "latex", "comments", "broken entries", "open quotes"],
)
def test_megabytes_of_nonsense_are_told_or_read_in_seconds(path: str, data: str) -> None:
    begun = time.process_time()
    result = read(path, data, limits={"items": 500})
    assert result.items or result.problems
    assert time.process_time() - begun < 20


def test_works_stand_on_their_lines() -> None:
    assert [item.title.line for item in items("seeds/a.ris", RIS + "\n" + RIS.replace("lee2025", "b"))] == [1, 16]

"""Citations: the original and the digest's entry, whatever the title holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.web.cite import Cited, authors, bibtex, citations, meta_tags, plain, ris

CITED = Cited(
    "p7d2m4", "Japanese Foreign Minister Attends NATO Meeting", "Michinobu Yanagisawa", "The Japan News", "2025-04-04T17:25:00+09:00", "4 April 2025",
    "https://japannews.example/politics/20250404-247291/", "NATO and the Indo-Pacific", "https://digest.example/items/x-p7d2m4/", "en",
)  # fmt: skip
BARE = Cited("u4n8d1", "A note", "", "", "", "", "", "Digest", "")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", ()),
        ("Karen Lema", ("Karen Lema",)),
        ("Karen Lema and Mikhail Flores", ("Karen Lema", "Mikhail Flores")),
        ("Karen Lema, Jo de Vries and K. O’Neil", ("Karen Lema", "Jo de Vries", "K. O’Neil")),
        ("Karen Lema, Jo Smith, and Mikhail Flores", ("Karen Lema", "Jo Smith", "Mikhail Flores")),
        ("Karen Lema; Reuters", ("Karen Lema", "Reuters")),
        ("Lema, Karen; Flores, Mikhail", ("Lema, Karen", "Flores, Mikhail")),
        ("田中太郎、佐藤花子", ("田中太郎", "佐藤花子")),
        ("Lema, Karen", ("Lema, Karen",)),
        ("John Smith, Washington Correspondent", ("John Smith, Washington Correspondent",)),
        ("Ministry of Economy, Trade and Industry", ("Ministry of Economy, Trade and Industry",)),
        ("Foreign Affairs and National Defence Committee", ("Foreign Affairs and National Defence Committee",)),
        ("Smith and Wesson", ("Smith and Wesson",)),
    ],
)
def test_a_byline_has_as_many_authors_as_it_names(byline: str, names: tuple[str, ...]) -> None:
    assert authors(byline) == names


def test_every_author_is_cited_for_himself() -> None:
    two = replace(CITED, byline="Karen Lema and Mikhail Flores")
    assert "author = {Karen Lema and Mikhail Flores}," in bibtex(two)
    assert [line for line in ris(two).split("\n") if line.startswith("AU")] == ["AU  - Karen Lema", "AU  - Mikhail Flores"]
    assert [content for name, content in meta_tags(two) if name == "citation_author"] == ["Karen Lema", "Mikhail Flores"]


def test_a_body_as_author_keeps_its_name_in_one_piece() -> None:
    assert "author = {{Ministry of Economy, Trade and Industry}}," in bibtex(replace(CITED, byline="Ministry of Economy, Trade and Industry"))


def test_a_note_of_the_digests_own_has_the_digest_for_its_publisher() -> None:
    own = replace(BARE, own=True, permalink="https://digest.example/items/x/")
    assert ris(own).split("\n")[:4] == ["TY  - ELEC", "TI  - A note", "PB  - Digest", "T2  - Digest"]
    assert ris(replace(own, permalink="")).startswith("TY  - GEN\n")
    assert "author = {{Digest}},\n  howpublished = {Digest}," in bibtex(own)
    assert dict(meta_tags(own))["citation_publisher"] == "Digest"


def test_plain_text_names_the_original_and_the_entry() -> None:
    assert plain(CITED) == (
        "Michinobu Yanagisawa, “Japanese Foreign Minister Attends NATO Meeting”, The Japan News, 4 April 2025, "
        "https://japannews.example/politics/20250404-247291/. In: NATO and the Indo-Pacific, entry p7d2m4, https://digest.example/items/x-p7d2m4/."
    )


def test_an_undated_entry_without_source_or_address_is_cited_all_the_same() -> None:
    assert plain(BARE) == "“A note”, undated. In: Digest, entry u4n8d1."
    assert bibtex(BARE) == "@misc{entry-u4n8d1,\n  title = {{A note}},\n  note = {Digest, entry u4n8d1},\n}"
    assert ris(BARE) == "TY  - NEWS\nTI  - A note\nN1  - Digest, entry u4n8d1\nID  - u4n8d1\nER  - "
    assert meta_tags(BARE) == (("citation_title", "A note"), ("DC.title", "A note"), ("DC.type", "Text"))


def test_bibtex_has_the_day_and_both_addresses() -> None:
    assert bibtex(CITED) == (
        "@misc{japan2025-p7d2m4,\n"
        "  title = {{Japanese Foreign Minister Attends NATO Meeting}},\n"
        "  author = {Michinobu Yanagisawa},\n"
        "  howpublished = {The Japan News},\n"
        "  year = {2025},\n"
        "  date = {2025-04-04},\n"
        "  url = {https://japannews.example/politics/20250404-247291/},\n"
        "  note = {NATO and the Indo-Pacific, entry p7d2m4, \\url{https://digest.example/items/x-p7d2m4/}},\n"
        "  month = apr,\n"
        "  language = {en},\n"
        "}"
    )


def test_bibtex_escapes_what_tex_would_take_for_its_own() -> None:
    title = r"100% of R&D: {braces}, $5_000 #1 ~ ^ \end"
    assert r"title = {{100\% of R\&D: \{braces\}, \$5\_000 \#1 \textasciitilde{} \textasciicircum{} \textbackslash{}end}}" in bibtex(
        Cited("a", title, "", "", "", "", "", "D", "")
    )


@given(st.text(max_size=60), st.text(max_size=30))
def test_bibtex_braces_are_always_balanced(title: str, source: str) -> None:
    text = re.sub(r"\\[{}]", "", bibtex(Cited("a", title, "", source, "", "", "", "D", "")))
    assert text.count("{") == text.count("}")


@given(st.text(max_size=60))
def test_a_ris_record_has_one_line_a_field(title: str) -> None:
    lines = ris(Cited("a", title, "", "", "", "", "", "D", "")).split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert lines[-1] == "ER  - "


def test_ris_fields() -> None:
    assert ris(CITED).split("\n") == [
        "TY  - NEWS",
        "TI  - Japanese Foreign Minister Attends NATO Meeting",
        "AU  - Michinobu Yanagisawa",
        "PB  - The Japan News",
        "T2  - The Japan News",
        "PY  - 2025",
        "DA  - 2025/04/04",
        "UR  - https://japannews.example/politics/20250404-247291/",
        "LA  - en",
        "N1  - NATO and the Indo-Pacific, entry p7d2m4, https://digest.example/items/x-p7d2m4/",
        "ID  - p7d2m4",
        "ER  - ",
    ]


def test_meta_tags_hold_what_collectors_read() -> None:
    tags = dict(meta_tags(CITED))
    assert tags["citation_publication_date"] == "2025/04/04"
    assert tags["citation_public_url"] == tags["DC.source"] == "https://japannews.example/politics/20250404-247291/"
    assert tags["DC.identifier"] == "https://digest.example/items/x-p7d2m4/"


def test_the_three_forms_come_with_their_labels() -> None:
    assert [label for label, _ in citations(CITED)] == ["Plain text", "BibTeX", "RIS"]

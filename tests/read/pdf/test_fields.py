"""Title, day and the rest: what the text shows, and what the file says of itself."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from dateline.read.pdf.told import plausible, stamp
from tests.read.pdf.made import Run, pdf
from tests.read.pdf.reading import item
from tests.read.pdf.story import FIRST, FOURTH, SECOND, THIRD, TITLE
from tests.read.pdf.test_layout import HEAD, stacked

BODY = stacked(FIRST, SECOND, THIRD)


def test_the_largest_line_of_the_first_page_is_the_title_and_the_files_own_a_runner_up() -> None:
    title = item(pdf([*HEAD, *BODY], info={"Title": "Microsoft Word - draft_final2.doc"})).title
    assert (title.value, title.rule) == (TITLE, "largest text of the first page")
    assert ("Microsoft Word - draft_final2.doc", "the file's Title", 0.05) in [(other.value, other.rule, other.sure) for other in title.others]


def test_a_file_title_that_agrees_makes_the_title_surer() -> None:
    plain, agreed = (item(pdf([*HEAD, *BODY], info={"Title": name})).title for name in ("", f"{TITLE} - Harbour Board"))
    assert agreed.value == plain.value == TITLE
    assert agreed.sure > plain.sure


def test_a_title_of_several_lines_is_whole() -> None:
    head = [Run(50, 780, "Harbour board approves the new pilot boats for", 20, "B"), Run(50, 755, "the winter season, and a review of fees", 20, "B")]
    assert item(pdf([*head, Run(50, 730, "April 11, 2025"), *stacked(FIRST, SECOND, top=700)])).title.value == (
        "Harbour board approves the new pilot boats for the winter season, and a review of fees"
    )


@pytest.mark.parametrize("masthead", ["Ministry of Transport", "Press Release", "HARBOUR GAZETTE"])
def test_a_masthead_in_larger_letters_is_not_the_title(masthead: str) -> None:
    runs = [Run(50, 800, masthead, 26, "B"), Run(50, 765, TITLE, 16, "B"), Run(50, 745, "April 11, 2025"), *BODY]
    assert item(pdf(runs)).title.value == TITLE


def test_a_plausible_file_title_names_a_text_without_a_headline() -> None:
    title = item(pdf([*stacked(FIRST, SECOND)], info={"Title": "Statement on the pilot boats of the harbour"})).title
    assert (title.value, title.rule) == ("Statement on the pilot boats of the harbour", "the file's Title")


@pytest.mark.parametrize("name", ["Microsoft Word - a.doc", "untitled", "report_2025", "Document1", "notice.indd", "file:///C:/x.html", "PDF"])
def test_names_that_are_no_titles(name: str) -> None:
    assert not plausible(name)


def test_the_day_the_file_was_made_is_evidence_and_never_the_day_of_publication() -> None:
    undated = item(pdf([Run(50, 780, TITLE, 20, "B"), *BODY], info={"CreationDate": "D:20250412093000+09'00'"})).published
    assert undated.value is None
    assert [(other.value, other.rule, other.sure) for other in undated.others] == [("2025-04-12", "the file's CreationDate", 0.2)]
    dated = item(pdf([*HEAD, *BODY], info={"CreationDate": "D:20250412093000+09'00'"})).published
    assert dated.value == "2025-04-11"
    assert "2025-04-12" in [other.value for other in dated.others]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("D:20250412093000+09'00'", "2025-04-12T09:30:00+09:00"),
        ("D:20250412093000Z", "2025-04-12T09:30:00+00:00"),
        ("D:20250412093000-0330", "2025-04-12T09:30:00-03:30"),
        ("D:20250412093000", "2025-04-12"),
        ("D:20250412", "2025-04-12"),
        ("D:20251332", None),
        ("last Friday", None),
    ],
)
def test_a_pdfs_own_dates(text: str, iso: str | None) -> None:
    assert stamp(text) == iso


PRISM = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" prism:publicationDate="2025-04-10">
 <prism:publicationName>The Harbour Gazette</prism:publicationName><prism:url>https://gazette.example/boats</prism:url>
 <dc:creator><rdf:Seq><rdf:li>Jane Porter</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_a_publishers_metadata_fills_what_the_text_leaves_open() -> None:
    read = item(pdf([Run(50, 780, TITLE, 20, "B"), *BODY], xmp=PRISM))
    assert (read.published.value, read.published.rule) == ("2025-04-10", "the file's prism:publicationDate")
    assert (read.source.value, read.source_url.value) == ("The Harbour Gazette", "https://gazette.example/boats")
    assert read.byline.value is None
    assert [other.value for other in read.byline.others] == ["Jane Porter"]


def test_the_texts_own_day_beats_a_publishers_metadata() -> None:
    published = item(pdf([*HEAD, *BODY], xmp=PRISM)).published
    assert published.value == "2025-04-11"
    assert "2025-04-10" in [other.value for other in published.others]


def test_a_profile_is_known_by_the_address_that_a_browser_printed() -> None:
    gazette = SourceProfile("gazette", "The Harbour Gazette", match=("gazette.example",))
    around = [Run(24, 16, "https://gazette.example/boats", 8), Run(560, 16, "1/1", 8)]
    assert item(pdf([*HEAD, *BODY, *around]), sources=(gazette,)).source_id == "gazette"


def test_fields_of_several_pages_tell_their_page() -> None:
    read = item(pdf([*HEAD, *BODY], stacked(FOURTH)))
    assert read.published.text == "April 11, 2025 (page 1)"
    assert read.published.line == 2

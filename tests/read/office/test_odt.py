"""OpenDocument texts: what is text, what stands beside it, and what names the item."""

from __future__ import annotations

from dateline.model import SourceProfile
from tests.read.office.samples import LEDE, SECOND, odt, one

TITLE = '<text:p text:style-name="Title">Coast to be protected</text:p>'
HEADING = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Coast to be protected</text:h>'


def p(inside: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def test_a_document_is_its_paragraphs_in_order_under_its_title() -> None:
    item = one("a.odt", odt(TITLE + p(LEDE) + '<text:h text:outline-level="2">What comes next</text:h>' + p(SECOND)))
    assert (item.title.value, item.title.rule) == ("Coast to be protected", "title style")
    assert [(block.kind, block.text, block.line) for block in item.body] == [("p", LEDE, 2), ("h", "What comes next", 3), ("p", SECOND, 4)]


def test_spaces_tabs_and_breaks_are_what_they_stand_for() -> None:
    item = one("a.odt", odt(HEADING + p('First<text:s text:c="900000000"/>line<text:line-break/>second<text:tab/>line, with some words more than a line has.')))
    assert item.body[0].text == "First line\nsecond line, with some words more than a line has."


def test_deleted_text_remarks_hidden_words_and_page_numbers_are_no_text() -> None:
    deleted = f"<text:tracked-changes><text:changed-region><text:deletion>{p('They said no.')}</text:deletion></text:changed-region></text:tracked-changes>"
    remark = "<office:annotation><dc:creator>Clerk</dc:creator><text:p>Check this!</text:p></office:annotation>"
    hidden = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    text = p(f'The plan{remark} was <text:span text:style-name="T1">never </text:span>agreed<text:page-number>7</text:page-number> by all of them at last.')
    item = one("a.odt", odt(deleted + HEADING + text, styles=hidden))
    assert [block.text for block in item.body] == ["The plan was agreed by all of them at last."]


def test_a_day_that_the_program_fills_in_is_no_day_and_a_fixed_one_is() -> None:
    now = '<text:date text:date-value="2031-05-03">3 May 2031</text:date>'
    fixed = '<text:date text:fixed="true" text:date-value="2025-04-11">11 April 2025</text:date>'
    assert one("a.odt", odt(HEADING + p(f"Printed {now}") + p(LEDE) + p(SECOND))).published.value is None
    assert one("a.odt", odt(HEADING + p(f"Published: {fixed}") + p(LEDE) + p(SECOND))).published.value == "2025-04-11"


def test_lists_tables_links_and_notes_keep_their_kind() -> None:
    points = "<text:list><text:list-item>" + p("dikes") + "</text:list-item><text:list-item>" + p("dunes") + "</text:list-item></text:list>"
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{p(c)}</table:table-cell>' for c in row)}</table:table-row>"
        for row in (("Year", "Cost"), ("2025", "2"))
    )
    link = '<text:a xlink:href="https://example.org/plan">the plan</text:a>'
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("See the report.") + "</text:note-body></text:note>"
    item = one("a.odt", odt(HEADING + p(LEDE) + points + f"<table:table>{rows}</table:table>" + p(f"See {link}{note} for more of what they want to do there.")))
    assert [block.kind for block in item.body] == ["p", "list", "table", "p"]
    assert [block.text for block in item.body[1:3]] == ["dikes\ndunes", "Year\nCost\n2025\n2"]
    assert item.body[3].html == '<p>See <a href="https://example.org/plan">the plan</a> for more of what they want to do there.</p>'
    assert [(span.text, span.rule) for span in item.cut] == [("See the report.", "footnote")]


def test_captions_quotes_and_indexes_are_told_by_what_they_are() -> None:
    index = f"<text:table-of-content><text:index-body>{p('Coast to be protected 2')}</text:index-body></text:table-of-content>"
    picture = "<draw:frame><draw:image/><svg:desc>Workers build a dike at night</svg:desc></draw:frame>"
    item = one("a.odt", odt(HEADING + index + p(LEDE) + p("We shall not wait.", "Quotations") + p("The dike at Ostend in May", "Illustration") + p(picture)))
    assert [(block.kind, block.text) for block in item.body] == [("p", LEDE), ("quote", "We shall not wait.")]
    assert [block.text for block in item.captions] == ["The dike at Ostend in May", "Workers build a dike at night"]
    assert [span.rule for span in item.cut] == ["table of contents"]


def test_the_properties_of_a_file_are_runners_up_at_most() -> None:
    meta = "<dc:title>Coastal plan, third draft</dc:title><meta:initial-creator>j.clerk</meta:initial-creator>"
    meta += "<meta:creation-date>2024-02-03T10:00:00</meta:creation-date>"
    item = one("a.odt", odt(HEADING + p(LEDE), meta=meta))
    assert (item.title.value, item.byline.value, item.published.value) == ("Coast to be protected", None, None)
    assert [other.value for other in item.byline.others] == ["j.clerk"]
    assert [(other.value, other.rule) for other in item.published.others] == [("2024-02-03", "document property: created")]


def test_a_running_head_names_the_source_where_the_text_does_not() -> None:
    source = SourceProfile("coast-office", "Coast Office", match=("Royal Coast Office",))
    common = f"<office:master-styles><style:master-page><style:header>{p('Royal Coast Office')}</style:header></style:master-page></office:master-styles>"
    item = one("a.odt", odt(HEADING + p(LEDE), common=common), (source,))
    assert (item.source.value, "Royal" in item.text) == ("Coast Office", False)

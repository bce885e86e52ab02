"""Word documents: what is text, what stands beside it, and what names the item."""

from __future__ import annotations

from dateline.model import SourceProfile
from tests.read.office.samples import LEDE, SECOND, docx, field, one, packed, par, read, run, table

DELETED = '<w:del w:id="1" w:author="A"><w:r><w:delText>secret </w:delText></w:r><w:r><w:t>secret </w:t></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="A">{run("agreed ")}</w:ins>'


def test_a_document_is_its_paragraphs_in_order_under_its_title() -> None:
    item = one("release.docx", docx(par("Coast to be protected", "Title") + par(LEDE) + par("What comes next", "Heading2") + par(SECOND)))
    assert (item.title.value, item.title.rule, item.title.line) == ("Coast to be protected", "title style", 1)
    assert [(block.kind, block.text, block.line) for block in item.body] == [("p", LEDE, 2), ("h", "What comes next", 3), ("p", SECOND, 4)]
    assert item.summary.value == LEDE


def test_a_heading_is_told_by_the_built_in_name_of_its_style_whatever_its_id() -> None:
    item = one("a.docx", docx(par("Küste wird geschützt", "Ueberschrift") + par(LEDE)))
    assert (item.title.value, item.title.rule) == ("Küste wird geschützt", "first heading")


def test_a_heading_is_told_by_its_outline_level() -> None:
    item = one("a.docx", docx(par("Coast to be protected", more='<w:outlineLvl w:val="0"/>') + par(LEDE)))
    assert (item.title.value, item.title.rule) == ("Coast to be protected", "first heading")


def test_a_bold_line_above_the_text_is_its_headline_where_no_style_tells() -> None:
    bold = par(inside=run("Coast to be protected, ministers decide", "<w:b/>"))
    item = one("a.docx", docx(par("PRESS RELEASE", inside="") + bold + par(LEDE) + par(SECOND)))
    assert (item.title.value, item.title.rule) == ("Coast to be protected, ministers decide", "bold line above the text")
    assert [block.text for block in item.body] == [LEDE, SECOND]


def test_what_stands_above_the_headline_is_cut() -> None:
    item = one("a.docx", docx(par("Office of Public Works") + par("Coast to be protected", "Heading1") + par(LEDE)))
    assert [(span.text, span.rule) for span in item.cut] == [("Office of Public Works", "above the headline")]


def test_deleted_text_is_no_text_and_inserted_text_is() -> None:
    item = one("a.docx", docx(par("Title of it", "Title") + par(inside=run("They ") + DELETED + INSERTED + run("on a plan for the coast."))))
    assert [block.text for block in item.body] == ["They agreed on a plan for the coast."]


def test_a_deleted_paragraph_mark_joins_what_it_parted() -> None:
    parted = par("One sentence ", more='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') + par("in two paragraphs.")
    assert [block.text for block in one("a.docx", docx(par("Title of it", "Title") + parted + par(LEDE))).body] == ["One sentence in two paragraphs.", LEDE]


def test_hidden_text_comments_and_passing_fields_are_no_text() -> None:
    passing = field(" PAGE ", "7") + field(' DATE \\@ "d MMMM yyyy" ', "3 May 2031") + field(" FILENAME ", "final2.docx")
    comment = '<w:commentRangeStart w:id="0"/>' + run("plan") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    body = par("Title of it", "Title") + par(inside=run("The ") + comment + run(" hidden", "<w:vanish/>") + passing + run(" was agreed by all of them."))
    item = one("a.docx", docx(body))
    assert [block.text for block in item.body] == ["The plan was agreed by all of them."]
    assert (item.published.value, item.published.others) == (None, ())


def test_an_instruction_that_never_ends_swallows_no_more_than_its_paragraph() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    assert [block.text for block in one("a.docx", docx(par("Title of it", "Title") + par(inside=broken) + par(LEDE))).body] == [LEDE]


def test_a_table_of_contents_is_cut() -> None:
    listed = par("Coast to be protected\t2", "TOC1")
    item = one("a.docx", docx(par("Coast to be protected", "Title") + listed + par(LEDE)))
    assert [block.text for block in item.body] == [LEDE]
    assert [span.rule for span in item.cut] == ["table of contents"]


def test_a_field_of_contents_takes_all_its_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    listed = par(inside=begin + run("First chapter 2")) + par("Second chapter 5") + par(inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    item = one("a.docx", docx(par("Coast to be protected", "Title") + listed + par(LEDE)))
    assert ([block.text for block in item.body], [span.text for span in item.cut]) == ([LEDE], ["First chapter 2", "Second chapter 5"])


def test_links_stay_links_where_they_lead_to_the_web() -> None:
    linked = '<w:hyperlink r:id="rId90">' + run("a statement") + "</w:hyperlink>"
    wrong = '<w:hyperlink r:id="rId91">' + run("a trick") + "</w:hyperlink>"
    coded = field(' HYPERLINK "https://example.org/plan" ', "the plan")
    item = one("a.docx", docx(par("Title of it", "Title") + par(inside=run("See ") + linked + run(", ") + wrong + run(" and ") + coded + run("."))))
    assert item.body[0].text == "See a statement, a trick and the plan."
    assert item.body[0].html == (
        '<p>See <a href="https://example.org/statement">a statement</a>, a trick and <a href="https://example.org/plan">the plan</a>.</p>'
    )


def test_points_of_a_list_are_one_list() -> None:
    points = "".join(par(point, more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>') for point in ("dikes", "dunes & walls"))
    item = one("a.docx", docx(par("Title of it", "Title") + par(LEDE) + points + par("more dikes", "ListBullet") + par(SECOND)))
    block = item.body[1]
    assert (block.kind, block.text) == ("list", "dikes\ndunes & walls\nmore dikes")
    assert block.html == "<ul><li>dikes</li>\n<li>dunes &amp; walls</li>\n<li>more dikes</li>\n</ul>"


def test_a_table_of_data_is_a_table_and_one_for_the_layout_is_its_text() -> None:
    item = one(
        "a.docx",
        docx(par("Title of it", "Title") + par(LEDE) + table(("Year", "Cost"), ("2025", "2 bn")) + table((LEDE + " " + SECOND, "Contact: press office"))),
    )
    assert [(block.kind, block.text) for block in item.body[1:]] == [
        ("table", "Year\nCost\n2025\n2 bn"),
        ("p", LEDE + " " + SECOND),
        ("p", "Contact: press office"),
    ]
    assert item.body[1].html.startswith("<table>")


def test_quotes_and_captions_are_told_by_their_styles() -> None:
    item = one("a.docx", docx(par("Title of it", "Title") + par(LEDE) + par("We shall not wait.", "Quote") + par("The dike at Ostend in May", "Caption")))
    assert [(block.kind, block.text) for block in item.body] == [("p", LEDE), ("quote", "We shall not wait.")]
    assert [block.text for block in item.captions] == ["The dike at Ostend in May"]


def test_a_pictures_description_is_a_caption_unless_a_machine_wrote_it() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{}"/></wp:inline></w:drawing></w:r>'
    own, made = picture.format("Workers build a dike at night"), picture.format("A person standing; Description automatically generated")
    item = one("a.docx", docx(par("Title of it", "Title") + par(LEDE) + par(inside=own) + par(inside=made) + par(inside=picture.format("IMG_2041.jpg"))))
    assert [block.text for block in item.captions] == ["Workers build a dike at night"]


def test_a_box_of_text_is_read_once() -> None:
    inner = f"<w:txbxContent>{par(SECOND)}</w:txbxContent>"
    box = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>'
    item = one("a.docx", docx(par("Title of it", "Title") + par(LEDE) + par(inside=box)))
    assert [block.text for block in item.body] == [LEDE, SECOND]


def test_footnotes_stand_apart_at_the_line_of_their_mark() -> None:
    notes = f'<w:footnote w:type="separator" w:id="0">{par("---")}</w:footnote><w:footnote w:id="1">{par("See the annual report.")}</w:footnote>'
    item = one("a.docx", docx(par("Title of it", "Title") + par(LEDE, inside='<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes))
    assert [(span.first, span.text, span.rule) for span in item.cut] == [(2, "See the annual report.", "footnote")]


def test_a_great_first_letter_belongs_to_its_word_and_readings_over_characters_are_no_text() -> None:
    great = par("T", more='<w:framePr w:dropCap="drop" w:lines="3"/>') + par("he plan is ready, they say in every office of the coast.")
    ruby = "<w:r><w:ruby><w:rt>" + run("いわや") + "</w:rt><w:rubyBase>" + run("岩屋") + "</w:rubyBase></w:ruby></w:r>"
    item = one("a.docx", docx(par("Title of it", "Title") + great + par(inside=ruby + run("外務大臣は会談した。"))))
    assert [block.text for block in item.body] == ["The plan is ready, they say in every office of the coast.", "岩屋外務大臣は会談した。"]


def test_the_properties_of_a_file_are_runners_up_at_most() -> None:
    core = {
        "dc:title": "Coastal plan, third draft",
        "dc:creator": "j.clerk",
        "dcterms:created": "2024-02-03T10:00:00Z",
        "dcterms:modified": "2024-02-05T10:00:00Z",
    }
    item = one("a.docx", docx(par("Coast to be protected", "Heading1") + par(LEDE), core))
    assert item.title.value == "Coast to be protected"
    assert "Coastal plan, third draft" in [other.value for other in item.title.others]
    assert (item.byline.value, [other.value for other in item.byline.others]) == (None, ["j.clerk"])
    assert (item.published.value, [other.value for other in item.published.others]) == (None, ["2024-02-03", "2024-02-05"])


def test_a_title_among_the_properties_counts_where_a_first_line_says_the_same() -> None:
    item = one("a.docx", docx(par("Ministry notice") + par("Coast to be protected at last") + par(LEDE), {"dc:title": "Coast to be protected at last"}))
    assert (item.title.value, item.title.rule) == ("Coast to be protected at last", "first lines and document property")


def test_a_title_that_a_program_made_up_is_not_even_a_runner_up() -> None:
    for made_up in ("Document1", "Microsoft Word - PR final.doc", "Dokument 3", "release_v2.docx"):
        item = one("a.docx", docx(par("Coast to be protected", "Heading1") + par(LEDE), {"dc:title": made_up}))
        assert made_up not in [other.value for other in item.title.others]


def test_a_running_head_names_the_source_where_the_text_does_not() -> None:
    source = SourceProfile("coast-office", "Coast Office", match=("Royal Coast Office",))
    item = one("a.docx", docx(par("Coast to be protected", "Heading1") + par(LEDE), header1=par("Royal Coast Office · page 1")), (source,))
    assert (item.source.value, item.source_id) == ("Coast Office", "coast-office")
    assert "Royal Coast Office" not in item.text
    assert [(span.text, span.rule) for span in item.used] == [("Royal Coast Office · page 1", "running head")]


def test_a_labelled_day_and_a_byline_are_read_as_from_any_text() -> None:
    item = one("a.docx", docx(par("Coast to be protected", "Title") + par("By Ann Walker") + par("Published: 11 April 2025") + par(LEDE) + par(SECOND)))
    assert (item.published.value, item.byline.value) == ("2025-04-11", "Ann Walker")
    assert [block.text for block in item.body] == [LEDE, SECOND]


def test_a_page_pasted_with_its_buttons_is_read_as_a_capture() -> None:
    menu = "".join(par(entry) for entry in ("Skip to main content", "Home", "Subscribe", "Log in", "Share", "Print"))
    end = "".join(par(entry) for entry in ("Share this article", "Read more", "Related articles", "Newsletter", "Privacy policy"))
    item = one("a.docx", docx(menu + par("Coast to be protected") + par(LEDE) + par(SECOND) + par(LEDE.replace("Thursday", "Friday")) + end))
    assert item.title.value == "Coast to be protected"
    assert [block.text for block in item.body] == [LEDE, SECOND, LEDE.replace("Thursday", "Friday")]


def test_the_strict_form_of_the_standard_is_read_alike() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    heading = par("Coast to be protected", more='<w:outlineLvl w:val="0"/>')
    body = f'<w:document xmlns:w="{space}"><w:body>{heading}{par(LEDE)}</w:body></w:document>'
    item = one("a.docx", packed({"word/document.xml": body}))
    assert (item.title.value, [block.text for block in item.body]) == ("Coast to be protected", [LEDE])


def test_a_document_without_a_word_is_empty() -> None:
    assert [problem.message for problem in read("a.docx", docx(par())).problems] == ["is empty; put the document's text into it, or remove it"]

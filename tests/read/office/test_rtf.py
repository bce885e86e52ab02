"""Rich Text: code pages, structure, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.capture import Unreadable
from dateline.read.office.rtf import read_rtf
from tests.read.office.samples import LEDE, SECOND, one, read, rtf


def texts(data: bytes) -> list[str]:
    return [passage.text for passage in read_rtf(data).passages]


def coded(text: str, codec: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


@pytest.mark.parametrize(
    ("text", "number", "codec"),
    [
        ("Für Größe: “ja”", 1252, "cp1252"),
        ("Zażółć gęślą jaźń", 1250, "cp1250"),
        ("Министерство обороны", 1251, "cp1251"),
        ("Υπουργείο", 1253, "cp1253"),
        ("外務大臣会見記録", 932, "cp932"),
        ("外交部发言人", 936, "gbk"),
        ("외교부 대변인", 949, "cp949"),
        ("外交部發言人", 950, "cp950"),
        ("وزارة الخارجية", 1256, "cp1256"),
        ("משרד החוץ", 1255, "cp1255"),
    ],
)
def test_letters_are_read_in_the_code_page_of_the_document(text: str, number: int, codec: str) -> None:
    assert texts(rtf(coded(text, codec) + "\\par", f"\\ansi\\ansicpg{number}")) == [text]


def test_the_character_set_of_a_font_beats_the_code_page_of_the_document() -> None:
    fonts = "\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 MS Mincho;}}"
    body = f"{coded('Köln', 'cp1252')} {{\\f1 {coded('Москва', 'cp1251')}}} {{\\f2 {coded('東京', 'cp932')}}} {coded('Zürich', 'cp1252')}\\par"
    assert texts(rtf(body, fonts)) == ["Köln Москва 東京 Zürich"]


def test_a_letter_of_two_bytes_may_be_half_code_and_half_letter() -> None:
    # ソ is 83 5C in Shift JIS, ア 83 41: the second byte is a letter of ASCII.
    assert texts(rtf("\\'83A\\'83\\'5c\\par", "\\ansi\\ansicpg932")) == ["アソ"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("\\u26481?\\u20140?", "東京"),
        ("\\uc0\\u26481\\u20140", "東京"),
        ("\\uc2\\u26481\\'93\\'8c\\u20140\\'8b\\'9e", "東京"),
        ("\\u-10179?\\u-8704?", "😀"),
        ("{\\uc0\\u233}t\\u233 e", "été"),
    ],
)
def test_unicode_is_read_and_what_stands_for_older_programs_is_passed(body: str, text: str) -> None:
    assert texts(rtf(body + "\\par")) == [text]


def test_hidden_and_deleted_text_pictures_fields_and_heads_are_no_text() -> None:
    body = (
        "{\\header Ministry of Works\\par}{\\footer Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}\\par}{\\*\\generator Some Writer 5;}"
        "The {\\v secret }plan{\\deleted s} {\\pict\\wmetafile8 0123456789abcdef}is {\\field{\\*\\fldinst{ DATE }}{\\fldrslt 3 May 2031}}ready.\\par"
        "{\\*\\unknowndestination nothing}{\\*\\annotation{\\*\\atnid x}A remark}"
    )
    assert texts(rtf(body)) == ["The plan is ready."]


def test_headings_lists_links_and_quotes_keep_their_kind() -> None:
    head = "\\ansi\\ansicpg1252{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s5 Quote;}{\\s6\\sbasedon5 My quote;}}"
    body = (
        f"\\pard\\s1 Coast to be protected\\par\\pard {LEDE}\\par"
        "{\\listtext\\'b7\\tab}\\pard\\ls1 dikes\\par{\\listtext\\'b7\\tab}dunes\\par"
        "\\pard\\s6 We shall not wait.\\par"
        '\\pard See {\\field{\\*\\fldinst HYPERLINK "https://example.org/plan"}{\\fldrslt the plan}} for all of what they want to do.\\par'
    )
    item = one("a.rtf", rtf(body, head))
    assert (item.title.value, item.title.rule) == ("Coast to be protected", "first heading")
    assert [(block.kind, block.text) for block in item.body] == [
        ("p", LEDE), ("list", "dikes\ndunes"), ("quote", "We shall not wait."), ("p", "See the plan for all of what they want to do."),
    ]  # fmt: skip
    assert item.body[3].html == '<p>See <a href="https://example.org/plan">the plan</a> for all of what they want to do.</p>'


def test_tables_and_footnotes_keep_their_place() -> None:
    body = (
        f"\\pard {{\\b Coast to be protected at last}}\\par\\pard {LEDE}{{\\footnote See the report.}}\\par"
        "\\trowd\\cellx1000\\cellx2000\\pard\\intbl Year\\cell Cost\\cell\\row\\pard\\intbl 2025\\cell 2 bn\\cell\\row\\pard\\intbl\\cell in all\\cell\\row"
        f"\\pard {SECOND}\\par"
    )
    item = one("a.rtf", rtf(body))
    assert [(block.kind, block.text) for block in item.body] == [("p", LEDE), ("table", "Year\nCost\n2025\n2 bn\nin all"), ("p", SECOND)]
    assert [(span.text, span.rule) for span in item.cut] == [("See the report.", "footnote")]


def test_title_and_author_of_the_file_are_runners_up() -> None:
    body = "{\\info{\\title Coastal plan draft three}{\\author j.clerk}{\\operator someone}}\\pard{\\b Coast to be protected at last}\\par " + LEDE + "\\par"
    item = one("a.rtf", rtf(body))
    assert item.title.value == "Coast to be protected at last"
    assert "Coastal plan draft three" in [other.value for other in item.title.others]
    assert (item.byline.value, [other.value for other in item.byline.others]) == (None, ["j.clerk"])


def test_what_stands_behind_the_last_brace_is_no_text() -> None:
    assert texts(rtf(LEDE + "\\par") + b"\r\n@trailing words") == [LEDE]


def test_bytes_as_they_are_inside_the_document_are_passed() -> None:
    assert texts(rtf(b"One {\\pict\\bin6 {}{}\\x}sentence.\\par")) == ["One sentence."]


def test_a_document_that_ends_in_the_middle_is_read_so_far_with_a_warning() -> None:
    result = read("a.rtf", rtf(f"{LEDE}\\par {SECOND}")[:-1])
    assert [block.text for block in result.items[0].body] == [LEDE, SECOND]
    assert [str(problem) for problem in result.problems] == ["seeds/a.rtf: warning: ends in the middle: what comes before is read; save it again"]


def test_rich_text_under_the_name_of_word_is_rich_text() -> None:
    assert [block.text for block in one("a.doc", rtf(f"{{\\b Coast to be protected}}\\par {LEDE}\\par")).body] == [LEDE]


PIECES = st.sampled_from([
    b"{", b"}", b"\\par ", b"\\'", b"\\'83", b"\\u", b"\\u-10179", b"\\uc9", b"\\bin9", b"\\*", b"\\field", b"\\fldinst", b"\\fldrslt", b"\\intbl ", b"\\cell ",
    b"\\row ", b"\\footnote ", b"\\stylesheet", b"\\s1 ", b"\\fonttbl", b"\\f1", b"\\fcharset128 ", b"\\listtext ", b"\\title ", b"\\v ",
    b"\\ansicpg65001 ", b"text ",
    b"\\\n", b"\\", b"\x00", b"\xff", b"\\sbasedon1 ", b"\\ansicpg99999999 ",
])  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40))
def test_whatever_stands_in_it_rich_text_is_read_or_refused(pieces: list[bytes]) -> None:
    try:
        manuscript = read_rtf(b"{\\rtf1" + b"".join(pieces))
    except Unreadable:
        return
    assert all(passage.text == passage.text.strip() and passage.line >= 1 for passage in manuscript.passages)

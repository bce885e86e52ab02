"""The order in which a page is read, and how its lines become paragraphs again."""

from __future__ import annotations

from tests.read.pdf.made import Run, column, height, pdf
from tests.read.pdf.reading import item, texts
from tests.read.pdf.story import FIRST, FOURTH, SECOND, THIRD, TITLE

HEAD = [Run(50, 780, TITLE, 20, "B"), Run(50, 750, "April 11, 2025")]


def stacked(*paragraphs: str, x: float = 50, top: float = 720, width: float = 480, gap: float = 12, indent: float = 0) -> list[Run]:
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += column(paragraph, x, top, width, indent=indent)
        top = height(runs) - 1.25 * 11 - gap
    return runs


def test_lines_become_paragraphs_where_space_parts_them() -> None:
    assert texts(pdf([*HEAD, *stacked(FIRST, SECOND, THIRD)])) == [FIRST, SECOND, THIRD]


def test_lines_become_paragraphs_where_first_lines_are_indented() -> None:
    assert texts(pdf([*HEAD, *stacked(FIRST, SECOND, THIRD, gap=0, indent=14)])) == [FIRST, SECOND, THIRD]


def test_the_first_column_is_read_before_the_second_and_what_spans_both_in_its_place() -> None:
    left = stacked(FIRST, SECOND, width=230, top=700)
    right = stacked(THIRD, FOURTH, x=310, width=230, top=700)
    drawn = [run for pair in zip(left, right, strict=False) for run in pair] + left[len(right) :] + right[len(left) :]
    assert texts(pdf([*HEAD, *drawn])) == [FIRST, SECOND, THIRD, FOURTH]


def test_columns_whose_lines_stand_at_different_heights() -> None:
    left = stacked(FIRST, SECOND, width=230, top=700)
    right = stacked(THIRD, FOURTH, x=310, width=230, top=693)
    assert texts(pdf([*HEAD, *left, *right])) == [FIRST, SECOND, THIRD, FOURTH]


def test_three_columns_of_a_newspaper_under_one_headline() -> None:
    columns = [stacked(text, x=x, width=150, top=700) for text, x in ((FIRST, 45), (SECOND, 220), (THIRD, 395))]
    assert texts(pdf([*HEAD, *(run for runs in columns for run in runs)])) == [FIRST, SECOND, THIRD]


def test_a_paragraph_goes_on_over_the_end_of_a_column_and_of_a_page() -> None:
    lines = column(FIRST, 50, 100, 480)
    there = [run._replace(y=790 - 14 * at) for at, run in enumerate(lines[2:])]
    assert texts(pdf([*HEAD, *stacked(SECOND), *lines[:2]], [*there, *stacked(THIRD, top=700)])) == [SECOND, FIRST, THIRD]


def test_a_paragraph_that_ends_with_its_page_does_not_go_on() -> None:
    assert texts(pdf([*HEAD, *stacked(FIRST, SECOND)], stacked(THIRD, FOURTH))) == [FIRST, SECOND, THIRD, FOURTH]


def test_headings_are_told_by_their_size() -> None:
    runs = [*HEAD, *stacked(FIRST), Run(50, 600, "What happens next", 14, "B"), *stacked(SECOND, THIRD, top=570)]
    assert [(block.kind, block.text) for block in item(pdf(runs)).body] == [("p", FIRST), ("h", "What happens next"), ("p", SECOND), ("p", THIRD)]


def test_a_table_stays_as_lines() -> None:
    rows = [("Vessel", "Built", "Crew"), ("Sea Thrift", "1994", "5"), ("Sandpiper", "2001", "6"), ("Turnstone", "2003", "4")]
    cells = [Run(x, 600 - 16 * at, cell) for at, row in enumerate(rows) for x, cell in zip((50, 200, 300), row, strict=True)]
    body = item(pdf([*HEAD, *stacked(FIRST), *cells, *stacked(SECOND, THIRD, top=520)])).body
    assert [block.kind for block in body] == ["p", "table", "p", "p"]
    assert body[1].text.split("\n") == ["Vessel  Built  Crew", "Sea Thrift  1994  5", "Sandpiper  2001  6", "Turnstone  2003  4"]


def test_entries_of_a_list_stay_apart() -> None:
    entries = ["• a new boat for each of the two stations", "• training for twelve pilots, paid by the board", "• a review of the fees within a year"]
    runs = [*HEAD, *stacked(FIRST), Run(50, 612, "The board decided:"), *(Run(60, 596 - 14 * at, entry) for at, entry in enumerate(entries))]
    found = [block.text for block in item(pdf([*runs, *stacked(SECOND, THIRD, top=530)])).body]
    assert found == [FIRST, "The board decided:", *(entry[2:] for entry in entries), SECOND, THIRD]


def test_a_sentence_with_a_number_at_a_lines_start_is_no_list() -> None:
    sentence = f"{FIRST} The board will meet again on 11. April, as it does each spring and each autumn in the great hall of the town."
    settings = (column(sentence, 50, 700, width) for width in range(300, 480, 4))
    broken = next(runs for runs in settings if any(run.text.startswith("11. April") for run in runs))
    assert texts(pdf([*HEAD, *broken, *stacked(SECOND, THIRD, top=500, width=300)])) == [sentence, SECOND, THIRD]


def test_footnotes_go_to_the_end_and_their_marks_stand_in_brackets() -> None:
    said = "The fees stay as they are for the time being, the board said in its statement."
    marked = [*stacked(FIRST), Run(50, 560, said, font="N"), Run(50 + len(said) * 5.5, 564, "1", 6)]
    note = Run(50, 60, "1 As laid down in the ordinance of the harbour.", 8)
    found = texts(pdf([*HEAD, *marked, note], stacked(SECOND, THIRD)))
    assert found[-1] == "1 As laid down in the ordinance of the harbour."
    assert found[-3:-1] == [SECOND, THIRD]
    assert "statement.[1]" in " ".join(found)


def test_text_turned_on_its_side_is_read_upright_and_a_note_along_the_margin_is_not_text() -> None:
    turned = pdf([*HEAD, *stacked(FIRST, SECOND)]).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Rotate 0")
    assert texts(turned) == [FIRST, SECOND]
    margin = b"BT /F 9 Tf 0 1 -1 0 20 300 Tm (received by the registry on Monday) Tj ET\n"
    assert texts(pdf([*HEAD, *stacked(FIRST, SECOND)], extra=margin)) == [FIRST, SECOND]


JAPANESE = (
    "港湾委員会は十一日、三十年にわたり使われてきた船に代わる新しい水先案内船二隻の購入を承認した。",
    "委員長は採決の後、新しい船はより安全で静かになると述べた。",
)


def test_japanese_lines_are_joined_without_spaces() -> None:
    whole = "".join(JAPANESE)
    rows = [Run(50, 700 - 18 * at, whole[at * 24 : at * 24 + 24], 12, "W") for at in range(4)]
    read = item(pdf([Run(50, 780, "港湾委員会、新しい水先案内船の購入を承認", 20, "W"), Run(50, 750, "2025年4月11日", 12, "W"), *rows]))
    assert (read.title.value, read.published.value, [block.text for block in read.body]) == ("港湾委員会、新しい水先案内船の購入を承認", "2025-04-11", [whole])


def test_korean_words_keep_the_spaces_between_them() -> None:
    lines = ["항만 위원회는 삼십 년 동안 쓰인 배를 대신할 새 도선선 두 척의", "구입을 승인했다고 금요일에 밝혔다."]
    drawn = [Run(50, 700 - 18 * at, line, 12, "N") for at, line in enumerate(lines)]
    assert texts(pdf([Run(50, 780, "항만위원회새도선선구입승인발표", 20, "W"), *drawn])) == [" ".join(lines)]


def test_japanese_set_downward_is_read_from_the_right() -> None:
    whole = "".join(JAPANESE)
    letters = [Run(500 - 20 * (at // 24), 700 - 12 * (at % 24), letter, 12, "V") for at, letter in enumerate(whole)]
    assert texts(pdf([Run(50, 780, "港湾委員会、新しい水先案内船の購入を承認", 20, "W"), *letters])) == [whole]


def test_arabic_is_given_in_logical_order_numbers_forward() -> None:
    lines = ["وافق مجلس الميناء يوم الخميس على شراء زورقين جديدين للإرشاد البحري", "سيحلان محل السفن التي خدمت مجتمع الصيادين منذ عام 1995."]
    drawn = []
    for at, line in enumerate(lines):
        shown = " ".join("".join(reversed(word)) if not word.startswith("1995") else ".1995" for word in reversed(line.split(" ")))
        drawn.append(Run(545 - 5.5 * len(shown), 700 - 18 * at, shown, 11, "N"))
    assert texts(pdf([*drawn])) == [" ".join(lines)]

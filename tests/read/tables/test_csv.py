"""Tables as text: the delimiter, the quotation marks, the columns by their usual names in any language, the days by what their column shows."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.table.separated import _rows
from tests.read.entries import GAZETTE, complaints, items, only, read, values


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


HEAD = ("title", "date", "text", "url", "source", "author", "language")
ROW = ("Boats, pilots", "2025-04-11", 'He said "aye".\n\nThen he went.', "https://gazette.example/a", "The Paper", "Ann Lee; Bo Ray", "en")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_an_item_whatever_parts_the_cells_and_whatever_the_encoding(delimiter: str, encoding: str) -> None:
    item = only("seeds/a.csv", table(HEAD, ROW, delimiter=delimiter).encode(encoding))
    assert values(item, "title", "published", "source_url", "source", "byline", "language") == (
        "Boats, pilots", "2025-04-11", "https://gazette.example/a", "The Paper", "Ann Lee, Bo Ray", "en",
    )  # fmt: skip
    assert (item.text, item.title.line, item.title.rule) == ('He said "aye".\n\nThen he went.', 2, "column title")


def test_lines_count_through_cells_of_several_lines() -> None:
    assert [item.title.line for item in items("seeds/a.csv", table(HEAD, ROW, ROW))] == [2, 5]


@pytest.mark.parametrize(
    "head",
    [
        ("Headline", "Publication Date", "Full Text"),
        ("HEADLINE", "pub_date", "articleBody"),
        ("Titel", "Erscheinungsdatum", "Volltext"),
        ("Titre", "Date de publication", "Texte intégral"),
        ("titulo", "Fecha", "Texto"),
        ("Título", "Data de publicação", "Conteúdo"),
        ("Titolo", "Data", "Testo"),
        ("Tytuł", "Data publikacji", "Treść"),
        ("Заголовок", "Дата", "Текст"),
        ("タイトル", "日付", "本文"),
        ("標題", "日期", "全文"),
        ("标题", "发布时间", "正文"),
        ("제목", "날짜", "본문"),
        ("العنوان", "التاريخ", "النص"),
        ("Başlık", "Tarih", "Metin"),
    ],
)
def test_columns_are_known_by_their_usual_names(head: tuple[str, ...]) -> None:
    item = only("seeds/a.csv", table(head, ("Boats", "2025-04-11", "They came.")))
    assert (*values(item, "title", "published"), item.text) == ("Boats", "2025-04-11", "They came.")


def test_columns_mapped_in_the_settings_beat_the_usual_names() -> None:
    data = table(("Title", "Kopfzeile", "Wann", "Was"), ("wrong", "Boats", "2025-04-11", "They came."))
    item = only("seeds/a.csv", data, columns={"title": "kopfzeile", "published": "Wann", "body": "Was"})
    assert (*values(item, "title", "published"), item.text) == ("Boats", "2025-04-11", "They came.")


def test_a_table_without_a_title_or_text_is_refused_with_its_columns_and_the_way_out() -> None:
    told = "has no column whose name says that it holds titles or texts (it has: Kopf, Wann); name them in content/site.yml: columns: {title: Kopf, body: …}"
    assert complaints("seeds/a.csv", "Kopf,Wann\nBoats,2025-04-11\n") == [f"seeds/a.csv:1: error: {told}"]


def test_a_reports_own_title_may_stand_above_the_head_and_excel_may_name_the_delimiter() -> None:
    assert only("seeds/a.csv", "Press review\n\ntitle,text\nBoats,They came.\n").title.line == 4
    assert only("seeds/a.csv", "sep=;\ntitle;text\nBoats, pilots;They came, all.\n").text == "They came, all."


def test_a_table_of_one_column_has_no_delimiter() -> None:
    assert [item.title.value for item in items("seeds/a.csv", "headline\nBoats, pilots; and more\nTwo\n")] == ["Boats, pilots; and more", "Two"]


def test_days_are_read_by_what_their_column_shows() -> None:
    rows = [("A", "04/05/2025"), ("B", "25/04/2025")]
    assert [item.published.value for item in items("seeds/a.csv", table(("title", "date"), *rows))] == ["2025-05-04", "2025-04-25"]
    rows = [("A", "04/05/2025"), ("B", "04/25/2025")]
    assert [item.published.value for item in items("seeds/a.csv", table(("title", "date"), *rows))] == ["2025-04-05", "2025-04-25"]


def test_a_day_that_can_be_read_two_ways_is_told_and_left_open() -> None:
    result = read("seeds/a.csv", table(("title", "date"), ("A", "04/05/2025")))
    (item,) = result.items
    assert (item.published.value, [other.value for other in item.published.others]) == (None, ["2025-05-04", "2025-04-05"])
    assert [str(problem).partition(":2: ")[2][:44] for problem in result.problems] == ["warning: the day can be read two ways, 4 May"]


def test_the_country_of_the_source_and_the_language_of_the_row_decide_too() -> None:
    assert only("seeds/a.csv", table(("title", "date", "source"), ("A", "04/05/2025", "Harbour Gazette")), sources=(GAZETTE,)).published.value == "2025-05-04"
    assert only("seeds/a.csv", table(("title", "date", "language"), ("A", "04/05/2025", "German"))).published.value == "2025-05-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1744359900", "2025-04-11T08:25:00+00:00"),
        ("1744359900000", "2025-04-11T08:25:00+00:00"),
        ("20250411T082500Z", "2025-04-11T08:25:00+00:00"),
        ("20250411", "2025-04-11"),
        ("2025-04-11 17:25:00+09", "2025-04-11T17:25:00+09:00"),
        ("Fri Apr 11 08:25:00 +0000 2025", "2025-04-11T08:25:00+00:00"),
        ("11. April 2025", "2025-04-11"),
        ("2025年4月11日", "2025-04-11"),
        ("2025-04-11 17:25", "2025-04-11"),
        ("2025-04-11 00:00:00", "2025-04-11"),
    ],
)
def test_days_as_tables_write_them(text: str, expected: str) -> None:
    assert only("seeds/a.csv", table(("title", "date"), ("A", text))).published.value == expected


@pytest.mark.parametrize(("text", "rule"), [("2025", "a year alone, without a day"), ("2025-04", "a month alone, without a day")])
def test_a_month_or_a_year_alone_is_no_day(text: str, rule: str) -> None:
    published = only("seeds/a.csv", table(("title", "date"), ("A", text))).published
    assert (published.value, published.rule, published.others[0].value) == (None, rule, text)


def test_what_is_no_day_is_told_with_its_line() -> None:
    told = complaints("seeds/a.csv", table(("title", "date"), ("A", "2025-04-11"), ("B", "2025-02-30"), ("C", "")))
    assert told == ["seeds/a.csv:3: warning: “2025-02-30” is no day that can be read: the item is undated; write it as 2025-04-11"]


def test_empty_cells_are_empty_however_programs_write_them() -> None:
    item = only("seeds/a.csv", table(("title", "text", "author"), ("A", "NaN", "NULL")))
    assert (item.body, item.byline.value) == ((), None)


def test_a_row_without_title_and_text_is_told_and_left_out() -> None:
    result = read("seeds/a.csv", table(("title", "date"), ("A", "2025-04-11"), ("", "2025-04-12"), ("", "")))
    assert [item.title.value for item in result.items] == ["A"]
    assert [str(problem) for problem in result.problems] == ["seeds/a.csv:3: warning: this row has neither a title nor a text: it is left out"]


def test_a_row_with_too_many_cells_is_told() -> None:
    assert complaints("seeds/a.csv", "title,text\nBoats,one, two\n") == [
        "seeds/a.csv:2: warning: this row has 3 cells and the head 2: what is beyond is not read; quote cells that hold the delimiter"
    ]


@pytest.mark.parametrize("following", ['"Next","2025-04-12","Fine."\n', "Next,2025-04-12,Fine.\n"])
def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(following: str) -> None:
    result = read("seeds/a.csv", f'title,date,text\n"Open,2025-04-11,Text here.\n{following}')
    assert [item.title.value for item in result.items] == ['"Open', "Next"]
    told = "a quotation mark that is never closed: it is read as a plain character; close it, or double it"
    assert [str(problem) for problem in result.problems] == [f"seeds/a.csv:2: warning: {told}"]


def test_quotation_marks_within_a_cell_need_not_be_doubled() -> None:
    assert only("seeds/a.csv", 'title,text\n"He said "aye" and went",They came.\n').title.value == 'He said "aye" and went'


def test_html_in_cells_is_cleaned() -> None:
    item = only("seeds/a.csv", table(("title", "content"), ("Boats &amp; <b>pilots</b>", "<p>One &amp; two.</p><script>x()</script><p>Three.</p>")))
    assert (item.title.value, item.text) == ("Boats & pilots", "One & two.\n\nThree.")


def test_rights_status_actors_and_topics_are_a_persons_word() -> None:
    data = table(("title", "rights", "status", "actors", "topics", "tags"), ("A", "link", "draft", "NATO; Japan", "ships", "x, y"))
    said = only("seeds/a.csv", data).said
    assert (said.rights, said.status, said.actors, said.topics, said.extra) == ("link", "held", ("NATO", "Japan"), ("ships",), (("tags", "x, y"),))


def test_a_wrong_word_is_told_once_and_not_used() -> None:
    result = read("seeds/a.csv", table(("title", "rights"), ("A", "© The Paper"), ("B", "© The Paper"), ("C", "full")))
    assert [item.said.rights for item in result.items] == ["", "", "full"]
    assert [str(problem) for problem in result.problems] == ["seeds/a.csv:2: warning: `rights: © The Paper` is not one of full, excerpt, link; it is not used"]


def test_a_row_keeps_its_place_by_its_id_or_its_address() -> None:
    assert only("seeds/a.csv", table(("id", "title"), ("k-7", "A"))).part == "k-7"
    assert only("seeds/a.csv", table(("url", "title"), ("https://gazette.example/a", "A"))).part == "https://gazette.example/a"


def test_of_a_hundred_thousand_rows_as_many_are_read_as_the_limit_allows() -> None:
    data = "title,text\n" + "".join(f"Title {number},Some words of text.\n" for number in range(100_000))
    result = read("seeds/a.csv", data, limits={"items": 50})
    assert len(result.items) == 50
    assert [str(problem)[:58] for problem in result.problems] == ["seeds/a.csv:52: warning: holds more than 50 rows: the rest"]


def test_a_cell_of_five_megabytes_is_a_text() -> None:
    first, second = items("seeds/a.csv", table(("title", "text"), ("A", "word, " * 900_000), ("B", "b")))
    assert (len(first.text), second.title.value) == (len("word, " * 900_000) - 1, "B")


def test_a_table_of_a_hundred_thousand_columns_is_read_in_seconds() -> None:
    data = "title," + ",".join(f"c{number}" for number in range(100_000)) + "\nBoats" + ",1" * 100_000 + "\n"
    begun = time.process_time()
    assert only("seeds/a.csv", data).title.value == "Boats"
    assert time.process_time() - begun < 20


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\r\x00\x0b\x0c", exclude_categories=["Cs"])), min_size=2, max_size=4), min_size=1, max_size=5)
)
def test_what_a_program_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    problems: list[object] = []
    read_back = [cells for _, cells in _rows(out.getvalue(), 0, ",", problems, "")]  # type: ignore[arg-type]
    assert (read_back, problems) == (rows, [])

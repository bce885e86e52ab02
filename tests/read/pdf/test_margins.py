"""What stands at the top and foot of pages and is no text."""

from __future__ import annotations

from dateline.model import Span
from tests.read.pdf.made import Run, pdf
from tests.read.pdf.reading import item, texts
from tests.read.pdf.story import FIRST, FOURTH, SECOND, THIRD, TITLE
from tests.read.pdf.test_layout import HEAD, stacked


def margins(data: bytes) -> list[tuple[str, str]]:
    return [(span.text, span.rule) for span in item(data).cut if isinstance(span, Span) and span.rule.startswith(("running", "page number", "printed"))]


def test_a_running_head_and_page_numbers_go_where_two_pages_show_them() -> None:
    def page(number: int) -> list[Run]:
        return [Run(50, 815, "Harbour Board, annual report"), Run(500, 815, f"No. {number}"), Run(290, 30, str(number))]

    made = pdf([*page(1), *HEAD, *stacked(FIRST, SECOND)], [*page(2), *stacked(THIRD, FOURTH)])
    assert texts(made) == [FIRST, SECOND, THIRD, FOURTH]
    assert ("Harbour Board, annual report", "running head, page 1 to 2") in margins(made)
    assert [rule for text, rule in margins(made) if text in ("1", "2")] == ["page number, page 1", "page number, page 2"]


def test_heads_of_left_and_right_pages_go_each() -> None:
    heads = ["The Harbour Board", "Annual report 2025"] * 2
    bodies = [FIRST, SECOND, THIRD, FOURTH]
    pages = [[Run(50, 815, head), *stacked(text, top=700)] for head, text in zip(heads, bodies, strict=True)]
    assert texts(pdf([Run(50, 760, TITLE, 20, "B"), *pages[0]], *pages[1:])) == bodies


def test_a_line_that_stands_elsewhere_on_the_next_page_is_text() -> None:
    again = "The board will meet again in the great hall of the town on the first Friday of the month."
    made = pdf([*HEAD, *stacked(FIRST, again)], [*stacked(THIRD, again, top=780)])
    assert margins(made) == []


def test_page_numbers_need_not_begin_with_one() -> None:
    made = pdf([*HEAD, *stacked(FIRST, SECOND), Run(290, 30, "- 17 -")], [*stacked(THIRD, FOURTH), Run(290, 30, "- 18 -")])
    assert texts(made) == [FIRST, SECOND, THIRD, FOURTH]
    assert [text for text, _ in margins(made)] == ["- 17 -", "- 18 -"]


def test_a_page_of_the_pages_is_known_on_one_page_alone() -> None:
    for said in ("Page 1 of 1", "1/1", "Seite 1 von 1"):
        assert texts(pdf([*HEAD, *stacked(FIRST, SECOND), Run(500, 30, said)])) == [FIRST, SECOND]


ADDRESS = "https://gazette.example/news/2025/04/11/pilot-boats"


def printed(*bodies: list[Run], time: str = "4/12/25, 3:45 PM", address: str = ADDRESS) -> bytes:
    """As Chromium prints a page: time and title above, address and page below, small and close to the edges."""
    count = len(bodies)
    return pdf(
        *(
            [
                Run(24, 820, time, 8),
                Run(250, 820, "Pilot boats approved | The Harbour Gazette", 8),
                *body,
                Run(24, 16, address, 8),
                Run(560, 16, f"{at}/{count}", 8),
            ]
            for at, body in enumerate(bodies, 1)
        ),
        info={"Title": "Pilot boats approved | The Harbour Gazette", "Producer": "Skia/PDF m130", "CreationDate": "D:20250412064501+00'00'"},
    )


def test_what_a_browser_prints_gives_the_address_and_the_moment_of_printing() -> None:
    read = item(printed([*HEAD, *stacked(FIRST, SECOND)], stacked(THIRD, FOURTH)))
    assert [block.text for block in read.body] == [FIRST, SECOND, THIRD, FOURTH]
    assert (read.source_url.value, read.source_url.rule) == (ADDRESS, "printed by the browser")
    assert (read.captured.value, read.captured.text) == ("2025-04-12T06:45:01+00:00", "4/12/25, 3:45 PM")
    assert (read.title.value, read.published.value) == (TITLE, "2025-04-11")
    assert "Pilot boats approved | The Harbour Gazette" in [other.value for other in read.title.others]


def test_a_single_printed_page_is_known_as_well() -> None:
    read = item(printed([*HEAD, *stacked(FIRST, SECOND)]))
    assert read.source_url.value == ADDRESS
    assert [block.text for block in read.body] == [FIRST, SECOND]


def test_an_address_that_was_cut_short_is_no_address() -> None:
    assert item(printed([*HEAD, *stacked(FIRST, SECOND)], address="https://gazette.example/news/2025/04/…")).source_url.value is None


def test_a_printed_day_without_order_is_told_by_the_files_own_stamp() -> None:
    read = item(printed([*HEAD, *stacked(FIRST, SECOND)], time="12/04/2025, 15:45"))
    assert read.captured.value == "2025-04-12T06:45:01+00:00"

"""Days that stand in addresses and file names, that count back from the capture, or that bear no year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.dates import day_in_address, days_in_name, find_ago, find_yearless, order_of_host, weekday_beside
from dateline.read.moments.beside import before_capture

APRIL = dt.date(2025, 4, 11)


@pytest.mark.parametrize(
    "path",
    [
        "/2025/04/11/slug", "/2025/4/11/slug.html", "/20250411/x", "/x/2025-04-11-slug.html", "/art/t20250411_123.html", "/202504/11/c.html",
        "/2025-04/11/content_1.htm", "/n1/2025/0411/c1.html", "/world/2025/apr/11/slug", "/a/slug-20250411145127-x.html", "/202504/t20250411_1.html",
        "/news_2025_04_11", "/2025/04/11",
    ],
)  # fmt: skip
def test_a_day_in_an_address(path: str) -> None:
    assert (day_in_address(f"https://gazette.example{path}") or (None,))[0] == APRIL


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/2025/04/slug", "https://gazette.example/id/123420250411", "https://gazette.example/11-04-2025/x",
        "https://gazette.example/1/2/3", "https://gazette.example/x-20251399", "https://gazette.example/2025/04/11/x/2025/04/12/y",
        "https://gazette.example/?day=2025-04-11", "https://[broken/2025/04/11/",
    ],
)  # fmt: skip
def test_an_address_that_tells_no_day_or_two_tells_none(url: str) -> None:
    assert day_in_address(url) is None


@settings(deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31)), st.text(alphabet="abcxyz-", min_size=1, max_size=20))
def test_any_day_is_found_again_in_an_address(day: dt.date, slug: str) -> None:
    for path in (f"{day:%Y/%m/%d}/{slug}", f"{day:%Y%m%d}/{slug}", f"{day}-{slug}"):
        assert (day_in_address(f"https://gazette.example/{path}") or (None,))[0] == day


@pytest.mark.parametrize(
    ("url", "order"),
    [
        ("https://a.example.co.uk/x", "dmy"), ("https://a.example.de/", "dmy"), ("https://state.example.gov/x", "mdy"), ("https://a.example.us", "mdy"),
        ("https://a.example.com/x", ""), ("https://a.example.io", ""), ("https://a.example.ca", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_addresss_country_tells_how_figures_are_read(url: str, order: str) -> None:
    assert order_of_host(url) == order


@pytest.mark.parametrize("stem", ["2025-04-11 Minister visits", "20250411_note", "2025_04_11 x", "2025.04.11", "11.04.2025 Brief", "11 April 2025 notes"])
def test_a_name_that_begins_with_a_day_is_filed_under_it(stem: str) -> None:
    assert days_in_name(stem).first == APRIL


@pytest.mark.parametrize(
    ("stem", "others"),
    [
        ("Title (11_21_2026 9_00_00 PM)", (dt.date(2026, 11, 21),)),
        ("Gazette_2025_04_13", (dt.date(2025, 4, 13),)),
        ("000_note_20250413", (dt.date(2025, 4, 13),)),
        ("11-04-2025 minutes", (APRIL, dt.date(2025, 11, 4))),
        ("25.04.11 minutes", ()),
        ("report 2025", ()),
    ],
)
def test_a_day_elsewhere_in_a_name_or_one_of_two_readings_only_helps(stem: str, others: tuple[dt.date, ...]) -> None:
    named = days_in_name(stem)
    assert (named.first, named.others) == (None, others)


@pytest.mark.parametrize(
    ("language", "text", "number", "unit"),
    [
        ("en", "Published 3 hours ago", 3, "hour"), ("en", "an hour ago", 1, "hour"), ("en", "3h ago", 3, "hour"), ("en", "yesterday", 1, "day"),
        ("de", "vor 2 Stunden", 2, "hour"), ("de", "vor einem Tag", 1, "day"), ("de", "gestern, 10:25 Uhr", 1, "day"), ("de", "vorgestern", 2, "day"),
        ("fr", "il y a 3 heures", 3, "hour"), ("fr", "hier", 1, "day"), ("fr", "aujourd’hui", 0, "day"), ("es", "hace 2 horas", 2, "hour"),
        ("es", "ayer", 1, "day"), ("it", "3 ore fa", 3, "hour"), ("it", "ieri", 1, "day"), ("pt", "há 3 horas", 3, "hour"), ("pt", "ontem", 1, "day"),
        ("nl", "2 uur geleden", 2, "hour"), ("nl", "gisteren", 1, "day"), ("pl", "3 godziny temu", 3, "hour"), ("pl", "wczoraj", 1, "day"),
        ("ja", "3時間前", 3, "hour"), ("ja", "昨日", 1, "day"), ("zh", "3小时前", 3, "hour"), ("zh-Hant", "2天前", 2, "day"), ("zh", "昨天", 1, "day"),
        ("ko", "3시간 전", 3, "hour"), ("ko", "어제", 1, "day"), ("ru", "3 часа назад", 3, "hour"), ("ru", "вчера", 1, "day"),
        ("uk", "3 години тому", 3, "hour"), ("uk", "вчора, 10:25", 1, "day"), ("ar", "منذ 3 ساعات", 3, "hour"), ("ar", "منذ ساعتين", 2, "hour"),
        ("ar", "قبل ٣ أيام", 3, "day"), ("ar", "أمس", 1, "day"), ("hi", "3 घंटे पहले", 3, "hour"), ("hi", "आज", 0, "day"), ("tr", "3 saat önce", 3, "hour"),
        ("tr", "dün", 1, "day"), ("vi", "3 giờ trước", 3, "hour"), ("vi", "hôm qua", 1, "day"),
        ("id", "3 jam yang lalu", 3, "hour"), ("id", "kemarin", 1, "day"),
        ("ja", "2 hours ago", 2, "hour"),
    ],
)  # fmt: skip
def test_words_that_count_back_from_the_capture(language: str, text: str, number: int, unit: str) -> None:
    (ago,) = find_ago(text, language)
    assert (ago.number, ago.unit) == (number, unit)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "hours of work ago"), ("en", "yesterdays"), ("de", "heutige Lage"), ("ja", "午前3時"), ("en", "x " * 200 + "today")]
)
def test_prose_counts_back_nothing(language: str, text: str) -> None:
    assert find_ago(text, language) == []


@pytest.mark.parametrize(
    ("captured", "text", "day"),
    [
        ("2025-04-12", "yesterday", "2025-04-11"),
        ("2025-04-12", "today", "2025-04-12"),
        ("2025-04-12", "2 days ago", "2025-04-10"),
        ("2025-04-12T15:00:00+09:00", "3 hours ago", "2025-04-12"),
        ("2025-04-12T02:00:00+09:00", "3 hours ago", "2025-04-11"),
        ("2025-04-12T03:30:00+09:00", "3 hours ago", ""),
        ("2025-04-12", "3 hours ago", ""),
        ("2025-04-12", "5 minutes ago", ""),
    ],
)
def test_hours_are_counted_from_an_instant_and_give_a_day_only_where_it_is_one(captured: str, text: str, day: str) -> None:
    assert before_capture(captured, find_ago(text)[0]) == day


def test_hours_are_counted_on_the_publishers_own_clock() -> None:
    assert before_capture("2025-04-12T01:00:00+00:00", find_ago("3 hours ago")[0], "Asia/Tokyo") == "2025-04-12"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "11 April"),
        ("en", "April 11, 10:25"),
        ("de", "11. April"),
        ("de", "am 11.04."),
        ("ko", "4월 11일"),
        ("ja", "4月11日"),
        ("es", "11 de abril"),
        ("ru", "11 апреля"),
    ],
)
def test_a_day_without_a_year(language: str, text: str) -> None:
    assert [(each.month, each.day) for each in find_yearless(text, language)] == [(4, 11)]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "11 April 2025"), ("ko", "2025년 4월 11일"), ("en", "5 people"), ("en", "May 1999"), ("de", "11.04.2025")]
)
def test_a_day_with_a_year_or_none_is_no_day_without_one(language: str, text: str) -> None:
    assert find_yearless(text, language) == []


@pytest.mark.parametrize(
    ("language", "before", "figures", "behind"),
    [
        ("en", "Friday, ", "11/04/2025", ""),
        ("de", "Fr., ", "11.04.2025", ""),
        ("ja", "", "2025/04/11", "（金）"),
        ("zh", "", "2025/04/11", " 星期五"),
        ("ko", "", "2025. 4. 11.", " (금)"),
        ("fr", "vendredi ", "11/04/2025", ""),
    ],
)
def test_the_weekday_beside_a_day(language: str, before: str, figures: str, behind: str) -> None:
    assert weekday_beside(f"{before}{figures}{behind}", len(before), len(before) + len(figures), language) == 4

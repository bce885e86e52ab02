"""The ways in which the world writes a day and a clock time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.dates import find_clock, find_days, offset_of

APRIL = dt.date(2025, 4, 11)


@pytest.mark.parametrize(
    "text",
    [
        "April 11, 2025",
        "Apr. 11, 2025",
        "11 April 2025",
        "Friday, 11th April, 2025",
        "11. April 2025",
        "Freitag, den 11. April 2025",
        "11.04.2025",
        "11.4.2025",
        "11.04.25",
        "2025-04-11",
        "2025/04/11",
        "2025.04.11",
        "2025. 4. 11.",
        "2025年4月11日",
        "2025年4月11日（金）",
        "二〇二五年四月十一日",
        "令和7年4月11日",
        "令和7年（2025年）4月11日",
        "民國114年4月11日",
        "中華民國114年4月11日",
        "2025년 4월 11일",
        "le 11 avril 2025",
        "11 de abril de 2025",
        "11 aprile 2025",
        "11 april 2025",
        "11 kwietnia 2025",
        "11 апреля 2025 года",
        "11 квітня 2025",
        "11 Nisan 2025",
        "11 tháng 4, 2025",
        "ngày 11 tháng 4 năm 2025",
        "11 أبريل 2025",
        "11 अप्रैल 2025",
        "2025 m. balandžio 11 d.",
        "2025. április 11.",
        "11-Apr-2025",
        "PressApril 11, 2025",
    ],
)
def test_a_day_in_the_forms_of_the_world(text: str) -> None:
    (seen,) = [day for day in find_days(text) if day.day.year == 2025][:1]
    assert (seen.day, seen.other) == (APRIL, None)


def test_glued_days_are_both_read() -> None:
    assert [seen.day for seen in find_days("11.04.202511. April 2025")] == [APRIL, APRIL]


def test_figures_that_may_be_read_two_ways_keep_both() -> None:
    (seen,) = find_days("11/04/2025")
    assert (seen.day, seen.other) == (APRIL, dt.date(2025, 11, 4))


@pytest.mark.parametrize(("text", "day"), [("13/04/2025", dt.date(2025, 4, 13)), ("04/13/2025", dt.date(2025, 4, 13)), ("05/05/2025", dt.date(2025, 5, 5))])
def test_figures_that_can_be_read_one_way_only_are_read_so(text: str, day: dt.date) -> None:
    (seen,) = find_days(text)
    assert (seen.day, seen.other) == (day, None)


@pytest.mark.parametrize(
    "text", ["30 February 2025", "2025-13-01", "version 1.2.2025.4", "1.234.567", "10.5.3.2", "call 030/12/34567", "in 2025", "32.01.2025", "99/99/2025"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_days(text) == []


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("17:25 JST", dt.time(17, 25), "JST"),
        ("17.25 Uhr", dt.time(17, 25), ""),
        ("10h25", dt.time(10, 25), ""),
        ("3:54 p.m.", dt.time(15, 54), ""),
        ("3:54 PM ET", dt.time(15, 54), "ET"),
        ("12 a.m.", dt.time(0, 0), ""),
        ("午後5時25分", dt.time(17, 25), ""),
        ("下午5:25", dt.time(17, 25), ""),
        ("오후 5시 25분", dt.time(17, 25), ""),
        ("14:30 МСК", dt.time(14, 30), "МСК"),
        ("10:00 (GMT+7)", dt.time(10, 0), "GMT+7"),
        ("10:25:00+09:00", dt.time(10, 25), "+09:00"),
    ],
)
def test_clock_times_with_their_zones(text: str, time: dt.time, zone: str) -> None:
    (clock,) = find_clock(text)
    assert (clock.time, clock.zone) == (time, zone)


@pytest.mark.parametrize("text", ["2時間", "won 3.5 million", "25:10", "12:75", "5 minutes"])
def test_what_is_no_clock_time_is_none(text: str) -> None:
    assert find_clock(text) == []


@pytest.mark.parametrize(
    ("zone", "day", "country", "hours"),
    [
        ("JST", APRIL, "", 9),
        ("KST", APRIL, "", 9),
        ("EDT", APRIL, "", -4),
        ("CEST", APRIL, "", 2),
        ("MSK", APRIL, "", 3),
        ("ET", APRIL, "", -4),
        ("ET", dt.date(2025, 1, 11), "", -5),
        ("CST", APRIL, "china", 8),
        ("CST", APRIL, "united-states", -5),
        ("EST", APRIL, "", -4),
        ("MSK", dt.date(2012, 4, 11), "", 4),
        ("IST", APRIL, "india", 5.5),
        ("IST", APRIL, "israel", 3),
        ("GMT+7", APRIL, "", 7),
        ("+05:30", APRIL, "", 5.5),
    ],
)
def test_the_names_of_zones_are_offsets_on_their_day(zone: str, day: dt.date, country: str, hours: float) -> None:
    assert offset_of(zone, day, dt.time(12, 0), country) == dt.timedelta(hours=hours)


def test_an_unknown_zone_has_no_offset() -> None:
    assert offset_of("XYZ", APRIL, dt.time(12, 0)) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_found_again_in_every_certain_form(day: dt.date) -> None:
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    name = months[day.month - 1]
    for text in (f"{day}", f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", f"{day.year}年{day.month}月{day.day}日", f"{day:%d.%m.%Y}"):
        assert [seen.day for seen in find_days(f"Report of {text} on tides")] == [day]


@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text: str) -> None:
    for seen in find_days(text):
        assert 0 <= seen.start < seen.end <= len(text)
    for clock in find_clock(text):
        assert 0 <= clock.start < clock.end <= len(text)

"""Clock times, and what their zones mean on the day."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import SourceProfile
from dateline.read.dates import Clock, find_clock, offset_of
from dateline.read.moments import when

APRIL, JANUARY = dt.date(2025, 4, 11), dt.date(2025, 1, 11)


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("17:25 JST", dt.time(17, 25), "JST"),
        ("17.25 Uhr", dt.time(17, 25), ""),
        ("17.25 Uhr MESZ", dt.time(17, 25), "MESZ"),
        ("12 Uhr", dt.time(12, 0), ""),
        ("10h25", dt.time(10, 25), ""),
        ("15 h 30", dt.time(15, 30), ""),
        ("à 10 heures", dt.time(10, 0), ""),
        ("3:54 p.m.", dt.time(15, 54), ""),
        ("3:54 PM ET", dt.time(15, 54), "ET"),
        ("3 p.m. EST", dt.time(15, 0), "EST"),
        ("12 a.m.", dt.time(0, 0), ""),
        ("12:10 p. m.", dt.time(12, 10), ""),
        ("午後3時", dt.time(15, 0), ""),
        ("午後5時25分", dt.time(17, 25), ""),
        ("18時30分JST", dt.time(18, 30), "JST"),
        ("下午5:25", dt.time(17, 25), ""),
        ("中午12:30", dt.time(12, 30), ""),
        ("20:05（北京时间）", dt.time(20, 5), "北京时间"),
        ("오후 3시", dt.time(15, 0), ""),
        ("오후 5시 25분", dt.time(17, 25), ""),
        ("14:30 МСК", dt.time(14, 30), "МСК"),
        ("14:30 по московскому времени", dt.time(14, 30), "по московскому времени"),
        ("10:00 (GMT+7)", dt.time(10, 0), "GMT+7"),
        ("10:25:00+09:00", dt.time(10, 25), "+09:00"),
        ("2025-04-11T10:25:00Z", dt.time(10, 25), "Z"),
        ("pukul 10.25 WIB", dt.time(10, 25), "WIB"),
        ("saat 10:25 TSİ", dt.time(10, 25), "TSİ"),
        ("5:25 مساءً", dt.time(17, 25), ""),
        ("10:25 ص", dt.time(10, 25), ""),
        ("शाम 5:25 बजे IST", dt.time(17, 25), "IST"),
        ("सुबह 10 बजे", dt.time(10, 0), ""),
        ("10 giờ 25", dt.time(10, 25), ""),
        ("5:25 CH", dt.time(17, 25), ""),
        ("１８：３０", dt.time(18, 30), ""),
    ],
)
def test_clock_times_with_their_zones(text: str, clock: dt.time, zone: str) -> None:
    assert [(found.time, found.zone) for found in find_clock(text)] == [(clock, zone)]


@pytest.mark.parametrize("text", ["2時間", "won 3.5 million", "25:10", "12:75", "5 minutes", "2:03 min", "24:00", "3 hours"])
def test_what_is_no_clock_time_is_none(text: str) -> None:
    assert find_clock(text) == []


def test_letters_are_a_zone_only_as_zones_are_printed() -> None:
    assert [found.zone for found in find_clock("à 10:25 et à 11:25 ET")] == ["", "ET"]


@pytest.mark.parametrize(
    ("zone", "day", "country", "hours"),
    [
        ("JST", APRIL, "", 9),
        ("KST", APRIL, "", 9),
        ("WIB", APRIL, "", 7),
        ("CEST", APRIL, "", 2),
        ("MEZ", JANUARY, "", 1),
        ("EDT", APRIL, "", -4),
        ("ET", APRIL, "", -4),
        ("ET", JANUARY, "", -5),
        ("EST", APRIL, "", -4),
        ("EST", APRIL, "jamaica", -5),
        ("EST", JANUARY, "", -5),
        ("BST", APRIL, "", 1),
        ("BST", APRIL, "bangladesh", 6),
        ("MSK", APRIL, "", 3),
        ("MSK", dt.date(2012, 4, 11), "", 4),
        ("AEST", JANUARY, "", 10),
        ("CST", APRIL, "china", 8),
        ("CST", APRIL, "united-states", -5),
        ("CST", JANUARY, "united-states", -6),
        ("IST", APRIL, "india", 5.5),
        ("IST", APRIL, "israel", 3),
        ("IST", JANUARY, "israel", 2),
        ("IST", APRIL, "ireland", 1),
        ("GMT+7", APRIL, "", 7),
        ("UTC-3", APRIL, "", -3),
        ("+05:30", APRIL, "", 5.5),
        ("heure de Paris", APRIL, "", 2),
        ("мск", APRIL, "", 3),
    ],
)
def test_the_names_of_zones_are_offsets_on_their_day(zone: str, day: dt.date, country: str, hours: float) -> None:
    assert offset_of(zone, day, dt.time(12, 0), country) == dt.timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["XYZ", "IST", "CST", "AST", "GMT+44", "+09:77"])
def test_a_zone_that_says_nothing_certain_has_no_offset(zone: str) -> None:
    assert offset_of(zone, APRIL, dt.time(12, 0)) is None


def test_a_name_of_several_zones_is_read_by_the_sources_own() -> None:
    assert offset_of("CST", APRIL, dt.time(12, 0), "", "Asia/Taipei") == dt.timedelta(hours=8)
    assert offset_of("IST", APRIL, dt.time(12, 0), "", "Asia/Kolkata") == dt.timedelta(hours=5.5)


SOURCE = SourceProfile("harbour", "Harbour Gazette", country="japan", language="en", timezone="Asia/Tokyo")


@pytest.mark.parametrize(
    ("clock", "source", "timezone", "iso"),
    [
        (None, SOURCE, "", "2025-04-11"),
        (Clock(0, 0, dt.time(10, 25), ""), None, "", "2025-04-11"),
        (Clock(0, 0, dt.time(10, 25), ""), SOURCE, "", "2025-04-11T10:25:00+09:00"),
        (Clock(0, 0, dt.time(10, 25), ""), None, "Europe/Berlin", "2025-04-11T10:25:00+02:00"),
        (Clock(0, 0, dt.time(10, 25), "EDT"), SOURCE, "", "2025-04-11T10:25:00-04:00"),
        (Clock(0, 0, dt.time(10, 25), "IST"), None, "Europe/Berlin", "2025-04-11"),
        (Clock(0, 0, dt.time(10, 25), "CST", half=True), None, "", "2025-04-11T10:25:00-05:00"),
    ],
)
def test_a_clock_time_is_an_instant_only_where_its_offset_is_known(clock: Clock | None, source: SourceProfile | None, timezone: str, iso: str) -> None:
    assert when(APRIL, clock, source, timezone).iso == iso


@settings(deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text: str) -> None:
    for clock in find_clock(text):
        assert 0 <= clock.start < clock.end <= len(text)


@settings(deadline=None)
@given(st.times())
def test_any_clock_time_is_found_again(clock: dt.time) -> None:
    wanted = dt.time(clock.hour, clock.minute)
    for text in (
        f"{wanted:%H:%M}",
        f"{wanted:%I:%M %p}",
        f"{wanted:%H.%M} Uhr",
        f"{wanted:%H}h{wanted:%M}",
        f"{wanted.hour}時{wanted.minute}分",
        f"{wanted.hour}시 {wanted.minute}분",
    ):
        assert [found.time for found in find_clock(text)] == [wanted]


@pytest.mark.parametrize("piece", ["1:", "10:25 ", "1h1", "a1 p", "午後", "11 ", "10:25 a b c d "])
def test_a_line_without_end_is_searched_in_bounded_time(piece: str) -> None:
    text = piece * (300_000 // len(piece)) + "10:10"
    started = time.process_time()
    find_clock(text)
    assert time.process_time() - started < 10

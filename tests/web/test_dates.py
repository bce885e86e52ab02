"""Days and times as readers see them, in English and in other languages."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from dateline.web.dates import day_name, month_name, span, time_view, week_name, week_span
from dateline.web.views import Time


def test_an_instant_keeps_the_publishers_clock_and_gives_utc_beside_it() -> None:
    assert time_view("2025-04-04T17:25:00+09:00", "JST", "en") == Time("2025-04-04T17:25:00+09:00", "4 April 2025", "Friday", "17:25", "JST", "08:25 UTC")


def test_a_day_has_no_clock() -> None:
    assert time_view("2025-04-11", "", "en-GB") == Time("2025-04-11", "11 April 2025", "Friday")


def test_an_undated_item_has_nothing() -> None:
    assert time_view("", "", "en") == Time()


@pytest.mark.parametrize(
    ("iso", "zone", "utc"),
    [
        ("2025-04-05T03:25:00+09:30", "UTC+9:30", "17:55 UTC, 4 April 2025"),
        ("2025-12-31T20:00:00-05:00", "UTC−5", "01:00 UTC, 1 January 2026"),
        ("2025-12-31T20:00:00-03:30", "UTC−3:30", "23:30 UTC"),
        ("2025-06-01T12:00:00+00:00", "UTC", "12:00 UTC"),
    ],
)
def test_without_a_printed_zone_the_offset_stands_for_it(iso: str, zone: str, utc: str) -> None:
    seen = time_view(iso, "", "en")
    assert (seen.zone, seen.utc) == (zone, utc)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", ("11 April 2025", "Friday"), ("Apr", "April 2025")),
        ("de", ("11. April 2025", "Freitag"), ("Apr", "April 2025")),
        ("ja", ("2025年4月11日", "金曜日"), ("4月", "2025年4月")),
        ("zh-TW", ("2025年4月11日", "星期五"), ("4月", "2025年4月")),
        ("fr", ("11 avril 2025", "vendredi"), ("avr", "avril 2025")),
    ],
)
def test_names_come_in_the_language_of_the_site(language: str, day: tuple[str, str], month: tuple[str, str]) -> None:
    assert day_name("2025-04-11", language) == day
    assert month_name("2025-04", language) == month


def test_months_in_short_do_not_depend_on_the_language_that_was_asked_before() -> None:
    """Babel 2.18 lets one locale's stand-alone months leak into the next."""
    month_name("2025-05", "ja")
    assert month_name("2025-05", "pt-BR")[0] == "mai"


def test_a_language_that_nobody_knows_still_has_dates() -> None:
    assert "2025" in day_name("2025-04-11", "xx")[0]


@pytest.mark.parametrize(
    ("week", "name", "days"),
    [
        ("2025-W15", "Week 15 of 2025", "7–13 April 2025"),
        ("2025-W18", "Week 18 of 2025", "28 April – 4 May 2025"),
        ("2026-W01", "Week 1 of 2026", "29 December 2025 – 4 January 2026"),
    ],
)
def test_weeks_have_a_name_and_a_span(week: str, name: str, days: str) -> None:
    assert (week_name(week, "en"), week_span(week, "en")) == (name, days)


def test_a_span_of_one_day_is_the_day() -> None:
    assert span(dt.date(2025, 4, 11), dt.date(2025, 4, 11), "de") == "11. April 2025"


def test_english_does_not_load_babel() -> None:
    code = (
        "import sys; from dateline.web.dates import *; time_view('2025-04-04T17:25:00+09:00', '', 'en');"
        "month_name('2025-04', 'en-US'); week_span('2025-W15', 'en'); sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

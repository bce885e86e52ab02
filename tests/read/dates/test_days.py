"""The ways in which the world writes a day."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.dates import find_days
from dateline.read.words import calendar

APRIL = dt.date(2025, 4, 11)
FORMS = {
    "en": (
        "April 11, 2025", "Apr. 11, 2025", "11 April 2025", "Friday, 11th April, 2025", "the 11th of April 2025", "April 11th, 2025", "11-Apr-2025",
        "11-Apr-25", "Apr 11, '25", "11 Apr ’25", "2025-04-11", "2025-04-11T10:25:00Z", "2025/04/11", "2025.04.11", "2025‑04‑11", "11.04.25",
        "PressApril 11, 2025", "Fri Apr 11 10:25:00 JST 2025",
    ),
    "de": ("11. April 2025", "Freitag, den 11. April 2025", "Fr., 11.04.2025", "11.4.2025", "11.04.25", "11. Apr. 2025"),
    "fr": ("le 11 avril 2025", "vendredi 11 avril 2025", "11 avr. 2025"),
    "es": ("11 de abril de 2025", "11 de abril del 2025", "viernes, 11 de abril de 2025", "11/abr/2025", "11 abr 2025"),
    "it": ("11 aprile 2025", "venerdì 11 aprile 2025", "11 apr 2025"),
    "pt": ("11 de abril de 2025", "11.abr.2025 às 10h25", "11 abr. 2025"),
    "nl": ("11 april 2025", "vrijdag 11 april 2025", "11 apr. 2025"),
    "pl": ("11 kwietnia 2025", "11 kwi 2025", "11 IV 2025 r.", "11.IV.2025", "piątek, 11 kwietnia 2025 r."),
    "ja": ("2025年4月11日", "2025年4月11日（金）", "二〇二五年四月十一日", "令和7年4月11日", "令和七年四月十一日", "令和7年（2025年）4月11日",
           "2025(令和7)年4月11日", "R7.4.11", "２０２５年４月１１日", "2025/04/11(金)"),
    "zh": ("2025年4月11日 星期五", "2025-04-11", "二○二五年四月十一日", "民國114年4月11日", "中華民國114年4月11日", "民國一百一十四年四月十一日",
           "114年4月11日", "114-04-11"),
    "ko": ("2025년 4월 11일", "2025년 4월 11일(금)", "2025. 4. 11.", "2025.04.11", "25.04.11 10:25", "25. 4. 11."),
    "ru": ("11 апреля 2025 года", "11 апреля 2025 г.", "11 апр. 2025", "пятница, 11 апреля 2025"),
    "uk": ("11 квітня 2025", "11 квітня 2025 року", "п’ятниця, 11 квітня 2025 р."),
    "ar": ("11 أبريل 2025", "11 إبريل 2025", "11 نيسان 2025", "11 نيسان/أبريل 2025", "11 أبريل/نيسان 2025", "١١ أبريل ٢٠٢٥", "الجمعة 11 أبريل 2025"),
    "hi": ("11 अप्रैल 2025", "११ अप्रैल २०२५", "शुक्रवार, 11 अप्रैल 2025", "11 अप्रैल, 2025"),
    "tr": ("11 Nisan 2025", "11 Nisan 2025 Cuma", "11 Nis 2025"),
    "vi": ("11 tháng 4, 2025", "ngày 11 tháng 4 năm 2025", "ngày 11 tháng Tư năm 2025", "Thứ sáu, ngày 11 tháng 4 năm 2025"),
    "id": ("11 April 2025", "Jumat, 11 April 2025", "11 Apr 2025"),
    "fa": ("22 فروردین 1404", "۲۲ فروردین ۱۴۰۴", "1404/01/22", "۱۱ آوریل ۲۰۲۵"),
    "th": ("11 เมษายน 2568", "11 เม.ย. 2568", "11 เมษายน พ.ศ. 2568"),
    "hu": ("2025. április 11.", "2025. IV. 11."),
    "lt": ("2025 m. balandžio 11 d.",),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in FORMS.items() for text in texts])
def test_a_day_in_the_forms_of_the_world(language: str, text: str) -> None:
    (seen,) = find_days(text, language)
    assert (seen.day, seen.other) == (APRIL, None)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ar", "11 كانون الثاني 2025", dt.date(2025, 1, 11)),
        ("ar", "11 كانون الأول/ديسمبر 2025", dt.date(2025, 12, 11)),
        ("ar", "11 تشرين الثاني 2025", dt.date(2025, 11, 11)),
        ("ar", "11 جويلية 2025", dt.date(2025, 7, 11)),
        ("ja", "平成31年4月30日", dt.date(2019, 4, 30)),
        ("ja", "令和元年5月1日", dt.date(2019, 5, 1)),
        ("ja", "昭和64年1月7日", dt.date(1989, 1, 7)),
        ("fr", "1er avril 2025", dt.date(2025, 4, 1)),
        ("es", "1.º de abril de 2025", dt.date(2025, 4, 1)),
        ("fi", "7. huhtikuuta 2025", dt.date(2025, 4, 7)),
        ("fa", "30 اسفند 1403", dt.date(2025, 3, 20)),
        ("fa", "1 فروردین 1400", dt.date(2021, 3, 21)),
        ("de", "11. Jänner 2025", dt.date(2025, 1, 11)),
    ],
)
def test_months_eras_and_calendars_of_other_countries(language: str, text: str, day: dt.date) -> None:
    assert [seen.day for seen in find_days(text, language)] == [day]


def test_glued_days_are_both_read() -> None:
    assert [seen.day for seen in find_days("11.04.202511. April 2025")] == [APRIL, APRIL]


@pytest.mark.parametrize("text", ["11/04/2025", "11-04-2025", "١١/٠٤/٢٠٢٥"])
def test_figures_that_may_be_read_two_ways_keep_both(text: str) -> None:
    (seen,) = find_days(text)
    assert (seen.day, seen.other) == (APRIL, dt.date(2025, 11, 4))


@pytest.mark.parametrize(("text", "day"), [("13/04/2025", dt.date(2025, 4, 13)), ("04/13/2025", dt.date(2025, 4, 13)), ("05/05/2025", dt.date(2025, 5, 5))])
def test_figures_that_can_be_read_one_way_only_are_read_so(text: str, day: dt.date) -> None:
    (seen,) = find_days(text)
    assert (seen.day, seen.other) == (day, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "30 February 2025"), ("en", "2025-13-01"), ("en", "version 1.2.2025.4"), ("en", "1.234.567"), ("en", "10.5.3.2"), ("en", "call 030/12/34567"),
        ("en", "in 2025"), ("en", "32.01.2025"), ("en", "99/99/2025"), ("en", "Louis XIV 2025"), ("en", "April 2025"), ("en", "11 people 2025"),
        ("fa", "30 اسفند 1404"), ("fa", "31 مهر 1404"), ("ja", "25年4月11日"), ("en", "114-04-11"), ("en", "R7.4.11"), ("en", "11 April 2568"),
        ("ko", "25.13.11"), ("en", "version 7.4.11"), ("de", "Art. 7.4.11"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(language: str, text: str) -> None:
    assert find_days(text, language) == []


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31))
_NAMED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "ar", "hi", "tr", "id", "sv", "da", "fi", "cs", "ro", "el", "he")


def _month_names(language: str, month: int) -> list[str]:
    """The names of a month that mean it in this language."""
    return sorted(name for name, meant in calendar("months").items() if meant.get(language) == month and len(name) > 2)


def test_a_month_of_two_words_is_found_before_its_day() -> None:
    assert [seen.day for seen in find_days("(كانون الثاني 1, 2000)", "ar")] == [dt.date(2000, 1, 1)]


@settings(deadline=None)
@given(DAYS, st.sampled_from(_NAMED), st.data())
def test_any_day_with_the_name_of_its_month_is_found_in_every_language(day: dt.date, language: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(_month_names(language, day.month)))
    forms = [f"{day.day} {name} {day.year}", f"{day.day}. {name} {day.year}", f"{name} {day.day}, {day.year}", f"{day.day} de {name} de {day.year}"]
    text = data.draw(st.sampled_from(forms))
    assert [seen.day for seen in find_days(f"({text})", language)] == [day]


@settings(deadline=None)
@given(DAYS)
def test_any_day_is_found_again_in_every_form_of_figures_and_signs(day: dt.date) -> None:
    y, m, d = day.year, day.month, day.day
    forms = [
        ("en", f"{day}"),
        ("de", f"{day:%d.%m.%Y}"),
        ("ja", f"{y}年{m}月{d}日"),
        ("ko", f"{y}년 {m}월 {d}일"),
        ("ko", f"{y}. {m}. {d}."),
        ("vi", f"ngày {d} tháng {m} năm {y}"),
    ]
    forms += [("zh", f"民國{y - 1911}年{m}月{d}日"), ("en", f"{day:%Y/%m/%d}"), ("th", f"{day:%Y.%m.%d}"), ("ko", f"{day:%y.%m.%d}" if y >= 2000 else f"{day}")]
    for language, text in forms:
        assert [seen.day for seen in find_days(f"Report of {text} on tides", language)] == [day]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl"], exclude_characters="〇一二三四五六七八九十零廿卅元"), max_size=200))
def test_nothing_is_found_in_prose_without_figures(text: str) -> None:
    assert find_days(text) == []


@settings(deadline=None)
@given(st.text(max_size=60), DAYS, st.text(max_size=60))
def test_places_point_at_what_stands_there(before: str, day: dt.date, behind: str) -> None:
    text = f"{before} {day.day} April {day.year} {behind}"
    for seen in find_days(text):
        assert 0 <= seen.start < seen.end <= len(text)
        assert seen.day in [again.day for again in find_days(text[seen.start : seen.end])]


@pytest.mark.parametrize("piece", ["1/", "2025/4", "11 April ", "11-", "年1月", "2025 ", "a", "ab 11, ", "R7", "11 IV "])
def test_a_line_without_end_is_searched_in_bounded_time(piece: str) -> None:
    text = piece * (300_000 // len(piece)) + " 2025"
    started = time.process_time()
    find_days(text, "ja")
    assert time.process_time() - started < 10


def test_a_megabyte_of_figures_and_strokes_is_searched_in_bounded_time() -> None:
    started = time.process_time()
    find_days("1/2/" * 250_000)
    assert time.process_time() - started < 10

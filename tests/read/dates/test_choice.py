"""Which of the days in, on and beside a document is the one it was published on."""

from __future__ import annotations

import time

import pytest

from dateline.model import Reading, SourceProfile
from dateline.read import read_document
from dateline.read.lines import split_lines
from dateline.read.moments import Around, choose, find_moments
from dateline.read.words import words_for

HEADLINE = "Harbour board approves the new pilot boats for the winter season"
TEXT = (
    "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served the estuary for thirty years.\n\n"
    "The boats will be built at the yard in the town and are expected to enter service before the winter storms begin, the board said in a statement.\n"
)
SOURCES = (SourceProfile("gazette", "Harbour Gazette", country="united-states", language="en", timezone="America/New_York", match=("gazette.example",)),)


def read(line: str = "", before: str = "", after: str = "", name: str = "note", side: str = "", text: str = TEXT) -> Reading:
    document = f"{before}{HEADLINE}\n{line}\n\n{text}{after}".encode()
    (item,) = read_document(f"seeds/{name}.txt", document, side.encode() or None, SOURCES, {}).items
    return item


LABELS = {
    "en": ("Published 11 April 2025 | Updated 12 April 2025", "First published on Fri 11 Apr 2025, last edited Sat 12 Apr 2025",
           "Updated 10:25 AM ET, Sat April 12, 2025 | Published 9:00 AM ET, Fri April 11, 2025", "Date: 11/04/2025 Last modified on Saturday 12 April 2025"),
    "de": ("Veröffentlicht am 11.04.2025, 10:25 Uhr | Aktualisiert am 12.04.2025", "11.04.2025, zuletzt aktualisiert: 12.04.2025, 18:00 Uhr"),
    "fr": ("Publié le 11 avril 2025 à 10h25, mis à jour le 12 avril 2025 à 8h30", "Mis à jour : 12/04/2025 - 18:00 Publié : 11/04/2025"),
    "es": ("Publicado el 11 de abril de 2025. Actualizado el 12 de abril de 2025", "11/04/2025 10:25 h. Actualizado a las 12/04/2025 18:00h"),
    "it": ("Pubblicato il 11 aprile 2025. Ultimo aggiornamento: 12 aprile 2025",),
    "pt": ("Publicado em 11/04/2025 às 10h25. Atualizado em 12/04/2025 às 18h00",),
    "nl": ("Gepubliceerd op 11 april 2025, laatst bijgewerkt op 12 april 2025",),
    "pl": ("Data publikacji: 11.04.2025, 10:25 Data aktualizacji: 12.04.2025, 18:00",),
    "ja": ("公開日：2025年4月11日 更新日：2025年4月12日", "2025年4月11日 10:25 (2025年4月12日 18:00 更新)", "2025年4月11日公開 最終更新2025年4月12日",
           "2025年4月11日 更新：2025年4月12日"),
    "zh": ("发布时间：2025-04-11 10:25 更新时间：2025-04-12 18:00", "發布日期：114-04-11 更新日期：114-04-12"),
    "ko": ("입력 2025.04.11 10:25 수정 2025.04.12 18:00", "기사입력 2025-04-11 최종수정 2025-04-12"),
    "ru": ("Опубликовано 11 апреля 2025, обновлено 12 апреля 2025", "11.04.2025 10:25 (обновлено: 12.04.2025 18:00)"),
    "uk": ("Дата публікації: 11.04.2025 Останнє оновлення: 12.04.2025",),
    "ar": ("تاريخ النشر: 11/04/2025 آخر تحديث: 12/04/2025", "نشر في 11 أبريل 2025 آخر تحديث 12 أبريل 2025"),
    "hi": ("प्रकाशित: 11 अप्रैल 2025 अपडेटेड: 12 अप्रैल 2025",),
    "tr": ("Giriş Tarihi: 11.04.2025 10:25 Son Güncelleme: 12.04.2025 18:00",),
    "vi": ("Ngày đăng: 11/04/2025 10:25 Cập nhật: 12/04/2025 18:00",),
    "id": ("Diterbitkan 11 April 2025, diperbarui 12 April 2025",),
}  # fmt: skip


@pytest.mark.parametrize(("language", "line"), [(language, line) for language, lines in LABELS.items() for line in lines])
def test_published_and_updated_are_told_apart_in_every_language(language: str, line: str) -> None:
    lines = split_lines(f"{HEADLINE}\n{line}\n{TEXT}")
    words = words_for(language)
    found = find_moments(lines, range(len(lines)), words, language)
    moments = choose(lines, found, Around(0, 2, 4, [0, 0, 0, 1, 2], language, None), words, [""] * len(lines))
    assert ((moments.published.value or "")[:10], (moments.updated.value or "")[:10]) == ("2025-04-11", "2025-04-12")


def test_an_ambiguous_day_is_decided_by_the_weekday_beside_it() -> None:
    assert read("Friday, 11/04/2025").published.value == "2025-04-11"


def test_an_ambiguous_day_is_decided_by_a_day_in_the_files_name() -> None:
    assert read("04/11/2025", name="Gazette_2025_04_11").published.value == "2025-04-11"


def test_an_ambiguous_day_is_decided_by_the_day_of_the_capture() -> None:
    assert read("04/11/2025", side="captured: 2025-05-01\n").published.value == "2025-04-11"


def test_an_ambiguous_day_is_decided_by_the_country_of_the_source_or_its_address() -> None:
    assert read("04/11/2025", side="source: gazette\n").published.value == "2025-04-11"
    assert read("04/11/2025", side="url: https://paper.example.co.uk/x\n").published.value == "2025-11-04"


def test_an_ambiguous_day_is_decided_by_the_zone_of_its_clock() -> None:
    assert read("04/11/2025, 3:54 PM ET").published.value == "2025-04-11T15:54:00-04:00"


def test_a_zone_of_several_countries_is_read_by_the_addresss_country() -> None:
    line = "11 April 2025, 10:25 IST"
    assert read(line).published.value == "2025-04-11"
    assert read(line, side="url: https://paper.example.in/x\n").published.value == "2025-04-11T10:25:00+05:30"


def test_two_ambiguous_days_are_read_in_the_order_in_which_they_are_close() -> None:
    item = read("Issued on: 11/04/2025 - 10:25Modified: 12/04/2025 - 11:00")
    assert (item.published.value, item.updated.value) == ("2025-04-11", "2025-04-12")


def test_a_page_of_many_days_is_read_in_bounded_time() -> None:
    started = time.process_time()
    read(
        "11/04/2025",
        after="".join(f"Updated 12/04/2025 Posted {n % 28 + 1}/04/2025 by a reader of the town, who says nothing at all about it.\n" for n in range(5000)),
    )
    assert time.process_time() - started < 20


def test_a_day_of_two_readings_that_nothing_decides_is_none_and_keeps_both() -> None:
    published = read("04/11/2025", name="2025-05-01 note").published
    assert published.value is None
    assert [other.value for other in published.others[:2]] == ["2025-11-04", "2025-04-11"]


def test_a_day_in_the_address_dates_what_shows_none() -> None:
    published = read(side="url: https://paper.example/2025/04/11/slug\n").published
    assert (published.value, published.rule, published.sure) == ("2025-04-11", "day in the page's address", 0.85)
    assert read(after="\nhttps://paper.example/2025/04/11/slug\n").published.value == "2025-04-11"


def test_a_labelled_day_beats_the_address_and_the_address_a_day_above_the_headline() -> None:
    side = "url: https://paper.example/2025/04/11/slug\n"
    assert read("Published: 14 April 2025", side=side).published.value == "2025-04-14"
    assert read(before="Saturday, 21 November 2026\n\n", side=side).published.value == "2025-04-11"


def test_a_link_within_the_page_dates_nothing() -> None:
    links = "".join(f"Other story {number} https://paper.example/2025/04/1{number}/slug\n" for number in range(6))
    assert read(after=f"\n{links}\nMore words at the end of the page\nand more\nand more\nand yet more\n").published.value is None


def test_a_file_whose_name_begins_with_a_day_is_taken_to_be_filed_under_it() -> None:
    published = read(name="2025-04-11 Minister visits").published
    assert (published.value, published.rule, published.sure) == ("2025-04-11", "day that the file's name begins with", 0.6)
    assert read("14 April 2025", name="2025-04-11 Minister visits").published.value == "2025-04-14"


@pytest.mark.parametrize("name", ["Title (11_21_2026 9_00_00 PM)", "Gazette_2025_01_13"])
def test_a_day_elsewhere_in_the_files_name_dates_nothing(name: str) -> None:
    published = read(name=name).published
    assert published.value is None
    assert [other.rule for other in published.others] == ["day in the file's name"]


def test_a_name_dates_no_item_of_many() -> None:
    feed = (
        '<rss version="2.0"><channel><title>Harbour</title>'
        + "".join(f"<item><title>Boat {n}</title><guid>{n}</guid></item>" for n in (1, 2))
        + "</channel></rss>"
    )
    items = read_document("seeds/2025-04-11 feed.rss", feed.encode(), None, (), {}).items
    assert [item.published.value for item in items] == [None, None]


def test_words_that_count_back_need_the_day_of_the_capture() -> None:
    assert read("Published yesterday").published.value is None
    published = read("Published yesterday", side="captured: 2025-04-12\n").published
    assert (published.value, published.rule) == ("2025-04-11", "told from the day of the capture")
    assert read("Updated yesterday", side="captured: 2025-04-12\n").published.value is None


def test_a_day_without_a_year_needs_the_year_from_elsewhere() -> None:
    assert read("11 April").published.value is None
    assert read("11 April", side="captured: 2025-04-12\n").published.value == "2025-04-11"
    assert read("11 April", name="Gazette_2025_04_11").published.value == "2025-04-11"
    assert read("11 December", side="captured: 2025-02-12\n").published.value == "2024-12-11"


def test_a_captured_day_never_becomes_published() -> None:
    item = read("Accessed: April 12, 2025")
    assert (item.published.value, item.captured.value) == (None, "2025-04-12")


def test_a_day_after_the_capture_is_no_published_day_but_a_runner_up() -> None:
    published = read("April 11, 2026", side="captured: 2025-04-12\n").published
    assert published.value is None
    assert [(other.value, other.rule) for other in published.others] == [("2026-04-11", "after the day of the capture")]


def test_the_day_that_a_browser_printed_is_the_captures() -> None:
    item = read(before=f"21/11/2026, 21:00 {HEADLINE}\n", after="\nhttps://paper.example/x 1/2\n")
    assert (item.published.value, item.captured.value) == (None, "2026-11-21")


def test_the_dateline_of_a_press_release_dates_it() -> None:
    dated = TEXT.replace("The harbour board", "HELSINKI, April 11, 2025 – The harbour board", 1)
    assert read("", text=dated).published.value == "2025-04-11"
    told = TEXT.replace("The harbour board", "On April 11, 2025 – the day of the feast – the harbour board", 1)
    assert read("", text=told).published.value is None


def test_the_sign_off_that_closes_a_text_dates_it() -> None:
    published = read("", text=TEXT.rstrip() + " (Anna Berg, Mia Holm, 11 April 2025)\n").published
    assert (published.value, published.rule) == ("2025-04-11", "sign-off under the text")


def test_a_films_day_and_the_sites_own_are_not_the_items() -> None:
    assert read(after="\n05.09.2024 | 2:03 min\n").published.value is None
    assert read(after="\n© Harbour Gazette\n\nRegistered on\n23.11.2018\n").published.value is None


@pytest.mark.parametrize(
    "after",
    [
        "\nComments\n\nJohn Doe\n12 April 2025\nGreat boats, I like them.\n",
        "\n2 comments\n\nJohn Doe says:\nApril 12, 2025 at 10:25 am\nGreat boats.\n\nMary Roe says:\nApril 13, 2025 at 11:25 am\nToo dear.\n",
        "\nRelated\n\nNew pier opens in town\n10 April 2025\n",
        "\nRead more\n\nNew pier opens in town\nPosted on 10 April 2025\n\nAnother story of ships\nPosted on 9 April 2025\n",
        "\nNew pier opens in town\n10 April 2025\n\nAnother story of ships\n9 April 2025\n",
        "\nWhen: 15 May 2025\nWhere: Town hall\n",
        "\nNext meeting: 20 May 2025\n",
        "\nAbout us\nPrivacy policy\nLast updated 1 January 2024\n",
    ],
)
def test_days_of_comments_other_stories_meetings_and_policies_date_nothing(after: str) -> None:
    assert read(after=after).published.value is None


@pytest.mark.parametrize(
    "line",
    [
        "A pilot boat in the estuary, 10 April 2025",
        "Photo: 10 April 2025",
        "Jane Roe (born 10 April 1960) is the chair of the board",
        "Available until 15 May 2025",
    ],
)
def test_days_of_captions_and_lives_date_nothing(line: str) -> None:
    assert read(line).published.value is None


@pytest.mark.parametrize(
    "line",
    ["By Jane Roe, Staff Writer | April 11, 2025", "Jane Roe Apr 11, 2025 • 3 min read", "Press Release | 11 April 2025", "Fr 11.04.25 | 14:07 Uhr | Jane Roe"],
)
def test_a_day_beside_a_name_or_section_dates_the_item(line: str) -> None:
    assert read(line).published.value == "2025-04-11"


def test_a_masthead_that_shows_the_day_of_the_capture_dates_nothing() -> None:
    masthead = "Saturday, 21 November 2026\nHome\nNews\nSport\nWeather\n\n"
    assert read(before=masthead, side="captured: 2026-11-21\n").published.value is None
    assert read("11 April 2025", before=masthead).published.value == "2025-04-11"


def test_an_updated_day_dates_an_item_that_shows_no_other() -> None:
    published = read("Updated: 12 April 2025").published
    assert (published.value, published.rule) == ("2025-04-12", "updated label, no other day")


def test_an_undated_document_stays_undated() -> None:
    assert (read().published.value, read().updated.value, read().captured.value) == (None, None, None)

"""Where a document comes from: what betrays its source, which sign beats which, and that a source's profile is used in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dateline.model import Reading, SourceProfile
from tests.read.entries import GAZETTE, read

TITLE = "Harbour board approves the new pilot boats for the winter season"
TEXT = (
    "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years.\n"
    "The boats will be built at the yard in the town and are expected to enter service before the winter storms begin.\n"
)
OTHER = SourceProfile("bulletin", "Evening Bulletin", match=("bulletin.example", "BULLETIN READERS' CLUB"))
BOTH = (GAZETTE, OTHER)


def item(data: str, path: str = "seeds/a.txt", side: str | None = None, sources: tuple[SourceProfile, ...] = BOTH) -> Reading:
    (only,) = read(path, data, sources=sources, side=side).items
    return only


def capture(*above: str, below: str = "") -> str:
    return "\n".join([TITLE, *above, "", TEXT, below])


@pytest.mark.parametrize(
    "label",
    [
        "Source", "Data Source", "Quelle", "Source de données", "Fuente", "Fonte", "Bron", "Źródło", "出典", "來源", "来源", "출처", "Источник", "Джерело",
        "المصدر",
        "स्रोत", "Kaynak", "Nguồn", "Sumber", "Källa", "Kilde", "Lähde", "Zdroj", "Sursa", "Forrás", "Πηγή", "מקור", "منبع",
    ],
)  # fmt: skip
def test_a_label_names_the_source_in_any_language(label: str) -> None:
    found = item(capture(f"{label}: Harbour Gazette"))
    assert (found.source.value, found.source.rule, found.source_id) == ("Harbour Gazette", "label", "harbour-gazette")


def test_a_label_may_name_a_source_that_has_no_profile() -> None:
    found = item(capture("出典：港湾新聞"))
    assert (found.source.value, found.source_id) == ("港湾新聞", "")


def test_marks_an_address_and_the_folder_betray_a_source() -> None:
    marked = item(capture(below="Join the BULLETIN READERS' CLUB"))
    assert (marked.source_id, marked.source.rule) == ("bulletin", "mark of the source")
    addressed = item(capture(below="https://www.bulletin.example/2025/boats"))
    assert (addressed.source_id, addressed.source.rule) == ("bulletin", "address")
    filed = item(capture(), path="seeds/bulletin/2025/a.txt")
    assert (filed.source_id, filed.source.rule) == ("bulletin", "folder")


def test_a_folder_is_the_sources_id_or_its_name_and_the_nearest_one_counts() -> None:
    assert item(capture(), path="seeds/Evening Bulletin/a.txt").source_id == "bulletin"
    assert item(capture(), path="seeds/bulletin/harbour-gazette/a.txt").source_id == "harbour-gazette"


def test_a_person_beats_a_label_beats_a_mark_beats_an_address_beats_the_folder() -> None:
    signs = {"label": "Source: Third Paper", "mark": "Join the BULLETIN READERS' CLUB", "address": "https://gazette.example/a"}
    in_folder = "seeds/harbour-gazette/a.txt"
    assert item(capture(signs["label"], below=signs["mark"]), path=in_folder, side="source: Evening Bulletin\n").source.rule == "side file"
    assert item(capture(signs["label"], below=signs["mark"]), path=in_folder).source.value == "Third Paper"
    assert item(capture(below=f"{signs['mark']}\n{signs['address']}"), path="seeds/a.txt").source_id == "bulletin"
    assert item(capture(below="https://bulletin.example/a"), path=in_folder).source_id == "bulletin"


def test_the_address_that_a_person_gives_finds_the_source() -> None:
    assert item(capture(), side="url: https://news.gazette.example/a\n").source_id == "harbour-gazette"


def test_a_host_is_a_whole_name_or_stands_above_one() -> None:
    assert item(capture(below="https://evilgazette.example/a")).source_id == ""
    assert item(capture(below="https://en.gazette.example/a")).source_id == "harbour-gazette"


DAY = "April 11, 2025 17:25"
CLUTTER = "Read the Harbour Gazette every morning"
ROW = {"title": TITLE, "date": DAY, "text": f"{TEXT}{CLUTTER}\n", "url": "https://gazette.example/a"}
RSS = (
    f"<rss><channel><title>News</title><item><title>{TITLE}</title><link>https://gazette.example/a</link><pubDate>{DAY}</pubDate>"
    f"<description><![CDATA[{''.join(f'<p>{line}</p>' for line in (*TEXT.splitlines(), CLUTTER))}]]></description></item></channel></rss>"
)
CSV = "title,date,text,url\n" + ",".join(f'"{ROW[name]}"' for name in ("title", "date", "text", "url")) + "\n"

PAGE = (
    f'<html lang="en"><head><title>{TITLE}</title><link rel="canonical" href="https://gazette.example/a"></head><body><article><h1>{TITLE}</h1>'
    f'<p class="date">{DAY}</p>{"".join(f"<p>{line}</p>" for line in (*TEXT.splitlines(), CLUTTER))}</article></body></html>'
)
MAIL = (
    f"From: Harbour Gazette <news@gazette.example>\nSubject: {TITLE}\nDate: Fri, 11 Apr 2025 17:25:00 +0900\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}\n\n{CLUTTER}\n"
)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/a.html", PAGE),
        ("seeds/a.eml", MAIL),
        ("seeds/a.txt", f"{TITLE}\n{DAY}\n\n{TEXT}\n{CLUTTER}\n\nhttps://gazette.example/a\n"),
        ("seeds/a.md", f"---\nurl: https://gazette.example/a\n---\n# {TITLE}\n\nPublished: {DAY}\n\n{TEXT}\n\n{CLUTTER}\n"),
        ("seeds/a.rss", RSS),
        ("seeds/a.csv", CSV),
        ("seeds/a.json", json.dumps([ROW])),
        ("seeds/a.jsonl", json.dumps(ROW)),
    ],
)
def test_the_zone_and_the_boilerplate_of_a_profile_hold_in_every_format(path: str, data: str) -> None:
    found = item(data, path=path)
    assert (found.source_id, found.published.value) == ("harbour-gazette", "2025-04-11T17:25:00+09:00")
    assert CLUTTER not in found.text
    assert [span.text.splitlines()[0] for span in found.cut if CLUTTER in span.text] == [CLUTTER]


SHORT = "Bot 7 kam"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("seeds/harbour-gazette/a.txt", f"{SHORT}\n"),
        ("seeds/harbour-gazette/a.md", f"# {SHORT}\n"),
        ("seeds/harbour-gazette/a.html", f"<html><body><h1>{SHORT}</h1></body></html>"),
        ("seeds/harbour-gazette/a.eml", f"From: x@list.example\nSubject: {SHORT}\n\n{SHORT}\n"),
        ("seeds/harbour-gazette/a.rss", f"<rss><channel><item><title>{SHORT}</title></item></channel></rss>"),
        ("seeds/harbour-gazette/a.csv", f"title\n{SHORT}\n"),
        ("seeds/harbour-gazette/a.ris", f"TY  - NEWS\nTI  - {SHORT}\nER  -\n"),
        ("seeds/harbour-gazette/a.bib", f"@misc{{a, title = {{{SHORT}}}}}"),
    ],
)
def test_the_folder_and_the_language_of_a_profile_hold_where_a_document_tells_none(path: str, data: str) -> None:
    found = item(data, path=path, sources=(replace(GAZETTE, language="de"),))
    assert (found.source_id, found.language.value, found.language.rule) == ("harbour-gazette", "de", "language of the source")

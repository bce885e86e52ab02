"""JSON and JSON Lines: articles wherever a program puts them, their keys read as columns are, bad input told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.build.ask import items_of
from dateline.build.export import jsonl, table
from dateline.build.options import Options
from tests.read.entries import complaints, items, only, read, values

ARTICLE = {"title": "Boats", "date": "2025-04-11", "text": "They came.\n\nAll of them.", "url": "https://gazette.example/a"}


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    "wrapped",
    [
        [ARTICLE],
        {"articles": [ARTICLE]},
        {"status": "ok", "totalResults": 1, "articles": [ARTICLE]},
        {"response": {"docs": [ARTICLE]}},
        {"hits": {"total": 1, "hits": [{"_id": "x", "_source": ARTICLE}]}},
        {"data": {"children": [{"kind": "t3", "data": ARTICLE}]}},
        {"title": "Our export", "items": [ARTICLE]},
        {"a-1": ARTICLE, "a-2": ARTICLE},
        [list(ARTICLE), list(ARTICLE.values())],
        ARTICLE,
    ],
    ids=["list", "articles", "status", "response", "hits", "children", "titled", "by id", "rows", "one"],
)
def test_articles_are_found_wherever_a_program_puts_them(wrapped: Any) -> None:
    item = items("seeds/a.json", dumped(wrapped))[0]
    assert (*values(item, "title", "published", "source_url"), item.text) == ("Boats", "2025-04-11", "https://gazette.example/a", "They came.\n\nAll of them.")


def test_one_object_alone_has_no_place_and_one_of_a_list_has() -> None:
    assert only("seeds/a.json", dumped(ARTICLE)).part is None
    assert only("seeds/a.json", dumped([ARTICLE | {"id": 7}])).part == "7"


def test_an_item_stands_on_the_line_where_its_object_begins() -> None:
    text = '{"n": [1, 2],\n"articles": [\n{"title": "A"},\n\n{"title":\n"B"}, {"title": "C"}]}'
    assert [item.title.line for item in items("seeds/a.json", text)] == [3, 5, 6]


NEWS_API = {
    "source": {"id": None, "name": "Harbour Gazette"}, "author": "Ann Lee", "title": "Boats", "description": "In short.", "url": "https://gazette.example/a",
    "urlToImage": "https://gazette.example/a.jpg", "publishedAt": "2025-04-11T08:25:00Z", "content": "They came… [+2345 chars]",
}  # fmt: skip
GDELT = {"url": "https://gazette.example/a", "title": "Boats", "seendate": "20250411T082500Z", "domain": "gazette.example", "language": "English"}
MEDIA_CLOUD = {
    "id": "9f", "title": "Boats", "publish_date": "2025-04-11", "language": "en", "url": "https://gazette.example/a", "media_name": "Harbour Gazette",
    "indexed_date": "2025-04-12 03:00:00",
}  # fmt: skip
POST = {"id_str": "7", "created_at": "Fri Apr 11 08:25:00 +0000 2025", "full_text": "Two boats have come.", "lang": "en", "user": {"name": "Ann Lee", "id": 3}}
WORDPRESS = {
    "id": 12, "date": "2025-04-11T17:25:00", "date_gmt": "2025-04-11T08:25:00", "link": "https://gazette.example/a", "guid": {"rendered": "https://gazette.example/?p=12"},
    "status": "publish", "title": {"rendered": "Boats &#038; pilots"}, "content": {"rendered": "<p>They came.</p>", "protected": False},
    "excerpt": {"rendered": "<p>In short.</p>"}, "author": 3, "tags": [4, 5],
}  # fmt: skip
GUARDIAN = {"id": "x", "webTitle": "Boats", "webPublicationDate": "2025-04-11T08:25:00Z", "webUrl": "https://g.example/a", "fields": {"bodyText": "They came."}}
TIMES = {
    "headline": {"main": "Boats", "kicker": None}, "pub_date": "2025-04-11T08:25:00+0000", "web_url": "https://g.example/a",
    "byline": {"original": "By Ann Lee"},
    "lead_paragraph": "They came.", "source": "The Times",
}  # fmt: skip
SCHEMA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Boats", "url": "https://gazette.example/a"},
        {
            "@type": ["NewsArticle"], "headline": "Boats", "datePublished": "2025-04-11T17:25:00+09:00", "articleBody": "They came.", "inLanguage": "en",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ray"}],
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://gazette.example/a"},
        },
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NEWS_API, ("Boats", "2025-04-11T08:25:00+00:00", "https://gazette.example/a", "Harbour Gazette", "Ann Lee", "In short.", "They came…")),
        (GDELT, ("Boats", None, "https://gazette.example/a", "gazette.example", None, None, "")),
        (MEDIA_CLOUD, ("Boats", "2025-04-11", "https://gazette.example/a", "Harbour Gazette", None, None, "")),
        (POST, ("Two boats have come.", "2025-04-11T08:25:00+00:00", None, None, "Ann Lee", "Two boats have come.", "Two boats have come.")),
        (WORDPRESS, ("Boats & pilots", "2025-04-11T17:25:00+09:00", "https://gazette.example/a", None, None, "In short.", "They came.")),
        (GUARDIAN, ("Boats", "2025-04-11T08:25:00+00:00", "https://g.example/a", None, None, "They came.", "They came.")),
        (TIMES, ("Boats", "2025-04-11T08:25:00+00:00", "https://g.example/a", "The Times", "By Ann Lee", "They came.", "")),
        (SCHEMA, ("Boats", "2025-04-11T17:25:00+09:00", "https://gazette.example/a", "Harbour Gazette", "Ann Lee, Bo Ray", "They came.", "They came.")),
    ],
    ids=["news api", "gdelt", "media cloud", "post", "wordpress", "guardian", "times", "schema.org"],
)
def test_the_keys_of_well_known_programs_are_understood(value: Any, expected: tuple[str | None, ...]) -> None:
    item = only("seeds/a.json", dumped([value] if "@graph" not in value else value))
    assert (*values(item, "title", "published", "source_url", "source", "byline", "summary"), item.text) == expected


def test_the_day_on_which_a_crawler_saw_a_page_is_the_captures() -> None:
    assert only("seeds/a.json", dumped([GDELT])).captured.value == "2025-04-11T08:25:00+00:00"


def test_a_number_is_a_time_only_under_the_key_of_a_day() -> None:
    item = only("seeds/a.json", dumped([{"title": "A", "timestamp": 1744359900, "views": 1744359900}]))
    assert item.published.value == "2025-04-11T08:25:00+00:00"
    assert only("seeds/a.json", dumped([{"title": "A", "views": 1744359900}])).published.value is None


def test_a_key_within_an_object_can_be_mapped() -> None:
    assert only("seeds/a.json", dumped([{"a": {"b": "Boats"}}]), columns={"title": "a.b"}).title.value == "Boats"


LINES = '{"title": "A"}\n\n{"title": "B", }\n[1]\n{"title": "C"}\n'


@pytest.mark.parametrize("path", ["seeds/a.jsonl", "seeds/a.ndjson"])
def test_a_bad_line_of_json_lines_costs_no_other(path: str) -> None:
    result = read(path, LINES)
    assert [(item.title.value, item.title.line) for item in result.items] == [("A", 1), ("C", 5)]
    assert [str(problem).partition(" (")[0] for problem in result.problems] == [
        f"{path}:3: warning: this line is no JSON",
        f"{path}:4: warning: this line is no JSON object",
    ]


def test_json_lines_under_the_ending_of_json_are_read_too() -> None:
    assert [item.title.value for item in items("seeds/a.json", '{"title": "A"}\n{"title": "B"}\n')] == ["A", "B"]


NO_COLUMN = "has no column whose name says that it holds titles or texts (it has: a, b); name them in content/site.yml: columns: {title: a, body: …}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "seeds/a.json:1: error: is an empty list; export it again, or remove it"),
        ("  ", "seeds/a.json: error: is empty; put the document's text into it, or remove it"),
        ("plain words", "seeds/a.json:1: error: is no JSON (expecting value); export it again, or mend it"),
        ('[{"title": "A"},\n', "seeds/a.json:2: error: is no JSON (it breaks off); export it again, or mend it"),
        ("[" * 100_000, "seeds/a.json:1: error: nests lists and objects too deep to be read; export a plain list of articles"),
        ("12", "seeds/a.json:1: error: is one value, no article; export a list of articles, each with keys such as title, date and text"),
        ("[1, 2]", "seeds/a.json:1: error: is a list without objects; export a list of articles, each with keys such as title, date and text"),
        (
            '{"a": 1, "b": 2}',
            f"seeds/a.json:1: error: {NO_COLUMN}",
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_what_to_do(text: str, expected: str) -> None:
    assert complaints("seeds/a.json", text) == [expected]


def test_a_number_that_is_none_is_nothing() -> None:
    item = only("seeds/a.json", '[{"title": "A", "text": NaN, "date": NaN}]')
    assert (item.body, item.published.value) == ((), None)


def test_a_key_given_twice_is_told_and_the_last_one_counts() -> None:
    result = read("seeds/a.json", '[{"title": "A", "title": "B"}]')
    assert [item.title.value for item in result.items] == ["B"]
    assert [str(problem) for problem in result.problems] == ["seeds/a.json: warning: the key “title” is given twice in one object: the last one counts"]


def test_characters_that_no_text_may_hold_are_replaced() -> None:
    item = only("seeds/a.json", r'[{"title": "A\ud800\u0000B \ud83d\udea2"}]')
    assert item.title.value == "A\ufffd\ufffdB \U0001f6a2"


SEED = """---
title: "Boats: approved"
published: 2025-04-11T17:25:00+09:00
url: https://gazette.example/a
source: Harbour Gazette
rights: full
status: held
byline: Ann Lee
---
The harbour board has approved the purchase of two new pilot boats, which will replace old vessels.

- one
- two

=The second boat= will come later, as the board has said in its statement of the year before.
"""
KEPT = ("title", "published", "source", "source_url", "byline", "language", "summary")


@pytest.mark.parametrize(("ending", "write"), [("jsonl", jsonl), ("csv", table)])
def test_the_export_of_a_digest_is_read_back_as_it_was(tmp_path: Path, ending: str, write: Any) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(SEED, encoding="utf-8")
    with items_of(Options(tmp_path, jobs=1, today="2025-05-01"), lambda *_: lambda *_: None) as (kept, _, _):
        rows = list(kept.every())
        text = "".join(write(kept))
    back = only(f"seeds/a.{ending}", text)
    was = rows[0].reading()
    assert values(back, *KEPT) == values(was, *KEPT)
    assert (back.text, back.said.id, back.said.rights, back.said.status) == (was.text, rows[0].id, "full", "held")
    assert back.title.by == ("person" if ending == "jsonl" else "program")

"""JSON Feed, and agencies' news documents in XML."""

from __future__ import annotations

import json

from tests.read.entries import items, only, values


def test_json_feed_is_a_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Gazette",
        "home_page_url": "https://gazette.example/",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "/a",
                "title": "Boats",
                "content_html": "<p>One.</p><p>Two.</p>",
                "summary": "Short.",
                "date_published": "2025-04-11T17:25:00+09:00",
                "authors": [{"name": "Ann Lee"}, {"name": "Bo Ray"}],
            },
            {"id": 2, "content_text": "A note without a title."},
        ],
    }
    first, second = items("seeds/a.json", json.dumps(feed, indent=1))
    assert values(first, "title", "source_url", "published", "byline", "source", "summary", "language") == (
        "Boats", "https://gazette.example/a", "2025-04-11T17:25:00+09:00", "Ann Lee, Bo Ray", "Harbour Gazette", "Short.", "en",
    )  # fmt: skip
    assert (first.text, first.part, first.title.line) == ("One.\n\nTwo.", "1", 7)
    assert (second.title.value, second.part, second.text) == ("A note without a title.", "2", "A note without a title.")


NITF = """<?xml version="1.0"?>
<nitf><head><title>slug</title><docdata><doc-id id-string="d-1"/><date.issue norm="20250411T172500+0900"/></docdata></head>
<body><body.head><hedline><hl1>Pilot boats approved</hl1></hedline><byline>By Ann Lee</byline><distributor>Harbour Agency</distributor>
<dateline><location>TOKYO</location></dateline></body.head>
<body.content><p>The board has approved two boats.</p><media><media-caption>A boat.</media-caption></media>
<p>They will be built.</p></body.content></body></nitf>
"""


def test_nitf_gives_headline_day_dateline_and_text() -> None:
    item = only("seeds/a.xml", NITF)
    assert values(item, "title", "published", "source", "dateline") == ("Pilot boats approved", "2025-04-11T17:25:00+09:00", "Harbour Agency", "TOKYO")
    assert (item.text, [block.text for block in item.captions], item.part) == ("The board has approved two boats.\n\nThey will be built.", ["A boat."], None)


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><itemMeta><provider><name>Harbour Agency</name></provider><versionCreated>2025-04-11T08:00:00Z</versionCreated>
<firstCreated>2025-04-11T07:00:00Z</firstCreated></itemMeta><contentMeta><headline>One</headline><by>Ann Lee</by><language tag="en"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>
<body><p>First story.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><itemMeta/><contentMeta><headline>Two</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""


def test_newsml_gives_each_story_of_a_message() -> None:
    first, second = items("seeds/a.xml", NEWSML)
    assert values(first, "title", "published", "updated", "byline", "source", "language") == (
        "One", "2025-04-11T07:00:00+00:00", "2025-04-11T08:00:00+00:00", "Ann Lee", "Harbour Agency", "en",
    )  # fmt: skip
    assert (first.text, first.part, second.title.value, second.part) == ("First story.", "urn:1", "Two", "urn:2")

"""RSS and Atom files: each entry an item, its fields as the publisher tells them."""

from __future__ import annotations

import pytest

from dateline.model import SourceProfile
from tests.read.entries import GAZETTE, complaints, items, only, read, values

LONG = "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years."


def rss(*entries: str, head: str = "<title>Harbour Gazette</title><link>https://gazette.example/</link><language>en-GB</language>") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    inside = "\n".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>{head}\n{inside}\n</channel></rss>'


def atom(*entries: str, head: str = '<title>Harbour Gazette</title><link href="https://gazette.example/"/>') -> str:
    inside = "\n".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">{head}\n{inside}\n</feed>'


def test_an_entry_of_rss_tells_title_link_day_writer_language_and_source() -> None:
    entry = (
        f"<title>Boats &amp; pilots</title><link>https://gazette.example/boats</link><guid isPermaLink='false'>g-1</guid><dc:creator>Ann Lee</dc:creator>"
        f"<pubDate>Fri, 11 Apr 2025 17:25:00 +0900</pubDate><description>{LONG}</description>"
    )
    item = only("seeds/a.rss", rss(entry))
    assert values(item, "title", "source_url", "published", "byline", "language", "source") == (
        "Boats & pilots", "https://gazette.example/boats", "2025-04-11T17:25:00+09:00", "Ann Lee", "en-GB", "Harbour Gazette",
    )  # fmt: skip
    assert (item.part, item.title.line, item.published.rule) == ("g-1", 3, "the entry's pubDate")


def test_an_entry_of_atom_tells_the_same() -> None:
    entry = (
        '<title type="html">Boats &amp;amp; pilots</title><link rel="self" href="https://gazette.example/boats.xml"/><link href="/boats"/><id>tag:1</id>'
        "<published>2025-04-11T17:25:00+09:00</published><updated>2025-04-12T08:00:00+09:00</updated><author><name>Ann Lee</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two <em>words</em>.</p></div></content>'
    )
    item = only("seeds/a.atom", atom(entry))
    assert values(item, "title", "source_url", "published", "updated", "byline", "language") == (
        "Boats & pilots", "https://gazette.example/boats", "2025-04-11T17:25:00+09:00", "2025-04-12T08:00:00+09:00", "Ann Lee", "en",
    )  # fmt: skip
    assert [(block.kind, block.text) for block in item.body] == [("p", "One."), ("p", "Two words.")]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<pubDate>Fri, 11 Apr 2025 08:25:00 GMT</pubDate>", "2025-04-11T08:25:00+00:00"),
        ("<pubDate>11 Apr 2025 08:25 EDT</pubDate>", "2025-04-11T08:25:00-04:00"),
        ("<dc:date>2025-04-11T08:25:00.123Z</dc:date>", "2025-04-11T08:25:00+00:00"),
        ("<dc:date>2025-04-11</dc:date>", "2025-04-11"),
        ("<pubDate>Fri, 11 Apr 2025 08:25:00</pubDate>", "2025-04-11"),
    ],
)
def test_days_as_feeds_write_them(element: str, expected: str) -> None:
    assert only("seeds/a.xml", rss(f"<title>A</title>{element}")).published.value == expected


def test_midnight_in_every_entry_is_no_clock_time() -> None:
    days = ["Fri, 11 Apr 2025 00:00:00 +0000", "Sat, 12 Apr 2025 00:00:00 +0000"]
    entries = [f"<title>{day}</title><pubDate>{day}</pubDate>" for day in days]
    assert [item.published.value for item in items("seeds/a.rss", rss(*entries))] == ["2025-04-11", "2025-04-12"]
    mixed = [*entries, "<title>C</title><pubDate>Sat, 12 Apr 2025 09:30:00 +0000</pubDate>"]
    assert items("seeds/a.rss", rss(*mixed))[0].published.value == "2025-04-11T00:00:00+00:00"


def test_an_entry_of_atom_with_its_day_of_change_alone_has_that_day_and_says_so() -> None:
    item = only("seeds/a.atom", atom("<title>A</title><updated>2025-04-12T08:00:00+09:00</updated>"))
    assert (item.published.value, item.published.rule) == ("2025-04-12T08:00:00+09:00", "the entry's day of change, no other day")


def test_the_full_text_is_the_text_and_the_description_the_summary() -> None:
    entry = f"<title>A</title><description>In short.</description><content:encoded><![CDATA[<p>{LONG}</p><p>More.</p>]]></content:encoded>"
    item = only("seeds/a.rss", rss(entry))
    assert ([block.text for block in item.body], item.summary.value) == ([LONG, "More."], "In short.")


def test_a_description_alone_is_a_summary_where_it_is_a_teaser_and_the_text_where_it_is_one() -> None:
    teaser = only("seeds/a.rss", rss(f"<title>A</title><description>{LONG}</description>"))
    assert (teaser.body, teaser.summary.value) == ((), LONG)
    text = only("seeds/a.rss", rss(f"<title>A</title><description><![CDATA[<p>{LONG}</p><p>Second.</p>]]></description>"))
    assert [block.text for block in text.body] == [LONG, "Second."]


def test_html_in_entries_is_cleaned_its_links_made_whole_its_captions_apart() -> None:
    markup = (
        '<div><p onclick="x()">See <a href="/yard">the yard</a>.</p><script>alert(1)</script><figure><img src="a.jpg" alt="A boat"/>'
        "<figcaption>A boat. Photo: A. Lee</figcaption></figure>First<br/><br/>Second</div>"
    )
    item = only("seeds/a.rss", rss(f"<title>A</title><link>https://gazette.example/2025/boats</link><content:encoded><![CDATA[{markup}]]></content:encoded>"))
    assert [block.text for block in item.body] == ["See the yard.", "First", "Second"]
    assert item.body[0].html == '<p>See <a href="https://gazette.example/yard">the yard</a>.</p>'
    assert [block.text for block in item.captions] == ["A boat. Photo: A. Lee"]


def test_what_blog_programs_sign_entries_with_is_cut_in_any_language() -> None:
    markup = f'<p>{LONG}</p><p>Der Beitrag <a href="/b">Neue Boote</a> erschien zuerst auf <a href="/">Harbour Gazette</a>.</p>'
    item = only("seeds/a.rss", rss(f"<title>Neue Boote</title><content:encoded><![CDATA[{markup}]]></content:encoded>"))
    assert [block.text for block in item.body] == [LONG]
    assert [(span.text, span.rule) for span in item.cut] == [("Der Beitrag Neue Boote erschien zuerst auf Harbour Gazette.", "signature of the feed")]


def test_an_entry_without_a_title_is_named_by_its_first_words() -> None:
    item = only("seeds/a.rss", rss(f"<description>{LONG}</description>"))
    assert (item.title.value, item.title.rule) == (f"{LONG}"[: LONG.rfind(" ", 40, 140)] if len(LONG) > 140 else LONG, "opening words")
    assert [block.text for block in item.body] == [LONG]


def test_mail_addresses_are_no_bylines() -> None:
    names = [
        only("seeds/a.rss", rss(f"<title>A</title><author>{author}</author>")).byline.value
        for author in ("desk@gazette.example (Bo Ray)", "desk@gazette.example", "admin")
    ]
    assert names == ["Bo Ray", None, None]


def test_the_source_is_the_entrys_own_then_what_a_profile_knows_then_the_feeds_title() -> None:
    other = '<title>A</title><link>https://finder.example/x</link><source url="https://gazette.example">The Gazette</source>'
    named = [only("seeds/a.rss", rss(other), sources=sources) for sources in ((GAZETTE,), ())]
    assert [(item.source.value, item.source_id) for item in named] == [("Harbour Gazette", "harbour-gazette"), ("The Gazette", "")]
    home = "<title>Latest: Politics</title><link>https://gazette.example/politics</link>"
    entry = "<title>A</title><link>https://short.example/x</link>"
    known = [only("seeds/a.rss", rss(entry, head=home), sources=sources) for sources in ((GAZETTE,), ())]
    assert [(item.source.value, item.source_id) for item in known] == [("Harbour Gazette", "harbour-gazette"), ("Latest: Politics", "")]


def test_a_feed_is_known_by_the_address_that_its_sources_profile_gives() -> None:
    profile = SourceProfile("bulletin", "Bulletin", feed="https://feeds.example/bulletin.xml")
    head = '<title>News</title><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://feeds.example/bulletin.xml"/>'
    assert only("seeds/a.rss", rss("<title>A</title>", head=head), sources=(profile,)).source_id == "bulletin"


def test_a_time_in_utc_is_told_in_the_zone_of_the_source() -> None:
    entry = "<title>A</title><link>https://gazette.example/a</link><pubDate>Thu, 10 Apr 2025 23:00:00 GMT</pubDate>"
    assert only("seeds/a.rss", rss(entry), sources=(GAZETTE,)).published.value == "2025-04-11T08:00:00+09:00"


def test_an_entry_keeps_its_place_when_others_come() -> None:
    old = [f"<title>T{number}</title><guid>https://gazette.example/{number}</guid>" for number in range(3)]
    before = {item.title.value: item.part for item in items("seeds/a.rss", rss(*old))}
    after = {item.title.value: item.part for item in items("seeds/a.rss", rss("<title>New</title><guid>n</guid>", *old))}
    assert before.items() <= after.items()


def test_rdf_and_prefixed_atom_are_feeds() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Gazette</title></channel>'
        '<item rdf:about="https://gazette.example/a"><title>A</title></item></rdf:RDF>'
    )
    assert values(only("seeds/a.xml", rdf), "title", "source_url", "source") == ("A", "https://gazette.example/a", "Gazette")
    prefixed = (
        '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>Gazette</atom:title><atom:entry><atom:title>A</atom:title>'
        "<atom:published>2025-04-11</atom:published></atom:entry></atom:feed>"
    )
    assert values(only("seeds/a.xml", prefixed), "title", "published", "source") == ("A", "2025-04-11", "Gazette")


def test_the_encoding_that_the_file_declares_is_kept() -> None:
    text = rss("<title>Müller führt die Kühe</title>").replace("UTF-8", "windows-1252")
    assert only("seeds/a.rss", text.encode("cp1252")).title.value == "Müller führt die Kühe"


def test_names_of_html_and_bare_ampersands_are_characters() -> None:
    assert only("seeds/a.rss", rss("<title>A&nbsp;&ndash; B & C &unknown; D</title>")).title.value == "A – B & C &unknown; D"


def test_an_entry_that_cannot_be_read_costs_no_other() -> None:
    result = read("seeds/a.rss", rss("<title>One</title>", "<title>Two <b></title>", "<title>Three</title>"))
    assert [item.title.value for item in result.items] == ["One", "Three"]
    (told,) = map(str, result.problems)
    assert told.startswith("seeds/a.rss:4: warning: this entry is broken (a tag is closed that is not open on line 4): it is left out")


def test_a_file_that_breaks_off_gives_what_it_holds() -> None:
    whole = rss("<title>One</title>", "<title>Two</title>")
    result = read("seeds/a.rss", whole[: whole.index("Two") + 2])
    assert [item.title.value for item in result.items] == ["One"]
    assert [str(problem) for problem in result.problems] == [
        "seeds/a.rss:4: warning: the file breaks off in this entry: it is left out; save the file again from its source"
    ]


def test_more_entries_than_may_be_read_are_told() -> None:
    result = read("seeds/a.rss", rss(*[f"<title>T{n}</title>" for n in range(5)]), limits={"items": 3})
    assert len(result.items) == 3
    assert "holds more than 3 entries: the rest is not read" in str(result.problems[0])


READ = "feeds (RSS, Atom) and news documents (NITF, NewsML-G2) are read from XML: save it as one of these, or as text"
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + rss("<title>&b;</title>").partition("\n")[2]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BOMB, "seeds/a.xml:1: error: declares an entity of its own (“a”), as bombs do; save it without its DOCTYPE"),
        ("<a>" * 100_000, "seeds/a.xml:1: error: nests more than 200 elements in each other; save it again from its source"),
        ("<rss>" + "<a/>" * 600_000, "seeds/a.xml:1: error: holds more than 500,000 elements; split it into smaller files"),
        ("plain words", "seeds/a.xml:1: error: is no XML: it does not begin with a tag; save it again from its source"),
        (rss(), "seeds/a.xml:2: error: is a feed without entries; save it again when it has some, or remove it"),
        (
            "<opml version='2.0'/>",
            f"seeds/a.xml:1: error: is a list of feeds (OPML): save the feeds themselves; {READ}",
        ),
        (
            "<?xml version='1.0'?>\n<invoice/>",
            f"seeds/a.xml:2: error: is XML of a kind that cannot be read (its outermost element is <invoice>); {READ}",
        ),
    ],
    ids=["bomb", "deep", "many", "no xml", "no entries", "opml", "other"],
)
def test_what_is_no_feed_is_told_and_what_to_do(data: str, expected: str) -> None:
    assert complaints("seeds/a.xml", data) == [expected]


@pytest.mark.parametrize("entity", ["/etc/passwd", "https://example.org/x"])
def test_nothing_is_fetched(entity: str) -> None:
    data = f'<!DOCTYPE rss SYSTEM "{entity}">' + rss("<title>A</title>").partition("\n")[2]
    assert only("seeds/a.xml", data).title.value == "A"

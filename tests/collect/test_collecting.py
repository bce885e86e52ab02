"""What `collect` fetches, once and politely, and what it makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline import __version__
from dateline.collect import Bounds
from dateline.collect.manners import Manners
from dateline.net.address import origin
from dateline.problems import DatelineError
from dateline.store import exclusive
from tests.collect.web import FAST, Digest, Web, page, rss, says
from tests.support.program import build, run


def three(web: Web, **headers: str) -> None:
    """A feed with three entries, and their pages."""
    web.pages["/feed"] = says(rss(*((f"Story {n}", f"{web.url}/story-{n}.html") for n in (1, 2, 3))), kind="application/rss+xml", **headers)
    for n in (1, 2, 3):
        web.pages[f"/story-{n}.html"] = says(page(f"Story {n}"))


def test_what_a_feed_lists_is_saved_once_and_the_feed_asked_only_whether_it_changed(web: Web, digest: Digest) -> None:
    three(web, ETag='"v1"', Last_Modified="Fri, 11 Apr 2025 00:30:00 GMT")
    digest.profile(f"feed: {web.url}/feed")
    first = digest.collect()
    assert first.line() == "3 new pages from 1 source, 0 known"
    assert [one.path for one in web.asked] == ["/robots.txt", "/feed", "/story-1.html", "/story-2.html", "/story-3.html"]
    assert {one.headers["User-Agent"] for one in web.asked} == {f"Dateline/{__version__} (+desk@paper.example)"}
    before = digest.files()
    assert sorted(before) == sorted(
        name for path in first.new for name in (path.removeprefix("seeds/"), path.removeprefix("seeds/").replace(".html", ".meta.yml"))
    )
    assert before[first.new[0].removeprefix("seeds/")] == page("Story 1").encode()
    web.asked.clear()
    assert digest.collect().line() == "0 new pages from 1 source, 3 known"
    (feed,) = (one for one in web.asked if one.path != "/robots.txt")
    assert (feed.path, feed.headers["If-None-Match"], feed.headers["If-Modified-Since"]) == ("/feed", '"v1"', "Fri, 11 Apr 2025 00:30:00 GMT")
    assert digest.files() == before


def test_without_the_cache_the_side_files_tell_what_is_there(web: Web, digest: Digest) -> None:
    three(web, ETag='"v1"')
    digest.profile(f"feed: {web.url}/feed")
    digest.collect()
    (digest.root / ".dateline/collect/state.json").unlink()
    web.paths()
    assert digest.collect().line() == "0 new pages from 1 source, 3 known"
    assert web.paths() == ["/feed"]


def test_a_side_file_tells_address_moment_and_headers(web: Web, digest: Digest) -> None:
    web.pages["/old"] = says(status=301, Location="/new?utm_source=feed")
    web.pages["/new?utm_source=feed"] = says(page("Moved"), ETag='"a"', Set_Cookie="id=1")
    digest.profile(f"pages: {web.url}/old")
    (path,) = digest.collect().new
    lines = (digest.root / path).with_suffix(".meta.yml").read_text("ascii").splitlines()
    assert [line for line in lines if not line.startswith("captured: ")] == [
        f'url: "{web.url}/new"', f'requested: "{web.url}/old"', "headers:", '  content-type: "text/html; charset=utf-8"', '  etag: "\\"a\\""',
    ]  # fmt: skip


def test_collected_pages_are_built_with_their_address_and_time(web: Web, digest: Digest) -> None:
    web.pages["/feed"] = says(rss(("Talks go on", f"{web.url}/talks"), ("Переговоры", f"{web.url}/peregovory")), kind="text/xml")
    web.pages["/talks"] = says(page("Talks go on"))
    russian = page("Переговоры продолжаются", "Министерство сообщило в пятницу, что переговоры будут продолжены и стороны встретятся вновь до лета.")
    web.pages["/peregovory"] = says(russian.encode("koi8-r"), kind="text/html; charset=KOI8-R")
    digest.profile(f"feed: {web.url}/feed", f"pages: {web.url}/statement", "timezone: Asia/Tokyo")
    web.pages["/statement"] = says(page("The treaty stands"))
    assert digest.collect().line() == "3 new pages from 1 source, 0 known"
    said = build(digest.root, "--strict")
    assert "3 documents, 3 items" in said
    assert "note" not in said
    items = {item["source_url"]: item for item in map(json.loads, run("export", "--root", digest.root).stdout.splitlines())}
    assert set(items) == {f"{web.url}/talks", f"{web.url}/peregovory", f"{web.url}/statement"}
    for item in items.values():
        side = (digest.root / item["path"]).with_suffix(".meta.yml").read_text()
        assert f"captured: {item['captured']}\n" in side
        assert item["source"] == "The Paper"
    told = {url.removeprefix(web.url): (item["title"], item["published"], item["fields"].get("published", {}).get("rule")) for url, item in items.items()}
    assert told == {
        "/talks": ("Talks go on", "2025-04-11", "day that the file's name begins with"),
        "/peregovory": ("Переговоры продолжаются", "2025-04-11", "day that the file's name begins with"),
        "/statement": ("The treaty stands", None, None),  # nobody tells its day: the day of collecting is none
    }


def test_two_entries_of_one_page_and_two_sources_that_list_it_are_one_request(web: Web, digest: Digest) -> None:
    one = f"{web.url}/story"
    web.pages["/feed"] = says(rss(("A", one), ("A again", f"{one}#part"), ("A, counted", f"{one}?utm_medium=rss")))
    web.pages["/story"] = says(page("A"))
    digest.profile(f"feed: {web.url}/feed")
    digest.profile(f"pages: {one}", name="other")
    assert digest.collect().line() == "1 new page from 2 sources, 1 known"
    assert sorted(web.paths()) == ["/feed", "/story"]


def test_a_page_that_two_addresses_lead_to_is_saved_once(web: Web, digest: Digest) -> None:
    web.pages |= {"/a": says(status=302, Location="/story"), "/b": says(status=302, Location="/story"), "/story": says(page("A"))}
    digest.profile(f"pages: [{web.url}/a, {web.url}/b]")
    assert digest.collect().line() == "1 new page from 1 source, 1 known"
    web.paths()
    assert digest.collect().line() == "0 new pages from 1 source, 2 known"
    assert web.paths() == []


@pytest.mark.parametrize(
    ("kind", "body", "ending"),
    [
        ("application/pdf", b"%PDF-1.4 ...", ".pdf"),
        ("application/octet-stream", b"%PDF-1.7 ...", ".pdf"),
        ("text/plain; charset=utf-8", b"A statement.", ".txt"),
        ("text/plain", b"<!doctype html><p>A statement.", ".html"),
    ],
)
def test_a_document_is_saved_with_the_ending_of_what_it_is(web: Web, digest: Digest, kind: str, body: bytes, ending: str) -> None:
    web.pages["/file"] = says(body, kind=kind)
    digest.profile(f"pages: {web.url}/file")
    (path,) = digest.collect().new
    assert (Path(path).suffix, (digest.root / path).read_bytes()) == (ending, body)


def test_a_json_feed_and_an_atom_feed_are_feeds(web: Web, digest: Digest) -> None:
    items = [{"id": "1", "url": f"{web.url}/j", "title": "J", "date_published": "2025-04-11T01:00:00Z", "content_text": "x"}]
    web.pages["/json"] = says(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": items}), kind="application/feed+json")
    atom = '<entry><title>A</title><id>a</id><updated>2025-04-10T01:00:00Z</updated><link href="a"/></entry>'
    web.pages["/atom"] = says(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title>{atom}</feed>', kind="application/atom+xml")
    web.pages |= {"/j": says(page("J")), "/a": says(page("A"))}
    digest.profile("feed:", f"  - {web.url}/json", f"  - {web.url}/atom")
    assert sorted(path.split("/")[-1][:11] for path in digest.collect().new) == ["2025-04-10-", "2025-04-11-"]


def test_nothing_that_stands_in_seeds_is_overwritten(web: Web, digest: Digest) -> None:
    web.pages["/story"] = says(page("A"))
    digest.profile(f"pages: {web.url}/story")
    (path,) = digest.collect().new
    side = (digest.root / path).with_suffix(".meta.yml")
    side.write_text("url: https://elsewhere.example/\nnote: mine\n", "utf-8")
    (digest.root / path).unlink()
    (digest.root / ".dateline/collect/state.json").unlink()
    (again,) = digest.collect().new
    assert again == path.replace(".html", "-2.html")
    assert side.read_text("utf-8") == "url: https://elsewhere.example/\nnote: mine\n"


def test_what_a_person_removed_is_not_fetched_again(web: Web, digest: Digest) -> None:
    three(web)
    digest.profile(f"feed: {web.url}/feed")
    for path in digest.collect().new:
        (digest.root / path).unlink()
        (digest.root / path).with_suffix(".meta.yml").unlink()
    assert digest.collect().line() == "0 new pages from 1 source, 3 known"


def test_a_dry_run_lists_what_is_new_and_keeps_nothing(web: Web, digest: Digest) -> None:
    three(web, ETag='"v1"')
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect(dry=True)
    assert outcome.new == tuple(f"{web.url}/story-{n}.html" for n in (1, 2, 3))
    assert outcome.line() == "3 pages to collect from 1 source, 0 known"
    assert web.paths() == ["/feed"]
    assert digest.files() == {}
    assert digest.collect().line() == "3 new pages from 1 source, 0 known"


def test_a_run_that_was_killed_between_side_file_and_page_is_finished_by_the_next(web: Web, digest: Digest) -> None:
    three(web)
    digest.profile(f"feed: {web.url}/feed")
    whole = digest.collect()
    before = digest.files()
    done, half = (digest.root / path for path in whole.new[:2])
    done.rename(done.with_name(f".{done.name}.collecting"))
    half.with_name(f".{half.name}.collecting").write_bytes(half.read_bytes()[:40])
    half.with_name(f".{half.stem}.meta.yml.collecting").write_bytes(b"url: ")
    half.unlink()
    half.with_suffix(".meta.yml").unlink()
    (digest.root / ".dateline/collect/state.json").unlink()
    assert digest.collect().line() == "1 new page from 1 source, 2 known"
    assert {name for name in digest.files() if name.endswith(".html")} == {name for name in before if name.endswith(".html")}
    assert digest.files().keys() == before.keys()


def test_two_runs_at_once_are_one(web: Web, digest: Digest) -> None:
    three(web)
    digest.profile(f"feed: {web.url}/feed")
    with exclusive(digest.root / ".dateline/collect"), pytest.raises(DatelineError, match="another `collect` is at work in this digest"):
        digest.collect()
    assert web.paths() == []


@pytest.mark.parametrize(("asked", "pause"), [("", 20), ("Crawl-delay: 50", 50), ("Crawl-delay: 5", 20), ("Crawl-delay: 86400", 60), ("Crawl-delay: nan", 20)])
def test_requests_to_one_host_stand_apart_as_robots_txt_asks_within_reason(web: Web, asked: str, pause: int) -> None:
    three(web)
    web.pages["/robots.txt"] = says(f"User-agent: Dateline\n{asked}\n", kind="text/plain")
    slept: list[float] = []
    manners = Manners("Dateline", Bounds(delay=20), sleep=slept.append)
    for n in (1, 2, 3):
        assert manners.get(f"{web.url}/story-{n}.html", {origin(web.url)}).status == 200
    assert [slept[0], *(pause - 10 < seconds <= pause for seconds in slept[1:])] == [0.0, True, True, True]


def test_pages_beyond_a_run_wait_for_the_next_though_the_feed_has_not_changed(web: Web, digest: Digest) -> None:
    three(web, ETag='"v1"')
    digest.profile(f"feed: {web.url}/feed")
    two = Bounds(size=FAST.size, delay=0, pages=2)
    assert digest.collect(bounds=two).line() == "2 new pages from 1 source, 0 known, 1 left for the next run"
    assert digest.collect(bounds=two).line() == "1 new page from 1 source, 2 known"


def test_sources_are_named_by_id_name_or_file(web: Web, digest: Digest) -> None:
    web.pages |= {"/a": says(page("A")), "/b": says(page("B"))}
    digest.profile(f"pages: {web.url}/a")
    digest.profile(f"pages: {web.url}/b", name="other")
    for name in ("paper", "The Paper", "content/sources/paper.md"):
        digest.collect(name)
    assert web.paths() == ["/a"]
    with pytest.raises(DatelineError, match="news: is no source of this digest; those that can be collected from are other, paper"):
        digest.collect("news")

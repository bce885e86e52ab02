"""`check_site`: whatever is wrong with a built site is found, and nothing that is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.checks import check_site

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head><title>T</title></head>\n<body>\n{}\n</body>\n</html>\n'


def site(folder: Path, pages: dict[str, str]) -> Path:
    """A site below `folder/site`: the body of each page, or a whole file that is no page."""
    for name, text in pages.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = text if not name.endswith(".html") or text.startswith("<!") else PAGE.format(text)
        path.write_text(whole, "utf-8")
    return folder / "site"


def found(folder: Path, pages: dict[str, str], base: str = "") -> list[str]:
    return [str(problem) for problem in check_site(site(folder, pages), base)]


def test_a_whole_site_has_no_problem(tmp_path: Path) -> None:
    pages = {
        "index.html": '<link rel="stylesheet" href="static/a.css"><script src="./static/a.js"></script><a href="timeline/">T</a><a href="#x">x</a>'
        '<a href="actors/person/%E5%B2%A9%E5%B1%8B/#top">I</a><a id="x" href="https://example.org/">out</a><a href="mailto:a@b.c">m</a>',
        "timeline/index.html": '<a href="../">Home</a><a href="./#d-1">day</a><p id="d-1">x</p><a href="../?q=1#x">q</a><a href="../feed.xml">f</a>',
        "actors/person/岩屋/index.html": '<a href="../../../timeline/index.html#:~:text=a%20b">t</a><a href="../../../#actor=person/x">a</a>',
        "feed.xml": "<feed/>",
        "404.html": '<a href="/timeline/">T</a><a href="timeline/">T</a>',
        "old/index.html": '<!DOCTYPE html><title>Moved</title><meta http-equiv="refresh" content="0; url=../timeline/">',
        "static/a.css": "body { background: url(bg.png) } /* url(https://x.example/) */",
        "static/a.js": "x",
        "robots.txt": "x",
    }
    assert found(tmp_path, pages) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="gone/">x</a>', 'the link "gone/" leads nowhere: there is no such file'),
        ('<a href="a">x</a>', 'the link "a" lacks the slash at its end'),
        ('<a href="A/">x</a>', 'the link "A/" leads nowhere: there is no such file'),
        ('<a href="../x/">x</a>', 'the link "../x/" leads out of the site'),
        ('<a href="/a/">x</a>', 'the link "/a/" begins at the root of the host, and fails where the site stands below it. Make it relative'),
        ('<a href="a/#gone">x</a>', 'the link "a/#gone" leads to a place that a/index.html does not have'),
        ('<a href="#gone">x</a>', 'the link "#gone" leads to a place that index.html does not have'),
        ('<a href="java&#115;cript:alert(1)">x</a>', 'the link "javascript:alert(1)" is not a link to follow (javascript:)'),
        ('<a href="http://[">x</a>', 'the link "http://[" is no address'),
        ('<p id="a"></p><p id="a"></p>', 'the id "a" stands 2 times in one page'),
        ('<img src="https://cdn.example/x.png">', 'loads "https://cdn.example/x.png" from another host. Put the file into the site'),
        ('<img srcset="//cdn.example/x.png 2x">', 'loads "//cdn.example/x.png" from another host. Put the file into the site'),
        ('<script src="https://cdn.example/x.js"></script>', 'loads "https://cdn.example/x.js" from another host. Put the file into the site'),
        ('<link rel="stylesheet" href="https://c.example/x.css">', 'loads "https://c.example/x.css" from another host. Put the file into the site'),
        ('<p style="background: url(https://c.example/x.png)">', 'loads "https://c.example/x.png" from another host. Put the file into the site'),
        ('<img src="gone.png">', 'the link "gone.png" leads nowhere: there is no such file'),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, body: str, told: str) -> None:
    pages = {"index.html": f'<a href="a/">a</a>\n{body}', "a/index.html": "x"}
    assert found(tmp_path, pages) == [f"site/index.html:6: error: {told}"]


@pytest.mark.parametrize("link", ['<link rel="canonical" href="https://example.org/d/">', '<link rel="alternate license" href="https://x.example/">'])
def test_a_link_that_nothing_loads_may_lead_anywhere(tmp_path: Path, link: str) -> None:
    assert found(tmp_path, {"index.html": link}) == []


def test_what_stands_in_scripts_comments_and_titles_is_no_link(tmp_path: Path) -> None:
    body = "<script>'<a href=\"gone/\">'</script><!-- <a href='gone/'> --><textarea><a href='gone/'></textarea><style>/* <a href='gone/'> */</style>"
    assert found(tmp_path, {"index.html": body}) == []


def test_an_absolute_address_of_the_site_itself_is_looked_at_too(tmp_path: Path) -> None:
    pages = {"index.html": '<a href="https://example.org/d/a/">a</a><a href="https://example.org/d/b/">b</a>', "a/index.html": "x"}
    assert found(tmp_path, pages, "https://example.org/d/") == [
        'site/index.html:5: error: the link "https://example.org/d/b/" leads nowhere: there is no such file'
    ]


def test_the_404_page_may_begin_at_the_root_of_the_address(tmp_path: Path) -> None:
    pages = {"index.html": "x", "404.html": '<a href="/d/">home</a><a href="/d/gone/">x</a>'}
    assert found(tmp_path, pages, "https://example.org/d/") == ['site/404.html:5: error: the link "/d/gone/" leads nowhere: there is no such file']


def test_pages_that_no_way_leads_to_are_orphans_but_for_404_and_redirects(tmp_path: Path) -> None:
    pages = {
        "index.html": '<a href="a/">a</a>',
        "a/index.html": "x",
        "island/index.html": '<a href="../island-2/">to each other</a>',
        "island-2/index.html": '<a href="../island/">only</a>',
        "404.html": "x",
    }
    assert found(tmp_path, pages) == [
        "site/island-2/index.html: warning: is an orphan: no way leads here from the front page",
        "site/island/index.html: warning: is an orphan: no way leads here from the front page",
    ]


def test_a_page_without_title_or_language_is_named(tmp_path: Path) -> None:
    pages = {"index.html": '<!DOCTYPE html><title> </title><a href="a/">a</a>', "a/index.html": '<!DOCTYPE html><html lang="en"><title>A</title>'}
    assert found(tmp_path, pages) == [
        "site/index.html: error: does not say its language (<html lang>)",
        "site/index.html: error: has no title",
    ]


def test_a_fault_of_many_pages_is_told_once_with_their_number(tmp_path: Path) -> None:
    nav = '<a href="{0}">home</a><a href="{0}gone/">x</a>'
    pages = {f"a{n}/index.html": nav.format("../") for n in range(5)}
    pages["index.html"] = nav.format("./") + "".join(f'<a href="a{n}/">a</a>' for n in range(5))
    assert found(tmp_path, pages) == ['site/a0/index.html:5: error: the link "../gone/" leads nowhere: there is no such file (and so in 5 other pages)']


def test_style_sheets_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    pages = {"index.html": "x", "a.css": '@import "https://f.example/a.css"; b { src: url("//f.example/b.woff2") }'}
    assert found(tmp_path, pages) == [
        'site/a.css: error: loads "//f.example/b.woff2" from another host. Put the file into the site',
        'site/a.css: error: loads "https://f.example/a.css" from another host. Put the file into the site',
    ]


def test_in_the_folder_edition_links_must_name_the_file(tmp_path: Path) -> None:
    pages = {"index.html": '<a href="a/index.html">a</a>', "a/index.html": '<a href="../index.html">h</a><a href="../a/">a</a>'}
    assert found(tmp_path, pages) == [
        'site/a/index.html:5: error: the link "../a/" opens a folder, not a page, where the site is read from a disk. End it in index.html'
    ]


def test_a_folder_without_a_site_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert [str(problem) for problem in check_site(tmp_path / "site")] == ["site: error: holds no index.html: build the site first"]

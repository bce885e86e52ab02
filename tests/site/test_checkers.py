"""The checkers of this folder find what they are there to find: each is shown a bad site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.support.pages import broken, by_kind, examples, handed_out
from tests.support.program import lay
from tests.support.server import serving
from tests.support.shapes import covering
from tests.support.tools import nu_messages

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body id="top-of-it"><p>{}</p></body></html>'


def _site(folder: Path, **texts: str) -> Path:
    return lay(
        folder,
        {name.replace("__", "/") + "/index.html" if name != "index" else "index.html": PAGE.format(text) for name, text in texts.items()},
    )


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ('<a href="nowhere/">x</a>', "there is no such file"),
        ('<a href="/about/">x</a>', "counts from the domain's root"),
        ('<a href="../about/">x</a>', ""),  # above the front page a browser stays at the top, but under a sub-path it leaves the site
        ('<a href="about/#gone">x</a>', "there is no such anchor"),
        ('<a href="about">x</a>', "names a folder, not a file"),
        ('<a href="javascript:1">x</a>', "<a> leads to javascript"),
        ('<img src="https://elsewhere.example/x.png" alt="">', "<img> leads to https"),
        ('<script src="//elsewhere.example/x.js"></script>', "<script> leads to another host"),
    ],
)
def test_a_broken_reference_is_found(tmp_path: Path, link: str, why: str) -> None:
    (found,) = broken(_site(tmp_path, index=link, about="fine"))
    assert found.page == "index.html"
    assert found.why == (why or "leads out of the site")


def test_sound_references_pass(tmp_path: Path) -> None:
    links = '<a href="about/#top-of-it">a</a> <a href="about/?q=1#:~:text=b">b</a> <a href="https://paper.example/">c</a>'
    links += ' <a href="mailto:a@b.example">d</a>'
    assert broken(_site(tmp_path, index=links, about='<a href="../">up</a> <a href="">self</a>')) == []


def test_in_a_folder_a_link_to_a_folder_is_broken(tmp_path: Path) -> None:
    site = _site(tmp_path, index='<a href="about/">x</a> <a href="about/index.html">y</a>', about="fine")
    assert [one.reference for one in broken(site, folder=True)] == ["about/"]


def test_what_is_handed_out_is_seen_in_every_disguise(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "packed.pf_fragment": gzip.compress(b"a closed word1 here"),
            "index.html": PAGE.format("clo<span>sed wo</span>rd2 &#99;losed word3")
            + '<script type="application/ld+json">{"a": ["\\u0063losed word4"]}</script>',
            "feed.json": json.dumps({"x": "clösed", "closed word5": 1}).replace("closed", "\\u0063losed"),
            "feed.xml": "<content>&lt;p&gt;clo&lt;b&gt;sed&lt;/b&gt; word6&lt;/p&gt;</content>",
            "a closed word7.txt": "",
            "link.html": '<a href="#:~:text=closed%20word8">x</a>',
        },
    )
    everything = "\n".join(text for _, text in handed_out(tmp_path))
    assert [number for number in range(1, 9) if f"closed word{number}" not in everything] == []


def test_kinds_are_told_by_address_and_the_fullest_and_thinnest_chosen(tmp_path: Path) -> None:
    site = _site(
        tmp_path,
        index="front",
        items__2025__01__02__a="thin",
        items__2025__01__03__b="much fuller",
        items__2025__01__04__c="between",
        topics__x="t",
    )
    assert {kind: len(found) for kind, found in by_kind(site).items()} == {"front": 1, "item": 3, "topic": 1}
    assert examples(site)[1:3] == ["items/2025/01/03/b/index.html", "items/2025/01/02/a/index.html"]


@pytest.mark.parametrize(
    ("rare", "chosen"),
    [
        ("<i>odd</i>", True),
        ('<b class="new">odd</b>', True),
        ('<b role="note">odd</b>', True),
        ('<b title="x">odd</b>', True),
        ("<b><b>odd</b></b>", True),
        ("<b></b>", True),
        ("<b>usual</b><b>again</b>", False),
    ],
)
def test_what_only_one_page_has_gets_it_chosen(tmp_path: Path, rare: str, chosen: bool) -> None:
    site = _site(tmp_path, items__2025__01__02__a="<b>usual</b>", items__2025__01__03__b=f"<b>usual</b>{rare}", topics__x="<b>usual</b>")
    found = [path for _, path in covering([site])]
    assert ("items/2025/01/03/b/index.html" in found) == chosen
    assert "topics/x/index.html" in found
    assert len(found) <= 3


@pytest.mark.slow
def test_the_server_behaves_as_a_static_host_under_a_sub_path(tmp_path: Path) -> None:
    site = _site(tmp_path, index="front", about="about it")
    (site / "404.html").write_text("not here", encoding="utf-8")
    with serving(site, "/of/someone") as home:
        with urlopen(home + "about") as answer:  # noqa: S310 (the server of this test)
            assert answer.url == home + "about/"
            assert b"about it" in answer.read()
        for missing in (home + "nothing/", home.replace("/of/someone/", "/about/")):
            with pytest.raises(HTTPError) as caught:
                urlopen(missing)  # noqa: S310
            assert (caught.value.code, caught.value.read()) == (404, b"not here")


@pytest.mark.slow
def test_the_nu_html_checker_would_find_an_error(tmp_path: Path) -> None:
    site = _site(tmp_path, index="<tt>old</tt>", about="fine")
    (message,) = nu_messages(site)
    assert "tt” element is obsolete" in message["message"]
    assert message["url"].endswith("index.html")


@pytest.mark.parametrize(("base", "sound", "wrong"), [("", "/about/", "./about/"), ("/my/site", "/my/site/about/", "/about/")])
def test_the_page_for_missing_addresses_counts_from_the_root(tmp_path: Path, base: str, sound: str, wrong: str) -> None:
    meta = f'<meta property="og:url" content="https://digest.example{base}/404.html">' if base else ""
    site = _site(tmp_path, index="front", about="about")
    (site / "404.html").write_text(PAGE.format(f'{meta}<a href="{sound}">x</a><a href="{wrong}">y</a>'), encoding="utf-8")
    assert [one.reference for one in broken(site)] == [wrong]

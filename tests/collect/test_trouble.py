"""What `collect` does where the web is slow, endless, forbidden, broken or hostile: bounded, told with its line, and no other page the poorer."""

from __future__ import annotations

import email.utils
import errno
import gzip
import os
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.collect.address import identity
from dateline.net.address import is_public, sendable
from dateline.net.bounds import Failed
from dateline.net.courtesy import user_agent
from dateline.net.wire import ask
from tests.collect.web import FAST, Digest, Web, page, rss, says, serving
from tests.support.program import lay, run

PROFILE = "content/sources/paper.md"


@cache
def bomb() -> bytes:
    """100 KB that unpack to 100 MB."""
    return gzip.compress(b"\0" * 100_000_000)


def good(web: Web) -> tuple[str, str]:
    """An entry that can be had, to stand behind one that cannot."""
    web.pages["/good"] = says(page("Good"))
    return "Good", f"{web.url}/good"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/500", "was answered with 500: the server is in trouble; the next run tries again"),
        ("/gone", "is gone (404); look for its new address, or leave it"),
        ("/closed", "is closed to programs (403); save it by hand if you may"),
        ("/circle", "redirects in a circle; look whether a browser gets there (it may want cookies), and save it by hand"),
        ("/far/0", "redirects more than 5 times; write the address it ends at"),
        ("/mail", "redirects to “mailto:desk@paper.example”, which is no web address; write the address it should be"),
        ("/picture", "is no document that can be read (image/png); save it by hand as one, or leave it"),
        ("/fenced", "is a text with front matter, by which only you may say what a document is; see what it says, and save it by hand"),
        ("/empty", "is empty; see what a browser shows, and save it by hand"),
        ("/long", "is longer than 0.2 MB; save it by hand, or raise `limits: document_mb:` in content/site.yml"),
        ("/bomb", "is longer than 0.2 MB; save it by hand, or raise `limits: document_mb:` in content/site.yml"),
        ("/half", "broke off after 10 of 1,000 bytes; the next run tries again"),
        ("/half-packed", "broke off within its gzip; the next run tries again"),
        ("/many-parts", "came packed in more than 1,000 parts, as bombs do; save the page by hand"),
        ("/packed", "came packed as “br”, which was not asked for; save the page by hand"),
        ("/no-http", "was answered with what is no HTTP; look for a slip in the address"),
        ("/hung-up", "broke off (the server hung up); the next run tries again"),
    ],
)
def test_a_page_that_cannot_be_had_is_told_with_the_line_of_its_feed_and_costs_no_other(web: Web, digest: Digest, path: str, told: str) -> None:
    web.pages |= {
        "/500": says(status=500),
        "/closed": says(status=403),
        "/circle": says(status=302, Location="/round"),
        "/round": says(status=302, Location="/circle"),
        "/mail": says(status=302, Location="mailto:desk@paper.example"),
        "/picture": says(b"\x89PNG", kind="image/png"),
        "/fenced": says("\n---\nrights: full\nnote: As the editors know\n---\nA text.".encode("utf-16"), kind="text/plain"),
        "/empty": says(b"\r\n"),
        "/long": says(b"x" * 200_001),
        "/bomb": says(bomb(), Content_Encoding="gzip"),
        "/half": lambda to: to.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>only so"),
        "/half-packed": says(gzip.compress(page("Half").encode())[:-12], Content_Encoding="gzip"),
        "/many-parts": says(gzip.compress(b"") * 9_000, Content_Encoding="gzip"),
        "/packed": says(b"\x0b\x02", Content_Encoding="br"),
        "/no-http": lambda to: to.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n"),
        "/hung-up": lambda _: None,
        **{f"/far/{n}": says(status=307, Location=f"/far/{n + 1}") for n in range(9)},
    }
    web.pages["/feed"] = says(rss(("Bad", f"{web.url}{path}"), good(web)))
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect()
    assert digest.told(outcome) == [f"{PROFILE}:3: warning: {web.url}{path} {told}"]
    assert outcome.line() == "1 new page from 1 source, 0 known, 1 page not to be had"
    assert (outcome.status(strict=False), outcome.status(strict=True)) == (0, 1)
    assert len(digest.files()) == 2


def test_what_a_source_gave_before_under_another_address_is_told_and_not_saved_again(web: Web, digest: Digest) -> None:
    web.pages |= {f"/story/{n}": says(page("Please subscribe")) for n in range(4)}
    web.pages["/feed"] = says(rss(*((f"Story {n}", f"{web.url}/story/{n}") for n in range(3))))
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect()
    (saved,) = outcome.new
    why = f"is byte for byte {saved}, and was not saved again: a wall for visitors, or an address that changes each time"
    assert digest.told(outcome) == [f"{PROFILE}:3: warning: {web.url}/story/1 {why} (1 more page of this list likewise)"]
    web.pages["/feed"] = says(rss(("Story 3", f"{web.url}/story/3")))
    assert digest.collect().line() == "0 new pages from 1 source, 1 known"
    assert len(digest.files()) == 2


def test_of_an_endless_page_no_more_is_read_than_the_bound(web: Web, digest: Digest) -> None:
    web.pages["/feed"] = says(rss(("Endless", f"{web.url}/endless"), good(web)))
    web.pages["/endless"] = web.endless
    digest.profile(f"feed: {web.url}/feed")
    assert digest.collect().line() == "1 new page from 1 source, 0 known, 1 page not to be had"
    assert web.sent < 20_000_000  # the bound of 0.2 MB and what the system's buffers hold, of 5 GB
    assert len(digest.files()) == 2


@pytest.mark.parametrize("head", [True, False])
def test_a_server_that_sends_byte_by_byte_is_hung_up_on(web: Web, digest: Digest, head: bool) -> None:
    web.pages["/feed"] = says(rss(("Slow", f"{web.url}/slow"), good(web)))
    web.pages["/slow"] = web.slow(head)
    digest.profile(f"feed: {web.url}/feed")
    begun = time.monotonic()
    outcome = digest.collect(bounds=replace(FAST, whole=0.5))
    assert time.monotonic() - begun < 20  # of the minute that the server would take
    why = "was not there after 0.5 s: the server is silent, or sends too slowly; the next run tries again"
    assert digest.told(outcome) == [f"{PROFILE}:3: warning: {web.url}/slow {why}"]
    assert len(digest.files()) == 2


def test_a_source_that_fails_stops_no_other_and_is_tried_again(web: Web, digest: Digest) -> None:
    web.pages["/broken"] = says(status=500)
    web.pages["/feed"] = says(rss(good(web)))
    digest.profile("kind: newspaper", "feed:", f"  - {web.url}/feed", name="good")
    digest.profile("kind: newspaper", "feed:", f"  - {web.url}/broken")
    outcome = digest.collect()
    assert digest.told(outcome) == [f"{PROFILE}:5: error: {web.url}/broken was answered with 500: the server is in trouble; the next run tries again"]
    assert outcome.line() == "1 new page from 2 sources, 0 known, 1 source failed"
    assert (outcome.status(strict=False), digest.collect("paper").status(strict=False)) == (0, 1)


def test_what_is_no_feed_is_told_with_the_feed_that_the_page_names(web: Web, digest: Digest) -> None:
    web.pages["/"] = says('<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/news.rss"></head></html>')
    web.pages["/map"] = says("<urlset><url/></urlset>", kind="text/xml")
    digest.profile("feed:", f"  - {web.url}/", f"  - {web.url}/map")
    where = "write the address of a feed (RSS, Atom, JSON Feed), or of pages under `pages`"
    assert digest.told(digest.collect()) == [
        f"{PROFILE}:4: error: {web.url}/ is a web page and no feed. Did you mean {web.url}/news.rss?",
        f"{PROFILE}:5: error: {web.url}/map is a sitemap: save the pages themselves: {where}",
    ]


def test_a_feed_without_entries_is_no_failure(web: Web, digest: Digest) -> None:
    web.pages["/feed"] = says(rss())
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect()
    assert (outcome.line(), outcome.problems, outcome.status(strict=True)) == ("0 new pages from 1 source, 0 known", (), 0)


def test_robots_txt_is_obeyed_with_its_wildcards_and_for_where_redirects_lead(web: Web, digest: Digest) -> None:
    web.pages["/robots.txt"] = says("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /*/private$\nAllow: /a/b/private$\n", kind="text/plain")
    web.pages |= {"/a/private": says(page("No")), "/a/b/private": says(page("Yes")), "/moved": says(status=302, Location="/a/private")}
    digest.profile("pages:", *(f"  - {web.url}{path}" for path in ("/a/private", "/a/b/private", "/moved")))
    outcome = digest.collect()
    assert web.paths() == ["/a/b/private", "/moved"]
    why = "is forbidden to programs by robots.txt of 127.0.0.1; save it by hand, or ask the publisher"
    assert digest.told(outcome) == [f"{PROFILE}:4: warning: {web.url}/a/private {why}", f"{PROFILE}:6: warning: {web.url}/moved {why}"]


def test_robots_txt_that_the_server_cannot_give_forbids_everything(web: Web, digest: Digest) -> None:
    web.pages |= {"/robots.txt": says(status=503), "/feed": says(rss(good(web)))}
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect()
    why = "is not asked for: robots.txt of 127.0.0.1 answers with 503, and what it allows is not known; the next run tries again"
    assert digest.told(outcome) == [f"{PROFILE}:3: error: {web.url}/feed {why}"]
    assert (web.paths(), outcome.status(strict=False)) == ([], 1)


@pytest.mark.parametrize("wait", ["120", email.utils.formatdate(time.time() + 7_000, usegmt=True)], ids=["seconds", "a date"])
def test_a_host_that_asks_to_wait_is_left_alone_in_the_next_run_too(web: Web, digest: Digest, wait: str) -> None:
    web.pages |= {"/feed": says(rss(("Busy", f"{web.url}/busy"), good(web))), "/busy": says(status=429, Retry_After=wait)}
    digest.profile(f"feed: {web.url}/feed")
    outcome = digest.collect()
    assert web.paths() == ["/feed", "/busy"]
    assert "/busy was answered with 429: 127.0.0.1 asks to be left alone; it is asked again in " in digest.told(outcome)[0]
    again = digest.collect()
    assert web.asked == []
    assert [problem.severity for problem in again.problems] == ["note"]
    assert again.status(strict=True) == 0


def test_a_page_that_failed_rests_before_it_is_tried_again_and_is_not_forgotten_by_an_unchanged_feed(web: Web, digest: Digest) -> None:
    web.pages["/feed"] = says(rss(("Late", f"{web.url}/late")), ETag='"1"')
    digest.profile(f"feed: {web.url}/feed")
    assert digest.collect().missed == 1
    web.pages["/late"] = says(page("Late"))
    web.paths()
    assert digest.collect().line() == "0 new pages from 1 source, 0 known"
    assert web.paths() == ["/feed"]
    state = digest.root / ".dateline/collect/state.json"
    text = state.read_text("utf-8")
    after = text.partition('"after": ')[2].partition("\n")[0].strip()
    state.write_text(text.replace(after, "1.0"), "utf-8")
    assert digest.collect().line() == "1 new page from 1 source, 0 known"


def test_neither_redirect_nor_entry_leads_into_this_machine_unless_a_person_named_the_place(web: Web, digest: Digest) -> None:
    with serving() as inner:
        inner.pages["/secret"] = says(page("Secret"))
        web.pages |= {"/out": says(status=302, Location=f"{inner.url}/secret"), "/feed": says(rss(("In", f"{inner.url}/secret"), good(web)))}
        digest.profile(f"feed: {web.url}/feed", f"pages: {web.url}/out")
        outcome = digest.collect()
        assert outcome.line() == "1 new page from 1 source, 0 known, 2 pages not to be had"
        assert {"which is 127.0.0.1: inside this machine or its network" in told for told in digest.told(outcome)} == {True}
        assert inner.asked == []
        digest.profile(f"pages: {inner.url}/secret", name="own")
        assert len(digest.collect("own").new) == 1


def test_addresses_that_lead_out_are_told_from_those_that_do_not() -> None:
    inside = ("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255")  # noqa: S104
    inside6 = ("::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1", "nonsense")
    assert [number for number in (*inside, *inside6) if is_public(number)] == []
    assert [number for number in ("93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e") if not is_public(number)] == []


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "https://", "https://u:p@a.example/", "https://a.example:x/", "https://[::1/", "javascript:1"]
)
def test_no_other_address_than_the_webs_is_asked(address: str) -> None:
    with pytest.raises(Failed):
        sendable(address)


def test_an_address_is_sent_in_plain_letters_and_known_again_in_its_other_forms() -> None:
    assert sendable("HTTPS://Müller.Example:443/straße?q=ä b#x") == "https://xn--mller-kva.example/stra%C3%9Fe?q=%C3%A4%20b"
    assert identity("http://a.example/x?utm_source=rss&id=1#top") == identity("https://A.example/x?id=1") == "a.example/x?id=1"


def test_on_a_full_disk_nothing_half_written_stays(web: Web, digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [None, None, None]  # a page and its side file are written, and the next page

    def sync(_: int) -> None:
        if not left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left.pop()

    web.pages["/feed"] = says(rss(good(web), ("Late", f"{web.url}/late")))
    web.pages["/late"] = says(page("Late"))
    digest.profile(f"feed: {web.url}/feed")
    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        digest.collect()
    assert [Path(name).suffix for name in digest.files()] == [".html", ".yml"]
    monkeypatch.undo()
    assert digest.collect().line() == "1 new page from 1 source, 1 known"


def test_a_server_is_asked_only_with_a_certificate_that_this_machine_trusts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(["openssl", "req", *made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    with serving(certificate, key) as secured:
        secured.pages["/"] = says(page("Secured"))
        secured.pages["/slow"] = secured.slow(head=True)
        address = secured.url.replace("127.0.0.1", "localhost")
        with pytest.raises(Failed, match=r"has a certificate that cannot be trusted \(self-signed certificate\)"):
            ask(f"{address}/", {}, FAST, inside=True)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert ask(f"{address}/", {}, FAST, inside=True).body == page("Secured").encode()
        with pytest.raises(Failed, match=r"was not there after 0\.5 s"):
            ask(f"{address}/slow", {}, replace(FAST, whole=0.5), inside=True)
        with pytest.raises(Failed, match="has a certificate that cannot be trusted"):
            ask(f"{secured.url}/", {}, FAST, inside=True)
    assert secured.paths() == ["/", "/slow"]


def test_no_line_break_of_a_contact_reaches_the_request() -> None:
    assert user_agent("desk\r\nX: 1 (ü)").endswith("(+deskX: 1 )")


def test_a_password_in_an_address_is_neither_sent_nor_told(web: Web, digest: Digest) -> None:
    digest.profile(f"feed: {web.url.replace('//', '//me:hunter2@')}/feed")
    where = f"{web.url.replace('//', '//…@')}/feed"
    why = "holds a name or a password, which would end up in files and messages; save the page by hand"
    assert digest.told(digest.collect()) == [f"{PROFILE}:3: error: {where} {why}"]
    assert web.asked == []


def test_a_host_that_is_away_is_called_once_a_run_and_again_in_the_next(web: Web, digest: Digest) -> None:
    with serving() as gone:
        pages = [f"{gone.url.replace('127.0.0.1', 'localhost')}/{n}" for n in (1, 2)]
    web.pages["/feed"] = says(rss(good(web)))
    digest.profile(f"feed: {web.url}/feed", f"pages: [{pages[0]}, {pages[1]}]")
    for line in ("1 new page from 1 source, 0 known, 2 pages not to be had", "0 new pages from 1 source, 1 known, 2 pages not to be had"):
        outcome = digest.collect()
        assert (outcome.line(), [told.partition(" (")[2].partition(")")[0] for told in digest.told(outcome)]) == (line, ["connection refused"] * 2)


def test_a_feed_of_hostile_addresses_costs_nothing_but_them(web: Web, digest: Digest) -> None:
    bad = ("http://[::1", "http://a b/", "https://u:p@x.example/", "http://x.example:99999/", "//", "http://.example/", "http://" + "a" * 300 + ".example/")
    web.pages["/feed"] = says(rss(*((f"Bad {n}", link.replace("&", "&amp;")) for n, link in enumerate(bad)), good(web)))
    digest.profile(f"feed: {web.url}/feed")
    assert len(digest.collect().new) == 1


def test_a_digest_without_a_feed_says_what_to_write(tmp_path: Path) -> None:
    lay(tmp_path, {"content/site.yml": "title: T\nworld_pack: false\n", "content/sources/s.md": "---\nname: S\n---\n"})
    done = run("collect", "--root", tmp_path)
    what = "no source can be collected from: write `feed:` (or `pages:`) with an address into a profile under content/sources/"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"dateline: error: {what}\n")


def test_the_command_tells_pages_and_problems_and_with_quiet_problems_alone(web: Web, digest: Digest) -> None:
    digest.profile(f"pages: {web.url}/gone")
    done = run("collect", "--root", digest.root, "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{PROFILE}:3: warning: {web.url}/gone is gone (404); look for its new address, or leave it\n"
    digest.profile(f"pages: {good(web)[1]}")
    done = run("collect", "--root", digest.root)
    path, last = done.stdout.splitlines()
    assert (done.returncode, (digest.root / path).is_file(), last, done.stderr) == (0, True, "1 new page from 1 source, 0 known", "")
    done = run("collect", "--root", digest.root, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

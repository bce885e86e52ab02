"""What the development server answers, over real HTTP."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.problems import DatelineError
from dateline.serve import Outcome, serve
from tests.serve.conftest import Desk

Start = Callable[[str], Desk]
SCRIPT = b'<script src="/_dateline/reload.js" data-build="'


def test_a_page_is_served_with_the_script_and_its_file_stays_without(start: Start) -> None:
    desk = start("First")
    status, headers, body = desk.get("/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert b"<h1>First</h1>" in body
    assert body.count(SCRIPT) == 1
    assert body.index(SCRIPT) < body.index(b"</body>")
    assert b"_dateline" not in (desk.site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.svg", "image/svg+xml"),
        ("en_1.pf_fragment", "application/octet-stream"),
        ("a.bib", "application/x-bibtex; charset=utf-8"),
    ],
)
def test_every_kind_of_file_has_its_type_and_its_own_bytes(start: Start, name: str, kind: str) -> None:
    desk = start("x")
    (desk.site / name).write_bytes(b"\x00bytes\xff</body>")
    status, headers, body = desk.get(f"/{name}")
    assert (status, headers["content-type"], headers["content-length"], body) == (200, kind, "14", b"\x00bytes\xff</body>")


def test_a_folder_is_its_index_and_gets_its_slash(start: Start) -> None:
    desk = start("x")
    folder = desk.site / "actors" / "岩屋"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<p>Iwaya", "utf-8")
    assert desk.get("/actors/%E5%B2%A9%E5%B1%8B")[0] == 301
    assert desk.get("/actors/%E5%B2%A9%E5%B1%8B?a=b")[1]["location"] == "/actors/%E5%B2%A9%E5%B1%8B/"
    assert desk.get("/actors/%E5%B2%A9%E5%B1%8B/")[2].startswith(b"<p>Iwaya" + SCRIPT)
    assert desk.get("/actors/")[0] == 404
    assert desk.get("//actors")[1]["location"] == "/actors/"


def test_the_sites_own_404_page_is_used_where_there_is_one(start: Start) -> None:
    desk = start("x")
    status, headers, body = desk.get("/no<b>where")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert b"/no&lt;b&gt;where" in body
    assert b"<b>" not in body
    (desk.site / "404.html").write_text("<p>Lost</p>", "utf-8")
    status, _, body = desk.get("/nowhere")
    assert status == 404
    assert body.startswith(b"<p>Lost</p>" + SCRIPT)


def test_a_page_that_sends_the_reader_on_is_left_as_it_is(start: Start) -> None:
    desk = start("x")
    page = b'<!DOCTYPE html><meta http-equiv="refresh" content="0; url=../b/"><body></body>'
    (desk.site / "old.html").write_bytes(page)
    assert desk.get("/old.html")[2] == page


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5c..%5csecret.txt",
        "/a/../../secret.txt",
        "//secret.txt",
        "/%00",
        "/%ff",
        "/.hidden/x.txt",
        "/link.txt",
        "/linked/secret.txt",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_served(start: Start, path: str) -> None:
    desk = start("x")
    for folder in (desk.root, desk.site.parent):
        (folder / "secret.txt").write_text("SECRET")
    (desk.site / ".hidden").mkdir()
    (desk.site / ".hidden" / "x.txt").write_text("SECRET")
    (desk.site / "link.txt").symlink_to(desk.root / "secret.txt")
    (desk.site / "linked").symlink_to(desk.root)
    status, _, body = desk.get(path)
    assert status == 404
    assert b"SECRET" not in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost@evil.example", "[", "192.168.0.1"])
def test_a_page_of_another_name_gets_nothing(start: Start, host: str) -> None:
    desk = start("Private words")
    for path in ("/", "/_dateline/reload.js", "/_dateline/events"):
        status, _, body = desk.get(path, host=host)
        assert status == 403
        assert b"Private words" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9999", "[::1]:8000"])
def test_every_name_of_this_machine_is_answered(start: Start, host: str) -> None:
    assert start("x").get("/", host=host)[0] == 200


def test_other_sites_may_not_embed_what_is_private(start: Start) -> None:
    headers = start("x").get("/")[1]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_head_gives_the_headers_alone_and_other_methods_are_refused(start: Start) -> None:
    desk = start("x")
    status, headers, body = desk.get("/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(desk.get("/")[2])
    assert desk.get("/", method="POST")[0] == 501


def test_it_listens_on_loopback_alone(start: Start) -> None:
    desk = start("x")
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address than loopback")
    with pytest.raises(OSError), socket.create_connection((own, desk.port), timeout=2):
        pass


def test_a_build_that_stopped_with_no_site_yet_is_told_with_its_text_escaped(start: Start) -> None:
    desk = start("!content/site.yml:3: error: <script>alert(1)</script> & more")
    status, headers, body = desk.get("/any/page/")
    assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert b"content/site.yml:3: error: &lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in body
    assert b"<script>alert" not in body


def test_a_fault_of_the_program_is_shown_and_the_server_goes_on(start: Start) -> None:
    desk = start("?a fault")
    assert b"error: the program failed (LookupError: a fault)" in desk.get("/")[2]
    assert any("Traceback" in line for line in desk.said)
    desk.write("Repaired")
    desk.until_build(2)
    assert desk.until(lambda state: not state["building"])["errors"] == []
    assert b"<h1>Repaired</h1>" in desk.get("/")[2]


def test_a_change_is_built_and_told(start: Start) -> None:
    desk = start("First")
    first = desk.until(lambda state: not state["building"])
    desk.write("Second")
    second = desk.until(lambda state: state["build"] != first["build"])
    assert second == {"build": second["build"], "building": False, "errors": []}
    assert b"<h1>Second</h1>" in desk.get("/")[2]


def test_a_build_that_wrote_nothing_reloads_nothing(start: Start) -> None:
    desk = start("Same")
    first = desk.until(lambda state: not state["building"])
    desk.words.touch()
    desk.until_build(2)
    assert desk.until(lambda state: not state["building"]) == first


def test_after_a_build_that_stopped_the_last_site_is_served_and_the_error_told(start: Start) -> None:
    desk = start("First")
    desk.write("!x.md:1: error: no")
    assert desk.until(lambda state: bool(state["errors"]))["errors"] == ["x.md:1: error: no"]
    assert b"<h1>First</h1>" in desk.get("/")[2]


def test_the_ledger_hidden_files_and_the_site_itself_build_nothing(start: Start) -> None:
    desk = start("First")
    (desk.root / "content" / "ledger.jsonl").write_text("{}\n")
    (desk.root / "content" / ".words.txt.swp").write_text("x")
    (desk.root / "site").mkdir()
    (desk.root / "site" / "index.html").write_text("x")
    (desk.site / "more.html").write_text("x")
    desk.write("Second")
    desk.until_build(2)
    desk.until(lambda state: not state["building"])
    assert desk.builds == 2


def test_a_folder_that_comes_later_is_watched(start: Start) -> None:
    desk = start("First")
    (desk.root / "seeds").mkdir()
    desk.until_build(2)
    (desk.root / "seeds" / "a.txt").write_text("x")
    desk.until_build(3)


def test_a_port_that_is_taken_is_named_with_one_that_is_free(start: Start, tmp_path: Path) -> None:
    desk = start("x")
    with pytest.raises(DatelineError, match=rf"^error: port {desk.port} is taken by another program. Try `dateline serve --port \d+`$") as caught:
        serve(tmp_path, Outcome, print, port=desk.port)
    offered = int(str(caught.value).split()[-1].rstrip("`"))
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", offered))


def test_a_number_that_is_no_port_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"^error: 70000 is no port"):
        serve(tmp_path, Outcome, print, port=70000)


def test_stopping_lets_go_of_those_who_listen(start: Start) -> None:
    desk = start("x")
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    connection.request("GET", "/_dateline/events")
    answer = connection.getresponse()
    answer.readline()
    rest: list[bytes] = []
    reader = threading.Thread(target=lambda: rest.append(answer.read()))
    reader.start()
    desk.stop.set()
    reader.join(30)
    assert not reader.is_alive()
    connection.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to one process")
def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    program = (
        "import sys; from pathlib import Path; from dateline.serve import Outcome, serve\n"
        "serve(Path(sys.argv[1]), Outcome, lambda line: print(line, flush=True), port=0); print('after')"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert "Ctrl-C ends it" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (out, err, process.returncode) == ("stopped\nafter\n", "", 0)

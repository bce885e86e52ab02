"""Redirects as hosts know them: `_redirects`, maps for nginx and Caddy that these serve, and a header for S3; the pages lead on in any case."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish.redirects import files_of, header_of, leads_to, remark
from tests.publish.hosts import program
from tests.publish.inside import build, run
from tests.publish.servers import Server, free_port
from tests.support.program import lay

ITEM = "---\ntitle: {}\npublished: 2025-04-01\nrights: full\n---\n\nThe ferry was late.\n"
BASE = "https://example.org/digest"


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest with an item whose title was changed."""
    root = tmp_path_factory.mktemp("redirects") / "digest"
    settings = f"title: Harbour watch\nbase_url: {BASE}/\nsearch: none\ntargets:\n"
    kinds = ("netlify", "nginx", "caddy", "pages")
    lay(root, {"content/site.yml": settings + "".join(f"  {kind}: {{url: ../{kind}/digest, redirects: {kind}}}\n" for kind in kinds)})
    for title in ("Ferry talks", "Fährgespräche & more"):
        lay(root, {"seeds/a.md": ITEM.format(json.dumps(title, ensure_ascii=False))})
        build(root)
    for kind in kinds:
        (root.parent / kind).mkdir()
        done = run("publish", kind, "--root", root)
        assert done.returncode == 0, done.stderr
    return root


def addresses(digest: Path) -> tuple[str, str]:
    lines = [json.loads(line) for line in (digest / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    old, new = (line["address"] for line in lines if "address" in line)
    return old, new


def test_a_page_tells_where_it_leads_and_no_other_file_does(digest: Path) -> None:
    old, new = addresses(digest)
    page = (digest / "site" / old / "index.html").read_bytes()
    assert leads_to(f"{old}index.html", page) == new
    assert leads_to(f"{old}index.txt", page) == ""
    assert leads_to("index.html", page) == ""  # it would lead out of the site
    assert leads_to(f"{new}index.html", (digest / "site" / new / "index.html").read_bytes()) == ""
    header = header_of(f"{old}index.html", page, f"{BASE}/")
    assert header.startswith("/digest/items/2025/04/01/f%C3%A4hrgespr%C3%A4che") and header.isascii()


def test_each_host_gets_its_own_file_and_pages_none(digest: Path) -> None:
    old, new = addresses(digest)
    line = (digest.parent / "netlify/digest/_redirects").read_text("utf-8")
    target = new.replace("ä", "%C3%A4")
    assert line == f"/digest/{old} /digest/{target} 301\n"
    for kind, name in (("nginx", ".dateline-redirects.nginx"), ("caddy", ".dateline-redirects.caddy")):
        assert (digest.parent / kind / "digest" / name).exists()
        assert not (digest.parent / "pages/digest" / name).exists()
    assert not (digest.parent / "pages/digest/_redirects").exists()


def nginx(base: Path, port: int, www: Path) -> list[str]:
    own = "".join(f"{name}_temp_path {base}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    moved = f'map $uri $moved {{\ninclude "{www}/digest/.dateline-redirects.nginx";\n}}\n'
    server = f"server {{\nlisten 127.0.0.1:{port};\nroot {www};\nabsolute_redirect off;\nif ($moved) {{ return 301 $moved; }}\n}}\n"
    text = f"daemon off;\nmaster_process off;\npid {base}/pid;\nevents {{ }}\nhttp {{\naccess_log off;\n{own}{moved}{server}}}\n"
    lay(base, {"nginx.conf": text})
    return [program("nginx"), "-e", str(base / "log"), "-c", str(base / "nginx.conf")]


def caddy(base: Path, port: int, www: Path) -> list[str]:
    site = f"http://127.0.0.1:{port} {{\nimport {www}/digest/.dateline-redirects.caddy\nroot * {www}\nfile_server\n}}\n"
    lay(base, {"Caddyfile": f"{{\nadmin off\nauto_https off\n}}\n{site}"})
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(base / "Caddyfile")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "set_up"), [("nginx", nginx), ("caddy", caddy)])
def test_the_server_sends_readers_of_the_old_address_on(digest: Path, tmp_path: Path, name: str, set_up: Callable[[Path, int, Path], list[str]]) -> None:
    old, new = addresses(digest)
    port = free_port()
    server = Server(set_up(tmp_path, port, digest.parent / name), port, {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)})
    server.start()
    try:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.request("GET", f"/digest/{old}")
        answer = line.getresponse()
        answer.read()
        where = answer.headers["Location"]
        line.request("GET", where)
        last = line.getresponse()
        page = last.read().decode("utf-8")
        line.close()
    finally:
        server.kill()
    assert (answer.status, where) == (301, "/digest/" + new.replace("ä", "%C3%A4"))
    assert last.status == 200
    assert "Fährgespräche &amp; more" in page


def test_too_many_for_cloudflare_is_told_before() -> None:
    many = {f"items/{n}/index.html": "items/x/" for n in range(2_001)}
    assert remark("netlify", many).startswith("_redirects has 2,001 redirects: Cloudflare Pages takes the first 2,000")
    assert remark("netlify", dict(list(many.items())[1:])) == remark("nginx", many) == ""
    assert files_of("netlify", {}, BASE) == {}


def test_a_way_that_nobody_knows_is_told_with_its_line(tmp_path: Path) -> None:
    lay(tmp_path, {"content/site.yml": "title: A\ntargets:\n  here:\n    url: ../x\n    redirects: ngnix\n"})
    done = run("build", "--root", tmp_path)
    assert (
        'content/site.yml:5: error: targets: here: redirects: "ngnix" is not one of pages, netlify, s3, nginx and caddy. Did you mean "nginx"?' in done.stderr
    )

"""nginx and Caddy, set up as docs/recipes.md has it, serve a site at a domain's root and under a sub-path: types, caching, 404, and a browser's view."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Request, Response, expect

from dateline.publish.headers import cache_control, content_type
from tests.publish.hosts import program
from tests.publish.servers import Server, free_port
from tests.recipes.page import snippets
from tests.support.browser import visiting
from tests.support.program import build, lay, run

pytestmark = [pytest.mark.slow, pytest.mark.browser]
STORY = "---\ntitle: {}\npublished: 2025-04-1{}\nurl: https://paper.example/{}\nrights: full\n---\n\nMinister Maria Oksanen spoke of the {} in Norway.\n"


@dataclass
class Served:
    """A site under `prefix` on a port of this machine, the folder that it is in, and a call of one of its addresses."""

    port: int
    prefix: str
    folder: Path

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request("GET", quote(self.prefix + path), headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        body = answer.read()
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.fixture(scope="module")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for a domain's root, published with .gz copies, in root/; one for /digest/ in digest/."""
    base = tmp_path_factory.mktemp("www")
    settings = "title: A digest\nbase_url: {}\ntargets:\n  here:\n    url: ../root\n    gzip: true\n"
    seeds = {f"seeds/{n}.md": STORY.format(title, n, n, word) for n, (title, word) in enumerate((("Talks go on", "quays"), ("Über die Fähre", "ferries")))}
    root = lay(base / "source", {"content/site.yml": settings.format("https://digest.example/digest/"), **seeds})
    build(root, "--output", base / "digest")
    lay(root, {"content/site.yml": settings.format("https://digest.example/")})
    build(root)
    done = run("publish", "--root", root, "--allow", "unbuilt")
    assert done.returncode == 0, done.stderr
    return base


def nginx(base: Path, port: int, www: Path, prefix: str) -> list[str]:
    """The words that start it. In the sub-path all settings stand in a location of their own, as in a server that has more to do."""
    cache, server = snippets("nginx")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
    if prefix:
        head, rest = server.split("    root ", 1)
        rest = rest.replace("/404.html", f"{prefix}/404.html").replace("/srv/www/digest", str(www))
        server = f"{head}location {prefix}/ {{\n    root {rest.rstrip().removesuffix('}')}}}\n}}\n"
    server = server.replace("/srv/www/digest", str(www / "root"))
    own = "".join(f"{name}_temp_path {base}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    text = f"daemon off;\nmaster_process off;\npid {base}/pid;\nerror_log {base}/log;\nevents {{ }}\nhttp {{\naccess_log off;\n{own}{cache}{server}}}\n"
    lay(base, {"nginx.conf": text})
    return [program("nginx"), "-e", str(base / "log"), "-c", str(base / "nginx.conf")]


def caddy(base: Path, port: int, www: Path, prefix: str) -> list[str]:
    (text,) = snippets("caddy")
    text = text.replace("digest.example", f"http://127.0.0.1:{port}")
    text = text.replace("/404.html", f"{prefix}/404.html").replace("/srv/www/digest", str(www if prefix else www / "root"))
    lay(base, {"Caddyfile": f"{{\n    admin off\n    auto_https off\n}}\n{text}"})
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(base / "Caddyfile")]


SET_UP: dict[str, Callable[[Path, int, Path, str], list[str]]] = {"nginx": nginx, "caddy": caddy}


@pytest.fixture(scope="module", params=[(name, prefix) for name in SET_UP for prefix in ("", "/digest")], ids=lambda param: f"{param[0]} at {param[1] or '/'}")
def served(request: pytest.FixtureRequest, www: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    name, prefix = request.param
    base, port = tmp_path_factory.mktemp(name), free_port()
    server = Server(SET_UP[name](base, port, www, prefix), port, {"XDG_DATA_HOME": str(base), "XDG_CONFIG_HOME": str(base)})
    server.start()
    try:
        yield Served(port, prefix, www / ("digest" if prefix else "root"))
    finally:
        server.kill()


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(".") and not path.endswith(".gz"))


def test_each_file_has_its_type_and_is_kept_as_long_as_it_stays_the_same(served: Served) -> None:
    told = {}
    for path in files(served.folder):
        status, headers, body = served.get(f"/{path.removesuffix('index.html') if path.endswith('/index.html') else path}")
        assert (status, body) == (200, (served.folder / path).read_bytes()), path
        told[path] = (headers["content-type"].replace("text/xml; charset=utf-8", "application/xml"), headers["cache-control"])
    assert told == {path: (content_type(path), cache_control(path)) for path in told}
    assert {cache.rpartition("=")[2] for _, cache in told.values()} == {"0, must-revalidate", "3600", "31536000, immutable"}


def test_a_page_that_is_the_same_and_one_that_travels_packed(served: Served) -> None:
    _, headers, _ = served.get("/")
    assert served.get("/", If_None_Match=headers["etag"])[0] == 304
    _, headers, body = served.get("/static/style.css", Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    copy = served.folder / "static/style.css.gz"
    assert copy.exists() is not bool(served.prefix)
    assert not copy.exists() or body == copy.read_bytes()


def test_what_is_not_there_is_told_by_the_sites_own_page(served: Served) -> None:
    for path in ("/nothing/here/", "/nothing/feed.xml", "/.dateline-owned", "/.dateline-published.json"):
        status, headers, body = served.get(path)
        assert (status, headers["content-type"], body) == (404, "text/html; charset=utf-8", (served.folder / "404.html").read_bytes()), path
    status, headers, _ = served.get("/timeline")
    assert (status // 100, urlsplit(headers["location"]).path) == (3, f"{served.prefix}/timeline/")
    for path in re.findall(r'(?:href|src)="(/[^"]*)"', (served.folder / "404.html").read_text("utf-8")):
        assert served.get(path.removeprefix(served.prefix))[0] == 200


def test_a_browser_reads_and_searches_and_nothing_fails(served: Served, browser: Browser) -> None:
    home, failed = f"http://127.0.0.1:{served.port}{served.prefix}/", list[str]()

    def answered(response: Response) -> None:
        if response.status >= 400:
            failed.append(response.url)

    def broken(request: Request) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # what a page still loads when it is left
            failed.append(request.url)

    with visiting(browser) as (page, log):
        page.on("response", answered)
        page.on("requestfailed", broken)
        page.goto(home)
        page.get_by_role("link", name="Über die Fähre").first.click()
        expect(page.locator("h1")).to_have_text("Über die Fähre")
        page.goto(f"{home}search/")
        page.locator("input[type=search]").fill("quays")
        expect(page.locator("#hits > li")).to_have_count(1)
        page.locator("#hits a").first.click()
        expect(page.locator("h1")).to_have_text("Talks go on")
        page.wait_for_load_state("networkidle")
    assert (failed, log.errors, log.foreign(home)) == ([], [], [])

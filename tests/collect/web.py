"""A real web server on loopback that says what a test wants it to, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from dateline.collect import Bounds, Outcome, collect
from tests.support.program import lay

FAST = Bounds(size=200_000, whole=5, connect=5, delay=0)


@dataclass
class Asked:
    """A request that came in."""

    path: str
    headers: Mapping[str, str]
    at: float
    body: bytes = b""


Handler = BaseHTTPRequestHandler
Says = Callable[[Handler], None]


def says(body: str | bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Says:
    """An answer; headers as keywords, with _ for -. A request whose condition meets the ETag is answered with 304."""

    def answer(to: Handler) -> None:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode("utf-8") if isinstance(body, str) else body
        same = "ETag" in told and to.headers.get("If-None-Match") == told["ETag"]
        to.send_response(304 if same else status)
        for name, value in ({} if same else {"Content-Type": kind, "Content-Length": str(len(data))}).items():
            to.send_header(name, value)
        for name, value in told.items():
            to.send_header(name, value)
        to.end_headers()
        if not same:
            to.wfile.write(data)

    return answer


@dataclass
class Web:
    """The server: `pages` by path (None for what it hangs up on); `asked` what came in; `sent` counts bytes of endless bodies."""

    url: str = ""
    pages: dict[str, Says] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0

    def paths(self) -> list[str]:
        """The paths that were asked for since the last call, but for robots.txt."""
        found = [one.path for one in self.asked if one.path != "/robots.txt"]
        self.asked.clear()
        return found

    def endless(self, to: Handler) -> None:
        """A body of 5 GB, its length not told."""
        to.send_response(200)
        to.send_header("Content-Type", "text/html")
        to.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(5_000_000_000 // 65_536):
                to.wfile.write(b"<p>on and on</p>" * 4_096)
                self.sent += 65_536

    def slow(self, head: bool) -> Says:
        """A byte every tenth of a second, for a minute: of the head, or of the body."""

        def answer(to: Handler) -> None:
            if not head:
                to.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
            with contextlib.suppress(OSError):
                for letter in b"HTTP/1.0 200 OK\r\nX: " + b"x" * 600:
                    to.wfile.write(bytes([letter]))
                    time.sleep(0.1)

        return answer


@contextlib.contextmanager
def serving(certificate: Path | None = None, key: Path | None = None) -> Iterator[Web]:
    """A server of its own, as long as the block lasts; with a certificate it speaks TLS."""
    web = Web()

    class Answering(Handler):
        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            web.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            web.pages.get(self.path, says("none", 404))(self)

        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            web.asked.append(Asked(self.path, dict(self.headers), time.monotonic(), body))
            web.pages.get(self.path, says("none", 404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    web.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    if certificate:
        secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secured.load_cert_chain(certificate, key)
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # that the other side hangs up is what is tested
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


def page(title: str, text: str = "") -> str:
    """A web page with a text of its own."""
    words = text or f"The ministry said on Friday that the talks would go on, and that both sides had agreed to meet again before the summer ({title})."
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{words}</p></main></body></html>"


def rss(*entries: tuple[str, str], day: str = "Fri, 11 Apr 2025 09:30:00 +0900") -> str:
    """A feed of entries: title and address."""
    items = "".join(f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>" for title, link in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>https://paper.example/</link>{items}</channel></rss>'


@dataclass
class Digest:
    """A digest whose source `paper` collects from a server."""

    root: Path

    def profile(self, *lines: str, name: str = "paper") -> None:
        text = "\n".join(("---", f"name: The {name.title()}", *lines, "---", ""))
        lay(self.root, {f"content/sources/{name}.md": text})

    def collect(self, *names: str, bounds: Bounds = FAST, dry: bool = False) -> Outcome:
        return collect(self.root, names, bounds, dry=dry)

    def files(self) -> dict[str, bytes]:
        """Everything under seeds/, hidden files too."""
        top = self.root / "seeds"
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}

    def told(self, outcome: Outcome) -> list[str]:
        return [str(problem) for problem in outcome.problems]

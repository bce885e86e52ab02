"""A server between the program and a real one: it passes everything on, until it is told to answer uploads itself."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Faulty:
    """It passes on to `behind`. After `good` more uploads the next `many` are answered with `status` and `body`."""

    behind: str = ""
    good: int = 1_000_000
    many: int = 1_000_000
    status: int = 507
    body: bytes = b""
    url: str = ""
    uploads: int = 0
    _one: threading.Lock = field(default_factory=threading.Lock)

    def refuses(self, method: str) -> bool:
        """Whether a request is answered here."""
        with self._one:
            if method not in ("PUT", "POST"):
                return False
            self.uploads += 1
            self.good -= 1
            return -self.many <= self.good < 0


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    faulty: Faulty

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.faulty.refuses(self.command):
            self._say(self.faulty.status, {"Content-Type": "application/xml"}, self.faulty.body)
            return
        line = http.client.HTTPConnection(urlsplit(self.faulty.behind).netloc, timeout=20)
        line.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            line.putheader(name, value)
        line.endheaders(body)
        told = line.getresponse()
        data = told.read()
        headers = {name.title(): value for name, value in told.getheaders()}
        self._say(told.status, {name: value for name, value in headers.items() if name not in ("Transfer-Encoding", "Connection")}, data)
        line.close()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer  # noqa: N815 - names that the library asks for

    def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Nothing."""


@contextmanager
def between(faulty: Faulty) -> Iterator[Faulty]:
    """Serves it on a free port, `faulty.url`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"faulty": faulty}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    faulty.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield faulty
    finally:
        server.shutdown()
        server.server_close()

"""A web server for one reader on this machine: the files of a site, each page with the reloading script."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import socketserver
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from dateline.problems import DatelineError
from dateline.serve import pages
from dateline.serve.places import content_type, find, segments
from dateline.serve.state import Live

LOOPBACK = "127.0.0.1"
_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# How long a silent stream of events stays silent: a comment then finds out whether anybody still listens.
_BREATH = 15.0
# What is private stays with pages of this server: no other site may embed, frame or sniff it.
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "frame-ancestors 'none'",
    }
)


class Server(ThreadingHTTPServer):
    """Listens on loopback. Two servers must not share a port, which Windows would allow with address reuse."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, site: Path, live: Live) -> None:
        self.site = site
        self.live = live
        super().__init__((LOOPBACK, port), Handler)

    def server_bind(self) -> None:
        # http.server would ask a name server for this host's full name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def listen(port: int, site: Path, live: Live) -> Server:
    """A server that is bound to `port` (0: any free one). Raises DatelineError where the port cannot be had, naming one that can."""
    try:
        return Server(port, site, live)
    except OSError as why:
        taken = f"port {port} is taken by another program" if port > 1023 else f"port {port} cannot be had ({why.strerror})"
        raise DatelineError(f"error: {taken}. Try `dateline serve --port {_free(port)}`") from None
    except OverflowError:
        raise DatelineError(f"error: {port} is no port. Try `dateline serve --port 8000`") from None


def _free(port: int) -> int:
    """A port near `port` that is free now."""
    for near in range(max(port + 1, 1024), min(max(port, 1024) + 50, 65536)):
        with contextlib.suppress(OSError), socket.socket() as trial:
            trial.bind((LOOPBACK, near))
            return near
    return 8000


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "dateline"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self._is_for_us():
            self._answer(HTTPStatus.FORBIDDEN, b"This server answers only to localhost.\n", "text/plain; charset=utf-8")
        elif path == pages.SCRIPT:
            self._answer(HTTPStatus.OK, pages.script(), "text/javascript; charset=utf-8")
        elif path == pages.EVENTS:
            self._stream()
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815 - the name is the library's

    def log_message(self, *arguments: object) -> None:
        """Nothing: the terminal belongs to the builds."""

    def _is_for_us(self) -> bool:
        """Whether the page that asks was opened under a name of this machine; others may have been pointed here (DNS rebinding)."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in _NAMES
        except ValueError:
            return False

    def _file(self, path: str) -> None:
        live = self.server.live.state
        parts = segments(path)
        place = find(self.server.site, parts) if parts is not None else None
        if place is not None and place.is_dir():
            if not path.endswith("/"):
                self._move("/" + "".join(f"{quote(part)}/" for part in parts or ()))
                return
            place /= "index.html"
        if place is not None and place.is_file():
            self._send(place)
        elif not (self.server.site / "index.html").is_file():
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, pages.no_site(live), "text/html; charset=utf-8")
        else:
            own = self.server.site / "404.html"
            page = pages.with_script(own.read_bytes(), live) if own.is_file() else pages.not_found(path, live)
            self._answer(HTTPStatus.NOT_FOUND, page, "text/html; charset=utf-8")

    def _send(self, file: Path) -> None:
        kind = content_type(file)
        # The state first: a build that ends between the two makes this page out of date, and it will be told so.
        live = self.server.live.state
        try:
            if kind.startswith("text/html"):
                self._answer(HTTPStatus.OK, pages.with_script(file.read_bytes(), live), kind)
                return
            with file.open("rb") as open_file:
                self._head(HTTPStatus.OK, kind, os.fstat(open_file.fileno()).st_size)
                if self.command != "HEAD":
                    shutil.copyfileobj(open_file, self.wfile)
        except FileNotFoundError:  # a build has just removed it
            self._answer(HTTPStatus.NOT_FOUND, pages.not_found(self.path, live), "text/html; charset=utf-8")

    def _stream(self) -> None:
        """Every change of the state, as server-sent events, for as long as somebody listens."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8", None)
        if self.command == "HEAD":
            return
        seen = None
        while (state := self.server.live.wait(seen, _BREATH)) is not None:
            self.wfile.write(b":\n\n" if state == seen else f"data: {state.as_json()}\n\n".encode())
            seen = state

    def _move(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self._head(status, kind, len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if length is None:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

"""One request and its answer, bounded in time and size.

On the standard library's `http.client`, with a connection of our own: the number that was looked at is the number that is called, so that no
name can change its meaning in between, and a watch ends the call whatever it is waiting for.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.net.address import is_public, origin
from dateline.net.bounds import MEGABYTE, Failed, Limits

_PIECE = 65_536
_PARTS = 1_000
"""So many parts one after another a gzip may have: the standard (RFC 1952, 2.2) knows no bound, and servers send one."""
_GZIP = 16 + zlib.MAX_WBITS


class Answer(Struct, frozen=True):
    """What a server said: the address that was asked, the status, headers by names in small letters, and the body, unpacked.

    Only a status of success has a body; that of any other is not read.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def ask(url: str, headers: Mapping[str, str], bounds: Limits, *, inside: bool, cut: bool = False, data: bytes | None = None) -> Answer:
    """The answer to a GET, or to a POST of `data`. `inside` allows numbers that are none of the public internet; `cut`: of a body beyond the bound
    the beginning is taken. Raises Failed."""
    parts = urlsplit(url)
    scheme, host, port = origin(url)
    with _watched(_connected(host, port, bounds, inside=inside), bounds) as call:
        try:
            if scheme == "https":
                call.secure(host)
            talk = http.client.HTTPConnection(host, port)
            talk.sock = call.line
            target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
            told = {**headers, "Host": parts.netloc, "Accept-Encoding": "gzip", "Connection": "close"}
            talk.request("GET" if data is None else "POST", target, data, told)
            with talk.getresponse() as response:
                call.check()
                said = {name.lower(): value for name, value in reversed(response.getheaders())}
                good = 200 <= response.status < 300
                body = _unpacked(_body(response, bounds, call, cut=cut), said, bounds, cut=cut) if good else b""
            return Answer(url, response.status, said, body)
        except (OSError, http.client.HTTPException, ValueError) as why:
            call.check()
            raise Failed(_said(why, bounds)) from None


class _Call:
    """A connection, and whether its time has run out."""

    def __init__(self, line: socket.socket, bounds: Limits) -> None:
        self.line = line
        self.bounds = bounds
        self.late = False

    def secure(self, host: str) -> None:
        """Turns to TLS, the server's certificate checked against the system's own. Raises OSError."""
        plain = self.line
        self.line = ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        self.line.do_handshake()

    def check(self) -> None:
        """Raises Failed where the time has run out: whatever came until then is not whole."""
        if self.late:
            raise Failed(f"was not there after {self.bounds.whole:g} s: the server is silent, or sends too slowly; the next run tries again")


@contextlib.contextmanager
def _watched(line: socket.socket, bounds: Limits) -> Iterator[_Call]:
    """The call, hung up from outside when its whole time is over: a server that sends a byte now and then never runs into a time limit of its own."""
    call, twin = _Call(line, bounds), line.dup()

    def hang_up() -> None:
        call.late = True
        with contextlib.suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(bounds.whole, hang_up)
    watch.daemon = True
    watch.start()
    try:
        yield call
    finally:
        watch.cancel()
        call.line.close()
        twin.close()


def _connected(host: str, port: int, bounds: Limits, *, inside: bool) -> socket.socket:
    """A connection to the first number of the host that takes the call. Raises Failed."""
    try:
        numbers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Failed(f"is on {host}, a host that is not known; look for a slip in the address, and whether this machine is on the net", "away") from None
    open_ = [each for each in numbers if inside or is_public(str(each[4][0]))]
    if not open_:
        what = f"leads to {host}, which is {numbers[0][4][0]}: inside this machine or its network, where no page from outside may lead"
        raise Failed(f"{what}; if it is yours, name its address in the profile", "refused")
    end = time.monotonic() + bounds.connect
    last: OSError = TimeoutError()
    for family, kind, protocol, _, at in open_:
        line = socket.socket(family, kind, protocol)
        line.settimeout(max(0.1, min(bounds.connect, end - time.monotonic())))
        try:
            line.connect(at)
        except OSError as why:
            line.close()
            last = why
        else:
            line.settimeout(bounds.whole)
            return line
    raise Failed(f"cannot be reached ({_reason(last)}); the next run tries again", "away")


def _body(response: http.client.HTTPResponse, bounds: Limits, call: _Call, *, cut: bool) -> bytes:
    """What the server sends, whole. Raises Failed where it is too long or breaks off."""
    declared = response.getheader("Content-Length", "")
    whole = int(declared) if declared.isdecimal() and declared.isascii() and len(declared) < 19 and not response.chunked else None
    if whole is not None and whole > bounds.size and not cut:
        raise _too_long(bounds)
    pieces, size = [], 0
    while size <= bounds.size and (piece := response.read1(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    call.check()
    if size > bounds.size and not cut:
        raise _too_long(bounds)
    if whole is not None and size < min(whole, bounds.size):
        raise Failed(f"broke off after {size:,} of {whole:,} bytes; the next run tries again")
    return b"".join(pieces)[: bounds.size]


def _unpacked(body: bytes, headers: Mapping[str, str], bounds: Limits, *, cut: bool) -> bytes:
    """The body as it was before it travelled. Raises Failed where it unpacks to too much, or is packed in a way nobody asked for."""
    how = headers.get("content-encoding", "").strip().lower()
    if how in ("", "identity") or not body:
        return body
    if how not in ("gzip", "x-gzip"):
        raise Failed(f"came packed as “{how[:20]}”, which was not asked for; save the page by hand", "never")
    pieces, whole, at, room, parts = [], memoryview(body), 0, bounds.size + 1, 0
    while at < len(whole) and room > 0:
        unpacker, parts = zlib.decompressobj(_GZIP), parts + 1
        if parts > _PARTS:
            raise Failed(f"came packed in more than {_PARTS:,} parts, as bombs do; save the page by hand", "never")
        while at < len(whole) and room > 0 and not unpacker.eof:
            some = whole[at : at + _PIECE]  # what a part leaves over is copied, so it is given little
            try:
                pieces.append(unpacker.decompress(some, room))
            except zlib.error:
                raise Failed("came damaged (its gzip cannot be unpacked); the next run tries again") from None
            at += len(some) - len(unpacker.unused_data)
            room -= len(pieces[-1])
        if room > 0 and not unpacker.eof:
            raise Failed("broke off within its gzip; the next run tries again")
    if room <= 0 and not cut:
        raise _too_long(bounds)
    return b"".join(pieces)[: bounds.size]


def _too_long(bounds: Limits) -> Failed:
    return Failed(f"is longer than {bounds.size / MEGABYTE:g} MB; save it by hand, or raise `limits: document_mb:` in content/site.yml", "never")


def _said(why: Exception, bounds: Limits) -> str:
    """What went wrong on the line, and what to do."""
    if isinstance(why, ssl.SSLCertVerificationError):
        return f"has a certificate that cannot be trusted ({why.verify_message}); see whether a browser opens it, or whether this machine lacks certificates"
    if isinstance(why, TimeoutError):
        return f"was not there after {bounds.whole:g} s: the server is silent, or sends too slowly; the next run tries again"
    if isinstance(why, OSError | http.client.IncompleteRead):
        return f"broke off ({_reason(why)}); the next run tries again"
    return "was answered with what is no HTTP; look for a slip in the address"


def _reason(why: Exception) -> str:
    if isinstance(why, TimeoutError):
        return "no answer"
    if isinstance(why, http.client.HTTPException):
        return "the server hung up"
    return str(getattr(why, "strerror", "") or type(why).__name__).lower()

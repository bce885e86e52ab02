"""How bodies travel over HTTP (RFC 9112, RFC 9110): chunks put together, compression undone, within bounds."""

from __future__ import annotations

import re
import zlib

_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,500}\r?\n")
_STEP = 1_000_000


class Unpacked(Exception):  # noqa: N818 - says what happened
    """A body unpacks to more than it may."""


def plain(body: bytes, transfer: str, content: str, most: int) -> bytes | None:
    """A body as it was before it travelled; None where it breaks off or bears an encoding that is not known.

    `transfer` and `content` are the headers Transfer-Encoding and Content-Encoding. Archives may hold bodies already put together, whatever
    the headers say: these are taken as they are. Raises Unpacked beyond `most` bytes.
    """
    data: bytes | None = body
    if "chunked" in transfer.lower():
        data = _unchunked(body)
    for name in reversed([name.strip().lower() for name in content.split(",") if name.strip()]):
        if data is None:
            return None
        data = _unpacked(data, name, most)
    return data


def _unchunked(body: bytes) -> bytes | None:
    pieces: list[bytes] = []
    at = 0
    while True:
        size = _SIZE.match(body, at)
        if size is None:
            return None if pieces else body
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        piece = body[size.end() : size.end() + length]
        if len(piece) < length:
            return None if pieces or body.startswith(size[0].strip()) else body
        pieces.append(piece)
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0


def _unpacked(data: bytes, name: str, most: int) -> bytes | None:
    if name in ("gzip", "x-gzip"):
        return _inflated(data, 31, most) if data[:2] == b"\x1f\x8b" else data
    if name == "deflate":
        return _inflated(data, 15 if data[:1] in (b"\x78", b"\x58") else -15, most)
    if name == "br":
        return _unbrotlied(data, most)
    return data if name == "identity" else None


def _inflated(data: bytes, window: int, most: int) -> bytes | None:
    unpacker = zlib.decompressobj(window)
    try:
        found = unpacker.decompress(data, most + 1)
    except zlib.error:
        # Some archives keep the header of an encoding that they took off.
        return data if data.lstrip()[:1] == b"<" else None
    if len(found) > most:
        raise Unpacked
    return found if unpacker.eof else None


def _unbrotlied(data: bytes, most: int) -> bytes | None:
    try:
        import brotli
    except ImportError:
        return None
    unpacker = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        piece = unpacker.process(data, output_buffer_limit=_STEP)
        while piece or not unpacker.is_finished():
            size += len(piece)
            if size > most:
                raise Unpacked
            pieces.append(piece)
            if not piece and unpacker.can_accept_more_data():
                return None
            piece = unpacker.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        return data if data.lstrip()[:1] == b"<" else None
    return b"".join(pieces)

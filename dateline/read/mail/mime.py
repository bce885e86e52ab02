"""A message taken apart: its headers, its texts, the messages and files it carries. Bounded in depth and number, whatever it claims.

After RFC 5322 (headers), RFC 2045 and 2046 (parts), RFC 2047 and 2231 (words and parameters beyond ASCII). The standard library
reads the parameters; the splitting is done here, because its parser goes down one level of Python's stack for each multipart.
"""

from __future__ import annotations

import binascii
import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import NamedTuple

from dateline.read.capture import Unreadable
from dateline.read.decode import decode, tidy
from dateline.text import regex

_DEEPEST = 16
_MOST_PARTS = 400
_HEAD = 262_144
_LONGEST_VALUE = 16_000
_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_BASE64 = bytes(byte for byte in range(256) if not (chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "+/")))
_SPACE = regex(r"\s+")
# What a label of an encoding means in practice (the WHATWG's table), and codecs of Python that are none for mail.
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "", "ascii": "", "unknown-8bit": "", "x-unknown": "", "binary": "",
    "default": "", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "big5": "big5hkscs", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "unicode-1-1-utf-7": "utf-7", "utf8": "utf-8", "iso-8859-8-i": "iso-8859-8", "punycode": "", "idna": "",
    "unicode_escape": "", "unicode-escape": "", "raw_unicode_escape": "", "raw-unicode-escape": "", "undefined": "", "mbcs": "", "oem": "",
}  # fmt: skip


class Header(NamedTuple):
    """A header field: its name in small letters, its value with words decoded and unfolded, the line where it stands."""

    name: str
    value: str
    line: int


class Part(NamedTuple):
    """A leaf of a message: its type, what its headers say, its bytes as they stand in the file, and the line where they begin.

    `choice` is the number of the multipart/alternative it stands in (0 for none): of one number only one is shown.
    """

    kind: str
    charset: str
    name: str
    encoding: str
    raw: bytes
    line: int
    attached: bool = False
    flowed: bool = False
    delsp: bool = False
    choice: int = 0

    @property
    def data(self) -> bytes:
        """The bytes themselves, transfer encoding undone; what is broken in it is passed over."""
        if self.encoding == "base64":
            coded = self.raw.translate(None, _BASE64)
            return binascii.a2b_base64(coded[: len(coded) - (len(coded) % 4 == 1)] + b"=" * (-len(coded) % 4))
        return binascii.a2b_qp(self.raw) if self.encoding == "quoted-printable" else self.raw

    @property
    def text(self) -> str:
        """The text of a part that is text."""
        return decoded(self.data, self.charset)


class Mail(NamedTuple):
    """A message: its headers, its leaves, and the messages it carries (their bytes and first lines); `digest` where they are all it is."""

    headers: tuple[Header, ...]
    parts: tuple[Part, ...]
    carried: tuple[tuple[bytes, int], ...] = ()
    digest: bool = False

    def first(self, *names: str) -> Header | None:
        """The first header of these names, in their order, that says anything."""
        return next((header for name in names for header in self.headers if header.name == name and header.value), None)

    def every(self, *names: str) -> list[Header]:
        """All headers of these names, as they stand."""
        return [header for header in self.headers if header.name in names and header.value]


class _Open(NamedTuple):
    raw: bytes
    line: int
    depth: int
    choice: int
    digest: bool


def decoded(data: bytes, charset: str) -> str:
    """Bytes as text: by the name of the encoding where that is one, else as any document's."""
    name = _MEANT.get(charset.lower(), charset.lower())
    if name:
        try:
            text = data.decode(name, errors="replace")
        except (LookupError, UnicodeError):
            text = ""
        # A wrong label shows itself: what is good UTF-8 beyond ASCII is nothing else.
        if text and (name in ("utf-8", "cp1252") or "\ufffd" in text):
            with suppress(UnicodeDecodeError):
                text = data.decode("utf-8")
        if text:
            return _lines(text)
    try:
        return _lines(decode(data))
    except Unreadable:
        return _lines(data.decode("latin-1"))


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def taken_apart(raw: bytes, line: int = 1) -> Mail:
    """The message of some bytes (newlines as LF) whose first stands on `line` of the document."""
    fields, body, at = _split(raw, line)
    headers = tuple(Header(name, words(value), where) for name, value, where in fields)
    top = _described(fields)
    parts: list[Part] = []
    carried: list[tuple[bytes, int]] = []
    waiting = [(fields, _Open(body, at, 0, 0, False))]
    choices = 0
    while waiting and len(parts) + len(carried) < _MOST_PARTS:
        told, one = waiting.pop()
        said = _described(told)
        kind = "message/rfc822" if one.digest and not any(name == "content-type" for name, _, _ in told) else said.get_content_type()
        boundary = _parameter(said, "boundary")
        if kind.startswith("multipart/") and boundary:
            if one.depth >= _DEEPEST:
                continue
            choices += kind == "multipart/alternative"
            choice = choices if kind == "multipart/alternative" else one.choice
            pieces = _pieces(one.raw, one.line, boundary)
            opened = [(*(_split(piece, first) if piece[:1] != b"\n" else ([], piece[1:], first + 1)), one.depth + 1) for piece, first in pieces]
            waiting += [(inner, _Open(rest, where, depth, choice, kind == "multipart/digest")) for inner, rest, where, depth in reversed(opened)]
        elif kind in ("message/rfc822", "message/global"):
            carried.append((one.raw.lstrip(b"\n"), one.line + len(one.raw) - len(one.raw.lstrip(b"\n"))))
        elif not kind.startswith("message/"):
            parts.append(_part(said, "text/plain" if kind.startswith("multipart/") else kind, one))
    return Mail(headers, tuple(parts), tuple(carried), digest=top.get_content_type() == "multipart/digest")


def _part(said: Message, kind: str, one: _Open) -> Part:
    name = _parameter(said, "filename", "content-disposition") or _parameter(said, "name")
    disposition = str(said.get("content-disposition", "")).strip().lower()
    attached = disposition.startswith("attachment") or (bool(name) and kind not in ("text/plain", "text/html"))
    encoding = str(said.get("content-transfer-encoding", "")).strip().lower()
    flowed = _parameter(said, "format").lower() == "flowed"
    return Part(
        kind, _parameter(said, "charset"), name, encoding, one.raw, one.line, attached, flowed, _parameter(said, "delsp").lower() == "yes", one.choice
    )  # fmt: skip


def _split(raw: bytes, line: int) -> tuple[list[tuple[str, bytes, int]], bytes, int]:
    """The header fields (name, raw value, line), what follows, and its first line."""
    fields: list[tuple[str, bytes, int]] = []
    start, at = 0, line
    while start < len(raw):
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        row = raw[start:end]
        if not row.strip() and fields:
            return fields, raw[end + 1 :], at + 1
        if row[:1] in (b" ", b"\t") and fields:
            name, value, where = fields[-1]
            if len(value) < _LONGEST_VALUE:
                fields[-1] = (name, value + b" " + row.strip()[:_LONGEST_VALUE], where)
        elif _FIELD.match(row):
            label, _, rest = row.partition(b":")
            if start < _HEAD:
                fields.append((label.strip().decode("ascii").lower(), rest.strip()[:_LONGEST_VALUE], at))
        elif row.strip() and not row.startswith((b"From ", b">From ")):
            break
        start, at = end + 1, at + 1
    return (fields, raw[start:], at) if fields else ([], raw, line)


def _pieces(raw: bytes, line: int, boundary: str) -> list[tuple[bytes, int]]:
    """What stands between the boundaries of a multipart, each with its first line; a missing end is the end of the bytes."""
    mark = re.compile(rb"^--" + re.escape(boundary.encode("utf-8", "surrogateescape")) + rb"(--)?[ \t]*$", re.MULTILINE)
    found: list[tuple[bytes, int]] = []
    start, first, at, counted = -1, line, line, 0
    for hit in mark.finditer(raw):
        at += raw.count(b"\n", counted, hit.start())
        counted = hit.start()
        if start >= 0:
            found.append((raw[start : max(start, hit.start() - 1)], first))
        start, first = hit.end() + 1, at + 1
        if hit[1] or len(found) >= _MOST_PARTS:
            return found
    if start >= 0:
        found.append((raw[start:], first))
    return found


def _described(fields: list[tuple[str, bytes, int]]) -> Message:
    """The headers that say what a part is, as the standard library reads them."""
    said = Message()
    for name, value, _ in fields:
        if name.startswith("content-") and name not in said:
            said[name] = value[:2000].decode("utf-8", "replace")
    return said


def _parameter(said: Message, name: str, header: str = "content-type") -> str:
    try:
        value = said.get_param(name, "", header)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    if isinstance(value, tuple):
        charset, _, coded = value
        return decoded(str(coded).encode("latin-1", "replace"), charset or "utf-8")[:500]
    return words(str(value).encode("utf-8", "replace"))[:500]


def words(raw: bytes) -> str:
    """A header's value: encoded words decoded, raw bytes as UTF-8 or else as found, folding undone."""
    text = decoded(raw, "utf-8") if not raw.isascii() else raw.decode("ascii")
    if "=?" in text:
        try:
            chunks: list[tuple[str | bytes, str | None]] = list(decode_header(text))
        except (HeaderParseError, ValueError, LookupError):
            chunks = []
        if chunks:
            text = "".join(decoded(chunk, charset or "utf-8") if isinstance(chunk, bytes) else chunk for chunk, charset in chunks)
    return _SPACE.sub(" ", tidy(text)).strip()

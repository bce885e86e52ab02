"""The zip that an office document is: its parts read piece by piece, within bounds that no claim of the file can move."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from dateline.read.capture import Capture, Unreadable

_PIECE = 1 << 16
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = "is damaged ({why}); save it again from the program it comes from"
_PROTECTED = "is protected by a password; open it, take the password off and save it again"


class Package:
    """The parts of a zip by their names. Nothing is written anywhere, no zip inside it is opened, and names are only compared.

    All parts together may unpack to `unpacked_mb`, counted while they unpack. Raises Unreadable.
    """

    def __init__(self, capture: Capture) -> None:
        self._most = self._left = capture.limit("unpacked_mb")
        self._data = capture.data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(capture.data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as caught:
            raise Unreadable(_DAMAGED.format(why=_why(caught))) from None
        self.names = frozenset(self._zip.namelist())

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece; none where there is no such part."""
        if name not in self.names:
            return
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 1:
            raise Unreadable(_PROTECTED)
        if entry.compress_type not in _PACKED:
            raise Unreadable(_DAMAGED.format(why=f"{name} is packed in a way that office programs do not use"))
        crc = 0
        try:
            for piece in self._unpacked(entry):
                self._count(len(piece))
                crc = zlib.crc32(piece, crc)
                yield piece
        except (zlib.error, struct.error) as caught:
            raise Unreadable(_DAMAGED.format(why=_why(caught))) from None
        if crc != entry.CRC:
            raise Unreadable(_DAMAGED.format(why=f"{name} is not what was packed"))

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of an entry: behind its own header (ZIP specification 4.3.7), stored as they are or as a raw stream of deflate."""
        name_size, more_size = struct.unpack_from("<HH", self._data, entry.header_offset + 26)
        start = entry.header_offset + 30 + name_size + more_size
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
            return
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        for at in range(0, len(packed), _PIECE):
            rest = bytes(packed[at : at + _PIECE])
            while rest and not stream.eof:
                yield stream.decompress(rest, _PIECE)
                rest = stream.unconsumed_tail
        yield stream.flush()

    def whole(self, name: str, most: int = 1_000_000) -> bytes:
        """A small part as it is, cut off beyond `most` bytes."""
        found = bytearray()
        for piece in self.pieces(name):
            found += piece
            if len(found) >= most:
                break
        return bytes(found[:most])

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            told = f"unpacks to more than {self._most // 1_000_000} MB; split it, or raise `limits: unpacked_mb:` in content/site.yml"
            raise Unreadable(told)


def protected() -> Unreadable:
    """What is said of a document behind a password."""
    return Unreadable(_PROTECTED)


def _why(caught: Exception) -> str:
    return " ".join(str(caught).split())[:80].rstrip(".") or "the zip ends too early"

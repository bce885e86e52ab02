"""Bytes to text: encodings, newlines, and the characters that captures carry unseen."""

from __future__ import annotations

from dateline.read.capture import Unreadable
from dateline.text import regex

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# So many bytes tell an encoding; those that texts are found in come first.
_ENOUGH = 50_000
_ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_2", "iso8859_5", "cp874", "cp932", "euc_jp",
    "iso2022_jp", "gb18030", "big5", "cp949", "utf_16_le", "utf_16_be",
)  # fmt: skip
# Codecs of Python that are none of documents: one takes the square of a text's length.
_NO_ENCODINGS = frozenset(("punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "utf_7"))
# Zero-width space, word joiner, byte-order mark, soft hyphen, and the marks that turn reading direction.
_UNSEEN = regex("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Joiners mean something in Arabic, Indic scripts and emoji, never after a Latin letter or a space.
_STRAY_JOINER = regex("(?<=[\u0000-\u024f])[\u200c\u200d]")
_WIDE_SPACE = regex("[\u00a0\u1680\u2000-\u200a\u202f\u205f\t]")
_CONTROL = regex("[\x01-\x08\x0e-\x1f\x7f]")
# Anything of the above: most texts hold none of it.
_ODD = regex("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u00a0\u1680\u2000-\u200a\u202f\u205f\t\x01-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text of a document, its newlines as LF.

    A byte-order mark decides; else UTF-8; else what charset-normalizer finds. Raises Unreadable for binary data.
    """
    text = _decoded(data).removeprefix("\ufeff")
    if "\x00" in text:
        raise Unreadable("holds NUL bytes: it is no text file; save it as text (UTF-8), or remove it")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as caught:
                raise Unreadable(f"starts with the mark of {encoding.upper()} but breaks it at byte {caught.start}; save it as UTF-8") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as caught:
        return _guessed(data, caught)


def _guessed(data: bytes, caught: UnicodeDecodeError) -> str:
    if b"\x00" in data:
        raise Unreadable("holds NUL bytes: it is no text file; save it as text (UTF-8), or remove it")
    # A few broken bytes in good UTF-8 (a capture cut in the middle of a character) are no other encoding.
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    beyond_ascii = len(lenient) - len(lenient.encode("ascii", errors="ignore"))
    if broken * 20 <= beyond_ascii - broken:
        return lenient
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_ENOUGH], cp_isolation=list(_ENCODINGS)).best() or from_bytes(data[:_ENOUGH]).best()
    if best is None:
        raise Unreadable(f"is in no encoding that could be found (it is not UTF-8 at byte {caught.start}); save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def declared(data: bytes, name: str) -> str | None:
    """The text in the encoding that a document declares, U+FFFD for what does not fit; None for a name that is no encoding of texts."""
    if name.lower().replace("-", "_") in _NO_ENCODINGS or "\x00" in name:
        return None
    try:
        return data.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None


def tidy(text: str) -> str:
    """A text without unseen characters, every kind of space a plain one, runs of spaces left as they are."""
    if not _ODD.search(text):
        return text
    text = _UNSEEN.sub("", text)
    text = _STRAY_JOINER.sub("", text)
    return _CONTROL.sub("", _WIDE_SPACE.sub(" ", text))

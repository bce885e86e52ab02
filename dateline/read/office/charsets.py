"""The code pages of RTF: by the number a document gives, and by the character set of a font."""

from __future__ import annotations

import codecs

# A font's \fcharset and the code page it stands for (Rich Text Format specification 1.9.1, "Font Table").
_FONT_PAGES = {
    0: 1252, 77: 10000, 78: 10001, 79: 10003, 80: 10008, 81: 10002, 83: 10005, 84: 10004, 85: 10006, 86: 10081, 87: 10021, 88: 10029, 89: 10007,
    128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874,
    238: 1250, 255: 437,
}  # fmt: skip
_NAMES = {
    10000: "mac_roman", 10001: "shift_jis", 10002: "big5", 10003: "euc_kr", 10004: "mac_arabic", 10006: "mac_greek", 10007: "mac_cyrillic",
    10008: "gb2312", 10029: "mac_latin2", 10081: "mac_turkish", 932: "cp932", 936: "gbk", 949: "cp949", 950: "cp950", 54936: "gb18030",
    65001: "utf-8", 1361: "johab", 708: "iso8859_6", 20866: "koi8_r", 21866: "koi8_u", 28591: "latin_1", 28592: "iso8859_2", 28605: "iso8859_15",
    51932: "euc_jp", 51949: "euc_kr",
}  # fmt: skip
DEFAULT = "cp1252"


def page(number: int) -> str:
    """The codec of a code page; that of Western Windows where Python has none."""
    name = _NAMES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name


def font_page(charset: int) -> str | None:
    """The codec of a font's character set; None where the set is the document's own (1) or of symbols (2)."""
    number = _FONT_PAGES.get(charset)
    return page(number) if number else None

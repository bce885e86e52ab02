"""LaTeX's way of writing letters and marks, undone."""

from __future__ import annotations

import re
import unicodedata

from dateline.text import regex

# An accent's command and the combining mark it means.
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b",
    "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "i": "ı", "j": "ȷ",
    "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "quotedblbase": "„", "quotesinglbase": "‚", "textquotedbl": '"', "textquotesingle": "'", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "textdollar": "$",
    "texteuro": "€",
    "euro": "€", "pounds": "£", "textsterling": "£", "textyen": "¥", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "S": "§", "P": "¶", "dag": "†", "slash": "/", "textbullet": "•", "textperiodcentered": "·", "textexclamdown": "¡",
    "textquestiondown": "¿", "textordfeminine": "ª", "textordmasculine": "º", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "newline": " ",
    "linebreak": " ",
    "space": " ", "quad": " ", "qquad": " ", "par": "\n\n",
}  # fmt: skip
_ACCENT = regex(r"""\\(?:(['`^"~=.])\s*|([uvHckrdb])(?:\s+(?=[^\s{])|(?=\s*\{)))\s*(?:\{\s*(\\[ij](?![a-zA-Z])|[^\W\d_])\s*\}|(\\[ij](?![a-zA-Z])|[^\W\d_]))""")
_LINK = regex(r"\\(?:href\s*\{[^{}]{0,2000}\}|url|path|nolinkurl)\s*(?=\{)")
_NAMED = regex(r"\\([a-zA-Z]{1,20})\*?(?:\s*\{\}|[ \t]*)")
_SIGNS = regex(r"\\([&%$#_{}\-/,;: @\\])")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def unlatexed(text: str) -> str:
    """The text that LaTeX would set: accents composed, commands as what they mean or gone, groups without their braces."""
    if "\\" in text:
        text = _LINK.sub("", text)
        text = _ACCENT.sub(_accented, text)
        text = _SIGNS.sub(_sign, text)
        text = _NAMED.sub(_name, text)
    for written, meant in _DASHES:
        text = text.replace(written, meant)
    text = text.replace("{", "").replace("}", "").replace("$", "")
    return text.translate(_BACK).replace("\\", "")


# Signs that were escaped stand for themselves: kept apart, until the bare ones are gone.
_HIDDEN = {"{": "\ue000", "}": "\ue001", "$": "\ue002", "~": "\ue003", "_": "_", "&": "&", "%": "%", "#": "#", "@": "@", ":": ":"}
_BACK = {ord(hidden): sign for sign, hidden in _HIDDEN.items() if hidden != sign}


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).replace("\\i", "i").replace("\\j", "j")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])


def _sign(found: re.Match[str]) -> str:
    return _HIDDEN.get(found[1], " " if found[1] in " ,;\\" else "")


def _name(found: re.Match[str]) -> str:
    return _LETTERS.get(found[1], "").replace("~", "\ue003")

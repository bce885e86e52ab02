"""The terms by which a text is found, in every script. `static/finder.js` cuts what is looked for in the same way: they change together.

Spaced scripts are found by words, from their beginning. Chinese, Japanese, Thai and their like are written without spaces, and are found by
their single characters, pairs and triples (n-grams), as search engines without a dictionary do: who looks for 台湾海峡 looks for 台湾海 and 湾海峡.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from dateline.text import regex

LONGEST = 40
"""Longer words are found by so many characters."""

# Letters folded to one: final sigma, sharp s, the Arabic and Persian forms of yeh and kaf; joiners and soft hyphens vanish; every apostrophe is one.
_FOLDED = str.maketrans(
    {"ς": "σ", "ß": "ss", "ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, "\u200c": None, "\u200d": None, "\u00ad": None, "\u2010": "-", "’": "'", "ʼ": "'", "_": " "}
)
# Accents, and the points of Hebrew and Arabic: written or not. Vowel signs of other scripts are no ornament and stay.
_MARKS = regex("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
"""Thai, Lao, Myanmar, Khmer, kana (half-width ones too) and Han."""
_UNSPACED = regex(f"[{_SCRIPTS}]+")
_LETTERS = rf"[\w{_SCRIPTS}\u0900-\u0963\u0966-\u0dff]"
_TOKEN = regex(rf"(?:[^\W\d]\.){{2,}}[^\W\d]?(?!\w)|{_LETTERS}+(?:['-]{_LETTERS}+)*")
_PARTS = regex(f"[{_SCRIPTS}]+|[^{_SCRIPTS}]+")
_HANGUL = regex("[\uac00-\ud7a3]")


def fold(text: str) -> str:
    """`text` as it is compared: without case, accents, and differences of form that a reader does not type."""
    if text.isascii():
        return text.lower().replace("_", " ")
    flat = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", flat).translate(_FOLDED))


def tokens(text: str) -> list[str]:
    """The words of a text, folded: acronyms with their points, compounds with their hyphens, an unspaced passage as one."""
    return _TOKEN.findall(fold(text))


def terms(token: str) -> Iterator[str]:
    """What a word of a text is found by: "indo-pacific" by "indopacific" too, "u.s." by "us", "japan's" by "japan", an Arabic noun with and
    without its article."""
    if "." in token:
        yield token.replace(".", "")
        return
    words = [word for part in token.split("-") for word in _without_clitic(part)]
    for word in words:
        yield from _parts(word)
    if len(words) > 1 and "-" in token and not _UNSPACED.search(token):
        yield "".join(words)[:LONGEST]


def _without_clitic(word: str) -> list[str]:
    """The words on both sides of an apostrophe, but for the English possessive."""
    parts = word.split("'")
    return parts[:-1] if len(parts) > 1 and parts[-1] == "s" else parts


def _parts(word: str) -> Iterator[str]:
    for part in _PARTS.findall(word):
        if _UNSPACED.match(part):
            yield from _grams(part)
            continue
        yield part[:LONGEST]
        if part.startswith("ال") and len(part) > 4:
            yield part[2:LONGEST]


def _grams(run: str) -> Iterable[str]:
    return {run[at : at + size] for size in (1, 2, 3) for at in range(len(run) - size + 1)}


def place(term: str) -> str:
    """The beginning of a term that says where it stands in the index: words with the same one stand together, so that who types a word's
    beginning finds all of them. Four letters; two of an unspaced script or of Korean, whose words are short."""
    first = term[:1]
    return term[:2] if _UNSPACED.match(first) or _HANGUL.match(first) else term[:4]

"""Folding that keeps the length, so that an offset in the folded text is an offset in the text."""

from __future__ import annotations

import unicodedata

_MARKS = {"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " ", "\u202f": " "}
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t"}


_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i i e g"
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґ", _LATIN.split(" "), strict=True))


def _table() -> dict[str, str]:
    """One character for one: Latin letters lose their accents, typographic marks become plain ones."""
    table = _MARKS | _LETTERS
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        if len(parts) > 1 and parts[0].isascii() and all(unicodedata.combining(c) for c in parts[1:]):
            table[chr(code)] = parts[0]
    return table


_TABLE = _table()
_FOLDED = frozenset(_TABLE)


def folded(text: str) -> str:
    """`text` in lower case without Latin accents, as long as it was. Curly apostrophes, odd hyphens and spaces become plain."""
    low = text.lower()
    if len(low) != len(text):  # İ is one letter, its lower case two
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.replace("\n", " ").replace("\t", " ")
    if not low.isascii():
        for char in set(low) & _FOLDED:  # a text has few of them, so this is quicker than looking at every character
            low = low.replace(char, _TABLE[char])
    return low


def plain(word: str) -> str:
    """A word or phrase folded, with one space for every gap: what lists and the lexicon are keyed by."""
    if word.isascii() and "  " not in word and "\n" not in word:
        return word.lower().strip()
    return " ".join(folded(word).split())


def romanised(low: str) -> str:
    """A folded word in Latin letters, as the lists have it."""
    return low if low.isascii() or not "\u0400" <= low[0] <= "\u052f" else "".join(_CYRILLIC.get(char, "") for char in low)

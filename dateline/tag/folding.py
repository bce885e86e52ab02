"""Folding that keeps the length, so that an offset in the folded text is an offset in the text."""

from __future__ import annotations

import unicodedata

_MARKS = {"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " ", "\u202f": " "}
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t"}


def _table() -> dict[int, str]:
    """One character for one: Latin letters lose their accents, typographic marks become plain ones."""
    table = {ord(mark): plain_mark for mark, plain_mark in (_MARKS | _LETTERS).items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        if len(parts) > 1 and parts[0].isascii() and all(unicodedata.combining(c) for c in parts[1:]):
            table[code] = parts[0]
    return table


_TABLE = _table()


def folded(text: str) -> str:
    """`text` in lower case without Latin accents, as long as it was. Curly apostrophes, odd hyphens and spaces become plain."""
    low = text.lower()
    if len(low) != len(text):  # İ is one letter, its lower case two
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ") if low.isascii() else low.translate(_TABLE)


def plain(word: str) -> str:
    """A word or phrase folded, with one space for every gap: what lists and the lexicon are keyed by."""
    if word.isascii() and "  " not in word and "\n" not in word:
        return word.lower().strip()
    return " ".join(folded(word).split())

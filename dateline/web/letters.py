"""The letter under which a name stands in the A to Z."""

from __future__ import annotations

import unicodedata


def letter_of(name: str) -> str:
    """The first letter without its accent, in upper case; "0-9" for a digit, "other" for anything else. Other scripts keep their own letters."""
    for char in unicodedata.normalize("NFKD", name):
        if char.isdigit():
            return "0-9"
        if char.isalpha():
            return char.upper()[:1]
    return "other"


def sort_key(name: str) -> tuple[str, str]:
    """Sorts names as an index does: accents and case do not count, but decide between equals."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return flat.casefold(), name

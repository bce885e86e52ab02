"""The letter under which a name stands in the A to Z."""

from __future__ import annotations

import unicodedata

from dateline.text import regex

_SUFFIX = regex(r",? (?:Jr|Sr|I{2,3}|IV)\.?$")
_ENDS = ("Jr", "Sr", ".", "I", "V", "\n")
_EASTERN = regex(r"^[^\W\d_]+ [^\W\d_]+-[^\W\d_]+$")


def letter_of(name: str) -> str:
    """The first letter without its accent, in upper case; "0-9" for a digit, "other" for anything else. Other scripts keep their own letters."""
    if name[:1].isascii() and name[:1].isalpha():
        return name[0].upper()
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


def surname_first(name: str) -> str:
    """The name under which an index lists a person without a profile: the last word first ("Obama, Barack"), particles with it.

    Names that put the surname first stay as they are: in other scripts, with a hyphen in the given name (Lin Chia-lung), or with the
    surname in capitals (KISHIDA Fumio).
    """
    bare = _SUFFIX.sub("", name) if name.endswith(_ENDS) else name
    words = bare.split()
    if len(words) < 2 or ("-" in bare and _EASTERN.match(bare)) or not bare[0].isascii() or (words[0].isupper() and len(words[0]) > 2):
        return name
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return f"{' '.join(words[at:])}, {' '.join(words[:at])}"

"""Small text helpers that several rooms share. Standard library only."""

from __future__ import annotations

import re
import unicodedata
from typing import cast

_PATTERN = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "scanner", "groups", "groupindex")


class _Waiting:
    """A regular expression that is compiled when it is used first; from then on its methods are at hand as those of a compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        if name not in _PATTERN:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((each, getattr(compiled, each)) for each in _PATTERN)
        return self.__dict__[name]


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` for a module's own patterns: of the hundreds that there are, reading one document uses one in four, and compiling all of
    them takes longer than reading it (0.12 of 0.6 s of a rebuild in 2026)."""
    return cast("re.Pattern[str]", _Waiting(pattern, flags))


_APOSTROPHES = regex(r"['’ʼ`´]")
_GAPS = regex(r"[\W_]+")
_SPACE = regex(r"\s+")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def fold(text: str) -> str:
    """`text` for comparing: compatibility forms and case folded, accents and apostrophes dropped, one space for every gap."""
    flat = text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _GAPS.sub(" ", _APOSTROPHES.sub("", flat).casefold()).strip()


def slug(text: str, longest: int = 60) -> str:
    """The part of an address that says what stands there: lower-case letters and digits of every script, hyphens between words.

    At most `longest` characters and 120 bytes of UTF-8, cut at a word where there is one; "item" for a text without any letter or digit.
    """
    whole = _GAPS.sub("-", _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).lower()).strip("-")
    whole = unicodedata.normalize("NFC", whole)
    short = whole[:longest]
    while len(short.encode()) > 120:
        short = short[:-1]
    if short != whole and "-" in short[20:] and whole[len(short)] != "-":
        short = short.rsplit("-", 1)[0]
    short = short.strip("-")
    return f"{short}-" if short in _RESERVED else short or "item"


def clean_space(text: str) -> str:
    """`text` with every run of white space as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def clip(text: str, longest: int) -> str:
    """At most `longest` characters of `text`, cut at a word and marked with an ellipsis where something is missing."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    space = cut.rfind(" ", longest // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:–—-") + "…"


def direction(language: str) -> str:
    """ "rtl" for languages written from right to left, else "ltr"."""
    return "rtl" if language.split("-", maxsplit=1)[0] in _RTL else "ltr"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 item", "2 items"; thousands get a comma."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

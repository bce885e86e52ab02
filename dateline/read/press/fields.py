"""The fields that every database tells: a day, a language, a source, a byline."""

from __future__ import annotations

import re
from functools import cache

from dateline.model import MISSING, Candidate, Field
from dateline.read.capture import Capture
from dateline.read.dates import find_clock, find_days
from dateline.read.moments import DAY_OR_MONTH, when
from dateline.read.origin import named, readable
from dateline.read.press.rows import Row
from dateline.read.words import fold, month_of
from dateline.text import regex

# The interfaces in which exports name languages.
_INTERFACES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "ja", "zh", "zh_Hant", "ko", "pl", "sv", "da", "nb", "fi", "tr", "id", "cs")
_NAMED = "en de fr es it pt nl ru ja zh ko pl sv da nb no fi tr id cs ar hi uk vi ro hu lt lv et el he fa th ms bg sk sl hr sr ca eu gl is ga af bn ta te ur"
_BY = regex(r"(?:by|von|par|por|di|da|door|af|av|от|автор|作者|記者|文)\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_MONTH = regex(r"([^\W\d_]{3,12})\.?,? (?:19|20)\d\d")
_BRACKET = regex(r"\s*\(([^()]*)\)\s*$")
_WORDS = regex(
    r"\s*[\d.,  ]{1,9}\s*"
    r"(?:words?|wörter|worte|mots?|palabras?|parole|parola|palavras?|woorden|слов\w*|ord|sanaa|kelime|kata|słów|słowa|語|字|词|字符|文字|단어|자)\.?\s*",
    re.IGNORECASE,
)


def is_length(text: str) -> bool:
    """Whether a line is but the number of words: `512 words`, `664 Wörter`, `143 mots`."""
    return len(text) <= 30 and _WORDS.fullmatch(text) is not None


def day_of(row: Row, rule: str, source: str, capture: Capture, clock: str = "") -> Field:
    """The day that a line shows; an instant where its clock time, or `clock`, bears a zone or the source's profile has one.

    A day that can be read two ways gives both as runners-up and none as value.
    """
    text = row.flat
    days = find_days(text)
    if not days:
        return MISSING
    seen = days[0]
    profile = capture.hints.source or (named(source, capture.sources) if source else None)
    if seen.other is not None:
        both = tuple(Candidate(day.isoformat(), f"{rule}; {DAY_OR_MONTH}", row.line, 0.5) for day in (seen.day, seen.other))
        return Field(None, "nothing found", sure=0.0, others=both)
    clocks = [each for each in find_clock(text) if each.start >= seen.end or each.end <= seen.start] or find_clock(clock)
    made = when(seen.day, clocks[0] if clocks else None, profile)
    return Field(made.iso, rule, line=row.line, text=text, sure=0.98)


def is_day(text: str) -> bool:
    """Whether a line is a day and little else (weekday, time, zone, edition), or but a month and a year, which are no day yet stand for one."""
    if not 6 <= len(text) <= 110:
        return False
    month = _MONTH.fullmatch(text)
    if month and month_of(month[1]):
        return True
    days = find_days(text)
    return bool(days) and (days[0].start <= 16 or len(text) <= 48)


def source_of(row: Row, rule: str, capture: Capture) -> Field:
    """The publication that a line names: `The Guardian(London)` is The Guardian where that is a source of the digest."""
    text = re.sub(r"(?<=[^\s(])\(", " (", row.flat).strip(" ,;")
    bare = _BRACKET.sub("", text)
    name = bare if bare and named(text, capture.sources) is None and named(bare, capture.sources) else text
    return Field(name, rule, line=row.line, text=row.flat if name != row.flat else "", sure=0.97)


def byline_of(row: Row, text: str, rule: str) -> Field:
    """The writers that a field names, without the word of authorship."""
    names = readable(_BY.sub("", text.strip(), count=1).strip(" ,;|"))
    return Field(names, rule, line=row.line, text=text if names != text else "", sure=0.95) if 2 <= len(names) <= 200 else MISSING


def language_of(row: Row, text: str, rule: str) -> Field:
    """The language that a field names in whatever language: `English`, `Deutsch`, `Anglais`."""
    code = language_code(text)
    return Field(code, rule, line=row.line, text=text, sure=0.95) if code else MISSING


def language_code(text: str) -> str:
    """The code of a language's name, "" for what names none."""
    name = fold(re.split(r"[;,(/]", text, maxsplit=1)[0]).strip(" .")
    return _languages().get(name, "") if name else ""


@cache
def _languages() -> dict[str, str]:
    from babel import Locale

    names: dict[str, str] = {}
    for interface in _INTERFACES:
        told = Locale.parse(interface).languages
        for code in _NAMED.split():
            if code in told:
                names.setdefault(fold(told[code]), "nb" if code == "no" else code)
    names |= {"chinese - simplified": "zh-Hans", "chinese - traditional": "zh-Hant", "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant"}
    return names

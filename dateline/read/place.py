"""The dateline before a lede: the place a report comes from, in the manner of each press."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.text import regex


class Place(NamedTuple):
    """The place, how much of the paragraph the dateline takes, the agency in it, and how sure it is."""

    name: str
    end: int
    agency: str
    sure: float


_CAPITAL = "A-ZÀ-ÞĀ-ŽƠƯẠ-ỸΑ-ΫА-ЯІЇЄҐ"
_SHOUTED = rf"[{_CAPITAL}][{_CAPITAL}.'’\-]+"
_NAME = rf"[{_CAPITAL}][\w'’.\-]+"
_YEAR = r"(?:,?\s+\d{4})?\.?"
_DAY = (
    r"(?:,?\s+(?:le\s+|il\s+|den\s+)?"
    r"(?:[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?)"
    rf"{_YEAR})"
)
_AGENCY = r"(?:\s*[(/\[]\s*([^()/\[\]\d]{2,40})\s*[)/\]])"
_DASH = r"\s*(?:[—–―]+|-{1,3}(?=\s)|(?<=\s)-|:(?=\s)|=)\s*"
_UPPER = regex(
    rf"((?:{_SHOUTED}|ST\.|[A-Z]\.)(?:[ /](?:AND |DE |DEL |AM |OF )?{_SHOUTED}){{0,3}})"
    rf"((?:,\s+[A-ZÀ-Þ][\w.'’]+(?:\s[A-Z][\w.]+)?){{0,2}}?){_DAY}?{_AGENCY}?\.?(?:{_DASH})"
)
_MIXED_AGENCY = regex(rf"([^\W\d_][^\d()\[\]:;!?—–\n]{{1,38}}?){_DAY}?\s*[(\[/]\s*([^()\[\]\d]{{2,30}}?)\s*[)\]/]\.?\s*(?:[—–―]+|-{{1,3}}|:|=|\.)\s*")
_MIXED_DASH = regex(rf"({_NAME}(?:[ /]{_NAME}){{0,2}})(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?{_DAY}?\s+[—–]\s+(?=[\"“„«{_CAPITAL}])")
_GERMAN = regex(r"([A-ZÄÖÜ][\w\-]+(?:[ /](?:am |an der |im )?[A-ZÄÖÜ][\w\-]+){0,2})\.\s+(?=[„»\"A-ZÄÖÜ])")
# `VILLAMARE. Il Consiglio …`: letters enough for a town, too many for an abbreviation.
_SHOUTED_STOP = regex(rf"([{_CAPITAL}'’\-]{{5,24}}(?: [{_CAPITAL}'’\-]{{2,20}}){{0,2}})\.\s+(?=[«„“\"{_CAPITAL}][^{_CAPITAL}])")
_AGENCY_FIRST = regex(r"\(([A-Z]{2,10})\)\s*[-–—]\s*([A-ZÀ-Þ][A-ZÀ-Þ'’ ]{2,30}),?\s*(?:\d{1,2}\s\w{3,9})?\s*[-–—]\s*")
_JAPANESE = regex(
    r"[【\[［（(]([^】\]］）)＝=\s\d]{1,14}?)(?:[\s　]*\d{1,2}日)?[\s　]*"
    r"(?:[＝=][^】\]］）)]{1,12}|(共同|時事|ロイター|ＡＦＰ|AFP|ＡＰ|AP|ＣＮＮ|CNN|聯合ニュース|ブルームバーグ|新華社))"
    r"[】\]］）)]\s*[-－—=＝]?\s*"
)
_CHINESE = regex(
    r"[（(【〔]?(?:(新华社|中新社|中新网|中央社|本报|本報|路透社|法新社|美联社|綜合|记者|記者)[^\d，。（）()]{0,8}?)?"
    r"([\u4e00-\u9fff]{2,4}?)(?:\d{1,2}月)?\d{1,2}日?(?:综合|綜合|外電|专)?[电電讯訊]"
    r"[】〕]?(?:[（(][^（）()]{0,20}[）)])?[】〕）)]?\s*"
)
_CHINESE_REPORTER = regex(r"[〔\[（(【]?(?:記者|记者)[\u4e00-\u9fff]{2,4}[／/]([\u4e00-\u9fff]{2,3})(?:報導|报道|電|电|讯|訊)[〕\]）)】]?\s*")
_KOREAN = regex(r"[(\[]([가-힣]{2,8})\s*=\s*([가-힣A-Za-z0-9]{2,10})[)\]]\s*(?:[가-힣]{2,4}\s?(?:기자|특파원)\s*=?\s*)?")
_NO_PLACES = frozenset(
    [
        "the",
        "a",
        "an",
        "update",
        "updated",
        "breaking",
        "exclusive",
        "analysis",
        "opinion",
        "watch",
        "read",
        "video",
        "live",
        "note",
        "editor",
        "correction",
        "q",
        "by",
        "he",
        "she",
        "it",
        "but",
        "and",
        "yes",
        "no",
    ]
)


def find_place(text: str, language: str) -> Place | None:
    """The dateline that a paragraph opens with, or None."""
    head = text[:160]
    for pattern, sure in ((_KOREAN, 0.95), (_JAPANESE, 0.9)):
        found = pattern.match(head)
        if found:
            return Place(found[1], found.end(), found[2] or "", sure)
    if language.startswith("zh"):
        return _chinese(head)
    found = _AGENCY_FIRST.match(head)
    if found:
        return Place(_readable(found[2]), found.end(), found[1], 0.9)
    found = _UPPER.match(head)
    if found and _plausible(found[1]) and found.end() < len(text):
        return Place(found[1].strip(" .,"), found.end(), (found[3] or "").strip(), 0.95)
    found = _MIXED_AGENCY.match(head)
    if found and _plausible(found[1]) and _names(found[1], language):
        return Place(found[1].strip(" ,"), found.end(), found[2].strip(), 0.9)
    found = _MIXED_DASH.match(head)
    if found and _plausible(found[1]):
        return Place(found[1], found.end(), "", 0.6)
    found = _SHOUTED_STOP.match(head)
    if found and _plausible(found[1]):
        return Place(found[1], found.end(), "", 0.7)
    return _german(head) if language == "de" else None


def _chinese(head: str) -> Place | None:
    found = _CHINESE_REPORTER.match(head)
    if found:
        return Place(found[1], found.end(), "", 0.9)
    found = _CHINESE.match(head)
    return Place(found[2], found.end(), found[1] or "", 0.9) if found else None


def _german(head: str) -> Place | None:
    """`Riad. Die Boxwelt …`: one or two names and a full stop."""
    found = _GERMAN.match(head)
    if not found or len(found[1]) > 28 or not _plausible(found[1]):
        return None
    return Place(found[1], found.end(), "", 0.6)


def _plausible(name: str) -> bool:
    return len(name) >= 3 and name.split(maxsplit=1)[0].lower().strip(".") not in _NO_PLACES and len(name.split()) <= 5


def _names(name: str, language: str) -> bool:
    """Whether every longer word is written as a name; scripts without capitals are taken at their word when short."""
    parts = [part for part in re.split(r"[\s/]+", name.strip(" ,")) if len(part) > 3]
    if language in ("ar", "hi", "fa", "he", "th", "ur", "bn", "ta"):
        return len(name.split()) <= 3
    return bool(parts or name[:1].isupper()) and all(part[0].isupper() for part in parts)


def _readable(name: str) -> str:
    return name.strip(" ,")

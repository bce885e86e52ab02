"""Who wrote it: `By NAME`, `Von NAME, dpa`, a name alone beside the date."""

from __future__ import annotations

import re
from functools import cache

from dateline.read.dates import find_clock, find_days
from dateline.read.lines import Line
from dateline.read.masthead import is_institution, is_section
from dateline.read.words import Words, fold, words_for
from dateline.text import regex

_NAME_PART = r"(?:[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w'’.\-]*|de|da|di|del|della|der|den|van|von|zu|bin|al|el|la|le|ten|ter|y|e)"
_NAMES = regex(rf"{_NAME_PART}(?:\s{_NAME_PART}){{1,4}}(?:(?:,| and| und| et| y| e| en| og| och|\s&)\s{_NAME_PART}(?:\s{_NAME_PART}){{0,4}}){{0,5}}")
_ALONE = regex(r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w'’\-]+(?:\s(?:[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w'’\-]*\.?|de|da|di|van|von|der|den|bin|al)){1,3}")
_EAST = regex(
    r"^(?:【|\[|\(|（)?([가-힣]{2,4})\s?(?:기자|특파원)|^(?:文|記者|记者|作者|撰文|採訪)\s?[:：／/]?\s?([\u4e00-\u9fff]{2,4}(?"
    r":[、 ][\u4e00-\u9fff]{2,4})*)$|^([\u4e00-\u9fff々]{2,4}[ 　]?[\u4e00-\u9fffぁ-ん]{1,4})(?:記者)$"
)
_ADDRESS = regex(r"[<(\[]?\S+@\S+|(?:https?://|www\.)\S+")
_WORD = regex(r"[^\W\d_][\w'’\-]*")
_BREAKS = regex(r"\s*[|•·;]\s*|\s[–—-]\s|\s{2,}|,\s(?=\d)")


def byline_of(line: Line, words: Words) -> str | None:
    """The writers that a line names with a word of authorship before them: "" where it names nobody, None where it is no byline."""
    if line.width > 200 or (line.ends and line.width > 90):
        return None
    text = line.text
    east = None if text.isascii() else _EAST.match(text)
    if east:
        return next(group for group in east.groups() if group)
    folded = line.folded
    if folded.split(" ", 1)[0].rstrip(":：") not in words.by_first:
        return None
    for count in (4, 3, 2, 1):
        head = " ".join(folded.split(" ")[:count])
        name = head.rstrip(":：")
        if words.labels.get(name) == "by" and len(name) < len(folded):
            rest = text[len(head) :].strip(" :：")
            named = _ADDRESS.sub(" ", rest).strip(" ,;|–—-")
            if not named:
                return ""
            names = _names_in(named, known=head != name)
            return _somebody(names, words) if names else None
    return None


def _somebody(names: str, words: Words) -> str:
    """The names, "" where they name nobody ("our correspondent") or are the label of a section."""
    tokens = [fold(token) for token in _WORD.findall(names)]
    nobody = all(token in words.nobody for token in tokens)
    return "" if nobody or is_section(fold(names), words) else names


def name_alone(line: Line, words: Words) -> bool:
    """Whether a line is nothing but a person's name, as bylines under a headline often are: no word of it belongs to a section or an institution."""
    if line.width > 40 or line.bullet or not _ALONE.fullmatch(line.text) or is_section(line.folded, words) or is_institution(line, words):
        return False
    return _rubric_words(words.language).isdisjoint(_WORD.findall(line.folded))


@cache
def _rubric_words(language: str) -> frozenset[str]:
    """The words that sections, institutions and nameless writers are called by, and those too frequent to be a name."""
    words = words_for(language)
    small = frozenset(("de", "da", "di", "van", "von", "der", "den", "bin", "al"))
    labels = frozenset(token for phrase in words.sections for token in _WORD.findall(phrase))
    return (labels | words.institutions | words.nobody | words.stop) - small


def _names_in(text: str, known: bool) -> str:
    """The names at the start of a text; after a colon whatever stands there, up to the next mark."""
    days = find_days(text)
    clocks = find_clock(text)
    for start in [day.start for day in days[:1]] + [clock.start for clock in clocks[:1]]:
        text = text[:start] if start >= 2 else text
    head = _BREAKS.split(text.strip(" ,|–—-"))[0].strip(" ,")
    if len(head) < 2 or len(head) > 120:
        return ""
    if known:
        return head
    found = _NAMES.match(head)
    if found and (found.end() == len(head) or head[found.end()] in ",.(" or found.end() > 0.6 * len(head)):
        return head if found.end() > 0.6 * len(head) else found[0]
    single = re.fullmatch(r"[A-ZÀ-ÞА-Я]\S{2,}(?:\s[A-ZÀ-ÞА-Я]\S+)?", head)
    return head if single and not known else ""

"""CSL-JSON, as Zotero, Mendeley and citation processors write it; already parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import ReadResult
from dateline.read.capture import Capture
from dateline.read.references.work import Person, Work, iso_day, read_works

_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip
# Where the name of the publication stands, the nearest first.
_SOURCES = ("container-title", "website-title", "publisher", "authority", "event-title", "archive", "source")


def is_csl(objects: Sequence[Mapping[str, Any]]) -> bool:
    """Whether objects are works: by their types, and by a field that only CSL writes so."""
    kinds = all(each.get("type") in _TYPES for each in objects[:20])
    return (kinds and any(_is_date(each.get(name)) for each in objects[:20] for name in ("issued", "accessed"))) or (
        (kinds and any(isinstance(each.get("author"), list) and any(isinstance(one, dict) and ("family" in one or "literal" in one) for one in each["author"])
                      for each in objects[:20]))
        or (kinds and any("container-title" in each or "citation-key" in each for each in objects[:20]))
    )  # fmt: skip


def read_csl(objects: Sequence[Mapping[str, Any]], lines: Sequence[int], capture: Capture) -> ReadResult:
    """The items of a list of works; `lines` are those they start on."""
    return read_works([_work(each, line) for each, line in zip(objects, lines, strict=True)], capture)


def _is_date(value: Any) -> bool:
    return isinstance(value, dict) and any(key in value for key in ("date-parts", "literal", "raw"))


def _work(value: Mapping[str, Any], line: int) -> Work:
    keywords = value.get("keyword", value.get("keywords", ""))
    words = [_text(each) for each in keywords] if isinstance(keywords, list) else _text(keywords).replace(";", ",").split(",")
    return Work(
        line,
        _text(value.get("citation-key")) or _text(value.get("id")),
        _text(value.get("type")),
        _text(value.get("title")) or _text(value.get("title-short")),
        next((text for name in _SOURCES if (text := _text(value.get(name)))), ""),
        _text(value.get("URL")),
        _text(value.get("DOI")),
        _date(value.get("issued")),
        _date(value.get("accessed")),
        tuple(_person(each) for each in value.get("author") or () if isinstance(each, dict)) if isinstance(value.get("author"), list) else (),
        _text(value.get("abstract")),
        _text(value.get("language")),
        tuple(word.strip() for word in words if word.strip()),
        _text(value.get("note")),
    )


def _person(value: Mapping[str, Any]) -> Person:
    literal = _text(value.get("literal"))
    if literal:
        return Person(literal, body=True)
    particle = _text(value.get("non-dropping-particle")) or _text(value.get("dropping-particle"))
    return Person(_text(value.get("family")), _text(value.get("given")), particle, _text(value.get("suffix")))


def _date(value: Any) -> str:
    """A date as text: parts as ISO, two different ones as a span (which is no day), else as it was written."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list):
        days = [iso_day(*[_text(part) for part in each[:3]]) for each in parts[:2] if isinstance(each, list) and each]
        days = [day for day in days if day]
        if days:
            return days[0] if len(set(days)) == 1 else "/".join(days)
    return _text(value.get("raw")) or _text(value.get("literal"))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(value[0]) if isinstance(value, list) and value else ""

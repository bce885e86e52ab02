"""A work as reference managers describe it, and what becomes of it: one way for CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import MISSING, Block, Field, ReadResult, Said
from dateline.problems import Problem, warning
from dateline.read.capture import Capture
from dateline.read.entry import Entry, Stamps, days_told, few, read_entries, source_profile, text_or_summary
from dateline.read.fragment import flat, fragment, whole
from dateline.read.stated import Manner
from dateline.read.tongues import language_tag
from dateline.text import regex

# Kinds of works whose author, where it is a body, has issued them; a newspaper's "Reuters" wrote it.
_ISSUED = regex(r"report|webpage|online|misc|electronic|elec|rprt|press|statement|legislation|bill|statute|govdoc|manuscript|unpb|document|web", re.IGNORECASE)
_EAST = regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]+")
_DOI = regex(r"10\.\d{4,9}/\S+")
_LONGEST = 1_000
_MOST_NAMES = 60


class Person(NamedTuple):
    """An author: the family's name and the given ones, particle and suffix; a body has its whole name in `family` alone (`body`)."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    body: bool = False

    @property
    def name(self) -> str:
        """The name as it is read: family first and unparted where both are written in East Asian letters, else last."""
        family, given = flat(self.family), flat(self.given)
        if given and _EAST.fullmatch(family.replace(" ", "")) and _EAST.fullmatch(given.replace(" ", "")):
            return family + given
        return " ".join(part for part in (given, flat(self.particle), family, flat(self.suffix)) if part)


class Work(NamedTuple):
    """One work: `day`, `updated` and `seen` as ISO texts (a year or month alone stays one) or as they were written; `rules` the names of the fields
    of the format that gave a value, by the names here."""

    line: int
    key: str = ""
    kind: str = ""
    title: str = ""
    source: str = ""
    url: str = ""
    doi: str = ""
    day: str = ""
    seen: str = ""
    authors: tuple[Person, ...] = ()
    abstract: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""


def read_works(works: Sequence[Work], capture: Capture) -> ReadResult:
    """The items of the works. One without a title is told and left out."""
    problems: list[Problem] = []
    result = read_entries(_entries(works, capture, problems), capture, "works")
    return ReadResult(result.items, few((*problems, *result.problems), capture.path))


def iso_day(year: str, month: str = "", day: str = "") -> str:
    """The parts of a date as one text, as far as they are told."""
    if not year.strip():
        return ""
    parts = [year.strip(), *(part.strip().zfill(2) for part in (month, day if month.strip() else "") if part.strip())]
    return "-".join(parts)


def _entries(works: Sequence[Work], capture: Capture, problems: list[Problem]) -> Iterator[Entry]:
    for work in works:
        told = _told(work)
        if not told.get("title"):
            name = f" (“{work.key[:60]}”)" if work.key else ""
            problems.append(warning(capture.path, work.line, f"this work{name} has no title: it is left out"))
            continue
        stamps = Stamps({"published": (work.day, "date of the work"), "captured": (work.seen, "day of access")}, {"published": Manner(midnight=True)})
        told |= days_told(stamps, work.line, source_profile(told, capture), capture, told.get("language", MISSING).value or "")
        blocks: tuple[Block, ...] = fragment(work.abstract, work.line).blocks if work.abstract else ()
        text, summary = text_or_summary(blocks, "abstract of the work")
        if summary:
            told["summary"] = summary
        pairs = (("type", work.kind), ("doi", work.doi), ("tags", ", ".join(work.keywords)), ("work_note", flat(work.note)))
        said = Said(extra=tuple((name, value[:_LONGEST]) for name, value in pairs if value))
        yield Entry(work.line, work.key or work.doi or work.url, told, text, said=said)


def _told(work: Work) -> dict[str, Field]:
    bodies = [one.name for one in work.authors if one.body]
    issued = bool(bodies) and len(bodies) == len(work.authors) and _ISSUED.search(work.kind) is not None
    names = [] if issued else [name for one in work.authors[:_MOST_NAMES] if (name := one.name)]
    found = _DOI.search(work.doi)
    address = whole(work.url, "") or (f"https://doi.org/{found[0]}" if found else "")
    language = language_tag(work.language)
    values = (
        ("title", flat(work.title), "title of the work"),
        ("source", flat(work.source), "publication of the work"),
        ("source_url", address, "address of the work"),
        ("issuer", bodies[0] if issued else "", "author of the work"),
        ("byline", ", ".join(dict.fromkeys(names)), "author of the work"),
        ("language", language, "language of the work"),
    )
    return {name: Field(value[:_LONGEST], rule, line=work.line, sure=0.97) for name, value, rule in values if value}

"""Where a document comes from: the source its label, its marks, its address or its folder betray; and who issues it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dateline.model import MISSING, Candidate, Field, SourceProfile
from dateline.read.labels import labelled, labels_within
from dateline.read.lines import Line
from dateline.read.words import Words, fold
from dateline.text import regex, slug

_URL = regex(r"https?://[^\s<>\"'）)\]]+")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "de", "la", "du", "des", "von", "und", "der", "die", "das"])
# So many lines outside the text are searched for a label within a line.
_HEAD = 400
_HOST = regex(r"[\w\-]+(?:\.[\w\-]+)+")


def find_source(
    path: str, lines: list[Line], outside: Sequence[int], words: Words, sources: Sequence[SourceProfile], known: SourceProfile | None = None
) -> tuple[Field, SourceProfile | None, int | None]:
    """The source, its profile where one knows it, and the index of the line that was used.

    A label wins; then what a person named (`known`); then a profile's mark outside the text (`outside`: indexes of those lines);
    then an address on the page; then the folder.
    """
    beside = frozenset(outside)
    for index, label in labelled(lines, words).items():
        line = lines[index]
        if label.kind == "source" and 2 <= len(label.value) <= 100 and (index in beside or index < 12):
            profile = named(label.value, sources)
            name = profile.name if profile else readable(label.value)
            return Field(name, "label", line=line.number, text=label.value, sure=0.98), profile, index
    for index in outside[:_HEAD]:
        within = next((each for each in labels_within(lines[index], words) if each.kind == "source"), None)
        if within:
            profile = named(within.value, sources)
            return Field(profile.name if profile else readable(within.value), "label", line=lines[index].number, text=within.value, sure=0.9), profile, index
    if known:
        return Field(known.name, "address", sure=0.95), known, None
    marks = _marks(lines, outside, sources)
    if marks:
        (profile, mark, line), *rest = marks
        others = tuple(Candidate(other.name, "mark", at.number, 0.5) for other, _, at in rest if other is not profile)
        sure = 0.9 if not others else 0.6
        return Field(profile.name, "mark of the source", line=line.number, text=mark, sure=sure, others=others), profile, None
    return _by_address(path, lines, outside, sources)


def _by_address(path: str, lines: list[Line], outside: Sequence[int], sources: Sequence[SourceProfile]) -> tuple[Field, SourceProfile | None, int | None]:
    for index in outside if sources else ():
        for address in _URL.findall(lines[index].text):
            profile = by_host(address, sources)
            if profile:
                return Field(profile.name, "address", line=lines[index].number, text=address, sure=0.9), profile, None
    profile = by_folder(path, sources)
    return (Field(profile.name, "folder", sure=0.9), profile, None) if profile else (MISSING, None, None)


def named(name: str, sources: Sequence[SourceProfile]) -> SourceProfile | None:
    """The profile that a printed name means: its name, its id or one of its marks, whatever the case."""
    wanted = fold(name).strip(" .")
    for profile in sources:
        if wanted in (fold(profile.name), fold(profile.id)) or wanted in (fold(mark) for mark in profile.match):
            return profile
    return None


def by_host(url: str, sources: Sequence[SourceProfile]) -> SourceProfile | None:
    """The profile whose marks hold the host of an address, or a host above it."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for profile in sources:
        for mark in profile.match:
            known = mark.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
            if _HOST.fullmatch(known) and (host == known or host.endswith(f".{known}")):
                return profile
    return None


def by_folder(path: str, sources: Sequence[SourceProfile]) -> SourceProfile | None:
    """The profile that a folder of the document is named after (its id or its name); the folder nearest to the document counts."""
    known = {slug(name): profile for profile in reversed(sources) for name in (profile.name, profile.id)}
    return next((known[each] for folder in reversed(path.split("/")[:-1]) if (each := slug(folder)) in known), None)


def profile_of(name: str, address: str, sources: Sequence[SourceProfile], known: SourceProfile | None = None) -> SourceProfile | None:
    """The profile of a source that a format names: what a person said (`known`), then the name, then the host of the item's address."""
    return known or (named(name, sources) if name else None) or (by_host(address, sources) if address else None)


def known_boilerplate(lines: Sequence[Line], profile: SourceProfile | None) -> dict[int, str]:
    """The lines that the source's profile knows for boilerplate, by index; a short one is the heading of what follows a text."""
    if profile is None or not profile.boilerplate:
        return {}
    known = tuple(fold(text).strip() for text in profile.boilerplate)
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.folded in known:
            found[index] = "list heading" if line.width <= 60 and index > 0 else "boilerplate of the source"
        elif line.width <= 300 and any(text in line.folded for text in known if len(text) >= 12):
            found[index] = "boilerplate of the source"
    return found


def _marks(lines: list[Line], outside: Sequence[int], sources: Sequence[SourceProfile]) -> list[tuple[SourceProfile, str, Line]]:
    """The profiles whose marks stand outside the text, the one with most marks first."""
    found: list[tuple[int, int, SourceProfile, str, Line]] = []
    for rank, profile in enumerate(sources):
        hits: list[tuple[str, Line]] = []
        for mark in profile.match:
            if _HOST.fullmatch(mark):
                continue
            phrase = re.compile(rf"(?<!\w){re.escape(fold(mark))}(?!\w)") if mark.isascii() else re.compile(re.escape(fold(mark)))
            hits += [(mark, lines[index]) for index in outside if phrase.search(lines[index].folded)][:1]
        if hits:
            found.append((-len(hits), rank, profile, *hits[0]))
    return [(profile, mark, line) for _, _, profile, mark, line in sorted(found, key=lambda each: each[:2])]


def readable(name: str) -> str:
    """A name set in capitals as names are written; any other as it stands."""
    if not name.isupper() or " " not in name:
        return name
    parts = re.split(r"([\s\-])", name.lower())
    return "".join(part if number and part in _SMALL else part[:1].upper() + part[1:] for number, part in enumerate(parts))


_INSTITUTION = r"((?:[A-ZÀ-Þ][\w'’\-]+\s(?:and\s|of\s|for\s|the\s|on\s|de\s|des\s|la\s|du\s|der\s|für\s|und\s|del\s|dei\s){0,3}){0,6}[A-ZÀ-Þ][\w'’\-]+)"
_SAYS = (
    r"(?:reiterates?d?|announce[sd]?|states?d?|expresse[sd]|condemn(?:s|ed)|welcome[sd]?|urge[sd]?|call(?:s|ed)|said|says|issue[sd]?|release[sd]|"
    r"confirm(?:s|ed)|affirm(?:s|ed)|emphasize[sd]?|stresse[sd]|thank(?:s|ed)|notes?d?|regret(?:s|ted)|object(?:s|ed)|protest(?:s|ed)|today|has|will|"
    r"teilt|erklärt|annonce|déclare|anuncia|informa)"
)
_SPEAKS = regex(rf"\b[Tt]he {_INSTITUTION}(?: \(([A-Z][A-Za-z]{{1,9}})\))? {_SAYS}\b")
# A paragraph beyond this length is searched no further: bounded time on hostile input.
_LONG = 3000
_LETTERS = regex(r"[^\W\d_]+")
_ACRONYM = regex(r"\b[A-Z][A-Za-z]{1,3}[A-Z]\b|\b[A-Z]{3,7}\b")


def find_issuer(lines: list[Line], title: int, body: Sequence[int], words: Words, source: Field) -> tuple[Field, int | None]:
    """Who speaks or issues: a label; or the institution that the headline names and the text lets speak.

    The headline names it in full or by initials ("MOFA response …", "the Ministry of Foreign Affairs reiterates").
    """
    inside = frozenset(body)
    for index, label in labelled(lines, words).items():
        line = lines[index]
        if index not in inside and label.kind == "issuer" and 2 <= len(label.value) <= 100 and any(map(str.isalpha, label.value)):
            return Field(readable(label.value), "label", line=line.number, text=label.value, sure=0.9), index
    if title < 0:
        return MISSING, None
    headline = lines[title].text
    opening = headline[:60]
    if not _ACRONYM.search(opening) and words.institutions.isdisjoint(fold(opening).split()):
        return (source, None) if _speaks_for_itself(source, opening) else (MISSING, None)
    for index in body[:30]:
        if words.institutions.isdisjoint(_LETTERS.findall(lines[index].folded)):
            continue
        for found in _SPEAKS.finditer(lines[index].text[:_LONG]):
            name = found[1]
            if not any(fold(part) in words.institutions for part in name.split()):
                continue
            letters = found[2] or ""
            if _initials(name, opening) or (letters and letters in opening) or fold(name) in fold(opening):
                return Field(name, "institution of the headline that the text lets speak", line=lines[index].number, text=found[0], sure=0.9), None
    return (source, None) if _speaks_for_itself(source, opening) else (MISSING, None)


def _initials(name: str, opening: str) -> bool:
    """Whether the headline opens with the initials of a name, with or without its small words (MOFA, DOD, MoD)."""
    parts = name.split()
    every = "".join(part[0] for part in parts).upper()
    great = "".join(part[0] for part in parts if part[0].isupper()).upper()
    return any(found.upper() in (every, great) for found in _ACRONYM.findall(opening))


def _speaks_for_itself(source: Field, opening: str) -> bool:
    return bool(source.value) and fold(opening).startswith(fold(source.value or "\0"))

"""BibTeX and BibLaTeX (`.bib`): entries read one by one, what is broken told and passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.model import ReadResult
from dateline.problems import Problem, warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.decode import decode
from dateline.read.entry import few
from dateline.read.references.latex import unlatexed
from dateline.read.references.work import Person, Work, iso_day, read_works
from dateline.read.stated import parsed
from dateline.read.words import all_labels, fold, month_of
from dateline.text import regex

_ENTRY = regex(r"^[ \t]*@[ \t]*([A-Za-z]{1,40})\s*[{(]\s*", re.MULTILINE)
_NAME = regex(r"[\s,]*([A-Za-z][\w:.+/\-]{0,60})\s*=\s*")
_WORD = regex(r"[^\s,#{}()\"=]{1,200}")
_MARK = regex(r"[{}\"\\]|\n[ \t]*@[ \t]*[A-Za-z]{1,40}\s*[{(]")
_END = regex(r"[\s,]*[})]")
_JOIN = regex(r"\s*#\s*")
_KEY = regex(r"([^\s,{}\"]{0,200})\s*(?=[,})])")
_AND = regex(r"\s+and\s+", re.IGNORECASE)
_SOURCES = (
    "journaltitle",
    "journal",
    "newspaper",
    "publication",
    "booktitle",
    "maintitle",
    "website",
    "organization",
    "institution",
    "publisher",
    "howpublished",
)
_SKIPPED = frozenset(("comment", "preamble"))
_PARTICLE = regex(r"((?:[a-zß-ÿ][\w'’]*\s+)+)(?=[^a-zß-ÿ])")
_MOST_MACROS = 5_000


class _Raw(NamedTuple):
    line: int
    kind: str
    key: str
    fields: Mapping[str, str]


def read_bibtex(capture: Capture) -> ReadResult:
    """The items of a bibliography, a work each. Raises Unreadable for a text without any entry."""
    problems: list[Problem] = []
    works = [_work(raw) for raw in _entries(decode(capture.data), problems, capture.path)]
    if not works:
        told = problems[0] if problems else None
        why = f"{told.message}" if told else "none begins with “@article{…”"
        raise Unreadable(f"holds no BibTeX entry that can be read ({why}); export it again from the reference manager", told.line if told else 1)
    result = read_works(works, capture)
    return ReadResult(result.items, few((*problems, *result.problems), capture.path))


def _entries(text: str, problems: list[Problem], path: str) -> Iterator[_Raw]:
    macros: dict[str, str] = {}
    at, line, seen = 0, 1, 0
    while found := _ENTRY.search(text, at):
        kind = found[1].lower()
        line += text.count("\n", seen, found.start())
        seen, at = found.start(), found.end()
        if kind in _SKIPPED:
            continue
        key = _KEY.match(text, at) if kind != "string" else None
        fields, at, whole = _fields(text, key.end() if key else at, macros)
        if kind == "string":
            macros.update(fields if len(macros) < _MOST_MACROS else {})
            continue
        if not whole:
            told = "this entry is not closed, or has a comma, brace or quotation mark too few"
            problems.append(warning(path, line, f"{told}: it is {'read as far as it goes' if fields else 'left out'}"))
        if fields:
            yield _Raw(line, kind, key[1] if key else "", fields)


def _fields(text: str, at: int, macros: Mapping[str, str]) -> tuple[dict[str, str], int, bool]:
    """The fields of an entry by their names in small letters, where reading stopped, and whether the entry was closed there."""
    fields: dict[str, str] = {}
    while name := _NAME.match(text, at):
        value, at = _value(text, name.end(), macros)
        if value is None:
            return fields, at, False
        fields.setdefault(name[1].lower(), value)
    rest = _END.match(text, at)
    return fields, rest.end() if rest else at, rest is not None


def _value(text: str, at: int, macros: Mapping[str, str]) -> tuple[str | None, int]:
    """A value: pieces in braces or quotation marks, numbers and macros, joined by #; None where it is never closed."""
    pieces: list[str] = []
    while True:
        mark = text[at : at + 1]
        if mark and mark in '{"':
            end = _closing(text, at + 1, mark)
            if end < 0:
                return None, at + 1
            pieces.append(text[at + 1 : end])
            at = end + 1
        elif word := _WORD.match(text, at):
            pieces.append(macros.get(word[0].lower(), word[0]))
            at = word.end()
        else:
            return None, at
        join = _JOIN.match(text, at)
        if not join:
            return "".join(pieces), at
        at = join.end()


def _closing(text: str, at: int, mark: str) -> int:
    """Where the value that `mark` opens is closed, -1 where the next entry begins before."""
    depth, escaped = 0, -1
    for found in _MARK.finditer(text, at):
        sign = found[0]
        if found.start() == escaped:
            continue
        if sign == "\\":
            escaped = found.end()
        elif sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0:
                return found.start() if mark == "{" else -1
            depth -= 1
        elif sign == '"':
            if mark == '"' and depth == 0:
                return found.start()
        elif sign.startswith("\n"):
            return -1
    return -1


def _work(raw: _Raw) -> Work:
    fields = raw.fields

    def plain(*names: str) -> str:
        return next((text for name in names if (text := " ".join(unlatexed(fields.get(name, "")).split()))), "")

    source = next((text for name in _SOURCES if (text := plain(name)) and "://" not in text), "")
    note = plain("note", "annotation", "annote")
    shown = plain("howpublished")
    title, subtitle = plain("title"), plain("subtitle")
    return Work(
        raw.line,
        raw.key,
        plain("entrysubtype") or raw.kind,
        f"{title}: {subtitle}" if title and subtitle else title,
        source,
        fields.get("url", "").strip().replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#") or (shown if "://" in shown else ""),
        plain("doi"),
        _day(fields),
        plain("urldate", "lastchecked", "accessed", "lastaccessed") or _seen(note),
        tuple(_people(fields.get("author", ""))),
        unlatexed(fields.get("abstract", "")),
        plain("langid", "language", "hyphenation"),
        tuple(word.strip() for word in re.split("[;,]", plain("keywords", "keyword")) if word.strip()),
        "" if _seen(note) else note,
    )


def _day(fields: Mapping[str, str]) -> str:
    """BibLaTeX's date; else year, month and day as far as they are told."""
    date = " ".join(unlatexed(fields.get("date", "")).split())
    if date:
        return date.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", date) and not re.search(r"[+-]\d\d:?\d\d$|Z$", date) else date
    year = " ".join(unlatexed(fields.get("year", "")).split())
    month = " ".join(unlatexed(fields.get("month", "")).replace(",", " ").split())
    day = "".join(character for character in fields.get("day", "") if character.isdecimal())
    number = re.fullmatch(r"\D*?(\d{1,2})?\W*([^\W\d]+)\W*(\d{1,2})?", month)
    if number and (named := month_of(number[2])):
        return iso_day(year, str(named), day or number[1] or number[3] or "")
    return iso_day(year, month if month.isdecimal() else "", day)


def _seen(note: str) -> str:
    """The day in a note such as "Accessed: 2025-04-11", by the label words of all languages; "" for any other note."""
    labels = all_labels()
    words = fold(note).replace(":", " ").split()
    for count in (3, 2, 1):
        if labels.get(" ".join(words[:count])) == "captured":
            rest = note.split(None, count)[-1] if len(note.split()) > count else ""
            return rest if parsed(rest) else ""
    return ""


def _people(text: str) -> Iterator[Person]:
    """The names of an author field; one in braces as a whole is a body."""
    for name in _AND.split(" ".join(text.split())):
        if not name or name.lower() == "others":
            continue
        if name.startswith("{") and name.endswith("}") and name.count("{") == name.count("}"):
            yield Person(unlatexed(name), body=True)
            continue
        parts = [unlatexed(part).strip() for part in name.split(",")]
        if len(parts) == 1:
            yield Person(parts[0])
            continue
        particle = _PARTICLE.match(parts[0])
        family = parts[0][particle.end() :] if particle else parts[0]
        given, suffix = (parts[-1], parts[1]) if len(parts) > 2 else (parts[1], "")
        yield Person(family, given, particle[1].strip() if particle else "", suffix)

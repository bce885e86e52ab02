"""RIS, the exchange format of reference managers and databases (`.ris`)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import ReadResult
from dateline.problems import Problem, warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.decode import decode
from dateline.read.entry import few
from dateline.read.references.work import Person, Work, iso_day, read_works
from dateline.text import regex

_TAG = regex(r"([A-Z][A-Z0-9]) {0,2}-(?: (.*)|\s*)$")
_ENDS = (".", "!", "?", "。", "！", "？", "”", "»")
_DATE = regex(r"(\d{4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:/.*)?")


def read_ris(capture: Capture) -> ReadResult:
    """The items of an export, a work each. Raises Unreadable for a text without any."""
    problems: list[Problem] = []
    works = [_work(line, fields) for line, fields in _records(decode(capture.data), problems, capture.path)]
    if not works:
        raise Unreadable("holds no RIS record (none begins with a line “TY  - …”); export it again from the reference manager", 1)
    result = read_works(works, capture)
    return ReadResult(result.items, few((*problems, *result.problems), capture.path))


def _records(text: str, problems: list[Problem], path: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Each record: the line it starts on, and its values by tag. A line without a tag goes on with the value above."""
    begun, fields, tag = 0, dict[str, list[list[str]]](), ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.match(line.strip("\ufeff "))
        if found and found[1] == "TY":
            if fields:
                problems.append(warning(path, begun, "this record has no end (“ER  - ”): it is read up to the next; export it again if something is missing"))
                yield begun, _joined(fields)
            begun, fields, tag = number, {"TY": [[(found[2] or "").strip()]]}, "TY"
        elif found and found[1] == "ER":
            if fields:
                yield begun, _joined(fields)
            fields, tag = {}, ""
        elif found and fields:
            tag = found[1]
            fields.setdefault(tag, []).append([(found[2] or "").strip()])
        elif fields and tag and line.strip():
            fields[tag][-1].append(line.strip())
    if fields:
        problems.append(warning(path, begun, "this record has no end (“ER  - ”): the file may be cut off; export it again if something is missing"))
        yield begun, _joined(fields)


def _joined(fields: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    """The values whole. Exporters wrap long ones: what ends as a sentence does ends a paragraph; keywords stand a line each."""
    whole: dict[str, list[str]] = {}
    for tag, values in fields.items():
        whole[tag] = ["".join(line if not at else f"{_gap(tag, lines[at - 1])}{line}" for at, line in enumerate(lines)).strip() for lines in values]
    return whole


def _gap(tag: str, above: str) -> str:
    return "\n" if tag == "KW" or above.endswith(_ENDS) else " "


def _work(line: int, fields: dict[str, list[str]]) -> Work:
    def first(*tags: str) -> str:
        return next((value for tag in tags for value in fields.get(tag, ()) if value), "")

    title = first("TI", "T1", "CT", "ST")
    source = first("T2", "JO", "JF", "JA", "J2", "BT", "PB", "DP")
    return Work(
        line,
        first("ID", "AN"),
        first("TY"),
        title,
        "" if source == title else source,
        first("UR", "LK", "L2").split(";")[0].split("\n")[0].strip(),
        first("DO"),
        _date(first("DA", "Y1", "PY")) if len(_date(first("DA"))) >= len(_date(first("Y1", "PY"))) else _date(first("Y1", "PY")),
        _date(first("Y2")),
        tuple(_person(name) for tag in ("AU", "A1") for name in fields.get(tag, ()) if name),
        first("AB", "N2"),
        first("LA"),
        tuple(word for value in fields.get("KW", ()) for word in value.split("\n") if word),
        first("N1"),
    )


def _date(text: str) -> str:
    """RIS writes YYYY/MM/DD/other, each part but the year as it is known; anything else stays as it is."""
    found = _DATE.fullmatch(text.strip())
    return iso_day(found[1], found[2] or "", found[3] or "") if found else text


def _person(text: str) -> Person:
    family, comma, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    return Person(family.strip(), given.strip(), suffix=suffix.strip(), body=not comma or not given.strip())

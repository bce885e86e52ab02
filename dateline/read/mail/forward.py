"""The head of a forwarded or quoted mail within a text: `From: … Sent: … Subject: …`, in the words of many mail programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.read.mail.rows import Row
from dateline.read.phrases import phrases
from dateline.read.words import fold
from dateline.text import regex

_LABEL = regex(r"^[\s*>|]*([^\W\d_][^:：\n*]{0,30}?)\s*\*?\s?[:：]\s*\*?\s*(.*?)\s*\*?$")
_RULED = regex(r"^\s*[-_=*]{2,}.{0,80}?[-_=*]*\s*$")
_FAR = 12
_TRIES = 300
_ADDRESS = regex(r"<?(?:mailto:)?\s*([\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)>?", re.IGNORECASE)


class Told(NamedTuple):
    """What one line of a head says."""

    text: str
    line: int


class Head(NamedTuple):
    """A head within a text: rows `start` to `end` (not included), what its lines say by kind, and whether a line announces a forward."""

    start: int
    end: int
    told: dict[str, Told]
    announced: bool
    depth: int


def find_head(rows: Sequence[Row]) -> Head | None:
    """The first head of another mail: at least a sender and a day or subject, three lines close together."""
    tried = 0
    for at, row in enumerate(rows):
        if _label(row.text)[0]:
            found = _head(rows, at)
            tried += 1
            if found or tried >= _TRIES:
                return found
    return None


def sender_in(told: Told) -> tuple[str, str]:
    """The name and address of a head's sender: `Name <mail>`, `Name [mailto:mail]`, `mail`, `Name`."""
    found = _ADDRESS.search(told.text)
    if not found:
        return told.text.strip(" \"'"), ""
    name = told.text[: found.start()].strip(" \"'[(<")
    return re.sub(r"\s*(?:\[mailto:?|im auftrag von.*)$", "", name, flags=re.IGNORECASE).strip(" \"'"), found[1].lower()


def _head(rows: Sequence[Row], start: int) -> Head | None:
    told: dict[str, Told] = {}
    lines, end, last = 0, start, ""
    depth = rows[start].depth
    for at in range(start, min(len(rows), start + _FAR)):
        row = rows[at]
        if row.depth != depth:
            break
        if not row.text.strip():
            if lines >= 3 and _is_whole(told):
                break
            continue
        kind, value = _label(row.text)
        if kind:
            told.setdefault(kind, Told(value, row.line))
            lines, end, last = lines + 1, at + 1, kind
        elif last in ("subject", "to") and lines < 3 and len(row.text) < 200:
            end = at + 1
        else:
            break
    if lines < 3 or not _is_whole(told):
        return None
    first, announced = _announced(rows, start)
    return Head(first, end, told, announced, depth)


def _is_whole(told: dict[str, Told]) -> bool:
    return "from" in told and ("date" in told or "subject" in told)


def _announced(rows: Sequence[Row], start: int) -> tuple[int, bool]:
    """The first row of what announces a head above it, and whether it says that the mail is forwarded."""
    first, announced = start, False
    at, seen = start - 1, 0
    while at >= 0 and start - at <= 4 and seen < 2:
        text = rows[at].text.strip()
        if text:
            seen += 1
            says = _forwarding().search(fold(text)) is not None
            if not (_RULED.match(text) or (len(text) <= 90 and text.endswith((":", "：")) and says)):
                break
            first, announced = at, announced or says
        at -= 1
    return first, announced


def _label(text: str) -> tuple[str, str]:
    """The kind of a head's line (from, date, subject, to) and what it says."""
    if len(text) > 2000 or not (":" in text[:40] or "：" in text[:40]):
        return "", ""
    found = _LABEL.match(text)
    return (_labels().get(fold(found[1]).strip(), ""), found[2].strip()) if found else ("", "")


@cache
def _labels() -> dict[str, str]:
    return {fold(label): kind for kind in ("to", "date", "subject", "from") for label in phrases("mail", kind)}


@cache
def _forwarding() -> re.Pattern[str]:
    return re.compile("|".join(phrases("mail", "forwarded")))


def split_heads(rows: Sequence[Row]) -> list[Row]:
    """Paragraphs of HTML whose lines are those of a head, as rows of their own."""
    parted: list[Row] = []
    for row in rows:
        lines = row.text.split("\n")
        if len(lines) < 2 or sum(bool(_label(line)[0]) for line in lines) < 2:
            parted.append(row)
            continue
        last = max(at for at, line in enumerate(lines) if _label(line)[0])
        parted += [Row(row.line, line.strip(), row.depth) for line in lines[: last + 1]]
        rest = "\n".join(lines[last + 1 :]).strip()
        if rest:
            parted.append(Row(row.line, rest, row.depth, "", row.kind))
    return parted

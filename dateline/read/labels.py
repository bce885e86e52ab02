"""Labels that a page puts before its data: `Date: …`, `出典：…`, `Published April 4`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.read.lines import Line, holding
from dateline.read.words import Words, all_labels, fold
from dateline.text import regex

_MARKS = (":", "：", "|", "｜")
_COLON = regex(r"\s*[:：]\s*|\s*[｜|]\s*(?=\S)")


# A label behind a gap, and what stands behind it up to the next gap: a bar, a wide space, two spaces, or the next label.
_WITHIN = regex(r"(?:^|[\s|｜•·])([^\s|｜•·:：]{1,20})\s?[:：]\s?([^|｜•·\u3000:：]{2,60}?)(?=\s*[|｜•·\u3000]|\s{2,}|\s[^\s:：]{1,20}[:：]|$)")
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY_LABELS = ("published", "updated", "captured", "expires")


class Labelled(NamedTuple):
    """What a label says: its kind (`published`, `updated`, `captured`, `by`, `source`, `issuer`, `photo`), the value behind it."""

    kind: str
    value: str


def label_of(line: Line, words: Words) -> Labelled | None:
    """The label a line opens with, where a colon marks it and the line is no sentence of prose."""
    if line.width > 240:
        return None
    head = line.text[:48]
    if ":" not in head and "：" not in head and "|" not in head and "｜" not in head:
        return None
    colon = _COLON.search(head)
    if not colon:
        return None
    name = fold(line.text[: colon.start()]).strip(" 【[(（")
    if not name or len(name) > 30:
        return None
    kind = words.labels.get(name) or all_labels().get(name)
    if kind is None:
        return None
    return Labelled(kind, line.text[colon.end() :].strip())


def labelled(lines: Sequence[Line], words: Words) -> dict[int, Labelled]:
    """The labels that lines open with (see `label_of`), by the line's index: only lines with a mark of one are looked at."""
    marked = holding("\n".join([line.text for line in lines]), _MARKS)
    return {index: label for index in sorted(marked) if (label := label_of(lines[index], words))}


def labels_within(line: Line, words: Words) -> list[Labelled]:
    """The labels inside a line that tells a day, each with the word or words up to the next gap (`2025年4月11日　来源：新华网　作者：王小明`)."""
    if not (":" in line.text or "：" in line.text) or line.width > 160 or line.ends or not _YEAR.search(line.text):
        return []
    found = []
    for name, value in _WITHIN.findall(line.text):
        kind = words.labels.get(fold(name).strip(" 【[(（"))
        if kind:
            found.append(Labelled(kind, value.strip(" 】])）")))
    return found


def kind_before(text: str, words: Words) -> str:
    """The kind of label that the end of a text is (`… | Updated`), "" for none: four words at most, or the letters before."""
    tail = fold(text).strip(" :：.,|•·-–—([")
    if not tail:
        return ""
    pieces = tail.split()
    for count in (4, 3, 2, 1):
        name = " ".join(pieces[-count:]).strip(":：.,|•·-–—([")
        kind = words.labels.get(name)
        if kind in DAY_LABELS:
            return kind
    for size in range(min(8, len(tail)), 1, -1):
        kind = all_labels().get(tail[-size:], "") if not tail[-size:].isascii() else ""
        if kind in DAY_LABELS:
            return kind
    return ""

"""Labels that a page puts before its data: `Date: …`, `出典：…`, `Published April 4`."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.lines import Line
from dateline.read.words import Words, all_labels, fold

_COLON = re.compile(r"\s*[:：]\s*|\s*[｜|]\s*(?=\S)")


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

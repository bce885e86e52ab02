"""A person's word in the columns of a table: rights, status, actors, topics, a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.matter import Matter
from dateline.model import Said
from dateline.problems import Problem, warning
from dateline.read.person import sayings
from dateline.read.table.columns import Columns

_KEYS = ("rights", "status", "actors", "topics", "note", "pin")
_LISTS = ("actors", "topics")
# What other programs call published and held.
_STATUS = {
    "publish": "public", "published": "public", "live": "public", "draft": "held", "private": "held", "pending": "held", "future": "held",
    "trash": "held", "embargoed": "held", "unpublished": "held",
}  # fmt: skip
_LONGEST = 1_000


def said_of(columns: Columns, row: Mapping[str, str], path: str, line: int) -> tuple[Said, list[Problem]]:
    """What the columns of a row say of its item, validated as front matter is; a wrong value is a warning, and is not used."""
    keys: dict[str, Any] = {}
    for name in _KEYS:
        value, _ = columns.value(row, name)
        if value:
            keys[name] = [part.strip() for part in value.replace("\n", ";").split(";")] if name in _LISTS else value
    if "status" in keys:
        keys["status"] = _STATUS.get(keys["status"].strip().lower(), keys["status"])
    tags = ", ".join(tag for tag in columns.value(row, "tags")[0].split("\n") if not tag.strip().isdecimal())[:_LONGEST]
    said: dict[str, Any] = {"extra": (("tags", tags),)} if tags else {}
    if not keys:
        return Said(**said), []
    words = sayings(Matter(keys=keys, lines=dict.fromkeys(keys, line)), path, "column")
    problems = [warning(path, problem.line, f"{problem.message}; it is not used") for problem in words.problems]
    return Said(**{**words.said, **said}), problems

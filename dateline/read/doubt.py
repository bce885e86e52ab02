"""What only a person can decide: a day that can be read two ways."""

from __future__ import annotations

import datetime as dt

from dateline.model import Reading
from dateline.problems import Problem, warning
from dateline.read.moments import DAY_OR_MONTH, ENOUGH

_MONTHS = "January February March April May June July August September October November December"


def undecided(reading: Reading, path: str) -> Problem | None:
    """A warning where an item has no day because the one it shows has two readings; it names both, at the day's line."""
    if reading.published:
        return None
    both = [other for other in reading.published.others if other.rule.endswith(DAY_OR_MONTH) and other.sure >= ENOUGH][:2]
    if len(both) < 2:
        return None
    first, second = (dt.date.fromisoformat(other.value) for other in both)
    told = f"{_said(first)} or {_said(second)} {second.year}"
    # Front matter and side files speak for a whole document: an item of many is set right where it stands, or by a correction.
    what = f"add `published: {first}` or `{second}`" if reading.part is None else f"write {first} or {second} there, or into a correction"
    return warning(path, both[0].line, f"the day can be read two ways, {told}: {what}")


def _said(day: dt.date) -> str:
    return f"{day.day} {_MONTHS.split()[day.month - 1]}"

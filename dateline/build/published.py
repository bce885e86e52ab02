"""The fields that readers meet and cite: what was published of them, what is read now, and the one laid over the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dateline.model import Candidate, Field, Reading, SourceProfile

KEPT = ("title", "published", "updated", "source", "issuer", "byline", "dateline")
RULE = "as published before"


class Difference(NamedTuple):
    """A field that was published as `before` and is now read as `now` ("" for nothing)."""

    name: str
    before: str
    now: str

    def __str__(self) -> str:
        before, now = (f'"{value}"' if value else "nothing" for value in (self.before, self.now))
        return f"{self.name}: {now} instead of {before}"


def recorded(reading: Reading) -> dict[str, str]:
    """What the program read of an item, by field, for the ledger. What a person said is theirs to change at any time."""
    return {name: field.value for name in KEPT if (field := getattr(reading, name)).by == "program" and field.value is not None}


def differing(read: Mapping[str, str], before: Mapping[str, str], by_person: Collection[str] = ()) -> tuple[Difference, ...]:
    """Where a reading says something else than was published, but for the fields that a person said."""
    names = [name for name in KEPT if name not in by_person and read.get(name) != before.get(name)]
    return tuple(Difference(name, before.get(name, ""), read.get(name, "")) for name in names)


def as_published(reading: Reading, differences: Sequence[Difference], sources: Sequence[SourceProfile]) -> Reading:
    """The reading with the fields that were published; what is read now becomes a runner-up."""
    changes: dict[str, Any] = {}
    for name, before, now in differences:
        field: Field = getattr(reading, name)
        others = (Candidate(now, field.rule, field.line, field.sure), *field.others) if now else field.others
        changes[name] = Field(before or None, RULE, others=others, sure=field.sure)
    if "source" in changes:
        changes["source_id"] = next((profile.id for profile in sources if profile.name == changes["source"].value), "")
    if "published" in changes:
        changes["zone"] = ""
    return replace(reading, **changes)

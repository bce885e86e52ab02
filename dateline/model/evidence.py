"""A value with its evidence: where it stood, by which rule, how sure, and what else it might have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

By = Literal["program", "person"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A runner-up: what the field would have been without the winner. `path` as in `Field`."""

    value: str
    rule: str
    line: int | None = None
    sure: float = 0.0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item. `value` is None where nothing was found; dates are ISO 8601 text (see `When`).

    `rule` names the rule of the program ("label", "dateline", "first line", …) or the place a person gave it
    ("front matter", "side file", "correction"). `line` is the line of the document (or of the side file or
    correction, when `key` is set). `text` is what stood there when it differs from the value. `path` names the capture that the
    field was taken from, where an item has several and it is another one than the text's.
    """

    value: str | None
    rule: str
    line: int | None = None
    key: str | None = None
    text: str = ""
    sure: float = 1.0
    by: By = "program"
    others: tuple[Candidate, ...] = ()
    path: str = ""

    def __bool__(self) -> bool:
        return self.value is not None


MISSING = Field(None, "nothing found", sure=0.0)


def given(value: str, key: str, rule: str, line: int | None = None) -> Field:
    """A field that a person set: it beats whatever the program read."""
    return Field(value, rule, line=line, key=key, sure=1.0, by="person")


@dataclass(frozen=True, slots=True)
class Span:
    """Lines `first` to `last` of a document (counted from 1, both included), what stood there, and the rule that took them."""

    first: int
    last: int
    text: str
    rule: str

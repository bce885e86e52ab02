"""What differs between what people wrote then and now, told as reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Protocol, TypeVar

K = TypeVar("K")
Whys = Mapping[str, tuple[str, ...]]


class Written(Protocol):
    """A value of one file under content/, or of a pack that the program brings."""

    @property
    def path(self) -> str: ...


_SAID = {"intro": "its text", "nots": "not", "path": "its file's name", "line": "its lines", "pack": "who wrote it"}
"""Fields that a person knows by another name."""


def told(what: str, one: Written | None, other: Written | None) -> str:
    """That one file (`what` names its kind) came, went or says something else, and in which of its fields."""
    here = other or one
    path = f"{what} {here.path}" if here and here.path else f"{what} {getattr(here, 'name', '')} that the program brings"
    if not one or not other:
        return f"{path} was {'added' if other else 'removed'}"
    parts = differing(one, other)
    return f"{path} changed ({', '.join(parts)})"


def differing(one: object, other: object) -> list[str]:
    """The names of the fields in which two values of one kind differ, as a person writes them."""
    names = [field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)]  # type: ignore[arg-type]
    return [_SAID.get(name, name) for name in names]


def gathered(*facts: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    """Everything that is named, with all reasons given for it."""
    found: dict[K, dict[str, None]] = {}
    for about, why in (pair for some in facts for pair in some):
        found.setdefault(about, {})[why] = None
    return {about: tuple(whys) for about, whys in found.items()}


def facts(whys: Mapping[K, tuple[str, ...]]) -> Iterator[tuple[K, str]]:
    """What `gathered` gathers, one by one."""
    return ((about, why) for about, several in whys.items() for why in several)


def pairs(was: Sequence[Written], now: Sequence[Written]) -> Iterator[tuple[Written | None, Written | None]]:
    """The files whose values differ, by their path: then and now."""
    old, new = {one.path: one for one in was}, {one.path: one for one in now}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            yield old.get(path), new.get(path)

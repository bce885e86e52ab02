"""What the tests of formats share: a document read, and its items and complaints in short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.read import read_document

GAZETTE = SourceProfile(
    "harbour-gazette",
    "Harbour Gazette",
    country="japan",
    language="en",
    timezone="Asia/Tokyo",
    match=("gazette.example", "HARBOUR GAZETTE ONLINE"),
    boilerplate=("Read the Harbour Gazette every morning",),
)


def read(
    path: str,
    data: str | bytes,
    *,
    sources: Sequence[SourceProfile] = (),
    limits: Mapping[str, int] | None = None,
    columns: Mapping[str, str] | None = None,
    side: str | None = None,
) -> ReadResult:
    raw = data.encode() if isinstance(data, str) else data
    return read_document(path, raw, side.encode() if side else None, sources, limits or {}, columns=columns)


def items(path: str, data: str | bytes, **named: object) -> tuple[Reading, ...]:
    """The items of a document of which nothing is to be complained."""
    result = read(path, data, **named)  # type: ignore[arg-type]
    assert [str(problem) for problem in result.problems] == []
    return result.items


def only(path: str, data: str | bytes, **named: object) -> Reading:
    (item,) = items(path, data, **named)
    return item


def complaints(path: str, data: str | bytes, **named: object) -> list[str]:
    return [str(problem) for problem in read(path, data, **named).problems]  # type: ignore[arg-type]


def values(item: Reading, *names: str) -> tuple[str | None, ...]:
    return tuple(getattr(item, name).value for name in names)

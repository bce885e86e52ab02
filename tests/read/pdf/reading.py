"""Reading a made PDF, for the tests of this folder."""

from __future__ import annotations

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.read import read_document


def result(data: bytes, limits: dict[str, int] | None = None, sources: tuple[SourceProfile, ...] = (), path: str = "seeds/a.pdf") -> ReadResult:
    return read_document(path, data, None, sources, limits or {})


def item(data: bytes, **named: object) -> Reading:
    read = result(data, **named)  # type: ignore[arg-type]
    assert not [problem for problem in read.problems if problem.severity == "error"], read.problems
    (only,) = read.items
    return only


def texts(data: bytes) -> list[str]:
    return [block.text for block in item(data).body]


def complaint(data: bytes, **named: object) -> str:
    read = result(data, **named)  # type: ignore[arg-type]
    assert read.items == ()
    (problem,) = read.problems
    return str(problem)

"""From bytes to items: refusal, the format's reader, and a person's words beside the document over what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Protocol

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.problems import Problem, error, note
from dateline.read import READERS
from dateline.read.capture import Capture, Unreadable
from dateline.read.doubt import undecided
from dateline.read.fit import fit, fit_reading
from dateline.read.hints import Hints
from dateline.read.kinds import unread
from dateline.read.person import apply_side, apply_words, hinted
from dateline.read.privacy import private, told

# What people write themselves is theirs to publish.
_OWN_WORDS = "content/"


class _Reader(Protocol):
    """Reads one format: the items of a document, each at its place. Raises Unreadable."""

    def __call__(self, capture: Capture) -> ReadResult: ...


def read_document(
    path: str, data: bytes, side: bytes | None, sources: Sequence[SourceProfile], limits: Mapping[str, int], timezone: str, columns: Mapping[str, str]
) -> ReadResult:
    """See `dateline.read.read_document`."""
    capture = Capture(path, data, sources, Hints(timezone=timezone), limits, columns)
    refused = refusal(path, len(data), limits)
    if refused:
        return ReadResult((), (refused,))
    beside = apply_side(path, side)
    result = _result(capture._replace(hints=hinted(beside, sources, capture.hints)))
    problems = (*result.problems, *beside.problems)
    broken = result.problems if beside.unread else problems
    if any(problem.severity == "error" for problem in broken):
        return ReadResult((), problems)
    if not result.items:
        return ReadResult((), (*problems, error(path, None, "is empty; put the document's text into it, or remove it")))
    items, more = apply_words(result.items, beside, sources, timezone)
    items = tuple(map(fit_reading, items))
    items = items if path.startswith(_OWN_WORDS) else tuple(map(private, items))
    return ReadResult(items, (*problems, *more, *(doubt for item in items if (doubt := undecided(item, path))), *_cut(items, path)))


def _cut(items: Sequence[Reading], path: str) -> tuple[Problem, ...]:
    """What was kept back as the reader's own, in one line."""
    kept_back = told(items)
    return (note(path, None, kept_back),) if kept_back else ()


def refusal(path: str, size: int, limits: Mapping[str, int]) -> Problem | None:
    """See `dateline.read.refusal`."""
    suffix = _suffix(path)
    other = unread(path, suffix)
    if other:
        return other
    most = Capture(path, b"", limits=limits).limit("document_mb")
    if size > most:
        told = f"is {size / 1e6:.1f} MB, more than {most // 1_000_000} MB; split it, or raise `limits: document_mb:` in content/site.yml"
        return error(path, None, told)
    return None


def _suffix(path: str) -> str:
    """The ending of a document's name: two parts where these are a format (`.warc.gz`), else the last."""
    pieces = path.rsplit("/", 1)[-1].lower().split(".")
    both = ".".join(("", *pieces[-2:]))
    if len(pieces) > 2 and both in READERS:
        return both
    return f".{pieces[-1]}" if len(pieces) > 1 else ""


def _result(capture: Capture) -> ReadResult:
    module, function = READERS[_suffix(capture.path)].split(":")
    reader: _Reader = getattr(import_module(module), function)
    try:
        result = reader(capture)
    except Unreadable as why:
        return ReadResult((), (error(capture.path, why.line, _one_line(str(why))),))
    return replace(result, problems=tuple(replace(problem, message=_one_line(problem.message)) for problem in result.problems))


def _one_line(message: str) -> str:
    """A message that quotes its document, as a line that can be printed."""
    return fit(message).replace("\n", " ")

"""From bytes to items: refusal, decoding, front matter, the format's reader, and a person's words over what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from dateline.matter import looks_fenced, parse
from dateline.model import Reading, ReadResult, SourceProfile
from dateline.problems import Problem, error
from dateline.read import READERS
from dateline.read.decode import Undecodable, decode
from dateline.read.doubt import undecided
from dateline.read.hints import NO_HINTS, Hints
from dateline.read.origin import by_host, named
from dateline.read.person import Sayings, apply_side, apply_words, sayings

_NOTES = frozenset((".md", ".markdown"))
_MEGABYTE = 1_000_000


class _Reader(Protocol):
    def __call__(self, text: str, first: int, path: str, sources: Sequence[SourceProfile], hints: Hints = NO_HINTS) -> tuple[Reading, ...]: ...


def read_document(path: str, data: bytes, side: bytes | None, sources: Sequence[SourceProfile], limits: Mapping[str, int], timezone: str = "") -> ReadResult:
    """The items of one document, each field with its evidence, and what was wrong with it.

    `path` is relative to the root, POSIX style; `side` the bytes of its side file (`NAME.meta.yml`); `limits["document_mb"]`
    (20) bounds the size in megabytes; `timezone` (IANA) is the digest's own, for clock times whose zone neither text nor source
    tells. A document with an error has no items, but for a side file that cannot be read. Side file beats front matter beats reading.
    """
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    refused = _refusal(path, data, suffix, limits)
    if refused:
        return ReadResult((), (refused,))
    try:
        text = decode(data)
    except Undecodable as caught:
        return ReadResult((), (error(path, None, str(caught)),))
    if not text.strip():
        return ReadResult((), (error(path, None, "is empty; put the document's text into it, or remove it"),))
    return _read(path, suffix, text, side, sources, timezone)


def _hints(said: Sequence[Sayings | None], sources: Sequence[SourceProfile]) -> Hints:
    """The source a person named, else that of the address a person gave; and the title a person gave."""
    told = [words for words in said if words]
    profiles = (named(words.value("source"), sources) or by_host(words.value("source_url"), sources) for words in told)
    return Hints(next(filter(None, profiles), None), next((words.value("title") for words in told if words.value("title")), ""))


def _refusal(path: str, data: bytes, suffix: str, limits: Mapping[str, int]) -> Problem | None:
    if suffix not in READERS:
        known = ", ".join(READERS)
        return error(path, None, f"is of a kind that cannot be read ({suffix or 'no ending'}); save it as one of {known}")
    most = limits.get("document_mb", 20)
    if len(data) > most * _MEGABYTE:
        return error(path, None, f"is {len(data) / _MEGABYTE:.1f} MB, more than {most} MB; split it, or raise `limits: document_mb:` in content/site.yml")
    return None


def _read(path: str, suffix: str, text: str, side: bytes | None, sources: Sequence[SourceProfile], timezone: str) -> ReadResult:
    problems: list[Problem] = []
    words = None
    body, first = text, 1
    if suffix in _NOTES or looks_fenced(text):
        matter = parse(text, path)
        words = sayings(matter, path, "front matter")
        body, first = matter.body, matter.body_line
        problems += [*matter.problems, *words.problems]
    beside = apply_side(path, side)
    broken = problems if beside.unread else [*problems, *beside.problems]
    problems = [*problems, *beside.problems]
    if any(problem.severity == "error" for problem in broken):
        return ReadResult((), tuple(problems))
    module, function = READERS[suffix].split(":")
    reader: _Reader = getattr(import_module(module), function)
    items = reader(body, first, path, sources, _hints((beside, words), sources)._replace(timezone=timezone))
    if not items:
        if words is None or not words.fields:
            return ReadResult((), (*problems, error(path, None, "is empty; put the document's text into it, or remove it")))
        items = (Reading(None, words.title_or(path)),)
    for said in (words, beside):
        if said is not None:
            items, more = apply_words(items, said, sources, timezone)
            problems += more
    problems += [told for item in items if (told := undecided(item, path))]
    return ReadResult(items, tuple(problems))

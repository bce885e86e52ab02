"""What is ours on a target: `.dateline-published.json` beside the site, with the size and hash of every file that was sent; while one publishes,
`.dateline-publishing.json` with what is on its way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct, field

from dateline.problems import DatelineError

T = TypeVar("T")
FILE = ".dateline-published.json"
OPEN = ".dateline-publishing.json"
_VERSION = 1
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Mark(NamedTuple):
    """A file's size in bytes and the hash of its content, as `git hash-object` gives it: anybody can tell whether a file is what was sent."""

    size: int
    hash: str


def mark_of(data: bytes) -> Mark:
    """The mark of these bytes (SHA-1 as Git reckons it: it tells contents apart, and protects nothing)."""
    return Mark(len(data), hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest())


class Manifest(Struct, frozen=True):
    """`files` are ours and stand there as marked. The others are ours too, but a publishing that did not end was about to change them: of those
    that are `unsure` nobody knows the bytes, of those that `may` be there nobody knows whether they are; `fresh` ones are there, and
    nothing that readers can reach links to them yet. `broken` says that there was such a publishing; what it sent or removed is `untold`, since nobody
    is told of a publishing before its end, and `news` are those of them that had stood nowhere before. `site` is the address of the site."""

    site: str = ""
    files: Mapping[str, Mark] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    broken: bool = False
    untold: frozenset[str] = frozenset()
    news: frozenset[str] = frozenset()

    @property
    def ours(self) -> frozenset[str]:
        """Every path that belongs to the program."""
        return self.unsure.union(self.may, self.files)


class _Written(Struct, frozen=True):
    dateline: int
    site: str
    files: dict[str, Mark]


class Journal(Struct, frozen=True):
    """What a publishing that has begun and not ended did so far: `files` were sent, `removed` are gone, of the others nobody knows; `untold` and `news`
    are also what those before it did that had not ended (all as in `Manifest`). So the manifest itself, which grows with the site, is written once."""

    files: dict[str, Mark]
    removed: list[str]
    unsure: list[str]
    may: list[str]
    fresh: list[str]
    untold: list[str] = []
    news: list[str] = []


def written(manifest: Manifest) -> bytes:
    """The manifest as it lies on the target; the same for the same files."""
    return msgspec.json.encode(_Written(_VERSION, manifest.site, dict(sorted(manifest.files.items()))))


def noted(journal: Journal) -> bytes:
    """The journal as it lies on the target."""
    return msgspec.json.encode(journal)


def read(data: bytes | None, journal: bytes | None, shown: str) -> Manifest | None:
    """The manifest from its bytes and those of a journal that was left beside it; None where there is neither. Raises DatelineError for one that is
    damaged, of a later version, or names a file outside the site: what it names may be deleted, so it must be beyond doubt. `shown` names the target."""
    said = _decoded(data, _Written, shown, FILE) if data is not None else None
    if said and said.dateline != _VERSION:
        raise DatelineError(f"{shown}: error: {FILE} was written by a later version of Dateline: publish with that one")
    left = _decoded(journal, Journal, shown, OPEN) if journal is not None else Journal({}, [], [], [], [])
    if data is None and journal is None:
        return None
    files = dict(said.files) if said else {}
    listed = (files, left.files, left.removed, left.unsure, left.may, left.fresh, left.untold, left.news)
    wrong = next((path for some in listed for path in some if not safe(path)), None)
    if wrong is not None:
        raise DatelineError(f"{shown}: error: {FILE} names {wrong!r}, which lies outside the site: somebody has tampered with it")
    for path in (*left.removed, *left.unsure, *left.may):
        files.pop(path, None)
    unsure, may, fresh, untold, news = map(frozenset, (left.unsure, left.may, left.fresh, left.untold, left.news))
    return Manifest(said.site if said else "", files | left.files, unsure, may, fresh, journal is not None, untold, news)


def _decoded(data: bytes, kind: type[T], shown: str, name: str) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as why:
        raise DatelineError(f"{shown}: error: {name} is not a list of published files ({why}): restore it, or move it away and see --allow foreign") from None


def safe(path: str) -> bool:
    """Whether a path stays within the folder it is put under."""
    parts = path.split("/")
    return not _CONTROL.search(path) and "\\" not in path and ":" not in parts[0] and not {"", ".", "..", ".git"}.intersection(parts)

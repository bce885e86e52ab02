"""The built site as it is to be sent: its files, their marks, and the copies that a target wants beside them."""

from __future__ import annotations

import gzip
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.problems import DatelineError
from dateline.publish.manifest import Mark, mark_of
from dateline.publish.redirects import leads_to

_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".webmanifest")
_WORTH = 1_000
"""A text shorter than so many bytes is served as fast without compression."""
_GZ = ".gz"


@dataclass(frozen=True, slots=True)
class Site:
    """The files of `folder` that the program wrote, and what a target puts `beside` them; `moved` are pages that lead on, and where to."""

    folder: Path
    marks: Mapping[str, Mark]
    beside: Mapping[str, bytes]
    zipped: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises DatelineError where the site was built again since."""
        data = self._data(path)
        if mark_of(data) != self.marks[path]:
            raise DatelineError(f"{self.folder / path}: error: has changed while it was published (a build?): publish again, what was sent is known")
        return data

    def _data(self, path: str) -> bytes:
        if path in self.zipped:
            return _zipped(_bytes(self.folder, path.removesuffix(_GZ)))
        return self.beside[path] if path in self.beside else _bytes(self.folder, path)


def gather(folder: Path, owned: Collection[str], beside: Mapping[str, bytes], zips: bool) -> Site:
    """Reads every file once. Raises DatelineError where one is missing that the build wrote."""
    marks, zipped = {path: mark_of(data) for path, data in beside.items()}, set()
    moved = {}
    for path in sorted(owned):
        data = _bytes(folder, path)
        marks[path] = mark_of(data)
        if target := leads_to(path, data):
            moved[path] = target
        if zips and len(data) >= _WORTH and path.endswith(_TEXTS):
            zipped.add(path + _GZ)
            marks[path + _GZ] = mark_of(_zipped(data))
    return Site(folder, marks, beside, frozenset(zipped), moved)


def with_files(site: Site, more: Mapping[str, bytes]) -> Site:
    """The site with other files beside it."""
    return replace(site, marks={**site.marks, **{path: mark_of(data) for path, data in more.items()}}, beside={**site.beside, **more})


def _bytes(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as why:
        raise DatelineError(f"{folder / path}: error: cannot be read ({why.strerror}), though the build wrote it: build again") from None


def _zipped(data: bytes) -> bytes:
    """The same bytes for the same text, at any time."""
    return gzip.compress(data, compresslevel=9, mtime=0)

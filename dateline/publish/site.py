"""The built site as it is to be sent: its files, their marks, and the copies that a target wants beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from dateline.problems import DatelineError
from dateline.publish.copies import copy_of, worth_a_copy
from dateline.publish.manifest import Mark, mark_of
from dateline.publish.redirects import leads_to


class Site(Struct, frozen=True):
    """The files of `folder` that the program wrote, and what a target puts `beside` them; `copies` are compressed ones, of which text and how;
    `moved` are pages that lead on, and where to."""

    folder: Path
    marks: Mapping[str, Mark]
    beside: Mapping[str, bytes]
    copies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises DatelineError where the site was built again since."""
        data = self._data(path)
        if mark_of(data) != self.marks[path]:
            raise DatelineError(f"{self.folder / path}: error: has changed while it was published (a build?): publish again, what was sent is known")
        return data

    def _data(self, path: str) -> bytes:
        if path in self.copies:
            text, suffix = self.copies[path]
            return copy_of(_bytes(self.folder, text), suffix)
        return self.beside[path] if path in self.beside else _bytes(self.folder, path)


def gather(folder: Path, owned: Collection[str], beside: Mapping[str, bytes], suffixes: Collection[str]) -> Site:
    """Reads every file once; texts get a copy for each of `suffixes`. Raises DatelineError where one is missing that the build wrote."""
    marks = {path: mark_of(data) for path, data in beside.items()}
    copies, moved = {}, {}
    for path in sorted(owned):
        data = _bytes(folder, path)
        marks[path] = mark_of(data)
        if target := leads_to(path, data):
            moved[path] = target
        for suffix in suffixes if worth_a_copy(path, data) else ():
            copies[path + suffix] = path, suffix
            marks[path + suffix] = mark_of(copy_of(data, suffix))
    return Site(folder, marks, beside, copies, moved)


def with_files(site: Site, more: Mapping[str, bytes]) -> Site:
    """The site with other files beside it."""
    return replace(site, marks={**site.marks, **{path: mark_of(data) for path, data in more.items()}}, beside={**site.beside, **more})


def _bytes(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as why:
        raise DatelineError(f"{folder / path}: error: cannot be read ({why.strerror}), though the build wrote it: build again") from None

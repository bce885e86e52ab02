"""What is to be done on a target: a pure function of the files here and of what is ours there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from dateline.publish.manifest import Manifest, Mark
from dateline.publish.order import ENTRY, rank

Names = Callable[[str], Collection[str]]
"""The names directly in a folder of the target ("" for its root), a folder's with a slash at its end; none where there is no such folder. A symbolic link
may be either, and stands there as both."""


class Plan(Struct, frozen=True):
    """`new` files stood nowhere, `changed` ones are replaced, `gone` ones are removed, `same` is how many stay. `marks` are all files of the
    site, `before` is the manifest that was found there."""

    marks: Mapping[str, Mark]
    before: Manifest
    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    site: str = ""
    same: int = field(default=0)

    @property
    def sends(self) -> frozenset[str]:
        return self.new | self.changed

    @property
    def bytes(self) -> int:
        """How many are sent."""
        return sum(self.marks[path].size for path in self.sends)

    @property
    def empty(self) -> bool:
        return not (self.sends or self.gone or self.before.broken)

    @property
    def first(self) -> frozenset[str]:
        """What is sent first: new pages and what they load, to which nothing leads yet."""
        return frozenset(path for path in self.new if rank(path) < ENTRY)

    @property
    def then(self) -> frozenset[str]:
        """What is sent then: the files that readers have, and those through which they come in."""
        return self.sends - self.first

    def after(self) -> Manifest:
        """What the manifest says when all is done."""
        return Manifest(self.site, self.marks)


def plan(marks: Mapping[str, Mark], before: Manifest, site: str, taken: Collection[str] = ()) -> Plan:
    """What makes the target hold just these files of ours. `taken` are places where a foreign file stands that may be replaced. A file of which
    nobody knows whether it is there counts as new, and so does one that no reader can reach: it must be right before anything links to it."""
    differing = {path for path, mark in marks.items() if before.files.get(path) != mark}
    changed = differing.intersection((*before.files, *before.unsure, *taken)) - before.fresh
    gone = before.ours - marks.keys()
    return Plan(marks, before, frozenset(differing - changed), frozenset(changed), frozenset(gone), site, len(marks) - len(differing))


class Strangers(NamedTuple):
    """What stands on the target that is not ours: `files` where files of ours belong, and what is in their way: `blocks`, folders where
    files of ours belong (with a slash at their end) and files where folders do."""

    files: list[str]
    blocks: list[str]


def foreign(marks: Collection[str], ours: Collection[str], names: Names, flat: bool = False) -> Strangers:
    """What is not ours in the places of files of ours. A folder is looked into only where it is there and a file of ours is new in it. `flat`: a file
    and a folder may have one name there."""
    known: dict[str, frozenset[str]] = {}
    blocks = set()

    def there(folder: str) -> frozenset[str]:
        if folder not in known:
            above, _, name = folder.rpartition("/")
            beside = frozenset() if not folder or folder in folders else there(above)
            if name in beside and f"{name}/" not in beside and not flat:
                blocks.add(folder)
            known[folder] = frozenset(names(folder)) if not folder or folder in folders or f"{name}/" in beside else frozenset()
        return known[folder]

    folders = {part for path in ours for part in _above(path)}
    files = []
    for path in set(marks).difference(ours):
        above, _, name = path.rpartition("/")
        if name in there(above):
            files.append(path)
        elif f"{name}/" in there(above) and not flat:
            blocks.add(f"{path}/")
    return Strangers(sorted(files), sorted(blocks))


def _above(path: str) -> Iterator[str]:
    """The folders that a file lies in, but for the root."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path

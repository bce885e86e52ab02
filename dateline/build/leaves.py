"""The leaves of a search index, kept beside the store from build to build; of these, those made that are missing.

A leaf is kept under a mark that tells what it was made from: the hashes of its items' pages (what can be found is on the page) and the
program. So a kept leaf is never stale, and a damaged or missing one is made again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import xxhash

from dateline.build.code import own_code
from dateline.build.render import Job, Press
from dateline.build.workers import pool
from dateline.search import Leaf, leaf_of
from dateline.web.assemble.found import entry_of

_LEAF = ".leaf"
_STATE = "leaves.msgpack"
_WORTH = 4
"""So many leaves make a second process pay for its start."""


class Known(msgspec.Struct, frozen=True):
    """A leaf without its content. `ids` is the hash of its items' ids, `mark` of all that it was made from; `stamp` and `name` as in
    `Leaf`; `texts` how many of its items are shown whole, as an excerpt, as a link."""

    ids: str
    mark: str
    items: int = 0
    stamp: str = ""
    name: str = ""
    texts: dict[str, int] = {}


class _State(msgspec.Struct, frozen=True):
    code: str
    leaves: tuple[Known, ...]


class Order(msgspec.Struct, frozen=True):
    """A leaf to be had, of the items with these numbers in the store."""

    leaf: Known
    items: list[int]


class Kept(msgspec.Struct, frozen=True):
    """The folder that the leaves of one edition are kept in, and the program that they are made by."""

    folder: Path
    code: str

    @classmethod
    def of(cls, job: Job) -> Kept:
        folder = job.compiled.parent / "search" / xxhash.xxh3_64_hexdigest(job.name.encode())
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, xxhash.xxh3_64_hexdigest(repr(own_code("search", "model", "web")).encode()))

    def remembered(self) -> dict[str, Known]:
        """The leaves of the last build by their items; none where it cannot be known."""
        try:
            state = msgspec.msgpack.decode((self.folder / _STATE).read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError):
            return {}
        return {leaf.ids: leaf for leaf in state.leaves} if state.code == self.code else {}

    def remember(self, leaves: tuple[Known, ...]) -> None:
        """Keeps these leaves for the next build, and throws away all others."""
        names = {f"{leaf.mark}{_LEAF}" for leaf in leaves}
        for file in self.folder.iterdir():
            if file.name not in names:
                file.unlink(missing_ok=True)
        self._write(_STATE, msgspec.msgpack.encode(_State(self.code, leaves)))

    def mark(self, press: Press, ids: Sequence[str], pages: Mapping[str, bytes]) -> str:
        """What a leaf of these items is made from. `pages` are the hashes of pages made now, by the item's id; others are as the store knows."""
        made = xxhash.xxh3_128(self.code.encode())
        for id_ in ids:
            page = pages.get(id_) or b"".join(press.desk.shelf.hashes(press.job.name, f"item|{id_}").values())
            made.update(f"\n{id_} ".encode() + page)
        return made.hexdigest()

    def get(self, leaf: Known) -> Leaf | None:
        """The content of a leaf, None where it is not kept."""
        try:
            return msgspec.msgpack.decode((self.folder / f"{leaf.mark}{_LEAF}").read_bytes(), type=Leaf)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, leaf: Known, content: Leaf) -> None:
        self._write(f"{leaf.mark}{_LEAF}", msgspec.msgpack.encode(content))

    def _write(self, name: str, data: bytes) -> None:
        """In one step, so that a build that is killed leaves no half of a file."""
        spare = self.folder / f"{name}.{os.getpid()}"
        spare.write_bytes(data)
        spare.replace(self.folder / name)


def fill(press: Press, kept: Kept, orders: Sequence[Order], jobs: int) -> Iterator[Known]:
    """The leaves ordered, made where they are not kept. Only what tells them from others stays in memory."""
    if jobs <= 1 or len(orders) < _WORTH:
        yield from (_filled(press, kept, order) for order in orders)
        return
    with pool(min(jobs, len(orders)), _begin, (press.job, kept)) as workers:
        yield from workers.map(_fill, orders)


def _filled(press: Press, kept: Kept, order: Order) -> Known:
    leaf = kept.get(order.leaf)
    if leaf is None:
        items = press.desk.shelf.items(order.items)
        leaf = leaf_of([entry_of(press.desk, items[n]) for n in order.items])
        kept.put(order.leaf, leaf)
    texts = {name: len(found) for name, found in leaf.values.items() if name.startswith("text/")}
    return msgspec.structs.replace(order.leaf, items=leaf.items, stamp=leaf.stamp, name=leaf.name, texts=texts)


_worker: list[tuple[Press, Kept]] = []  # one a worker process, made by its initializer: the only state a process keeps


def _begin(job: Job, kept: Kept) -> None:
    _worker[:] = [(Press.start(job), kept)]


def _fill(order: Order) -> Known:
    return _filled(*_worker[0], order)

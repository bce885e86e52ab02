"""Making pages and writing them, here or in worker processes: each worker writes its own pages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.build.shares import in_turn, shares
from dateline.build.stages import Step
from dateline.build.workers import Workers, pool
from dateline.content import Content
from dateline.output import hash_of, same, write
from dateline.store import Shelf, connect
from dateline.web.assemble import make
from dateline.web.assemble.rows import row_of
from dateline.web.desk import Desk, make_desk
from dateline.web.edition import Edition
from dateline.web.plan import FEEDS
from dateline.web.render import Renderer

_WORTH = 400
"""So many pages make a second process pay for its start."""
_LONG, _PAGE = 65_536, 3_000
"""A page costs as much as some thousand characters of text do (five milliseconds on two cores in 2026); of an item with a long text, that text too."""


class Job(msgspec.Struct, frozen=True):
    """What a process needs to make pages. `stage`: where they wait to be put in place; `trusted`: the hashes of the last build tell what stands
    on the disk; `bare`: nothing stands there. `spared`: the pages of lists whose feeds, and the items whose rows, are as they were."""

    store: Path
    content: Content
    edition: Edition
    name: str
    folder: Path
    themes: tuple[Path, ...]
    compiled: Path
    today: str
    generator: str
    stage: str
    trusted: bool
    bare: bool
    spared: frozenset[str] = frozenset()


class Made(msgspec.Struct, frozen=True):
    """A file of a page: `wrote` tells whether it differs from what stood there."""

    key: str
    path: str
    hash: bytes
    wrote: bool


class Batch(msgspec.Struct, frozen=True):
    """The files of some pages, and the rows of the items among them."""

    made: tuple[Made, ...]
    rows: tuple[tuple[int, str], ...]


class Press(msgspec.Struct):
    """Makes and writes pages in one process."""

    job: Job
    desk: Desk

    @classmethod
    def start(cls, job: Job) -> Press:
        shelf = Shelf(connect(job.store, read_only=True), job.edition.private)
        renderer = Renderer(job.themes, job.compiled)
        return cls(job, make_desk(job.edition, job.content, shelf, renderer, job.today, job.generator))

    def print(self, keys: Sequence[str]) -> Batch:
        made: list[Made] = []
        rows: list[tuple[int, str]] = []
        for key in keys:
            made += self._page(key)
            if key.startswith("item|") and key not in self.job.spared:
                rows += self._row(key[5:])
        return Batch(tuple(made), tuple(rows))

    def close(self) -> None:
        self.desk.shelf.base.close()

    def _page(self, key: str) -> Iterator[Made]:
        known = {} if self.job.bare else self.desk.shelf.hashes(self.job.name, key)
        feeds = {path: known[path] for path in known if path.endswith(FEEDS)} if key in self.job.spared else {}
        for path, data in make(self.desk, key, feeds=len(feeds) < len(FEEDS)):
            feeds.pop(path, None)
            yield put(self.job, key, path, data, known.get(path))
        yield from (Made(key, path, hash_, wrote=False) for path, hash_ in feeds.items())

    def _row(self, id_: str) -> Iterator[tuple[int, str]]:
        item = self.desk.shelf.item(id_)
        if item:
            yield item.n, self.desk.renderer.row(row_of(self.desk, item), self.job.edition.for_folder)


def put(job: Job, key: str, path: str, data: bytes, known: bytes | None) -> Made:
    """Writes a file, unless the same bytes stand there. `known` is the hash of what the last build wrote."""
    new = hash_of(data)
    if job.bare:
        write(job.folder, path, data, stage="")
        return Made(key, path, new, wrote=True)
    if known == new if job.trusted else same(job.folder, path, data):
        return Made(key, path, new, wrote=False)
    write(job.folder, path, data, job.stage)
    return Made(key, path, new, wrote=True)


_press: list[Press] = []  # one a worker process, made by its initializer: the only state a process keeps


def _begin(job: Job) -> None:
    _press[:] = [Press.start(job)]


def _chunk(keys: Sequence[str]) -> Batch:
    return _press[0].print(keys)


Printer = Callable[[Mapping[str, int], Step], Iterator[Batch]]
"""Makes and writes the pages with these costs, in batches and in this order, whoever does it. The step is told how many more are done, and at what
cost."""


def costs_of(press: Press, keys: Sequence[str]) -> dict[str, int]:
    """What each page costs, to begin the dear ones first and to tell the time left; few pages are not worth asking for."""
    long = press.desk.shelf.long(_LONG) if len(keys) >= _WORTH else {}
    return {key: _PAGE + (long.get(key[5:], 0) if key.startswith("item|") else 0) for key in keys}


@contextlib.contextmanager
def printing(press: Press, many: int, jobs: int) -> Iterator[Printer]:
    """Who makes so many pages: this process, or others, begun once, that end when this is left."""
    if jobs <= 1 or many < _WORTH:
        yield lambda costs, step: _here(press, costs, step)
        return
    with pool(jobs, _begin, (press.job,)) as workers:
        yield lambda costs, step: _by(workers, jobs, costs, step)


def _here(press: Press, costs: Mapping[str, int], step: Step) -> Iterator[Batch]:
    keys, cut = tuple(costs), shares(tuple(costs.values()), 1)
    for part, cost in zip(cut.parts, cut.costs, strict=True):
        yield press.print(keys[part.start : part.stop])
        step(len(part), cost)


def _by(workers: Workers, jobs: int, costs: Mapping[str, int], step: Step) -> Iterator[Batch]:
    cut = shares(tuple(costs.values()), jobs)
    return in_turn(lambda some: workers.submit(_chunk, some), tuple(costs), cut, lambda at: step(len(cut.parts[at]), cut.costs[at]))

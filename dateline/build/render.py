"""Making pages and writing them, here or in worker processes: each worker writes its own pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.build.work import chunks
from dateline.build.workers import pool
from dateline.content import Content
from dateline.output import hash_of, same, write
from dateline.store import Shelf, connect
from dateline.web.assemble import make
from dateline.web.assemble.rows import row_of
from dateline.web.desk import Desk, make_desk
from dateline.web.edition import Edition
from dateline.web.render import Renderer

_WORTH = 400


@dataclass(frozen=True, slots=True)
class Job:
    """What a process needs to make pages. `stage`: where they wait to be put in place; `trusted`: the hashes of the last build tell what stands
    on the disk; `bare`: nothing stands there."""

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


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a page: `wrote` tells whether it differs from what stood there."""

    key: str
    path: str
    hash: bytes
    wrote: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """The files of some pages, and the rows of the items among them."""

    made: tuple[Made, ...]
    rows: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Press:
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
            if key.startswith("item|"):
                rows += self._row(key[5:])
        return Batch(tuple(made), tuple(rows))

    def close(self) -> None:
        self.desk.shelf.base.close()

    def _page(self, key: str) -> Iterator[Made]:
        known = {} if self.job.bare else self.desk.shelf.hashes(self.job.name, key)
        for path, data in make(self.desk, key):
            yield put(self.job, key, path, data, known.get(path))

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


def print_pages(press: Press, keys: Sequence[str], jobs: int, step: Callable[[int], None]) -> Generator[Batch, None, None]:
    """Makes and writes these pages, in batches, by processes that end when this is closed. `step` is told how many more are done."""
    if jobs <= 1 or len(keys) < _WORTH:
        for part in chunks(keys, 1):
            yield press.print(part)
            step(len(part))
        return
    with pool(jobs, _begin, (press.job,)) as workers:
        parts = chunks(keys, jobs)
        for part, batch in zip(parts, workers.map(_chunk, parts), strict=True):
            yield batch
            step(len(part))

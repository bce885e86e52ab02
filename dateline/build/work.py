"""Reading and tagging, here or in worker processes: the paths of documents in, their items out."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.build.draft import Draft, draft_at
from dateline.build.recognise import model_of
from dateline.build.shares import in_turn, shares
from dateline.build.stages import Step
from dateline.build.workers import pool
from dateline.content import Content
from dateline.problems import DatelineError, Problem, error
from dateline.read import read_document, refusal
from dateline.scan import Found, load
from dateline.tag import Lexicon, tag_item

WORTH = 96
"""So many documents make a second process pay for its start."""
_ANY, _MARKUP, _PLAIN = 2_500, 4, (".txt", ".text", ".md", ".markdown")


class Worked(Struct, frozen=True):
    """One document, read and tagged. `sha256` is "" where its bytes could not be had."""

    path: str
    sha256: str
    side_sha256: str
    items: tuple[Draft, ...]
    problems: tuple[Problem, ...]


class Bench(Struct):
    """What reading and tagging need; made once a process."""

    root: Path
    content: Content
    lexicon: Lexicon

    @classmethod
    def make(cls, root: Path, content: Content) -> Bench:
        return cls(
            root, content, Lexicon.build(content.actors, content.topics, content.sources, rejected=content.rejected, model=model_of(content.settings.ner))
        )

    def work(self, document: Found) -> Worked:
        """Reads and tags one document. Whatever is wrong with it becomes a problem of its own: it never costs another one."""
        refused = refusal(document.path, document.stamp.size, self.content.settings.limits)
        if refused:
            return Worked(document.path, "", "", (), (refused,))
        try:
            data, side = load(self.root, document)
        except OSError as why:
            return Worked(document.path, "", "", (), (error(document.path, None, f"cannot be read ({why.strerror}); it is left out"),))
        sha, side_sha = hashlib.sha256(data).hexdigest(), hashlib.sha256(side).hexdigest() if side is not None else ""
        try:
            settings = self.content.settings
            result = read_document(document.path, data, side, self.content.sources, settings.limits, settings.timezone, settings.columns)
            show = settings.unreviewed == "show"
            items = tuple(draft_at(document.path, reading, tag_item(reading, self.lexicon), show) for reading in result.items)
        except DatelineError:  # what is wrong with the digest's settings, not with the document
            raise
        except Exception as why:  # a fault in reading one document must not cost the others: it is told, with the document left out
            told = f"could not be read ({type(why).__name__}: {why}); it is left out: please report this, with the document if you may share it"
            return Worked(document.path, sha, side_sha, (), (error(document.path, None, told),))
        return Worked(document.path, sha, side_sha, items, result.problems)


_bench: list[Bench] = []  # one a worker process, made by its initializer: the only state a process keeps


def _begin(root: Path, content: Content) -> None:
    _bench[:] = [Bench.make(root, content)]


def _chunk(documents: Sequence[Found]) -> list[Worked]:
    return [_bench[0].work(document) for document in documents]


def cost_of(document: Found) -> int:
    """What reading and tagging a document costs, about: as much as so many bytes of plain text do, of which most formats hold less than their size."""
    plain = document.path.lower().endswith(_PLAIN)
    return _ANY + document.stamp.size // (1 if plain else _MARKUP)


def read_and_tag(bench: Bench, documents: Sequence[Found], jobs: int, step: Step) -> Generator[Worked, None, None]:
    """Every document, in the order given, whatever the number of processes, which end when this is closed. `step` is told how many more are
    done, and at what cost."""
    costs = [cost_of(document) for document in documents]
    if jobs <= 1 or len(documents) < WORTH:
        for document, cost in zip(documents, costs, strict=True):
            yield bench.work(document)
            step(1, cost)
        return
    cut = shares(costs, jobs)

    def done(at: int) -> None:
        step(len(cut.parts[at]), cut.costs[at])

    with pool(min(jobs, len(cut.parts)), _begin, (bench.root, bench.content)) as workers:
        for some in in_turn(lambda part: workers.submit(_chunk, part), documents, cut, done):
            yield from some

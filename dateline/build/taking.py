"""Taking in documents: read, gathered as they come, and settled when all are there."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from dateline.build.causes import Causes
from dateline.build.copies.clusters import Cluster, clusters
from dateline.build.copies.gather import Gathering
from dateline.build.copies.hand import joined, parted
from dateline.build.copies.item import whole
from dateline.build.down import Down
from dateline.build.gone import Doors, unread
from dateline.build.identity import Identities
from dateline.build.settle import Place, Settler
from dateline.build.stages import Stages, Step
from dateline.build.upgrade import Holding
from dateline.build.work import WORTH, Bench, Worked, cost_of, read_and_tag
from dateline.content import Content
from dateline.ledger import Held, Ledger
from dateline.problems import Problem
from dateline.scan import Found, Scan
from dateline.store import Captures, DocumentRow, Gone, Known, Shelf, Store
from dateline.web.desk import by_item


class Taking(Struct):
    """One intake, within one transaction of the store; `looked` is the moment (ns) at which the documents were looked for,
    `lost` are those that are gone."""

    bench: Bench
    store: Store
    gathering: Gathering
    identities: Identities
    settler: Settler
    found: Scan
    looked: int
    whole: bool
    lost: set[str] = field(default_factory=set)

    @classmethod
    def begin(
        cls,
        root: Path,
        store: Store,
        content: Content,
        ledger: Ledger,
        found: Scan,
        looked: int,
        today: str,
        holding: Holding,
        again: frozenset[str] | None,
        causes: Causes,
        down: Down,
    ) -> Taking:
        """`again` tells which documents are to be compared anew though they show what they did (None: all), `causes` why documents are taken in."""
        bench, ledger.day = Bench.make(root, content), today
        settler = Settler(store, content, ledger, bench.lexicon, store.next_generation(), by_item(content.corrections), holding, causes, down)
        captures, hand = Captures.open(store.base), parted(content.corrections)
        identities = Identities(ledger, captures, found.documents, hand.of, today)
        return cls(bench, store, Gathering(captures, hand, again), identities, settler, found, looked, bool(causes.whole))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with ids and copies."""
        return (*self.identities.problems, *self.gathering.problems, *self.gathering.hand.problems)

    def forget(self, gone: Iterable[str]) -> None:
        """Takes the documents that are gone out of the store."""
        gone = sorted(gone)
        self.lost.update(gone)
        Known(self.store.base).drop(gone)
        for path in gone:
            self.gathering.take(path, "", ())

    def read(self, paths: Sequence[str], jobs: int, stages: Stages, engine: str = "") -> None:
        """Reads and tags documents in so many processes, many of them on the cluster where one is named, and takes them in, in this order."""
        documents = [self.found.documents[path] for path in paths]
        step = stages.begin("documents", len(documents), sum(map(cost_of, documents)))
        with contextlib.closing(self._worked(documents, jobs, step, engine)) as read:
            for worked in read:
                self._take(worked)

    def _worked(self, documents: Sequence[Found], jobs: int, step: Step, engine: str) -> Generator[Worked, None, None]:
        if not engine or len(documents) < WORTH:
            return read_and_tag(self.bench, documents, jobs, step)
        from dateline.build.cluster import read_on_cluster  # one build in thousands

        return read_on_cluster(engine, self.bench, documents, step)

    def _take(self, worked: Worked) -> None:
        stamp = self.found.documents[worked.path].stamp
        row = DocumentRow(
            worked.path,
            (stamp.size, stamp.mtime, stamp.inode, stamp.side_size, stamp.side_mtime, stamp.side_inode),
            self.looked,
            worked.sha256,
            worked.side_sha256,
            worked.problems,
        )
        Known(self.store.base).put([row])
        self.gathering.take(worked.path, worked.sha256, worked.items)

    def settle(self, again: Iterable[str], stages: Stages) -> None:
        """Finds which captures are one item, gives every item its identity, then keeps it; drops the items that no document shows any more.

        `again` are documents to be settled though nothing about them changed: something was wrong with their ids, and may be no more.
        """
        stages.begin("items")
        gathering, settler, identities = self.gathering, self.settler, self.identities
        gathering.anew.update(row.n for path in again for row in gathering.captures.at(path))
        gathering.compare()
        gathering.hand = joined(gathering.hand, settler.content.corrections, gathering.captures, settler.ledger)
        named = [(tuple(row.n for row in cluster), identities.of(*_named(cluster, gathering))) for cluster in clusters(gathering)]
        gathering.wait_for({n for ns, _ in named for n in ns})
        unreviewed = settler.content.settings.unreviewed == "show"
        step = stages.begin("items", len(named))
        for ns, identity in named:
            cluster = tuple(gathering.captures.bare(ns))
            item = whole(cluster, gathering, settler.lexicon, unreviewed)
            paths = dict.fromkeys((item.text.path, *(row.path for row in cluster)))
            kept = settler.settle(Place(item.text.path, item.text.part, tuple(paths), identity, item.sources), item.draft)
            gathering.left.update(row.item for row in cluster)
            for row, raw in item.raw:
                gathering.captures.settle(row.n, identity.id, None if len(cluster) == 1 and raw == kept else raw)
            step(1)
        for id_ in sorted(gathering.left - identities.used.keys()):
            settler.drop(id_)
        for id_ in sorted(identities.taken - identities.used.keys()):
            settler.give_back(id_)
        self._gone()
        shelf = Shelf(self.store.base, held=True)
        beside = {other for id_ in settler.touched for other in shelf.also(id_)}
        settler.touch_pages(gathering.pages | gathering.captures.items_of(gathering.beside) | beside)

    def _gone(self) -> None:
        """Says of the items that are shown no more that they are: of those that the change concerns, of all where all documents were taken in.
        And of those that are shown, what of them changed since they were published."""
        settler, identities = self.settler, self.identities
        ledger, gone = settler.ledger, Gone(self.store.base)
        ids = {*identities.used, *self.gathering.left, *settler.down.concerned, *gone.unread()}
        ids.update(id_ for id_ in ledger.ids_at(self.lost) if not self.store.kept(id_))
        if self.whole:
            ids.update(gone.ids(), settler.down.by_id, ledger.last if ledger.past is None else ())
        doors = Doors(ledger, settler.down, settler.titles, identities.used, partial(unread, self.store, self.found), identities.today)
        settler.restate_gone({id_: doors.of(id_) for id_ in ids})
        settler.restate_changed(identities.used)


def _named(cluster: Cluster, gathering: Gathering) -> tuple[tuple[Held, ...], str]:
    """What an item's identity rests on: its captures, and the id that a person gave one of them."""
    said = (dict(gathering.imprint(row).said).get("id", "") for row in cluster)
    return tuple(Held(row.path, row.part, row.sha256) for row in cluster), next((id_ for id_ in said if id_), "")

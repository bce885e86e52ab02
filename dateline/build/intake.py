"""From the documents there are to the items in the store: only what is new or concerned is read, tagged and settled."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dateline import ledger as ledgers
from dateline.build.copies.clusters import Cluster, clusters
from dateline.build.copies.gather import Gathering
from dateline.build.copies.hand import joined, parted
from dateline.build.copies.item import whole
from dateline.build.identity import Identities
from dateline.build.impact import Concern, concerned, remember
from dateline.build.settle import Place, Settler
from dateline.build.upgrade import Holding
from dateline.build.work import Bench, Worked, read_and_tag
from dateline.content import Content
from dateline.ledger import Held, Ledger
from dateline.problems import Problem
from dateline.scan import Scan, Stamp, compare, load
from dateline.store import Captures, DocumentRow, Shelf, Store
from dateline.web.desk import by_item

_LEDGER = "ledger"
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an intake did: how many documents were read, how many items changed, and every problem of every document there is."""

    read: int
    changed: int
    problems: tuple[Problem, ...]


def take_in(
    root: Path,
    store: Store,
    content: Content,
    ledger: Ledger,
    found: Scan,
    today: str,
    jobs: int,
    begin: Callable[[int], Step],
    promised: Callable[[tuple[Problem, ...]], None],
    accept: bool = False,
) -> Taken:
    """Brings the store up to date with the documents found and what people wrote. `begin` is told how many documents will be read.

    With `accept`, what a new version reads otherwise than was published is taken over.

    `promised` is called with all problems when the ledger knows everything and nothing is committed yet; what it raises takes all back.
    """
    before = store.documents()
    looked = time.time_ns()
    concern = concerned(store, content)
    holding = Holding.begin(ledger, accept=accept)
    wanted, gone = _wanted(root, store, found, before, replace(concern, everything=concern.everything or holding.accepting), looked)
    if not (wanted or gone or concern != Concern()):
        return Taken(0, 0, _problems(found, before))
    bench = Bench.make(root, content)
    step = begin(len(wanted))
    with store.change():
        settler = Settler(store, content, ledger, bench.lexicon, store.next_generation(), by_item(content.corrections), holding)
        captures, hand = Captures.open(store.base), parted(content.corrections)
        identities = Identities(ledger, captures, found.documents, hand.of, today)
        intake = _Intake(store, Gathering(captures, hand, concern.copies if before and wanted < set(found.documents) else None), found, looked)
        intake.forget(gone)
        for worked in read_and_tag(bench, [found.documents[path] for path in sorted(wanted)], jobs, step):
            intake.take(worked)
        intake.settle(settler, identities)
        settler.restate(concern)
        holding.end({id_ for id_, _ in Shelf(store.base, held=True).ids()} if holding.waiting else ())
        store.count_scopes(sorted(settler.scopes))
        remember(store, content)
        problems = (*_problems(found, store.documents()), *identities.problems, *intake.gathering.problems, *intake.gathering.hand.problems)
        promised(problems)
        store.set_meta(_LEDGER, ledgers.print_of(root).encode())
    return Taken(len(wanted), settler.changed, problems)


def _wanted(root: Path, store: Store, found: Scan, before: Mapping[str, DocumentRow], concern: Concern, looked: int) -> tuple[set[str], tuple[str, ...]]:
    """The documents to read, and those that are gone. A ledger that somebody else has changed settles all of them anew."""
    difference = compare(found, {path: (_stamp(row), row.looked) for path, row in before.items()})
    if concern.everything or store.meta(_LEDGER) != ledgers.print_of(root).encode():
        return set(found.documents), difference.gone
    wanted = set(difference.changed) | (concern.paths & set(found.documents))
    wanted |= _really_changed(root, found, before, set(difference.doubtful) - wanted)
    settled = [path for path in difference.doubtful if path not in wanted]
    if settled:
        with store.change():
            store.put_documents(replace(before[path], looked=looked) for path in settled)
    return wanted, difference.gone


def _stamp(row: DocumentRow) -> Stamp:
    return Stamp(*row.stamp)


def _problems(found: Scan, rows: Mapping[str, DocumentRow]) -> tuple[Problem, ...]:
    return (*found.problems, *(problem for path in sorted(rows) for problem in rows[path].problems))


def _really_changed(root: Path, found: Scan, before: Mapping[str, DocumentRow], doubtful: Iterable[str]) -> set[str]:
    """Of files whose time cannot be trusted, those whose bytes differ."""
    changed = set()
    for path in doubtful:
        row = before[path]
        try:
            data, side = load(root, found.documents[path]) if row.sha256 else (b"", None)
        except OSError:
            changed.add(path)
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256 or (hashlib.sha256(side).hexdigest() if side is not None else "") != row.side_sha256:
            changed.add(path)
    return changed


@dataclass(slots=True)
class _Intake:
    """One intake: documents as they come from the workers, in the order of their paths, gathered first and settled when all are there."""

    store: Store
    gathering: Gathering
    found: Scan
    looked: int

    def forget(self, gone: Iterable[str]) -> None:
        """Takes the documents that are gone out of the store."""
        gone = sorted(gone)
        self.store.drop_documents(gone)
        for path in gone:
            self.gathering.take(path, "", ())

    def take(self, worked: Worked) -> None:
        """Takes in one document."""
        stamp = self.found.documents[worked.path].stamp
        row = DocumentRow(
            worked.path,
            (stamp.size, stamp.mtime, stamp.inode, stamp.side_size, stamp.side_mtime, stamp.side_inode),
            self.looked,
            worked.sha256,
            worked.side_sha256,
            worked.problems,
        )
        self.store.put_documents([row])
        self.gathering.take(worked.path, worked.sha256, worked.items)

    def settle(self, settler: Settler, identities: Identities) -> None:
        """Finds which captures are one item, gives every item its identity, then keeps it; drops the items that no document shows any more."""
        gathering = self.gathering
        gathering.compare()
        gathering.hand = joined(gathering.hand, settler.content.corrections, gathering.captures, settler.ledger)
        named = [(tuple(row.n for row in cluster), identities.of(*_named(cluster, gathering))) for cluster in clusters(gathering)]
        gathering.wait_for({n for ns, _ in named for n in ns})
        unreviewed = settler.content.settings.unreviewed == "show"
        for ns, identity in named:
            cluster = tuple(gathering.captures.bare(ns))
            item = whole(cluster, gathering, settler.lexicon, unreviewed)
            paths = dict.fromkeys((item.text.path, *(row.path for row in cluster)))
            kept = settler.settle(Place(item.text.path, item.text.part, tuple(paths), identity), item.draft)
            gathering.left.update(row.item for row in cluster)
            for row, raw in item.raw:
                gathering.captures.settle(row.n, identity.id, None if len(cluster) == 1 and raw == kept else raw)
        for id_ in sorted(gathering.left - identities.used):
            settler.drop(id_)
        for id_ in sorted(identities.taken - identities.used):
            settler.give_back(id_)
        shelf = Shelf(self.store.base, held=True)
        beside = {other for id_ in settler.touched for other in shelf.also(id_)}
        settler.touch_pages(gathering.pages | gathering.captures.items_of(gathering.beside) | beside)


def _named(cluster: Cluster, gathering: Gathering) -> tuple[tuple[Held, ...], str]:
    """What an item's identity rests on: its captures, and the id that a person gave one of them."""
    said = (dict(gathering.imprint(row).said).get("id", "") for row in cluster)
    return tuple(Held(row.path, row.part, row.sha256) for row in cluster), next((id_ for id_ in said if id_), "")

"""From the documents there are to the items in the store: only what is new or concerned is read, tagged and settled."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline import ledger as ledgers
from dateline.build.impact import Concern, concerned, remember
from dateline.build.settle import Place, Settler
from dateline.build.work import Bench, Worked, read_and_tag
from dateline.content import Content
from dateline.ledger import Ledger
from dateline.problems import Problem
from dateline.scan import Scan, Stamp, compare, load
from dateline.store import DocumentRow, Store
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
) -> Taken:
    """Brings the store up to date with the documents found and what people wrote. `begin` is told how many documents will be read.

    `promised` is called with all problems when the ledger knows everything and nothing is committed yet; what it raises takes all back.
    """
    before = store.documents()
    looked = time.time_ns()
    concern = concerned(store, content)
    wanted, gone = _wanted(root, store, found, before, concern, looked)
    if not (wanted or gone or concern != Concern()):
        return Taken(0, 0, _problems(found, before))
    bench = Bench.make(root, content)
    step = begin(len(wanted))
    with store.change():
        settler = Settler(store, content, ledger, bench.lexicon, today, store.next_generation(), by_item(content.corrections), found.documents)
        apart = frozenset(path for correction in content.corrections for path in correction.separate)
        intake = _Intake(store, settler, found, looked, apart)
        intake.forget(before, gone)
        for worked in read_and_tag(bench, [found.documents[path] for path in sorted(wanted)], jobs, step):
            intake.take(worked, before)
        intake.finish(bench)
        settler.restate(concern)
        store.count_scopes(sorted(settler.scopes))
        remember(store, content)
        problems = (*_problems(found, store.documents()), *settler.problems)
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
        try:
            data, side = load(root, found.documents[path])
        except OSError:
            changed.add(path)
            continue
        row = before[path]
        if hashlib.sha256(data).hexdigest() != row.sha256 or (hashlib.sha256(side).hexdigest() if side is not None else "") != row.side_sha256:
            changed.add(path)
    return changed


@dataclass(slots=True)
class _Intake:
    """One intake: documents as they come from the workers, in the order of their paths.

    Who owns an id is plain where the ledger knows the very bytes at that path, or nothing of them. Renamed and edited documents wait until
    all others are settled; copies (the same bytes at several paths) are settled together at the end, as one item.
    """

    store: Store
    settler: Settler
    found: Scan
    looked: int
    separate: frozenset[str]
    waiting: list[Worked] = field(default_factory=list)
    copied: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)

    def forget(self, before: Mapping[str, DocumentRow], gone: Iterable[str]) -> None:
        """Takes the documents that are gone out of the store; their items go at the end, unless they turn up elsewhere."""
        gone = set(gone)
        self.store.drop_documents(gone)
        self.paths |= gone
        self.copied |= {before[path].sha256 for path in gone}

    def take(self, worked: Worked, before: Mapping[str, DocumentRow]) -> None:
        """Takes in one document."""
        self.paths.add(worked.path)
        old = before.get(worked.path)
        if old and old.sha256 != worked.sha256:
            self.copied.add(old.sha256)
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
        if worked.sha256 and len(self._copies(worked.sha256)) > 1 and worked.path not in self.separate:
            self.copied.add(worked.sha256)
        elif self._plain(worked):
            self._settle(worked, (worked.path,))
        else:
            self.waiting.append(worked)

    def _plain(self, worked: Worked) -> bool:
        ledger = self.settler.ledger
        for item in worked.items:
            at_path = ledger.by_path.get((worked.path, item.part))
            if at_path and any(capture.sha256 == worked.sha256 for capture in ledger.last[at_path].captures):
                continue
            if at_path or (worked.sha256, item.part) in ledger.by_hash:
                return False
        return True

    def _settle(self, worked: Worked, captures: tuple[str, ...]) -> None:
        for item in worked.items:
            self.settler.settle(Place(worked.path, worked.sha256, item.part, captures), item)

    def finish(self, bench: Bench) -> None:
        """Settles what had to wait, then drops the items that no document gives any more."""
        known = self.settler.ledger.by_hash
        for worked in sorted(self.waiting, key=lambda w: (not any((w.sha256, item.part) in known for item in w.items), w.path)):
            if worked.sha256 not in self.copied or worked.path in self.separate:
                self._settle(worked, (worked.path,))
        for sha256 in sorted(self.copied - {""}):
            self._together(self._copies(sha256), bench)
        for path in sorted(self.paths):
            for id_, _ in self.store.items_at(path):
                if id_ not in self.settler.used:
                    self.settler.drop(id_)

    def _copies(self, sha256: str) -> list[str]:
        """The paths that hold the same bytes, but for those that a person wants apart."""
        return [path for path in self.store.same_bytes(sha256) if path not in self.separate]

    def _together(self, paths: list[str], bench: Bench) -> None:
        """Settles copies as one item: read at the first path that has a side file, or at the first."""
        if not paths:
            return
        documents = [self.found.documents[path] for path in paths]
        first = next((document for document in documents if document.side), documents[0])
        self.settler.used -= {id_ for path in paths for id_, _ in self.store.items_at(path)}
        self._settle(bench.work(first), (first.path, *(path for path in paths if path != first.path)))
        self.paths |= set(paths)

"""From the documents there are to the items in the store: only what is new or concerned is read, tagged and settled."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from dateline import ledger as ledgers
from dateline.build.causes import Causes
from dateline.build.differing import facts, gathered
from dateline.build.down import Down, id_of
from dateline.build.impact import NEW, Concern, concerned, remember
from dateline.build.stages import Stages
from dateline.build.upgrade import Holding
from dateline.content import Content
from dateline.ledger import Ledger
from dateline.problems import Problem
from dateline.scan import Difference, Scan, compare, load, prints
from dateline.store import DocumentRow, Gone, Known, Shelf, Store

if TYPE_CHECKING:
    from dateline.build.taking import Taking

_LEDGER, _PLAIN = "ledger", "ledger is plain"


class Taken(Struct, frozen=True):
    """What an intake did: how many documents were read, how many items changed, and every problem of every document there is."""

    read: int
    changed: int
    problems: tuple[Problem, ...]


def ledger_of(root: Path, store: Store) -> Ledger:
    """The ledger, as it is needed where the store was made with it; else whole. Raises DatelineError as its loading does."""
    return ledgers.load(root, trusted=bool(store.meta(_PLAIN)) and store.meta(_LEDGER) == _print(root))


def ledger_differs(root: Path, store: Store) -> bool:
    """Whether somebody else has changed the ledger since the store was made with it."""
    return store.meta(_LEDGER) != _print(root)


def remember_ledger(store: Store, root: Path, ledger: Ledger) -> None:
    """Keeps that the store knows the ledger as it is now."""
    store.set_meta(_LEDGER, _print(root))
    store.set_meta(_PLAIN, b"plain" if ledger.plain else b"")


def _print(root: Path) -> bytes:
    return ledgers.print_of(root).encode()


def take_in(
    root: Path,
    store: Store,
    content: Content,
    ledger: Ledger,
    found: Scan,
    today: str,
    jobs: int,
    stages: Stages,
    promised: Callable[[tuple[Problem, ...]], None],
    accept: bool = False,
    engine: str = "",
) -> Taken:
    """Brings the store up to date with the documents found and what people wrote. `stages` is told how far it is.

    With `accept`, what a new version reads otherwise than was published is taken over. With `engine`, a cluster reads and tags.

    `promised` is called with all problems when the ledger knows everything and nothing is committed yet; what it raises takes all back.
    """
    stages.begin("compare")
    difference, looked = _difference(store, found), time.time_ns()
    concern = concerned(store, content)
    down = Down.begin(ledger, content.takedowns, concern.down)
    concern = _with_documents(concern, store, ledger)
    holding = Holding.begin(ledger, accept=accept)
    wanted = _wanted(root, store, found, difference, concern, bool(whole := _whole(root, store, concern, holding)), looked)
    if not (wanted or difference.gone or concern != Concern() or Gone(store.base).unread()):
        return _nothing(store, found, looked)
    stages.begin("start")
    from dateline.build.taking import Taking  # the readers, the tagger and their words load only where there is something to take in

    with store.change():
        again = concern.copies if len(wanted) < len(found.documents) else None
        causes = Causes.found(whole, found.documents, difference, wanted, concern.paths)
        taking = Taking.begin(root, store, content, ledger, found, looked, today, holding, again, causes, down)
        taking.forget(difference.gone)
        taking.read(sorted(wanted), jobs, stages, engine)
        taking.settle((problem.path for problem in store.told()), stages)
        _conclude(taking, concern, holding, stages)
        remember(store, content)
        down.prove(root)
        problems = (*found.problems, *Known(store.base).problems(), *taking.problems)
        promised(problems)
        remember_ledger(store, root, ledger)
    return Taken(len(wanted), taking.settler.changed, problems)


def _difference(store: Store, found: Scan) -> Difference:
    known = Known(store.base)
    return compare(found.documents, known.folders(), known.seen)


def _nothing(store: Store, found: Scan, looked: int) -> Taken:
    """Nothing is new: what the folders are known by is all there may be to keep."""
    known = Known(store.base)
    with store.change():
        known.know(prints(found.documents, known.folders(), looked))
    return Taken(0, 0, (*found.problems, *known.problems(), *store.told()))


def _conclude(taking: Taking, concern: Concern, holding: Holding, stages: Stages) -> None:
    """What can be done only when every document is settled."""
    known = Known(taking.store.base)
    known.know(prints(taking.found.documents, known.folders(), taking.looked))
    taking.store.set_told(taking.problems)
    taking.settler.restate(concern)
    if taking.whole or concern.keys:
        taking.settler.restate_published(taking.whole)
    holding.end({id_ for id_, _ in Shelf(taking.store.base, held=True).ids()} if holding.waiting else ())
    stages.begin("lists")
    taking.settler.count()


def _with_documents(concern: Concern, store: Store, ledger: Ledger) -> Concern:
    """The concern with the documents of the items that are taken down otherwise than before."""
    if not concern.down or concern.everything:
        return concern
    gone = Gone(store.base)
    ids = ((id_of(ledger, item), why) for item, why in facts(concern.down))
    return replace(concern, paths=gathered(facts(concern.paths), ((path, why) for id_, why in ids for path in gone.paths_of(id_))))


def _whole(root: Path, store: Store, concern: Concern, holding: Holding) -> tuple[str, ...]:
    """Why all documents are taken in anew, where they are. A ledger that somebody else has changed settles all of them anew."""
    if NEW in concern.everything:
        return (NEW,)
    accepted = ("--accept-readings took over what this version reads otherwise",) if holding.accepting else ()
    return (*concern.everything, *accepted, *((f"{ledgers.PATH} was changed by somebody else",) if ledger_differs(root, store) else ()))


def _wanted(root: Path, store: Store, found: Scan, difference: Difference, concern: Concern, everything: bool, looked: int) -> set[str]:
    """The documents to read."""
    if everything:
        return set(found.documents)
    known = Known(store.base)
    wanted = {*difference.changed, *(path for path in concern.paths if path in found.documents)}
    doubtful = {path: row for path in difference.doubtful if path not in wanted and (row := known.at(path))}
    wanted |= really_changed(root, found, doubtful)
    settled = [row for path, row in doubtful.items() if path not in wanted]
    if settled:
        with store.change():
            known.put(replace(row, looked=looked) for row in settled)
    return wanted


def really_changed(root: Path, found: Scan, doubtful: Mapping[str, DocumentRow]) -> set[str]:
    """Of files whose time cannot be trusted, those whose bytes differ."""
    changed = set()
    for path, row in doubtful.items():
        try:
            data, side = load(root, found.documents[path]) if row.sha256 else (b"", None)
        except OSError:
            changed.add(path)
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256 or (hashlib.sha256(side).hexdigest() if side is not None else "") != row.side_sha256:
            changed.add(path)
    return changed

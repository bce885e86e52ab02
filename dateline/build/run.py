"""The order of the steps of a build, readable from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from dateline import ledger as ledgers
from dateline.build import trouble
from dateline.build.cached import content_of
from dateline.build.counted import Counted
from dateline.build.inputs import FIRST, differences_of, inputs_of, templates_alone
from dateline.build.intake import Taken, ledger_of, take_in
from dateline.build.options import Options, build_day
from dateline.build.places import refuse_own_folders
from dateline.build.references import references
from dateline.build.stages import WAITING, Stages
from dateline.build.themes import themes_of
from dateline.build.upgrade import waiting
from dateline.content import Content
from dateline.ledger import Ledger
from dateline.model import PUBLIC_SURE
from dateline.output import Output, Owned
from dateline.problems import DatelineError, Problem, error, note
from dateline.scan import FOLDERS, Scan, scan
from dateline.store import Gone, Shelf, Store, exclusive, throw_away
from dateline.text import count
from dateline.web.needs import needs

_SMALL = 5_000


class Outcome(Struct, frozen=True):
    """What a build did, and what needs a person."""

    folder: Path
    totals: dict[str, int]
    counted: Counted
    problems: tuple[Problem, ...]
    seconds: float
    read: int = 0
    items_changed: int = 0
    said: tuple[str, ...] = field(default=())

    def lines(self) -> list[str]:
        """The last lines of a build."""
        done, totals = self.counted, self.totals
        unchanged = done.pages - done.pages_written
        others = done.written - done.pages_written
        beside = f" (and {count(others, 'other file')})" if others else ""
        told = (
            f"{count(totals['documents'], 'document')}, {count(totals['items'], 'item')}, {count(done.pages, 'page')}: {done.pages_written:,} written{beside},"
            f" {unchanged:,} unchanged, {done.pages_removed:,} removed in {self.seconds:.1f} s"
        )
        waiting = needs(totals)
        return [*self.said, told, *([f"needs you: {', '.join(waiting)}"] if waiting else [])]


def build(options: Options, stages: Stages | None = None) -> Outcome:
    """Builds one edition, and tells `stages` how far it is. Raises DatelineError where what people wrote is wrong, before anything is written."""
    stages = stages or Stages()
    started = time.monotonic()
    root, today = options.root, build_day(options.today)
    if not root.is_dir():
        raise DatelineError(error(str(root), None, "is not a folder: name the digest's folder with --root, or make one with `dateline new FOLDER`"))
    with trouble.told(options.store_file), exclusive(options.store_file.parent, lambda: stages.begin(WAITING)):
        try:
            return _build(options, today, stages, started)
        except trouble.Damage as why:
            if not trouble.damaged(why):
                raise
            throw_away(options.store_file)
            outcome = _build(options, today, stages, started)
            return replace(outcome, said=("the store was made again: it is damaged", *outcome.said))


def _build(options: Options, today: str, stages: Stages, started: float) -> Outcome:
    root, folder = options.root, options.folder.absolute()
    refuse_own_folders(root, folder)
    stages.begin("look")
    place = Output.begin(folder, options.edition.mode)
    store = Store(options.store_file)
    try:
        said = [f"the store was made again: {store.made_again}"] if store.made_again else []
        content = content_of(root, store)
        stages.begin("scan")
        found = scan(root)
        stages.begin("ledger")
        ledger = ledger_of(root, store)
        if ledger.torn is not None:
            said.append(f"{ledgers.PATH}: ended in the midst of a line, as a build that was killed leaves it: left out, for nothing was built of it")
        taken = _intake(options, store, content, ledger, found, today, stages)
        stages.begin("remarks")
        shelf = Shelf(store.base, held=True)
        problems = (*content.problems, *taken.problems, *references(store, content), *waiting(ledger, shelf), *_remarks(found, root))
        _stop_if(options.strict, problems)
        waits = len(ledger.mark.waiting) if ledger.mark else 0
        del found, ledger  # of a large digest hundreds of megabytes, which the pages then take
        counted = _edition(options, store, content, place, today, stages)
        stages.begin("count")
        whole = Shelf(store.base, options.edition.private)
        totals = whole.totals() | whole.undecided(PUBLIC_SURE) | {"waiting": waits}
    finally:
        store.close()
        stages.end()
    return Outcome(options.folder, totals, counted, problems, time.monotonic() - started, taken.read, taken.changed, tuple(said))


def _stop_if(strict: bool, problems: tuple[Problem, ...]) -> None:
    if strict and any(problem.severity != "note" for problem in problems):
        raise DatelineError(*problems)


def _remarks(found: Scan, root: Path) -> Iterator[Problem]:
    """What a person may be missing: documents."""
    if not found.documents:
        what = f"no document yet: put articles, releases or statements (pages, texts, PDFs, mails, …) into {(root / FOLDERS[0]).name}/ and build again"
        yield note(f"{FOLDERS[0]}/", None, what)


def _intake(options: Options, store: Store, content: Content, ledger: Ledger, found: Scan, today: str, stages: Stages) -> Taken:
    """Scan, read, tag, settle. The ledger is appended to before the store is committed, so that no promise is ever lost."""

    def promised(problems: tuple[Problem, ...]) -> None:
        _stop_if(options.strict, (*content.problems, *problems, *references(store, content)))
        if not options.frozen:
            ledgers.append(options.root, ledger)

    return take_in(options.root, store, content, ledger, found, today, options.workers, stages, promised, options.accept, options.engine)


def _edition(options: Options, store: Store, content: Content, place: tuple[Output, Owned], today: str, stages: Stages) -> Counted:
    """Plan, render, write, prune."""
    stages.begin("templates")
    themes, (output, before) = themes_of(options.root), place
    name, inputs = options.name, inputs_of(content, themes, Gone(store.base).tag())
    gen, inputs_then, token, done, raw = store.edition(name)
    doubts = tuple(_doubts(options, store, output, before, token, done=done)) if gen >= 0 or before.token else (FIRST,)
    known = bool(token) and token == output.token and before.mode == output.mode
    everything = doubts or differences_of(inputs_then, inputs)
    if doubts:
        output.renew()
    last = msgspec.json.decode(raw, type=_Last) if raw else None
    if not everything and last and last.today == today and gen == store.generation:
        return Counted(pages=last.pages)
    from dateline.build.pages import Wanted, make_edition  # the web and its libraries load only where there is a page to make

    day = f"a new day began ({today}; the last build was of {last.today})" if last and last.today != today else ""
    alone = templates_alone(inputs_then, inputs) if everything and not doubts else frozenset[str]()
    why = Wanted(everything, day, trusted=not doubts, known=known, bare=not before.token, templates=alone)
    counted = make_edition(options, store, content, output, themes, today, stages, why)
    store.set_edition(name, store.generation, inputs, output.token, done=True, summary=msgspec.json.encode(_Last(today, counted.pages)))
    store.forget_touches()
    return counted


def _doubts(options: Options, store: Store, output: Output, before: Owned, token: str, *, done: bool) -> Iterator[str]:
    """Why the store is not trusted to tell what stands in the output folder."""
    if options.full:
        yield "--full makes every page again"
    if before.broken or (token and not done):
        yield "the build before it was cut short"
    elif token != output.token or before.mode != output.mode:
        yield "the store did not know what stood there"
    elif not _whole(store, options.name, output.folder):
        yield "a file of the site was missing"


def _whole(store: Store, name: str, folder: Path) -> bool:
    """Whether the site is all there: every file of a small one; of a large one (`--full` looks at all) only its front page."""
    paths = [row.path for row in store.pages(name).values()] if store.has_at_most(_SMALL, name) else ["index.html"]
    return all((folder / path).exists() for path in paths)


class _Last(Struct, frozen=True):
    """What the last build of an edition left, for one that has nothing to do."""

    today: str
    pages: int

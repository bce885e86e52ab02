"""How a built site stands to its sources: whether a build now would make something else, and what is wrong with the documents."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dateline.build import trouble
from dateline.build.cached import content_of
from dateline.build.impact import Concern, concerned
from dateline.build.inputs import inputs_of
from dateline.build.intake import ledger_differs, really_changed
from dateline.build.options import Options
from dateline.build.themes import themes_of
from dateline.content import Content
from dateline.output import read_journal
from dateline.problems import DatelineError, Problem, error
from dateline.scan import Scan, compare, scan
from dateline.store import Gone, Known, PageRow, Shelf, Store, exclusive


class Standing(msgspec.Struct, frozen=True):
    """`unbuilt` tells what a build would take up, `errors` what is wrong with documents; `pages` are the files of the edition, `shelf` what
    readers see of the items."""

    content: Content
    unbuilt: tuple[str, ...]
    errors: tuple[Problem, ...]
    pages: dict[str, PageRow]
    shelf: Shelf


@contextlib.contextmanager
def standing(options: Options, waiting: Callable[[], object]) -> Iterator[Standing]:
    """Looks at a digest and its site, and reads nothing new. No build goes on meanwhile. Raises DatelineError where content is wrong, and where
    nothing was built."""
    file = options.store_file
    if not file.exists():
        raise DatelineError(error(str(options.folder), None, "was not built here: run `dateline build` first"))
    with trouble.told(file), exclusive(file.parent, waiting):
        store = Store(file)
        try:
            content = content_of(options.root, store)
            found = scan(options.root)
            unbuilt = (*_documents(options.root, store, found), *_others(options, store, content))
            errors = tuple(problem for problem in (*found.problems, *Known(store.base).problems(), *store.told()) if problem.severity == "error")
            yield Standing(content, unbuilt, errors, store.pages(options.name), Shelf(store.base, options.edition.private))
        finally:
            store.close()


def _documents(root: Path, store: Store, found: Scan) -> list[str]:
    """The documents that are new, changed or gone since the last build."""
    known = Known(store.base)
    difference = compare(found.documents, known.folders(), known.seen)
    doubtful = {path: row for path in difference.doubtful if (row := known.at(path))}
    return sorted({*difference.changed, *difference.gone, *really_changed(root, found, doubtful)})


def _others(options: Options, store: Store, content: Content) -> Iterator[str]:
    """What else has changed since: content, the ledger, templates, the program, the site itself."""
    gen, inputs, token, done, _ = store.edition(options.name)
    concern = concerned(store, content)
    if concern.everything:
        yield from (why or "a store that knows nothing" for why in concern.everything)
    elif concern != Concern():
        yield "content/"
    elif inputs != inputs_of(content, themes_of(options.root), Gone(store.base).tag()):
        yield "templates, settings or the program"
    if ledger_differs(options.root, store):
        yield "content/ledger.jsonl"
    if not done or gen != store.generation or token != read_journal(options.folder).token:
        yield f"{options.folder}, which another build has changed"

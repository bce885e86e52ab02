"""Questions to a digest that build nothing: its items as they stand, and what is wrong or waits for a person."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from dateline import ledger as ledgers
from dateline.build import trouble
from dateline.build.cached import content_of
from dateline.build.intake import ledger_of, take_in
from dateline.build.options import Options, build_day
from dateline.build.references import references
from dateline.build.stages import WAITING, Begin, Stages
from dateline.build.upgrade import waiting
from dateline.build.withheld import Withheld
from dateline.checks import check_site
from dateline.content import Content
from dateline.problems import DatelineError, Problem, error, note, warning
from dateline.scan import scan
from dateline.store import ItemRow, Shelf, Store, exclusive
from dateline.text import fold, slug
from dateline.web.needs import needs


@contextlib.contextmanager
def items_of(options: Options, begin: Begin) -> Iterator[tuple[Shelf, tuple[Problem, ...], Content]]:
    """All items, held ones too, and the documents' problems. What is new is read first; no page is built."""
    root = options.root
    if not root.is_dir():
        raise DatelineError(error(str(root), None, "is not a folder: name the digest's folder with --root"))
    with trouble.told(options.store_file), exclusive(options.store_file.parent, lambda: begin(WAITING, 0)):
        store, stages = Store(options.store_file), Stages(begin)
        try:
            content, ledger = content_of(root, store), ledger_of(root, store)
            taken = take_in(
                root,
                store,
                content,
                ledger,
                scan(root),
                build_day(options.today),
                options.workers,
                stages,
                lambda _: _promise(root, ledger),
            )
            stages.end()
            shelf = Shelf(store.base, held=True)
            yield shelf, (*content.problems, *taken.problems, *references(store, content), *waiting(ledger, shelf)), content
        finally:
            store.close()


def _promise(root: Path, ledger: ledgers.Ledger) -> None:
    ledgers.append(root, ledger)


def check(options: Options, output: Path | None, begin: Begin) -> tuple[list[Problem], tuple[str, ...]]:
    """Everything that is wrong, and what waits for a person: with the content, the documents, and the site if it is built."""
    problems: list[Problem] = []
    with items_of(replace(options, output=None), begin) as (shelf, told, content):
        problems += told
        base = content.settings.base_url
        totals = {"items": 0, "unlinked": 0, "unstated": 0, "undated": 0, "held": 0}
        withheld = Withheld()
        for item in shelf.every():
            problems += _about(item, totals)
            withheld.take(item.tagging())
        problems += withheld.told()
    site = output or options.root / "site"
    if site.is_dir():
        problems += check_site(site, base)
    elif output is not None:
        problems.append(error(str(output), None, "is not a folder: build the site first"))
    return problems, needs(totals)


def _where(item: ItemRow) -> str:
    """Where a person tells the address of an item: an item among many in its file has no side file of its own."""
    if item.part is not None:
        return f"add `source_url: …` in a correction (content/corrections/) of the item {item.id} (“{item.title}”)"
    side = item.path.rpartition(".")[0] + ".meta.yml"
    own = "its front matter or to " if item.path.endswith((".txt", ".text", ".md", ".markdown")) else ""
    return f"add `url: …` to {own}{side}"


def _about(item: ItemRow, totals: dict[str, int]) -> Iterator[Problem]:
    """What one item lacks."""
    reading, tagging = item.reading(), item.tagging()
    totals["items"] += 1
    totals["held"] += item.held
    if not reading.source_url and not item.path.startswith("content/items/"):
        totals["unlinked"] += 1
        yield note(item.path, None, f"has no link to the original: {_where(item)}")
    known = {fold(name) for topic in tagging.topics for name in (topic.id, topic.name)}
    for name in reading.said.topics:
        if fold(name) not in known:
            yield note(item.path, None, f"names the topic “{name}”, which has no profile: add content/topics/{slug(name)}.md to have a page for it")
    totals["undated"] += not item.ord
    if not item.ord and not reading.published.others:
        yield warning(item.path, reading.title.line, "has no date that could be read: add `published: YYYY-MM-DD` to its front matter or side file")
    if not reading.body and item.part is None:  # what a file of many tells without a text (a feed's teaser, a reference) is as it should be
        yield warning(item.path, reading.title.line, "has a title but no text")
    for held in tagging.blocked:
        could = [candidate for candidate in held.candidates if candidate]
        if len(could) > 1:
            yield note(item.path, None, f"“{held.text}” could be {' or '.join(could)}: {held.reason}")

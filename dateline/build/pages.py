"""One edition's pages: which to make, made and written in the order that never breaks a link, and what is gone removed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from dateline import __version__
from dateline.build.counted import Counted
from dateline.build.due import Due
from dateline.build.options import Options
from dateline.build.render import Batch, Job, Made, Press, costs_of, printing, put
from dateline.build.search import FOLDER, index_of
from dateline.build.spared import by_templates, parted
from dateline.build.stages import Stages
from dateline.content import Content
from dateline.output import Output
from dateline.store import PageRow, Reasons, Shelf, Store
from dateline.web import plan
from dateline.web.feeds import SITEMAP_LIMIT
from dateline.web.former import former
from dateline.web.lasting import instead

_MANY = 500
"""So many files are kept in the store at a time, and of so many items the texts are read in the order in which they are kept."""


class Edit(Struct):
    """One edition being made: the job, the store, the output, who makes pages here, the build's number among those that made pages, and all
    files made so far. `templates` are those that differ, where every page is made for these alone."""

    job: Job
    store: Store
    output: Output
    press: Press
    run: int
    templates: frozenset[str] = frozenset()
    made: dict[str, Made] = field(default_factory=dict)
    promised: set[str] = field(default_factory=set)

    def keys(self, everything: bool, since: int, new_day: str) -> list[str]:
        """The pages to make: all of them, or those that the changes since generation `since` concern; the reasons are kept. `new_day` tells
        how the build day differs from the last build's, if it does."""
        shelf, content = self._shelf(), self.job.content
        due = Due(self.store, self.job.name, self.press.desk, content)
        touched, faces = parted(self.store.touched_since(since))
        if not everything:
            reasons = due.after(touched, new_day)
            self._spare(frozenset(faces.keys() - reasons.keys()))
            reasons = faces | reasons
            with self.store.change():
                self.reasons.keep(self.run, reasons.items())
            return sorted(reasons, key=_order)
        if since >= 0:  # the first build of all has nothing to say of single pages
            with self.store.change():
                self.reasons.keep_touched(self.run, since)
        notes, weeks = [note.slug for note in content.pages], [note.week for note in content.digests]
        known = {row.key for row in self.store.pages(self.job.name).values()}
        lists = [f"actors/{actor.id}" for actor in content.actors if not actor.pack]
        lists += [f"topics/{topic.id}" for topic in content.topics if not topic.pack] + [f"sources/{source.id}" for source in content.sources]
        lists += former(content.actors, content.topics, content.sources)
        there = plan.every(shelf, lists, weeks, notes) | due.everywhere()
        keys = sorted((there | instead(shelf.gone.pages(), there) | known) - {"static", "search"}, key=_order)
        if self.templates:
            self._spare(by_templates(keys, due.after(touched, new_day).keys() | faces.keys(), rows=self.keeps_rows))
        return keys

    def _spare(self, keys: frozenset[str]) -> None:
        """Tells whoever makes pages of which of them part is as it was."""
        self.job = self.press.job = replace(self.job, spared=keys)

    @property
    def keeps_rows(self) -> bool:
        """Whether every page is made again, but with the rows of lists that there are: none of the templates that differ makes any."""
        behind = self.press.desk.renderer.behind_rows() if self.templates else None
        return behind is not None and not behind & self.templates

    @property
    def reasons(self) -> Reasons:
        return Reasons(self.store.base, self.job.name)

    def _shelf(self) -> Shelf:
        return Shelf(self.store.base, self.job.edition.private)

    def make(self, keys: Sequence[str], everything: bool, jobs: int, stages: Stages) -> None:
        """Makes the pages: items with their rows first, then the lists that take the rows in."""
        costs = costs_of(self.press, keys)
        items = {key: cost for key, cost in costs.items() if key.startswith(("item|", "moved|"))}
        lists = {key: cost for key, cost in costs.items() if key not in items}
        if len(items) >= _MANY:
            items = {key: items[key] for id_ in self._shelf().in_place() if (key := f"item|{id_}") in items} | items
        self._promise(keys, everything)
        step = stages.begin("pages", len(keys), sum(costs.values()))
        with printing(self.press, len(keys), jobs) as printer:
            for some in (items, lists):  # lists read the rows that were noted
                self._note(printer(some, step))

    def _promise(self, keys: Sequence[str], everything: bool) -> None:
        shelf = self._shelf()
        places = shelf.places(sorted({key.partition("|")[2] for key in keys if key.startswith(("item|", "moved|"))}))
        paths = set()
        for key in self._there(keys):
            paths.update(plan.files_of(key, lambda name: places.get(name, ())))
        more = range(2, 2 + (shelf.count_lists() + shelf.count()) // SITEMAP_LIMIT)  # what is promised and not made is forgotten again
        maps = ["sitemap", *(f"sitemap-{key[4:]}" for key in keys if key.startswith("map|"))] if more else []
        paths |= {f"{name}-{number}.xml" for name in maps for number in (1, *more)}
        self.promised = set() if everything else paths
        trusted = self.job.trusted and not everything
        self.output.promise(paths, {row.path for key in keys for row in self.store.pages_of(self.job.name, key)} if trusted else None)

    def _there(self, keys: Iterable[str]) -> Iterable[str]:
        """Of these pages those that exist in this edition: the journal must not name what only the private one holds."""
        shelf, content = self._shelf(), self.job.content
        profiles = {f"actors/{actor.id}" for actor in content.actors if not actor.pack}
        profiles |= {f"topics/{topic.id}" for topic in content.topics if not topic.pack} | {f"sources/{source.id}" for source in content.sources}
        profiles |= former(content.actors, content.topics, content.sources).keys()
        weeks = {note.week for note in content.digests}
        return (key for key in keys if plan.exists(key, shelf, profiles, weeks))

    def _note(self, batches: Iterable[Batch]) -> None:
        """Keeps what was made, some hundred files at a time: whatever a build that was killed had not kept is made again anyway."""
        files: list[Made] = []
        rows: list[tuple[int, str]] = []
        for batch in batches:
            files += batch.made
            rows += batch.rows
            if len(files) >= _MANY:
                self._keep(files, rows)
                files, rows = [], []
        self._keep(files, rows)

    def _keep(self, files: Sequence[Made], rows: Sequence[tuple[int, str]]) -> None:
        with self.store.change():
            self.made.update((made.path, made) for made in files)
            self.store.put_pages(self.job.name, self.run, ((PageRow(made.path, made.key, made.hash), made.wrote) for made in files))
            self.store.put_rows(self.job.edition.mode, rows)

    def static(self, themes: Sequence[Path]) -> None:
        """The theme's style sheet, scripts and icons; the digest's own come before the program's."""
        found: dict[str, bytes] = {}
        for theme in reversed(themes):
            folder = theme / "static"
            for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
                if file.is_file() and not file.name.startswith("."):
                    found[f"static/{file.relative_to(folder).as_posix()}"] = file.read_bytes()
        self.put("static", found)

    def put(self, key: str, files: dict[str, bytes]) -> None:
        """Writes files that are no pages."""
        self.output.promise(files)
        known = {row.path: row.hash for row in self.store.pages_of(self.job.name, key)}
        made = tuple(put(self.job, key, path, data, known.get(path)) for path, data in sorted(files.items()))
        self._keep(made, ())

    def finish(self, keys: Sequence[str], everything: bool, jobs: int, stages: Stages) -> Counted:
        """Puts changed files in place, removes what no page makes any more, and indexes the items for search where any changed."""
        name, store = self.job.name, self.store
        if everything:
            stale = {row.path for row in store.pages(name).values() if row.key != "search"} | {
                path for path in self.output.owned if not path.startswith(f"{FOLDER}/")
            }
        else:
            stale = {row.path for key in keys for row in store.pages_of(name, key)} | self.promised
        gone = stale - self.made.keys()
        real = {path for path in gone if (self.output.folder / path).exists()}
        self.output.close(())
        with store.change():
            store.drop_pages(name, gone)
        stages.begin("search")
        self._search(real, jobs, everything)
        if gone:  # now that the search finds them no more
            self.output.close(gone)
        with store.change():
            self.reasons.forget(None if everything else keys)
        wrote = [path for path, made in self.made.items() if made.wrote]
        html = sum(path.endswith(".html") for path in wrote)
        return Counted(store.count_pages(name), html, sum(path.endswith(".html") for path in real), len(wrote), len(real))

    def _search(self, gone: set[str], jobs: int, everything: bool) -> None:
        """Brings the search index up to date, where an item's page changed or went."""
        name, shelf = self.job.name, self._shelf()
        wanted = self.job.content.settings.search != "none" and not self.job.edition.for_folder and shelf.count() > 0
        rows = {row.path: row.hash for row in self.store.pages_of(name, "search")}
        others = (path for path in self.output.owned if path.startswith(f"{FOLDER}/")) if everything else ()
        known = rows.keys() | set(others)
        items = {made.key[5:]: made for made in self.made.values() if made.key.startswith("item|")}
        touched = {id_ for id_, made in items.items() if made.wrote}
        # a page that says that an item is shown no more stands where the item's own did
        went = any(path.startswith("items/") for path in gone) or any(made.wrote for made in self.made.values() if made.key.startswith("moved|"))
        if not known if not wanted else known and not (everything or touched or went):
            return
        index = index_of(self.job, jobs, {id_: made.hash for id_, made in items.items()}, touched, everything) if wanted else None
        self.output.open()
        for files in index.files(known if self.job.trusted else ()) if index else ():
            self.output.promise(files)
            self._keep(tuple(put(self.job, "search", path, data, rows.get(path)) for path, data in files.items()), ())
        stale = known - (index.paths() if index else set())
        self.output.close(stale)
        with self.store.change():
            self.store.drop_pages(name, stale)
        if index:
            index.remember()


def _order(key: str) -> tuple[bool, bool, str]:
    """By kind and name, so that every build works in one order; the lone pages last, and of these the front page, which leads to all."""
    return key == "lone|front", key.startswith("lone|"), key


class Wanted(Struct, frozen=True):
    """What is asked of a build of an edition. `everything`: why all pages are made anew, where they are. `new_day`: how the build day differs
    from the last build's, if it does. `trusted`: the store tells what stands on the disk; `known`: at least which files are its own there.
    `bare`: nothing was ever built there. `templates`: those that differ, where all pages are made for these alone."""

    everything: tuple[str, ...]
    new_day: str
    trusted: bool
    known: bool
    bare: bool
    templates: frozenset[str] = frozenset()


def make_edition(
    options: Options,
    store: Store,
    content: Content,
    output: Output,
    themes: tuple[Path, ...],
    today: str,
    stages: Stages,
    wanted: Wanted,
) -> Counted:
    """Makes the pages that an edition lacks, and counts them."""
    whole, trusted = bool(wanted.everything), wanted.trusted
    gen, inputs, _, _, _ = store.edition(options.name)
    if not wanted.known:
        store.forget_edition(options.name)
    folder, beside = output.folder, options.store_file.parent / "templates"
    bare = wanted.bare and not (folder.exists() and any(folder.iterdir()))
    made_by = f"Dateline {__version__}"
    job = Job(options.store_file, content, options.edition, options.name, folder, themes, beside, today, made_by, output.stage, trusted, bare)
    store.set_edition(options.name, gen, inputs, output.token, done=False)
    stages.begin("plan")
    with output.staging():
        with contextlib.closing(Press.start(job)) as press:
            edit = Edit(job, store, output, press, Reasons(store.base, options.name).begin(wanted.everything), wanted.templates)
            if whole and not edit.keeps_rows:
                store.forget_rows(options.edition.mode)
            keys = edit.keys(whole, gen, wanted.new_day)
            output.open()
            if whole:
                edit.static(themes)
            edit.make(keys, whole, options.workers, stages)
        stages.begin("put in place")
        counted = edit.finish(keys, whole, options.workers, stages)
    if whole or counted.removed:
        output.tidy()
    return counted

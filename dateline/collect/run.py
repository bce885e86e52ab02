"""One run of `collect`: feeds first, then what is new in them, one request at a time, whichever host is free."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.collect.bounds import Bounds
from dateline.collect.manners import Manners
from dateline.collect.memory import keep, load
from dateline.collect.saved import known, recover
from dateline.collect.work import Told, Work
from dateline.content import Content, load_content
from dateline.model import SourceProfile
from dateline.net.bounds import MEGABYTE
from dateline.net.courtesy import user_agent
from dateline.problems import DatelineError, Problem, error
from dateline.store import exclusive
from dateline.text import count, fold, slug

_FOLDER = ".dateline/collect"


class Outcome(Struct, frozen=True):
    """What a run did: the paths of new pages (their addresses in a dry run), how many entries were there already, which sources were asked
    and which of them failed, how many pages could not be had, and the problems."""

    new: tuple[str, ...]
    known: int
    asked: tuple[str, ...]
    failed: tuple[str, ...]
    missed: int
    waiting: int
    problems: tuple[Problem, ...]
    dry: bool = False

    def line(self) -> str:
        """The last line: what happened."""
        what = count(len(self.new), "page to collect", "pages to collect") if self.dry else count(len(self.new), "new page")
        parts = [f"{what} from {count(len(self.asked), 'source')}", f"{self.known:,} known"]
        parts += [f"{count(self.missed, 'page')} not to be had"] if self.missed else []
        parts += [f"{self.waiting:,} left for the next run"] if self.waiting else []
        return ", ".join([*parts, *([f"{count(len(self.failed), 'source')} failed"] if self.failed else [])])

    def status(self, strict: bool) -> int:
        """The exit status: 1 where no source answered, or (`strict`) where anything was wrong."""
        return int(set(self.asked) <= set(self.failed) or (strict and any(problem.severity != "note" for problem in self.problems)))


def collect(
    root: Path, names: Sequence[str] = (), bounds: Bounds | None = None, *, dry: bool = False, told: Callable[[str], object] = lambda _: None
) -> Outcome:
    """Fetches what is new from the sources of these names (all that name a feed or pages) into `root/seeds/`.

    `told` is given each new page's path as it comes. `dry` asks the feeds alone and keeps nothing. Raises DatelineError where the content is
    wrong, no source is there to be asked, or another run is at work; OSError where the disk is full.
    """
    if not root.is_dir():
        raise DatelineError(error(str(root), None, "is not a folder: name the digest's folder with --root"))
    content = load_content(root)
    chosen = _chosen(content, names)
    size = content.settings.limits.get("document_mb", Bounds().size // MEGABYTE) * MEGABYTE
    bounds = bounds or Bounds(size=size)
    folder = root / _FOLDER
    try:
        with exclusive(folder, _busy):
            return _collected(root, content, chosen, bounds, folder, dry=dry, told=told)
    except sqlite3.OperationalError as why:
        raise DatelineError(error(_FOLDER, None, f"cannot be locked ({why}): make room on the disk, or see who may write there")) from None


def _collected(root: Path, content: Content, chosen: Sequence[SourceProfile], bounds: Bounds, folder: Path, *, dry: bool, told: Told) -> Outcome:
    memory = load(folder)
    recover(root)
    settings = content.settings
    manners = Manners(user_agent(settings.contact or settings.base_url), bounds, dict(memory.closed))
    work = Work(root, content, manners, memory, known(root).union(memory.done), dry, told)
    try:
        work.run(chosen)
    finally:
        if not dry:
            memory.closed = manners.closed
            work.settle()
            keep(folder, memory, time.time(), [url for source in content.sources for url in source.feed])
    failed = work.failed()
    problems = (*(problem for problem in content.problems if problem.path in {source.path for source in chosen}), *work.problems())
    return Outcome(tuple(work.new), work.there, tuple(source.id for source in chosen), failed, work.missed(), work.left, problems, dry)


def _chosen(content: Content, names: Sequence[str]) -> tuple[SourceProfile, ...]:
    """The sources that were named, by id, name or the path of their file; all that can be asked where none was. Raises DatelineError."""
    able = tuple(source for source in content.sources if source.feed or source.pages)
    if not able:
        raise DatelineError("no source can be collected from: write `feed:` (or `pages:`) with an address into a profile under content/sources/")
    chosen: dict[str, SourceProfile] = {}
    for name in names:
        stem = slug(Path(name).name.removesuffix(".md"))
        found = next((source for source in content.sources if source.id in (name, stem) or fold(source.name) == fold(name)), None)
        if found is None:
            raise DatelineError(f"{name}: is no source of this digest; those that can be collected from are {', '.join(source.id for source in able)}")
        if found not in able:
            raise DatelineError(error(found.path, None, "names no feed: write `feed:` (or `pages:`) with an address into it"))
        chosen[found.id] = found
    return tuple(chosen.values()) or able


def _busy() -> None:
    raise DatelineError(error(_FOLDER, None, "another `collect` is at work in this digest; this one did nothing: let that one end"))

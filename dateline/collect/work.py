"""The requests of one run, and what becomes of each."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import xxhash
from msgspec import Struct, field

from dateline.collect.address import identity, plain
from dateline.collect.kinds import ending, refusal
from dateline.collect.listing import Entry, listed
from dateline.collect.manners import Manners, Origin
from dateline.collect.memory import FeedMemory, Memory
from dateline.collect.saved import Page, save
from dateline.content import Content
from dateline.model import SourceProfile
from dateline.net.address import origin, sendable
from dateline.net.bounds import Failed
from dateline.problems import Problem, error, note, warning
from dateline.text import count

_SECRET = re.compile(r"//[^/?#]*@")
Told = Callable[[str], object]


class _Job(Struct, frozen=True):
    """A request to be made for a source: a feed (`entry` None), or a page. `named` is the address in the profile that it goes back to."""

    source: SourceProfile
    named: str
    url: str
    entry: Entry | None = None


class Work(Struct):
    """A run: what it has to do, what it knows, and what it has done. `known` are identities of addresses whose pages are there, `there` counts the entries
    that were known, `left` those that are left for the next run."""

    root: Path
    content: Content
    manners: Manners
    memory: Memory
    known: set[str]
    dry: bool
    told: Told
    new: list[str] = field(default_factory=list)
    there: int = 0
    left: int = 0
    _queue: dict[str, deque[_Job]] = field(default_factory=dict)
    _own: dict[str, frozenset[Origin]] = field(default_factory=dict)
    _queued: set[str] = field(default_factory=set)
    _pages: dict[str, int] = field(default_factory=dict)
    _wrong: list[Problem] = field(default_factory=list)
    _misses: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    _same: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    _failed: set[str] = field(default_factory=set)
    _answered: set[str] = field(default_factory=set)

    def run(self, sources: Sequence[SourceProfile]) -> None:
        """Makes the requests of these sources: whichever host is free first is asked next, so that one host's pause is another's turn."""
        for source in sources:
            self._begin(source)
        while self._queue:
            host = min(self._queue, key=self.manners.free_at)
            job = self._queue[host].popleft()
            if not self._queue[host]:
                del self._queue[host]
            if job.entry is None:
                self._feed(job)
            else:
                self._page(job, job.entry)

    def settle(self) -> None:
        """Takes from the entries that wait in the memory of feeds what is there by now."""
        for feed in self.memory.feeds.values():
            feed.waiting = [entry for entry in feed.waiting if identity(entry.url) not in self.known]

    def failed(self) -> tuple[str, ...]:
        """The sources that failed: those with a feed that could not be had, and those of whose pages none could."""
        return tuple(sorted(self._failed | ({source for source, _, _ in self._misses} - self._answered)))

    def missed(self) -> int:
        """How many pages could not be had."""
        return sum(map(len, self._misses.values()))

    def problems(self) -> list[Problem]:
        """What was wrong, in the order of profiles and lines; pages of one list that failed alike are one line."""
        same = {
            (source, named, f"is byte for byte {before}, and was not saved again: a wall for visitors, or an address that changes each time"): urls
            for (source, named, before), urls in self._same.items()
        }
        found = list(self._wrong)
        for (source, named, why), urls in (*self._misses.items(), *same.items()):
            more = f" ({count(len(urls) - 1, 'more page')} of this list likewise)" if len(urls) > 1 else ""
            path, line = self._place(next(each for each in self.content.sources if each.id == source), named)
            found.append(warning(path, line, f"{urls[0]} {why}{more}"))
        return sorted(found, key=lambda problem: (problem.path, problem.line or 0))

    def _begin(self, source: SourceProfile) -> None:
        own = []
        for named in (*source.feed, *source.pages):
            try:
                url = sendable(named)
            except Failed as why:
                self._failed.add(source.id)
                self._wrong.append(error(*self._place(source, named), f"{_SECRET.sub('//…@', named)} {why}"))
                continue
            own.append(origin(url))
            if named in source.feed:
                self._put(_Job(source, named, url))
            else:
                self._offer(source, named, (Entry(url),))
        self._own[source.id] = frozenset(own)

    def _put(self, job: _Job) -> None:
        self._queue.setdefault(origin(job.url)[1], deque()).append(job)

    def _offer(self, source: SourceProfile, named: str, entries: Sequence[Entry]) -> None:
        """Queues the entries that are new, and counts the others."""
        now = self.manners.now()
        for entry in entries:
            page = identity(entry.url)
            if page in self.known:
                self.there += 1
                self._answered.add(source.id)
            elif page not in self._queued and not (self.memory.resting(page, now) or self.memory.resting(f"{named} {page}", now)):
                if self._pages.get(source.id, 0) >= self.manners.bounds.pages:
                    self.left += 1
                    continue
                self._pages[source.id] = self._pages.get(source.id, 0) + 1
                self._queued.add(page)
                self._put(_Job(source, named, entry.url, entry))

    def _feed(self, job: _Job) -> None:
        before = self.memory.feeds.get(job.named, FeedMemory())
        try:
            answer = self.manners.get(job.url, self._own[job.source.id], before.conditions())
            if answer.status == 304 and before.conditions():
                self.there += before.entries - len(before.waiting)
                self._answered.add(job.source.id)
                self._offer(job.source, job.named, before.waiting)
                return
            if (wrong := refusal(answer)) is not None:
                raise wrong
            found = listed(answer, job.source, self.content.sources, self.content.settings.timezone)
        except Failed as why:
            severity = note if why.kind == "quiet" else error
            self._wrong.append(severity(*self._place(job.source, job.named), f"{job.named} {why}"))
            if why.kind != "quiet":
                self._failed.add(job.source.id)
            return
        self._answered.add(job.source.id)
        tag, modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        self.memory.feeds[job.named] = FeedMemory(tag, modified, len(found.entries), list(found.entries))
        if found.without and not found.entries:
            told = f"{job.named} lists no page: its entries have no link; save the feed itself into seeds/, with the ending .xml"
            self._wrong.append(warning(*self._place(job.source, job.named), told))
        self._offer(job.source, job.named, found.entries)

    def _page(self, job: _Job, entry: Entry) -> None:
        page = identity(entry.url)
        if self.dry:
            self._came(entry.url)
            return
        try:
            answer = self.manners.get(job.url, self._own[job.source.id])
            if (wrong := refusal(answer)) is not None:
                raise wrong
            kind = ending(answer)
        except Failed as why:
            if why.kind == "quiet":
                self.left += 1
                return
            if why.kind not in ("later", "away"):  # what was never asked for rests in this list alone: a person may name it elsewhere
                self.memory.miss(f"{job.named} {page}" if why.kind == "refused" else page, why.kind, self.manners.now())
            self._misses.setdefault((job.source.id, job.named, str(why)), []).append(entry.url)
            return
        self._answered.add(job.source.id)
        url = plain(answer.url)
        if identity(url) in self.known:
            self.there += 1
        else:
            self._keep(job, entry, Page(url, job.url, self._moment(), answer.headers, kind, answer.body))
        self.known.update((page, identity(url)))
        self.memory.done.extend((page, identity(url)))
        self.memory.missed.pop(page, None)

    def _keep(self, job: _Job, entry: Entry, page: Page) -> None:
        """Saves a page, unless it is byte for byte what the source gave before: a wall that it shows to all visitors, or an address that changes."""
        mark = xxhash.xxh3_128_hexdigest(f"{job.source.id}\n".encode() + page.body)
        before = self.memory.bodies.get(mark, "")
        if before and (self.root / before).exists():
            self._same.setdefault((job.source.id, job.named, before), []).append(entry.url)
            self.there += 1
            return
        path = save(self.root, job.source.id, entry, page)
        self.memory.bodies[mark] = path
        self._came(path)

    def _moment(self) -> str:
        return dt.datetime.fromtimestamp(self.manners.now(), dt.UTC).isoformat(timespec="seconds")

    def _came(self, what: str) -> None:
        self.new.append(what)
        self.told(what)

    def _place(self, source: SourceProfile, named: str) -> tuple[str, int | None]:
        """Where a profile names an address: its path and line."""
        try:
            lines = re.split(r"\r\n|\r|\n", (self.root / source.path).read_text("utf-8-sig", "replace"))
        except OSError:
            lines = []
        whole = re.compile(re.escape(named) + r"(?![^\s\"',\]}])")
        return source.path, next((number for number, line in enumerate(lines, 1) if whole.search(line)), None)

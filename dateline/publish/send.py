"""Sending to a target that takes files one by one: a lock, a promise of what is about to change, the waves, the removals, the manifest.

A journal on the target first says of all files that are about to be sent that they are ours; now and then, and when something breaks, what
has been done is noted in it. So nothing of ours is ever taken for foreign, and what was sent is not sent again.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from msgspec import Struct, field

from dateline.problems import DatelineError
from dateline.publish import manifest
from dateline.publish.lock import Me, held
from dateline.publish.manifest import Journal, Manifest, Mark
from dateline.publish.order import removals, waves
from dateline.publish.place import Place
from dateline.publish.plan import Plan
from dateline.publish.target import Sent, TargetError, Work

T = TypeVar("T")
PART = ".dateline-new-"
"""How the names begin under which files are sent that take the place of others."""
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
_NOTED = 20.0
_BATCH = 256


class Sender(Struct):
    """A target over a place. `pauses` are the seconds to wait after each failure in a row, `noted` those between two notes of what was sent."""

    place: Place
    pauses: Sequence[float] = _PAUSES
    noted: float = _NOTED
    me: Me = field(default_factory=Me)

    @property
    def shown(self) -> str:
        return self.place.shown

    @property
    def beside(self) -> Mapping[str, bytes]:
        return self.place.beside

    @property
    def flat(self) -> bool:
        return self.place.flat

    def look(self) -> Manifest | None:
        listed, journal = (self._surely(partial(self.place.read, name)) for name in (manifest.FILE, manifest.OPEN))
        return manifest.read(listed, journal, self.shown)

    def names(self, folder: str) -> Collection[str]:
        return self._surely(lambda: self.place.names(folder))

    def close(self) -> None:
        self.place.close()

    def send(self, work: Work) -> Sent:
        plan, done = work.plan, _Done.begin(work.plan)
        if plan.empty:
            return Sent(requests=self.place.requests)
        with held(self.place, self.me, work.break_lock):
            if (self.look() or Manifest()) != plan.before:
                raise DatelineError(f"{self.shown}: error: somebody else has published meanwhile: publish again")
            for name in self.place.names(""):
                if name.startswith(PART):
                    self.place.remove(name)
            if plan.before.broken:  # what the journal of that publishing tells goes into the manifest: a new journal takes its place
                self._surely(lambda: self.place.put(manifest.FILE, manifest.written(plan.before), over=True))
            try:
                self._note(done)
                self._all(work, done)
            except BaseException as why:
                with contextlib.suppress(TargetError, DatelineError):
                    self._put_note(done)
                if isinstance(why, TargetError) and done.any:
                    raise TargetError(f"{why}; what was sent is known: publish again to go on", passing=False) from None
                raise
            self._surely(lambda: self.place.put(manifest.FILE, manifest.written(plan.after()), over=True))
            self._surely(lambda: self.place.remove(manifest.OPEN))
            self._surely(lambda: self.place.tidy(plan.gone))
        return Sent(len(plan.sends), plan.bytes, len(plan.gone), self.place.requests)

    def _all(self, work: Work, done: _Done) -> None:
        """Between new files and replaced ones, and again before the removals, what was done is noted: whoever goes on after a break must know
        which files a reader may be led to."""
        plan = work.plan

        def put(path: str) -> None:
            self.place.put(path, work.read(path), over=path in plan.changed or path in plan.before.ours)

        for some, fresh in ((plan.first, True), (plan.then, False)):
            for wave in waves(some):
                self._wave(wave, put, work, done, partial(done.sent, plan.marks, fresh))
            if fresh and (some or done.fresh):
                done.reach(plan)
                self._note(done)
        if plan.gone:
            done.removing(plan.gone)
            self._note(done)
        for wave in removals(plan.gone):
            self._wave(wave, self.place.remove, work, done, done.removed)

    def _wave(self, paths: Sequence[str], do: Callable[[str], None], work: Work, done: _Done, note: Callable[[str], None]) -> None:
        """Does it with each, and again with those that failed, while any goes well between the failures."""
        left, failures, last = list(paths), 0, time.monotonic()
        while left:
            batch, fault = left[:_BATCH], None
            for path, result in self._batch(batch, do):
                if result is None:
                    note(path)
                else:
                    fault = result
            finished = [path for path in batch if not done.waits(path)]
            work.tell(len(finished))
            left = [path for path in left if done.waits(path)]
            failures = failures + 1 if fault and not finished else int(bool(fault))
            if fault:
                self._wait(fault, failures)
            if time.monotonic() - last > self.noted:
                self._note(done)
                last = time.monotonic()

    def _batch(self, paths: Sequence[str], do: Callable[[str], None]) -> list[tuple[str, TargetError | None]]:
        """What came of each. After a first fault none is begun any more: one that does not pass is raised at once."""
        broken = threading.Event()

        def one(path: str) -> tuple[str, TargetError | None] | None:
            if broken.is_set():
                return None
            try:
                do(path)
            except TargetError as fault:
                broken.set()
                return path, fault
            except BaseException:
                broken.set()
                raise
            return path, None

        if self.place.workers == 1:
            return [result for result in map(one, paths) if result]
        with ThreadPoolExecutor(self.place.workers) as pool:
            return [result for result in pool.map(one, paths) if result]

    def _wait(self, fault: TargetError, failures: int) -> None:
        if not fault.passing or failures > len(self.pauses):
            raise fault
        time.sleep(self.pauses[failures - 1])
        self.place.renew()

    def _surely(self, do: Callable[[], T]) -> T:
        """Does it, again where it may go well another time."""
        failures = 0
        while True:
            try:
                return do()
            except TargetError as fault:
                failures += 1
                self._wait(fault, failures)

    def _note(self, done: _Done) -> None:
        self._surely(lambda: self._put_note(done))

    def _put_note(self, done: _Done) -> None:
        self.place.put(manifest.OPEN, manifest.noted(done.journal()), over=True)


class _Done(Struct):
    """How far a publishing is. What is to be removed stands untouched until everything is sent: only then nobody knows whether it is there."""

    unsure: set[str]
    may: set[str]
    fresh: set[str]
    untold: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    files: dict[str, Mark] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @property
    def any(self) -> bool:
        """Whether anything was sent or removed."""
        return bool(self.files or self.gone)

    @classmethod
    def begin(cls, plan: Plan) -> _Done:
        """Before anything is sent."""
        before = plan.before
        unsure, may = set(plan.changed) | (before.unsure & plan.gone), set(plan.new) | (before.may & plan.gone)
        return cls(unsure, may, set(before.fresh), set(before.untold), set(before.news))

    def sent(self, marks: Mapping[str, Mark], fresh: bool, path: str) -> None:
        self.unsure.discard(path)
        self.may.discard(path)
        self.files[path] = marks[path]
        self.untold.add(path)
        if fresh:
            self.fresh.add(path)
            self.new.add(path)

    def reach(self, plan: Plan) -> None:
        """From now on readers may be led to what was sent."""
        self.fresh &= plan.gone

    def removing(self, paths: Collection[str]) -> None:
        """From now on these may be there or not."""
        self.unsure.difference_update(paths)
        self.may.update(paths)
        for path in paths:
            self.files.pop(path, None)

    def removed(self, path: str) -> None:
        self.may.discard(path)
        self.gone.add(path)
        self.untold.add(path)

    def waits(self, path: str) -> bool:
        return path in self.unsure or path in self.may

    def journal(self) -> Journal:
        sets = (self.gone, self.unsure, self.may, self.fresh, self.untold, self.new)
        return Journal(dict(sorted(self.files.items())), *(sorted(some) for some in sets))

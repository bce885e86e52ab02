"""What the server tells the pages that are open: which build this is, whether one is under way, and what went wrong."""

from __future__ import annotations

import json
import threading

from msgspec import Struct
from msgspec.structs import replace


class Outcome(Struct, frozen=True):
    """What came of one build. `errors` are the lines that say why it stopped (none: there is a site).

    `changed` tells whether any file was written or removed; pages that are open reload only then.
    """

    errors: tuple[str, ...] = ()
    changed: bool = True


class State(Struct, frozen=True):
    """`build` names the site as it is now: a page that was served from another one is out of date."""

    build: str
    building: bool = False
    errors: tuple[str, ...] = ()

    def as_json(self) -> str:
        return json.dumps({"build": self.build, "building": self.building, "errors": self.errors}, ensure_ascii=False)


class Live:
    """The state, shared between the thread that builds and those that answer. `run` tells this run of the server from others."""

    def __init__(self, run: str) -> None:
        self._run = run
        self._builds = 0
        self._state = State(f"{run}-0")
        self._closed = False
        self._news = threading.Condition()

    @property
    def state(self) -> State:
        return self._state

    def begin(self) -> None:
        """A build is under way."""
        self._set(replace(self._state, building=True))

    def end(self, outcome: Outcome) -> None:
        """A build has ended. After one that stopped the site is the last one that was built."""
        if outcome.changed and not outcome.errors:
            self._builds += 1
        self._set(State(f"{self._run}-{self._builds}", errors=outcome.errors))

    def close(self) -> None:
        """Nothing more will come: whoever waits is let go."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def _set(self, state: State) -> None:
        with self._news:
            self._state = state
            self._news.notify_all()

    def wait(self, seen: State | None, seconds: float) -> State | None:
        """The state as soon as it is not `seen` any more; `seen` itself after `seconds`; None once closed."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._state != seen, seconds)
            return None if self._closed else self._state

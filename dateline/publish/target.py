"""What every target can do, and what may go wrong there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from msgspec import Struct

from dateline.publish.manifest import Manifest
from dateline.publish.plan import Plan

Read = Callable[[str], bytes]
"""The bytes of a file of the site by its path. Raises DatelineError where they are no more what the plan was made of."""
Tell = Callable[[int], object]
"""Told how many more files are done."""


class TargetError(Exception):
    """Something that a target refused or broke off. `passing`: it may go well another time, so it is tried again."""

    def __init__(self, message: str, *, passing: bool) -> None:
        self.passing = passing
        super().__init__(message)


class Work(Struct, frozen=True):
    """One publishing: the plan, who gives the bytes, who is told, and whether another publisher's lock is broken."""

    plan: Plan
    read: Read
    tell: Tell
    break_lock: bool = False


class Sent(Struct, frozen=True):
    """What a publishing did: files and bytes sent, files removed, requests made (0 where they cannot be counted), and what to say of it."""

    files: int = 0
    bytes: int = 0
    removed: int = 0
    requests: int = 0
    said: tuple[str, ...] = ()


class Target(Protocol):
    """Where a site is published to. `shown` names it without a secret; `beside` are files that it needs of its own."""

    @property
    def shown(self) -> str: ...

    @property
    def beside(self) -> Mapping[str, bytes]: ...

    def look(self) -> Manifest | None:
        """What is ours there, None where we never published. Raises TargetError."""

    @property
    def flat(self) -> bool:
        """Whether a file and a folder may have one name."""

    def names(self, folder: str) -> Collection[str]:
        """The names directly in a folder, as `Names` of plan.py. Raises TargetError."""

    def send(self, work: Work) -> Sent:
        """Does it. Raises TargetError, and DatelineError where another one publishes."""

    def close(self) -> None: ...

"""What a target is that takes files one by one: a folder, a bucket, a server."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class Place(Protocol):
    """Paths are relative to the site's root. Every call may raise TargetError. `workers` is how many calls may be made at once."""

    @property
    def shown(self) -> str: ...

    @property
    def beside(self) -> Mapping[str, bytes]: ...

    @property
    def workers(self) -> int: ...

    @property
    def requests(self) -> int:
        """How many were made so far, 0 where they cannot be counted."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""

    @property
    def flat(self) -> bool:
        """Whether there are no folders, so that `a` and `a/b` may stand beside each other: a bucket."""

    def names(self, folder: str) -> Collection[str]:
        """The names directly in a folder, none where there is none; as `Names` of plan.py."""

    def put(self, path: str, data: bytes, *, over: bool) -> None:
        """Writes a file, and the folders above it. `over`: one may stand there, which readers see until the new one is whole."""

    def remove(self, path: str) -> None:
        """Removes a file, if it is there."""

    def tidy(self, removed: Collection[str]) -> None:
        """Removes the folders that are left empty above these, where that can be done without a danger to foreign files."""

    def renew(self) -> None:
        """Connects again after something broke."""

    def close(self) -> None: ...

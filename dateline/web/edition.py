"""Which edition of the site."""

from __future__ import annotations

from msgspec import Struct


class Edition(Struct, frozen=True):
    """`private` shows everything, `for_folder` has links that end in index.html."""

    private: bool = False
    for_folder: bool = False

    @property
    def mode(self) -> str:
        return ("private" if self.private else "public") + ("-folder" if self.for_folder else "")

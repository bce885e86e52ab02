"""Everybody who stands in the A to Z, under which name, and whether it is cut by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.model import ActorProfile
from dateline.store import ScopeRow, Shelf
from dateline.web.letters import letter_of, surname_first

MANY = 1_000
"""Above this the A to Z of actors is cut by letter."""


class Standing(NamedTuple):
    """An actor in the A to Z: the name it is sorted by, and the letter it stands under."""

    row: ScopeRow
    sort: str
    letter: str

    @property
    def kind(self) -> str:
        return self.row.scope.split("/", 2)[1]


def roster(shelf: Shelf, profiles: Iterable[ActorProfile]) -> list[Standing]:
    """Every actor with an item in this edition, and those that somebody wrote a profile for."""
    by_scope = {f"actors/{actor.id}": actor for actor in profiles}
    found = {scope.scope: scope for scope in shelf.scopes("actors/")}
    for scope, actor in by_scope.items():
        if not actor.pack:
            found.setdefault(scope, ScopeRow(scope, actor.name, True, 0, "", ""))
    named = ((row, sort_name(row.scope, row.name, by_scope.get(scope))) for scope, row in found.items())
    return [Standing(row, sort, letter_of(sort)) for row, sort in named]


def is_cut(everyone: Sequence[Standing]) -> bool:
    """Whether these are too many for one page."""
    return len(everyone) > MANY


def sort_name(scope: str, name: str, profile: ActorProfile | None) -> str:
    """The name that an actor is sorted by: its profile's, else a person's with the surname first."""
    if profile:
        return profile.sort or profile.name
    return surname_first(name) if scope.startswith("actors/person/") else name


def letter_key(scope: str, name: str, profile: ActorProfile | None) -> str:
    """The key of the page on which an actor of this name stands in an A to Z that is cut."""
    return f"letter|{letter_of(sort_name(scope, name, profile))}"

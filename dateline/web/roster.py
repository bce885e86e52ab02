"""Everybody who stands in the A to Z, under which name, and whether it is cut by letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from dateline.model import ActorProfile
from dateline.store import ScopeRow, Shelf
from dateline.web.letters import letter_of, surname_first

MANY = 1_000
"""Above this the A to Z of actors is cut by letter."""


class Standing(NamedTuple):
    """An actor in the A to Z: the name it is sorted by, the letter it stands under, and its kind."""

    row: ScopeRow
    sort: str
    letter: str
    kind: str


class Roster(Struct, frozen=True):
    """Who stands in the A to Z, in no order: everybody, and by kind and by letter, for no page of it goes through all of them."""

    everyone: Sequence[Standing]
    by_kind: Mapping[str, Sequence[Standing]]
    by_letter: Mapping[str, Sequence[Standing]]

    @property
    def is_cut(self) -> bool:
        """Whether these are too many for one page."""
        return len(self.everyone) > MANY

    def letters(self) -> set[str]:
        """The letters that have a page of their own: none where everybody fits on one."""
        return set(self.by_letter) if self.is_cut else set()


def roster(shelf: Shelf, profiles: Iterable[ActorProfile]) -> Roster:
    """Every actor with an item in this edition, and those that somebody wrote a profile for."""
    by_scope = {f"actors/{actor.id}": actor for actor in profiles}
    found = {scope.scope: scope for scope in shelf.scopes("actors/")}
    for scope, actor in by_scope.items():
        if not actor.pack:
            found.setdefault(scope, ScopeRow(scope, actor.name, True, 0, "", ""))
    named = ((row, sort_name(scope, row.name, by_scope.get(scope))) for scope, row in found.items())
    everyone = [Standing(row, sort, letter_of(sort), row.scope.split("/", 2)[1]) for row, sort in named]
    by_kind: dict[str, list[Standing]] = {}
    by_letter: dict[str, list[Standing]] = {}
    for one in everyone:
        by_kind.setdefault(one.kind, []).append(one)
        by_letter.setdefault(one.letter, []).append(one)
    return Roster(everyone, by_kind, by_letter)


def sort_name(scope: str, name: str, profile: ActorProfile | None) -> str:
    """The name that an actor is sorted by: its profile's, else a person's with the surname first."""
    if profile:
        return profile.sort or profile.name
    return surname_first(name) if scope.startswith("actors/person/") else name


def letter_key(scope: str, name: str, profile: ActorProfile | None) -> str:
    """The key of the page on which an actor of this name stands in an A to Z that is cut."""
    return f"letter|{letter_of(sort_name(scope, name, profile))}"

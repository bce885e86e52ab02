"""Everybody who stands in the A to Z, under which name, and whether it is cut by letter."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import ActorProfile
from dateline.store import ScopeRow, Shelf
from dateline.web.letters import letter_of, surname_first

MANY = 1_000
"""Above this the A to Z of actors is cut by letter."""


def roster(shelf: Shelf, profiles: Iterable[ActorProfile]) -> list[tuple[ScopeRow, str]]:
    """Every actor with an item in this edition, and those that somebody wrote a profile for; each with the name it is sorted by."""
    by_scope = {f"actors/{actor.id}": actor for actor in profiles}
    found = {scope.scope: scope for scope in shelf.scopes("actors/")}
    for scope, actor in by_scope.items():
        if not actor.pack:
            found.setdefault(scope, ScopeRow(scope, actor.name, True, 0, "", ""))
    return [(row, sort_name(row, by_scope.get(scope))) for scope, row in found.items()]


def sort_name(row: ScopeRow, profile: ActorProfile | None) -> str:
    """The name that an actor is sorted by: its profile's, else a person's with the surname first."""
    if profile:
        return profile.sort or profile.name
    return surname_first(row.name) if row.scope.startswith("actors/person/") else row.name


def letters(shelf: Shelf, profiles: Iterable[ActorProfile]) -> set[str]:
    """The letters that have a page of their own: none where everybody fits on one."""
    everybody = roster(shelf, profiles)
    return {letter_of(sort) for _, sort in everybody} if len(everybody) > MANY else set()

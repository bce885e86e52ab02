"""The actors of the world pack, and the phrases that name no actor although they hold an actor's name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.model import ActorProfile

FOLDER = Path(__file__).parent.parent / "data" / "world"


@cache
def world_actors() -> tuple[ActorProfile, ...]:
    """Every country and territory, then every organisation, then every chief of state and head of government, each by id; `pack` is set,
    `path` is empty."""
    return tuple(_actors("countries.json") + _actors("organizations.json") + _actors("people.json"))


@cache
def shields() -> tuple[str, ...]:
    """Phrases in which the name of an actor is not the actor ("East and South China Seas", "New Taiwan dollars", "guinea pig").

    They are compared without regard to case. An actor whose own form is one of them still counts: a digest may
    have a profile of Deutsche Bank. Those that hold a country's name are among that country's `nots` as well.
    """
    return tuple((FOLDER / "shields.txt").read_text("utf-8").splitlines())


def _actors(name: str) -> list[ActorProfile]:
    import msgspec

    return msgspec.json.decode((FOLDER / name).read_bytes(), type=list[ActorProfile])

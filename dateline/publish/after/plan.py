"""Who is told of a publishing, as site.yml and the target have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.content.afterwards import KEY, PATH, Afterwards
from dateline.matter import as_bool
from dateline.net.courtesy import user_agent
from dateline.problems import Problem, warning
from dateline.publish.after.registry import beside, steps
from dateline.publish.after.step import Released, Step
from dateline.publish.after.tell import tell
from dateline.publish.asked import Asked


class Wanted(Struct, frozen=True):
    """Who is to be told; `beside` are files that have to stand at the site for that."""

    who: tuple[Afterwards, ...]
    beside: Mapping[str, bytes]

    def steps(self, released: Released) -> list[tuple[Afterwards, Step]]:
        """What each is told of a publishing."""
        return steps(self.who, released) if released.base else []


def wanted(asked: Asked, said: Sequence[Afterwards]) -> Wanted:
    """Nobody is told of a place that site.yml does not name, and of one with `announce: false`: readers find the site elsewhere."""
    if not asked.name or as_bool(asked.said.get("announce", "true")) is False:
        return Wanted((), {})
    return Wanted(tuple(said), beside(said))


def told(plan: Sequence[tuple[Afterwards, Step]], contact: str) -> tuple[list[str], list[Problem]]:
    """Tells everybody: what was done, and what went wrong."""
    done, wrong = [], []
    for who, step in plan:
        did, fault = tell(step, user_agent(contact))
        done += [did] if did else []
        wrong += [warning(PATH, who.line, f"{KEY}: {fault}")] if fault else []
    return done, wrong

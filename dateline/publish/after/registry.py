"""Who can be told: one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from dateline.content.afterwards import Afterwards
from dateline.publish.after import indexnow, web_archive, websub
from dateline.publish.after.step import Released, Step


class Service(Protocol):
    """`USUAL` is the address that is asked where site.yml names none."""

    USUAL: str

    def beside(self) -> Mapping[str, bytes]:
        """Files that have to stand at the site."""

    def step(self, url: str, released: Released) -> Step:
        """What is told at this address."""


SERVICES: Mapping[str, Service] = MappingProxyType({"websub": websub, "indexnow": indexnow, "web_archive": web_archive})


def beside(wanted: Sequence[Afterwards]) -> dict[str, bytes]:
    """The files that have to stand at the site."""
    return {path: data for one in wanted for path, data in SERVICES[one.name].beside().items()}


def steps(wanted: Sequence[Afterwards], released: Released) -> list[tuple[Afterwards, Step]]:
    """What is to be told to whom; those apart that have nothing to hear."""
    found = [(one, SERVICES[one.name].step(one.url or SERVICES[one.name].USUAL, released)) for one in wanted]
    return [(one, step) for one, step in found if step.calls or step.wrong]

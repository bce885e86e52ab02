"""What any office format gives: passages, notes, running heads, and the properties that the program keeps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from dateline.read.office.flow import Passage

# What Dublin Core, Word and OpenDocument call the same thing.
_PROPERTIES = {
    "dc:title": "title",
    "dc:creator": "creator",
    "meta:initial-creator": "creator",
    "dcterms:created": "created",
    "meta:creation-date": "created",
    "dcterms:modified": "modified",
    "dc:date": "modified",
}


class Manuscript(NamedTuple):
    """A document as its format tells it. `heads` are the lines of running heads, `properties` hold title,
    creator, created and modified; `short` says that it ends in the middle."""

    passages: tuple[Passage, ...]
    notes: tuple[Passage, ...] = ()
    heads: tuple[str, ...] = ()
    properties: Mapping[str, str] = MappingProxyType({})
    short: bool = False


class Properties(Struct):
    """Hears of the properties of a document."""

    told: dict[str, str] = field(default_factory=dict)
    _now: str = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:  # noqa: ARG002 - a listener is told of the attributes
        self._now = _PROPERTIES.get(name, "")

    def end(self, name: str) -> None:  # noqa: ARG002 - a listener is told of the name
        self._now = ""

    def data(self, text: str) -> None:
        if self._now and len(self.told.get(self._now, "")) < 1000:
            self.told[self._now] = self.told.get(self._now, "") + text

"""Names that only a statistical model finds: added beside everything that the rules found, never in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from dateline.model import Blocked
from dateline.tag.evidence import Sign
from dateline.tag.folding import plain
from dateline.tag.registry import Someone, someone
from dateline.tag.sections import Section
from dateline.text import slug

_KINDS = {"PERSON": "person", "PER": "person", "ORG": "organization"}
_PIECE = 10_000  # characters that a model sees at once: its memory grows with them
_LONGEST = 80
_SURE = 0.5
_AROUND = " \t\u00a0'\"“”‘’«»()[],.;:-–—"


class Entity(NamedTuple):
    """What a model found: from where to where, and its label ("PERSON", "ORG")."""

    start: int
    end: int
    label: str


class Model(msgspec.Struct, frozen=True):
    """A model that was handed in: its name with its version, as evidence shows it, and what it finds in a text."""

    name: str
    entities: Callable[[str], Iterable[Entity]]


class Candidates(msgspec.Struct, frozen=True):
    people: dict[str, Someone]
    signs: tuple[Sign, ...]


def candidates(
    model: Model, sections: Sequence[Section], signs: Sequence[Sign], blocked: Sequence[Blocked], known: Mapping[str, Someone], profiles: Collection[str]
) -> Candidates:
    """People and organisations that the model finds at places where nothing was found or held back, and whose names nobody bears yet:
    neither someone of this document (`known`, by id) nor a profile (ids).
    """
    taken = {(sign.section, at) for sign in signs for at in range(sign.start, sign.end)}
    words = {word for one in known.values() for word in (*one.words, *one.short)}
    refused = {held.text for held in blocked}
    people: dict[str, Someone] = {}
    found: list[Sign] = []
    for number, section in enumerate(sections):
        for start, end, kind in _entities(model, section):
            name = " ".join(section.text[start:end].split())
            id_ = f"{kind}/{slug(name)}"
            if id_ in known or id_ in profiles or name in refused or plain(name) in words or any((number, at) in taken for at in range(start, end)):
                continue
            people.setdefault(id_, someone(id_, kind, name))
            found.append(Sign(id_, number, start, end, model.name, _SURE))
    return Candidates(people, tuple(found))


def _entities(model: Model, section: Section) -> Iterator[tuple[int, int, str]]:
    """The entities that may be names, without what stands around them: a capital (where the script has any), one line, no sentence."""
    for offset, piece in _pieces(section):
        for entity in model.entities(piece):
            start, end = entity.start, min(entity.end, len(piece))
            while start < end and piece[start] in _AROUND:
                start += 1
            if piece.startswith(("the ", "The "), start):
                start += 4
            if piece.endswith(("'s", "’s"), start, end):
                end -= 2
            while end > start and piece[end - 1] in _AROUND:
                end -= 1
            name = piece[start:end]
            if entity.label in _KINDS and 1 < len(name) <= _LONGEST and "\n" not in name and _may_be_name(name):
                yield offset + start, offset + end, _KINDS[entity.label]


def _may_be_name(text: str) -> bool:
    """Whether it has a capital, or a letter of a script that has none."""
    return any(char.isalpha() and not char.islower() for char in text)


def _pieces(section: Section) -> Iterator[tuple[int, str]]:
    """The paragraphs, each with its place; very long ones in pieces."""
    for start, end in zip(section.starts, (*section.starts[1:], len(section.text)), strict=True):
        for at in range(start, end, _PIECE):
            yield at, section.text[at : min(end, at + _PIECE)]

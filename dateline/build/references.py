"""Corrections and digests that name items: whether there are such items, and whether two corrections of one item agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.content import Content
from dateline.model import Correction
from dateline.problems import DatelineError, Problem, warning
from dateline.store import Gone, Shelf, Store


def references(store: Store, content: Content) -> tuple[Problem, ...]:
    """A warning for everything written about an item that is not there.

    Raises DatelineError where two corrections, one by the item's id and one by its path, set the same thing differently.
    """
    told: list[Problem] = []
    resolved: list[Correction] = []
    for correction in content.corrections:
        id_ = _item(store, correction.item)
        if id_:
            resolved.append(replace(correction, item=id_))
        elif not Gone(store.base).taken(correction.item):
            told.append(warning(correction.path, None, f"corrects {correction.item}, but there is no such item or document: see `dateline export`"))
    if len(resolved) > 1:
        from dateline.content.corrections import conflicts

        wrong = tuple(conflicts(resolved))
        if wrong:
            raise DatelineError(*wrong)
    return (*told, *_digests(store, content))


def _digests(store: Store, content: Content) -> Iterator[Problem]:
    for note in content.digests:
        for name, _ in note.items:
            if not _item(store, name):
                yield warning(note.path, None, f"chooses {name}, but there is no such item or document: it is left out")


def _item(store: Store, name: str) -> str:
    """The id of the item that a person means, "" where there is none."""
    item = Shelf(store.base, held=True).named(name)
    return item.id if item else ""

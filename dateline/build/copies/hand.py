"""What people said about copies in their corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from dateline.ledger import Ledger
from dateline.model import Correction
from dateline.problems import Problem, warning
from dateline.store import Captures


class Hand(Struct, frozen=True):
    """`apart` are the documents that stand alone, `of` those of them that were parted from an id, `pairs` the captures (by number) that
    are one item by a person's word."""

    apart: frozenset[str] = frozenset()
    of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pairs: Mapping[int, frozenset[int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def parted(corrections: Iterable[Correction]) -> Hand:
    """Which documents people want to stand alone."""
    of: dict[str, frozenset[str]] = {}
    for correction in corrections:
        of[correction.item] = of.get(correction.item, frozenset()) | frozenset(correction.separate)
    return Hand(frozenset(path for paths in of.values() for path in paths), of)


def joined(hand: Hand, corrections: Iterable[Correction], captures: Captures, ledger: Ledger) -> Hand:
    """`hand` with the captures that people want joined, as the documents stand now."""
    pairs: dict[int, set[int]] = {}
    problems: list[Problem] = []
    for correction in corrections:
        if not correction.same_as:
            continue
        ledger.recall([correction.item])
        anchor = correction.item if correction.item not in ledger.last else _anchor(correction, captures, ledger)
        for path in correction.same_as:
            told, found = _captures((anchor, path), captures, hand)
            if told:
                problems.append(warning(correction.path, None, f"same_as: {told}"))
            else:
                one, other = found
                pairs.setdefault(one, set()).add(other)
                pairs.setdefault(other, set()).add(one)
    return Hand(hand.apart, hand.of, {n: frozenset(others) for n, others in pairs.items()}, tuple(problems))


def _anchor(correction: Correction, captures: Captures, ledger: Ledger) -> str:
    """The document that an item's id stands for: the first of its captures that is still there, those to be joined to it apart."""
    for held in ledger.last[correction.item].held:
        if held.path in correction.same_as:
            continue
        if captures.at(held.path):
            return held.path
        moved = [path for path in captures.holding(held.sha256, held.part) if path not in correction.same_as]
        if moved:
            return moved[0]
    return ""


def _captures(paths: tuple[str, str], captures: Captures, hand: Hand) -> tuple[str, tuple[int, int]]:
    """What is wrong with joining two documents ("" where nothing is), and their captures."""
    found = []
    for path in paths:
        rows = captures.at(path) if path else []
        if len(rows) != 1:
            holds = "holds many items" if rows else "is no document of this digest" if path else "has no capture beside this one"
            return f"{path or 'the item'} {holds}: nothing is joined", (0, 0)
        if path in hand.apart:
            return f"{path} stands alone by another correction (separate): nothing is joined", (0, 0)
        found.append(rows[0].n)
    if found[0] == found[1]:
        return f"{paths[1]} is the item itself", (0, 0)
    return "", (found[0], found[1])

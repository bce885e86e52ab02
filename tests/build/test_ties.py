"""Captures found in one pass over all of them are those that would be found one by one."""

from __future__ import annotations

import sqlite3

import pytest

from dateline.store import CROWD, CaptureRow, Captures
from dateline.store.schema import TABLES

MANY = 1_200


@pytest.fixture(scope="module")
def captures() -> Captures:
    """1,200 captures: each third is tied to the one after it, the first hundred bear a stock passage, and each has a sign of its own."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.executescript(TABLES)
    found = Captures.open(base)
    for at in range(1, MANY + 1):
        own, pair, stock = (at, 2), (10_000 + at // 2, 2), (99_999, 2)
        row = CaptureRow(0, f"seeds/{at}.txt", None, f"{at // 10 if at < 100 else at}", at, 0, "", b"")
        found.add(row, [own, pair, stock] if at <= 100 else [own, pair])
    for at in range(3, MANY, 3):
        found.tie(at, at + 1, "same" if at % 2 else "also", at / MANY)
    return found


def test_ties_of_many_captures_are_those_of_each(captures: Captures) -> None:
    """One pass over all ties gives what asking each capture gives."""
    some = set(range(100, MANY))
    each = [(n, other, sure) for n in sorted(some) for other, kind, sure in captures.ties(n) if kind == "same"]
    assert list(captures.same(some)) == each
    assert captures.having_ties(some) == [n for n in sorted(some) if captures.ties(n)]


def test_what_is_not_shared_leads_to_no_capture(captures: Captures) -> None:
    """Without the signs and bytes that are one capture's, or a crowd's, each has the same candidates."""
    signs, hashes = captures.shared()
    assert signs == {10_000 + half for half in range(1, MANY // 2)}
    assert captures.bearing(99_999, CROWD + 1)[CROWD:]
    for row in captures.rows(range(1, MANY + 1)):
        told = [(row.n, 2), (10_000 + row.n // 2, 2), (99_999, 2)]
        leading = [sign for sign in told if sign[0] in signs]
        assert captures.candidates(row, leading, 2, alone=row.sha256 not in hashes) == captures.candidates(row, told, 2)


def test_all_captures_are_known_by_their_number(captures: Captures) -> None:
    assert captures.are_all(range(1, MANY + 1))
    assert not captures.are_all(range(1, MANY))

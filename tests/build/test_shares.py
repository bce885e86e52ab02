"""Work is cut alike in cost; what costs most is begun first; what comes of it stands in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.build.shares import in_turn, shares
from dateline.build.work import cost_of
from dateline.scan import Found, Stamp

COSTS = st.lists(st.integers(0, 10) | st.integers(0, 1_000_000), max_size=200)


def whole(costs: Sequence[int]) -> list[int]:
    return list(range(len(costs)))


@given(COSTS, st.integers(1, 16))
def test_every_thing_is_in_one_part_and_every_part_is_begun_once(costs: list[int], jobs: int) -> None:
    cut = shares(costs, jobs)
    assert [at for part in cut.parts for at in part] == whole(costs)
    assert sorted(cut.order) == whole(cut.parts)
    assert list(cut.costs) == [sum(costs[at] for at in part) for part in cut.parts]


@given(st.lists(st.integers(0, 10) | st.integers(0, 1_000_000), min_size=40, max_size=200), st.integers(2, 8))
def test_no_process_is_long_at_work_when_the_others_are_done(costs: list[int], jobs: int) -> None:
    """Each part to the process that is free first: nothing ends later than all processes' fair share, and half of it more or the dearest thing."""
    cut = shares(costs, jobs)
    busy = [0] * jobs
    for at in cut.order:
        busy[busy.index(min(busy))] += cut.costs[at]
    fair = sum(costs) / jobs
    assert max(busy) <= max(fair + fair / 2, max(costs) + fair / 2)


def test_a_large_document_last_in_the_folder_is_begun_first() -> None:
    cut = shares([3_000] * 500 + [5_000_000], 2)
    assert cut.parts[-1] == range(500, 501)
    assert cut.order == (len(cut.parts) - 1, *range(len(cut.parts) - 1))


def test_documents_alike_are_begun_as_they_stand() -> None:
    cut = shares([3_000] * 1_000, 2)
    assert cut.order == tuple(whole(cut.parts))
    assert {len(part) for part in cut.parts[:-1]} == {48}


def test_of_many_large_documents_only_so_many_wait_for_their_turn() -> None:
    costs = [1] * 10_000 + [1_000] * 100
    cut = shares(costs, 2)
    ahead = [at for place, at in enumerate(cut.order) if at > place]
    assert len(ahead) == 8


def test_results_come_in_turn_and_each_part_is_told_as_it_ends() -> None:
    begun: list[Future[int]] = []
    told: list[int] = []

    def begin(part: Sequence[int]) -> Future[int]:
        begun.append(Future())
        begun[-1].set_result(sum(part))
        return begun[-1]

    things = [1] * 8 + [100]
    cut = shares(things, 1)
    assert list(in_turn(begin, things, cut, told.append)) == list(cut.costs)
    assert begun[0].result() == 100
    assert sorted(told) == whole(cut.parts)
    assert told[0] == cut.order[0]


def test_a_fault_in_a_part_is_raised_at_its_turn() -> None:
    def begin(part: Sequence[int]) -> Future[int]:
        future: Future[int] = Future()
        if part[0] == 3:
            future.set_exception(ValueError("three"))
        else:
            future.set_result(part[0])
        return future

    came = in_turn(begin, [1, 2, 3, 4], shares([1, 1, 1, 1], 2), lambda _: None)
    assert [next(came), next(came)] == [1, 2]
    with pytest.raises(ValueError, match="three"):
        next(came)


@pytest.mark.parametrize(("path", "size", "cost"), [("a.txt", 4_000, 6_500), ("a.MD", 4_000, 6_500), ("a.pdf", 4_000, 3_500), ("a.html", 0, 2_500)])
def test_a_document_costs_what_its_text_and_its_format_do(path: str, size: int, cost: int) -> None:
    assert cost_of(Found(path, Stamp(size, 0, 0))) == cost

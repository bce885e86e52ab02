"""A ledger read as it is needed answers as one that was read whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import ledger as ledgers
from dateline import past
from dateline.ledger import PATH, Capture, Ledger, Line, Reader

IDS = ("aaa", "bbb", "ccc", "ddd")
DOCUMENTS = ("seeds/one.md", 'seeds/tw"o.md', "seeds/drei ä.md")
HASHES = ("0" * 64, "1" * 64)
ADDRESSES = tuple(f"items/2025/04/1{n}/x-{id_}/" for n in (1, 2) for id_ in IDS)
captures = st.lists(st.builds(Capture, st.sampled_from(DOCUMENTS), st.sampled_from(HASHES)), min_size=1, max_size=2, unique_by=lambda one: one.path)
lines = st.builds(Line, st.sampled_from(IDS), st.just("2025-05-01"), captures.map(tuple), st.sampled_from(ADDRESSES), st.sampled_from((None, "1")))


def written(root: Path, told: list[Line]) -> Ledger:
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    whole = Ledger()
    for line in told:
        whole.put(line)
        whole.fresh.append(line)
    ledgers.append(root, whole)
    return whole


def said_of(ledger: Ledger, id_: str, document: str, sha256: str, part: str | None, address: str) -> tuple[object, ...]:
    ledger.recall([id_], [document], [sha256], [address])
    near = [*ledger.naming.get((document, part), ()), *ledger.by_hash.get((sha256, part), ())]
    return (
        ledger.last.get(id_), ledger.moved_from(id_), near, ledger.by_path.get((document, part)), ledger.owner.get(address), ledger.origin.get(address),
        [ledger.last[other] for other in near], sorted(near, key=lambda other: ledger.order[other]),
    )  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    told=st.lists(lines, max_size=12),
    more=st.lists(lines, max_size=3),
    asked=st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(DOCUMENTS), st.sampled_from(HASHES), st.sampled_from((None, "1")), st.sampled_from(ADDRESSES)),
        max_size=6,
    ),
    most=st.sampled_from((3, 40)),
)
def test_what_is_recalled_is_what_the_whole_ledger_says(
    told: list[Line], more: list[Line], asked: list[tuple[str, str, str, str | None, str]], most: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(past, "_MOST", most)
        written(Path(folder), told)
        part, whole = ledgers.load(Path(folder), trusted=True), ledgers.load(Path(folder))
        for number, question in enumerate(asked):
            assert said_of(part, *question) == said_of(whole, *question)
            for line in more[number : number + 1]:
                part.recall((), [one.path for one in line.captures])
                part.say(line)
                whole.say(line)
        assert part.fresh == whole.fresh


def test_the_last_mark_of_the_reader_is_read_without_the_lines(tmp_path: Path) -> None:
    ledger = Ledger()
    for mark in ("1", "2"):
        ledger.say_reader(Reader(mark, ("aaa",)))
    ledgers.append(tmp_path, ledger)
    assert ledgers.load(tmp_path, trusted=True).mark == Reader("2", ("aaa",))


def test_a_line_written_otherwise_than_the_program_writes_makes_the_file_one_to_be_read_whole(tmp_path: Path) -> None:
    line = Line("aaa", "2025-05-01", (Capture("seeds/one.md", "0" * 64),), "items/2025/04/11/x-aaa/")
    written(tmp_path, [line])
    assert ledgers.load(tmp_path).plain
    file = tmp_path / PATH
    file.write_bytes(file.read_bytes().replace(b'{"id":"aaa"', b'{ "id": "aaa"'))
    ledger = ledgers.load(tmp_path)
    assert (ledger.plain, ledger.last["aaa"]) == (False, line)

"""The bytes of the index: what went in comes out, and a change concerns its neighbourhood."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.search import Entry, buckets_for, cut, leaf_of, listing, volume_files
from dateline.search.leaf import FINEST, bucket_of, varint
from dateline.search.volume import rice
from dateline.search.words import terms, tokens
from tests.support.index import Bytes, bucket, name_hash, unriced


def entry(number: int, title: str = "", text: str = "", values: tuple[str, ...] = ()) -> Entry:
    return Entry(f"items/{number}/", title, "1 May 2025", "The Gazette", "en", (text,), values)


words = st.sampled_from(["peace", "peaceful", "pe", "台湾海峡", "мир", "мира", "nato", "Nato's", "F-35", "ab"])
texts = st.lists(words, max_size=8).map(" ".join)


@settings(max_examples=60)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=12), st.integers(1, 4))
def test_every_word_leads_to_just_the_items_that_hold_it(held: list[tuple[str, str]], leaves: int) -> None:
    entries = [entry(number, title, text) for number, (title, text) in enumerate(held)]
    size = -(-len(entries) // leaves)
    parts = [entries[at : at + size] for at in range(0, len(entries), size)]
    files = dict(volume_files([leaf_of(part) for part in parts]))
    found: dict[str, set[int]] = {}
    for number in range(buckets_for(len(entries))):
        for part, told in enumerate(bucket(files[f"{number}.bin"])):
            for term, items, strong in told:
                assert set(strong) <= set(items)
                found.setdefault(term, set()).update(part * size + item for item in items)
    expected: dict[str, set[int]] = {}
    for number, (title, text) in enumerate(held):
        for term in {term for token in (*tokens(title), *tokens(text)) for term in terms(token)}:
            expected.setdefault(term, set()).add(number)
    assert found == expected


def test_an_item_that_says_a_word_often_or_in_its_title_is_told_apart() -> None:
    leaf = leaf_of([entry(0, "", "peace"), entry(1, "peace", ""), entry(2, "", "peace peace peace peace"), entry(3, "", "war")])
    (items,) = [told[1:] for piece in leaf.pieces if piece for terms_ in bucket(varint(len(piece)) + piece) for told in terms_ if told[0] == "peace"]
    assert items == ([0, 1, 2], [1, 2])


def test_items_far_apart_are_told_in_two_bytes() -> None:
    leaf = leaf_of([entry(number, "rare" if number in (0, 223, 447, 1_000) else "") for number in range(1_001)])
    (piece,) = [piece for piece in leaf.pieces if piece]
    assert [told for terms_ in bucket(varint(len(piece)) + piece) for told in terms_] == [("rare", [0, 223, 447, 1_000], [0, 223, 447, 1_000])]


@given(st.integers(0, 2**40))
def test_a_number_is_read_back(number: int) -> None:
    assert Bytes(varint(number)).number() == number


@given(st.sets(st.integers(0, 3_000), min_size=1), st.integers(0, 9_000))
def test_the_items_of_a_value_are_read_back(items: set[int], more: int) -> None:
    of = max(items) + 1 + more
    assert unriced(rice(sorted(items), of), len(items), of) == sorted(items)


def test_the_values_of_a_volume_are_told_over_all_its_leaves() -> None:
    leaves = [leaf_of([entry(0, values=("year/2024", "topics/fishing")), entry(1, values=("year/2025",))]), leaf_of([entry(2, values=("year/2025",))])]
    data = dict(volume_files(leaves))["values.bin"]
    expected = {"topics/fishing": [0], "year/2024": [0], "year/2025": [1, 2]}
    assert data == bytes([3]) + b"".join(name_hash(name) + varint(len(items)) + rice(items, 3) for name, items in expected.items())


def test_the_same_items_give_the_same_bytes_and_other_items_another_name() -> None:
    one, same = leaf_of([entry(0, "a", "b")]), leaf_of([entry(0, "a", "b")])
    other, titled = leaf_of([entry(0, "a", "c")]), leaf_of([entry(0, "A", "b")])
    assert one == same
    assert (one.stamp == other.stamp, one.name == other.name) == (False, True)
    assert (one.stamp == titled.stamp, one.name == titled.name) == (True, False)


@pytest.mark.parametrize(("items", "files"), [(1, 1), (15, 1), (16, 2), (6_000, 512), (10**6, FINEST)])
def test_the_number_of_files_follows_the_number_of_items(items: int, files: int) -> None:
    assert buckets_for(items) == files


def test_a_term_is_in_one_bucket_however_many_there_are() -> None:
    assert bucket_of("ukraine") % 64 == bucket_of("ukrainian") % 64


def test_the_list_of_volumes_says_how_the_index_is_cut() -> None:
    told = json.loads(listing([("aa", [("l1", 20), ("l2", 30)])], {"year": [["year/2025", "2025", 50]]}))
    assert told == {"items": 50, "volumes": [["aa", 4, [["l1", 20], ["l2", 30]]]], "values": {"year": [["year/2025", "2025", 50]]}}


ids = st.lists(st.text("abcdefghijkmnpqrstuvwxyz23456789", min_size=6, max_size=6), unique=True, max_size=400)


@given(ids)
def test_every_item_stands_in_one_leaf_and_every_leaf_in_one_volume(some: list[str]) -> None:
    found = cut(some, leaf=8, volume=4)
    assert [at for start, end in found.leaves for at in range(start, end)] == list(range(len(some)))
    assert [at for start, end in found.volumes for at in range(start, end)] == list(range(len(found.leaves)))
    assert all(end - start <= 16 for start, end in found.leaves)
    assert all(end - start >= 4 for start, end in found.leaves[:-1])


def test_an_item_put_in_anywhere_moves_few_cuts() -> None:
    rng = random.Random(5)
    some = ["".join(rng.choices("abcdefghijkmnpqrstuvwxyz23456789", k=6)) for _ in range(20_000)]
    before = {tuple(some[start:end]) for start, end in cut(some, leaf=64, volume=8).leaves}
    changed = []
    for _ in range(60):
        at = rng.randrange(len(some))
        after = [*some[:at], f"new{rng.randrange(1000):03}", *some[at:]]
        changed.append(len({tuple(after[start:end]) for start, end in cut(after, leaf=64, volume=8).leaves} - before))
    assert max(changed) <= 12
    assert sum(changed) / len(changed) < 2.5

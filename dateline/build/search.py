"""The search index of an edition: how its items stand in leaves and volumes, and the files that follow, of which only new ones are made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec
import xxhash

from dateline.build.leaves import Kept, Known, Order, fill
from dateline.build.render import Job, Press
from dateline.problems import DatelineError
from dateline.search import Leaf, buckets_for, cards_for, cut, listing, volume_files, volume_name
from dateline.store import Shelf
from dateline.web.addresses import TIMELINE

FOLDER = "search/data"
_LIST = f"{FOLDER}/volumes.json"
_LISTED = 1_000
"""So many actors, topics and sources, those with the most items, are offered to narrow a search down; by address, any can be."""
_TEXTS = {"text/full": "Whole text", "text/excerpt": "Excerpt", "text/link": "Link only"}


class Volume(msgspec.Struct, frozen=True):
    """Leaves bound together. `name` tells its content, so that its files never change: another content is another volume."""

    name: str
    leaves: tuple[Known, ...]

    @classmethod
    def of(cls, leaves: tuple[Known, ...]) -> Volume:
        return cls(volume_name(leaf.stamp for leaf in leaves), leaves)

    @property
    def buckets(self) -> int:
        return buckets_for(sum(leaf.items for leaf in self.leaves))

    def paths(self) -> Iterator[str]:
        yield f"{FOLDER}/{self.name}/values.bin"
        yield from (f"{FOLDER}/{self.name}/{number}.bin" for number in range(self.buckets))


class Index(msgspec.Struct, frozen=True):
    """The index as it is to be. `volumes` stand in the order of time."""

    kept: Kept
    volumes: tuple[Volume, ...]
    listing: bytes

    def paths(self) -> set[str]:
        """Every file of the index."""
        cards = {path for volume in self.volumes for leaf in volume.leaves for path in _card_paths(leaf)}
        return {_LIST, *cards, *(path for volume in self.volumes for path in volume.paths())}

    def files(self, there: Collection[str]) -> Iterator[dict[str, bytes]]:
        """The files to be written, some at a time, but those that stand `there`; the list of volumes, which leads to all others, last."""
        for volume in self.volumes:
            if not there or any(path not in there for path in volume.paths()):
                leaves = [self._open(leaf) for leaf in volume.leaves]
                yield {f"{FOLDER}/{volume.name}/{name}": data for name, data in volume_files(leaves)}
            for leaf in volume.leaves:
                paths = _card_paths(leaf)
                if not there or any(path not in there for path in paths):
                    yield dict(zip(paths, self._open(leaf).cards, strict=True))
        yield {_LIST: self.listing}

    def remember(self) -> None:
        """Keeps the leaves for the next build: called when all files stand in their places."""
        self.kept.remember(tuple(leaf for volume in self.volumes for leaf in volume.leaves))

    def _open(self, leaf: Known) -> Leaf:
        found = self.kept.get(leaf)
        if found is None:
            raise DatelineError(f"{self.kept.folder}: changed while the search index was made; build again")
        return found


def index_of(job: Job, jobs: int, pages: Mapping[str, bytes], touched: Collection[str], whole: bool) -> Index:
    """The index of an edition whose pages are made. `pages` are the hashes of item pages made now, by the item's id; `touched` the ids of
    those that differ. `whole` looks at every leaf, else at those that hold a touched item, or other items than before."""
    kept, press = Kept.of(job), Press.start(job)
    try:
        line = _line(press.desk.shelf)
        ids = [id_ for id_, _ in line]
        before = {} if whole else kept.remembered()
        touched, cuts = frozenset(touched), cut(ids)
        leaves: dict[str, Known] = {}
        orders: list[Order] = []
        for start, end in cuts.leaves:
            some = ids[start:end]
            name = xxhash.xxh3_64_hexdigest("\n".join(some).encode())
            old = before.get(name) if touched.isdisjoint(some) else None
            leaves[name] = old or Known(name, kept.mark(press, some, pages))
            if old is None:
                orders.append(Order(leaves[name], [n for _, n in line[start:end]]))
        leaves.update((leaf.ids, leaf) for leaf in fill(press, kept, orders, jobs))
        done = tuple(leaves.values())
        volumes = tuple(Volume.of(done[start:end]) for start, end in cuts.volumes)
        return Index(kept, volumes, _listing(press.desk.shelf, volumes))
    finally:
        press.close()


def _card_paths(leaf: Known) -> list[str]:
    return [f"{FOLDER}/{leaf.name}/{number}.json" for number in range(cards_for(leaf.items))]


def _line(shelf: Shelf) -> list[tuple[str, int]]:
    """Every item's id and number, in time: read from its end, the order of the lists (the newest instant of a day first, by id where nothing
    else decides), undated ones last."""
    dated = sorted(shelf.entries(TIMELINE, "0", "~"), key=lambda entry: entry[0].rpartition(" ")[2], reverse=True)
    dated.sort(key=lambda entry: (entry[0][:10], "" if entry[0][11] == "~" else entry[0][11:30]))
    undated = sorted(((shelf.id_of(n), n) for n in shelf.undated(TIMELINE)), reverse=True)
    return [*undated, *((ord_.rpartition(" ")[2], n) for ord_, n in dated)]


def _listing(shelf: Shelf, volumes: tuple[Volume, ...]) -> bytes:
    """What the search page loads first: how the index is cut, and what a search can be narrowed down by, with the number of items."""
    leaves = [leaf for volume in volumes for leaf in volume.leaves]
    texts = {name: sum(leaf.texts.get(name, 0) for leaf in leaves) for name in _TEXTS}
    offered: dict[str, list[list[str | int]]] = {
        "actor": _offered(shelf, "actors/"),
        "topic": _offered(shelf, "topics/"),
        "source": _offered(shelf, "sources/"),
        "year": [[f"year/{year}", year, many] for year, many in shelf.counts(TIMELINE, 4)],
        "text": [[name, _TEXTS[name], many] for name, many in texts.items() if many],
    }
    return listing([(volume.name, [(leaf.name, leaf.items) for leaf in volume.leaves]) for volume in volumes], offered)


def _offered(shelf: Shelf, prefix: str) -> list[list[str | int]]:
    """Of the lists below `prefix` those with the most items: address, name, number."""
    most = sorted(shelf.scopes(prefix), key=lambda scope: (-scope.items, scope.scope))[:_LISTED]
    return [[scope.scope, scope.name, scope.items] for scope in sorted(most, key=lambda scope: scope.scope)]

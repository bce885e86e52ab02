"""What a publishing brings, in an editor's words: which items come, move, change and go, and what a person may want to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from dateline.publish.plan import Plan
from dateline.store import REMOVED, TAKEN, UNREAD, WITHHELD, PageRow, Shelf
from dateline.text import count

_ENDS: Mapping[str, str] = MappingProxyType({TAKEN: "taken", REMOVED: "removed", WITHHELD: "held", UNREAD: "unread"})


class News(Struct, frozen=True):
    """How many items are `new`, stand at another address (`dated` ones for another day, `titled` ones for another title), look different, are `taken` down,
    `removed`, `held` back, left out because their document is `unread` or `merged` into others, and how many pages of items are `gone` otherwise; how many
    `people` get a page that have no profile; how many of the new items are shown as an `excerpt`, are without a link (`bare`).
    `items` is how many there are then."""

    new: int = 0
    dated: int = 0
    titled: int = 0
    looks: int = 0
    taken: int = 0
    removed: int = 0
    held: int = 0
    unread: int = 0
    merged: int = 0
    gone: int = 0
    people: int = 0
    excerpts: int = 0
    bare: int = 0
    items: int = 0

    def __str__(self) -> str:
        told = (
            (self.new, count(self.new, "new item")),
            (self.dated, f"{count(self.dated, 'date')} changed"),
            (self.titled, f"{count(self.titled, 'title')} changed"),
            (self.looks, f"{count(self.looks, 'item page')} changed"),
            (self.taken, f"{count(self.taken, 'item')} taken down"),
            (self.removed, f"{count(self.removed, 'item')} removed"),
            (self.held, f"{count(self.held, 'item')} held back"),
            (self.unread, f"{count(self.unread, 'item')} left out whose document cannot be read now"),
            (self.merged, f"{count(self.merged, 'item')} merged into another"),
            (self.gone, f"{count(self.gone, 'item page')} removed"),
            (self.people, f"{self.people:,} unreviewed {'person' if self.people == 1 else 'people'}"),
            (self.excerpts, f"{count(self.excerpts, 'new item')} shown as {'an excerpt' if self.excerpts == 1 else 'excerpts'}"),
            (self.bare, f"{self.bare:,} without a link to the original"),
        )
        return ", ".join(words for many, words in told if many) or "nothing new for readers"


def news(shelf: Shelf, pages: Mapping[str, PageRow], plan: Plan) -> News:
    """What the plan means. `pages` are the files of the edition with the page that each is of. An item whose address is new is known by the
    addresses that it had: they lead to it now."""
    keys = {path: row.key for path, row in pages.items()}
    arrived, former = _arrived(keys, plan, plan.new)
    fresh = [id_ for id_ in arrived if id_ not in former]
    where = {key[5:]: path for path, key in keys.items() if key.startswith("item|")}
    dated = sum(not any(_day(old) == _day(where[id_]) for old in former[id_]) for id_ in arrived if id_ in former)
    excerpts, bare = _doubts(shelf, fresh)
    ends = _ends(shelf, keys, where, plan)
    return News(
        new=len(fresh),
        dated=dated,
        titled=len(arrived) - len(fresh) - dated,
        looks=sum(keys.get(path, "").startswith("item|") for path in plan.changed),
        **ends,
        people=sum(_unreviewed(shelf, keys.get(path, "")) for path in plan.new if path.endswith("/index.html")),
        excerpts=excerpts,
        bare=bare,
        items=len(where),
    )


def originals(shelf: Shelf, pages: Mapping[str, PageRow], plan: Plan) -> tuple[str, ...]:
    """The addresses of the originals of items that are new to readers, in the order of the items."""
    arrived, former = _arrived({path: row.key for path, row in pages.items()}, plan, plan.new | plan.before.news)
    items = [item for id_ in arrived if id_ not in former and (item := shelf.item(id_))]
    return tuple(item.reading().source_url.value or "" for item in sorted(items, key=lambda item: item.ord))


def _arrived(keys: Mapping[str, str], plan: Plan, new: Collection[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The items whose address is among the `new` ones, and the addresses that items had before."""
    former: dict[str, list[str]] = {}
    for path, key in keys.items():
        if key.startswith("moved|") and path in plan.before.ours:
            former.setdefault(key[6:], []).append(path)
    return sorted(keys[path][5:] for path in new if keys.get(path, "").startswith("item|")), former


def _ends(shelf: Shelf, keys: Mapping[str, str], where: Mapping[str, str], plan: Plan) -> Counter[str]:
    """How many items that readers had are not there any more, by what became of them: where they stood another page is, or none."""
    ends: set[tuple[str, str]] = set()
    every = replace(shelf, held=True)
    for path in plan.changed:
        key = keys.get(path, "")
        if not key.startswith("moved|"):
            continue
        row = None if key[6:] in where else shelf.gone.get(key[6:])
        if row:
            ends.add((_ENDS[row.why], row.id))
        elif not path.endswith(f"-{key[6:]}/index.html"):
            ends.add(("merged", path))
    for path in plan.gone:
        if path.startswith("items/") and path.endswith("/index.html"):
            id_ = path.split("/")[-2].rpartition("-")[2]
            ends.add(("held", id_) if every.item(id_) and not shelf.item(id_) else ("gone", path))
    return Counter(kind for kind, _ in ends)


def _day(path: str) -> list[str]:
    """The part of an item's address that tells its day."""
    return path.split("/")[1:-2]


def _unreviewed(shelf: Shelf, key: str) -> bool:
    """Whether a page is of a person that has no profile."""
    if not key.startswith("list|actors/person/"):
        return False
    scope = shelf.scope(key.removeprefix("list|"))
    return scope is not None and not scope.reviewed


def _doubts(shelf: Shelf, ids: list[str]) -> tuple[int, int]:
    """Of these items, how many are shown as excerpts, and how many others' texts are without a link to the original."""
    items = [item for id_ in ids if (item := shelf.item(id_))]
    return sum(item.access == "excerpt" for item in items), sum(not item.reading().source_url and not item.path.startswith("content/items/") for item in items)


def lines(plan: Plan, words: News) -> Iterator[str]:
    """The plan, in words first, then in files and bytes."""
    yield str(words)
    first = "" if plan.before.ours else ", the first time"
    yield (
        f"{count(len(plan.sends), 'file')} to send ({len(plan.new):,} new, {len(plan.changed):,} changed; {size(plan.bytes)}),"
        f" {len(plan.gone):,} to remove, {plan.same:,} the same{first}"
    )


def size(many: int) -> str:
    """Bytes for a person."""
    if many < 1_000:
        return f"{many} bytes"
    return f"{many / 1_000:,.0f} KB" if many < 1_000_000 else f"{many / 1_000_000:,.1f} MB"

"""All promises by what is asked of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set

from msgspec import Struct, field, structs

from dateline.ledger.lines import Led, Line, Published, Reader, Removed, Said, decoded
from dateline.past import Past, needles

HELD = "held"
_FRESH = 1 << 62


class Ledger(Struct):
    """All lines by what is asked of them. `fresh` are the lines to append, `mark` the last line about the reader.

    `owner` is who had an address last, `origin` who had it first; `order` tells at which place of the file an id came first, `several` all lines
    of an id that has more than one, each with its place. Of a place in a document `by_path` is
    the id that spoke of it last, `naming` all ids whose last line names it; `by_hash` are the ids whose last line has these bytes.
    `removed` are the items that no document shows any more, with the day since when. `shown` tells at which place of the file the public
    edition was promised an address, `hidden` at which an item was taken from it, `out` where the site was published (ascending), `lists`
    which lists were, with the place where that was said first, `pages` which pages below a list or alone, `tags` by which names the ids of feeds'
    entries were made. `led` are the lists that lead elsewhere, each with the last line about it and its place. `day` is that of the build.
    `torn` is where the last line begins, if a build that was stopped wrote only a part of it: a promise that no page was made for.
    """

    last: dict[str, Line] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    by_path: dict[tuple[str, str | None], str] = field(default_factory=dict)
    by_hash: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)
    naming: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    hidden: dict[str, list[int]] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)
    pages: dict[str, None] = field(default_factory=dict)
    several: dict[str, list[tuple[int, Line]]] = field(default_factory=dict)
    led: dict[str, tuple[int, Led]] = field(default_factory=dict)
    day: str = ""
    out: list[int] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    mark: Reader | None = None
    fresh: list[Said] = field(default_factory=list)
    plain: bool = True
    past: Past | None = None
    torn: int | None = None
    _known: dict[int, Line | Removed] = field(default_factory=dict)

    def recall(self, ids: Iterable[str] = (), places: Iterable[str] = (), hashes: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        """Reads what the file says of these, and of all ids that have to do with them, where it was not read whole at the beginning.

        Whoever asks for an id, a document, a hash or an address says so here first; what is not recalled is not in the dictionaries.
        """
        past = self.past
        wanted = past.missing(needles(ids, places, hashes, addresses)) if past else []
        if not past or not wanted:
            return
        before = len(self._known)
        while wanted and not past.tired:
            found = self._take(row for needle in wanted for row in past.lines(needle))
            lines = [line for line in found if isinstance(line, Line)]
            wanted = past.missing(needles({line.id for line in lines}, (), (), {line.address for line in lines}))
        if past.tired:
            self.past = None
            self._take(past.every())
        if len(self._known) > before:
            self._replay()

    def recall_published(self) -> None:
        """Reads what the file says of publishing, where it was not read whole at the beginning."""
        found = self.past.published() if self.past else []
        for at, raw in found:
            self._put_other(decoded(raw), at)
        if found:
            self._replay()

    def _take(self, rows: Iterable[tuple[int, bytes]]) -> list[Line | Removed]:
        """Keeps lines about items, each with its place in the file."""
        found = []
        for at, raw in rows:
            said = decoded(raw)
            if isinstance(said, Line | Removed):
                self._known[at] = said
                found.append(said)
            else:
                self._put_other(said, at)
        return found

    def _replay(self) -> None:
        """Takes all known lines in anew, in the order of the file, then what was said since."""
        known = (self.last, self.addresses, self.owner, self.origin, self.order, self.by_path, self.by_hash, self.naming)
        for told in (*known, self.removed, self.shown, self.hidden, self.several):
            told.clear()
        for at, line in (*sorted(self._known.items()), *enumerate(self.fresh, _FRESH)):
            if isinstance(line, Line):
                self.put(line, at)
            elif isinstance(line, Removed):
                self.put_removed(line, at)
        if self.past is None:
            self._known = {}

    def _put_other(self, said: Said, at: int) -> None:
        if isinstance(said, Published):
            self.put_published(said, at)
        elif isinstance(said, Led):
            self.put_led(said, at)

    def put_published(self, said: Published, at: int) -> None:
        """Takes in that all that stands before this place was published."""
        self.out.append(at)
        self.out.sort()
        if said.tag:
            self.tags[at] = said.tag
        for scope in said.lists:
            self.lists[scope] = min(at, self.lists.get(scope, at))
        self.pages.update(dict.fromkeys(said.hrefs))

    def put_led(self, said: Led, at: int) -> None:
        """Takes in where a list leads since this place."""
        if said.list not in self.led or self.led[said.list][0] < at:
            self.led[said.list] = at, said

    def put_removed(self, said: Removed, at: int) -> None:
        """Takes in that at this place no document shows an item any more."""
        self.removed[said.id] = said.removed
        self.hidden.setdefault(said.id, []).append(at)

    def put(self, line: Line, at: int = _FRESH) -> None:
        """Takes a line in that stands at this place; what it says of the id replaces what was said before."""
        old = self.last.get(line.id)
        back = self.removed.pop(line.id, None) or (old and old.status == HELD)
        if line.status == HELD:
            self.hidden.setdefault(line.id, []).append(at)
        elif line.address not in self.shown or (back and not self._published(line.id, line.address, at)):
            self.shown[line.address] = at
        for held in old.held if old else ():
            if self.by_path.get(held.place) == line.id:
                del self.by_path[held.place]
            for where, key in ((self.naming, held.place), (self.by_hash, (held.sha256, held.part))):
                where[key] = tuple(other for other in where.get(key, ()) if other != line.id)
        self.last[line.id] = line
        self.order.setdefault(line.id, at)
        if old:
            self.several.setdefault(line.id, [(self.order[line.id], old)]).append((at, line))
        for held in line.held:
            self.by_path[held.place] = line.id
            for where, key in ((self.naming, held.place), (self.by_hash, (held.sha256, held.part))):
                where[key] = (*(other for other in where.get(key, ()) if other != line.id), line.id)
        known = self.addresses.setdefault(line.id, [])
        if line.address in known:
            known.remove(line.address)
        known.append(line.address)
        self.owner[line.address] = line.id
        self.origin.setdefault(line.address, line.id)

    def say(self, line: Line) -> None:
        """Takes a line in, to be appended if it says anything new."""
        self.recall([line.id], (), (), [line.address])
        before = self.last.get(line.id)
        line = structs.replace(line, on=before.on) if before else line
        told = before == line and self.owner.get(line.address) == line.id and line.id not in self.removed
        if not told or any(self.by_path.get(held.place) != line.id for held in line.held):
            line = structs.replace(line, on=self.day) if before else line
            self.put(line, _FRESH + len(self.fresh))
            self.fresh.append(line)

    def say_removed(self, id_: str, day: str) -> None:
        """Takes in that no document shows an item any more; to be appended if that is new."""
        self.recall([id_])
        if id_ not in self.removed:
            said = Removed(id_, day)
            self.put_removed(said, _FRESH + len(self.fresh))
            self.fresh.append(said)

    def say_led(self, scope: str, leads: str) -> None:
        """Takes in that a published list leads there ("": has its page again); to be appended if that is new."""
        if leads != (self.led[scope][1].leads if scope in self.led else ""):
            said = Led(scope, leads, self.day)
            self.put_led(said, _FRESH + len(self.fresh))
            self.fresh.append(said)

    def say_published(self, day: str, lists: Iterable[str], pages: Mapping[str, Iterable[str]], tag: str) -> None:
        """Takes in that the site was published as the lines so far made it, with these lists, and pages by what they stand below; to be appended."""
        self.recall_published()
        fresh = ((above, tuple(name for name in names if f"{above}/{name}/".lstrip("/") not in self.pages)) for above, names in sorted(pages.items()))
        said = Published(day, tuple(sorted(set(lists) - self.lists.keys())), "" if self.tag else tag, {above: names for above, names in fresh if names})
        self.put_published(said, _FRESH + len(self.fresh))
        self.fresh.append(said)

    def say_reader(self, mark: Reader) -> None:
        """Takes in which version reads, and what waits for a person; to be appended if it says anything new."""
        if self.mark != mark:
            self.mark = mark
            self.fresh.append(mark)

    def ids_at(self, paths: Set[str]) -> set[str]:
        """The ids whose last line names one of these documents."""
        self.recall(places=paths)
        return {id_ for (path, _), ids in self.naming.items() if path in paths for id_ in ids} if paths else set()

    def moved_from(self, id_: str) -> tuple[str, ...]:
        """The addresses that lead to an item beside the one it has now: its former ones, but for those that another item has taken."""
        self.recall([id_])
        return tuple(address for address in self.addresses.get(id_, ())[:-1] if self.owner[address] == id_)

    def was_shown(self, id_: str) -> tuple[str, ...]:
        """The addresses at which the public edition showed an item, but for those that another item has taken."""
        self.recall([id_])
        return tuple(address for address in self.addresses.get(id_, ()) if self.owner[address] == id_ and address in self.shown)

    def was_published(self, id_: str) -> tuple[str, ...]:
        """Those of them that were published."""
        self.recall_published()
        return tuple(address for address in self.was_shown(id_) if self._published(id_, address, _FRESH))

    @property
    def tag(self) -> str:
        """The name that the ids of feeds' entries are made with, "" where nothing was published yet."""
        return self.tags[min(self.tags)] if self.tags else ""

    @property
    def unpublished(self) -> bool:
        """Whether anything was said of an item since the last publishing (where the ledger was read whole)."""
        said = (*self.shown.values(), *(lines[-1][0] for lines in self.several.values()), *(places[-1] for places in self.hidden.values()))
        return max(said, default=-1) > max(self.out, default=-1)

    def came_out(self, since: int, before: int) -> bool:
        """Whether the site was published between two places of the file."""
        at = bisect_right(self.out, since)
        return at < len(self.out) and self.out[at] < before

    def _published(self, id_: str, address: str, before: int) -> bool:
        """Whether the site was published, before this place, while it showed an item at this address."""
        since = self.shown[address]
        at = bisect_right(self.out, since)
        return at < len(self.out) and self.out[at] < before and not any(since < hid < self.out[at] for hid in self.hidden.get(id_, ()))

"""The reading side of the store, for one edition: held items are not there unless `held` is true."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from dateline.store.changed import Changed
from dateline.store.gone import Gone
from dateline.store.records import ItemRow, ScopeRow, pack, strings

_ITEM = "n, id, path, part, ord, url, title, source, said_rights, access, held, added, gen, captures, moved, reading, tagging FROM items JOIN texts USING (n)"
_LATEST = 1_000
_MANY = 400
_MONTH = len("2025-04")


class Shelf(Struct, frozen=True):
    """Everything that pages and exports ask of the store."""

    base: sqlite3.Connection
    held: bool

    @property
    def _bar(self) -> str:
        return "" if self.held else " AND held = 0"

    @property
    def gone(self) -> Gone:
        """The items that no edition shows any more."""
        return Gone(self.base)

    @property
    def changed(self) -> Changed:
        """What changed of what was published."""
        return Changed(self.base)

    # items

    def item(self, id_: str) -> ItemRow | None:
        found = self.base.execute(f"SELECT {_ITEM} WHERE id = ?{self._bar}", (id_,)).fetchone()
        return ItemRow(*found) if found else None

    def items(self, ns: Sequence[int]) -> dict[int, ItemRow]:
        """The items with these numbers, by number."""
        found: dict[int, ItemRow] = {}
        for at in range(0, len(ns), _MANY):
            some = ns[at : at + _MANY]
            marks = ",".join("?" * len(some))
            for row in self.base.execute(f"SELECT {_ITEM} WHERE n IN ({marks}){self._bar}", tuple(some)):
                found[row[0]] = ItemRow(*row)
        return found

    def headings(self, ns: Sequence[int]) -> dict[int, tuple[str, str]]:
        """The addresses and titles of a few items, by number."""
        rows = f"SELECT n, url, title FROM items WHERE n IN ({','.join('?' * len(ns))}){self._bar}"
        return {n: (url, title) for n, url, title in self.base.execute(rows, tuple(ns))}

    def every(self) -> Iterator[ItemRow]:
        """All items in their order, undated ones last."""
        ns = [row[0] for row in self.base.execute(f"SELECT n FROM items WHERE 1{self._bar} ORDER BY ord = '', ord, id")]
        for at in range(0, len(ns), _MANY):
            some = self.items(ns[at : at + _MANY])
            yield from (some[n] for n in ns[at : at + _MANY])

    def long(self, least: int) -> dict[str, int]:
        """The bytes of what was read, by id, of items that come from a document of at least so many bytes (the documents' own rows are short)."""
        large = "SELECT folder || '/' || name FROM documents WHERE size >= ?"
        rows = f"SELECT id, length(reading) FROM items JOIN texts USING (n) WHERE path IN ({large})"
        return dict(self.base.execute(rows, (least,)))

    def named(self, name: str) -> ItemRow | None:
        """The item that a person means: by its id, or by the path of any of its captures (the first one of a document of many)."""
        item = self.item(name)
        if item:
            return item
        rows = self.base.execute("SELECT item FROM captures WHERE path = ? ORDER BY coalesce(part, ''), n", (name,)).fetchall()
        return next((found for row in rows if (found := self.item(row[0]))), None)

    def also(self, id_: str) -> list[str]:
        """The items that are the same article, published by others, in their order."""
        rows = (
            "SELECT DISTINCT i.ord, i.id FROM captures AS a JOIN ties AS t ON t.one = a.n AND t.kind = 'also' JOIN captures AS b ON b.n = t.other"
            f" JOIN items AS i ON i.id = b.item WHERE a.item = ? AND b.item <> a.item{self._bar} ORDER BY i.ord = '', i.ord, i.id"
        )
        return [row[1] for row in self.base.execute(rows, (id_,))]

    def ids(self) -> list[tuple[str, str]]:
        """Every item's id and address."""
        return self.base.execute(f"SELECT id, url FROM items WHERE 1{self._bar} ORDER BY ord, id").fetchall()

    def in_place(self) -> Iterator[str]:
        """Every item's id, in the order in which they are kept: whoever goes through many texts reads each part of the store once."""
        return (row[0] for row in self.base.execute(f"SELECT id FROM items WHERE 1{self._bar} ORDER BY n"))

    def moved(self) -> list[str]:
        """The ids of the items that have former addresses."""
        return [row[0] for row in self.base.execute(f"SELECT id FROM items WHERE moved <> ?{self._bar}", (pack(()),))]

    def addresses(self, month: str | None = None) -> list[tuple[str, str]]:
        """Every item's address and day, in their order, undated ones last; those of one month (`2025-04`), of the undated ones ("")."""
        if month is None:
            return self.base.execute(f"SELECT url, substr(ord, 1, 10) FROM items WHERE 1{self._bar} ORDER BY ord = '', ord, id").fetchall()
        rows = "SELECT i.url, substr(l.ord, 1, 10) FROM listing AS l JOIN items AS i USING (n) WHERE l.scope = 'timeline' AND l.ord >= ? AND l.ord < ?"
        rows += ("" if self.held else " AND l.held = 0") + " ORDER BY l.ord, i.id"
        return self.base.execute(rows, (month, month + "~" if month else " ")).fetchall()

    def count(self) -> int:
        """How many items this edition has."""
        return int(self.base.execute("SELECT items FROM totals WHERE held = ?", (self.held,)).fetchone()[0])

    def places(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """By page key, the addresses of these items: `item|ID` where it stands, `moved|ID` where it stood (or it is said that it is gone)."""
        found: dict[str, tuple[str, ...]] = {}
        parts = (ids[at : at + _MANY] for at in range(0, len(ids), _MANY))
        asked = "SELECT id, url, moved FROM items WHERE id IN ({})" + self._bar
        for id_, url, moved in (row for some in parts for row in self.base.execute(asked.format(",".join("?" * len(some))), tuple(some))):
            found[f"item|{id_}"] = (url,)
            found[f"moved|{id_}"] = tuple(old for old in strings(moved) if old != url)
        for id_ in ids:
            if f"item|{id_}" not in found and (row := self.gone.get(id_)):
                found[f"moved|{id_}"] = row.addresses
        return found

    def hashes(self, edition: str, key: str) -> dict[str, bytes]:
        """What the last build of an edition wrote for a page: path and hash."""
        return dict(self.base.execute("SELECT path, hash FROM pages INDEXED BY pages_by_key WHERE edition = ? AND key = ?", (edition, key)).fetchall())

    def id_of(self, n: int) -> str:
        return str(self.base.execute("SELECT id FROM items WHERE n = ?", (n,)).fetchone()[0])

    def beside(self, ord_: str) -> tuple[int | None, int | None]:
        """The items before and after a place in the timeline, by number."""
        line = "SELECT n FROM listing WHERE scope = 'timeline' AND {} ?" + self._bar + " ORDER BY ord {} LIMIT 1"
        before = self.base.execute(line.format("ord > '' AND ord <", "DESC"), (ord_,)).fetchone()
        after = self.base.execute(line.format("ord >", "ASC"), (ord_,)).fetchone()  # of two lower bounds SQLite would seek the first, and walk from there
        return (before[0] if before else None), (after[0] if after else None)

    def added_last(self, most: int) -> list[int]:
        # left to itself, SQLite sorts all items that are not held
        asked = f"SELECT n FROM items INDEXED BY items_by_added WHERE 1{self._bar} ORDER BY added DESC, ord DESC, id LIMIT ?"
        rows = self.base.execute(asked, (most,))
        return [row[0] for row in rows]

    def with_topic_or_actor(self, scopes: Sequence[str]) -> set[int]:
        marks = ",".join("?" * len(scopes))
        return {row[0] for row in self.base.execute(f"SELECT n FROM listing WHERE scope IN ({marks})", tuple(scopes))}

    # lists

    def entries(self, scope: str, since: str, until: str) -> list[tuple[str, int]]:
        """(`ord`, number) of a list's items from `since` (included) to `until` (not included), ascending."""
        rows = f"SELECT ord, n FROM listing WHERE scope = ? AND ord >= ? AND ord < ?{self._bar} ORDER BY ord"
        return self.base.execute(rows, (scope, since, until)).fetchall()

    def latest(self, scope: str, most: int) -> list[int]:
        """The newest dated items of a list, newest first."""
        rows = f"SELECT n FROM listing WHERE scope = ? AND ord > ''{self._bar} ORDER BY ord DESC LIMIT ?"
        return [row[0] for row in self.base.execute(rows, (scope, most))]

    def pinned(self) -> list[int]:
        """The items that a person pinned, newest first."""
        return [row[0] for row in self.base.execute(f"SELECT n FROM items INDEXED BY items_pinned WHERE pin = 1{self._bar} ORDER BY ord DESC, id")]

    def undated(self, scope: str) -> list[int]:
        """The undated items of a list, by title."""
        rows = "SELECT l.n FROM listing AS l JOIN items AS i USING (n) WHERE l.scope = ? AND l.ord = ''"
        rows += ("" if self.held else " AND l.held = 0") + " ORDER BY i.title, i.id"
        return [row[0] for row in self.base.execute(rows, (scope,))]

    def counts(self, scope: str, width: int, since: str = "0", until: str = "~") -> list[tuple[str, int]]:
        """How many dated items a list has by the first `width` characters of their day: 4 a year, 7 a month, 10 a day. `since` and `until` are
        (beginnings of) days."""
        many = "items" if self.held else "open_items"
        if scope == "timeline":
            days = f"SELECT substr(day, 1, ?) AS part, sum({many}) FROM days WHERE {many} > 0 AND day >= ? AND day < ? GROUP BY part ORDER BY part"
            return self.base.execute(days, (width, since, until)).fetchall()
        if width <= _MONTH and max(len(since), len(until.rstrip("~"))) <= _MONTH:
            months = f"SELECT substr(month, 1, ?) AS part, sum({many}) FROM tallies WHERE scope = ? AND {many} > 0 AND month >= ? AND month < ?"
            return self.base.execute(f"{months} GROUP BY part ORDER BY part", (width, scope, since, until)).fetchall()
        rows = f"SELECT substr(ord, 1, ?) AS part, count(*) FROM listing WHERE scope = ? AND ord >= ? AND ord < ?{self._bar} GROUP BY part ORDER BY part"
        return self.base.execute(rows, (width, scope, since, until)).fetchall()

    def around(self, scope: str, since: str, until: str) -> tuple[str, str]:
        """The last day of a list before `since` and its first day from `until` on, "" where there is none."""
        line = "SELECT substr(ord, 1, 10) FROM listing WHERE scope = ? AND {} ?" + self._bar + " ORDER BY ord {} LIMIT 1"
        before = self.base.execute(line.format("ord > '' AND ord <", "DESC"), (scope, since)).fetchone()
        after = self.base.execute(line.format("ord >=", "ASC"), (scope, until or " ")).fetchone()  # undated ones have an empty `ord`
        return (before[0] if before else ""), (after[0] if after else "")

    def traits(self, scope: str) -> list[tuple[str, int, str, str]]:
        """What a list's items say of its actor: what, in how many items, the first and the last day of the dated ones ("" for none)."""
        days = "coalesce(min(nullif(substr(ord, 1, 10), '')), ''), coalesce(max(nullif(substr(ord, 1, 10), '')), '')"
        rows = f"SELECT trait, count(*), {days} FROM listing WHERE scope = ? AND trait <> ''{self._bar} GROUP BY trait ORDER BY trait"
        return self.base.execute(rows, (scope,)).fetchall()

    def days(self, scope: str, least: float) -> Iterator[tuple[str, int, int]]:
        """The days of a list, newest first, with how many items they have, and how many of those weigh at least so much on it. What is not
        asked for is not read."""
        rows = f"SELECT substr(ord, 1, 10), weight >= ? FROM listing WHERE scope = ? AND ord > ''{self._bar} ORDER BY ord DESC"
        for day, some in groupby(self.base.execute(rows, (least, scope)), itemgetter(0)):
            weighty = [row[1] for row in some]
            yield day, len(weighty), sum(weighty)

    def light(self, scope: str, below: float, since: str = "", until: str = "~") -> frozenset[int]:
        """The numbers of a list's items of a span (undated ones too, where it begins with "") that weigh less than `below` on it."""
        rows = f"SELECT n FROM listing WHERE scope = ? AND weight < ? AND ord >= ? AND ord < ?{self._bar}"
        return frozenset(row[0] for row in self.base.execute(rows, (scope, below, since, until)))

    def scope(self, scope: str) -> ScopeRow | None:
        row = self.base.execute(f"SELECT {self._scope} FROM scopes WHERE scope = ?", (scope,)).fetchone()
        return ScopeRow(*row) if row and row[3] else None

    def scopes(self, prefix: str) -> list[ScopeRow]:
        """Every list whose address begins with `prefix` and that has an item in this edition."""
        rows = self.base.execute(f"SELECT {self._scope} FROM scopes WHERE scope >= ? AND scope < ?", (prefix, prefix + "\U0010ffff"))
        return [ScopeRow(*row) for row in rows if row[3]]

    def most(self, prefix: str, many: int) -> list[ScopeRow]:
        """Of the lists whose address begins with `prefix`, those with the most items: so many, and all that have as many as the last of them."""
        items = "items" if self.held else "open_items"
        within = f"FROM scopes WHERE scope >= ? AND scope < ? AND {items} >"
        least = f"SELECT coalesce(min({items}), 1) FROM (SELECT {items} {within} 0 ORDER BY {items} DESC LIMIT ?)"
        span = (prefix, prefix + "\U0010ffff")
        return [ScopeRow(*row) for row in self.base.execute(f"SELECT {self._scope} {within}= ({least})", (*span, *span, many))]

    def count_lists(self) -> int:
        """How many lists have an item in this edition."""
        return int(self.base.execute(f"SELECT count(*) FROM scopes WHERE {'items' if self.held else 'open_items'} > 0").fetchone()[0])

    def lasts(self) -> list[tuple[str, str]]:
        """Every list with an item in this edition: its address, and the `ord` of its last dated one."""
        columns = "coalesce(last, '') FROM scopes WHERE items > 0" if self.held else "coalesce(open_last, '') FROM scopes WHERE open_items > 0"
        return self.base.execute(f"SELECT scope, {columns}").fetchall()

    @property
    def _scope(self) -> str:
        if self.held:
            return "scope, name, reviewed, items, coalesce(first, ''), coalesce(last, '')"
        return "scope, open_name, reviewed, open_items, coalesce(open_first, ''), coalesce(open_last, '')"

    def beside_scope(self, scope: str, prefix: str, most: int) -> list[tuple[str, str, bool, int]]:
        """The lists below `prefix` on which the latest 1,000 items of `scope` stand too: address, name, reviewed, how many; most first."""
        rows = (
            f"WITH latest AS (SELECT n FROM listing WHERE scope = ?{self._bar} ORDER BY ord DESC LIMIT {_LATEST})"
            " SELECT l.scope, min(l.name), max(l.reviewed), count(*) AS many FROM latest JOIN listing AS l USING (n)"
            " WHERE l.scope >= ? AND l.scope < ? AND l.scope <> ? GROUP BY l.scope ORDER BY many DESC, round(sum(l.weight), 6) DESC, l.scope LIMIT ?"
        )
        found = self.base.execute(rows, (scope, prefix, prefix + "\U0010ffff", scope, most))
        return [(row[0], row[1], bool(row[2]), row[3]) for row in found]

    def between(self, prefix: str, since: str, until: str, most: int) -> list[tuple[str, str, bool, int]]:
        """The lists below `prefix` that the timeline's items of a span stand on, as `beside_scope` gives them."""
        rows = (
            f"WITH span AS (SELECT n FROM listing WHERE scope = 'timeline' AND ord >= ? AND ord < ?{self._bar})"
            " SELECT l.scope, min(l.name), max(l.reviewed), count(*) AS many FROM span JOIN listing AS l USING (n)"
            " WHERE l.scope >= ? AND l.scope < ? GROUP BY l.scope ORDER BY many DESC, round(sum(l.weight), 6) DESC, l.scope LIMIT ?"
        )
        found = self.base.execute(rows, (since, until, prefix, prefix + "\U0010ffff", most))
        return [(row[0], row[1], bool(row[2]), row[3]) for row in found]

    def spoken(self, speaker: str, least: float, most: int) -> list[tuple[int, int]]:
        """(item's number, which of its quotes) of a speaker's latest quotes that are at least so sure, in dated items."""
        rows = f"SELECT n, position FROM quotes WHERE speaker = ? AND sure >= ? AND ord > ''{self._bar} ORDER BY ord DESC, position LIMIT ?"
        return self.base.execute(rows, (speaker, least, most)).fetchall()

    def rows(self, mode: str, ns: Sequence[int]) -> dict[int, str]:
        """The kept rows of lists, by the item's number."""
        found: dict[int, str] = {}
        for at in range(0, len(ns), _MANY):
            some = ns[at : at + _MANY]
            marks = ",".join("?" * len(some))
            found.update(self.base.execute(f"SELECT n, html FROM rows WHERE mode = ? AND n IN ({marks})", (mode, *some)).fetchall())
        return found

    # totals, for the pages that are always made

    def totals(self) -> dict[str, int]:
        """Of this edition: items, documents, and what needs a person (without a link, excerpt for want of rights, undated, held)."""
        asked = (
            "SELECT e.items, e.documents, e.shown AS shown_documents, e.unlinked, e.undated, e.items - o.items AS held, e.unstated"
            " FROM totals AS e, totals AS o WHERE e.held = ? AND o.held = 0"
        )
        found = self.base.execute(asked, (self.held,))
        return dict(zip((column[0] for column in found.description), found.fetchone(), strict=True))

    def undecided(self, least: float) -> dict[str, int]:
        """Of this edition, what a person may want to decide: names without a profile, and quotations whose speaker is less than so sure."""
        items, bar = ("items", "") if self.held else ("open_items", " AND held = 0")
        names = f"SELECT count(*) FROM scopes WHERE scope >= 'actors/' AND scope < 'actors0' AND reviewed = 0 AND {items} > 0"
        quotes = f"SELECT count(*) FROM quotes WHERE sure < ?{bar}"
        return {"unreviewed": self.base.execute(names).fetchone()[0], "unsure": self.base.execute(quotes, (least,)).fetchone()[0]}

"""Which pages of an edition a change concerns, beyond those that it touched; each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

import msgspec

from dateline.build.causes import BESIDE
from dateline.content import Content
from dateline.store import Shelf, Store
from dateline.web import lasting, plan
from dateline.web.addresses import KINDS
from dateline.web.assemble import changes, sitemap
from dateline.web.desk import Desk

_A_TO_Z = frozenset(("lone|actors", *(f"lone|actors/{kind}" for kind in KINDS)))

ALWAYS = "it counts over the whole site, so every build makes it"
_POINTED = "a topic that it points to has other items than before"
_CUT = ("month|", "day|", "year|", "week|", "letter|")
_BESIDE = "the page before or after it in its row came, went or changed its neighbours"
_PARTS = MappingProxyType(
    {
        "letter": "an actor under this letter came, went or has other items than before",
        "lone": "an actor came, went or has other items than before",
        "map": "addresses that it lists came, went or changed",
        "past": "a page that was published went, or came back",
    }
)


class Due(msgspec.Struct, frozen=True):
    """Asked for one edition (`name` in the store)."""

    store: Store
    name: str
    desk: Desk
    content: Content

    @property
    def _shelf(self) -> Shelf:
        return self.desk.shelf

    def after(self, touched: Mapping[str, Sequence[str]], new_day: str = "") -> dict[str, tuple[str, ...]]:
        """All pages to make where these were touched since the edition's last build, each with its reasons. `new_day` is the reason that the
        clock gives, "" for none."""
        weeks, notes = [note.week for note in self.content.digests], [note.slug for note in self.content.pages]
        named = touched.keys() | self._named_after({key[len("list|topics/") :] for key in touched if key.startswith("list|topics/")})
        named |= self._led_here(named)
        beside = plan.with_neighbours(named, self._shelf, self._stands, weeks)
        always = plan.always(notes) | self._changes() | self.store.keys_like(self.name, "changes|")
        told = (why for key, whys in touched.items() if not key.startswith("letter|") for why in whys if not why.endswith(BESIDE))
        every = (ALWAYS, *([new_day] if new_day else []), *dict.fromkeys(told))

        def reasons(key: str) -> tuple[str, ...]:
            if key in always:
                return every
            return tuple(touched.get(key, ())) or ((_POINTED,) if key in named else (_BESIDE,) if key in beside else (_PARTS[key.partition("|")[0]],))

        keys = self._maps(self._letters(beside | always))
        return {key: reasons(key) for key in self._past(keys, weeks)}

    def _past(self, keys: set[str], weeks: Sequence[str]) -> set[str]:
        """`keys`, with what stands at the published addresses of pages that are there no more: where they went or came back, and where their
        lists did. Of a page that is there nothing is made in its place."""
        shown, gone = {key for key in keys if not key.startswith("past|")}, self._shelf.gone
        named = keys - shown | {f"past|{href}" for key in shown if key.startswith(_CUT) and gone.was_page(href := plan.href_of(key))}
        stood = self.store.keys_like(self.name, "past|")
        named |= {key for key in stood if f"list|{lasting.list_of(key[5:])}" in shown}
        there = {key: real for key in named if self._there(real := lasting.key_of(key[5:]), weeks)}
        return shown | (named - there.keys()) | {one for key in there.keys() & stood for one in (key, there[key])}

    def _there(self, key: str, weeks: Sequence[str]) -> bool:
        if key.startswith("letter|"):
            return key[7:] in self.desk.everyone().letters()
        return plan.exists(key, self._shelf, (), weeks)

    def everywhere(self) -> set[str]:
        """The letters of the A to Z and the parts of the sitemap that this edition has."""
        letters = {f"letter|{letter}" for letter in self.desk.everyone().letters()}
        return letters | {f"map|{part}" for part in sitemap.parts(self._shelf)} | self._changes()

    def _changes(self) -> set[str]:
        """The pages of what was set right, where anything was."""
        return {f"changes|{month}" for month in ("", *found)} if (found := changes.months(self.desk)) else set()

    def _stands(self, key: str) -> bool:
        """Whether a page stood there after the last build."""
        return bool(self.store.pages_of(self.name, key))

    def _named_after(self, topics: set[str]) -> set[str]:
        """The pages of countries that point to these topics, being named in their titles: they count the topics' items."""
        names = [topic.name for topic in self.content.topics if topic.id in topics]
        countries = (actor for actor in self.content.actors if actor.kind == "country") if names else ()
        return {f"list|actors/{actor.id}" for actor in countries if any(actor.name in name for name in names)}

    def _led_here(self, keys: Set[str]) -> set[str]:
        """The former addresses of these lists whose feeds were published: they show the same items."""
        published = self._shelf.gone.lists()
        return {f"list|{scope}" for scope, (target, _) in self.desk.former.items() if scope in published and f"list|{target}" in keys} if published else set()

    def _letters(self, keys: set[str]) -> set[str]:
        """`keys` with the pages of the A to Z that they concern, and with no other page of it."""
        actors = {key.removeprefix("list|") for key in keys if key.startswith("list|actors/")}
        named = {key for key in keys if key.startswith("letter|")}
        keys = keys - named
        if not (actors or named):
            return keys - _A_TO_Z
        everyone = self.desk.everyone()
        there = {f"letter|{letter}" for letter in everyone.letters()}
        stood = self.store.keys_like(self.name, "letter|")
        if bool(there) != bool(stood) or any(self._stands(f"lone|actors/{kind}") != (kind in everyone.by_kind) for kind in KINDS):
            return keys | there | stood
        now = {f"letter|{one.letter}" for one in everyone.everyone if one.row.scope in actors}
        return keys | (there ^ stood) | ((named | now) & there)

    def _maps(self, keys: set[str]) -> set[str]:
        """`keys` with the parts of the sitemap that there are of those that they concern."""
        named = {key for key in keys if key.startswith("map|")}
        there = {f"map|{part}" for part in sitemap.parts(self._shelf)}
        stood = self.store.keys_like(self.name, "map|")
        return (keys - named) | (there ^ stood) | ((named | {"map|pages"}) & there)

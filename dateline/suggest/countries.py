"""The country that a name or a post names: "Japanese Foreign Minister", "Bank of Norway"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dateline.model import ActorProfile
from dateline.text import fold

_MOST_WORDS = 5


class Countries(Struct, frozen=True):
    """The countries' slugs by their folded names and adjectives; a form that several bear, or that is another word too, names none."""

    slugs: Mapping[str, str]

    @classmethod
    def of(cls, actors: Iterable[ActorProfile]) -> Countries:
        found: dict[str, set[str]] = {}
        for actor in actors:
            if actor.kind == "country":
                unsure = {fold(form) for form in actor.ambiguous}
                for form in (actor.name, *actor.aliases, *actor.adjectives):
                    if fold(form) not in unsure:
                        found.setdefault(fold(form), set()).add(actor.slug)
        return cls({form: next(iter(slugs)) for form, slugs in found.items() if len(slugs) == 1})

    def named(self, texts: Sequence[str]) -> str:
        """The slug of the one country that these texts name, "" where none or several are."""
        found: set[str] = set()
        for text in texts:
            words = fold(text).split()
            at = 0
            while at < len(words):
                size = next((size for size in range(_MOST_WORDS, 0, -1) if " ".join(words[at : at + size]) in self.slugs and at + size <= len(words)), 0)
                if size:
                    found.add(self.slugs[" ".join(words[at : at + size])])
                at += size or 1
        return found.pop() if len(found) == 1 else ""

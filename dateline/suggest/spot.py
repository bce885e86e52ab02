"""Where phrases stand: all of them looked for in a text at once."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from dateline.model import Mention, Reading
from dateline.suggest.phrases import Phrase
from dateline.tag.folding import folded, plain


class Spotter(Struct, frozen=True):
    """`keys` tells of each form that is looked for whose it is."""

    search: AhoCorasick
    keys: tuple[str, ...]

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Spotter:
        forms = {plain(form): phrase.key for phrase in phrases for form in phrase.forms}
        return cls(AhoCorasick(list(forms)), tuple(forms.values()))

    def first(self, reading: Reading) -> dict[str, Mention]:
        """By key, the first place of each phrase that the item's title or body has."""
        found: dict[str, Mention] = {}
        if not self.keys:
            return found
        for where, text in (("title", reading.title.value or ""), ("body", reading.text)):
            low = folded(text)
            for number, start, end in self.search.find_matches_as_indexes(low, overlapping=True):
                if not low[max(0, start - 1) : start].isalnum() and not low[end : end + 1].isalnum() and self.keys[number] not in found:
                    found[self.keys[number]] = Mention(where, start, end, text[start:end], "key phrase")  # type: ignore[arg-type]
        return found

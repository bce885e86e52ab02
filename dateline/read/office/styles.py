"""The styles of a Word document: what a paragraph is, told by the names that Word gives its own styles in every language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from dateline.text import regex

_KINDS = (
    (regex(r"heading (\d)"), "h"),
    (regex(r"title"), "title"),
    (regex(r"caption"), "caption"),
    (regex(r"(?:intense )?quot(?:e|ation)s?|block text"), "quote"),
    (regex(r"toc (?:heading|\d)|table of (?:figures|authorities)|contents? (?:heading|\d)"), "contents"),
    (regex(r"list (?:bullet|number)(?: (\d))?"), "list"),
)
# How many styles stand upon each other at most.
_CHAIN = 12


class Style(Struct):
    """A style: its name in lower case, the id it is based on, and what it sets (`hidden`, an outline's rank, a list)."""

    name: str = ""
    base: str = ""
    rank: int | None = None
    listed: bool = False
    hidden: bool = False


class Styles(Struct):
    """Hears of `styles.xml`."""

    known: dict[str, Style] = field(default_factory=dict)
    _now: Style | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        value = given.get("w:val", "")
        if name == "w:style":
            self._now = self.known.setdefault(given.get("w:styleId", ""), Style())
        elif self._now is None:
            return
        elif name == "w:name":
            self._now.name = " ".join(value.lower().split())
        elif name == "w:basedOn":
            self._now.base = value
        elif name == "w:outlineLvl":
            self._now.rank = rank_of(value)
        elif name == "w:numId":
            self._now.listed = value != "0"
        elif name == "w:vanish":
            self._now.hidden = is_on(value)

    def end(self, name: str) -> None:
        if name == "w:style":
            self._now = None

    def data(self, text: str) -> None:
        """Styles hold no text."""

    def kind(self, style: str) -> tuple[str, int]:
        """What paragraphs of a style are, and their rank."""
        chain = self._chain(style)
        for each in chain:
            for form, kind in _KINDS:
                found = form.fullmatch(each.name)
                if found:
                    return kind, int(found[1]) if form.groups and found[1] else 1
        ranked = next((each.rank for each in chain if each.rank is not None), None)
        if ranked is not None:
            return "h", ranked
        return ("list", 1) if any(each.listed for each in chain) else ("p", 0)

    def hides(self, style: str) -> bool:
        """Whether text of a style is hidden."""
        return any(each.hidden for each in self._chain(style))

    def _chain(self, style: str) -> list[Style]:
        chain: list[Style] = []
        while style in self.known and len(chain) < _CHAIN:
            chain.append(self.known[style])
            style = chain[-1].base
        return chain


def is_on(value: str) -> bool:
    """Whether a switch of Word is on: one without a value is."""
    return value.lower() not in ("0", "false", "off")


def rank_of(value: str) -> int | None:
    """A heading's rank from 1 for an outline level from 0; level 9 is text."""
    return int(value) + 1 if value.isdecimal() and len(value) == 1 and value != "9" else None

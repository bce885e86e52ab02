"""Names that are also something else (Turkey, Chad, Georgia, Jordan): what else in the document shows that the country is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.tag.forms import Form
from dateline.tag.match import Found
from dateline.tag.sections import Section
from dateline.text import regex

_STATES = frozenset({"georgia"})  # names that a better known part of another country bears
_PREPOSITION = regex(
    r"\b(?:in|into|from|to|of|with|between|against|inside|outside|across|throughout|near|by|for|over|on|visit|visits|visited|and|"
    r"including|neighbou?ring)\s(?:\w+ern )?\Z"
)
_NEXT_COUNTRY = regex(r"\s*(?:,|and|or|, and|/|-|&)\s*\Z")
_COUNTRY_AFTER = regex(
    "(?:から|へ|政府|首相|大統領|外相|国王|王国|共和国|国防|軍|国内|国民|北部|南部|東部|西部|人の|の(?:首都|首相|大統領|外相|政府|国王|軍)|"
    "(?:의)? ?(?:정부|대통령|총리|외교|국민|수도|군대|의회)|总统|總統|总理|總理|外长|外長|军)"
)  # what follows the name of a country in scripts without spaces
_CAPITAL_NEXT = regex(r" [A-Z][a-z]")


_FAR = 8  # characters between two countries that stand in one list


class Company(msgspec.Struct, frozen=True):
    """All places of a document, in its order, and by actor the forms that stand at them."""

    places: Sequence[Found]
    forms: Mapping[str, set[str]]

    @classmethod
    def of(cls, found: Sequence[Found]) -> Company:
        forms: dict[str, set[str]] = {}
        for place in found:
            for form in place.forms:
                forms.setdefault(form.actor, set()).add(form.text)
        return cls(sorted(found, key=_where), forms)

    def beside(self, place: Found) -> Iterator[Found]:
        """The places that stand a few characters before this one or behind it."""
        at = bisect_left(self.places, _where(place), key=_where)
        for there in (*self.places[max(0, at - 1) : at], *self.places[at + 1 : at + 2]):
            low, high = sorted((place, there), key=_where)
            if there.section == place.section and high.start - low.end < _FAR:
                yield there


def _where(place: Found) -> tuple[int, int]:
    return place.section, place.start


def second_sign(form: Form, place: Found, sections: tuple[Section, ...], company: Company) -> bool:
    """Whether the document gives another sign: the country's adjective or capital, another country beside it, a preposition, a mention inside a sentence."""
    if company.forms.get(form.actor, set()) - {form.text}:
        return True
    section = sections[place.section]
    for there in company.beside(place):
        low, high = (there.end, place.start) if there.start < place.start else (place.end, there.start)
        if any(other.kind == "country" for other in there.forms) and _NEXT_COUNTRY.match(section.folded[low:high]):
            return True
    if _COUNTRY_AFTER.match(section.text, place.end):
        return True
    if form.text.casefold() in _STATES:
        return False
    if _CAPITAL_NEXT.match(section.text, place.end):
        return False
    return _PREPOSITION.search(section.folded, max(0, place.start - 24), place.start) is not None or section.folded.startswith(("'s ", "’s "), place.end)

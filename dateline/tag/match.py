"""Where phrases of the lexicon stand in a text: overlapping matches, then word boundaries and capitals, then the longest first."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable

from msgspec import Struct

from dateline.tag.automaton import Automaton, Entry, unspaced
from dateline.tag.forms import Form
from dateline.tag.sections import Section

_NO_NAME_BEFORE = "@#_"  # handles, tags
_PROCLITICS = frozenset("وفبلكובלמהכש")  # "and", "in", "to", written together with the Arabic or Hebrew word after them
_KOREAN_BEFORE = frozenset("대주재반친탈방한미중일북러南北")  # "against", "in", "anti-", and countries' first syllables


class Found(Struct, frozen=True):
    """Forms of the lexicon at one place: several where actors share an alias. Without forms it is a shield."""

    section: int
    start: int
    end: int
    forms: tuple[Form, ...]
    shields: tuple[str, ...] = ()


class Phrase(Struct, frozen=True):
    """A phrase of some topics at one place."""

    section: int
    start: int
    end: int
    phrase: str
    topics: tuple[str, ...]


class Matches(Struct, frozen=True):
    found: tuple[Found, ...]
    phrases: tuple[Phrase, ...]


def match(sections: tuple[Section, ...], automata: Iterable[Automaton]) -> Matches:
    """All places of the lexicon's phrases in the sections: of those that overlap, the longest; topics' phrases apart."""
    found: list[Found] = []
    phrases: list[Phrase] = []
    for number, section in enumerate(sections):
        places: list[Found] = []
        for automaton in automata:
            entries = automaton.entries
            for index, start, end in automaton.machine.find_matches_as_indexes(section.folded, overlapping=True):
                entry = entries[index]
                if entry.capital and not section.text[start].isupper():
                    continue
                if entry.topics and _stands_alone(section.folded, start, end, entry, plural=True):
                    phrases.append(Phrase(number, start, end, entry.phrase, entry.topics))
                if (entry.forms or entry.shields) and (place := _place(number, section, start, end, entry)):
                    places.append(place)
        found += _longest(places)
    return Matches(tuple(found), tuple(phrases))


def _place(number: int, section: Section, start: int, end: int, entry: Entry) -> Found | None:
    forms = entry.forms
    if forms and (len(forms) > 1 or forms[0].exact or forms[0].text[0].isupper()):
        written = section.text[start:end]
        forms = tuple(form for form in forms if _written_so(form, written))
    if not (forms or entry.shields) or not _stands_alone(section.folded, start, end, entry, plural=not forms):
        return None
    return Found(number, start, end, forms, entry.shields)


def _written_so(form: Form, written: str) -> bool:
    """Acronyms in exactly their capitals; names with a capital where the name has one."""
    if form.exact:
        return written == form.text
    return written[0].isupper() or not form.text[0].isupper()


def _stands_alone(text: str, start: int, end: int, entry: Entry, *, plural: bool) -> bool:
    """Whether a phrase is no part of a longer word, a handle or an address."""
    if start and not _begins(text, start, entry):
        return False
    rest = text[end : end + 3]
    if not rest or not rest[0].isalnum():
        if rest[:1] > "\u02ff" and entry.after and _is_mark(rest[0]):
            return False
        return not (rest[:1] == "." and rest[1:2].isalpha() and entry.phrase[-1] != ".")  # nato.int
    if not entry.after or unspaced(rest[0]):
        return not (_is_katakana(rest[0]) and _is_katakana(entry.phrase[-1]))
    if plural:  # an "s" or "es" more
        return (rest[0] == "s" and not rest[1:2].isalnum()) or (rest[:2] == "es" and not rest[2:3].isalnum())
    return "\u0400" <= rest[0] <= "\u04ff" and all(form.kind == "organization" for form in entry.forms) and _ends_within(text, end, 3)


def _begins(text: str, start: int, entry: Entry) -> bool:
    """Whether a word may begin at `start`, by what stands before it."""
    before = text[start - 1]
    if before in _NO_NAME_BEFORE:
        return False
    if before == "/":
        return "." not in text[max(0, start - 40) : start].rsplit(" ", maxsplit=1)[-1]
    if not before.isalnum():
        return before < "\u0300" or not entry.before or not _is_mark(before)
    if unspaced(before):
        first = entry.phrase[0]
        if "\uac00" <= first <= "\ud7af" and "\uac00" <= before <= "\ud7af":
            return before in _KOREAN_BEFORE
        return not (_is_katakana(before) and _is_katakana(first))
    if not entry.before:
        return True
    return before in _PROCLITICS and _is_small(text[max(0, start - 3) : start - 1])


def _is_small(before: str) -> bool:
    """Whether nothing, or one "and" more, stands before a small word that is written together with the name: "and in"."""
    return not before or not before[-1].isalnum() or (before[-1] in "وفוש" and not before[:-1].isalnum())


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30ff" and char != "・"


def _is_mark(char: str) -> bool:
    """Whether a character belongs to the letter before it: a vowel sign, an accent."""
    return unicodedata.category(char)[0] == "M"


def _ends_within(text: str, at: int, letters: int) -> bool:
    """Whether the word ends at most so many letters after `at`: a Slavic case ending."""
    return any(not text[i : i + 1].isalnum() for i in range(at, at + letters + 1))


def _longest(places: list[Found]) -> list[Found]:
    """Of overlapping places the longest, then the first; in the order of the text. Places with the same span are joined."""
    kept: dict[int, Found] = {}
    starts: list[int] = []
    for place in sorted(places, key=lambda p: (p.start - p.end, p.start)):
        at = bisect_left(starts, place.end)
        near = kept[starts[at - 1]] if at else None
        if near is None or near.end <= place.start:
            insort(starts, place.start)
            kept[place.start] = place
        elif (near.start, near.end) == (place.start, place.end):
            kept[near.start] = Found(near.section, near.start, near.end, near.forms + place.forms, near.shields + place.shields)
    return [kept[start] for start in starts]

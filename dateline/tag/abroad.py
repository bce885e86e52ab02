"""People in texts that are not English: by title, given name and surname, for there capitals and word order tell other things.

In German every noun has a capital, in Romance languages small words stand inside names: so a name must follow a title, or begin with
a known given name; and in German it must then also end with a known surname, or with a word that stands alone elsewhere in the document.
Cyrillic names are looked up romanised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.tag.bodies_abroad import bodies_abroad
from dateline.tag.context import word_before
from dateline.tag.discovery import Discovery
from dateline.tag.folding import romanised
from dateline.tag.match import Found
from dateline.tag.names import is_capitals, lists
from dateline.tag.people import Person, is_surname_ending
from dateline.tag.runs import Run, Word, runs_of
from dateline.tag.sections import Section
from dateline.tag.spans import Spans
from dateline.tag.words import listed
from dateline.text import regex

_NOUNS_HAVE_CAPITALS = ("de", "lb")
_PINYIN = regex(
    r"(?=[A-Z])(?:(?i:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|[aeiou]))){1,2}\Z"
)
_TWO_SYLLABLES = regex(r"[A-Z][a-z]{1,5}[-‑][a-z]{2,6}\Z")
_SAINTS = frozenset({"san", "santa", "santo", "saint", "sainte", "sankt", "sant", "são"})


def discover_abroad(sections: tuple[Section, ...], found: Sequence[Found], language: str) -> Discovery:
    """The people of a text in another language, and the bare capitalised words that may be second mentions of them."""
    nouns = language.startswith(_NOUNS_HAVE_CAPITALS)
    runs = [run for number, section in enumerate(sections) for run in runs_of(number, section)]
    alone = Counter(run.words[0].low for run in runs if len(run.words) == 1)
    known = [(place.section, place.start, place.end) for place in found]
    places = Spans.of(known)
    groups = tuple(
        one for number, section in enumerate(sections) for one in bodies_abroad(number, section, language) if not places.hold(number, one.start, one.end)
    )
    taken = Spans.of([*known, *((one.section, one.start, one.end) for one in groups)])
    people: list[Person] = []
    bare: list[tuple[int, Word]] = []
    for run in runs:
        for part in _parts(run, taken):
            lead, name = _title(part, sections[run.section])
            eastern = _eastern(part)
            if eastern or (lead and _is_surname(name)) or _is_name(name, alone, titled=lead, nouns=nouns):
                name = eastern or name
                start, end = name[0].start, name[-1].end
                surname = name[0 if eastern else -1].low
                people.append(Person(run.section, start, end, sections[run.section].text[start:end], surname, "", 2.5, "name", tuple(name)))
                bare += [(run.section, word) for word in part if word.start < start]
            else:
                bare += [(run.section, word) for word in part]
    return Discovery(tuple(people), groups, tuple(bare), frozenset())


def _parts(run: Run, taken: Spans) -> list[list[Word]]:
    """The run cut at small words and at names that are known; a particle after a given name stays: Ursula von der Leyen. A title that a
    known name is part of stays too: "Nato-Generalsekretär".
    """
    known = lists()
    small = listed("abroad_words")
    parts: list[list[Word]] = [[]]
    for word in run.words:
        particle = word.low in known.particles and parts[-1] and parts[-1][0].low in known.given
        if (word.low in small and not particle) or (taken.meet(run.section, word.start, word.end) and not ("-" in word.low and _is_title(word.low))):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _title(part: list[Word], section: Section) -> tuple[bool, list[Word]]:
    """Whether a title stands before a name, and the name."""
    for i in range(len(part) - 1, 0, -1):
        if _is_title(part[i - 1].low):
            return True, part[i:]
    return word_before(section.folded, part[0].start) in listed("titles_abroad"), part


def _is_title(low: str) -> bool:
    """Whether a folded word is a title, or a compound that ends in one: "Bundesaußenministerin", "Nato-Generalsekretär"."""
    return low in listed("titles_abroad") or low.rpartition("-")[2] in listed("titles_abroad") or low.endswith(_compounded())


@cache
def _compounded() -> tuple[str, ...]:
    """Titles that are long enough to tell a compound that ends in them."""
    return tuple(sorted(title for title in listed("titles_abroad") if len(title) > 7))


def _eastern(part: Sequence[Word]) -> list[Word]:
    """The Chinese or Korean name, surname first, that the words end in: "(Kollegen) Wang Yi", "Cho Tae-yul"; [] for none."""
    if len(part) < 2:
        return []
    known, (first, last) = lists(), part[-2:]
    if first.low not in known.cjk_surnames or first.low in listed("abroad_words") or len(last.low) > 12:
        return []
    return [first, last] if _TWO_SYLLABLES.match(last.text) or (_PINYIN.match(last.text) and last.low not in known.common) else []


def _is_surname(part: Sequence[Word]) -> bool:
    """Whether one word after a title is a surname: "Bundeskanzler Scholz", "le président Macron"."""
    known, low = lists(), part[0].low
    return (
        len(part) == 1
        and len(low) > 2
        and not is_capitals(part[0].text)
        and low not in listed("abroad_words") | listed("titles_abroad") | listed("no_surnames_abroad")
        and low not in known.months | known.titles | known.org_heads | known.other_heads | known.regions
    )


def _is_name(part: Sequence[Word], alone: Counter[str], *, titled: bool, nouns: bool) -> bool:
    known = lists()
    if not 2 <= len(part) <= 5:
        return False
    first, last = romanised(part[0].low), romanised(part[-1].low)
    if first in _SAINTS or last in known.org_heads or last in known.months or first in known.months:
        return False
    surname = last in known.surnames or last in listed("people") or is_surname_ending(last) or alone[part[-1].low] > 0
    given = first.partition("-")[0] in known.given and (surname or first not in known.places) and len(first) > 2
    if titled:
        return given or surname
    return given and (
        surname or (not nouns and len(first) > 3 and first not in known.common and last not in known.places and (len(part) < 4 or part[1].low in known.given))
    )

"""People in texts that are not English: by given name and surname only, for there capitals and word order tell other things.

In German every noun has a capital, in Romance languages small words stand inside names: so a name must begin with a known
given name and end with a known surname, or with a word that stands alone elsewhere in the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.tag.discovery import Discovery
from dateline.tag.match import Found
from dateline.tag.names import lists
from dateline.tag.people import Person
from dateline.tag.runs import Run, Word, runs_of
from dateline.tag.sections import Section
from dateline.tag.words import listed


def discover_abroad(sections: tuple[Section, ...], found: Sequence[Found]) -> Discovery:
    """The people of a text in another language, and the bare capitalised words that may be second mentions of them."""
    runs = [run for number, section in enumerate(sections) for run in runs_of(number, section)]
    alone = Counter(run.words[0].low for run in runs if len(run.words) == 1)
    taken = [(place.section, place.start, place.end) for place in found]
    people: list[Person] = []
    bare: list[tuple[int, Word]] = []
    for run in runs:
        for part in _parts(run):
            if any(number == run.section and start < part[-1].end and part[0].start < end for number, start, end in taken):
                continue
            if _is_name(part, alone):
                text = sections[run.section].text[part[0].start : part[-1].end]
                people.append(Person(run.section, part[0].start, part[-1].end, text, part[-1].low, "", 2.5, "name", tuple(part)))
            else:
                bare += [(run.section, word) for word in part]
    return Discovery(tuple(people), (), tuple(bare), frozenset())


def _parts(run: Run) -> list[list[Word]]:
    """The run cut at small words; a particle after a given name stays: Ursula von der Leyen."""
    known = lists()
    small = listed("abroad_words")
    parts: list[list[Word]] = [[]]
    for word in run.words:
        particle = word.low in known.particles and parts[-1] and parts[-1][0].low in known.given
        if word.low in small and not particle:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _is_name(part: Sequence[Word], alone: Counter[str]) -> bool:
    known = lists()
    if not 2 <= len(part) <= 5 or part[0].low not in known.given or part[0].low in known.places or len(part[0].low) < 3:
        return False
    last = part[-1].low
    return last not in known.org_heads and (last in known.surnames or alone[last] > 0)

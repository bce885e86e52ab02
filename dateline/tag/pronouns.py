"""Whom "he", "she" or "it" means that speaks: the subject of its own sentence, else of the sentences before, as gender allows."""

from __future__ import annotations

import bisect
from collections.abc import Mapping

from dateline.tag.context import word_before
from dateline.tag.passages import Passage
from dateline.tag.words import listed

_FAR = 10  # sentences back
_TITLES = {
    "mr.": "m",
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "prince": "m",
    "mrs.": "f",
    "mrs": "f",
    "ms.": "f",
    "ms": "f",
    "miss": "f",
    "queen": "f",
    "princess": "f",
    "lady": "f",
}
_GENDER = {"he": "m", "she": "f"}


def genders(passage: Passage, names: Mapping[str, str]) -> dict[str, str]:
    """What names and titles say: "m", "f", or nothing, by actor."""
    found: dict[str, str] = {}
    for id_, name in names.items():
        first = name.casefold().split()[0] if " " in name else ""
        if first in listed("given_female"):
            found[id_] = "f"
        elif first in listed("given_male"):
            found[id_] = "m"
    low = passage.hidden.casefold() if len(passage.hidden.casefold()) == len(passage.hidden) else passage.hidden
    for subject in passage.subjects:
        gender = _TITLES.get(word_before(low, subject.start))
        if gender and subject.kind == "person":
            found[subject.actor] = gender
    return found


def antecedent(passage: Passage, pronoun: str, at: int, known: Mapping[str, str], spoken: Mapping[int, str]) -> tuple[str, float]:
    """The actor that the pronoun at `at` means, and how sure that is, from 0 to 1.

    `known` are genders, `spoken` the speakers found so far by the start of the sentence in which they spoke.
    """
    wanted = _GENDER.get(pronoun.casefold(), "")
    kind = "person" if wanted else ""
    number = bisect.bisect_right(passage.sentences, at) - 1
    first = True
    for index in range(number, max(-1, number - _FAR), -1):
        start = passage.sentences[index]
        end = at if first else passage.sentences[index + 1]
        if not first and start in spoken and _fits(spoken[start], wanted, known):
            return spoken[start], _certainty(passage, spoken[start], start, at, wanted, known)
        for subject in passage.among(start, end):
            suited = subject.kind == "person" if kind else subject.kind != "person"
            if suited and not passage.owns(subject) and _fits(subject.actor, wanted, known):
                return subject.actor, _certainty(passage, subject.actor, start, at, wanted, known)
        first = False
    return "", 0.0


def _fits(actor: str, wanted: str, known: Mapping[str, str]) -> bool:
    return not wanted or (actor.startswith("person/") and known.get(actor, wanted) == wanted)


def _certainty(passage: Passage, chosen: str, start: int, at: int, wanted: str, known: Mapping[str, str]) -> float:
    """Full where nobody else whom the pronoun could mean is named since; less for every other."""
    others = {s.actor for s in passage.among(start, at) if s.actor != chosen and _fits(s.actor, wanted, known) and s.kind == "person"}
    return 1.0 if not others else 0.9 if len(others) == 1 else 0.8

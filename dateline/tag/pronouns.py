"""Whom "he", "she" or "it" means that speaks: the subject of its own sentence, else of the sentences before, as gender allows."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

import msgspec

from dateline.tag.context import word_before
from dateline.tag.names import FUNCTION, lists
from dateline.tag.passages import Passage
from dateline.tag.words import listed
from dateline.text import regex

_FAR = 10  # sentences back
_LONGEST = 2000  # characters of a sentence
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
_WOMAN = regex(r"(?:woman|girl|mother|wife|daughter|sister|aunt|grandmother|widow|lady|actress|queen|princess|niece)\Z")
_MAN = regex(r"(?:(?<!wo)man|boy|father|husband|son|brother|uncle|grandfather|widower|actor|king|prince|nephew)\Z")
_NOT_ONE = regex(r"(?:they|we|i|you|people|police|men|women|children)\Z")
_PLURAL = regex(r"[a-z].*[^sui'’]s\Z")  # a name may end so: Jones


class Spoke(msgspec.Struct, frozen=True):
    """Who spoke in a sentence: an actor or "", the words that name the speaker, how sure that is."""

    speaker: str
    text: str
    sure: float


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


def antecedent(passage: Passage, pronoun: str, at: int, known: Mapping[str, str], spoken: Mapping[int, Spoke]) -> tuple[str, float]:
    """The actor that the pronoun at `at` means, and how sure that is, from 0 to 1.

    `known` are genders, `spoken` the speakers found so far, by the start of the sentence in which they spoke. One whom no
    name is known for ("the vice premier said") may be meant as well as any other: then nobody is.
    """
    wanted = _GENDER.get(pronoun.casefold(), "")
    number = bisect.bisect_right(passage.sentences, at) - 1
    for index in range(number, max(-1, number - _FAR), -1):
        start = passage.sentences[index]
        end = at if index == number else passage.sentences[index + 1]
        if index != number and start in spoken:
            spoke = spoken[start]
            if not spoke.speaker and _may_mean(spoke.text, pronoun.casefold()):
                return "", 0.0
            if spoke.speaker and _fits(spoke.speaker, wanted, known):
                return spoke.speaker, spoke.sure * _certainty(passage, spoke.speaker, start, at, wanted, known)
        if (opening := _PRONOUN_FIRST.match(passage.hidden, start, end)) and opening.group(1).casefold() == pronoun.casefold():
            continue  # the same one goes on
        for subject in passage.among(max(start, end - _LONGEST), end):
            if (subject.kind == "person") != bool(wanted) or passage.owns(subject) or not _fits(subject.actor, wanted, known):
                continue
            if not _leads(passage, start, subject.start):
                return ("", 0.0) if _unknown_leads(passage, start, subject.start) else (subject.actor, 0.85)
            return subject.actor, _certainty(passage, subject.actor, start, at, wanted, known)
        if _unknown_leads(passage, start, end):
            return "", 0.0
    return "", 0.0


_PRONOUN_FIRST = regex(r"[\s\"“‘'(]*(he|she|it)\b", re.IGNORECASE)
_LEAD = regex(r"(?:[^,;:.]{1,60},\s+)?(?:(?:[A-Z][\w.'’-]*|the|a|an|and|but|while|former|[a-z]+(?=\s+(?:[A-Z]|\Z)))\s+){0,6}\Z")
_UNKNOWN = regex(r"[\s\"“‘'(]*([A-Z][\w'’-]+)\b(?:,| (?:said|says|has|had|was|is|also|told|noted|added|agreed|argued))")
_SOMEBODY = regex(  # "A spokesman for the ministry read a statement."
    r"[\s\"“‘'(]*(?:an?|one|another)\s(?:[\w'’-]+\s){0,4}?(?:\w*(?:man|woman|person)|official|officer|aide|adviser|advisor|minister|premier|president|"
    r"diplomat|leader|lawyer|attorney|witness|analyst|expert|student|teacher|worker|resident|source|soldier|general|ambassador|envoy|senator|lawmaker|"
    r"professor|boy|girl|mother|father|reporter|journalist|doctor|nurse|judge|prosecutor|critic|supporter|friend|colleague|neighbou?r)\b(?!['’-])",
    re.IGNORECASE,
)


def _leads(passage: Passage, start: int, at: int) -> bool:
    """Whether what stands at `at` may be the subject of the sentence: nothing before it but a title or an introduction and a comma."""
    return _LEAD.match(passage.hidden[start:at]) is not None


def _unknown_leads(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence begins with a name that nobody is known by: then that one may be meant."""
    if _SOMEBODY.match(passage.hidden, start, end):
        return True
    found = _UNKNOWN.match(passage.hidden, start, end)
    if not found or found.group(1).casefold() in FUNCTION or passage.names(found.start(1)):
        return False
    return found.group(1).casefold() not in lists().common


def _may_mean(text: str, pronoun: str) -> bool:
    """Whether a pronoun may mean a speaker without a name: "a White House official" is a he or a she, "officials" are neither."""
    words = re.split(r" of |,", text, maxsplit=1)[0].split()
    last = words[-1].casefold() if words else "they"
    if last in ("he", "she", "it"):
        return last == pronoun
    if _NOT_ONE.match(last) or _PLURAL.match(words[-1]):
        return False
    return not ((pronoun == "he" and _WOMAN.search(last)) or (pronoun == "she" and _MAN.search(last)))


def _fits(actor: str, wanted: str, known: Mapping[str, str]) -> bool:
    return actor.startswith("person/") == bool(wanted) and known.get(actor, wanted) == wanted


def _certainty(passage: Passage, chosen: str, start: int, at: int, wanted: str, known: Mapping[str, str]) -> float:
    """Full where nobody else whom the pronoun could mean leads a sentence since; less for every other, and where others are named."""
    others = {s.actor for s in passage.among(max(start, at - 2 * _LONGEST), at) if s.actor != chosen and _fits(s.actor, wanted, known) and s.kind == "person"}
    alone = 1.0 if not others else 0.9 if len(others) == 1 else 0.8
    return alone if not wanted or chosen in known or _same_breath(passage, start, at) else alone * 0.95


def _same_breath(passage: Passage, start: int, at: int) -> bool:
    """Whether the sentence that begins at `start` is the pronoun's own or the one right before it: there even an unknown gender leaves no doubt."""
    number = bisect.bisect_right(passage.sentences, at) - 1
    return number - (bisect.bisect_right(passage.sentences, start) - 1) <= 1

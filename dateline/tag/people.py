"""People without a profile: found by title and name, given name and surname, verbs of saying, age, second mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.tag.context import aged, credited, explained, heads, speaks, titled, word_before, wrote
from dateline.tag.names import FUNCTION, NAME_ENDS, Lists, is_capitals, lists
from dateline.tag.runs import Word
from dateline.tag.sections import Section
from dateline.text import regex

ENOUGH = 2.0  # the sum of signs from which words are a person's name
NEARLY = 1.2  # enough beside another person: "Matt Lobbe and Paddy Ryder"
_INITIAL = regex(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z|[b-hj-z]\Z")
_HYPHENED = regex(r"[A-Z][a-z]+[-‑][A-Za-z][a-z]+\Z")
_TWO_INITIALS = regex(r"[A-Z]J\Z|J[A-Z]\Z")  # JD Vance, not FM Cho
_AFTER_NAMES = frozenset({"MP", "MEP", "MSP", "MLA", "KC", "QC", "SC", "PhD", "OBE", "CBE", "KBE", "DBE", "MBE", "AO", "AM", "PSM"})
_TWO_SYLLABLES = regex(r"[A-Z][a-z]{1,5}[-‑][a-z]{2,6}\Z")
_SURNAME_END = regex(
    r"[a-z]{2,}(?:dottir|sson|ovic|ovich|evic|evich|ovych|enko|shvili|adze|oglu|escu|opoulos|akis|skyy|skyj|skij|sky|ska|ski|wicz|czyk|czak|yan|ava|ova|eva)\Z"
)
_ARABIC = regex(r"(?:al|el|ul|ad|an|ar|as|at|ash|az)[-‑]\w")
_A_PLACE = regex(r" (?:international )?(?:airport|airfield|air base|seaport|province|prefecture|district|island|islands|river|railway station)\b")
_PLACE_BEFORE = frozenset({"in", "at", "near", "from", "around", "outside", "via"})


class Person(Struct, frozen=True):
    """Words that are a person's name, with the title before it and the post that it names, and how strong the signs were."""

    section: int
    start: int
    end: int
    name: str
    surname: str
    title: str
    score: float
    rule: str
    words: tuple[Word, ...] = ()
    post: str = ""


def best_person(number: int, section: Section, words: Sequence[Word], title: str, seen: Mapping[str, int], *, head: bool, opening: bool) -> Person | None:
    """The best name within these words, None where no part is nearly enough of a name. `seen` counts bare capitalised words of the document."""
    known = lists()
    while len(words) > 1 and words[-1].text in _AFTER_NAMES:
        words = words[:-1]
    best: tuple[float, int, int] | None = None
    for first in range(min(len(words), 4)):
        if first and not _may_precede(words[first - 1], known):
            break
        last = len(words)
        while last > first:
            span = words[first:last]
            if 1 < len(span) <= 5 or (len(span) == 1 and title and first == 0):
                score = _score(section, span, title if first == 0 else "", seen, known) - 0.2 * (len(words) - last)
                if head and len(span) < len(words):
                    score -= 0.5
                elif len(span) == len(words) and not opening:
                    score += 0.3
                if best is None or score > best[0] + 0.01:
                    best = (score, first, last)
            if not _may_follow(words[last - 1], known):
                break
            last -= 1
    if best is None or best[0] < NEARLY:
        return None
    score, first, last = best
    span = words[first:last]
    name, surname = _named(section, span, known)
    rule = "title and name" if title and first == 0 else "name"
    return Person(number, span[0].start, span[-1].end, name, surname, title if first == 0 else "", score, rule, tuple(span))


def is_persons_name(text: str) -> bool:
    """Whether a name by itself looks like a person's: a given name first, or a surname that stands first."""
    known = lists()
    words = text.casefold().split()
    if not (1 < len(words) < 5 and (words[0] in known.given or words[0] in known.cjk_surnames)):
        return False
    return words[-1] in known.surnames or not (words[-1] in known.org_heads or words[-1] in known.place_heads)


def stands_first(name: str) -> bool:
    """Whether a name as it is written shows that its surname stands first: Lin Chia-lung."""
    words = name.split()
    return len(words) == 2 and words[0].casefold() in lists().cjk_surnames and _TWO_SYLLABLES.match(words[1]) is not None


def is_surname_ending(low: str) -> bool:
    """Whether a folded word ends as surnames of some languages do: -dóttir, -enko, -ović, -ski."""
    return _SURNAME_END.match(low) is not None


def _may_precede(word: Word, known: Lists) -> bool:
    if word.low in known.given and word.low not in known.places and word.low not in known.titles and word.low not in FUNCTION:
        return False
    return word.low in FUNCTION or word.low in known.titles or word.low in known.common or word.low in known.places


def _may_follow(word: Word, known: Lists) -> bool:
    return word.low in FUNCTION or (word.low in known.common and word.low not in known.surnames)


def _score(section: Section, span: Sequence[Word], title: str, seen: Mapping[str, int], known: Lists) -> float:
    """The sum of the signs that these words are a person's name."""
    if len(span) == 1:
        return _score_alone(span[0], title, known)
    lows = [word.low for word in span if word.low not in NAME_ENDS]
    if (
        len(lows) < 2
        or " ".join(lows) in known.no_names
        or lows[0] in known.no_names
        or any(low in FUNCTION or (low in known.months and low not in known.surnames) for low in lows)
    ):
        return 0.0
    score = _score_words(span, lows, known) + _score_whole(lows, known)
    if len(lows) < len(span):  # Jr.
        score += 1.5
    if seen.get(lows[-1], 0) and lows[0] not in known.places:
        score += 1.0
    return score + _score_around(section, span[0].start, span[-1].end, title)


def _score_around(section: Section, start: int, end: int, title: str) -> float:
    """What stands around the words: a title, an office, a verb of saying, an age; an article or "in" against."""
    low = section.folded
    before = word_before(low, start)
    score = 2.0 if title else 1.0 if titled(section.text, before, start) else 0.0
    if _A_PLACE.match(low, end):
        score -= 3.0
    if before == "the":
        score -= 1.2
    elif before in _PLACE_BEFORE:
        score -= 0.6
    if speaks(low, before, end):
        score += 0.8
    if aged(low, end):
        score += 1.5
    elif explained(low, end):
        score += 0.4
    if heads(low, start):
        score += 2.0
    elif credited(low, start) or wrote(low, end):
        score += 1.0
    return score


def _score_whole(lows: Sequence[str], known: Lists) -> float:
    """What speaks against a person: a last word that heads organisations, places or events, a place's name, common words only."""
    last = lows[-1]
    score = 0.0
    if last in known.org_heads or last in known.place_heads:
        score -= 1.0 if last in known.surnames else 3.0
    if last in known.other_heads:
        score -= 1.5
    if " ".join(lows) in known.places:
        score -= 3.0
    if all(low in known.common and low not in known.given for low in lows):
        score -= 1.0
    return score


def _score_words(span: Sequence[Word], lows: Sequence[str], known: Lists) -> float:
    """What the words by themselves say: first word a given name, last a surname, initials, particles, hyphens."""
    first, last = lows[0], lows[-1]
    score = _score_first(first, span, known)
    if any(_INITIAL.match(low) for low in lows[1:-1]):
        score += 1.3
    if any(low in known.common and low not in known.surnames and low not in known.given and low not in known.particles for low in lows[1:-1]):
        score -= 1.5
    if any(low in known.particles for low in lows[1:-1]) or _ARABIC.match(last):
        score += 1.2
    if last in known.surnames:
        score += 0.3 if last in known.common else 0.6
    elif is_surname_ending(last) and last not in known.common and last not in known.places:
        score += 0.9
    elif last in known.common:
        score -= 1.2
    elif last in known.given:
        score += 0.4
    if any(is_capitals(word.text) and not (_INITIAL.match(word.low) or (word is span[0] and _TWO_INITIALS.match(word.text))) for word in span):
        score += 1.0 if _surname_first(span, known) or _surname_in_capitals(span, known) else -1.5
    return score


def _surname_first(span: Sequence[Word], known: Lists) -> bool:
    """KISHIDA Fumio, LIN Chia-lung, NGUYEN Phu Trong: the surname in capitals, the given name after it."""
    first, last = span[0], span[-1]
    if (
        len(span) > 3
        or not is_capitals(first.text)
        or any(is_capitals(word.text) for word in span[1:])
        or _INITIAL.match(first.low)
        or (len(first.text) == 2 and first.low not in known.cjk_surnames)
        or last.low in known.common
    ):
        return False
    return first.low in known.surnames or first.low in known.cjk_surnames or last.low in known.given


def _surname_in_capitals(span: Sequence[Word], known: Lists) -> bool:
    """Emmanuel MACRON, Jean-Yves LE DRIAN: a given name, then the surname in capitals."""
    capitals = [is_capitals(word.text) and not _INITIAL.match(word.low) for word in span]
    given = span[0].low in known.given or span[0].low.split("-")[0] in known.given
    return given and not capitals[0] and capitals[-1] and capitals == sorted(capitals) and span[-1].low not in known.acronyms and len(span[-1].text) > 3


def _score_first(first: str, span: Sequence[Word], known: Lists) -> float:
    """What the first word says: a given name, an initial, a surname that stands first in Chinese and Korean names, or another surname."""
    plain_first = first.split("-", maxsplit=1)[0]
    if first in known.given or plain_first in known.given:
        return 1.7 if first in known.common or first in known.places else 2.1
    if first in known.given_weak:
        return 1.0
    if _INITIAL.match(first):
        return 1.2 if span[-1].low in known.common else 1.5 if len(first) < 4 else 1.8
    if first in known.cjk_surnames and len(span) < 4:
        if _HYPHENED.match(span[1].text):
            return 2.0  # Lin Chia-lung
        if first in known.common or span[1].low in known.common:
            return 0.2
        return 2.0 if len(span) == 3 and all(len(word.low) < 7 for word in span) else 1.5  # Goh Chok Tong
    if first in known.common or first in known.places:
        return -0.8
    return 1.2 if first in known.surnames else 0.7


def _score_alone(word: Word, title: str, known: Lists) -> float:
    """A surname alone after a title: "President Obama", never "President Monday" or "General Assembly"."""
    last_title = title.rsplit(maxsplit=1)[-1].casefold()
    if word.low in FUNCTION or word.low in NAME_ENDS or word.low in known.months or word.low in known.titles or is_capitals(word.text) or len(word.low) < 2:
        return 0.0
    score = 2.2 if last_title in known.honorifics else 1.2
    if word.low in known.org_heads or word.low in known.place_heads or word.low in known.other_heads:
        score -= 1.5
    if word.low in known.surnames:
        score += 0.8
    elif word.low in known.common:
        score -= 1.5
    if word.low in known.places and word.low not in known.surnames:
        score -= 1.5
    return score


def _named(section: Section, span: Sequence[Word], known: Lists) -> tuple[str, str]:
    """The name as it is shown, and the word that will stand for it: surname-first press style is turned round where it is Japanese."""
    text = section.text[span[0].start : span[-1].end].replace("\u200e", "")
    lows = [word for word in span if word.low not in NAME_ENDS]
    first, last = lows[0], lows[-1]
    if _surname_first(lows, known):
        surname, given = first.text.capitalize(), " ".join(word.text for word in lows[1:])
        eastern = "-" in last.text or first.low in known.cjk_surnames or len(lows) > 2
        return (f"{surname} {given}" if eastern else f"{given} {surname}"), first.low
    if _surname_in_capitals(lows, known):
        return " ".join(word.text.title() if is_capitals(word.text) and "." not in word.text else word.text for word in span), last.low
    if text.isupper() and "." not in text:
        text = text.title()
    if len(lows) == 2 and first.low in known.cjk_surnames and _TWO_SYLLABLES.match(last.text):
        return text, first.low  # Lin Chia-lung, though Lin is a given name too
    eastern = first.low in known.cjk_surnames and first.low not in known.given and 1 < len(lows) < 4
    if eastern and (_HYPHENED.match(last.text) or last.low not in known.surnames or first.low not in known.common):
        return text, first.low
    return text, last.low

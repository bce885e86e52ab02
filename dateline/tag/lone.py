"""People whom a document names by one word only: "Cummings has denied any wrongdoing", "said Emily"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from dateline.tag.context import speaks, titled, word_before
from dateline.tag.names import FUNCTION, Lists, is_capitals, lists
from dateline.tag.people import Person
from dateline.tag.runs import Word
from dateline.tag.sections import Section
from dateline.tag.words import listed
from dateline.text import regex

ENOUGH = 1.5
_VERB_AFTER = regex(
    r" (?:(?:also|then|never|later|now|still|once|\w+ly) )?(?:has|had|was|will|would|could|did|does|knows?|knew|thinks?|wants?|"
    r"wanted|made|makes|took|takes|went|goes|gave|gives"
    r"|came|comes|got|gets|put|left|met|won|lost|ran|runs|sat|stood|died|became|began|felt|saw|kept|led|spoke|plays?|played|\w\w+ed)\b"
)
_OF_A_PERSON = regex(
    r"'s (?:[a-z]+ )?(?:anger|wife|husband|widow|father|mother|parents|brother|sister|son|daughter|children|family|friends?|lawyers?|attorneys?|career|"
    r"life|childhood|death|arrest|resignation|speech|speeches|remarks|comments|testimony|memoirs?|novels?|poems?|plays?|performance|portrayal|"
    r"character|views|words|tweets?|voice|face|smile|wit|prose|direction|script|presidency|candidacy|nomination|appointment|predecessor|successor)\b"
)
_WHO_AFTER = regex(r",? (?:who|whose|himself|herself)\b")
_PRONOUN = regex(r"[hs](?<!\w.)(?:(?<=s)he|(?<=h)(?:e|is|er|im|imself|erself))\b")  # a class in front is what a search is quick with
_SOON = 70
_NO_NAME = regex(r"['’](?:ll|m|ve|d|re|t)$|^.-|-$|^(?!Mc|Mac|O['’]|D['’]|[Ee]l-|[Aa]l-|De|Di|La|Le|Van|Fitz|Des|Du).+(?<!-)[A-Z]|s-|-[A-Z][a-z]+s$")
_KIN = regex(
    r"\b(?:wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|nephew|niece|cousin|grandson|granddaughter|grandmother|"
    r"grandfather|girlfriend|boyfriend|fiance|fiancee|twins|kids|children|parents|named),? \Z"
)
_CALLED = regex(r"\b(?:called|titled|entitled|dubbed|codenamed|single|album|song|film|movie|novel|book|series|play|town of|city of|village of|state of) \Z")
# The last words of the two, which tell most places apart before the search.
_CALLED_LAST = frozenset(
    ["album", "book", "called", "codenamed", "dubbed", "entitled", "film", "movie", "novel", "of", "play", "series", "single", "song", "titled"]
)
_KIN_LAST = frozenset(
    [
        "aunt",
        "boyfriend",
        "brother",
        "children",
        "cousin",
        "daughter",
        "father",
        "fiance",
        "fiancee",
        "girlfriend",
        "granddaughter",
        "grandfather",
        "grandmother",
        "grandson",
        "husband",
        "kids",
        "mother",
        "named",
        "nephew",
        "niece",
        "parents",
        "sister",
        "son",
        "twins",
        "uncle",
        "wife",
    ]
)
_PLACE_BEFORE = frozenset({"in", "at", "near", "around", "outside", "via", "across", "through", "into", "on", "inside", "throughout"})
_ARTICLE = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "our",
        "its",
        "their",
        "my",
        "your",
        "every",
        "each",
        "some",
        "any",
        "no",
        "all",
        "most",
        "many",
    }
)


def lone_people(bare: Sequence[tuple[int, Word]], sections: tuple[Section, ...], taken: Collection[str], alone: Collection[tuple[int, int]]) -> list[Person]:
    """People named by one word, from the bare capitalised words that nobody's full name explains.

    `taken` are folded words that name someone already; `alone` the places (section, start) of words that stand alone, not beside other capitals.
    """
    known = lists()
    groups: dict[str, list[tuple[int, Word]]] = {}
    for section, word in bare:
        if word.low not in taken and (section, word.start) in alone and _may_be(word.text, word.low):
            groups.setdefault(word.low, []).append((section, word))
    people = []
    for low, places in groups.items():
        score = _score(low, places, sections, known)
        if score >= ENOUGH:
            people += [Person(number, word.start, word.end, word.text, low, "", score, "name alone", (word,)) for number, word in places]
    return people


@lru_cache(maxsize=65536)
def _may_be(text: str, low: str) -> bool:
    """Whether a word, as it is written and folded, may be somebody's name: the same words open sentences again and again."""
    known = lists()
    if (
        len(low) < 3
        or _NO_NAME.search(text)
        or is_capitals(text)
        or low in FUNCTION
        or low in known.months
        or low in known.titles
        or not low.replace("-", "").replace("'", "").isalpha()
    ):
        return False
    if low in listed("people"):
        return True
    if low in known.no_names or low.removesuffix("s") in known.no_names or low.startswith(("anti-", "pro-", "non-", "post-", "pre-", "mid-", "ex-")):
        return False
    return low not in known.common and low not in known.places and low not in known.org_heads and low not in known.other_heads and low not in known.place_heads


def _score(low: str, places: Sequence[tuple[int, Word]], sections: tuple[Section, ...], known: Lists) -> float:
    """The sum of the signs over all places where the word stands."""
    score = 0.4
    if low in known.surnames or low in known.given:
        score = 1.0
    if low in listed("people"):
        score = 2.0
    score += 0.0 if len(places) < 2 else 0.5 if len(places) < 4 else 0.8
    signs = [_signs(sections[number], word) for number, word in places]
    score += max(s for s, _ in signs)
    return score + min(c for _, c in signs) * (1.0 if len(places) < 3 else 0.5)


def _signs(section: Section, word: Word) -> tuple[float, float]:
    """For and against: how strongly the text treats this word as a person, and as something else."""
    text, low = section.text, section.folded
    before = word_before(low, word.start)
    called = before in _CALLED_LAST and _CALLED.search(low, max(0, word.start - 14), word.start) is not None
    against = -1.5 if called or before in _ARTICLE else -1.0 if before in _PLACE_BEFORE else 0.0
    if speaks(low, before, word.end) or titled(text, before, word.start):
        return 1.2, against
    if (before in _KIN_LAST or not before) and _KIN.search(low, max(0, word.start - 16), word.start):
        return 1.2, against
    if _WHO_AFTER.match(low, word.end):
        return 1.0, against
    score = 0.0
    if _VERB_AFTER.match(low, word.end):
        score += 0.6
    elif low.startswith("'s ", word.end):
        score += 0.6 if _OF_A_PERSON.match(low, word.end) else 0.3
    if _pronoun_follows(low, word.end):
        score += 0.5
    return score, against


def _pronoun_follows(low: str, end: int) -> bool:
    """Whether "he", "her" and the like begin within so many characters, on the same line."""
    found = _PRONOUN.search(low, end, end + _SOON + len(" himself "))
    return found is not None and found.start() <= end + _SOON and low.find("\n", end, found.start()) < 0

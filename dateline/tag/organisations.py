"""Organisations without a profile: found by the words that head such names, and by what the text says of a capitalised word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.tag.context import word_before
from dateline.tag.names import COMPANY, FUNCTION, Lists, is_capitals, lists
from dateline.tag.runs import Run, Word
from dateline.tag.sections import Section
from dateline.tag.words import listed
from dateline.text import regex

_JOIN = regex(r",? (of|of the|for|for the|on|and|&|and the|de|des|du|la|to|to the|in the) \Z")
_FURTHEST = len(", for the ")
_OF_HEADS = ("of", "of the", "for", "for the", "on", "de", "des", "du", "to", "to the")
_NATIONAL = frozenset(
    {
        "commission",
        "administration",
        "committee",
        "council",
        "agency",
        "department",
        "authority",
        "board",
        "association",
        "bureau",
        "office",
        "institute",
        "foundation",
        "organization",
        "organisation",
        "society",
        "university",
        "ministry",
        "services",
        "trust",
        "fund",
        "prevention",
    }
)
_BONDS = frozenset({"alliance", "partner", "partners", "partnership"})
_OF_BONDS = frozenset({"strategic", "comprehensive", "global", "special", "bilateral", "trilateral", "security", "defense", "defence", "transatlantic"})
_AFTER_COMMA = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "l.l.c.", "llp", "plc", "corp", "corp."})
_ORDINAL = regex(r"\b\d+(?:st|nd|rd|th) \Z")  # 20th Armoured Brigade
_BODIES = frozenset(
    {
        "police",
        "army",
        "navy",
        "force",
        "guard",
        "corps",
        "marines",
        "ministry",
        "department",
        "agency",
        "council",
        "committee",
        "university",
        "court",
        "party",
        "group",
        "bureau",
        "office",
        "commission",
        "union",
        "association",
        "institute",
    }
)
_SAYS = regex(
    r"(?:['’]s?)? (?:spokes(?:man|woman|person|people)|ceo\b|chief executive|chairman|executives?\b|employees"
    r"|shares\b|stock\b(?! (?:average|market|exchange|index))"
    r"|shareholders|officials\b"
    r"|customers|subsidiary|said it\b|announced (?:it|that it|plans)|founder\b|co-founder|headquarters|stores\b|boss\b|lawmakers?\b|membership\b)"
)
_IS_A = regex(
    r", an? (?:[a-z][\w-]* ){0,3}(?:maker|company|firm|manufacturer|start-?up|retailer|supplier|developer|charity|non-?profit|think tank|brokerage|consultancy|"
    r"law firm|lobby group|trade union|news agency|airline)\b"
)
_SHARES_OF = (
    "shares of ", "employees of ", "company ", "firm ", "agency ", "retailer ", "giant ", "maker ", "manufacturer ", "group ", "charity ", "startup ",
    "start-up ", "newspaper ", "broadcaster ", "airline ", "carrier ", "bank ", "website ", "magazine ",
)  # fmt: skip


class Organisation(Struct, frozen=True):
    """Words that are an organisation's name, and how strong the signs were."""

    section: int
    start: int
    end: int
    name: str
    score: float
    rule: str


def may_be_long(runs: Sequence[Run]) -> bytearray:
    """For each run 1 where it, or one joined to it closely, holds a word that heads organisations' names: only there `long_name` can find one."""
    known = lists()
    near = bytearray(len(runs) + 1)
    for at in range(len(runs) - 1, -1, -1):
        run = runs[at]
        joined = near[at + 1] and runs[at + 1].section == run.section and runs[at + 1].words[0].start - run.words[-1].end <= _FURTHEST
        near[at] = 1 if joined or any(word.low in known.org_signs for word in run.words) else 0
    return near


def long_name(runs: Sequence[Run], at: int, section: Section) -> tuple[Organisation, int] | None:
    """The organisation's name that begins in run number `at`, and the number of the last run it takes; None where none does."""
    known = lists()
    if len(runs[at].words) == 1 and (at + 1 == len(runs) or not 0 < runs[at + 1].start - runs[at].end < 10):
        return None
    words = list(_trimmed(runs[at], known))
    if words and words[0].start and section.text[words[0].start - 1] == ".":
        words = words[1:]  # the "S." of "Japan-U.S. Alliance"
    if not words:
        return None
    last = at
    joined = False
    while last + 1 < len(runs) and runs[last + 1].section == runs[at].section:
        gap = section.text[words[-1].end : runs[last + 1].start]
        if not _joins(gap, words, runs[last + 1], known, joined=joined):
            break
        joined = joined or gap.strip() in _OF_HEADS
        words += runs[last + 1].words
        last += 1
    cut = _cut_at_title(words, known)
    if cut != len(words):
        if words[cut - 1].low not in _BODIES:
            return None
        words, last = words[:cut], last if cut > len(runs[at].words) else at
    rule = _rule(words, joined, known) if words else ""
    if not rule:
        return None
    start, end = words[0].start, words[-1].end
    ordinal = _ORDINAL.search(section.folded, max(0, start - 7), start)
    start = ordinal.start() if ordinal else start
    return Organisation(runs[at].section, start, end, section.text[start:end], 1.0, rule), last


def _trimmed(run: Run, known: Lists) -> Sequence[Word]:
    """The run's words without an article or another small word in front, and without days and months at either end."""
    words = run.words
    for i in range(len(words) - 1, -1, -1):  # "Oklahoma City-based | Burns Advisory Group"
        if words[i].low.endswith(("-based", "-led", "-owned", "-backed", "-listed", "-born", "-run")):
            words = words[i + 1 :]
            break
    while words and (words[0].low in FUNCTION or words[0].low in known.months):
        words = words[1:]
    while words and words[-1].low in known.months:
        words = words[:-1]
    return words


def _joins(gap: str, words: Sequence[Word], following: Run, known: Lists, *, joined: bool) -> bool:
    """Whether the gap between two runs lies inside one name: "Ministry of | Foreign Affairs", "Securities and | Exchange Commission"."""
    link = gap.strip()
    if link == "&":
        return True
    if link == "," and following.words[0].low in _AFTER_COMMA and len(following.words) == 1:
        return True
    if not _JOIN.match(gap) or following.words[0].low in known.months:
        return False
    if link == "of" and following.words[-1].low in COMPANY and (words[-1].low in known.org_signs or words[-1].low not in known.common):
        return True
    if link in _OF_HEADS:
        if joined:
            return link in ("of", "of the", "for") and words[-1].low in known.common
        starts = words[-1].low in known.org_starts or (words[-1].low in known.org_heads and words[-1].low not in COMPANY and link.startswith(("of", "for")))
        return starts and words[-1].low not in known.titles
    if link == "and":
        tail = following.words[-1].low
        if joined:
            return following.words[0].low not in known.titles and following.words[0].low in known.common and words[-1].low in known.common
        return (
            tail in _NATIONAL
            and len(words) <= 3
            and words[-1].low in known.common
            and words[-1].low not in known.org_heads
            and following.words[0].low in known.common
        )
    return False


def _cut_at_title(words: Sequence[Word], known: Lists) -> int:
    """Where a title inside the words begins a person: "Houston Police | Capt. Rick Bownds"."""
    for i, word in enumerate(words[:-1]):
        if i and word.low in known.honorifics and words[-1].low not in known.org_heads:
            return i
    return len(words)


def _rule(words: Sequence[Word], joined: bool, known: Lists) -> str:
    """By which sign these words are an organisation's name, "" by none."""
    first, last = words[0].low, words[-1].low
    if len(words) < 2 or (len(words) > 2 and all(is_capitals(word.text) for word in words)):
        return ""
    if joined and any(word.low in known.org_starts for word in words):
        return "head word"
    if last == "district" and words[-2].low == "school":
        return "head word"
    if last in COMPANY and last not in known.common:
        return "company form"
    if last in _BONDS and len(words) < 4 and words[-2].low in _OF_BONDS:
        return ""  # what states call their relations
    if last in known.org_heads and any(word.low not in FUNCTION for word in words[:-1]):
        if last in known.surnames and first in known.given and len(words) <= 3 and not (len(words) == 3 and words[1].low in known.place_heads):
            return ""  # Frank Press; but Harlow County Council
        return "head word"
    return ""


def by_context(start: int, end: int, section: Section) -> bool:
    """Whether the text treats capitalised words as an organisation: "Arriva spokesman", "shares of Tullow"."""
    low = section.folded
    if low.startswith(", a", end) and _IS_A.match(low, end, end + 60):
        return True
    return _SAYS.match(low, end, end + 30) is not None or low.endswith(_SHARES_OF, max(0, start - 20), start)


def is_team(words: Sequence[Word], section: Section) -> bool:
    """Whether these words are a place and its team: "Detroit Pistons", "Western Sydney Wanderers"."""
    if len(words) < 2 or words[-1].low not in listed("teams"):
        return False
    city = section.folded[words[0].start : words[-2].end]
    return city in lists().places or words[-2].low in lists().places


def bare_acronym(word: Word, section: Section, count: int) -> float:
    """How likely capitals name an organisation: 1 or more is enough. "the FBI", "JDRF said", "NASA" three times."""
    known = lists()
    text = word.text.rstrip(".")
    letters = text.replace("&", "").replace(".", "")
    if (
        not (2 <= len(letters) <= 6 and is_capitals(letters) and letters.isalpha())
        or word.low.rstrip(".") in known.acronyms
        or letters.casefold() in known.acronyms
    ):
        return 0.0
    score = 0.6 if len(letters) > 2 else 0.2
    if word.low in known.common or word.low in known.months or (word.low in known.given and len(letters) > 3):
        score -= 0.8
    if count > 1:
        score += 0.3
    if word_before(section.folded, word.start) == "the":
        score += 0.4
    if _SAYS.match(section.folded, word.end, word.end + 30) or section.folded[word.end : word.end + 2] in ("'s", "’s"):
        score += 0.4
    after = section.folded[word.end : word.end + 14].split()
    if after and after[0].strip(",.") in known.speech:
        score += 0.4
    return score

"""Capitals that stand for their government: "Tokyo said", "Beijing's stance", "between Seoul and Pyongyang"; never "in Tokyo", a dateline, an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.tag.match import Found
from dateline.tag.names import lists
from dateline.tag.sections import Section
from dateline.tag.words import listed
from dateline.text import regex

_REACH = 64
_LONGEST_LIST = 4
_PLACE_BEFORE = regex(
    r"\b(?:in|at|near|from|outside|around|to|into|through|via|of|across|downtown|central|greater|city|capital|leaving|left|"
    r"visit(?:ed|ing|s)?|reached|for|toward|towards|within|over|on|by)"
    r",?\s(?:the\s)?\Z"
)
_DEALINGS = regex(
    r"\b(?:(?:relations?|relationships?|ties|talks?|tensions?|agreements?|deals?|wars?|conflicts?|negotiations|dialogue|cooperation|alliances?|disputes?|rifts?|"
    r"treat(?:y|ies)|pacts?|truce|ceasefire|rivalry|friction|diplomacy|rapprochement|stand-?off|spat|feud|hostilities|differences|confrontation|détente)"
    r" (?:between|with|among)"
    r"|(?:allied|aligned|sid(?:e|es|ed|ing)|clash(?:ed|es)?|negotiat(?:e|es|ed|ing)|cooperat(?:e|es|ed|ing)|quarrel(?:s|led)?) with"
    r"|(?:pressure|sanctions|tariffs|embargo|restrictions|reliance|dependen(?:ce|t)|leverage|blame|call(?:s|ed|ing)?) (?:on|upon|against)"
    r"|(?:pressure|support|backing|instructions|assurances|guarantees|response|reaction|condemnation|criticism|permission|approval|denials?|threats?|pushback|"
    r"demands|concessions|recognition|independence|commitments?) from"
    r"|(?:loyal|hostile|friendly|message|signal|warning|concessions|aid|weapons|arms|ambassador|envoy|appeal(?:s|ed|ing)?) to|(?:support|aid|weapons|arms) for"
    r"|(?:accused|imposed|backed|supported|sanctioned|recogni[sz]ed|denied|rejected|approved|proposed|condemned|annexed|demanded|criticised|criticized|"
    r"brokered) by"
    r"|(?:accus|warn|urg|blam|critici[sz]|condemn|denounc|persuad|convinc|reassur|provok|infuriat|pressur|antagoni[sz]|appeas|oblig|isolat|enabl)(?:e|es|ed|s|ing)"
    r"|(?:threaten|allow|permit)(?:s|ed|ing)?"
    r"|thank(?:s|ed|ing)|press(?:ed|ing)|told|tell(?:s|ing)?|warn|ask(?:s|ed|ing)?|binds?|forc(?:e|es|ed|ing)|def(?:y|ies|ied)) \Z"
)
_NOUN_OF_STATE = regex(r" (?:government|regime|leadership|administration)\b")
_POSSESSED = regex(r"['’]s? ([a-z-]+)(?: ([a-z-]+))?(?: ([a-z-]+))?")
_AUXILIARIES = (
    r"(?: (?:has|have|had|will|would|must|should|could|may|might|can|did|does|is|was|are|were|be|been|being|not|also|never|long|already|since|now|still|again|"
    r"once|then|soon|both|only|first|even|which|itself|expected to|set to|due to|likely to|about to|able to|said to|\w{2,}ly)){0,5}"
)
_VERB = regex(rf"(?:, which [^,.;:\n]{{1,60}},)?{_AUXILIARIES} ([a-z]+)")
_LIST_BEFORE = regex(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, and |, | and | or )\Z")
_LIST_BETWEEN = regex(r"(?:,|,? and|,? or) \Z")
_GOES_ON = regex(
    r"\Z|[,.;:?!)\n”\"–—]| [–—(]"
    r"| (?:and|or|but|nor|on|over|in|to|that|has|have|had|was|were|is|are|will|would|could|should|may|might|as|after|before|by|for|from|since|if|about|not|at|"
    r"with|than|into|despite|during|through|while|when|who|which|of|against|this|last|next|under|because|until|without|again|itself|also|remain|remains|broke|began|resumed|ended|continued|failed|grew|rose|worked|\w+ly)\b"
)
_NAME_GOES_ON = regex(r"[ -][A-Z]")
# Forms of the list of verbs of saying that a town may be the subject of, too.
_NOT_OF_STATE = frozenset({"read", "reading", "reads", "hit", "went", "began", "begins", "started", "continued", "continues", "continuing", "shot", "cracked"})
_GIVEN_BEFORE = regex(r"\b([A-Z][a-z]+) (?:[A-Z]\.? )?\Z")
_NAME_AFTER = regex(r" ([A-Z][a-z]+)\b")
# Capitals that people bear as a name as well, and that seldom stand for their government: they need their country beside them.
BORNE = frozenset({"sofia", "santiago", "kingston", "asuncion", "wellington", "valletta", "lima", "colombo", "sana", "georgetown", "sucre", "nassau", "muscat"})

OF_BODIES = "the seat of bodies of many countries"
# The seats of international bodies: who speaks there is as a rule no government of the country.
SEATS = {"brussels": ("organization/european-union", "organization/nato"), "the hague": ("organization/international-criminal-court",)}


def capital_speaks(section: Section, found: Sequence[Found], number: int) -> bool:
    """Whether the capital at place `number` of `found` stands for its government.

    So it does beside what governments have, do and deal with; in a list of names ("Moscow and Kyiv agreed") as the list does.
    """
    place, low = found[number], section.folded
    head, tail = _head(section.text, place.start), _tail(found, number, section)
    dealt = _DEALINGS.search(low, max(0, head - _REACH), head)
    if dealt and not _NAME_GOES_ON.match(section.text, place.end) and (dealt.group().endswith(("between ", "among ")) or _GOES_ON.match(low, place.end)):
        return True
    if _possesses(low, place.end) or _NOUN_OF_STATE.match(low, place.end):
        return True
    return not _PLACE_BEFORE.search(low, max(0, head - 20), head) and _acts(low, tail)


def borne(form: str, sections: Sequence[Section]) -> bool:
    """Whether somebody of this document bears the capital's name: "Anna London", "Paris Keller"."""
    if not ({form.casefold()} & (lists().surnames | lists().given)):
        return False
    return any(_bears(section, found.start(), found.end()) for section in sections for found in re.finditer(rf"\b{re.escape(form)}\b", section.text))


def _bears(section: Section, start: int, end: int) -> bool:
    before, after = _GIVEN_BEFORE.search(section.text, max(0, start - 40), start), _NAME_AFTER.match(section.text, end)
    given, surname = (found.group(1).casefold() if found else "" for found in (before, after))
    return given in lists().given or (section.folded[start:end] in lists().given and surname in lists().surnames and surname not in lists().common)


def _head(text: str, start: int) -> int:
    """Where the list of names begins that ends with the one at `start`."""
    for _ in range(_LONGEST_LIST):
        before = _LIST_BEFORE.search(text, max(0, start - 40), start)
        if before is None:
            break
        start = before.start()
    return start


def _tail(found: Sequence[Found], number: int, section: Section) -> int:
    """Where the list of countries and capitals ends that begins with the one at place `number`."""
    here = found[number]
    for place in found[number + 1 : number + _LONGEST_LIST]:
        apart = place.section == here.section and place.start - here.end < 8 and any(form.kind == "country" for form in place.forms)
        if not apart or not _LIST_BETWEEN.match(section.text, here.end, place.start):
            break
        here = place
    return here.end


def _possesses(low: str, end: int) -> bool:
    words = _POSSESSED.match(low, end)
    return words is not None and not listed("government_things").isdisjoint(word for word in words.groups() if word)


def _acts(low: str, end: int) -> bool:
    verb = _VERB.match(low, end)
    if verb is None:
        return False
    word = verb.group(1)
    return word in listed("government_acts") or (word in lists().speech and verb.start(1) == end + 1 and word not in _NOT_OF_STATE)

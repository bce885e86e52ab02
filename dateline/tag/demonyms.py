"""How strongly a country's adjective, demonym or capital speaks for the country."""

from __future__ import annotations

import re

from dateline.tag.names import lists
from dateline.tag.words import listed

_NEXT = re.compile(r"[ -]([a-z]+)")
MODIFIER = re.compile(r"-(?:led|backed|based|born|made|built|trained|educated|style|owned|brokered|sponsored|funded|run|listed|imposed|bound)\b")
_SPOKEN = re.compile(r"\b(?:in|into|from|speaks?|speaking|spoke|spoken|learn(?:s|ed|ing)?|fluent|taught|teach(?:es)?|written in|translated into|broken)\s\Z")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|around|to|into|through|via|of|across|downtown|central|greater|city|capital|leaving|left|"
    r"visit(?:ed|ing|s)?|reached|for|toward|towards|within|over)"
    r",?\s(?:the\s)?\Z"
)
_GOVERNMENT_AFTER = re.compile(
    r"(?:['’]s? (?:stance|position|policy|policies|ambassador|response|reaction|move|moves|decision|claims?|ambitions?|government|"
    r"relations|ties|efforts|military|nuclear|"
    r"foreign|concerns?|actions?|support|demand|demands|offer|threats?|intentions?|interests?|allies|ally)\b"
    r"| (?:has|have|had|would|will|must|should|could|is|was) (?:\w+ly )?(?:said|warned|urged|called|accused|agreed|denied|rejected|"
    r"insisted|condemned|announced|pledged|"
    r"refused|imposed|signed|sought|seeking|trying|pushing|demanded|claimed|promised|offered|vowed|considering|planning|preparing|"
    r"willing|ready|reluctant)\b"
    r"| (?:agreed|refused|rejected|wants|wanted|sought|seeks|imposed|signed|retaliated|views|regards|considers|sees|fears|hopes|demands)\b)"
)
_BETWEEN = re.compile(r"\b(?:between|with|urged?|accused?|warned|told|relations with|ties with|pressure on|against) \Z")


def adjective(low: str, text: str, start: int, end: int) -> str:
    """ "strong" where the adjective speaks of the country or its people, "weak" where of its kitchen, language or style."""
    following = _NEXT.match(low, end)
    if following and text[following.start(1)].islower():
        return "weak" if following.group(1) in listed("weak_after") else "strong"
    if _SPOKEN.search(low, max(0, start - 24), start):
        return "weak"
    return "strong"


def capital_speaks(low: str, start: int, end: int) -> bool:
    """Whether a capital stands for its government: "Tokyo said", "Beijing's stance"; never "in Tokyo" or a dateline."""
    if _PLACE_BEFORE.search(low, max(0, start - 20), start):
        return False
    if _GOVERNMENT_AFTER.match(low, end):
        return True
    following = _NEXT.match(low, end)
    return following is not None and low[end] == " " and following.group(1) in lists().speech and following.group(1) not in ("read", "reading", "hit")

"""How strongly a country's adjective or demonym speaks for the country."""

from __future__ import annotations

import re

from dateline.tag.words import listed
from dateline.text import regex

_NEXT = regex(r"[ -]([a-z]+)")
MODIFIER = regex(r"-(?:led|backed|based|born|made|built|trained|educated|style|owned|brokered|sponsored|funded|run|listed|imposed|bound)\b")
_OF_A_LANGUAGE = regex(r" (?:язык|мов[аиоуі]|кухн|sprach|küche|wein|käse|revolution|schäferhund)", re.IGNORECASE)
_SPOKEN = regex(r"\b(?:in|into|from|speaks?|speaking|spoke|spoken|learn(?:s|ed|ing)?|fluent|taught|teach(?:es)?|written in|translated into|broken)\s\Z")

# What follows a noun, not an adjective: "fluent in Japanese and learns", "written in French to".
_SENTENCE_GOES_ON = regex(r" (?:(?:and|or) [a-z]|(?:to|at|for|as|with|by|on|before|after|when|while|than)\b)")


def adjective(low: str, text: str, start: int, end: int) -> str:
    """ "strong" where the adjective speaks of the country or its people, "weak" where of its kitchen, language or style."""
    following = _NEXT.match(low, end)
    if following and text[following.start(1)].islower() and _SENTENCE_GOES_ON.match(text, end):
        following = None
    if following and text[following.start(1)].islower():
        return "weak" if following.group(1) in listed("weak_after") else "strong"
    if _OF_A_LANGUAGE.match(low, end):
        return "weak"
    if _SPOKEN.search(low, max(0, start - 24), start):
        return "weak"
    return "strong"

"""Verbs of saying in languages other than English, and lines of dialogue that a dash opens there."""

from __future__ import annotations

import re
from functools import cache

from dateline.tag.quotes import Marked
from dateline.tag.words import lines
from dateline.text import regex

_AUXILIARY = r"(?:(?:a|ont|avait|ha|han|había|hanno|aveva|hat|haben)\s(?:\w+\s)?|(?:a|avait)-t-(?P<pronoun>il|elle)\s)?"
_DASHED = frozenset({"es", "fr", "pt", "ru", "uk", "pl", "it", "ca", "be"})
_OPENING = regex(r"[—–―] ?(?=[^\W\d_]|[¿¡«“])")
_LONGEST = 1000


@cache
def verbs_of(tongue: str) -> str:
    """The verbs of saying of a language as a pattern with the group `verb`, "" where none are known; `pronoun` is that of "a-t-il dit"."""
    found = next((words for name, words in (line.split(": ") for line in lines("speech_abroad")) if name == tongue), "")
    return rf"{_AUXILIARY}(?P<verb>{'|'.join(found.split())})\b" if found else ""


def line_of_dialogue(text: str, start: int, end: int, tongue: str) -> Marked | None:
    """The words of a paragraph that a dash opens: "—No firmaremos —dijo …", "— Мы готовы, — сказал …".

    Only where a second dash and a verb of saying tell where they end; else a dash opens many things.
    """
    opening = _OPENING.match(text, start, end) if tongue in _DASHED else None
    if not opening:
        return None
    for dash in re.compile(r"[—–―]").finditer(text, opening.end(), min(end, start + _LONGEST)):
        if re.compile(rf" ?{verbs_of(tongue)}").match(text, dash.end(), end):
            words = text[opening.end() : dash.start()].rstrip(" ,\u00a0")
            return Marked(opening.end(), opening.end() + len(words), start, dash.start(), "—") if words else None
    return None

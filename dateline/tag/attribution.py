"""A body's quotes with their speakers: each quotation's attribution, pronouns resolved, speakers carried on where the text does so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Quote
from dateline.tag.names import FUNCTION
from dateline.tag.quotes import Marked, marked, paragraphs
from dateline.tag.speakers import Attribution, Subject, after, before, hide, sentence_bounds

SURE = {
    "verb and speaker after": 0.97,
    "speaker and verb after": 0.97,
    "speaker and verb before": 0.97,
    "according to": 0.9,
    "reported clause": 0.9,
    "name and colon": 0.85,
    "same paragraph": 0.85,
    "sentence before": 0.75,
    "paragraph before": 0.7,
}
FEWEST = 4  # words; shorter ones between marks are scare quotes or titles, unless a verb of saying stands beside them
_WORDS = re.compile(r"\w+(?:['’]\w+)*|[\u3040-\u9fff\uac00-\ud7af]")
_PERSONAL = frozenset({"he", "she", "they", "i"})


@dataclass(frozen=True, slots=True)
class _State:
    """Who spoke last, in which paragraph, and whether the last quotation was left open at a paragraph's end."""

    speaker: str = ""
    text: str = ""
    cue: str = ""
    sure: float = 0.0
    paragraph: int = -1
    open_end: bool = False


def quotes_of(text: str, subjects: Sequence[Subject]) -> tuple[Quote, ...]:
    """The quotes of a body, in order. `subjects` are its mentions that may speak, in order."""
    found: list[Quote] = []
    state = _State()
    for number, (start, end) in enumerate(paragraphs(text)):
        quotations = marked(text, start, end)
        if not quotations:
            continue
        hidden = hide(text, start, end, quotations)
        inside = [s for s in subjects if start <= s.start and s.end <= end and hidden[s.start - start] != "\x01"]
        for quotation in quotations:
            quote, state = _one(text, hidden, (number, start), quotation, (inside, subjects), state)
            if quote:
                found.append(quote)
    return tuple(found)


def _one(
    text: str, hidden: str, where: tuple[int, int], quotation: Marked, subjects: tuple[Sequence[Subject], Sequence[Subject]], state: _State
) -> tuple[Quote | None, _State]:
    number, base = where
    words = _WORDS.findall(text, quotation.start, quotation.end)
    if state.open_end and state.paragraph == number - 1 and not hidden[: quotation.outer_start - base].strip():
        attribution, sure = Attribution(state.speaker, state.text, state.cue, "quotation goes on"), state.sure * 0.97
    else:
        attribution, sure = _attribute(text, hidden, where, quotation, subjects, state)
    if attribution is None or not _is_speech(text, quotation, words, attribution, hidden, base):
        return None, state
    new = _State(attribution.speaker, attribution.text, attribution.cue, sure, number, quotation.open_end)
    sure = sure if attribution.speaker else 0.0
    said = text[quotation.start : quotation.end]
    return Quote(attribution.speaker, said, quotation.start, quotation.end, attribution.cue, attribution.text, attribution.rule, round(sure, 3)), new


def _attribute(
    text: str, hidden: str, where: tuple[int, int], quotation: Marked, subjects: tuple[Sequence[Subject], Sequence[Subject]], state: _State
) -> tuple[Attribution | None, float]:
    number, base = where
    inside, everyone = subjects
    start, end = sentence_bounds(text, hidden, base, quotation)
    attribution = after(hidden, base, text, quotation, end, inside) or before(hidden, base, quotation, start, inside)
    if attribution is None:
        return _carried(text, hidden, where, quotation, inside, state)
    sure = SURE[attribution.rule]
    if not attribution.speaker and attribution.text.casefold() in _PERSONAL:
        speaker = _antecedent(base + start, everyone, state, attribution.text)
        return Attribution(speaker, attribution.text, attribution.cue, f"{attribution.rule}, pronoun"), sure * 0.9
    return attribution, sure


def _carried(
    text: str, hidden: str, where: tuple[int, int], quotation: Marked, inside: Sequence[Subject], state: _State
) -> tuple[Attribution | None, float]:
    """The speaker of a quotation that has none of its own: the paragraph's, or that of the sentence or paragraph before."""
    number, base = where
    if state.paragraph == number:
        return Attribution(state.speaker, state.text, state.cue, "same paragraph"), SURE["same paragraph"] * (state.sure or 1.0)
    lead = hidden[: quotation.outer_start - base]
    if lead.strip():
        earlier = Marked(quotation.start, quotation.end, quotation.outer_start, quotation.outer_end, quotation.mark)
        attribution = before(hidden, base, earlier, 0, inside) if lead.rstrip()[-1:] in ".:" else None
        if attribution:
            speaker = attribution.speaker or (_antecedent(base, inside, state, attribution.text) if attribution.text.casefold() in _PERSONAL else "")
            return Attribution(speaker, attribution.text, attribution.cue, "sentence before"), SURE["sentence before"]
    elif state.paragraph == number - 1:
        return Attribution(state.speaker, state.text, state.cue, "paragraph before"), SURE["paragraph before"] * (state.sure or 1.0)
    return None, 0.0


def _antecedent(before_: int, everyone: Sequence[Subject], state: _State, pronoun: str) -> str:
    """Whom a pronoun means: the last speaker, unless someone else was named since as the subject of a sentence."""
    people = [s for s in everyone if s.kind == "person" and s.end <= before_]
    if not people:
        return state.speaker if pronoun.casefold() != "they" else ""
    return people[-1].actor if pronoun.casefold() in ("he", "she") else ""


def _is_speech(text: str, quotation: Marked, words: Sequence[str], attribution: Attribution, hidden: str, base: int) -> bool:
    """Whether these are somebody's words: not a scare quote, a nickname or a title of a work."""
    if not words:
        return False
    if all(word[0].isupper() or word.casefold() in FUNCTION or word[0].isdigit() for word in words) and len(words) < 9 and len(words) > 1:
        return text[quotation.end - 1] in ".,!?" and attribution.rule != "same paragraph"
    if len(words) >= FEWEST:
        return True
    return text[quotation.end - 1] in ",.!?" and "verb" in attribution.rule

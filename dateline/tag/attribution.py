"""A body's quotes with their speakers: each quotation's attribution, pronouns resolved, speakers carried on where the text does so."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import msgspec

from dateline.model import Quote
from dateline.tag.names import FUNCTION
from dateline.tag.passages import HIDDEN, Passage, Subject, passage_of
from dateline.tag.pronouns import Spoke, antecedent, genders
from dateline.tag.quotes import Marked, marked, paragraphs
from dateline.tag.speakers import FAR, Attribution, after, before
from dateline.tag.speakers_abroad import BESIDE, NEAR, PRONOUNS, abroad, may_go_on
from dateline.tag.speech import line_of_dialogue
from dateline.tag.subjects import OFFICIALS
from dateline.tag.transcript import Turn, turns_of
from dateline.text import regex

SURE = {
    "verb and speaker after": 0.99,
    "speaker and verb after": 0.99,
    "speaker and verb before": 0.99,
    "participle": 0.85,
    "name after a dash": 0.97,
    "according to": 0.95,
    "reported clause": 0.97,
    "name and colon": 0.9,
    "same paragraph": 0.99,
    "same paragraph, in a clause": 0.95,
    "sentence before": 0.8,
    "quotation goes on": 0.95,
    "paragraph before": 0.75,
    "turn": 0.98,
    "turn goes on": 0.95,
    BESIDE: 0.98,
    NEAR: 0.9,
}
FEWEST = 4  # words; shorter ones between marks are scare quotes or titles, unless a verb of saying stands beside them
_WORDS = regex(r"[\u3040-\u9fff\uac00-\ud7af]{1,2}|\w+(?:['’]\w+)*")  # where no spaces are written, about two characters a word
_NAMED = regex(  # before the title of a programme, a book or a song: on CBS's “Face the Nation”, her novel “…”
    r"(?:\b(?:on|in|at|of|to|for|from|with|by|called|titled|entitled|named|dubbed|labell?ed|reading|wrote|program|programme|show|podcast|film|movie|book|novel|song|"
    r"series|column|essay|slogan|banner|sign|band|play|album|rated)|['’]s?),? \Z"
)
_SIGNS = regex(r"\b(?:banners?|signs?|placards?|posters?|graffiti|billboards?|t-shirts?|hashtags?|headlines?|bumper stickers?)\b", re.IGNORECASE)
_ALOUD = frozenset({"read", "reads", "reading", "recited", "quoting", "citing", "cites", "cited"})  # words that may be somebody else's
_RECALLED = frozenset(
    {"recalled", "recalls", "recalling", "remembered", "remembers", "recounted", "recounts", "relayed", "heard"}
)  # "she recalls a client saying"
_DOUBTED = regex(  # "would not say", "denied having said", "whether she might call"
    r"(?:\b(?:not|never|denied|denies|denying|refused|declined|would|could|should|might|may|whether|if|without)|n['’]t)"
    r"(?: (?:to|have|has|had|ever|even|\w+ly)){0,2} \Z"
)
_AND = regex(r",? (?:and|&) (?:[A-Z][\w.'’-]* ){0,4}")
_KIN_NAMED = regex(r"\b([A-Z][\w-]{1,24})['’]s? (?:[a-z-]{2,12} ){0,2}(?:wife|husband|son|daughter|brother|sister|father|mother|widow|nephew|niece),? [A-Z]")
_NEAR = 600  # characters back
_GOING_ON = regex(r"(?:and|but|so|then|or|because|that|while|also|now|yet|still|in part|he|she|it|they|i|we)\W*\Z", re.IGNORECASE)
_PERSONAL = frozenset({"he", "she", "it"})


class _State(msgspec.Struct, frozen=True):
    """Who spoke last, in which paragraph, and whether the last quotation was left open at a paragraph's end."""

    last: Attribution
    sure: float
    paragraph: int
    open_end: bool


def quotes_of(text: str, subjects: Sequence[Subject], names: Mapping[str, str], language: str = "en", heads: Collection[int] = ()) -> tuple[Quote, ...]:
    """The quotes of a body, in order.

    `subjects` are its mentions that may speak, in order; `names` what their actors are called; `heads` where paragraphs begin that are
    headings: these only repeat what the text says.
    """
    tongue = language.split("-", maxsplit=1)[0]
    spans = list(paragraphs(text))
    turns = turns_of(text, spans, {actor: name for actor, name in names.items() if actor.startswith("person/")})
    read = [number for number, (start, _) in enumerate(spans) if start not in heads]
    quotations = [(number, *spans[number], q) for number in read for q in _marked(text, spans[number], tongue, turns.get(number))]
    if not quotations:
        return ()
    passage = passage_of(text, [q for _, _, _, q in quotations], subjects, tongue)
    known = genders(passage, {s.actor: names.get(s.actor, "") for s in subjects if s.kind == "person"})
    found: list[Quote] = []
    spoken: dict[int, Spoke] = {}
    state = _State(Attribution("", "", "", ""), 0.0, -2, False)
    for number, start, end, quotation in quotations:
        if number in turns:
            found += _turn(text, turns[number])
            continue
        sentence, sentence_end = _bounds(passage, quotation, start, end)
        attribution, sure = _attribute(passage, (number, start, end), quotation, (sentence, sentence_end), (known, spoken), state)
        if attribution is None:
            continue
        # whoever spoke may be meant by a pronoun later, named or not, also where the words between marks are no quotation
        opening = passage.sentences[bisect.bisect_right(passage.sentences, quotation.outer_start) - 1]
        spoken[opening] = Spoke(attribution.speaker, attribution.text, min(1.0, sure / 0.97))
        if not _is_speech(passage, quotation, attribution):
            continue
        state = _State(attribution, sure, number, quotation.open_end)
        words = text[quotation.start : quotation.end]
        weight = round(sure if attribution.speaker else 0.0, 3)
        found.append(Quote(attribution.speaker, words, quotation.start, quotation.end, attribution.cue, attribution.text, attribution.rule, weight))
    return tuple(found)


def _marked(text: str, span: tuple[int, int], tongue: str, turn: Turn | None) -> list[Marked]:
    """What is quoted in a paragraph: somebody's whole turn, a line of dialogue, or what stands between marks."""
    if turn is not None:
        return [Marked(turn.start, turn.end, turn.start, turn.end, ":")] if turn.end > turn.start else []
    line = line_of_dialogue(text, *span, tongue)
    return [line] if line else marked(text, *span, tongue)


def _turn(text: str, turn: Turn) -> list[Quote]:
    rule = "turn" if turn.opens else "turn goes on"
    words = text[turn.start : turn.end]
    return [Quote(turn.speaker, words, turn.start, turn.end, ":", turn.label, rule, SURE[rule])] if turn.speaker else []


def _bounds(passage: Passage, quotation: Marked, start: int, end: int) -> tuple[int, int]:
    """The sentence around a quotation, within its paragraph: of one that does not end as much as a sentence may have."""
    index = bisect.bisect_right(passage.sentences, quotation.outer_start) - 1
    following = bisect.bisect_left(passage.sentences, quotation.outer_end)
    if following < len(passage.sentences) and passage.sentences[following] <= quotation.outer_end + 1 and passage.text[quotation.end - 1] in "?!":
        following += 1  # "“Really?” Smith asked."
    stop = passage.sentences[following] if following < len(passage.sentences) else end
    return max(start, passage.sentences[index], quotation.outer_start - 2 * FAR), min(end, stop, quotation.outer_end + 2 * FAR)


def _attribute(
    passage: Passage,
    where: tuple[int, int, int],
    quotation: Marked,
    sentence: tuple[int, int],
    memory: tuple[Mapping[str, str], Mapping[int, Spoke]],
    state: _State,
) -> tuple[Attribution | None, float]:
    attribution = abroad(passage, quotation, sentence) or after(passage, quotation, sentence[1]) or before(passage, quotation, sentence[0])
    if attribution is None and not may_go_on(passage, quotation):
        return None, 0.0
    if attribution is None:
        attribution, sure = _carried(passage, where, quotation, sentence[0], state)
        if attribution is None or attribution.rule != "sentence before":
            return attribution, sure
    sure = SURE[attribution.rule]
    if attribution.speaker and OFFICIALS.search(attribution.text):  # they speak for their body, whose own words these need not be
        return attribution, min(sure, 0.9)
    if attribution.rule == "reported clause" and attribution.cue in _RECALLED:
        sure = 0.9
    if attribution.cue in _ALOUD or _DOUBTED.search(passage.hidden, max(0, attribution.at - 28), attribution.at) or _joint(passage, attribution, sentence):
        sure = min(sure, 0.8)
    if attribution.speaker and _has_namesake(passage, attribution):
        sure = min(sure, 0.9)
    if not attribution.speaker and attribution.text.casefold() in _PERSONAL:
        speaker, certain = antecedent(passage, attribution.text, attribution.at, *memory)
        rule = f"{attribution.rule}, pronoun"
        return Attribution(speaker, attribution.text, attribution.cue, rule, attribution.at), sure * certain
    if not attribution.speaker and attribution.text.casefold() in PRONOUNS and where[0] - state.paragraph in (0, 1):
        again = Attribution(state.last.speaker, attribution.text, attribution.cue, f"{attribution.rule}, pronoun", attribution.at)
        return again, min(sure, state.sure) * 0.9
    return attribution, sure


def _has_namesake(passage: Passage, attribution: Attribution) -> bool:
    """Whether somebody's kin, named shortly before by a given name, may bear the surname that speaks: "Lai's son, Sebastien, …", Lai said."""
    if " " in attribution.text:
        return False
    return any(found.group(1) == attribution.text for found in _KIN_NAMED.finditer(passage.hidden, max(0, attribution.at - _NEAR), attribution.at))


def _joint(passage: Passage, attribution: Attribution, sentence: tuple[int, int]) -> bool:
    """Whether two may be named as speakers of the same words: "Stern and Vogel said". What goes on for thousands of letters is no sentence, but a
    list: nobody knows who speaks there."""
    if sentence[1] - sentence[0] > 2 * FAR:
        return True
    people = [s for s in passage.among(*sentence) if s.kind == "person"]
    return any(other.actor == attribution.speaker != one.actor and _AND.fullmatch(passage.hidden, one.end, other.start) for one, other in pairwise(people))


def _carried(passage: Passage, where: tuple[int, int, int], quotation: Marked, sentence: int, state: _State) -> tuple[Attribution | None, float]:
    """The speaker of a quotation that has none of its own: the paragraph's, or that of the sentence or paragraph before."""
    number, start, _ = where
    last = state.last
    lead = passage.hidden[start : quotation.outer_start].strip()
    if state.open_end and state.paragraph == number - 1 and not lead:
        return _again(last, "quotation goes on"), state.sure * SURE["quotation goes on"]
    if state.paragraph == number:
        if _other_clause(passage, sentence, quotation.outer_start):
            return _again(last, "same paragraph, in a clause"), state.sure * SURE["same paragraph, in a clause"]
        return _again(last, "same paragraph"), state.sure * SURE["same paragraph"]
    if lead:
        return (_again(found, "sentence before"), 0.0) if lead[-1] in ".:" and (found := before(passage, quotation, start)) else (None, 0.0)
    if state.paragraph == number - 1:
        return _again(last, "paragraph before"), state.sure * SURE["paragraph before"]
    return None, 0.0


def _other_clause(passage: Passage, sentence: int, at: int) -> bool:
    """Whether words of the writer stand before a quotation in its own sentence: “…,” he said. The plan, “a long road,” was shelved."""
    lead = passage.hidden[max(sentence, passage.hidden.rfind(HIDDEN, sentence, at) + 1) : at]
    return len(_WORDS.findall(lead)) > 1 and HIDDEN not in passage.hidden[sentence:at] and not _GOING_ON.search(lead)


def _again(last: Attribution, rule: str) -> Attribution:
    return Attribution(last.speaker, last.text, last.cue, rule, last.at)


def _is_speech(passage: Passage, quotation: Marked, attribution: Attribution) -> bool:
    """Whether these are somebody's words: not a scare quote, a nickname or a title of a work."""
    words = _WORDS.findall(passage.text, quotation.start, quotation.end)
    if not words:
        return False
    ends = passage.text[quotation.end - 1] in ".,!?。！？"
    beside = "verb" in attribution.rule
    titled = words[0][0] == words[0][0].upper() and all(word[0].isupper() or word.casefold() in FUNCTION or word[0].isdigit() for word in words)
    if titled and 1 < len(words) < 9:
        if not attribution.speaker and _SIGNS.search(attribution.text):
            return False
        at = quotation.outer_start
        return ends and not attribution.rule.startswith("same paragraph") and not _NAMED.search(passage.hidden, max(0, at - 24), at)
    if len(words) >= FEWEST:
        return True
    if beside:
        ends = ends or (words[0][0].isupper() and passage.text[quotation.outer_end : quotation.outer_end + 1] == ",")  # "Never", she said
        return ends or (attribution.rule.startswith(BESIDE) and len(words) > 1)
    whole = words[0][0].isupper() and passage.text[quotation.end - 1] in ".!?" and len(words) > 1
    return whole and attribution.rule == "same paragraph"  # "We tried," he said. "We lost."

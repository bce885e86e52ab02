"""Who said the words between quotation marks: the subject of a verb of saying after or before them, "according to", a name after a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.tag.passages import HIDDEN, Passage
from dateline.tag.quotes import Marked
from dateline.tag.subjects import PRONOUN, Who, phrase_after, sentence_subject, subject_before
from dateline.tag.words import listed

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ACCORDING = re.compile(r"\b(?:according to|in the words of|per)\b", re.IGNORECASE)
_NOT_AFTER = frozenset({"by", "as", "for"})
_DASH = re.compile(r"[ \u00a0]*[―—–-]{1,2}[ \u00a0]*(?=[A-Z])")
_NO_MORE = re.compile(r"[\s.]*(?:\n|\Z)|, ")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke: an actor or "", as the text names the speaker and where, with which verb, by which rule."""

    speaker: str
    text: str
    cue: str
    rule: str
    at: int = 0


def after(passage: Passage, quotation: Marked, end: int) -> Attribution | None:
    """The attribution right after the quotation, before `end`: "he said", "said Carmel Martin", "according to the report", "― Ann Lee"."""
    begin = quotation.outer_end
    stop = passage.hidden.find(HIDDEN, begin, end)
    stop = end if stop < 0 else stop
    dash = _DASH.match(passage.hidden, begin, stop)
    if dash:
        named = [s for s in passage.among(dash.end(), stop) if s.start == dash.end()]
        if named and _NO_MORE.match(passage.hidden, named[0].end):
            return Attribution(named[0].actor, passage.written(named[0]), "―", "name after a dash", named[0].start)
    words = list(_WORD.finditer(passage.hidden, begin, min(stop, begin + 260)))[:40]
    if passage.text[quotation.end - 1] in ".…" and passage.text[quotation.outer_end : quotation.outer_end + 1] != ",":
        small = bool(words) and words[0].group()[0].islower() and any(w.group().casefold() in listed("speech") for w in words[:4])
        if not small:
            return None
    according = _ACCORDING.search(passage.hidden, begin, min(stop, begin + 30))
    if according:
        who = phrase_after(passage, according.end(), stop)
        return _given(who, according.group().casefold(), "according to", according.end()) if who else None
    return _verb_after(passage, words, begin, stop)


def _verb_after(passage: Passage, words: list[re.Match[str]], begin: int, stop: int) -> Attribution | None:
    speech = listed("speech")
    for found in words:
        word = found.group().casefold()
        if word not in speech or not _is_verb(passage, found, begin):
            continue
        between = passage.hidden[begin : found.start()].strip(" ,—–-\u00a0").casefold()
        if between in ("and", "but"):
            return None
        if not between or between == "as":
            if word.endswith("ing"):  # "…, adding that": the words before have a speaker of their own
                return None
            who = phrase_after(passage, found.end(), stop)
            return _given(who, word, "verb and speaker after", found.end()) if who else None
        who = subject_before(passage, begin, found.start())
        return _given(who, word, "speaker and verb after", found.start()) if who else None
    return None


def _is_verb(passage: Passage, found: re.Match[str], begin: int) -> bool:
    """Whether a word that may be a verb of saying is one here: no participle of a passive, no plural noun."""
    following = _WORD.match(passage.hidden, found.end() + 1)
    if following and following.group().casefold() in _NOT_AFTER:
        return False
    if found.group().casefold() not in listed("speech_nouns"):
        return True
    before = passage.hidden[begin : found.start()].rstrip()
    last = before.rsplit(None, 1)[-1] if before else ""
    return (
        bool(PRONOUN.match(last))
        or any(s.end == begin + len(before) for s in passage.among(begin, found.start()))
        or (last[:1].isupper() and not last.endswith(("'s", "’s")))
    )


def before(passage: Passage, quotation: Marked, start: int) -> Attribution | None:
    """The attribution before the quotation, from `start`: "Iwaya stated, “", "He also cautioned that … “", "Smith: “"."""
    hidden, stop = passage.hidden, quotation.outer_start
    according = max(_ACCORDING.finditer(hidden, start, stop), key=lambda found: found.start(), default=None)
    if according:
        who = phrase_after(passage, according.end(), stop)
        if who:
            return _given(who, according.group().casefold(), "according to", according.end())
    speech = listed("speech")
    for verb in reversed([m for m in _WORD.finditer(hidden, start, stop) if m.group() in speech]):
        if not _is_verb(passage, verb, start):
            continue
        who = sentence_subject(passage, start, verb.start()) if verb.group().endswith("ing") else subject_before(passage, start, verb.start())
        if who:
            return _given(who, verb.group(), _rule_before(hidden, verb, stop), verb.start())
    if hidden[start:stop].rstrip().endswith(":") and stop - start < 80:
        who = phrase_after(passage, start, stop)
        return _given(who, ":", "name and colon", start) if who else None
    return None


def _rule_before(hidden: str, verb: re.Match[str], stop: int) -> str:
    """Whether the verb stands before the quotation itself ("told reporters, “"), or governs a clause that holds it."""
    if verb.group().endswith("ing"):
        return "participle"
    between = hidden[verb.end() : stop].rstrip()
    words = _WORD.findall(between)
    return "speaker and verb before" if not words or (len(words) < 4 and between[-1:] in ",:") else "reported clause"


def _given(who: Who, cue: str, rule: str, at: int) -> Attribution:
    return Attribution(who[0], who[1], cue, rule, at)

"""Who said the words between quotation marks: the subject of a verb of saying after or before them, "according to", a name after a dash."""

from __future__ import annotations

import re

import msgspec

from dateline.tag.passages import HIDDEN, Passage
from dateline.tag.quotes import Marked
from dateline.tag.subjects import PRONOUN, Who, opening_subject, participle_subject, phrase_after, subject_before
from dateline.tag.words import listed
from dateline.text import regex

_WORD = regex(r"[^\W\d_][\w'’-]*")
_ACCORDING = regex(r"\b(?:according to|in the words of|per)\b", re.IGNORECASE)
_NOT_AFTER = frozenset({"by", "as", "for"})
_MEANWHILE = regex(r"(?:said|says|asked|added|told|shouted|yelled|cried) as (?!an?\b|being\b|having\b|much\b)", re.IGNORECASE)
_CLAUSES = frozenset({"while", "whereas", "when", "after", "before", "although", "though", "because", "since", "if", "which", "where", "until", "unless"})
_REPORTED = frozenset({"quoted", "quotes", "cited", "cites"})
_AS_SAYING = regex(r" as (?:saying|telling|having|writing|stating|adding)\b")
FAR = 1000  # characters of a sentence before its quotation in which the verb is looked for
_MOST_VERBS = 8  # of saying, in one sentence before its quotation
_PUT = regex(r"\b[Aa]s (?P<who>[^,;:.\n]{2,80}?) (?P<put>put|puts) it\b[^,:\n]{0,40}[,:] ?\Z")
_PASSIVE = regex(r"\b(?:was|were|been|being|is|are|be|got) (?:also |then |once |later |recently |\w+ly )?\Z")
_DONE_TO = frozenset(  # "was told" hears, does not speak
    re.findall(
        r"\w+",
        "told asked accused called reminded warned urged advised informed questioned criticized criticised praised dubbed described ordered labeled labelled "
        "assured blasted mocked condemned termed quoted cited instructed dismissed hailed",
    )
)
_DASH = regex(r"[ \u00a0]*[―—–-]{1,2}[ \u00a0]*(?=[A-Z])")
_NO_MORE = regex(r"[\s.]*(?:\n|\Z)|, ")


class Attribution(msgspec.Struct, frozen=True):
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
    if words and words[0].group() in _CLAUSES:
        return None  # “…,” while somebody else said
    for found in words:
        word = found.group().casefold()
        if word not in speech:
            continue
        if not _is_verb(passage, found, begin):
            if word in _DONE_TO and _PASSIVE.search(passage.hidden, max(begin, found.start() - 30), found.start()) and len(words) < 6:
                return _given(("", ""), word, "verb and speaker after", found.end())  # "she was told" hears
            continue
        if word in _REPORTED and (reported := _AS_SAYING.search(passage.hidden, found.end(), stop)):
            who = phrase_after(passage, found.end(), reported.start())
            return _given(who, word, "according to", found.end()) if who else None
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
    if _PASSIVE.search(passage.hidden, max(begin, found.start() - 30), found.start()) and found.group().casefold() in _DONE_TO:
        return False
    following = _WORD.match(passage.hidden, found.end() + 1)
    if following and following.group().casefold() in _NOT_AFTER and not _MEANWHILE.match(passage.hidden, found.start()):
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
    start = max(start, stop - FAR)
    according = max(_ACCORDING.finditer(hidden, start, stop), key=lambda found: found.start(), default=None)
    if according:
        who = phrase_after(passage, according.end(), stop)
        if who:
            return _given(who, according.group().casefold(), "according to", according.end())
    speech = listed("speech")
    shared = None  # a verb whose subject stands before another verb: "she outlined a plan and vowed to"
    for verb in reversed([m for m in _WORD.finditer(hidden, start, stop) if m.group() in speech][-_MOST_VERBS:]):
        if not _is_verb(passage, verb, start):
            continue
        who = participle_subject(passage, start, verb.start()) if verb.group().endswith("ing") else subject_before(passage, start, verb.start())
        if who:
            said = shared or verb
            return _given(who, said.group(), _rule_before(hidden, said, stop), said.start())
        if hidden[start : verb.start()].rstrip().endswith((" and", " but", " or", "also", "later", "then")):
            shared = shared or verb
    who = opening_subject(passage, start, shared.start()) if shared else None
    if shared and who:
        return _given(who, shared.group(), "participle", shared.start())
    put = _PUT.search(hidden, start, stop)
    if put:
        who = subject_before(passage, put.start("who"), put.start("put"))
        return _given(who, "put", "speaker and verb before", put.start("put")) if who else None
    lead = hidden[start:stop].rstrip()
    if lead.endswith(":") and len(lead) < 80 and not any(m.group() in speech for m in _WORD.finditer(lead)):
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

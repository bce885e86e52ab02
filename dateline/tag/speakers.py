"""Who said the words between quotation marks: the subject of a verb of saying after or before them, or "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.tag.quotes import Marked
from dateline.tag.words import listed

_HIDDEN = "\x01"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'«A-ZÀ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Prof|Rev|Jr|Sr|Inc|Corp|Co|No|vs|Capt|Maj|Adm|Sens|Reps|[A-Z])|[A-Z]\.[A-Z])\.\Z"
)
_ACCORDING = re.compile(r"\baccording to\b|\bin the words of\b", re.IGNORECASE)
_NOUN_PHRASE_END = re.compile(
    r"[,;:.()—–\x01]| who | in | on | from | of | at | as | after | during | when | while | to | told | for | by | with | about | before | and (?=[a-z])"
)
_NOT_SPEECH_AFTER = frozenset({"by", "as", "for"})
_PRONOUN = re.compile(r"\b(he|she|they|we|it|i)\b(?:'s|’s)?", re.IGNORECASE)
_GAP = re.compile(r"[\s,—–-]*")
_SKIPPED = re.compile(
    r"(?:also|then|later|once|has|have|had|was|is|would|will|further|recently|repeatedly|even|just|only|never|often|again|previously|simply|publicly|already|still|who|\w+ly|told reporters|be)\Z"
)
NOUNS = re.compile(
    r"\b(?:the|a|an|one|another|his|her|its|their|our|my|some|many|several|two|three|most|other|these|those|this|that|u\.s\.|senior|former|police|state|federal|campaign|government|company)\b"
    r"[\w\s'’.-]{1,60}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention that may speak: its actor, and where it stands."""

    actor: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke: an actor or "", as the text names the speaker, with which verb, by which rule."""

    speaker: str
    text: str
    cue: str
    rule: str


def hide(text: str, start: int, end: int, quotations: Sequence[Marked]) -> str:
    """The paragraph with its quotations blotted out, as long as it was."""
    parts, at = [], start
    for quotation in quotations:
        parts += [text[at : quotation.outer_start], _HIDDEN * (quotation.outer_end - quotation.outer_start)]
        at = quotation.outer_end
    parts.append(text[at:end])
    return "".join(parts)


def sentence_bounds(text: str, hidden: str, base: int, quotation: Marked) -> tuple[int, int]:
    """Start and end of the sentence around a quotation, within the paragraph that begins at `base`."""
    start = 0
    relative = quotation.outer_start - base
    for found in _END.finditer(hidden, 0, relative):
        if not _ABBREVIATION.search(hidden, max(0, found.start() - 6), found.start() + 1):
            start = found.end()
    for found in re.finditer(rf"{_HIDDEN}\s+(?=[A-ZÀ-Þ{_HIDDEN}])", hidden[:relative]):  # a quotation that was a sentence of its own
        if text[base + found.start() - 1] in ".!?" and found.end() > start and not _tag_follows(hidden, found.end()):
            start = found.end()
    end = len(hidden)
    for found in _END.finditer(hidden, quotation.outer_end - base):
        if not _ABBREVIATION.search(hidden, max(0, found.start() - 6), found.start() + 1):
            end = found.start() + 1
            break
    return start, end


def _tag_follows(hidden: str, at: int) -> bool:
    """Whether what follows a quotation is its own attribution: "“Really?” Smith asked."."""
    words = _WORD.findall(hidden, at, at + 60)[:5]
    return any(word.casefold() in listed("speech") for word in words)


def after(hidden: str, base: int, text: str, quotation: Marked, end: int, subjects: Sequence[Subject]) -> Attribution | None:
    """The attribution right after the quotation: "he said", "said Carmel Martin", "according to the report"."""
    begin = quotation.outer_end - base
    stop = hidden.find(_HIDDEN, begin, end)
    stop = end if stop < 0 else stop
    tail = hidden[begin:stop]
    if text[quotation.end - 1] in ".…" and not text[quotation.outer_end : quotation.outer_end + 1] == ",":
        return None if not _short_tag(tail) else _read_tail(hidden, base, begin, stop, subjects)
    return _read_tail(hidden, base, begin, stop, subjects)


def _short_tag(tail: str) -> bool:
    words = _WORD.findall(tail)[:4]
    return bool(words) and words[0][:1].islower() and any(word.casefold() in listed("speech") for word in words)


def _read_tail(hidden: str, base: int, begin: int, stop: int, subjects: Sequence[Subject]) -> Attribution | None:
    according = _ACCORDING.search(hidden, begin, min(stop, begin + 60))
    if according:
        who = _noun_phrase(hidden, base, according.end(), stop, subjects)
        return Attribution(who[0], who[1], according.group().casefold(), "according to") if who else None
    speech = listed("speech")
    count = 0
    for found in _WORD.finditer(hidden, begin, stop):
        word = found.group().casefold()
        count += 1
        if word in speech and hidden[found.end() : found.end() + 4].strip().split(" ")[0] not in _NOT_SPEECH_AFTER:
            if (
                not hidden[begin : found.start()].strip(" ,—–-")
                or count <= 2
                and hidden[begin : found.start()].strip(" ,").casefold() in ("and", "but", "as")
            ):
                who = _noun_phrase(hidden, base, found.end(), stop, subjects)
                return Attribution(who[0], who[1], word, "verb and speaker after") if who else None
            who = _subject(hidden, base, begin, found.start(), subjects)
            return Attribution(who[0], who[1], word, "speaker and verb after") if who else None
        if count > 40:
            break
    return None


def before(hidden: str, base: int, quotation: Marked, start: int, subjects: Sequence[Subject]) -> Attribution | None:
    """The attribution before the quotation: "Iwaya stated, “", "He also cautioned that military cooperation “will …”", "Smith: “"."""
    stop = quotation.outer_start - base
    according = None
    for according in _ACCORDING.finditer(hidden, start, stop):
        pass
    if according:
        who = _noun_phrase(hidden, base, according.end(), stop, subjects)
        if who:
            return Attribution(who[0], who[1], according.group().casefold(), "according to")
    speech = listed("speech")
    verbs = [m for m in _WORD.finditer(hidden, start, stop) if m.group().casefold() in speech and m.group()[0].islower()]
    for verb in reversed(verbs):
        who = _subject(hidden, base, start, verb.start(), subjects)
        if who:
            direct = not _WORD.search(hidden, verb.end(), stop)
            return Attribution(who[0], who[1], verb.group().casefold(), "speaker and verb before" if direct else "reported clause")
    if hidden[start:stop].rstrip().endswith(":"):
        who = _noun_phrase(hidden, base, start, stop, subjects)
        if who and stop - start < 80:
            return Attribution(who[0], who[1], ":", "name and colon")
    return None


def _noun_phrase(hidden: str, base: int, begin: int, stop: int, subjects: Sequence[Subject]) -> tuple[str, str] | None:
    """The speaker in a noun phrase that begins here: the last name before its first comma or preposition."""
    while hidden[begin : begin + 1].isspace():
        begin += 1
    limit = _limit(hidden, begin, stop)
    inside = [s for s in subjects if begin <= s.start - base and s.end - base <= limit]
    names = [s for s in inside if not hidden[s.end - base : s.end - base + 2] in ("'s", "’s")]
    if names:
        chosen = next((s for s in reversed(names) if s.kind == "person"), names[-1])
        return chosen.actor, hidden[chosen.start - base : chosen.end - base]
    phrase = hidden[begin:limit].strip()
    pronoun = _PRONOUN.match(phrase)
    if pronoun:
        return "", pronoun.group(1)
    following = [s for s in subjects if limit <= s.start - base <= limit + 3 and s.kind == "person" and hidden[limit : limit + 1] == ","]
    if following and (inside or phrase):  # "his spokesman, John Smith"
        return following[0].actor, hidden[following[0].start - base : following[0].end - base]
    return ("", phrase) if phrase and len(phrase) < 80 else None


def _limit(hidden: str, begin: int, stop: int) -> int:
    at = begin
    while (found := _NOUN_PHRASE_END.search(hidden, at, stop)) is not None:
        if found.group() == "." and _ABBREVIATION.search(hidden, max(0, found.start() - 6), found.end()):
            at = found.end()
            continue
        return found.start()
    return stop


def _subject(hidden: str, base: int, begin: int, verb: int, subjects: Sequence[Subject]) -> tuple[str, str] | None:
    """The speaker before a verb: the name or pronoun next to it, or the one whose apposition stands between commas."""
    edge = verb
    while True:
        piece = hidden[begin:edge].rstrip(" ")
        last = piece.rsplit(" ", 1)[-1].casefold()
        if last and _SKIPPED.match(last):
            edge = begin + len(piece) - len(last)
            continue
        break
    piece = hidden[begin:edge].rstrip()
    end = begin + len(piece)
    if piece.endswith(","):
        named = [s for s in subjects if begin <= s.start - base and s.end - base < end and not _owns(hidden, s.end - base)]
        people = [s for s in named if s.kind == "person"]
        if people:
            adjacent = [s for s in people if s.end - base == end - 1]
            chosen = adjacent[0] if adjacent and hidden[adjacent[0].start - base - 2 : adjacent[0].start - base] == ", " else people[0]
            return chosen.actor, hidden[chosen.start - base : chosen.end - base]
        return (named[0].actor, hidden[named[0].start - base : named[0].end - base]) if named else None
    beside = [s for s in subjects if s.end - base == end and s.start - base >= begin]
    if beside:
        return beside[-1].actor, hidden[beside[-1].start - base : beside[-1].end - base]
    last = piece.rsplit(" ", 1)[-1]
    if _PRONOUN.fullmatch(last):
        return "", last
    nouns = NOUNS.search(piece)
    if nouns:
        inside = [
            s
            for s in subjects
            if nouns.start() + begin <= s.start - base and s.end - base <= end and s.kind == "person" and not _owns(hidden, s.end - base)
        ]
        phrase = nouns.group().strip()
        return (inside[-1].actor, phrase) if inside and hidden[inside[-1].end - base : end].strip() == "" else ("", phrase)
    named = [s for s in subjects if begin <= s.start - base and s.end - base <= end and s.kind == "person" and not _owns(hidden, s.end - base)]
    return (named[0].actor, hidden[named[0].start - base : named[0].end - base]) if named else None


def _owns(hidden: str, end: int) -> bool:
    return hidden[end : end + 2] in ("'s", "’s") or hidden[end : end + 1] in ("'", "’")

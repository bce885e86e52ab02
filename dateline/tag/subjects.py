"""The subject of a verb of saying: the name, pronoun or noun phrase before it or after it."""

from __future__ import annotations

import re

from dateline.tag.passages import ABBREVIATION, HIDDEN, Passage, Subject
from dateline.text import regex

_PHRASE = 240  # characters that a subject has at most
Who = tuple[str, str]  # the actor's id or "", and the words that name the speaker
PRONOUN = regex(r"(?:he|she|they|we|it|i)\Z", re.IGNORECASE)
_LEADING = regex(r"(he|she|they|we|it|i)\b(?!['’])", re.IGNORECASE)
_PHRASE_END = regex(
    rf"[,;:.()—–{HIDDEN}\n]| -- | who | in | on | from | of | at | as | after | during | when | while | to | told | for | by |"
    rf" with | about | before | and (?=[a-z])| that "
)
_SKIPPED = regex(
    r"(?:also|then|later|once|has|have|had|was|is|would|will|further|recently|repeatedly|even|just|only|never|often|again|"
    r"previously|simply|publicly|already|still|\w+ly|be)\Z"
)
_NOUNS = regex(
    r"\b(?:the|a|an|one|another|whose|his|her|its|their|our|my|some|many|several|two|three|most|other|these|those|this|that|u\.s\.|senior|former|police|"
    r"state|federal|campaign|government|company|officials|critics|supporters|analysts|experts)\b[\w\s'’.-]{0,60}\Z",
    re.IGNORECASE,
)
_OWNED = regex(r"\b(?:[A-Z][\w.-]{0,24}\s){0,3}[A-Z][\w.-]{0,24}(?:['’]s|s['’])\s(?:[a-z][\w-]{0,24}\s){0,3}[a-z][\w-]{0,24}\Z")  # "Ann Lee's deputy"
_OPENING = regex(r"\s*(?:The|A|An|This|One|His|Her|Their)\s[^,;:]{2,50}(?=,)")
_OPENING_WORDS = regex(r"(?:The|A|An|His|Her|Their|Its)(?:\s[A-Z][\w’'-]*)*\s[a-z][\w-]*")
OFFICIALS = regex(r"\b(?:officials|spokes(?:man|woman|person|people)|representatives?|executives)\b", re.IGNORECASE)
_PEOPLE = regex(r"\b[A-Za-z][\w-]{0,24}(?: [a-z][\w-]{0,24})? (?:of|at|from|with|for|in)(?: the)? [^,;:]{2,60}\Z")
_DETERMINED = regex(r"(?:an?|one|another|the|some|two|three|several|many|other) ")
_TITLES = regex(r", ?(?:[A-Z][\w.'’-]* ){0,3}")
_MANY = regex(
    r"\b(?:(?:the|a|some|many|several|other|of)\s)?(?:[a-z-]{1,24}\s)?(?:crowds?|protest[eo]rs|people|marchers|fans|supporters|children|students|men|women|"
    r"demonstrators|residents|voters|onlookers|bystanders|spectators|workers|members|delegates|passengers|officers|man|woman|boy|girl)\Z",
    re.IGNORECASE,
)
_OF = regex(r" (?:of|at|from|with|for|in)(?: the)? \Z")
_LISTED = regex(r"(?:,|,? and|,? &|,? as well as) (?:the )?")
_CAPITAL_WORDS = regex(r"(?:[A-Z][\w'’.-]*\s+)*[A-Z][\w'’.-]*\Z")


def phrase_after(passage: Passage, begin: int, stop: int) -> Who | None:
    """The speaker in a noun phrase that begins at `begin`: the last name before its first comma or preposition."""
    hidden = passage.hidden
    while hidden[begin : begin + 1].isspace():
        begin += 1
    limit = _limit(hidden, begin, stop)
    inside = passage.among(begin, limit)
    names = [s for s in inside if not passage.owns(s)]
    if names and _DETERMINED.match(hidden, begin) and re.compile(r" [a-z]").match(hidden, names[-1].end, limit):
        return "", hidden[begin:limit].strip()  # "one Holt aide"
    if names:
        chosen = next((s for s in reversed(names) if s.kind == "person"), names[-1])
        return chosen.actor, passage.written(chosen)
    phrase = hidden[begin:limit].strip()
    pronoun = _LEADING.match(phrase)
    if pronoun:
        return "", pronoun.group(1)
    following = [s for s in passage.among(limit, limit + 60) if s.kind == "person" and _TITLES.fullmatch(hidden, limit, s.start)]
    if following and (inside or phrase):  # "his spokesman, John Smith"
        return following[0].actor, passage.written(following[0])
    comma = hidden.find(",", limit, min(stop, limit + 60))
    named = [s for s in passage.among(comma, stop) if s.start == comma + 2 and s.kind == "person" and not passage.owns(s)] if comma > 0 else []
    if named and phrase and hidden[limit : limit + 4] in (" of ", " for", " at ", " in ", " fro"):  # "the leader of the opposition, John Smith"
        return named[0].actor, passage.written(named[0])
    return ("", phrase) if phrase and len(phrase) < 80 else None


def _limit(hidden: str, begin: int, stop: int) -> int:
    at = begin
    while (found := _PHRASE_END.search(hidden, at, stop)) is not None:
        if found.group() == "." and ABBREVIATION.search(hidden, max(0, found.start() - 6), found.end()):
            at = found.end()
            continue
        return found.start()
    return stop


def subject_before(passage: Passage, begin: int, verb: int) -> Who | None:
    """The speaker before the verb at `verb`, in the sentence that begins at `begin`; None where the verb shares an earlier verb's subject."""
    hidden = passage.hidden
    end = _edge(hidden, begin, verb)
    last = hidden[begin:end].rsplit(None, 1)[-1] if hidden[begin:end].strip() else ""
    if last in ("and", "but", "or", "who", "that", "which", ""):
        return _relative(passage, begin, end, last)
    if hidden[end - 1] == ",":
        if hidden[end - 2] != ")" or _is_bodys_acronym(passage, begin, end - 1):
            return _before_comma(passage, begin, end - 1)
        end -= 1
    if PRONOUN.match(last):
        return "", last
    beside = [s for s in passage.among(begin, end) if s.end == end]
    if beside:
        return _head(passage, begin, beside[-1])
    if hidden[end - 1] == ")":  # "Rep. John Mica (R-Fla.) said"
        opening = hidden.rfind("(", begin, end)
        named = [s for s in passage.among(begin, opening) if s.end >= opening - 1] if opening > 0 else []
        return _head(passage, begin, named[-1]) if named else None
    return _nouns(passage, begin, end)


def _is_bodys_acronym(passage: Passage, begin: int, end: int) -> bool:
    """Whether a bracket that ends here stands behind a body in an apposition: "Ann Lee, the head of the Water Board (WB),"."""
    opening = passage.hidden.rfind("(", begin, end)
    if opening < 0 or "," not in passage.hidden[begin:opening]:
        return False
    return any(s.end >= opening - 1 and s.kind != "person" for s in passage.among(begin, opening))


def _edge(hidden: str, begin: int, verb: int) -> int:
    """The end of what stands before a verb's auxiliaries and adverbs."""
    edge = verb
    while True:
        piece = hidden[begin:edge].rstrip()
        edge = begin + len(piece)
        last = piece.rsplit(None, 1)[-1] if piece else ""
        if not last or not _SKIPPED.match(last):
            return edge
        edge -= len(last)


def _relative(passage: Passage, begin: int, end: int, last: str) -> Who | None:
    """ "Scott, who said": the name before the pronoun; "released the video but said": nobody of its own."""
    if last in ("that", "which"):  # "a paper that said"
        nouns = _NOUNS.search(passage.hidden[begin : end - len(last)].rstrip(" ,"))
        return ("", nouns.group().strip()) if nouns and len(nouns.group().split()) < 4 else None
    if last != "who":
        return None
    before = passage.hidden[begin : end - 3].rstrip(" ,")
    named = [s for s in passage.among(begin, begin + len(before)) if s.end == begin + len(before) and s.kind == "person"]
    return (named[-1].actor, passage.written(named[-1])) if named else None


def _before_comma(passage: Passage, begin: int, comma: int) -> Who | None:
    """The name whose apposition ends here: "Scott Pruitt, the attorney general of Oklahoma, said"; "his lawyer, Ann Lee, said"."""
    named = [s for s in passage.among(begin, comma) if not passage.owns(s)]
    people = [s for s in named if s.kind == "person"]
    if not people:
        opening = _OPENING.match(passage.hidden, begin, comma)
        if named and re.fullmatch(r"\W*(?:The )?", passage.hidden[begin : named[0].start]):
            return named[0].actor, passage.written(named[0])
        who = _somebody(passage, begin, named[0]) if named and named[0].start - begin < 50 else None
        return who if (who and who[0]) or not opening else ("", opening.group().strip())
    beside = [s for s in people if s.end == comma and passage.hidden[begin : s.start].rstrip().endswith(",")]
    if beside:
        return beside[0].actor, passage.written(beside[0])
    with_comma = [s for s in people if passage.hidden[s.end : s.end + 1] in (",", " ") and passage.hidden[s.end : s.end + 2].strip() in (",", "(", ",")]
    chosen = with_comma[0] if with_comma else people[0]
    return chosen.actor, passage.written(chosen)


def _head(passage: Passage, begin: int, beside: Subject) -> Who:
    """The name beside the verb, or the one that it belongs to: "Mr. Morgan of the | Sierra Club | said"."""
    first = _first_of_list(passage, begin, beside)
    if first is not beside:
        link = _OF.search(passage.hidden, max(begin, first.start - 12), first.start)
        nouns = _PEOPLE.search(passage.hidden[begin : first.start] + "…") if link else None
        return "", (nouns.group()[:-1] if nouns else "") + passage.hidden[first.start : beside.end]
    link = _OF.search(passage.hidden, max(begin, beside.start - 12), beside.start)
    if link:
        heads = [s for s in passage.among(begin, link.start()) if s.end >= link.start() - 1 and not passage.owns(s)]
        if heads:
            return heads[-1].actor, passage.written(heads[-1])
        return _somebody(passage, begin, beside) or (beside.actor, passage.written(beside))
    return beside.actor, passage.written(beside)


def _first_of_list(passage: Passage, begin: int, last: Subject) -> Subject:
    """Where a list of countries and bodies ends in `last`, its first: "from | Australia |, India and Japan"."""
    first = last
    for one in reversed(passage.among(begin, last.start) if last.kind != "person" else []):
        if one.kind == "person" or passage.owns(one) or not _LISTED.fullmatch(passage.hidden, one.end, first.start):
            break
        first = one
    return first


def _somebody(passage: Passage, begin: int, place: Subject) -> Who | None:
    """Somebody without a name at a body or in a country: "a professor at | Yale | said" is nobody known; officials of a body speak for it."""
    piece = passage.hidden[begin : place.end]
    nouns = _NOUNS.search(piece) or _PEOPLE.search(piece)
    if not nouns:
        return None
    return place.actor if place.kind == "organization" and OFFICIALS.search(nouns.group()) else "", nouns.group().strip()


def _nouns(passage: Passage, begin: int, end: int) -> Who | None:
    """A noun phrase ("the mayor"), an unknown name, or, where other words stand between, the first person of the sentence."""
    hidden, near = passage.hidden, max(begin, end - _PHRASE)
    unknown = _CAPITAL_WORDS.search(hidden, near, end)
    if unknown and hidden[begin : unknown.start()].strip():
        return "", unknown.group()
    owned = _OWNED.search(hidden, near, end)
    if owned:
        return "", owned.group().strip()
    nouns = _NOUNS.search(hidden, near, end)
    if nouns:
        return "", nouns.group().strip()
    if unknown:
        return "", unknown.group()
    return sentence_subject(passage, begin, end)


def participle_subject(passage: Passage, begin: int, verb: int) -> Who | None:
    """The speaker of "…, saying": the subject of the sentence; of "the crowd chanting": what stands right before it."""
    before = passage.hidden[begin:verb].rstrip()
    edge = begin + len(before)
    if before.endswith((",", ")")) or not before:
        return sentence_subject(passage, begin, verb)
    beside = [s for s in passage.among(begin, edge) if s.end == edge and not passage.owns(s)]
    if beside:
        return beside[-1].actor, passage.written(beside[-1])
    many = _MANY.search(before)
    return ("", many.group().strip()) if many else sentence_subject(passage, begin, verb)


def opening_subject(passage: Passage, begin: int, end: int) -> Who | None:
    """What a sentence opens with, where it may be a subject: a pronoun, a name, "The Republican nominee also …"."""
    while passage.hidden[begin : begin + 1].isspace():
        begin += 1
    pronoun = _LEADING.match(passage.hidden, begin, end)
    if pronoun:
        return "", pronoun.group(1)
    named = [s for s in passage.among(begin, end) if not passage.owns(s)]
    if named and (named[0].start == begin or (named[0].kind == "person" and passage.hidden[begin : named[0].start].istitle())):
        return named[0].actor, passage.written(named[0])
    opening = _OPENING_WORDS.match(passage.hidden, begin, end)
    return ("", opening.group()) if opening else None


def sentence_subject(passage: Passage, begin: int, end: int) -> Who | None:
    """The first person between two places who is no possessive; else the first other actor."""
    named = [s for s in passage.among(begin, end) if not passage.owns(s)]
    chosen = next((s for s in named if s.kind == "person"), named[0] if named else None)
    return (chosen.actor, passage.written(chosen)) if chosen else None

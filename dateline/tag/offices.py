"""Offices named without a name: "the NATO chief", "Japan's foreign minister", "the Prime Minister of Japan" are whoever held the post that day.

Only where the text speaks of now: no former or future holder, no deputy, no other year in the sentence, nobody who is about to become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import ActorProfile, Role
from dateline.tag.evidence import Sign
from dateline.tag.match import Found
from dateline.tag.roles import answers_to, held_on, post_key, role_told
from dateline.tag.sections import Section
from dateline.text import regex

Posts = Mapping[str, Sequence[tuple[str, Role]]]
_HEAD = (
    r"(?:minister|president|premier|chancellor|taoiseach|chief executive|chief|head|leader|secretary[- ]general|secretary|governor[- ]general|governor|"
    r"king|queen|emperor|sultan|emir|amir|pope|spokesman|chairman|director[- ]general|"
    r"high representative(?: for foreign affairs(?: and security policy)?)?|top diplomat)"
)
_AFTER = regex(rf"(?:['’]s?)? ((?:[A-Za-z]+ ){{0,3}}?{_HEAD})\b(?!-)(?=( of\b)?)", re.IGNORECASE)
_BEFORE = regex(rf"((?:[A-Za-z-]+ ){{0,4}}{_HEAD}(?: (?:of|for) (?!the\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?)?) of (?:the )?\Z", re.IGNORECASE)
_OPENS = ("the", "and", "with", "by", "to", "from", "told", "urged", "met", "said", "says", "but", "while", "that", "thanked", "joined", "between", "both")
_NOT_NOW = (
    r"(?:a|an|any|another|every|each|either|former|formerly|ex|first|second|then|once|next|previous|past|future|no|some|new|late|deputy|vice|acting|"
    r"interim|would-be|designate|whichever|whoever|potential|possible|prospective|incoming|outgoing|ousted|deposed|other|these|those|two|three|many|"
    r"fellow|successive|last|longest-serving|youngest|oldest|female)"
)
_ABOUT_TO = (
    r"(?:be|been|being|was|were|become|becomes|became|becoming|as|elected|named|appointed|nominated|chosen|sworn in as|for|running for|post of|"
    r"office of|role of|position of|job of|title of|called)"
)
_UNSURE_BEFORE = regex(rf"(?:\b{_NOT_NOW}[- ](?:[\w-]+[- ])?|\b{_ABOUT_TO} (?:the )?)\Z", re.IGNORECASE)
_UNSURE_AFTER = regex(
    r"(?:['’]s)? (?:office|residence|bureau|palace|candidates?|hopefuls?|nominees?|contenders?|race|elections?|elect|designate|campaign|aide|"
    r"spokes\w+|from \d|in (?:19|20)\d\d|between (?:19|20)\d\d|until (?:19|20)\d\d|at the time|during)\b|-|['’]s (?:predecessor|successor|wife|husband)\b",
    re.IGNORECASE,
)
_PART = regex(  # "head of the UN relief agency", "secretary general of NATO's parliamentary assembly" head something else
    r"['’]s? |-| (?:(?!the |an? |his |her |its |their )[\w-]+ ){0,2}?(?:agency|agencies|mission|delegation|office|fund|program(?:me)?|forces?|"
    r"peacekeep\w+|operations?|command|team|assembly|committee|council|bureau|department|secretariat|parliament|branch|panel|body|envoys?|observers?)\b"
)
_OTHER_CHIEF = regex(
    r" (?:scientist|negotiator|economist|executive|prosecutor|inspector|coordinator|officer|engineer|advis[eo]r|counsel|justice|operating|financial|"
    r"medical|information|diplomat|representative|mediator|investigator|auditor|statistician|trader?|whip|clerk|coach|offices?|teacher)\b"
)
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_STOP = regex(r"[.!?]['\"”’)]? +(?=[A-Z“\"])|\n")


def offices(
    found: Sequence[Found], sections: tuple[Section, ...], actors: Mapping[str, ActorProfile], posts: Posts, day: str, named: Sequence[Sign]
) -> Iterator[Sign]:
    """A mention wherever one person is known to have held the named post on `day`. `named` are the mentions by name: beside a
    person's, that one is meant."""
    if not posts or not day:
        return
    people = {(sign.section, place) for sign in named if sign.actor.startswith("person/") for place in (sign.start, -sign.end)}
    for place in found:
        ids = {form.actor for form in place.forms}
        pairs = posts.get(next(iter(ids)), ()) if len(ids) == 1 else ()
        if not pairs or all(form.rule == "capital" for form in place.forms):
            continue
        section, kind = sections[place.section], place.forms[0].kind
        for wanted, start, end in _spans(place, section):
            if _is_named(section.text, place.section, start, end, people) or not _speaks_of_now(section.text, start, end, day):
                continue
            holder = _holder(wanted, kind, pairs, actors, day)
            if holder:
                yield Sign(holder[0], place.section, start, end, f"role: {role_told(holder[1], actors)}", 0.9)
                break


def _spans(place: Found, section: Section) -> Iterator[tuple[str, int, int]]:
    """The posts that stand behind or before the name of a country or body: what they are, and from where to where the words go."""
    text = section.text
    after = _AFTER.match(text, place.end)
    if after and after.group(2) is None and not _OTHER_CHIEF.match(text, after.end(1)):
        yield post_key(after.group(1)), place.start, after.end(1)
    ends = section.folded.endswith((" of ", " of the "), 0, place.start)  # most places are told apart before the search
    before = _BEFORE.search(text, max(0, place.start - 70), place.start) if ends else None
    if before and not _PART.match(text, place.end):
        words = list(re.finditer(r"\S+", before.group(1)))
        for at, word in enumerate(words):
            if word.group().lower() == "the":
                continue
            ahead = words[at - 1].group().lower() if at else _word_before(text, before.start(1))
            if ahead in _OPENS or not ahead:
                start = before.start(1) + word.start()
                yield post_key(text[start : before.end(1)]), start, place.end


def _word_before(text: str, at: int) -> str:
    """The word before a place in small letters, "" where a sentence, a line or a quotation begins there."""
    piece = text[max(0, at - 20) : at].rstrip(" ")
    return "" if not piece or piece[-1] in '.,;:!?\n“"‘(—–' else piece.rsplit(None, 1)[-1].lower()


def _is_named(text: str, section: int, start: int, end: int, people: set[tuple[int, int]]) -> bool:
    """Whether a person's name stands right beside: "NATO Secretary General Mark Rutte", "Mark Rutte, the NATO chief,"."""
    if text[end : end + 1] == " " and (section, end + 1) in people:
        return True
    if text[end : end + 2] == ", " and (section, end + 2) in people:
        return True
    ahead = text[max(0, start - 12) : start]
    return any(ahead.endswith(gap) and (section, len(gap) - start) in people for gap in (", the ", ", ", " (", ", now the ", ", currently "))


def _speaks_of_now(text: str, start: int, end: int, day: str) -> bool:
    """Whether the words name whoever holds the post as the text is written."""
    if _UNSURE_BEFORE.search(text, max(0, start - 40), start) or _UNSURE_AFTER.match(text, end):
        return False
    begin = max((stop.end() for stop in _STOP.finditer(text, max(0, start - 200), start)), default=max(0, start - 200))
    stop = _STOP.search(text, end, end + 150)
    return all(year == day[:4] for year in _YEAR.findall(text, begin, stop.start() if stop else end + 150))


def _holder(wanted: str, kind: str, pairs: Sequence[tuple[str, Role]], actors: Mapping[str, ActorProfile], day: str) -> tuple[str, Role] | None:
    """The one person who held the post that day, by the digest's own profiles, else by the pack; None where nobody or several did."""
    fitting = [(person, role) for person, role in pairs if answers_to(wanted, role, kind) and held_on(role, day)]
    own = [pair for pair in fitting if not actors[pair[0]].pack] or fitting
    return max(own, key=lambda pair: pair[1].start) if len({person for person, _ in own}) == 1 else None

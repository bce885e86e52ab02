"""What the word lists say about a word: given name, surname, title, head of an organisation's or a place's name, common word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.tag.words import listed

FUNCTION = frozenset(
    "the a an in on at of to for by from with without and or but nor so yet if as when while where who what which that this these those there here "
    "then than he she it they we you i his her its their our your my me him them us is was are were be been has have had will would can could may "
    "might must shall should do does did not no yes all any some many most more few several each every both either neither other another such same "
    "after before since until during under over into onto about above below between among through against toward towards upon within along across "
    "behind beyond near despite although though because unless whether however therefore thus meanwhile moreover furthermore instead also even only "
    "just still now today tomorrow yesterday later earlier once twice again never always often sometimes perhaps maybe indeed well oh how why "
    "according asked following including regarding besides nevertheless nonetheless hence let get go one two three four five six seven eight nine ten "
    "first second third last next per via amid amidst versus vs".split()
)
NATIONAL = frozenset(
    "commission administration committee council agency department authority board association bureau office institute foundation organization organisation society university ministry services trust fund prevention".split()
)
COMPANY = frozenset(
    "inc inc. corp corp. ltd ltd. limited plc llc llp l.l.c. co co. gmbh ag n.v. nv s.a. s.p.a. ab asa oyj k.k. bhd pty jsc pjsc pac".split()
)
NAME_ENDS = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that names are judged by, loaded."""

    given: frozenset[str]
    given_weak: frozenset[str]
    cjk_surnames: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    months: frozenset[str]
    particles: frozenset[str]
    acronyms: frozenset[str]
    org_heads: frozenset[str]
    org_starts: frozenset[str]
    place_heads: frozenset[str]
    regions: frozenset[str]
    no_names: frozenset[str]
    other_heads: frozenset[str]
    speech: frozenset[str]


@cache
def lists() -> Lists:
    """All of them, once a process."""
    loaded = {name: listed(name) for name in Lists.__slots__}
    return Lists(**(loaded | {"given": loaded["given"] | listed("given_world"), "places": loaded["places"] | loaded["regions"]}))


def is_capitals(word: str) -> bool:
    """ISHIDA, NATO, AT&T: at least two capitals and no small letter."""
    return len(word) > 1 and word.isupper()

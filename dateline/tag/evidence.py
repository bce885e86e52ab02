"""A mention on its way into a tag: which actor, where, by which rule, how sure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline.model import Blocked, Mention
from dateline.tag.sections import Section


class Sign(Struct, frozen=True):
    """One mention of the actor `actor` in section number `section`; `others` are actors that it might have been."""

    actor: str
    section: int
    start: int
    end: int
    rule: str
    sure: float = 1.0
    others: tuple[str, ...] = ()


def mention(sign: Sign, sections: tuple[Section, ...]) -> Mention:
    """The mention that goes into the tag."""
    section = sections[sign.section]
    return Mention(section.where, sign.start, sign.end, section.text[sign.start : sign.end], sign.rule, section.caption, sign.sure, sign.others)


def held_back(section: Section, start: int, end: int, reason: str, candidates: Iterable[str] = ()) -> Blocked:
    """The note that a form was seen and does not count."""
    return Blocked(section.text[start:end], section.where, start, end, reason, tuple(candidates))

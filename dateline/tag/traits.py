"""What an item says of the people and bodies without a profile that it names.

Only what stands right beside the full name counts: a post or calling before or after it ("Foreign Minister", "the striker"), and a country that
says whose it is ("Japan's", "Ghanaian", "of Japan"). Everything else is left to people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.model import ActorTag, Mention, Reading, Tagging
from dateline.tag.identity import Told, callings
from dateline.tag.names import lists
from dateline.tag.posts import is_qualified, is_title
from dateline.tag.sections import Section, sections_of
from dateline.text import regex

_REACH = 60
_PEOPLES = ("an", "ese", "ish", "i")
_BY_NAME = ("name", "alias", "acronym", "known name", "native name", "name in another language", "name, shared")
_BEFORE_COUNTRY = regex(r"([^\W\d_][\w.’'-]*) of (?:the )?\Z")
_BETWEEN = regex(r"(['’]s?)?((?: [^\W\d_][\w.’'-]*){0,6}),? \Z")
_OF = regex(r" of (?:the )?\Z")
_POST_OF = regex(r", (?:the |an? )?((?:[^\W\d_][\w.’'-]* ){1,5})of (?:the )?\Z")
_OF_ANY = regex(r" of (?:the )?[A-Z].*\Z")
_APPOSED = regex(r", (?:the |an? )?\Z")
_POST_AFTER = regex(r"(?:['’]s?)?((?: [^\W\d_][\w.’'-]*){1,6})")
_CALLED_AFTER = regex(r", (?:the |an? )((?:[^\W\d_][\w.’'-]* ?){1,5})")
_LAST_WORDS = regex(r"((?:[^\W\d_][\w.’'-]* ){1,2})\Z")
# Words of a post that need no capital.
_FIELDS = frozenset(
    "prime foreign defence defense finance interior trade energy health justice education home economy opposition deputy vice assistant chief acting "  # noqa: SIM905
    "national international football former ex senior top first state culture environment agriculture transport labour labor party general veteran star".split()
)


class Trait(msgspec.Struct, frozen=True):
    """What one item says of an actor without a profile, and the mention that it rests on."""

    actor: str
    told: Told
    mention: Mention


def traits(reading: Reading, tagging: Tagging) -> tuple[Trait, ...]:
    """What an item says of each person and body that has no profile, where it says anything."""
    unknown = [tag for tag in tagging.actors if not tag.reviewed and tag.kind != "country"]
    if not unknown:
        return ()
    sections = sections_of(reading)
    by_place: dict[tuple[str, int], Section] = {(section.where, section.caption): section for section in sections}
    countries: dict[tuple[str, int], list[tuple[int, int, str, str]]] = {}
    for tag in tagging.actors:
        if tag.kind == "country":
            for place in tag.mentions:
                countries.setdefault((place.where, place.caption), []).append((place.start, place.end, tag.id.partition("/")[2], place.rule))
    found = (_trait(tag, by_place, countries) for tag in unknown)
    return tuple(trait for trait in found if trait)


def _trait(
    tag: ActorTag, by_place: Mapping[tuple[str, int], Section], countries: Mapping[tuple[str, int], Sequence[tuple[int, int, str, str]]]
) -> Trait | None:
    owners: dict[str, None] = {}
    post, first = ("" if is_qualified(tag.role) else tag.role), None
    for mention in tag.mentions:
        if " " not in mention.text:
            continue
        place = mention.where, mention.caption
        section = by_place[place]
        for start, end, slug, rule in countries.get(place, ()):
            if abs(start - mention.start) < 4 * _REACH and _owns(section, mention, start, end, rule):
                owners[slug] = None
                first = first or mention
        calling = _calling(section, mention) if tag.kind == "person" else ""
        if calling and not post:
            post, first = calling, first or mention
    if not owners and not post:
        return None
    if owners:
        post = _OF_ANY.sub("", post)
    if tag.kind != "person" and not owners:
        return None
    whole = next((mention for mention in tag.mentions if " " in mention.text), tag.mentions[0])
    return Trait(tag.id, Told(post if tag.kind == "person" else "", tuple(sorted(owners))), first or whole)


def _owns(section: Section, mention: Mention, start: int, end: int, rule: str) -> bool:
    """Whether the country at `start` to `end` stands beside the name as the one its bearer belongs to."""
    text = section.text
    if end <= mention.start and mention.start - end <= _REACH:
        between = _BETWEEN.fullmatch(text[end : mention.start])
        if not between:
            return False
        words = between[2].split()
        if not words:
            titled = _BEFORE_COUNTRY.search(text, max(0, start - _REACH), start)
            return bool(between[1]) or rule in ("adjective", "demonym") or (titled is not None and is_title(titled[1].lower()))
        if rule in _BY_NAME and not between[1] and not all(word[0].isupper() or is_title(word) for word in words):
            return False
        return _is_post(words)
    if start >= mention.end and start - mention.end <= _REACH:
        between_after = text[mention.end : start]
        if _OF.fullmatch(between_after):
            return True
        held = _POST_OF.fullmatch(between_after)
        if held:
            return _is_post(held[1].split())
        after = _POST_AFTER.match(text, end) if _APPOSED.fullmatch(between_after) else None
        return after is not None and any(_is_post(after[1].split()[:size]) for size in range(1, 6))
    return False


def _is_post(words: Sequence[str]) -> bool:
    """Whether these words are a post or calling: its last word a title, the others its field."""
    last = words[-1].lower().strip(",.")
    if not (is_title(last) or last in callings()):
        return False
    return all(word[0].isupper() or word.lower() in _FIELDS or is_title(word) or word in callings() for word in words[:-1])


def _calling(section: Section, mention: Mention) -> str:
    """The calling that stands right before the name or behind it: "striker John Mensah", "John Mensah, a striker"."""
    known = callings()
    before = _LAST_WORDS.search(section.folded, max(0, mention.start - 40), mention.start)
    for word in reversed(before[1].split() if before else []):
        if word in known:
            return word
        break
    after = _CALLED_AFTER.match(section.folded, mention.end)
    for word in after[1].split() if after else ():
        if word.strip(",.") in known:
            return word.strip(",.")
        if word in lists().speech or (word not in _FIELDS and not is_title(word) and word not in lists().places and not word.endswith(_PEOPLES)):
            break
    return ""

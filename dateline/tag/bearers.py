"""Which of several people or bodies of one name is meant, by the post and the country that stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import ActorProfile
from dateline.tag.folding import plain
from dateline.tag.identity import callings
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import Found
from dateline.tag.posts import is_title
from dateline.tag.roles import same_post
from dateline.tag.sections import Section

_REACH = 80
_WORDS = r"(?: [^\W\d_][\w.'-]*)"
_MOST_WORDS = 5


def by_post(place: Found, section: Section, candidates: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Those who hold, by their profile, the post that stands right before the name or behind it: "striker John Mensah", "John Mensah, a striker"."""
    before, after = _around(place, section)
    ahead = re.search(rf"([^\W\d_][\w.'-]*{_WORDS}{{0,4}}),? \Z", before)
    behind = re.match(rf", (?:the |an? )?([^\W\d_][\w.'-]*{_WORDS}{{0,4}})", after)
    seen = [*_endings(ahead[1].split() if ahead else []), *_beginnings(behind[1].split() if behind else [])]
    posts = [words for words in seen if is_title(words.split()[-1]) or words.split()[-1] in callings()]
    return [actor for actor in candidates if actor in lexicon.actors and any(_holds(lexicon.actors[actor], post) for post in posts)]


def _around(place: Found, section: Section) -> tuple[str, str]:
    """What stands before the name and behind it; "" where no post can stand there: a space parts it from the name, or a comma."""
    before, after = section.folded[max(0, place.start - _REACH) : place.start], section.folded[place.end : place.end + _REACH]
    return before if before.endswith(" ") else "", after if after.startswith(", ") else ""


def _endings(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at:]) for at in range(max(0, len(words) - _MOST_WORDS), len(words))]


def _beginnings(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at:size]) for size in range(1, min(len(words), _MOST_WORDS) + 1) for at in range(size)]


def _holds(actor: ActorProfile, post: str) -> bool:
    return any(same_post(post, plain(role.title)) for role in actor.roles)


def by_country(place: Found, section: Section, candidates: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Those whose country stands beside the name, with a post between: "Japanese Foreign Minister X", "Ghana's striker X", "X, president of Ghana"."""
    before, after = _around(place, section)
    found: list[str] = []
    if not (before or after):
        return found
    for id_ in candidates:
        country = lexicon.actors.get(f"country/{lexicon.actors[id_].country}") if id_ in lexicon.actors and lexicon.actors[id_].country else None
        if country and _beside(before, after, "|".join(re.escape(plain(name)) for name in _names(country))):
            found.append(id_)
    return found


def _names(country: ActorProfile) -> list[str]:
    return [name for name in (country.name, *country.aliases, *country.adjectives, *country.acronyms) if name]


def _beside(before: str, after: str, names: str) -> bool:
    held = re.search(rf"\b(?:{names})(?:'s?)?({_WORDS}{{1,{_MOST_WORDS}}}),? \Z", before)
    if held and _is_post(held[1].split()):
        return True
    of = re.search(rf"([^\W\d_][\w.'-]*) of (?:the )?(?:{names}),? \Z", before) or re.match(
        rf", (?:[\w.'-]+ ){{0,4}}?([\w.'-]+) of (?:the )?(?:{names})\b", after
    )
    if of and _is_post([of[1]]):
        return True
    held = re.match(rf", (?:the )?(?:{names})(?:'s?)?({_WORDS}{{1,{_MOST_WORDS}}})", after)
    return held is not None and any(_is_post(held[1].split()[:size]) for size in range(1, _MOST_WORDS + 1))


def _is_post(words: Sequence[str]) -> bool:
    last = words[-1].rstrip(",.")
    return is_title(last) or last in callings()

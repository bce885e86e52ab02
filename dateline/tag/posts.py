"""The post that stands before a person's name: with what says that it is past or to come, without forms of address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.tag.match import Found
from dateline.tag.names import lists
from dateline.tag.sections import Section
from dateline.text import regex

_QUALITY = r"former|ex|late|acting|then|outgoing|incoming|interim|caretaker|retired|ousted|deposed|onetime|one-time|past|future"
_BEFORE = regex(rf"\b((?i:{_QUALITY}))[- ](?:[A-Z][\w.’'-]*,? ){{0,3}}\Z")
_OPENS = regex(rf"(?:{_QUALITY})[- ]", re.IGNORECASE)
_PREFIX = regex(rf"(?:{_QUALITY})-")
_SUFFIX = regex(r"-(?:elect|designate|nominate|select|emeritus)\Z")
_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "messrs", "mme", "madam", "dr", "sir", "dame", "h.e", "hon", "honourable", "honorable", "excellency", "his", "her", "the"}
)
_RANKS = frozenset({"prince", "princess", "sheikh", "sheikha", "sayyid", "ayatollah", "lord", "baroness"})
_POST_AFTER = regex(r" (?:(?:Deputy|Assistant|Chief|Under) )?(?:Secretary|Minister|Undersecretary|Under-?[Ss]ecretary)\b")


def post_of(title: str, text: str, start: int) -> str:
    """The post that the `title` at `start` names: "former President" in "Former US President", "" for "Dr." or "H.E. Mr."."""
    words = title.split()
    while words and words[0].casefold().rstrip(".") in _ADDRESS:
        words = words[1:]
    while words and words[-1].casefold().rstrip(".") in _ADDRESS:
        words = words[:-1]
    while len(words) > 1 and words[-1].casefold() in _RANKS and words[-2].casefold() != "crown":
        words = words[:-1]  # "Foreign Minister Prince"
    if not words:
        return ""
    post = " ".join(words)
    if _OPENS.match(post):
        return post[0].lower() + post[1:]
    quality = _BEFORE.search(text, max(0, start - 60), start)
    return f"{quality.group(1).lower()} {post}" if quality else post


def is_qualified(post: str) -> bool:
    """Whether the post says of itself that it is past or to come."""
    return _OPENS.match(post) is not None or _SUFFIX.search(post) is not None


def unqualified(post: str) -> str:
    """The post itself: "President" of "former President" and of "President-elect"."""
    return _SUFFIX.sub("", _OPENS.sub("", post))


def is_title(word: str) -> bool:
    """Whether a folded word ends a title, also as "then-president", "ambassador-designate"."""
    titles = lists().titles
    return word in titles or ("-" in word and _SUFFIX.sub("", _PREFIX.sub("", word)) in titles)


def ends_field(word: str) -> bool:
    """Whether a folded word ends the field of a post that is to come: "Secretary of State-designate"."""
    return _SUFFIX.search(word) is not None


def fields_of_posts(found: Sequence[Found], sections: tuple[Section, ...]) -> list[Found]:
    """Places where a well-known name is but the field of a post: "Treasury Secretary" names the secretary, not the Treasury."""
    return [
        place
        for place in found
        if place.forms
        and all(form.rule in ("known name", "weak alias") and " " not in form.text for form in place.forms)
        and sections[place.section].folded[place.start : place.end] in lists().common
        and _POST_AFTER.match(sections[place.section].text, place.end)
    ]

"""All phrases of a lexicon at once: what each may mean, and the machine that finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dateline.model import ActorProfile, TopicProfile
from dateline.tag.folding import plain
from dateline.tag.forms import Form

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Entry(NamedTuple):
    """What one folded phrase may be: forms of actors, a shield for some, a phrase of some topics.

    `before` and `after`: a word boundary is needed there. `capital`: it counts only with a capital letter.
    """

    phrase: str
    forms: tuple[Form, ...] = ()
    shields: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    before: bool = True
    after: bool = True
    capital: bool = False


class Automaton(msgspec.Struct, frozen=True):
    """All phrases at once: `entries[i]` is what pattern `i` means."""

    machine: AhoCorasick
    entries: tuple[Entry, ...]


def automaton(forms: Sequence[Form], actors: Sequence[ActorProfile], topics: Sequence[TopicProfile], guards: Sequence[str]) -> Automaton:
    from ahocorasick_rs import AhoCorasick

    by_phrase: dict[str, tuple[list[Form], list[str], list[str]]] = {}
    for form in forms:
        by_phrase.setdefault(plain(form.text), ([], [], []))[0].append(form)
    for actor in actors:
        for phrase in actor.nots:
            by_phrase.setdefault(plain(phrase), ([], [], []))[1].append(actor.id)
    for phrase in guards:
        by_phrase.setdefault(plain(phrase), ([], [], []))[1].append("")
    for topic in topics:
        for phrase in {*topic.phrases, *topic.all_of, *topic.any_of, *topic.exclude, *(p for group in topic.near for p in group)}:
            by_phrase.setdefault(plain(phrase), ([], [], []))[2].append(topic.id)
    by_phrase.pop("", None)
    entries = tuple(
        Entry(phrase, tuple(dict.fromkeys(some)), tuple(shields), tuple(about), _bounded(phrase[0]), _bounded(phrase[-1]), _capital(some, shields, about))
        for phrase, (some, shields, about) in by_phrase.items()
    )
    return Automaton(AhoCorasick([entry.phrase for entry in entries]), entries)


def _capital(forms: Sequence[Form], shields: Sequence[str], topics: Sequence[str]) -> bool:
    return not shields and not topics and all(form.text[0].isupper() for form in forms)


def _bounded(char: str) -> bool:
    """Whether a word that ends in this character ends where letters end: not so in scripts that write no spaces."""
    return char.isalnum() and not unspaced(char)


def unspaced(char: str) -> bool:
    """Thai, Lao, Burmese, Khmer, kana, Chinese characters; and Korean, whose particles follow without a space."""
    code = ord(char)
    return code >= 0xE00 and (
        code <= 0xEFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or code >= 0x20000
    )

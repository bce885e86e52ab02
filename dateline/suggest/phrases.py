"""Key phrases: what texts turn on and what may be a topic, by YAKE (Campos et al. 2020, https://doi.org/10.1016/j.ins.2019.09.013)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from dateline.model import Reading, Tagging, TopicProfile
from dateline.tag.names import FUNCTION, lists
from dateline.tag.posts import is_title
from dateline.text import clean_space, fold

if TYPE_CHECKING:
    from yake_rust import Yake

SAMPLE = 1_000
"""So many items, the newest, are looked through for phrases; what is found there is counted in all items."""
_READ = 4_000  # characters of an item: news says what it is about at its beginning
_BEST = 30  # phrases of an item
_MOST_WORDS = 3
_FEWEST = 2  # items
_MOST = 300
_NEARLY_ALL = 0.8
# Languages that the library has lists of function words for, and that write spaces between words.
_LANGUAGES = frozenset(
    "ar bg da de el en es et fa fi fr hi hr hu hy id it lt lv nl no pl pt ro ru sk sl sv tr uk".split()  # noqa: SIM905
)
_OF_TIME = frozenset("day days week weeks weekend month months year years today yesterday tomorrow time morning afternoon evening night".split())  # noqa: SIM905
_UNFINISHED = frozenset({"prime", "vice", "foreign", "presidential", "deputy"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class Extractor(Struct):
    """The key phrases of one text after another."""

    by_language: dict[str, Yake] = field(default_factory=dict)

    def of(self, reading: Reading, tagging: Tagging) -> tuple[str, ...]:
        """The phrases of two or three words that an item's text turns on, best first; none in a language whose function words are unknown.

        People and bodies are left out of the text beforehand: they are actors, and would take most of the places.
        """
        language = (reading.language.value or "en").split("-", maxsplit=1)[0]
        if language not in _LANGUAGES:
            return ()
        yake = self.by_language.get(language)
        if yake is None:
            from yake_rust import Yake

            yake = self.by_language[language] = Yake(language=language, ngrams=_MOST_WORDS, only_alphanumeric_and_hyphen=True)
        text = f"{_without_names(reading, tagging, 'title')}.\n\n{_without_names(reading, tagging, 'body')[:_READ]}"
        found = (clean_space(phrase) for phrase, _ in yake.get_n_best(text, n=_BEST))
        return tuple(phrase for phrase in found if 1 < len(phrase.split()) <= _MOST_WORDS and len(phrase) < 80)


def _without_names(reading: Reading, tagging: Tagging, where: str) -> str:
    """The title or the body with a mark that parts phrases in the place of every person and body."""
    text = (reading.title.value or "") if where == "title" else reading.text
    places = sorted((mention.start, mention.end) for tag in tagging.actors if tag.kind != "country" for mention in tag.mentions if mention.where == where)
    kept, at = [], 0
    for start, end in places:
        kept.append(text[at:start])
        at = max(at, end)
    return "; ".join([*kept, text[at:]]).replace("\0", " ")


class Phrase(Struct, frozen=True):
    """A phrase that may be a topic: how texts write it, the most usual form first."""

    key: str
    forms: tuple[str, ...]


def candidates(sample: Iterable[tuple[Sequence[str], Tagging]], topics: Iterable[TopicProfile]) -> tuple[Phrase, ...]:
    """The phrases of these items that may be topics: in two items or more, no names, no posts, and nothing that a topic's profile has already."""
    items: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for phrases, tagging in sample:
        names, people = _names(tagging)
        seen = set()
        for phrase in phrases:
            words = phrase.casefold().split()
            if _may_be_one(words) and not phrase.isupper() and not set(words) <= names and not people & set(words) and not _of_a_name(words, names):
                key = key_of(phrase)
                forms.setdefault(key, Counter())[phrase] += 1
                seen.add(key)
        items.update(seen)
    known = [f" {key_of(phrase)} " for topic in topics for phrase in (topic.name, *topic.phrases)]
    many = {key: number for key, number in items.items() if number >= _FEWEST and f" {key} " not in known}
    best = sorted(_apart(many), key=lambda key: (-many[key], key))[:_MOST]
    return tuple(Phrase(key, tuple(form for form, _ in sorted(forms[key].items(), key=lambda pair: (-pair[1], pair[0])))) for key in best)


def key_of(phrase: str) -> str:
    """A phrase for comparing: folded, its last word in the singular."""
    folded = fold(phrase)
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") and folded[-2] not in "siu" else folded


def _names(tagging: Tagging) -> tuple[set[str], set[str]]:
    """The words of all names of an item, and those of its people."""
    names: set[str] = set()
    people: set[str] = set()
    for tag in tagging.actors:
        words = {word for mention in tag.mentions for word in _WORD.findall(mention.text.casefold())}
        names |= words
        if tag.kind == "person":
            people |= words
    return names, people - FUNCTION


def _of_a_name(words: Sequence[str], names: set[str]) -> bool:
    """Whether the phrase ties something to a name: "government of Iraq", "Iraq and Syria"."""
    return len(words) > 2 and words[1] in FUNCTION and (words[-1] in names or is_title(words[0]))


def _may_be_one(words: Sequence[str]) -> bool:
    """Whether these words are no post ("foreign minister"), no place, no time, and end in words that mean something."""
    known = lists()
    if (
        {words[0], words[-1]} & FUNCTION
        or words[-1] in _UNFINISHED
        or " ".join(words) in known.places
        or is_title(words[-1])
        or words[-1] in known.speech
        or words[0] in known.speech
    ):
        return False
    return len(set(words)) == len(words) and not any(word in _OF_TIME or word in known.months or word[0].isdigit() or len(word) < 2 for word in words)


def _apart(many: Mapping[str, int]) -> Iterator[str]:
    """Of a phrase and a longer one around it, the longer where they are nearly always together, else the shorter."""
    longest: dict[str, int] = {}
    for key, number in many.items():
        for part in _parts(key):
            longest[part] = max(longest.get(part, 0), number)
    for key, number in many.items():
        if longest.get(key, 0) < _NEARLY_ALL * number and not any(part in many and number < _NEARLY_ALL * many[part] for part in _parts(key)):
            yield key


def _parts(key: str) -> Iterator[str]:
    words = key.split()
    if len(words) == _MOST_WORDS:
        yield " ".join(words[:2])
        yield " ".join(words[1:])

"""Names that may be one actor's: in another order, one within another, with the same surname and title, spelt otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from dateline.suggest.found import Evidence, Pair
from dateline.text import fold

# What romanisations of one name differ in: long vowels, doubled letters, i and y, k, c and kh, v and w.
_SPELLINGS = (
    (re.compile(r"ou|oh(?=[^aeiou]|$)"), "o"),
    (re.compile(r"uu"), "u"),
    (re.compile(r"i[yj]\b|y|j(?=[^aeiou]|$)"), "i"),
    (re.compile(r"(?<=[^aeiou])ie"), "e"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ck|c(?=[^h]|$)|q"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_MOST = 40  # more that share a word are no evidence of anything: "ministry"


class Known(Struct, frozen=True):
    """An actor to be compared: `fresh` has no profile, `forms` are further full names."""

    id: str
    name: str
    forms: Sequence[str]
    fresh: bool
    items: int
    evidence: tuple[Evidence, ...]
    titles: AbstractSet[str]

    @property
    def kind(self) -> str:
        return self.id.partition("/")[0]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(fold(name) for name in (self.name, *self.forms) if fold(name)))


def pairs_of(actors: Sequence[Known]) -> list[Pair]:
    """The pairs, each once with its strongest reason; at least one of the two has no profile, and it is joined into the other."""
    found: dict[frozenset[str], Pair] = {}
    for why, key in _KEYS:
        for some in _alike(actors, key):
            for one, other in some:
                if key not in (_surname_and_title, _initial) or _given_names_agree(one, other):
                    found.setdefault(frozenset((one.id, other.id)), _pair(one, other, why))
    for one, other in _within(actors):
        found.setdefault(frozenset((one.id, other.id)), _pair(one, other, "one name within the other"))
    return sorted(found.values(), key=lambda pair: (-pair.items, pair.id))


def _pair(one: Known, other: Known, why: str) -> Pair:
    """The two, the one with a profile (else that of more items, else that of the longer name) second."""
    less, more = sorted((one, other), key=lambda known: (not known.fresh, known.items, len(known.name), known.id))
    return Pair(less.id, more.id, (less.name, more.name), why, less.items, less.evidence)


def _words(known: Known) -> Iterator[str]:
    yield from (" ".join(sorted(name.split())) for name in known.names if " " in name)


def _joined(known: Known) -> Iterator[str]:
    yield from (name.replace(" ", "") for name in known.names if len(name) > 5)


def _spelling(known: Known) -> Iterator[str]:
    if known.kind == "person":
        yield from (" ".join(sorted(map(_respelt, name.split()))) for name in known.names if " " in name)


def _respelt(word: str) -> str:
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def _surname_and_title(known: Known) -> Iterator[str]:
    """Surname with title, for people named with one word or an initial: "Foreign Minister Iwaya", "T. Iwaya"."""
    if known.kind == "person" and known.titles:
        yield from (f"{name.split()[-1]} | {title}" for name in known.names for title in known.titles)


def _initial(known: Known) -> Iterator[str]:
    """Surname with the first letter of the given name: "J. Smith", "John Smith"."""
    if known.kind == "person":
        yield from (f"{words[-1]} {words[0][0]}" for words in map(str.split, known.names) if len(words) > 1)


def _given_names_agree(one: Known, other: Known) -> bool:
    first, second = fold(one.name).split(), fold(other.name).split()
    return len(first) == 1 or len(second) == 1 or (1 in (len(first[0]), len(second[0])) and first[0][0] == second[0][0])


_KEYS: tuple[tuple[str, Callable[[Known], Iterator[str]]], ...] = (
    ("the same words in another order", _words),
    ("the same letters", _joined),
    ("spelt otherwise", _spelling),
    ("the same surname and title", _surname_and_title),
    ("the same surname and initial", _initial),
)


def _alike(actors: Sequence[Known], key: Callable[[Known], Iterator[str]]) -> Iterator[list[tuple[Known, Known]]]:
    groups: dict[tuple[str, str], dict[str, Known]] = {}
    for known in actors:
        for word in key(known):
            groups.setdefault((known.kind, word), {})[known.id] = known
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            yield [(one, other) for at, one in enumerate(group.values()) for other in list(group.values())[at + 1 :] if one.fresh or other.fresh]


def _within(actors: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """A name whose words all stand, in their order, in the name of one other actor of its kind, and of one alone."""
    by_word: dict[tuple[str, str], dict[str, Known]] = {}
    for known in actors:
        for word in {word for name in known.names for word in name.split()}:
            by_word.setdefault((known.kind, word), {})[known.id] = known
    for short in actors:
        around = [long for long in _sharing(short, by_word) if long.id != short.id and _contains(long, short)]
        if len(around) == 1 and (short.fresh or around[0].fresh):
            yield short, around[0]


def _sharing(short: Known, by_word: dict[tuple[str, str], dict[str, Known]]) -> Iterable[Known]:
    """Those whose names have every word of this one's."""
    words = fold(short.name).split()
    some = sorted((by_word.get((short.kind, word), {}) for word in words), key=len)
    return [known for id_, known in some[0].items() if all(id_ in other for other in some[1:])] if some and len(some[0]) <= _MOST else ()


def _contains(long: Known, short: Known) -> bool:
    """For people, the surname is the same and what the shorter lacks is a given or middle name; for bodies, the shorter is one piece of the longer."""
    words = fold(short.name).split()
    for name in long.names:
        its = name.split()
        if len(its) <= len(words):
            continue
        if short.kind != "person" and f" {' '.join(words)} " in f" {name} ":
            return len(words) > 1
        if short.kind == "person" and words[-1] == its[-1] and (len(words) == 1 or words[0] == its[0]):
            rest = iter(its)
            return all(word in rest for word in words)
    return False

"""The words that label, end and clutter a page, per language: data files, loaded once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent.parent / "data" / "words"
LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ja",
    "zh",
    "ko",
    "ru",
    "uk",
    "ar",
    "hi",
    "tr",
    "vi",
    "id",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "ro",
    "hu",
    "lt",
    "el",
    "he",
    "fa",
    "th",
    "ms",
    "sw",
    "zu",
    "xh",
)
LABELS = ("published", "updated", "captured", "expires", "by", "source", "issuer", "photo")


def fold(text: str) -> str:
    """A text as the word lists are compared: case folded, one kind of apostrophe, the Turkish dotted i undone."""
    if text.isascii():
        return text.lower()
    return text.replace("’", "'").replace("‘", "'").casefold().replace("i\u0307", "i")


# Marks between words beyond ASCII, and tables that make every other mark (and figure) of a UTF-8 text a space, but for ends of lines.
_BETWEEN = "“”‘’„«»‹›–—…·•،؛؟।、。"
_NO_MARKS = bytes(byte if byte > 127 or byte == 10 or chr(byte).isalnum() else 32 for byte in range(256))
_LETTERS_ALONE = bytes(byte if byte > 127 or byte == 10 or chr(byte).isalpha() else 32 for byte in range(256))


def tokens(text: str, figures: bool = True) -> list[str]:
    """The words of a text, with its numbers where `figures`; several times as fast as a regular expression."""
    return _unmarked(text, _NO_MARKS if figures else _LETTERS_ALONE).split()


def tokens_of(lines: Iterable[str]) -> list[list[str]]:
    """The words of each line (texts without an end of line), all made plain at once."""
    return [line.split() for line in _unmarked("\n".join(lines), _NO_MARKS).split("\n")]


def _unmarked(text: str, table: bytes) -> str:
    if not text.isascii():
        for mark in _BETWEEN:
            if mark in text:
                text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(table).decode("utf-8", "surrogatepass")


class Words(msgspec.Struct, frozen=True):
    """The lists of one language and of English beside it (pages in every language carry English furniture).

    `labels` maps a phrase to its kind (one of LABELS), `verdicts` a whole short line to what it is ("comments",
    "list heading", "button"); `lead_first` and `by_first` are first words, `clutter` is all of `boiler` and `legal`, to pass
    over most lines quickly. `sections` labels the parts of a site ("Press Releases"), `home` its front page, `nobody` the
    words for writers without a name ("our correspondent"). The other sets are as the data files name them.
    """

    language: str
    stop: frozenset[str]
    labels: dict[str, str]
    position: frozenset[str]
    end: frozenset[str]
    skip: frozenset[str]
    lead: frozenset[str]
    boiler: frozenset[str]
    meta: frozenset[str]
    agency: frozenset[str]
    institutions: frozenset[str]
    legal: frozenset[str]
    comments: frozenset[str]
    sections: frozenset[str]
    home: frozenset[str]
    nobody: frozenset[str]
    verdicts: dict[str, str]
    lead_first: frozenset[str]
    by_first: frozenset[str]
    clutter: frozenset[str]

    @property
    def spaced(self) -> bool:
        """Whether words stand apart."""
        return self.language not in ("ja", "zh", "th")

    @property
    def counted(self) -> bool:
        """Whether sentences show themselves by frequent words: not where particles are endings (Korean)."""
        return len(self.stop) > 20 and self.language != "ko"


@cache
def _file(language: str) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        key, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            whole = fold(rest)  # at once, and so much sooner than word by word
            parts = whole.split() if key in ("stop", "boiler", "legal") else map(str.strip, whole.split("|"))
            lists[key] = tuple(filter(None, parts))
    return lists


@cache
def words_for(language: str) -> Words:
    """The lists for a language tag (`zh-Hant` reads `zh`); those of English alone for a language without a file."""
    code = language.split("-", 1)[0].lower()
    own = _file(code) if code in LANGUAGES else {}
    english = _file("en")
    labels: dict[str, str] = {}
    for source in (english, own):
        for kind in LABELS:
            labels.update(dict.fromkeys(source.get(kind, ()), kind))
    both = {
        key: frozenset(own.get(key, ())) | frozenset(english.get(key, ()))
        for key in ("position", "end", "skip", "lead", "boiler", "meta", "agency", "institutions", "legal", "comments", "sections", "home", "nobody")
    }
    stop = frozenset(own.get("stop", ())) if own else frozenset()
    verdicts = dict.fromkeys(both["skip"], "button") | dict.fromkeys(both["end"], "list heading") | dict.fromkeys(both["comments"], "comments")
    return Words(
        language=code,
        stop=stop,
        labels=labels,
        verdicts=verdicts,
        lead_first=frozenset(phrase.split()[0] for phrase in both["lead"]),
        by_first=frozenset(phrase.split()[0] for phrase, kind in labels.items() if kind == "by"),
        clutter=both["boiler"] | both["legal"],
        **both,
    )


@cache
def all_labels() -> dict[str, str]:
    """Every label of every language, for labels that a colon marks. English wins where two disagree."""
    labels: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        for kind in reversed(LABELS):
            labels.update(dict.fromkeys(_file(language).get(kind, ()), kind))
    return labels


@cache
def stop_index() -> dict[str, tuple[tuple[str, float], ...]]:
    """Which languages count a word among their most frequent, and how much it tells: less, the more they are."""
    index: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in _file(language).get("stop", ()):
            index.setdefault(word, []).append(language)
    return {word: tuple((language, len(languages) ** -0.5) for language in languages) for word, languages in index.items()}


@cache
def calendar(kind: str) -> dict[str, dict[str, int]]:
    """Names of months (1 to 12) or weekdays (0 to 6, Monday first): name to language to number. From CLDR."""
    lists = json.loads((_FOLDER / "calendar.json").read_text(encoding="utf-8"))[kind]
    names: dict[str, dict[str, int]] = {}
    start = 1 if kind == "months" else 0
    for language, rows in lists.items():
        for number, row in enumerate(rows, start):
            for name in row:
                names.setdefault(fold(name), {}).setdefault(language, number)
    return names


@cache
def month_table() -> dict[str, int]:
    """Month names that mean one month in every language that knows them, or the month most languages mean."""
    table: dict[str, int] = {}
    for name, languages in calendar("months").items():
        counts = list(languages.values())
        table[name] = max(sorted(set(counts)), key=counts.count)
    return table


def month_of(word: str, language: str = "") -> int | None:
    """The month that a word names, in the given language first."""
    name = fold(word).strip(" .")
    number = month_table().get(name)
    if number is None:
        return None
    return calendar("months")[name].get(language, number)

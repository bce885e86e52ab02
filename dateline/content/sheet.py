"""One file's keys, taken out one by one; whatever is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec import Struct

from dateline.content.values import did_you_mean
from dateline.matter import Matter, as_bool
from dateline.problems import Problem, error, note, warning


class Sheet(Struct, frozen=True):
    """The front matter of one file, and where its problems go. `raw` is the file's text, for finding a line inside a key."""

    path: str
    matter: Matter
    raw: str
    problems: list[Problem]

    @property
    def intro(self) -> str:
        """The body: Markdown."""
        return self.matter.body.strip()

    def has(self, key: str) -> bool:
        """Whether the key was given a value, be it an empty list."""
        return bool(self.matter.keys.get(key, "") != "")

    def line(self, key: str, inside: str = "") -> int | None:
        """The line of `key`, or the first line of its value that holds `inside`."""
        first = self.matter.lines.get(key)
        if first is None or not inside:
            return first
        after = [line for line in self.matter.lines.values() if line > first]
        end = min(after, default=self.matter.body_line if self.matter.body else 0) - 1
        lines = re.split(r"\r\n|\r|\n", self.raw)[first - 1 : end if end > 0 else None]
        return next((first + n for n, line in enumerate(lines) if inside in line), first)

    def wrong(self, key: str, message: str, inside: str = "") -> None:
        """Notes an error at `key`."""
        self.problems.append(error(self.path, self.line(key, inside), message))

    def doubt(self, key: str, message: str, inside: str = "") -> None:
        """Notes a warning at `key`."""
        self.problems.append(warning(self.path, self.line(key, inside), message))

    def remark(self, key: str, message: str) -> None:
        """Notes something worth a line that is no fault."""
        self.problems.append(note(self.path, self.line(key), message))

    def need(self, key: str, what: str) -> None:
        """Notes an error where `key` has no value; `what` says what to write."""
        if not self.has(key):
            self.problems.append(error(self.path, self.line(key) or 1, f'has no "{key}". Write {what}'))

    def only(self, known: Collection[str], hints: Mapping[str, str] | None = None) -> None:
        """Notes every key that is not `known`, with the nearest that is, or the hint for it."""
        for key in self.matter.keys:
            if key not in known:
                self.wrong(key, unknown_key(str(key), known, hints))

    def text(self, key: str, default: str = "") -> str:
        """The value as one line of text."""
        plain = scalar(self.matter.keys.get(key, ""))
        if plain is None:
            self.wrong(key, f'"{key}" is one value, not {_what(self.matter.keys[key])}')
            return default
        return " ".join(plain.split()) or default

    def checked(self, key: str, check: Callable[[str], str], default: str = "") -> str:
        """The value as `check` gives it back; its ValueError is the message."""
        value = self.text(key)
        if not value:
            return default
        try:
            return check(value)
        except ValueError as why:
            self.wrong(key, f"{key}: {why}")
            return default

    def choice(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """One of `allowed`."""
        value = self.text(key)
        if not value or value in allowed:
            return value or default
        self.wrong(key, f'{key}: "{value}" is not one of {listing(allowed)}.{did_you_mean(value, allowed)}')
        return default

    def flag(self, key: str, default: bool) -> bool:
        """Yes or no."""
        if not self.has(key):
            return default
        value = as_bool(self.matter.keys[key])
        if value is None:
            self.wrong(key, f'"{key}" is true or false')
            return default
        return value

    def words(self, key: str, shortest: int = 1) -> tuple[str, ...]:
        """A list of texts, or one text for a list of one. The same text twice counts once; one shorter than `shortest` is an error."""
        if not self.has(key):
            return ()
        value = self.matter.keys[key]
        found: dict[str, None] = {}
        for entry in value if isinstance(value, list) else [value]:
            plain = scalar(entry)
            if plain is None:
                self.wrong(key, f'"{key}" is a list of texts, and {_what(entry)} stands in it. A text with ": " in it needs quotation marks')
                continue
            word = " ".join(plain.split())
            if len(word) < shortest:
                self.wrong(key, f'{key}: "{word}" is shorter than {shortest} characters and would be found everywhere. Leave it out', word)
                continue
            found[word] = None
        return tuple(found)

    def maps(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """A list of maps, or one map for a list of one. A plain text in the list is given as `{"": text}`."""
        if not self.has(key):
            return ()
        value = self.matter.keys[key]
        found: list[Mapping[str, Any]] = []
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                found.append(entry)
            elif (plain := scalar(entry)) is not None:
                found.append({"": plain})
            else:
                self.wrong(key, f'"{key}" is a list of entries, and {_what(entry)} stands in it')
        return tuple(found)

    def map(self, key: str, known: Collection[str] | None = None) -> Mapping[str, Any]:
        """A map; keys beside the `known` ones are noted."""
        if not self.has(key):
            return {}
        value = self.matter.keys[key]
        if not isinstance(value, dict):
            self.wrong(key, f'"{key}" is a map of names and values, not {_what(value)}')
            return {}
        for name in value:
            if known is not None and name not in known:
                self.wrong(key, f"{key}: {unknown_key(str(name), known)}", str(name))
        return value


def unknown_key(key: str, known: Collection[str], hints: Mapping[str, str] | None = None) -> str:
    """The message for a key that nobody knows."""
    hint = (hints or {}).get(key) or did_you_mean(key, known).strip() or f"The keys are {listing(known)}"
    return f'"{key}" is no key here. {hint}'


def listing(words: Collection[str]) -> str:
    """ "a, b and c"."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last


def scalar(value: object) -> str | None:
    """A single value as text, None for a list or a map."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


def _what(value: object) -> str:
    return "a list" if isinstance(value, list) else "a map" if isinstance(value, dict) else "a single value"

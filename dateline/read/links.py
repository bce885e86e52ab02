"""Links as note folders write them (`[[page|shown]]`): the words they show."""

from __future__ import annotations

from typing import Any

from dateline.text import regex

_WIKI = regex(r"!?\[\[([^\[\]\n]{1,300})\]\]")
_BAR = regex(r"\\?\|")


def unlinked(text: str) -> str:
    """The text with each `[[page]]` or `[[page#part|shown]]` as what it shows."""
    return _WIKI.sub(lambda found: shown(found[1]), text) if "[[" in text else text


def shown(inside: str) -> str:
    """What a link shows: the words behind its bar, else the page, or the part of this page, that it points to."""
    page, *words = _BAR.split(inside, maxsplit=1)
    if words and words[0].strip():
        return words[0].strip()
    name, _, part = page.strip().partition("#")
    return name.strip() or part.lstrip("^# ").strip()


def unlinked_value(value: Any) -> Any:
    """A value of front matter with its links as words; YAML takes a bare `[[page]]` for a list in a list."""
    if isinstance(value, str):
        return unlinked(value)
    if isinstance(value, dict):
        return {key: unlinked_value(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if len(value) == 1 and isinstance(value[0], list) and value[0] and all(isinstance(each, str) for each in value[0]):
        return shown(", ".join(value[0]))
    return [unlinked_value(each) for each in value]

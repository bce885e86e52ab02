"""JSON strictly parsed, and objects within objects laid flat."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from dateline.read.capture import Unreadable
from dateline.text import regex

_DEEPEST = 6
_MOST_KEYS = 400
# Escapes of characters that no text may hold: NUL, and halves of a pair without the other.
_HALF = regex(r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000)")
_CARRIERS = ("name", "text", "value", "label", "full_name", "display_name", "literal")


def parse(text: str, twice: list[str], line: int = 1) -> Any:
    """The value of a JSON text. `NaN` is nothing, as programs mean it; keys that an object has twice are added to `twice` (the last
    one counts). Raises Unreadable with the line."""
    try:
        return json.loads(
            _HALF.sub(_whole_pair, text) if _HALF.search(text) else text,
            object_pairs_hook=partial(_object, twice),
            parse_constant=lambda _: None,
            parse_int=_whole,
        )
    except json.JSONDecodeError as caught:
        raise Unreadable(f"is no JSON ({_advice(caught)}); export it again, or mend it", line + caught.lineno - 1) from None
    except RecursionError:
        raise Unreadable("nests lists and objects too deep to be read; export a plain list of articles", line) from None


def _whole_pair(found: re.Match[str]) -> str:
    return found[1] or r"\ufffd"


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _object(twice: list[str], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs) and len(twice) < _MOST_KEYS:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                twice.append(key)
            seen.add(key)
    return made


def _advice(caught: json.JSONDecodeError) -> str:
    rest = caught.doc[caught.pos : caught.pos + 1]
    if not rest.strip() and not caught.doc[caught.pos :].strip():
        return "it breaks off"
    told = {
        "Extra data": "more follows after its end",
        "Expecting property name enclosed in double quotes": "a key without quotation marks, or a comma too many",
    }
    said = caught.msg.removesuffix(" at")
    return told.get(said, said[:1].lower() + said[1:])


def laid_flat(value: Mapping[str, Any]) -> dict[str, str]:
    """The texts of an object by their keys, those within it by paths with dots (`author.name`); lists of texts a line each."""
    return dict(_flat(value, "", 0))


def _flat(value: Mapping[str, Any], path: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, each in value.items():
        where = f"{path}{key}"
        if isinstance(each, Mapping):
            if depth < _DEEPEST:
                yield from _flat(each, f"{where}.", depth + 1)
        elif isinstance(each, list):
            if text := "\n".join(_texts(each)):
                yield where, text
        elif (said := scalar(each)) is not None:
            yield where, said


def _texts(values: list[Any]) -> Iterator[str]:
    """What a list says: its texts, or what its objects are called."""
    for each in values[:_MOST_KEYS]:
        named = [each.get(key) for key in _CARRIERS] if isinstance(each, Mapping) else [each]
        if said := next((text for one in named if (text := scalar(one))), ""):
            yield said


def scalar(value: Any) -> str | None:
    """A text, number or truth value as text; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else None

"""Days told from the day of the capture: `yesterday`, `3 hours ago`, `vor 2 Tagen`, `昨日`, `hace 2 horas`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dateline.read.dates.seen import western
from dateline.read.words import fold

_FILE = Path(__file__).parents[2] / "data" / "words" / "relative.json"
_UNITS = ("minute", "hour", "day")
# Lines beyond this length are prose, where "yesterday" is not the page's.
_LONG = 160


class Ago(NamedTuple):
    """`number` units (`minute`, `hour` or `day`) before the capture, at `start` to `end` of a text.

    `calendar` is set for words that name a day (today is 0 days ago, yesterday 1); figures are rounded by those who print them.
    """

    start: int
    end: int
    number: int
    unit: str
    calendar: bool = False


class _Tongue(NamedTuple):
    pattern: re.Pattern[str]
    back: re.Pattern[str]
    words: dict[str, Any]


def find_ago(text: str, language: str = "") -> list[Ago]:
    """The days of a short text that are told from today, in the page's language or in English, from left to right."""
    if len(text) > _LONG:
        return []
    plain = fold(western(text))
    # Folding may lengthen a text (ß, İ): places are told only where it did not.
    if len(plain) != len(text):
        plain = western(text).lower()[: len(text)]
    for tongue in (language.split("-", 1)[0], "en"):
        known = _tongue(tongue)
        found = _found(plain, known) if known else []
        if found:
            return found
    return []


def _found(plain: str, tongue: _Tongue) -> list[Ago]:
    found = [ago for match in tongue.pattern.finditer(plain) if (ago := _ago(match, tongue.words))]
    back = {fold(name): count for name, count in tongue.words["back"].items()}
    found += [Ago(match.start(), match.end(), back[match[0]], "day", True) for match in tongue.back.finditer(plain)]
    return sorted(found)


def _ago(match: re.Match[str], words: dict[str, Any]) -> Ago | None:
    pair = match.groupdict().get("pair")
    if pair:
        return Ago(match.start(), match.end(), 2, words["pairs"][pair])
    unit = next(unit for unit in _UNITS if match["unit"] in (fold(name) for name in words[unit]))
    count = int(match["count"]) if (match["count"] or "").isdecimal() else 1
    return Ago(match.start(), match.end(), count, unit)


@cache
def _tongues() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def _tongue(language: str) -> _Tongue | None:
    words = _tongues().get(language)
    if words is None:
        return None
    spaced = language not in ("ja", "zh", "ko")
    edge, end = (r"(?<!\w)", r"(?!\w)") if spaced else (r"(?<!\d)", "")
    unit = rf"(?P<unit>{_either(name for kind in _UNITS for name in words[kind])})"
    one = _either(words.get("one", ()))
    count = rf"(?P<count>\d{{1,3}}{f'|{one}' if one else ''}){'?' if words.get('bare') else ''}"
    if "since" in words:
        pairs = rf"(?P<pair>{_either(words['pairs'])})|" if "pairs" in words else ""
        way = rf"(?:{_either(words['since'])})\s(?:{pairs}{count}\s?{unit})"
    else:
        way = rf"{count}\s?{unit}\.?\s?(?:{_either(words['ago'])})"
    return _Tongue(re.compile(f"{edge}(?:{way}){end}"), re.compile(f"{edge}(?:{_either(words['back'])}){end}"), words)


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(fold(name)) for name in sorted(names, key=lambda name: (-len(name), name)))

"""Transcripts and interviews: turns that a label opens, without quotation marks ("SECRETARY VALE: …", "SPIEGEL: …", "Vale: …")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from dateline.tag.folding import plain
from dateline.tag.names import lists
from dateline.text import regex

_LABEL = regex(r"([A-ZÀ-Þ][\w.'’-]{0,24}(?:[ \u00a0][A-ZÀ-Þ][\w.'’-]{0,24}){0,4})(?:[ \u00a0]?\([^()\n]{1,60}\))?:[ \u00a0]+(?=\S)")
_FEWEST = 4  # labelled paragraphs; fewer are no conversation
_ASIDE = regex(r"[(\[][^()\[\]]*[)\]]\.?\Z")  # "(Laughter.)"


class Turn(msgspec.Struct, frozen=True):
    """A paragraph of somebody's turn: its words are `start` to `end`; `speaker` "" where the label names nobody known; `opens` with the label."""

    start: int
    end: int
    speaker: str
    label: str
    opens: bool


def turns_of(text: str, paragraphs: Sequence[tuple[int, int]], names: Mapping[str, str]) -> dict[int, Turn]:
    """The turns of a conversation, by the number of the paragraph; nothing where the text is none. `names` are its people by actor.

    A conversation has at least two labels that come again and take turns, and one of them names somebody of the text. What follows the last
    label may be anything, so only its own paragraph counts.
    """
    labelled = {number: found for number, (start, end) in enumerate(paragraphs) if (found := _LABEL.match(text, start, end))}
    labels = [found.group(1).strip() for found in labelled.values()]
    changes = sum(one != other for one, other in pairwise(labels))
    if len(labels) < _FEWEST or changes < _FEWEST - 1 or not (_two_in_turn(labels) or _one_answers(labels)):
        return {}
    speakers = {label: _named(label, names) for label in dict.fromkeys(labels)}
    if not any(speakers.values()):
        return {}
    turns: dict[int, Turn] = {}
    label = ""
    for number in range(min(labelled), max(labelled) + 1):
        start, end = paragraphs[number]
        opening = labelled.get(number)
        if opening:
            label, start = opening.group(1).strip(), opening.end()
        known = "" if _ASIDE.match(text, start, end) else speakers[label]
        turns[number] = Turn(start, end, known, label, opening is not None)
    return turns


def _two_in_turn(labels: Sequence[str]) -> bool:
    return Counter(labels).most_common(2)[-1][1] > 1


def _one_answers(labels: Sequence[str]) -> bool:
    """Whether one answers everybody else in turn, as spokespeople do: AFP, then Guo, then NHK, then Guo."""
    return len(labels) > 2 * _FEWEST - 3 and any(len(set(labels[at::2])) == 1 for at in (0, 1)) and len(set(labels)) > 2


def _surnames(words: Sequence[str]) -> tuple[str, ...]:
    """What may be the surname: the last word, and in "Lin Chia-lung" the first."""
    return (words[-1], words[0]) if len(words) > 1 and words[0] in lists().cjk_surnames else (words[-1],)


def _named(label: str, names: Mapping[str, str]) -> str:
    """The person whom a label means: the one of this text whose surname is its last word, "" where there are none or several."""
    words = plain(label).split()
    last = words[-1].strip(".")
    fitting = {actor for actor, name in names.items() if name and last in _surnames(plain(name).split())}
    return fitting.pop() if len(fitting) == 1 else ""

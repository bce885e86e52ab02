"""However a text is made, tagging takes effort in proportion to its length: four times the text, four times the lines of code that run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from dateline.tag import tag_item
from tests.tag.profiles import lexicon
from tests.tag.test_laws import reading

SHORT = 4_000
MOST = 4.7
"""Four times the text may take so many times the lines: sorting and what stands at the beginning are the rest. Where every place looks at
every other one, it is far more."""
HOSTILE = {
    "bodies of another language": ("Conselho Aaa de Bbb e ", "pt"),
    "names in quotation marks": ("компания «Заря» ", "ru"),
    "acronyms in brackets": ("the Harbour Bridge Union (HBU) ", "en"),
    "capitals": ("relations between Moscow and Kyiv ", "en"),
    "countries that are also something else": ("Chad Jordan ", "en"),
    "one name of several bodies": ("MOFA said nothing of it to those who asked. ", "en"),
    "shared names without spaces": ("外交部长王毅", "zh"),
    "marks that nothing closes": ("‘a “b ", "en"),
    "single marks": ("'a ", "en"),
    "words that a verb surrounds": ("``a b c'' said ", "en"),
    "posts without names": ("head of NATO, the NATO chief ", "en"),
    "pronouns in one sentence": ("Maria Oksanen “we go a b c” he said and ", "en"),
    "lines of dialogue": ("—a b c —dijo ", "es"),
    "turns": ("Iwaya: Aa bb cc\n\nRutte: Dd ee ff\n\n", "en"),
    "verbs of saying": ("sagte „a b c d“ ", "de"),
    "titles": ("le président français Emmanuel Macron, ", "fr"),
    "paragraphs": ("Ab\n\n", "en"),
}


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python run, in whatever function."""
    ran = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal ran
        ran += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran


def effort(text: str, language: str) -> int:
    item = reading("A title", text, language=language)
    return lines_run(lambda: tag_item(item, lexicon()))


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def numbered(size: int) -> str:
    """As many different people and bodies as a text can name."""
    names = ("".join(chr(97 + at // 26**place % 26) for place in range(5)).capitalize() for at in range(7, 10**7, 7919))
    parts, length = [], 0
    while length < size:
        parts.append(f"Mr. {next(names)} met President {next(names)} {next(names)} of the {next(names)} Agency. ")
        length += len(parts[-1])
    return "".join(parts)


@pytest.mark.parametrize("what", HOSTILE)
def test_four_times_a_hostile_text_takes_four_times_the_effort(what: str) -> None:
    piece, language = HOSTILE[what]
    effort(piece, language)  # lists are read at the first use
    assert effort(repeated(piece, 4 * SHORT), language) < MOST * effort(repeated(piece, SHORT), language)


def test_four_times_the_names_take_four_times_the_effort() -> None:
    effort(numbered(200), "en")
    assert effort(numbered(4 * SHORT), "en") < MOST * effort(numbered(SHORT), "en")

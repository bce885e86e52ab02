"""What the surroundings of a day say against it: lists of other stories, comments, the site's own foot, a label of something else."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.dates import Seen
from dateline.read.labels import label_of
from dateline.read.lines import Line
from dateline.read.moments.finding import residue
from dateline.read.moments.place import Around, Found
from dateline.read.words import Words
from dateline.text import regex

# Lines that no day of the item stands in, and how much is left of what speaks for it.
_OTHERS_LINES = {"credit": 0.3, "position": 0.3, "file photo": 0.3, "caption": 0.3, "twin": 0.3, "said twice": 0.3, "copyright": 0.4}
# A film or recording is as long as this; the day beside it is the film's.
_DURATION = regex(r"(?<![\d:])\d{1,2}:\d\d\s?(?:min|мин|хв|分|minuti|minutos)", re.IGNORECASE)
_PRINTED = regex(r"https?://\S+\s+\d{1,3}/\d{1,3}\s*")
# A printed page's address and number are its last line, or among the last.
_LAST = 12
_COUNTED = regex(r"[\d\s().,:]+")
_LETTERS = regex(r"[^\W\d_]+")
_OTHER_LABEL = regex(r"[^\W\d][^:：]{1,40}[:：]\s*$")


class Setting(NamedTuple):
    """Where the page's foot begins (its copyright line under the text) and where other stories and comments do, as indexes; whether
    the lines under the text, beyond that, and above the headline show several days, as lists do; whether a browser printed the page."""

    foot: int
    aside: int
    listed_below: bool
    listed_beyond: bool
    listed_above: bool
    printed: bool


def setting_of(lines: list[Line], found: Found, around: Around, words: Words, rules: list[str]) -> Setting:
    """What stands around the days of a page."""
    under = range(around.end, len(lines))
    foot = next((index for index in under if rules[index] == "copyright" or "©" in lines[index].text[:20]), len(lines))
    aside = next((index for index in under if _heads_others(lines[index], rules[index], words)), len(lines))
    below, beyond, above = (_several(found, span) for span in (range(around.end, aside), range(aside, len(lines)), range(around.top - 1)))
    printed = any(line.text[:4] == "http" and _PRINTED.fullmatch(line.text) for line in lines[-_LAST:])
    return Setting(foot, aside, below, beyond, above, printed)


def _several(found: Found, span: range) -> bool:
    return len({seen.day for index in found if index in span for seen in found[index][0]}) > 1


def _heads_others(line: Line, rule: str, words: Words) -> bool:
    return rule in ("list heading", "comments") or (line.width <= 40 and _COUNTED.sub(" ", line.folded).strip() in words.comments)


def left_over(lines: list[Line], index: int, seen: Seen, kind: str, around: Around, page: Setting, taken: str, words: Words) -> float:
    """How much is left (0 to 1) of what a day's place says for it."""
    line = lines[index]
    rule = "copyright" if index > page.foot else taken
    # A line taken for a caption by its place alone is none where it labels its day (`Posted: …`).
    left = 1.0 if kind and rule == "caption" else max(0.5, _OTHERS_LINES.get(rule, 1.0)) if kind else _OTHERS_LINES.get(rule, 1.0)
    if _DURATION.search(line.text):
        left *= 0.3
    if index > page.aside:
        left *= (0.4 if page.listed_beyond else 0.8) if kind else 0.4
    elif index >= around.end and page.listed_below and not kind:
        left *= 0.5
    if kind:
        return left * (0.6 if index >= around.end and _legal(lines, index, words) else 1.0)
    label = label_of(line, words)
    if label and label.kind == "photo":
        return left * 0.3
    if not label and _OTHER_LABEL.match(line.text[: seen.start]) and line.text[: seen.start].casefold().strip(" :：") not in words.sections:
        left *= 0.5 if index >= around.end else 0.85
    if index < around.top and page.listed_above and residue(line.text, [seen], [], words) > 16:
        left *= 0.5
    return left


def _legal(lines: list[Line], index: int, words: Words) -> bool:
    """Whether a day right under the title of a policy (`Privacy policy`, `Terms`) is the policy's."""
    return any(lines[near].width <= 60 and not words.legal.isdisjoint(_LETTERS.findall(lines[near].folded)) for near in range(max(0, index - 2), index + 1))

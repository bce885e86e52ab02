"""Words parted at the end of a line, put together again: with their hyphen where it is their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dateline.read.pdf.rows import unspaced
from dateline.text import regex

_HYPHENS = "-\u2010\u00ad\u00ac"
_WORD = regex(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = regex(r"([^\W\d_]+(?:[-\u2010][^\W\d_]+)*)[-\u2010\u00ad\u00ac]$")
_HANGUL = regex("[\uac00-\ud7a3]")
# No word is longer than this.
_LONGEST = 100
_FIRST = regex(r"[^\W\d_]+")
# A German line may end in a part of several compounds: `Ein- und Ausfuhr`.
_SHARED = frozenset(("und", "oder", "bzw", "sowie", "bis", "and", "or", "et", "ou", "y", "o", "en", "of", "och", "eller", "og"))
# First parts that keep their hyphen in front of most words.
_KEEPS = frozenset(("ex", "non", "self", "cross", "anti", "vice", "quasi", "all", "half", "high", "low", "long", "short", "well", "so", "co", "post", "pro"))


def words_in(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in some lines, whole, folded; parts at a line's end are none."""
    found: Counter[str] = Counter()
    for text in texts:
        body = text.rstrip()
        parted = body[-1:] in _HYPHENS
        words = [word[0].casefold().replace("\u2010", "-") for word in _WORD.finditer(body)]
        found.update(words[:-1] if parted else words)
    return found


def joined(lines: Iterable[str], known: Counter[str]) -> str:
    """The lines of one paragraph as one text. `known` are the document's words (see `words_in`)."""
    parts: list[str] = []
    for line in lines:
        if parts and line:
            kept, glue = _seam(parts[-1], line, known)
            parts[-1] = kept
            parts.append(glue + line)
        elif line:
            parts.append(line)
    return "".join(parts)


def _seam(before: str, after: str, known: Counter[str]) -> tuple[str, str]:
    """What stays of the line before, and what goes between it and the next."""
    last, first = _LAST.search(before[-_LONGEST:]), _FIRST.match(after[:_LONGEST])
    if last and first:
        return before[:-1], _between(last[1], first[0], known, soft=before[-1] in "\u00ad\u00ac")
    if before[-1] == "\u00ad":
        return before[:-1], ""
    if (before[-1] in "-\u2010/" and not before[-2:-1].isspace() and len(before) > 1) or (unspaced(before[-1]) and unspaced(after[0])):
        return before, ""
    if _HANGUL.match(before[-1]) and _HANGUL.match(after[0]):
        # Korean lines may end within a word: it is whole where it stands so elsewhere.
        whole = before[-_LONGEST:].rsplit(" ", 1)[-1] + after[:_LONGEST].split(" ", 1)[0]
        return before, "" if known[whole.casefold()] else " "
    return before, " "


def _between(left: str, right: str, known: Counter[str], *, soft: bool) -> str:
    """The hyphen, where it is the word's own: as the word stands elsewhere in the document, else by its case and its first part."""
    if right.casefold() in _SHARED and not soft:
        return "- "
    closed, hyphened = known[f"{left}{right}".casefold()], known[f"{left}-{right}".casefold()]
    if closed != hyphened:
        return "-" if hyphened > closed else ""
    if soft:
        return ""
    own = right[0].isupper() or re.split("[-\u2010]", left)[-1].isupper() or left.casefold() in _KEEPS
    return "-" if own or ("-" in left and known[right.casefold()] > 1) else ""

"""The lede: the first sentence or two of a text, in its own words."""

from __future__ import annotations

from dateline.text import regex

# The first letter stands apart, so that the search goes from mark to mark.
_END = regex(r"[.!?…。！？।؟](?:(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“„«‘(\[]?[^\W\da-zа-яß-ÿ])|(?<=[。！？])[」』”）)]*|(?<=[।؟])\s*)")
_SHORT = regex(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|vs|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|ca|Abs|Art|Hr|Fr|Sr|Sra|Dña|Av|M|Mme|z\.B|d\.h|u\.a|e\.g|i\.e|[A-ZÀ-ÞА-Я])|\d)\.$"
)
# More letters than the longest of these, its point and an end of line behind it.
_REACH = 8
# A lede is looked for in so many letters at most.
_FAR = 4000
_ONE = 280
_MOST = 420


def sentences(text: str, most: int = 6) -> list[str]:
    """The first sentences of a paragraph; initials, titles and ordinals end none."""
    text = text[:_FAR]
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].strip()
        bare = piece.rstrip('"”’»)] ')
        if _SHORT.search(bare, max(0, len(bare) - _REACH)):
            continue
        found.append(piece)
        start = end.end()
        if len(found) == most:
            return found
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def lede(text: str) -> str:
    """The first sentence, and those after it while they fit into 280 characters; a very long one is cut at a word with "…"."""
    found = sentences(text)
    if not found:
        return ""
    summary = found[0]
    for sentence in found[1:]:
        if len(summary) + 1 + len(sentence) > _ONE:
            break
        summary += sentence if summary[-1:] in "。！？」" else f" {sentence}"
    if len(summary) <= _MOST:
        return summary
    head = summary[:_MOST]
    return (head[: head.rfind(" ")] if " " in head[_MOST // 2 :] else head).rstrip(" ,;:–—-") + "…"

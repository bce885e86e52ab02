"""Markdown as Obsidian and Hugo write it, turned into plain Markdown line by line, so that lines keep their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.read.links import unlinked
from dateline.text import regex

_FENCE = regex(r"\s{0,3}(?:>\s?)*(```+|~~~+)")
_CODE = regex(r"(`+[^`\n]*`+)")
_EMBED = regex(r"!\[\[[^\[\]\n]{0,300}\]\]")
# Bounded, so that openings that never close take no square of time.
_SHORTCODE = regex(r"\{\{[<%].{0,2000}?[%>]\}\}", re.DOTALL)
_REMARK = regex(r"%%.*?%%", re.DOTALL)
_BLOCK_ID = regex(r"(?:^|\s)\^[A-Za-z0-9][A-Za-z0-9\-]*[ \t]*$")
_CALLOUT = regex(r"^((?: {0,3}>)+[ \t]?)\[!\w[\w\-|]*\][+\-]?[ \t]*(.*)$")
_BRIGHT = regex(r"==(?=[^\s=])([^=\n]{1,2000}?)(?<=\S)==")
_NOTE = regex(r"^ {0,3}\[\^[^\]\s]{1,60}\]:")
_NOTE_MARK = regex(r"[ \t]{0,8}(?:\[\^[^\]\s]{1,60}\]|\^\[[^\]\n]{1,500}\])")
_TAGS = regex(r"(?:#(?=[\w\-/]*[^\W\d_])[\w\-/]+[,;]?(?:\s+|$))+")
_EMPTY_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|(?:>[ \t]?)+)?[ \t]*")


class Plain(NamedTuple):
    """Markdown without the dialects' own marks, and the lines (from 0) that were taken out of it: `tags` and `notes` (at the foot)."""

    text: str
    tags: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]


def plain_markdown(text: str) -> Plain:
    """Links, embeds, callouts, marks of blocks, footnotes, lines of tags and shortcodes as plain Markdown. Fenced code stays as it is."""
    tags: list[tuple[int, str]] = []
    notes: list[tuple[int, str]] = []
    rows: list[str] = []
    fence, in_note = "", False
    for number, (line, before) in enumerate(zip(_cut(text).split("\n"), text.split("\n"), strict=True)):
        mark = _FENCE.match(line)
        if fence or mark:
            fence, in_note = _fence_after(fence, mark), False
            rows.append(before)
            continue
        in_note = _NOTE.match(line) is not None or (in_note and line.startswith(("  ", "\t")))
        if in_note:
            notes.append((number, line.strip()))
        elif _TAGS.fullmatch(line.strip()):
            tags.append((number, line.strip()))
        rows.append("" if in_note or (tags and tags[-1][0] == number) else _row(line, before))
    return Plain("\n".join(rows), tuple(tags), tuple(notes))


def _cut(text: str) -> str:
    """The text without shortcodes and private remarks; their line breaks stay."""
    if "{{" in text:
        text = _SHORTCODE.sub(_breaks, text)
    return _REMARK.sub(_breaks, text) if "%%" in text else text


def _breaks(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _fence_after(fence: str, mark: re.Match[str] | None) -> str:
    """The fence that is open after a line: none once the same mark closes it."""
    if not fence:
        return mark[1] if mark else ""
    return "" if mark and mark[1].startswith(fence) else fence


def _row(line: str, before: str) -> str:
    """One line without what is taken from it; a line of which only a bullet stays is empty, lest it underline the line above."""
    callout = _CALLOUT.match(line) if "[!" in line else None
    if callout:
        line = f"{callout[1]}**{callout[2].strip()}**  " if callout[2].strip() else callout[1].rstrip()
    line = _BLOCK_ID.sub("", line) if "^" in line else line
    if "`" in line:
        parts = _CODE.split(line)
        parts[::2] = [_words(part) for part in parts[::2]]
        made = "".join(parts)
    else:
        made = _words(line)
    return "" if made != before and _EMPTY_ITEM.fullmatch(made) and not callout else made


def _words(text: str) -> str:
    if "[" in text:
        text = unlinked(_EMBED.sub("", text))
        text = _NOTE_MARK.sub("", text) if "^" in text else text
    return _BRIGHT.sub(r"<mark>\1</mark>", text) if "==" in text else text

"""The text of a page that its scripts would show: markup or an article's body that stands in its data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from dateline.read.html.boxes import Box, Boxes, boxes_of
from dateline.read.html.declared import Declared
from dateline.read.html.parse import tree
from dateline.read.lines import ends_sentence, wide_letters
from dateline.text import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

# A page that shows so many letters in sentences has its text on the page.
_ENOUGH = 300
_LEAST = 400
_STRING = regex(r'"((?:[^"\\]|\\.){400,400000})"')
_PARAGRAPH = regex(r"<p[\s>]|\\u003cp[\s>\\]", re.IGNORECASE)
_MOST_SCRIPTS = 200


def with_held_text(root: _Element, page: Boxes, declared: Declared) -> Boxes:
    """The page's boxes; where it shows hardly any sentences, those of the text that its data hold (JSON-LD's articleBody, markup in a script)."""
    shown = _prose(page.boxes)
    if shown >= _ENOUGH:
        return page
    best = page
    for markup, line in (*_bodies(declared), *_in_scripts(root)):
        inner = tree(f"<html><body>{markup}</body></html>")
        held = boxes_of(inner) if inner is not None else best
        if held is not best and _prose(held.boxes) >= max(_LEAST, 2 * _prose(best.boxes)):
            best = held._replace(boxes=[box._replace(line=line) for box in held.boxes])
    return best


def _prose(boxes: Sequence[Box]) -> int:
    return sum(len(box.text) + wide_letters(box.text) for box in boxes if len(box.text) >= 40 and box.linked * 2 < len(box.text) and ends_sentence(box.text))


def _bodies(declared: Declared) -> Iterator[tuple[str, int]]:
    for story in declared.stories[:5]:
        if len(story.body) >= _LEAST:
            marked = "<p" in story.body
            yield story.body if marked else "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\s*\n+\s*", story.body)), story.line


def _in_scripts(root: _Element) -> Iterator[tuple[str, int]]:
    """The strings of scripts that hold paragraphs of markup."""
    for number, script in enumerate(root.iter("script")):
        text = script.text or ""
        if number >= _MOST_SCRIPTS:
            return
        if len(text) < _LEAST or not _PARAGRAPH.search(text):
            continue
        for found in _STRING.finditer(text):
            if not _PARAGRAPH.search(found[1]):
                continue
            try:
                value = json.loads(f'"{found[1]}"', strict=False)
            except ValueError:
                continue
            if isinstance(value, str) and "<p" in value:
                yield value, script.sourceline or 0

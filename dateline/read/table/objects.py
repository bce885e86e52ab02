"""JSON (`.json`) and JSON Lines (`.jsonl`, `.ndjson`): each object an item, its keys read as columns are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dateline.model import ReadResult
from dateline.problems import Problem, warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.decode import decode
from dateline.read.entry import few
from dateline.read.table.columns import match, refuse, usable
from dateline.read.table.parsed import laid_flat, parse
from dateline.read.table.rows import Row, filled, read_rows
from dateline.text import regex

# Keys whose lists of objects are parts of an article, not articles.
_PARTS = frozenset((
    "author", "authors", "creator", "contributor", "image", "images", "media", "video", "videos", "comments", "mentions", "entities", "actors", "quotes",
    "topics",
    "tags", "categories", "related", "links", "breadcrumb", "sources", "publisher",
))  # fmt: skip
_ARTICLE = regex(r"Article|Posting|NewsItem|Report(?:age)?$|PressRelease|Statement")
_DEEPEST = 4


class _Found(NamedTuple):
    """The objects of a document, the keys on the way to their list (None where they stand in none), and whether it is one alone."""

    objects: Sequence[Mapping[str, Any]]
    way: tuple[str, ...] | None = None
    alone: bool = False


def read_json(capture: Capture) -> ReadResult:
    """The items of a JSON document: a list of objects, the first such list within an object, or one object. CSL-JSON and JSON Feed too."""
    text = decode(capture.data)
    if not text.strip():
        raise Unreadable("is empty; put the document's text into it, or remove it")
    twice: list[str] = []
    try:
        value = parse(text, twice)
    except Unreadable as caught:
        if _lines_of_json(text):
            return read_json_lines(capture)
        raise caught from None
    from dateline.read.feed.json import is_json_feed, read_json_feed
    from dateline.read.references.csl import is_csl, read_csl

    if is_json_feed(value):
        return read_json_feed(value, _starts(text, ("items",)), capture)
    found = _objects(value, capture)
    starts = [] if found.way is None else _starts(text, found.way)
    starts = starts[1:] if isinstance(value, list) and isinstance(value[0], list) else starts
    lines = [starts[at] if at < len(starts) else 1 for at in range(len(found.objects))]
    doubled = [warning(capture.path, None, f"the key “{key[:60]}” is given twice in one object: the last one counts") for key in dict.fromkeys(twice)]
    result = read_csl(found.objects, lines, capture) if is_csl(found.objects) else _read(found.objects, lines, capture, alone=found.alone)
    return ReadResult(result.items, few((*doubled, *result.problems), capture.path))


def read_json_lines(capture: Capture) -> ReadResult:
    """The items of JSON Lines, an object a line. A line that is none is a warning and costs no other."""
    problems: list[Problem] = []
    most = capture.limit("items") + 1
    objects: list[Mapping[str, Any]] = []
    lines: list[int] = []
    for number, line in enumerate(decode(capture.data).split("\n"), 1):
        if not line.strip():
            continue
        if len(objects) == most:
            break
        try:
            value = parse(line.rstrip().rstrip(","), [], number)
        except Unreadable as caught:
            problems.append(warning(capture.path, number, str(caught).replace("is no JSON", "this line is no JSON").partition(";")[0] + ": it is left out"))
            continue
        if isinstance(value, dict):
            objects.append(value)
            lines.append(number)
        else:
            problems.append(warning(capture.path, number, "this line is no JSON object ({…}): it is left out"))
    if not objects:
        raise Unreadable("holds no JSON object, one a line; a list of objects belongs into a file that ends in .json", problems[0].line if problems else None)
    result = _read(objects, lines, capture)
    return ReadResult(result.items, few((*problems, *result.problems), capture.path))


def _read(objects: Sequence[Mapping[str, Any]], lines: Sequence[int], capture: Capture, *, alone: bool = False) -> ReadResult:
    typed = [at for at, each in enumerate(objects) if _is_article(each)]
    chosen = typed or range(len(objects))
    rows = [Row(lines[at], filled(laid_flat(objects[at]).items())) for at in chosen]
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    if not usable(match(names, capture.columns)):
        raise refuse(names or [str(key) for key in (objects[0] if objects else {})], lines[0] if lines else 1)
    return read_rows(rows, names + [key for key in (objects[0] if objects else {}) if key not in names], capture, alone=alone, quiet=bool(typed))


def _is_article(value: Mapping[str, Any]) -> bool:
    """Whether an object says by schema.org's word that it is an article."""
    said = value.get("@type")
    return any(isinstance(each, str) and _ARTICLE.search(each) for each in (said if isinstance(said, list) else [said]))


def _objects(value: Any, capture: Capture) -> _Found:
    """The objects that could be items. Raises Unreadable where there are none."""
    if isinstance(value, list):
        if not value:
            raise Unreadable("is an empty list; export it again, or remove it", 1)
        if all(isinstance(each, list) for each in value):
            value = _table(value)
        objects = [each for each in value if isinstance(each, dict)]
        if objects:
            return _Found(objects, ())
        raise Unreadable("is a list without objects; export a list of articles, each with keys such as title, date and text", 1)
    if not isinstance(value, dict):
        raise Unreadable("is one value, no article; export a list of articles, each with keys such as title, date and text", 1)
    own = match(filled(laid_flat(value).items()), capture.columns).of.keys()
    listed = _listed(value, capture) if "body" not in own or "title" not in own else None
    if listed and not _is_article(value):
        return listed
    if not own & {"title", "body", "summary"} and len(value) > 1 and all(isinstance(each, dict) for each in value.values()):
        return _Found([{"id": key, **each} for key, each in value.items()])
    return _Found([value], alone=True)


def _table(rows: list[list[Any]]) -> list[dict[str, Any]]:
    """A list of lists is a table whose first row is its head."""
    head = [str(name) for name in rows[0]]
    return [dict(zip(head, row, strict=False)) for row in rows[1:]]


def _listed(value: Mapping[str, Any], capture: Capture) -> _Found | None:
    """The first list of objects that could be articles, looked for level by level."""
    level: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [((), value)]
    for _ in range(_DEEPEST):
        following: list[tuple[tuple[str, ...], Mapping[str, Any]]] = []
        for way, holder in level:
            for key, each in holder.items():
                if isinstance(each, list) and key.lower() not in _PARTS:
                    objects = [one for one in each if isinstance(one, dict)]
                    if objects and any(usable(match(laid_flat(one), capture.columns)) for one in objects[:20]):
                        return _Found(objects, (*way, key))
                elif isinstance(each, dict):
                    following.append(((*way, key), each))
        level = following
    return None


def _lines_of_json(text: str) -> bool:
    """Whether a text that is no JSON is JSON Lines under the wrong ending: its first two lines are objects of their own."""
    lines = [line for line in text[:2_000_000].split("\n", 3)[:3] if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(parse(line, []), dict) for line in lines)
    except Unreadable:
        return False


def _starts(text: str, way: tuple[str, ...]) -> list[int]:
    """The lines on which the elements of a list start; none where the list cannot be found again in the text."""
    at = 0
    for key in way:
        found = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:\s*").search(text, at)
        if not found:
            return []
        at = found.end()
    at = text.find("[", at)
    decoder, lines, line, seen = json.JSONDecoder(parse_int=str), [], 1, 0
    gap = re.compile(r"[\s,]*")
    while at >= 0:
        start = _end_of(gap, text, at + 1)
        if start >= len(text) or text[start] == "]":
            break
        line += text.count("\n", seen, start)
        seen = start
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        if isinstance(value, dict | list):
            lines.append(line)
        at = end - 1
    return lines


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at

"""What a page's JSON-LD says of the story: broken JSON tolerated, of many nodes the one that is the page's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from dateline.text import regex

_MOST_NODES = 3000
_MOST_LETTERS = 3_000_000
_TRAILING_COMMA = regex(r",\s*([}\]])")
_COMMENT = regex(r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*(?:\*/)?\s*;?\s*$")
_STORIES = frozenset((
    "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "reviewnewsarticle",
    "backgroundnewsarticle", "askpublicnewsarticle", "liveblogposting", "report", "techarticle", "scholarlyarticle", "medicalscholarlyarticle",
    "socialmediaposting", "discussionforumposting", "satiricalarticle", "advertisercontentarticle", "pressrelease", "governmentservice",
    "specialannouncement",
))  # fmt: skip
_PAGES = frozenset((
    "webpage", "itempage", "creativework", "review", "recipe", "videoobject", "podcastepisode", "event", "legislation", "dataset", "qapage", "faqpage",
))  # fmt: skip
# Properties under which other stories stand.
_OTHERS = frozenset((
    "itemlistelement", "haspart", "mentions", "citation", "relatedlink", "liveblogupdate", "comment", "isbasedon", "subjectof", "suggestedanswer", "about",
))  # fmt: skip


class Story(NamedTuple):
    """What JSON-LD (or another declaration) says of the page's story; "" for what it does not say. `own`: a node of a story's kind with a headline,
    not of a page's or a video's with a name."""

    headline: str = ""
    alternative: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    body: str = ""
    language: str = ""
    url: str = ""
    line: int = 0
    own: bool = True


def parsed(text: str) -> list[Any]:
    """The JSON values of a script, as far as they can be read."""
    text = _COMMENT.sub("", text[:_MOST_LETTERS]).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return _in_a_row(text)


def _in_a_row(text: str) -> list[Any]:
    """Several values one behind the other, up to the first that is broken."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    while at < len(text) and len(found) < 50:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return found


def stories(values: list[Any], line: int) -> list[Story]:
    """The stories that JSON-LD names as the page's own, those of a story's kind before those of a page's."""
    found = [(rank, _story(node, line)) for rank, node in _nodes(values)]
    return [story for _, story in sorted(found, key=lambda pair: pair[0]) if story.headline or story.published or story.body]


def _nodes(values: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    waiting: list[tuple[Any, int]] = [(value, 0) for value in reversed(values)]
    seen = 0
    while waiting and seen < _MOST_NODES:
        value, depth = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting += [(each, depth) for each in reversed(value[:200])]
        elif isinstance(value, dict):
            kinds = {kind.lower().rsplit("/", 1)[-1] for kind in _texts(value.get("@type"))}
            if kinds & _STORIES:
                yield depth * 2, value
            elif kinds & _PAGES:
                yield depth * 2 + 3, value
            if depth < 5:
                waiting += [
                    (inner, depth + (name != "@graph")) for name, inner in value.items() if isinstance(inner, (dict, list)) and name.lower() not in _OTHERS
                ]


def _story(node: dict[str, Any], line: int) -> Story:
    return Story(
        headline=_text(node.get("headline")) or (_text(node.get("name")) if "headline" not in node else ""),
        alternative=_text(node.get("alternativeHeadline")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        updated=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(_names(node.get("author")) or _names(node.get("creator")))),
        publisher=next(iter(_names(node.get("publisher"))), ""),
        description=_text(node.get("description")),
        body=_text(node.get("articleBody")) or _text(node.get("text")),
        language=_text(node.get("inLanguage")),
        url=_text(node.get("url")) or _text(node.get("mainEntityOfPage")),
        line=line,
        own=bool(node.get("headline")) and any(kind.lower().rsplit("/", 1)[-1] in _STORIES for kind in _texts(node.get("@type"))),
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or value.get("name") or ""
    return unescape(unescape(str(value))).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _texts(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _names(value: Any) -> list[str]:
    found = []
    for each in value if isinstance(value, list) else [value]:
        name = _text(each.get("name") if isinstance(each, dict) else each) if each else ""
        if name and not name.startswith(("http:", "https:", "/", "#")):
            found.append(" ".join(name.split()))
    return found[:30]

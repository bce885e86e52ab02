"""One article of a bundle: what the database tells of it, its text, and what is not its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from msgspec import Struct, field

from dateline.model import Block, Field, Reading, Span
from dateline.problems import Problem, warning
from dateline.read.assemble import assemble, first_words
from dateline.read.capture import Capture, parts
from dateline.read.press.rows import Row


class Article(Struct):
    """An article on its way to be an item. `name` is its number in the database, "" where it has none."""

    name: str = ""
    told: dict[str, Field] = field(default_factory=dict)
    body: list[Row] = field(default_factory=list)
    captions: list[Row] = field(default_factory=list)
    used: list[Span] = field(default_factory=list)
    cut: list[Span] = field(default_factory=list)

    def use(self, row: Row, rule: str) -> None:
        """A line that told data."""
        self.used.append(Span(row.line, row.line, row.flat, rule))

    def drop(self, rows: Sequence[Row], rule: str) -> None:
        """Lines that are no text of the article."""
        self.cut += [Span(row.line, row.line, row.flat, rule) for row in rows]


class Bundle(NamedTuple):
    """The items of a bundle, and what was wrong with it."""

    items: tuple[Reading, ...]
    problems: tuple[Problem, ...] = ()


def bundle_of(articles: Sequence[Article], capture: Capture) -> Bundle:
    """The articles as items, each at its number in the database, or in the file. One without title and text is told and left out."""
    most = capture.limit("items")
    problems: list[Problem] = []
    if len(articles) > most:
        told = f"holds {len(articles)} articles: the first {most} are read; split it, or raise `limits: items:` in content/site.yml"
        problems.append(warning(capture.path, None, told))
    items: list[Reading] = []
    for article, part in zip(articles, parts([article.name for article in articles]), strict=True):
        if len(items) >= most:
            break
        if not article.told.get("title") and not article.body:
            line = article.used[0].first if article.used else article.cut[0].first if article.cut else None
            problems.append(warning(capture.path, line, f"article {part} has neither title nor text; export it again"))
            continue
        items.append(_item(article, part, capture))
    return Bundle(tuple(items), tuple(problems))


def _item(article: Article, part: str, capture: Capture) -> Reading:
    read = assemble([_block(row) for row in article.body], article.told, capture, part)
    captions = tuple(Block(row.flat, row.line) for row in article.captions)
    used = sorted((*read.used, *article.used), key=lambda span: span.first)
    return replace(read, captions=captions, used=tuple(used), cut=(*read.cut, *article.cut), summary=first_words(read.body))


def _block(row: Row) -> Block:
    heading = row.strong and len(row.text) <= 120 and not row.text.endswith((".", "!", "?", ":", "…"))
    return Block(row.text if row.html else row.flat, row.line, "h" if heading else "p", "" if heading else row.html)

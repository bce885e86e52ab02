"""ProQuest text exports: articles between lines of underscores, their fields behind labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Field
from dateline.read.capture import Capture
from dateline.read.press.article import Article
from dateline.read.press.fields import byline_of, day_of, language_of, source_of
from dateline.read.press.rows import Row
from dateline.text import regex

_RULE = regex(r"_{20,}")
_LABEL = regex(r"([A-Z][A-Za-z /&-]{2,34}):\s*(.*)", re.DOTALL)
_TEXTS = frozenset(("full text", "volltext", "texte intégral"))
_KNOWN = frozenset((
    "title", "author", "publication title", "publication date", "publication info", "section", "document url", "links", "proquest document id", "source type",
    "language of publication", "document type", "copyright", "last updated", "database", "issn", "place of publication", "country of publication",
    "publisher", "publication subject", "publication year", "dateline", "credit", "subject", "location", "people", "company", "abstract", "pages",
    "first page", "column", "edition", "volume", "issue", "identifier / keyword", "classification", "e-issn", "illustrations", "alternate title", "url",
    *_TEXTS,
))  # fmt: skip


def proquest_in(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The articles of an export: from row, to before row; none without lines of underscores, labelled document numbers and publications."""
    rules = [at for at, row in enumerate(rows) if _RULE.fullmatch(row.flat)]
    labels = {found[1].lower() for row in rows if (found := _LABEL.match(row.text[:60]))}
    if not rules or len(labels & {"proquest document id", "publication title", "full text", "publication date"}) < 2 or "proquest document id" not in labels:
        return []
    spans = [(start + 1, end) for start, end in pairwise([-1, *rules, len(rows)])]
    return [(start, end) for start, end in spans if any(row.text.startswith(("ProQuest document ID:", "Publication title:")) for row in rows[start:end])]


def proquest_articles(rows: Sequence[Row], found: Sequence[tuple[int, int]], capture: Capture) -> list[Article]:
    """The articles of an export. What stands between and beside them is its own, and private where it tells of the user."""
    articles = [_article(rows[start:end], capture) for start, end in found]
    inside = {at for start, end in found for at in range(start, end)}
    articles[0].drop([row for at, row in enumerate(rows) if at not in inside and not _RULE.fullmatch(row.flat)], "private: the export's own lines")
    return articles


def _article(rows: Sequence[Row], capture: Capture) -> Article:
    article = Article()
    fields: dict[str, list[Row]] = {}
    label = ""
    for at, row in enumerate(rows):
        found = _LABEL.match(row.text)
        if found and found[1].lower() in _KNOWN and found[1].lower() not in fields:
            label = found[1].lower()
            fields[label] = [row._replace(text=found[2])] if found[2].strip() else []
        elif label in _TEXTS or label:
            fields[label].append(row)
        elif at > 0 or len(row.flat) > 160:
            article.drop([row], "above the fields")
        else:
            fields["headline"] = [row]
    article.body = [row for name, told in fields.items() if name in _TEXTS for row in told]
    for name, told in fields.items():
        if told and name not in _TEXTS:
            _field(name, told[0], " ".join(row.flat for row in told), article)
    source = article.told["source"].value or "" if "publication title" in fields and article.told.get("source") else ""
    if fields.get("publication date"):
        article.told["published"] = day_of(fields["publication date"][0], "date of the database", source, capture)
    if article.told.get("source"):
        article.told["source"] = source_of(fields["publication title"][0], "publication of the database", capture)
    return article


def _field(name: str, row: Row, text: str, article: Article) -> None:
    if name in ("title", "headline") and "title" not in article.told:
        article.told["title"] = Field(text, "title of the database", line=row.line, sure=0.97)
    elif name == "author":
        names = "; ".join(" ".join(reversed(part.split(", ", 1))) for part in text.split(";") if part.strip())
        article.told["byline"] = byline_of(row, names.replace("; ", ", ").strip(), "byline of the database")
    elif name == "publication title":
        article.told["source"] = Field(text, "publication of the database", line=row.line, sure=0.97)
    elif name == "language of publication":
        article.told["language"] = language_of(row, text, "language of the database")
    elif name == "dateline":
        article.told["dateline"] = Field(text, "dateline of the database", line=row.line, sure=0.95)
    elif name == "proquest document id":
        article.name = text.split(maxsplit=1)[0]
    elif name == "url" and text.startswith(("http://", "https://")):
        article.told["source_url"] = Field(text.split(maxsplit=1)[0], "address of the database", line=row.line, sure=0.9)
    if name in ("document url", "links", "database", "copyright"):
        # The address goes through the library's own door, and names it.
        article.drop([row._replace(text=text)], "private: the export's address" if name in ("document url", "links") else name)
    else:
        article.use(row._replace(text=text), name)

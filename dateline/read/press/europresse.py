"""Europresse (Eureka, CEDROM-SNi): one page, each article under its publication's name, with its number as `news·20250411·LM·1234`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Field
from dateline.read.capture import Capture
from dateline.read.dates import find_days
from dateline.read.press.article import Article
from dateline.read.press.fields import byline_of, day_of, source_of
from dateline.read.press.labels import COPYRIGHT
from dateline.read.press.rows import Row, split_rows
from dateline.text import regex

_NUMBER = regex(r"(?:[^\W\d_]{3,12} (?:de |of )?[^\W\d_]{3,12} ?: ?)?(news[·.](?:19|20)\d{6}[·.][\w.·]{2,40})")
_ISSUE = regex(r",? (?:no|n°|nº)\.? ?\d+.*$", re.IGNORECASE)
_PICTURES = regex(r"illustration|photo|graphi", re.IGNORECASE)
_NOTES = regex(r"note\(s\)|notes? ?:|encadré", re.IGNORECASE)
_CERTIFICATE = regex(r"certificat|émis à|issued to|date d'émission|date of issue|protégé par|protected under|sauvegarder|annuler", re.IGNORECASE)


def europresse_in(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The articles of an export: from row, to before row; none without both marks (the publication's place, and numbers or headlines)."""
    starts = [at for at, row in enumerate(rows) if "docpublicationname" in row.mark.lower()]
    others = any(_NUMBER.fullmatch(row.flat) for row in rows) or any(row.mark.lower().startswith("titrearticle") for row in rows)
    return list(pairwise([*starts, len(rows)])) if starts and others else []


def europresse_articles(rows: Sequence[Row], found: Sequence[tuple[int, int]], capture: Capture) -> list[Article]:
    """The articles of an export; the certificate below each names its user's library, and is private."""
    articles = [_article(rows[start:end], capture) for start, end in found]
    articles[0].drop(rows[: found[0][0]], "private: the export's cover")
    return articles


def _article(rows: Sequence[Row], capture: Capture) -> Article:
    article = Article()
    lines = split_rows(rows)
    name = lines[0]._replace(text=_ISSUE.sub("", lines[0].flat))
    article.told["source"] = source_of(name, "publication of the database", capture)
    article.use(lines[0], "source")
    title = next((at for at, row in enumerate(lines) if row.mark.lower().startswith("titrearticle")), -1)
    head = lines[1 : title if title > 0 else 3]
    for row in head:
        day = not article.told.get("published") and find_days(row.flat)
        if day:
            article.told["published"] = day_of(row, "date of the database", article.told["source"].value or "", capture)
        article.use(row, "date" if day else "section")
    if title > 0:
        titles = [row for row in lines[title : title + 3] if row.mark == lines[title].mark]
        text = " ".join(row.flat for row in titles)
        article.told["title"] = Field(text, "title of the database", line=lines[title].line, sure=0.97)
        title += len(titles) - 1
    _text(lines[max(title, len(head)) + 1 :], article)
    return article


def _text(lines: Sequence[Row], article: Article) -> None:
    place = "text"
    for at, row in enumerate(lines):
        number = _NUMBER.fullmatch(row.flat)
        if number:
            article.name = article.name or number[1]
            article.use(row, "number in the database")
            place = "below"
        elif _CERTIFICATE.search(row.flat) and (place == "below" or "certif" in row.mark.lower()):
            article.drop([row], "private: the certificate of the export")
        elif place == "below":
            article.drop([row], "private: below the article")
        elif COPYRIGHT.match(row.flat):
            article.drop([row], "copyright")
        elif len(row.flat) <= 40 and (_PICTURES.match(row.flat) or _NOTES.match(row.flat)) and row.flat.rstrip().endswith(":"):
            place = "captions" if _PICTURES.match(row.flat) else "notes"
            article.drop([row], "label")
        elif at == 0 and ("author" in row.mark.lower() or _names(row.flat)) and len(lines) > 1:
            article.told["byline"] = byline_of(row, row.flat, "byline of the database")
            article.use(row, "byline")
        elif place == "captions":
            article.captions.append(row)
        else:
            article.body.append(row)


def _names(text: str) -> bool:
    tokens = text.replace(",", " ").split()
    return (
        1 <= len(tokens) <= 8 and len(text) <= 80 and not text.endswith((".", "!", "?", ":")) and sum(token[0].isupper() for token in tokens) >= len(tokens) - 2
    )

"""Nexis (Nexis Uni, Lexis Advance, LexisNexis Academic): articles that end with "End of Document", or begin with "1 of 500 DOCUMENTS"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Candidate, Field
from dateline.read.capture import Capture
from dateline.read.press.article import Article
from dateline.read.press.fields import byline_of, day_of, is_day, is_length, language_of, source_of
from dateline.read.press.labels import COPYRIGHT, Label, label_in, tells_end
from dateline.read.press.rows import Row, split_rows
from dateline.text import regex

_END = regex(r"(?:end of document|ende des dokuments|fin du document|fin del documento|fine del documento|einde van document)\W*", re.IGNORECASE)
_NUMBER = regex(
    r"(?:\d[\d.,]{0,8} of \d[\d.,]{0,8} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} de \d{1,6}|Documento \d{1,6} de \d{1,6})", re.IGNORECASE
)
_HEAD = 40
_SECOND_HEADLINE = regex(r";\s+(?=[\"'“‘„«]?[A-ZÀ-ÞĀ-ŽА-Я\d])")


def nexis_in(rows: Sequence[Row]) -> list[tuple[int, int, bool]]:
    """The articles of an export: from row, to before row, and whether in the older form. None where two strong marks are not there.

    Marks of the newer form: a line that says that the document ends, and a labelled length, load date or body; of the older: a line that
    counts the documents, and a labelled length or load date.
    """
    ends = [at for at, row in enumerate(rows) if len(row.text) <= 40 and _END.fullmatch(row.flat)]
    starts = [at for at, row in enumerate(rows) if len(row.text) <= 60 and _NUMBER.fullmatch(row.flat)]
    if not ends and not starts:
        return []
    told = {label.kind for row in rows if (label := label_in(row))}
    lengths = any((label := label_in(row)) and label.kind == "length" and is_length(label.value) for row in rows)
    if not lengths and not told & {"load date", "body"}:
        return []
    if len(starts) >= max(1, len(ends)):
        return [(start, after, True) for start, after in pairwise([*starts, len(rows)])]
    return [(start, end, False) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)] if ends else []


def nexis_articles(rows: Sequence[Row], found: Sequence[tuple[int, int, bool]], capture: Capture) -> list[Article]:
    """The articles of an export. What stands before the first and after the last tells of its user, and is private."""
    articles = [_article(rows[start:end], old, capture) for start, end, old in found]
    first, last = found[0], found[-1]
    if first[2]:
        articles[0].drop(rows[: first[0]], "private: the export's cover")
    else:
        articles[-1].drop(rows[last[1] + 1 :], "private: after the last article")
    return articles


def _article(rows: Sequence[Row], old: bool, capture: Capture) -> Article:
    article = Article()
    rows = [row for row in rows if row.flat]
    if old:
        article.use(rows[0], "number in the export")
        rows = rows[1:]
    at = _first_label(rows)
    head = split_rows(rows[:at])
    if old:
        _older_head(head, article, capture)
    else:
        _newer_head(head, article, capture)
    _text(rows[at:], article, capture)
    return article


def _first_label(rows: Sequence[Row]) -> int:
    """Where the labelled fields of an article begin; the cover's own labels are none of them."""
    for at, row in enumerate(rows):
        label = label_in(row)
        if label and label.kind in ("section", "length", "byline", "highlight", "dateline", "body", "graphic") and (label.value or label.kind == "body"):
            return at
    return min(len(rows), _HEAD)


def _newer_head(head: Sequence[Row], article: Article, capture: Capture) -> None:
    """Headline, publication, day, and the copyright; before the first article also the cover, which is its user's."""
    day = next((at for at in range(len(head) - 1, -1, -1) if is_day(head[at].flat) and not label_in(head[at]) and not COPYRIGHT.match(head[at].flat)), -1)
    below = head[day + 1 :] if day >= 0 else []
    above = list(head[:day]) if day >= 0 else [row for row in head if not COPYRIGHT.match(row.flat)]
    private = max((at for at, row in enumerate(above) if (label := label_in(row)) and label.kind == "private"), default=-1)
    if private >= 0:
        keep = max(private + 1, len(above) - 2)
        article.drop(above[:keep], "private: the export's cover")
        above = above[keep:]
    source = ""
    if len(above) >= 2:
        article.told["source"] = source_of(above[-1], "publication of the database", capture)
        source = article.told["source"].value or ""
        article.use(above[-1], "source")
        above = above[:-1]
    if day >= 0:
        article.told["published"] = day_of(head[day], "date of the database", source, capture)
        article.use(head[day], "date")
    _headline(above[:1], article)
    article.body += above[1:]
    _below(below, article)


def _older_head(head: Sequence[Row], article: Article, capture: Capture) -> None:
    """Publication, day, editions, headline; a copyright may stand above all."""
    rows = [row for row in head if not COPYRIGHT.match(row.flat)]
    article.drop([row for row in head if COPYRIGHT.match(row.flat)], "copyright")
    if not rows:
        return
    article.told["source"] = source_of(rows[0], "publication of the database", capture)
    article.use(rows[0], "source")
    day = next((at for at in range(1, len(rows)) if is_day(rows[at].flat)), -1)
    if day >= 0:
        article.told["published"] = day_of(rows[day], "date of the database", article.told["source"].value or "", capture)
        article.use(rows[day], "date")
    editions = [row for row in rows[day + 1 :] if day >= 0 and row.at == rows[day].at]
    for row in editions:
        article.use(row, "edition")
    _headline([row for at, row in enumerate(rows) if at not in (0, day) and not (at > day >= 0 and row.at == rows[day].at)], article)


def _headline(rows: Sequence[Row], article: Article) -> None:
    """The headline; the second one, which the database joins to it by a semicolon, opens the text."""
    if not rows:
        return
    text = " ".join(row.flat for row in rows)
    first = next((at for at, row in enumerate(rows[:-1], 1) if row.flat.endswith(";")), 0)
    parts = [" ".join(row.flat for row in part) for part in (rows[:first], rows[first:])] if first else _SECOND_HEADLINE.split(text, maxsplit=1)
    split = bool(first) or (len(parts) == 2 and parts[0].count(" ") >= 2 and parts[1].count(" ") >= 4)
    others = (Candidate(text, "title of the database", rows[0].line, 0.4),) if split else ()
    title = parts[0] if split else text
    article.told["title"] = Field(title.strip(" ;"), "title of the database", line=rows[0].line, text=text if split else "", sure=0.97, others=others)
    if split:
        article.body.append(Row(parts[1].strip(" ;"), rows[0].line))


def _below(rows: Sequence[Row], article: Article) -> None:
    for row in rows:
        if COPYRIGHT.match(row.flat):
            article.drop([row], "copyright")
        else:
            article.use(row, "edition")


def _text(rows: Sequence[Row], article: Article, capture: Capture) -> None:
    """The labelled fields, the text between them, and what the database says below it."""
    last = max((at for at, row in enumerate(rows) if (label := label_in(row)) and label.kind == "body"), default=-1)
    at = last + 1 if last >= 0 else next((at for at, row in enumerate(rows) if not label_in(row) and not COPYRIGHT.match(row.flat)), len(rows))
    for row in rows[:at]:
        label = label_in(row)
        if label:
            _field(row, label, article, capture)
        elif row.flat:
            article.use(row, "edition")
    end = next((index for index in range(at, len(rows)) if tells_end(rows, index)), len(rows))
    article.body += [row for row in rows[at:end] if not ((label := label_in(row)) and label.kind == "private")]
    article.drop([row for row in rows[at:end] if (label := label_in(row)) and label.kind == "private"], "private: the export's search")
    kind = ""
    for row in rows[end:]:
        label = label_in(row)
        if label:
            kind = label.kind
            _field(row, label, article, capture)
        elif COPYRIGHT.match(row.flat) or kind == "copyright":
            kind = "copyright"
            article.drop([row], "copyright")
        elif kind == "graphic":
            article.captions.append(row)
        elif kind == "correction":
            article.body.append(row)
        else:
            article.drop([row], "index of the database")


def _field(row: Row, label: Label, article: Article, capture: Capture) -> None:
    value = label.value
    if label.kind == "private":
        article.drop([row], "private: the export's search")
        return
    if label.kind == "graphic" and value:
        article.captions.append(row._replace(text=value, html=""))
        return
    if label.kind in ("highlight", "correction") and value:
        article.body.append(row._replace(text=value, html=""))
    if label.kind in ("subject", "body"):
        article.drop([row], "index of the database" if label.kind == "subject" else "label")
        return
    article.use(row, label.kind)
    if label.kind == "byline":
        article.told["byline"] = byline_of(row, value, "byline of the database")
    elif label.kind == "language":
        article.told["language"] = language_of(row, value, "language of the database")
    elif label.kind == "dateline":
        article.told["dateline"] = Field(value.strip(" ,;-—–"), "dateline of the database", line=row.line, sure=0.95)
    elif label.kind == "address" and value.startswith(("http://", "https://")):
        article.told["source_url"] = Field(value.split()[0], "address of the database", line=row.line, sure=0.95)
    elif label.kind == "load date" and not article.told.get("published"):
        loaded = day_of(row._replace(text=value), "load date of the database", "", capture)
        if loaded.value:
            before = article.told.get("published")
            others = (*(before.others if before else ()), Candidate(loaded.value, loaded.rule, row.line, 0.1))
            article.told["published"] = Field(None, "nothing found", sure=0.0, others=others)

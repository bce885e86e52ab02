"""Factiva: articles that end with "Document FTFT000020250411el4b0001p", their fields under codes of two letters or in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Field
from dateline.read.capture import Capture
from dateline.read.dates import find_clock
from dateline.read.press.article import Article
from dateline.read.press.fields import byline_of, day_of, is_day, is_length, language_code, language_of, source_of
from dateline.read.press.labels import COPYRIGHT
from dateline.read.press.rows import Row, split_rows
from dateline.text import regex

# The source's code filled up with zeros, the day, and the article's own number.
_ACCESSION = regex(r"(?:AN\s+)?(?:[^\W\d_]{2,12}[:：]?\s+)?([A-Za-z0-9]{5,12}(?:19|20)\d{6}[A-Za-z0-9]{6,12})")
_FIELDS = "SE HD BY CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD RF CT ART CLM DLN CO IN NS RE IPC IPD PUB AN ISS IS DTL HL SO CX"
_CODES = tuple(_FIELDS.split())
_CODE = regex(rf"({'|'.join(_CODES)})(?:\s+(.*))?", re.DOTALL)
_OWN = regex(r"(?:page \d+ of \d+\b.*|.*\bFactiva,? (?:Inc|LLC|Limited)\b.*)", re.IGNORECASE)
_SOURCE_CODE = regex(r"[A-Z0-9]{2,10}")
_CLOCK = regex(r"\d{1,2}[:.h]\d{2}(?:\s?(?:[AaPp]\.?[Mm]\.?|GMT|UTC|Uhr|h))?(?:\s[A-Z]{2,5})?")
_INDEXED = frozenset(("CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "NGC", "GC", "RF", "CX", "SO"))
_DATA = {
    "SE": "section",
    "CLM": "section",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "SC": "source code",
    "WC": "length",
    "ISS": "volume",
    "IS": "volume",
}
_HEAD = 30


class _Ends(NamedTuple):
    """Where an article begins, where it ends, and its number."""

    start: int
    end: int
    name: str


def factiva_in(rows: Sequence[Row]) -> list[_Ends]:
    """The articles of an export, none where two strong marks are not there: lines with a document's number in Factiva, and above
    them its fields' codes or a count of words beside a day."""
    found: list[_Ends] = []
    start = 0
    for at, row in enumerate(rows):
        number = _ACCESSION.fullmatch(row.flat) if len(row.text) <= 60 else None
        if number:
            found.append(_Ends(start, at, number[1]))
            start = at + 1
    return found if any(_told(rows[each.start : each.end]) for each in found) else []


def _told(rows: Sequence[Row]) -> bool:
    codes = {found[1] for row in rows if (found := _CODE.fullmatch(row.text.strip()[:200]))}
    if len(codes & {"HD", "WC", "PD", "SN", "LA", "TD", "LP", "AN"}) >= 3:
        return True
    lines = split_rows(rows)
    return any(is_length(row.flat) and any(is_day(each.flat) for each in lines[at + 1 : at + 4]) for at, row in enumerate(lines))


def factiva_articles(rows: Sequence[Row], found: Sequence[_Ends], capture: Capture) -> list[Article]:
    """The articles of an export. What stands after the last one says what its user searched for, and is private."""
    articles = [_article(rows[each.start : each.end + 1], each, capture) for each in found]
    articles[-1].drop(rows[found[-1].end + 1 :], "private: the export's search")
    return articles


def _article(rows: Sequence[Row], ends: _Ends, capture: Capture) -> Article:
    article = Article(ends.name)
    article.use(rows[-1], "number in the database")
    sorted_out: dict[bool, list[Row]] = {True: [], False: []}
    for row in rows[:-1]:
        sorted_out[_OWN.fullmatch(row.flat[:200]) is not None].append(row)
    article.drop(sorted_out[True], "private: the export's own lines")
    kept = sorted_out[False]
    sole = sum(_CODE.fullmatch(row.flat) is not None and row.flat in _CODES for row in kept)
    inline = {found[1] for row in kept if (found := _CODE.fullmatch(row.text.strip()[:200]))}
    if sole >= 3 or len(inline & {"HD", "WC", "PD", "SN", "TD", "LP"}) >= 3:
        _coded(kept, article, capture, sole=sole >= 3)
    else:
        _ordered(kept, article, capture)
    return article


def _coded(rows: Sequence[Row], article: Article, capture: Capture, *, sole: bool) -> None:
    """Fields under their codes: each code alone before its lines, or at the head of the first."""
    fields: dict[str, list[Row]] = {}
    code = ""
    for row in rows:
        found = _CODE.fullmatch(row.text.strip())
        if found and (row.flat in _CODES if sole else True) and found[1] not in fields:
            code = found[1]
            fields[code] = []
            if found[2] and found[2].strip():
                fields[code].append(row._replace(text=found[2].strip(), html=""))
        elif code:
            fields[code].append(row)
        elif row.flat != "AN":
            article.drop([row], "private: the export's cover")
    for code, told in fields.items():
        if code in ("LP", "TD", "CT", "ART"):
            (article.captions if code == "ART" else article.body).extend(told)
        elif told:
            _field(code, told, fields, article, capture)


def _field(code: str, told: Sequence[Row], fields: dict[str, list[Row]], article: Article, capture: Capture) -> None:
    row = told[0]
    text = " ".join(each.flat for each in told)
    if code in _INDEXED or code in ("CY", "CR"):
        article.drop(told, "copyright" if code == "CY" else "credit" if code == "CR" else "index of the database")
        return
    for each in told:
        article.use(each, {"HD": "title", "BY": "byline", "PD": "date", "ET": "date", "SN": "source", "LA": "language"}.get(code) or _DATA.get(code, code))
    if code == "HD":
        article.told["title"] = Field(text, "title of the database", line=row.line, sure=0.98)
    elif code == "BY":
        article.told["byline"] = byline_of(row, text, "byline of the database")
    elif code == "SN":
        article.told["source"] = source_of(row, "publication of the database", capture)
    elif code == "LA":
        article.told["language"] = language_of(row, text, "language of the database")
    elif code == "PD":
        clock = " ".join(each.flat for each in fields.get("ET", []))
        source = " ".join(each.flat for each in fields.get("SN", []))
        article.told["published"] = day_of(row, "date of the database", source, capture, clock)
    elif code == "DLN":
        article.told["dateline"] = Field(text, "dateline of the database", line=row.line, sure=0.95)


def _ordered(rows: Sequence[Row], article: Article, capture: Capture) -> None:
    """Fields in their order: section, headline, byline, words, day, time, source, its code, page, language, copyright; then the text."""
    top = split_rows(rows[:_HEAD])
    at = next((at for at, row in enumerate(top) if is_length(row.flat) and any(is_day(each.flat) for each in top[at + 1 : at + 4])), -1)
    if at < 0:
        article.body += rows
        return
    article.use(top[at], "length")
    _above(top[:at], article)
    day = next(index for index in range(at + 1, min(at + 4, len(top))) if is_day(top[index].flat))
    clock = top[day + 1].flat if day + 1 < len(top) and _CLOCK.fullmatch(top[day + 1].flat) and find_clock(top[day + 1].flat) else ""
    named = day + (2 if clock else 1)
    source = ""
    if named < len(top):
        article.told["source"] = source_of(top[named], "publication of the database", capture)
        source = article.told["source"].value or ""
        article.use(top[named], "source")
    article.told["published"] = day_of(top[day], "date of the database", source, capture, clock)
    for row in top[day:named]:
        article.use(row, "date")
    last = _below(top, named + 1, article)
    article.body += _after(rows, top, last)


def _after(rows: Sequence[Row], top: Sequence[Row], last: int) -> list[Row]:
    """The paragraphs below the fields; a paragraph that holds both is cut between them."""
    if last + 1 >= len(top):
        return list(rows[_HEAD:])
    after = top[last + 1]
    return [*(row for row in top[last + 1 :] if row.at == after.at), *(row for row in rows if row.at > after.at)]


def _above(rows: Sequence[Row], article: Article) -> None:
    """Section, headline, byline. The headline is the bold line where one is; else a name or a word of authorship tells the byline."""
    rows = list(rows)
    told = [at for at, row in enumerate(rows) if row.mark.lower().endswith("headline")]
    bold = [at for at, row in enumerate(rows) if row.strong]
    if told:
        first, after = told[0], told[-1] + 1
    elif bold and len(bold) < len(rows):
        after = bold[-1] + 1
        first = next((at + 1 for at in range(after - 1, -1, -1) if not rows[at].strong), 0)
    elif len(rows) >= 2 and _byline_like(rows[-1].flat):
        first, after = max(0, len(rows) - 2), len(rows) - 1
    else:
        first, after = max(0, len(rows) - 1), len(rows)
    if first > 1:
        article.drop(rows[:first], "private: the export's cover")
        rows, after, first = rows[first:], after - first, 0
    for row in rows[:first]:
        article.use(row, "section")
    if rows[first:after]:
        text = " ".join(row.flat for row in rows[first:after])
        article.told["title"] = Field(text, "title of the database", line=rows[first].line, sure=0.95)
    if rows[after:]:
        article.told["byline"] = byline_of(rows[after], ", ".join(row.flat for row in rows[after:]), "byline of the database")
        for row in rows[after:]:
            article.use(row, "byline")


def _byline_like(text: str) -> bool:
    """Whether a line names writers: after a word of authorship, or a few words that all begin with a capital, with no mark of a sentence."""
    if re.match(r"(?:by|von|par|por|di|da|door)\s+\S", text, re.IGNORECASE):
        return len(text) <= 160
    tokens = text.replace(",", " ").split()
    small = {"and", "und", "et", "y", "e", "en", "in", "de", "van", "von", "der", "da", "di", "del", "la", "le", "al", "bin"}
    return 2 <= len(tokens) <= 6 and not re.search(r"[.:;?!\"“”0-9]\s|[?!:]$", text) and all(token[0].isupper() or token.lower() in small for token in tokens)


def _below(top: Sequence[Row], start: int, article: Article) -> int:
    """The fields between the source and the text. Gives the index of the last of them."""
    last = start - 1
    for at in range(start, min(start + 9, len(top))):
        text = top[at].flat
        if COPYRIGHT.match(text):
            article.drop([top[at]], "copyright")
            return at
        if language_code(text) and len(text) <= 40:
            article.told["language"] = language_of(top[at], text, "language of the database")
            article.use(top[at], "language")
            last = at
        elif at == start and _SOURCE_CODE.fullmatch(text):
            article.use(top[at], "source code")
            last = at
        elif (
            "language" not in article.told
            and len(text) <= 60
            and any(COPYRIGHT.match(each.flat) or (language_code(each.flat) and len(each.flat) <= 40) for each in top[at + 1 : at + 6])
        ):
            article.use(top[at], "edition or page")
            last = at
        elif "language" in article.told and len(text) <= 160 and at == last + 1 and any(COPYRIGHT.match(each.flat) for each in top[at + 1 : at + 2]):
            article.drop([top[at]], "copyright")
            last = at
        else:
            break
    return last

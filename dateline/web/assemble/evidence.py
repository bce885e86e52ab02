"""How things are known: a sentence on public pages, everything with its lines in the private edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model import Correction, Field, Quote, Reading, Span
from dateline.text import clip, count, fold
from dateline.web.dates import day_name
from dateline.web.views import EvidenceRow

_FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")
_TOLD = (("published", "Date"), ("source", "Source"), ("issuer", "Issuer"), ("byline", "Byline"))
_HOW = {
    "label": "the page’s own label",
    "line under the headline": "the line under the headline",
    "line above the headline": "the line above the headline",
    "line under the text": "the line under the text",
    "line within the text": "a line within the text",
    "sign-off under the text": "the sign-off under the text",
    "citation under the text": "the page’s own citation, under the text",
    "the only day near the text": "the only day near the text",
    "day in the page's address": "the day in the page’s address",
    "day that the file's name begins with": "the day that the file’s name begins with",
    "told from the day of the capture": "the page’s own words (“yesterday”), counted back from the day it was captured",
    "day without a year, the year from elsewhere": "the page’s own line, the year from elsewhere on the page or from its capture",
    "updated label, no other day": "the page’s “updated” label, the only day it shows",
    "dateline": "the text’s dateline",
    "byline": "the text’s byline",
    "mark of the source": "marks on the page that only this source leaves",
    "address": "the address of the page",
    "folder": "the folder the document lies in",
    "date header": "the date of the mail",
    "received header": "the stamp of the first mail server",
    "head of the forwarded mail": "the head of the forwarded mail",
    "name of the sender": "the sender of the mail",
    "host of the sender": "the host of the mail’s sender",
    "name of the list": "the name of the mailing list",
    "organization header": "the mail’s organization",
    "institution of the headline that the text lets speak": "named in the headline and speaking in the text",
}
_PROBABLY = 0.8


def evidence_rows(reading: Reading) -> tuple[EvidenceRow, ...]:
    """Every field that has a value or a runner-up."""
    rows = []
    for name in _FIELDS:
        field: Field = getattr(reading, name)
        if field.value is None and not field.others:
            continue
        others = tuple(f"{other.value} ({other.rule}{_place(other.line, other.path)})" for other in field.others)
        label = name.replace("_", " ").replace("source url", "original").capitalize()
        rows.append(
            EvidenceRow(label, clip(field.value or "–", 300), field.rule, field.line, clip(field.text, 200), f"{field.sure:.2f}", field.by, others, field.path)
        )
    return tuple(rows)


def _place(line: int | None, path: str) -> str:
    """ ", line 5", ", line 5 of seeds/other.html", or nothing."""
    told = f", line {line}" if line else ""
    return f"{told} of {path}" if told and path else f", {path}" if path else told


def made(reading: Reading, private: bool) -> tuple[str, ...]:
    """One sentence a guess: "Date: the page’s own label." What a person set is said so; nothing of the text is repeated."""
    told = []
    for name, label in _TOLD:
        field: Field = getattr(reading, name)
        if field.value is None:
            continue
        line = f" ({_place(field.line, field.path)[2:]})" if private and (field.line or field.path) else ""
        if field.by == "person":
            told.append(f"{label}: set by hand, in the {field.rule}{line}.")
        else:
            told.append(f"{label}: {_HOW.get(field.rule, field.rule)}{line}{', probably' if field.sure < _PROBABLY else ''}.")
    if not reading.published:
        told.append("Date: none was found in the document, so none is given.")
    return tuple(told)


def inferred_speakers(quotes: Iterable[Quote], names: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence, where somebody is quoted whom the text does not name beside the words."""
    far = [quote for quote in quotes if quote.speaker and not set(fold(quote.speaker_text).split()) & set(fold(names.get(quote.speaker, "")).split())]
    words = sorted({f"“{quote.speaker_text}”" for quote in far if quote.speaker_text})
    told = f" ({', '.join(words[:4])})" if words else ""
    return (f"Speakers: for {count(len(far), 'quotation')}, by what the text calls them{told}.",) if far else ()


def correction_lines(corrections: Iterable[Correction], language: str) -> tuple[str, ...]:
    """What was set right, when, by whom and why."""
    told = []
    for correction in corrections:
        what = [name.replace("_", " ") for name, _ in correction.fields]
        what += ["actors"] if correction.add_actors or correction.remove_actors else []
        what += ["topics"] if correction.add_topics or correction.remove_topics else []
        what += ["speakers"] if correction.speakers else []
        what += ["copies"] if correction.separate or correction.same_as else []
        on = f" on {day_name(correction.on, language)[0]}" if len(correction.on) == 10 else ""
        by = f" by {correction.by}" if correction.by else ""
        told.append(f"Corrected{on}{by}: {', '.join(what)}.{' ' + correction.reason if correction.reason else ''}")
    return tuple(told)


def span_lines(spans: Iterable[Span]) -> tuple[str, ...]:
    """Lines of the document that were used as metadata, or cut, each with its number and the rule."""
    told = []
    for span in spans:
        lines = f"line {span.first}" if span.first == span.last else f"lines {span.first}–{span.last}"
        told.append(f"{lines}, {span.rule}: {clip(span.text, 400)}")
    return tuple(told)

"""Every item as data: one JSON object a line, or a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.model import ActorTag, Field, Mention, Quote, Reading, TopicTag, When
from dateline.store import ItemRow, Shelf

_FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")
COLUMNS = (
    "id", "path", "part", "url", "title", "published", "published_precision", "updated", "captured", "added", "rights", "status", "source", "source_url",
    "issuer", "byline", "dateline", "language", "summary", "body", "captions", "people", "organizations", "countries", "topics", "quotes",
    "captures", "also",
)  # fmt: skip


def record(item: ItemRow, also: Sequence[str]) -> dict[str, Any]:
    """An item as the export's contract gives it, everything of the private edition. `also` are the items that are the same article."""
    reading, tagging = item.reading(), item.tagging()
    names = {tag.id: tag.name for tag in tagging.actors}
    published = reading.published.value
    return {
        "id": item.id,
        "path": item.path,
        "captures": list(item.captures),
        "also": list(also),
        "part": item.part,
        "url": item.url,
        "title": reading.title.value,
        "published": published,
        "published_precision": When(published).precision if published else None,
        "updated": reading.updated.value,
        "captured": reading.captured.value,
        "added": item.added,
        "rights": item.access,
        "status": "held" if item.held else "public",
        "source": reading.source.value,
        "source_url": reading.source_url.value,
        "issuer": names.get(tagging.issuer, reading.issuer.value),
        "byline": reading.byline.value,
        "dateline": reading.dateline.value,
        "language": reading.language.value,
        "summary": reading.summary.value,
        "body": reading.text,
        "captions": [block.text for block in reading.captions],
        "fields": _fields(reading),
        "actors": [_actor(tag) for tag in tagging.actors],
        "topics": [_topic(topic) for topic in tagging.topics],
        "quotes": [_quote(quote) for quote in tagging.quotes],
    }


def _fields(reading: Reading) -> dict[str, Any]:
    told = {}
    for name in _FIELDS:
        field: Field = getattr(reading, name)
        if field.value is not None:
            others: list[dict[str, Any]] = [{"value": other.value, "line": other.line, "rule": other.rule} | _elsewhere(other.path) for other in field.others]
            its: dict[str, Any] = {"line": field.line, "rule": field.rule, "sure": round(field.sure, 2), "by": field.by} | _elsewhere(field.path)
            told[name] = its | ({"others": others} if others else {})
    return told


def _elsewhere(path: str) -> dict[str, Any]:
    """The capture that a field is from, where the item's `path` does not tell it."""
    return {"path": path} if path else {}


def _mention(mention: Mention) -> dict[str, Any]:
    where = {"in": mention.where, "start": mention.start, "end": mention.end, "text": mention.text, "rule": mention.rule}
    return where | ({"caption": mention.caption} if mention.where == "caption" else {})


def _actor(tag: ActorTag) -> dict[str, Any]:
    return {
        "id": tag.id, "name": tag.name, "kind": tag.kind, "wikidata": tag.wikidata or None, "salience": round(tag.salience, 3), "reviewed": tag.reviewed,
        "role": tag.role or None, "mentions": [_mention(mention) for mention in tag.mentions],
    }  # fmt: skip


def _topic(topic: TopicTag) -> dict[str, Any]:
    spans = [[mention.start, mention.end] for mention in topic.evidence if mention.where == "body"]
    elsewhere = [_mention(mention) for mention in topic.evidence if mention.where != "body"]
    return {"id": topic.id, "name": topic.name, "score": round(topic.score, 3), "evidence": spans} | ({"evidence_elsewhere": elsewhere} if elsewhere else {})


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "speaker": quote.speaker or None, "text": quote.text, "start": quote.start, "end": quote.end, "cue": quote.cue, "speaker_text": quote.speaker_text,
        "sure": round(quote.sure, 3),
    }  # fmt: skip


def jsonl(shelf: Shelf) -> Iterator[str]:
    """One JSON object a line."""
    return (json.dumps(record(item, shelf.also(item.id)), ensure_ascii=False) + "\n" for item in shelf.every())


def table(shelf: Shelf) -> Iterator[str]:
    """RFC 4180, UTF-8: a line of names, then a line an item; several values in one cell are parted by "; ".

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    yield _line(COLUMNS)
    for item in shelf.every():
        told = record(item, shelf.also(item.id))
        kinds = {"people": "person", "organizations": "organization", "countries": "country"}
        told |= {name: "; ".join(actor["name"] for actor in told["actors"] if actor["kind"] == kind) for name, kind in kinds.items()}
        told["topics"] = "; ".join(topic["name"] for topic in told["topics"])
        told["also"], told["captures"] = "; ".join(told["also"]), "; ".join(told["captures"])
        told["captions"] = "; ".join(told["captions"])
        told["quotes"] = "; ".join(f"{quote['speaker'] or '?'}: “{quote['text']}”" for quote in told["quotes"])
        yield _line("" if told[name] is None else str(told[name]) for name in COLUMNS)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in cells)
    return out.getvalue()

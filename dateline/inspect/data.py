"""An inspection as plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from dateline.model import ActorTag, Blocked, Field, Mention, Quote, Reading, Span, Tagging, TopicTag
from dateline.tag.place import body_line, line_of, sentence, text_of
from dateline.tag.wording import mention_rule, other_speakers, otherwise, quote_rule, topic_rule, topic_score

FIELDS = (
    "title",
    "published",
    "updated",
    "captured",
    "source",
    "source_url",
    "issuer",
    "byline",
    "dateline",
    "language",
    "summary",
)


def inspect_json(reading: Reading, tagging: Tagging, path: str) -> dict[str, Any]:
    """Everything that was read from one item of the document at `path`, with its evidence. Offsets as in the export."""
    said = reading.said
    return {
        "path": path,
        "part": reading.part,
        "fields": {name: _field(getattr(reading, name)) for name in FIELDS},
        "zone": reading.zone or None,
        "source_id": reading.source_id or None,
        "issuer_id": tagging.issuer or None,
        "said": {
            "id": said.id or None,
            "rights": said.rights or None,
            "status": said.status or None,
            "actors": list(said.actors),
            "topics": list(said.topics),
            "note": said.note or None,
            "pin": said.pin,
            "extra": dict(said.extra),
        },
        "body": [{"kind": block.kind, "line": block.line, "text": block.text} for block in reading.body],
        "captions": [{"line": block.line, "text": block.text} for block in reading.captions],
        "used": [_span(span) for span in reading.used],
        "cut": [_span(span) for span in reading.cut],
        "actors": [_actor(reading, actor) for actor in tagging.actors],
        "topics": [_topic(reading, topic) for topic in tagging.topics],
        "quotes": [_quote(reading, tagging, quote) for quote in tagging.quotes],
        "blocked": [_blocked(reading, blocked) for blocked in tagging.blocked],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "value": field.value,
        "rule": field.rule,
        "line": field.line,
        "key": field.key,
        "text": field.text or None,
        "sure": round(field.sure, 3),
        "by": field.by,
        "others": [{"value": other.value, "rule": other.rule, "line": other.line, "sure": round(other.sure, 3)} for other in field.others],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"first": span.first, "last": span.last, "text": span.text, "rule": span.rule}


def _actor(reading: Reading, actor: ActorTag) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "wikidata": actor.wikidata or None,
        "reviewed": actor.reviewed,
        "salience": round(actor.salience, 3),
        "role": actor.role or None,
        "mentions": [_mention(reading, mention, mention_rule(mention, actor)) | _else(mention, actor) for mention in actor.mentions],
    }


def _topic(reading: Reading, topic: TopicTag) -> dict[str, Any]:
    evidence = [_mention(reading, mention, topic_rule(mention)) for mention in topic.evidence]
    return {"id": topic.id, "name": topic.name, "score": round(topic.score, 3), "why": topic_score(topic), "evidence": evidence}


def _mention(reading: Reading, mention: Mention, why: str) -> dict[str, Any]:
    found = {
        "in": mention.where,
        "start": mention.start,
        "end": mention.end,
        "line": line_of(reading, mention),
        "text": mention.text,
        "rule": mention.rule,
        "why": why,
        "sure": round(mention.sure, 3),
        "sentence": "".join(sentence(text_of(reading, mention), mention.start, mention.end)).strip(),
    }
    return found | ({"caption": mention.caption} if mention.where == "caption" else {})


def _else(mention: Mention, actor: ActorTag) -> dict[str, Any]:
    """What else the words might have been: other actors' ids, and a meaning in words."""
    return {"others": list(mention.others), "otherwise": otherwise(mention, actor) or None}


def _quote(reading: Reading, tagging: Tagging, quote: Quote) -> dict[str, Any]:
    return {
        "speaker": quote.speaker or None,
        "speaker_text": quote.speaker_text or None,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "line": body_line(reading, quote.start),
        "cue": quote.cue,
        "rule": quote.rule,
        "why": quote_rule(quote) or None,
        "others": list(other_speakers(quote, tagging, reading.text)),
        "sure": round(quote.sure, 3),
    }


def _blocked(reading: Reading, blocked: Blocked) -> dict[str, Any]:
    return {
        "in": blocked.where,
        "start": blocked.start,
        "end": blocked.end,
        "line": line_of(reading, blocked),
        "text": blocked.text,
        "reason": blocked.reason,
        "candidates": list(blocked.candidates),
    }

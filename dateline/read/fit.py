"""Characters that no text may hold, wherever in a format they came from: escapes of JSON and XML, broken encodings, fonts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from dateline.model import Block, Candidate, Field, Reading, Said, Span
from dateline.text import regex

_UNFIT = regex("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WEB = regex(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")
# What stands alone as half of a pair is a broken character; the controls beyond ASCII are Windows letters read as Latin-1, as browsers know.
_PLAIN = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF), ""),
    **dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x2028, 0x2029), " "),
    **{byte: letter for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", errors="ignore"))},
    0x0A: "\n",
}


def fit(text: str) -> str:
    """A text without controls (but newlines), halves of characters, and what XML forbids; the same text where it holds none."""
    return _UNFIT.sub(lambda found: _PLAIN.get(ord(found[0]), "\ufffd"), text) if _UNFIT.search(text) else text


def fit_reading(reading: Reading) -> Reading:
    """The reading with every text `fit`; the same where all are. A block or field that holds nothing else is gone."""
    changes: dict[str, Any] = {}
    for name in _FIELDS:
        changes[name] = _field(getattr(reading, name))
    changes["source_url"] = _address(reading.source_url)
    for name in ("body", "captions"):
        changes[name] = _blocks(getattr(reading, name))
    for name in ("used", "cut"):
        changes[name] = _spans(getattr(reading, name))
    changes["said"] = _said(reading.said)
    changed = {name: value for name, value in changes.items() if value is not getattr(reading, name)}
    return replace(reading, **changed) if changed else reading


def _field(field: Field) -> Field:
    texts = (field.value or "", field.text, *(other.value for other in field.others))
    if not any(map(_UNFIT.search, texts)):
        return field
    value = fit(field.value or "").strip() or None
    others = tuple(Candidate(fit(other.value), other.rule, other.line, other.sure, other.path) for other in field.others)
    return replace(field, value=value, text=fit(field.text), others=others)


def _address(field: Field) -> Field:
    """An address that leads to no host is none; it stays as what stood there."""
    field = _field(field)
    try:
        leads = field.value is None or bool(_WEB.match(field.value) and urlsplit(field.value).hostname)
    except ValueError:
        leads = False
    return field if leads else replace(field, value=None, text=field.text or field.value or "")


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not any(_UNFIT.search(block.text) or _UNFIT.search(block.html) for block in blocks):
        return blocks
    made = (replace(block, text=fit(block.text).strip(), html=fit(block.html)) for block in blocks)
    return tuple(block for block in made if block.text)


def _spans(spans: Sequence[Span]) -> Sequence[Span]:
    return tuple(replace(span, text=fit(span.text)) for span in spans) if any(_UNFIT.search(span.text) for span in spans) else spans


def _said(said: Said) -> Said:
    texts = (said.id, said.note, *said.actors, *said.topics, *(text for pair in said.extra for text in pair))
    if not any(map(_UNFIT.search, texts)):
        return said
    extra = tuple((fit(key), fit(value)) for key, value in said.extra)
    return replace(said, id=fit(said.id), note=fit(said.note), actors=tuple(map(fit, said.actors)), topics=tuple(map(fit, said.topics)), extra=extra)

"""A reading without what is about its reader; what was cut stays as evidence, for the private edition alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.model import Block, Field, Reading, Span
from dateline.read.privacy.edits import Cut, relinked, without
from dateline.read.privacy.known import NOBODY, Known, Seeker
from dateline.read.privacy.lines import EXPORT, GREETING, SENT, SHORT, only_label, private_line, salutation
from dateline.read.privacy.links import plain_address
from dateline.text import regex

LINK = "private: tracking in a link"
_RULE = "private: "
_OMITTED = "[…]"
_EDGE = 4
_PASSES = 12
_URL = regex(r"https?://[^\s<>\"“”「」『』（）【】，。、]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’*_»"
_TEXTS = ("title", "source", "issuer", "byline", "dateline", "summary")
_BRACKETS = {"(": ")", "<": ">", "[": "]"}
_LONGEST_TITLE = 140


def private(reading: Reading, known: Known = NOBODY) -> Reading:
    """The reading without its reader's own data: lines that greet or name the reader, tell an account or a database's user, and the
    addresses and secrets `known`; links without tracking (see `plain_address`). Each cut is a span whose rule begins "private: ".

    The public contacts that a text names stay. Words that a person set stay, but for tracking in an address. The same reading comes
    back where there is nothing to cut, and the second time.
    """
    seek = Seeker(known)
    for _ in range(_PASSES):
        # What is cut may bring the next line about the reader to light.
        made = _once(reading, seek)
        if made is reading:
            break
        reading = made
    return reading


def _once(reading: Reading, seek: Seeker) -> Reading:
    cut: list[Span] = []
    body = _blocks(reading.body, seek, cut)
    captions = _blocks(reading.captions, seek, cut)
    changes = _fields(reading, seek, cut)
    if not cut:
        return reading
    if body != reading.body and reading.summary.by == "program" and reading.summary.line is not None:
        changes["summary"] = _summary(body, reading.summary)
    spans = tuple(sorted((*reading.cut, *dict.fromkeys(cut)), key=lambda span: span.first))
    return replace(reading, **{"body": body, "captions": captions, "cut": spans, **changes})


def told(items: Sequence[Reading]) -> str:
    """What was cut from a document's items as the reader's own, counted by rule; "" for nothing."""
    rules = Counter(span.rule.removeprefix(_RULE) for item in items for span in item.cut if span.rule.startswith(_RULE))
    counted = ", ".join(f"{rule} ({count})" for rule, count in sorted(rules.items()))
    return f"cut from what is published, as the reader's own: {counted}; `dateline inspect` shows each" if rules else ""


def _blocks(blocks: tuple[Block, ...], seek: Seeker, cut: list[Span]) -> tuple[Block, ...]:
    kept: list[Block] = []
    last = len(blocks) - _EDGE
    value_follows = False
    nobody = not seek.known.anything
    for at, block in enumerate(blocks):
        if nobody and len(block.text) > SHORT and not block.html and not value_follows and "@" not in block.text and "://" not in block.text:
            kept.append(block)
            continue
        rule = EXPORT if value_follows and len(block.text) <= 200 else private_line(block.text, seek, at < _EDGE or at >= last)
        value_follows = rule == EXPORT and not value_follows and only_label(block.text)
        if rule:
            cut.append(_span(block, block.text, rule))
            continue
        left = _cleaned(block, seek, cut)
        if left.text:
            kept.append(left)
    return tuple(kept)


def _cleaned(block: Block, seek: Seeker, cut: list[Span]) -> Block:
    before = block
    secret = seek.secret
    if block.html and 'href="' in block.html:
        block, gone = relinked(block, lambda address: plain_address(address, secret))
        if gone:
            cut.append(_span(before, "\n".join(gone), LINK))
    if "://" in block.text:
        links = _links(block.text, secret)
        if links:
            cut.append(_span(before, "\n".join(block.text[start:end] for start, end, _ in links), LINK))
            block = without(block, links)
    greeted = salutation(block.text, seek)
    if greeted:
        cut.append(_span(before, block.text[:greeted], GREETING))
        block = without(block, [(0, greeted, "")])
    if secret:
        block = _unnamed(before, block, secret, cut)
    return block


def _unnamed(before: Block, block: Block, secret: re.Pattern[str], cut: list[Span]) -> Block:
    """The block without the reader's addresses; taking one out may bring another together, so until none is left."""
    while found := [(hit.start(), hit.end(), _OMITTED) for hit in secret.finditer(block.text)]:
        cut.append(_span(before, "\n".join(block.text[start:end] for start, end, _ in found), SENT))
        block = without(block, found)
    if block.html and secret.search(block.html):
        cut.append(_span(before, block.html, SENT))
        block = replace(block, html="")
    return block


def _links(text: str, secret: re.Pattern[str] | None) -> list[Cut]:
    """The addresses in a text that are not plain, each with what it becomes: its plain form, or nothing, brackets around it too."""
    cuts: list[Cut] = []
    for hit in _URL.finditer(text):
        start, end = hit.start(), hit.end()
        while end > start and (text[end - 1] in _TRAILING or (text[end - 1] in ")]" and text[end - 1] not in _opened(text[start : end - 1]))):
            end -= 1
        kept = plain_address(text[start:end], secret)
        if kept == text[start:end]:
            continue
        if kept is None:
            start, end = _bracketed(text, start, end)
            if (start == 0 or text[start - 1] in " \n") and text[end : end + 1] == " ":
                end += 1
        cuts.append((start, end, kept or ""))
    return cuts


def _opened(text: str) -> str:
    return "".join(_BRACKETS[mark] for mark in "([" if text.count(mark) > text.count(_BRACKETS[mark]))


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = start, end
    while left and text[left - 1] == " ":
        left -= 1
    while right < len(text) and text[right] == " ":
        right += 1
    if left and _BRACKETS.get(text[left - 1], "") == text[right : right + 1] != "":
        return left - 1, right + 1
    return start, end


def _span(block: Block, text: str, rule: str) -> Span:
    return Span(block.line, block.line, text, rule)


def _fields(reading: Reading, seek: Seeker, cut: list[Span]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    address = reading.source_url
    if address.value is not None and (kept := plain_address(address.value, seek.secret)) != address.value:
        cut.append(Span(address.line or 1, address.line or 1, address.value, LINK))
        changes["source_url"] = replace(address, value=kept, text=address.text or address.value)
    for name in _TEXTS:
        field: Field = getattr(reading, name)
        if field.value is None or field.by == "person":
            continue
        value, rule = _plain_value(name, field.value, seek)
        if rule:
            cut.append(Span(field.line or 1, field.line or 1, field.value, rule))
            changes[name] = _renamed(field, reading, seek) if name == "title" and not value else replace(field, value=value or None)
    return changes


def _plain_value(name: str, value: str, seek: Seeker) -> tuple[str, str]:
    """A field's value without the reader's data, and the rule that took them ("" for none)."""
    if name in ("title", "byline") and (rule := private_line(value, seek, edge=False)):
        return "", rule
    greeted = salutation(value, seek) if name in ("title", "summary") else 0
    plain = value[greeted:]
    rule = GREETING if greeted else ""
    if "://" in plain and (links := _links(plain, seek.secret)):
        plain, rule = without(Block(plain, 1), links).text, LINK
    while seek.secret and seek.secret.search(plain):
        plain, rule = seek.secret.sub(_OMITTED, plain), SENT
    return plain, rule


def _renamed(field: Field, reading: Reading, seek: Seeker) -> Field:
    """Another title where the first was a line about the reader: the best runner-up, else the text's first words."""
    for other in field.others:
        plain, rule = _plain_value("title", other.value, seek)
        if plain and not rule:
            return replace(field, value=plain, rule=other.rule, line=other.line, sure=other.sure, text="")
    block = next((block for block in reading.body if not private_line(block.text, seek, edge=True)), None)
    opening, _ = _plain_value("summary", block.text[:_LONGEST_TITLE], seek) if block else ("", "")
    return replace(field, value=opening or None, rule="opening words", line=block.line if block else None, sure=0.2, text="")


def _summary(body: Sequence[Block], before: Field) -> Field:
    from dateline.read.assemble import first_words

    again = first_words(body)
    return again if again.value != before.value else before

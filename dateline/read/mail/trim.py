"""What stands around the text of a mail: links to the browser, salutations, signatures, answers' quotations, feet of lists and lawyers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from typing import NamedTuple

from dateline.model import Block, Field, Span
from dateline.read.assemble import as_line
from dateline.read.furniture import furniture
from dateline.read.mail.rows import Row, as_span
from dateline.read.masthead import is_section
from dateline.read.phrases import phrases
from dateline.read.privacy.links import secrets_of, shares_secret
from dateline.read.words import Words, fold
from dateline.text import regex

_HREF = regex(r'<a href="([^"]*)"')
_URL = regex(r"https?://[^\s<>\"]+")
_MARK = regex(r"\s*(?:#\s?#\s?#?#?|-\s?30\s?-)\s*")
_BRACKETED = regex(r"[【\[（(［〔■◆●▼]\s*([^【】\[\]]{1,60}?)\s*[】\])）］〕]?")
_WORDS = 120
_HEAD = 14
_FOOT, _END, _CLOSING, _BROWSER, _GREETING = "foot of the mail", "end mark", "closing words", "link to the browser", "salutation"
_BEGINS_FOOT = frozenset((_FOOT, _END, _CLOSING, "list heading", "comments"))
_NO_TEXT = frozenset((_FOOT, _END, _CLOSING, _BROWSER, "button", "call", "copyright", "counter", "address", "breadcrumb", "legal", "list heading", "comments"))
_LABELLED = regex(r"(?:[【\[（(［]([^【】\[\]()（）]{2,40})[】\])）］]|([^:：|]{2,40}?)\s*[:：|–—-](?=\s|[^\x00-\x7f]))\s*(.+)$")
_BUTTONS = frozenset(("button", "call", "list heading"))
_ABOVE = frozenset((_FOOT, _BROWSER, _GREETING, "section label", "button", "call", "copyright", "counter", "address", "breadcrumb", "link"))


class Trimmed(NamedTuple):
    """The paragraphs that are text, what was cut around them, and the addresses of links to the mail as a page, with their lines: of those
    that every reader has; and what its other links know the reader by."""

    blocks: tuple[Block, ...]
    cut: tuple[Span, ...]
    online: tuple[tuple[str, int], ...]
    secrets: tuple[str, ...] = ()


def unquoted(rows: Sequence[Row]) -> tuple[list[Row], tuple[Span, ...]]:
    """The rows without what they quote and without a signature ("-- "), and what went. A mail that only quotes keeps what it quotes."""
    spoken = [row for row in rows if row.text.strip()]
    base = min((row.depth for row in spoken), default=0)
    kept: list[Row] = []
    gone: list[Row] = []
    for row in rows:
        if row.depth > base:
            if not gone or gone[-1].line < row.line or row.html:
                gone += _attribution(kept)
            gone.append(row)
        else:
            kept.append(row)
    quoted = as_span(gone, "quoted mail")
    for at, row in enumerate(kept):
        if at and (row.text in ("-- ", "--") or _MARK.fullmatch(row.text)) and _size(kept[at:]) <= max(0.6 * _size(kept[:at]), 300):
            rule = "signature" if row.text.startswith("--") else f"after the text: {_END}"
            return kept[:at], (*quoted, *as_span(kept[at + 1 :], rule))
    return kept, quoted


def _attribution(kept: list[Row]) -> list[Row]:
    """Takes the line that says who wrote what is quoted off the end of the rows; it may be broken in two."""
    said = [at for at, row in enumerate(kept) if row.text.strip()][-2:]
    for count in (1, 2):
        if len(said) >= count and kept[said[-1]].text.rstrip().endswith((":", "：")):
            text = fold(" ".join(kept[at].text.strip() for at in said[-count:]))
            if len(text) <= 260 and _pattern("wrote").match(text):
                gone = kept[said[-count] :]
                del kept[said[-count] :]
                return gone
    return []


def _size(rows: Sequence[Row]) -> int:
    return sum(len(row.text) for row in rows)


def trimmed(blocks: Sequence[Block], words: Words) -> Trimmed:
    """The paragraphs without head and foot of a mail."""
    verdicts = [_verdict(block, words) for block in blocks]
    end = _foot(blocks, verdicts)
    while end and verdicts[end - 1] in _NO_TEXT:
        end -= 1
    cut: list[Span] = [_span(block, f"after the text: {verdicts[end]}" if at == end else "after the text") for at, block in enumerate(blocks) if at >= end]
    kept: list[Block] = []
    above = True
    for at, block in enumerate(blocks[:end]):
        verdict = verdicts[at]
        above = above and at < _HEAD and not _is_prose(block, verdict)
        if above and not verdict and is_section(as_line(block).folded, words):
            verdict = "section label"
        link = _only_link(block)
        if above and not verdict and link and len(block.text) <= 40:
            verdict = "link"
        if (above and verdict in _ABOVE) or verdict == _BROWSER or (verdict in _BUTTONS and link and len(block.text) <= 40):
            cut.append(_span(block, f"{'before the text' if above else 'between paragraphs'}: {verdict}"))
        else:
            kept.append(block)
    online = [(address, block.line) for at, block in enumerate(blocks) if verdicts[at] == _BROWSER for address in _addresses(blocks, at)[:1]]
    beside = [unescape(one) for block in blocks for one in _HREF.findall(block.html) or _URL.findall(block.text)]
    plain = tuple((address, line) for address, line in online if not shares_secret(address, beside))
    return Trimmed(tuple(kept), tuple(sorted(cut, key=lambda span: span.first)), plain, secrets_of(beside))


def _verdict(block: Block, words: Words) -> str:
    text = block.text
    folded = fold(text[:800])
    if len(text) <= 2500 and _pattern("foot").match(folded.lstrip("*•·–—-> [(")):
        return _FOOT
    if len(text) <= 40 and _pattern("end").fullmatch(folded.strip()):
        return _END
    if len(text) <= 60 and _pattern("closing").match(folded):
        return _CLOSING
    if len(text) <= 200 and _pattern("in browser").search(folded):
        return _BROWSER
    if len(text) <= 120 and _pattern("salutation").match(folded) and text.rstrip()[-1:] in ",:!，：！、;.位":
        return _GREETING
    line = as_line(block)
    bracketed = _BRACKETED.fullmatch(line.text)
    return furniture(as_line(replace(block, text=bracketed[1])) if bracketed else line, words)


def _is_prose(block: Block, verdict: str) -> bool:
    line = as_line(block)
    return not verdict and (line.width >= 160 or (line.ends and line.width >= 70))


def _foot(blocks: Sequence[Block], verdicts: Sequence[str]) -> int:
    """Where the foot begins: at the first paragraph that opens one and below which little text stands, measured by what stands above."""
    sizes = [len(block.text) if _is_prose(block, verdict) else 0 for block, verdict in zip(blocks, verdicts, strict=True)]
    below = sum(sizes)
    above = 0
    for at, verdict in enumerate(verdicts):
        below -= sizes[at]
        if verdict in _BEGINS_FOOT and above and below <= (0.6 if verdict in (_END, _FOOT) else 0.3) * above:
            return at
        above += sizes[at]
    return len(blocks)


def _only_link(block: Block) -> str:
    found = _HREF.findall(block.html)
    return unescape(found[0]) if len(found) == 1 and re.sub(r"<[^>]*>", "", block.html.partition("<a ")[0]).strip() == "" else ""


def _addresses(blocks: Sequence[Block], at: int) -> list[str]:
    """The addresses that a link to the browser leads to: in the paragraph, or alone in the next."""
    found = [unescape(one) for one in _HREF.findall(blocks[at].html)] or _URL.findall(blocks[at].text)
    if not found and at + 1 < len(blocks):
        found = _URL.findall(blocks[at + 1].text[:2000])[:1] if blocks[at + 1].text.startswith("http") else []
    return [one.rstrip(".,;)>]") for one in found]


def _span(block: Block, rule: str) -> Span:
    return Span(block.line, block.line, block.text, rule)


def says_attached(text: str) -> bool:
    """Whether a short text says that the mail is in a file it carries, or says nothing."""
    return len(text) < _WORDS or _pattern("attached").search(fold(text)) is not None


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases("mail", section)))


def headline(field: Field, words: Words) -> Field:
    """A subject without the label of a section before it ("PRESS RELEASE: …", "【プレスリリース】…"); the whole stays as evidence."""
    value = field.value or ""
    found = _LABELLED.match(value)
    if not found or len(found[3]) < 8 or not is_section(fold(found[1] or found[2]).strip(), words):
        return field
    return replace(field, value=found[3], text=field.text or value)


def without_headline(blocks: Sequence[Block], title: str) -> tuple[list[Block], tuple[Span, ...]]:
    """The paragraphs without the one near the top that says the title again, and that one as used."""
    wanted = _letters(title)
    for at, block in enumerate(blocks[:5]):
        said = _letters(_URL.sub("", block.text)) if len(block.text) <= 600 else ""
        if len(said) >= 8 and (said in wanted or wanted in said) and 0.6 * max(len(said), len(wanted)) <= min(len(said), len(wanted)):
            return [*blocks[:at], *blocks[at + 1 :]], (_span(block, "title"),)
    return list(blocks), ()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))

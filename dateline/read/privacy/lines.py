"""Whether a short line of a document speaks of the reader who made it: greeting, account, counter, address, a database's user line."""

from __future__ import annotations

import re
from functools import cache

from dateline.read.privacy.known import Seeker
from dateline.read.privacy.words import listed, phrases
from dateline.text import regex

GREETING, ACCOUNT, COUNTER = "private: greeting by name", "private: account of the reader", "private: articles left to the reader"
SENT, EXPORT = "private: address of the reader", "private: user line of an export"

# A longer paragraph is no greeting, counter or label; one that says to whom a mail went may be longer.
SHORT = 160
_NOTICE = 600
_ADDRESS = regex(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+")
_PART = r"[^\W\d_][^\s,!?:;|()<>。、，！？：]*"
_NAME = rf"{_PART}(?: {_PART}){{0,3}}"
_EDGES = ',.!?:;()[]|"“”'
# The mark behind a name that is called.
_CALLED = regex(r"[,!，、:](?!\w)|\.\s")
_ADDRESSED = 12
# Letters of which a line without spaces holds one, if any pattern fits it.
_EAST = regex("[当目ロ登录錄录よこお欢歡迎你您無还還剩로환안반무]")


def private_line(text: str, seek: Seeker, edge: bool) -> str:
    """The rule by which a block is about the reader, "" where it is not. `edge`: it stands among the first or last of the document."""
    size = len(text)
    if "@" in text and size <= _NOTICE and (_ADDRESS.search(text) or (seek.secret and seek.secret.search(text))) and _sent().search(_folded(text)):
        return SENT
    if size > SHORT:
        return ""
    folded = _folded(text)
    if not listed("keys").isdisjoint(word.strip(_EDGES) for word in folded.split()) or (not text.isascii() and _EAST.search(text)):
        for rule, pattern in _patterns():
            hit = pattern.search(folded)
            if hit and (rule != GREETING or _named(text, hit, seek, edge)):
                return rule
    if _label(folded):
        return EXPORT
    return GREETING if seek.known.names and _opens_with_name(folded, seek) else ""


def salutation(text: str, seek: Seeker) -> int:
    """Where the text proper begins in a paragraph that opens with a greeting of the known reader ("Hi Jane, the ministry …"); 0 for none."""
    if not seek.known.names:
        return 0
    head = _folded(text[:120])
    hit = _greeting().match(head)
    start = hit.end() if hit else 0
    for name in sorted(seek.names, key=lambda name: (-len(name), name)):
        # Between a greeting and a name one word may stand: a form of address.
        at = head.find(name, start, start + len(name) + _ADDRESSED) if hit else 0 if head.startswith(name) else -1
        behind = at + len(name)
        if at >= 0 and _CALLED.match(head, behind) and head[start:at].strip(" ,.").count(" ") == 0:
            return behind + 1 + (len(text[behind + 1 :]) - len(text[behind + 1 :].lstrip()))
    return 0


def only_label(text: str) -> bool:
    """Whether a block is nothing but the label of a user line, so that the next block is its value."""
    return text.rstrip()[-1:] in (":", "：") and _label(_folded(text))


def _folded(text: str) -> str:
    """The text in small letters, letter for letter: offsets in it are offsets in the text."""
    lowered = text.lower()
    if text.isascii():
        return lowered
    lowered = lowered.replace("’", "'")
    return lowered if len(lowered) == len(text) else "".join(char.lower()[0] for char in text.replace("’", "'"))


def _named(text: str, hit: re.Match[str], seek: Seeker, edge: bool) -> bool:
    """Whether a greeting names somebody: the known reader anywhere; anybody only at the edge of a document."""
    name = (hit.groupdict().get("who") or "").strip(" ,.!")
    if not name:
        return edge
    if name in seek.names or not seek.names.isdisjoint(name.split()):
        return True
    tokens = name.split()
    at = hit.start("who")
    written = text[at : at + len(name)]
    # A name is written with capitals, where a script has them.
    capital = all(part[0] == part[0].upper() for part in written.split() if part[0].isalpha())
    return edge and capital and not any(token.strip(".'") in listed("everybody") for token in tokens)


def _label(folded: str) -> bool:
    head = folded[:48]
    colon = min((at for at in (head.find(":"), head.find("："), head.find("=")) if at > 0), default=-1)
    if colon > 0 and head[:colon].strip() in _labels():
        return True
    return head.startswith(phrases("exported by"))


def _opens_with_name(folded: str, seek: Seeker) -> bool:
    """`Jane, your briefing is here`: the known reader's name, and a mark behind it."""
    opening = re.split(r"[,!，、:]", folded, maxsplit=1)
    return len(opening) == 2 and opening[0].strip().removeprefix("dear ").strip() in seek.names


@cache
def _labels() -> frozenset[str]:
    return frozenset(_folded(label) for label in phrases("labels of exports"))


@cache
def _sent() -> re.Pattern[str]:
    return re.compile("|".join(phrases("sent to")))


@cache
def _greetings() -> str:
    return "|".join((*phrases("welcome"), *phrases("hello")))


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"(?:{_greetings()}|dear)[,，、!]?\s*")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules with their patterns, over a folded line."""
    ends = r"\s*[.!,，。！、]*(?:\s*[|(·•–—-].{0,60}|\s+(?:sign|log) ?out.{0,20})?$"
    behind = "|".join(phrases("logged in, behind"))
    logged = "|".join(phrases("logged in")).replace("{name}", _NAME)
    return (
        (ACCOUNT, re.compile(rf"^\W*(?:{logged})\s*[:：]?\s*\S|(?:{behind})")),
        (COUNTER, re.compile("|".join(phrases("articles left")))),
        (GREETING, re.compile(rf"^\W*(?:{_greetings()})(?:\s*[,，、!:]\s*|\s+)(?P<who>{_NAME}){ends}")),
        (GREETING, re.compile("|".join(phrases("greeted, behind")))),
    )

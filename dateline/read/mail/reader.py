"""Mail files: one message (`.eml`), or a box of many (`.mbox`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from dateline.model import Reading, ReadResult
from dateline.problems import Problem, warning
from dateline.read.capture import Capture, Unreadable, parts
from dateline.read.mail.letter import Letter, letters

# A line that begins a message in a box: sender, and a day with its year or a clock time; a header follows.
_FROM = re.compile(rb"^From [^\n]{0,300}?(?:\b(?:19|20)\d\d\b|\d:\d\d)[^\n]{0,100}\n(?=>?From |[!-9;-~]{1,100}[ \t]*:)", re.MULTILINE)
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_eml(capture: Capture) -> ReadResult:
    """The item of a mail; several where it is a digest (RFC 2046) or only carries other mails. Raises Unreadable."""
    data = _plain(capture.data)
    if not data.strip():
        return ReadResult(())
    problems: list[Problem] = []
    return _placed(_within([(data, 1)], capture, problems), problems, alone=True)


def read_mbox(capture: Capture) -> ReadResult:
    """The items of a box of mails (mboxo, mboxrd), as many as the limit `items` allows; each is placed by its Message-ID. Raises Unreadable."""
    data = _plain(capture.data)
    if not data.strip():
        return ReadResult(())
    problems: list[Problem] = []
    return _placed(_within(_messages(data), capture, problems), problems, alone=False)


def _within(messages: Iterable[tuple[bytes, int]], capture: Capture, problems: list[Problem]) -> list[Letter]:
    """The items of messages, no more of either than the limit allows; a warning says that there are more."""
    most = capture.limit("items")
    found: list[Letter] = []
    for number, (raw, line) in enumerate(messages):
        made = list(islice(letters(raw, line, capture, problems), most + 1 - len(found))) if number < most else []
        if number >= most or len(found) + len(made) > most:
            told = f"holds more than {most:,} mails: the rest is not read; split it, or raise `limits: items:` in content/site.yml"
            problems.append(warning(capture.path, line, told))
            return [*found, *made][:most]
        if any(letter.reading.body or letter.reading.title for letter in made):
            found += made
        elif made:
            problems.append(warning(capture.path, line, "a mail without subject and text is left out"))
    return found


def _placed(found: list[Letter], problems: list[Problem], *, alone: bool) -> ReadResult:
    items: tuple[Reading, ...] = tuple(letter.reading for letter in found)
    if not (alone and len(items) == 1):
        places = parts([letter.name for letter in found])
        items = tuple(replace(item, part=place) for item, place in zip(items, places, strict=True))
    return ReadResult(items, tuple(problems))


def _plain(data: bytes) -> bytes:
    """The bytes with newlines as LF. Raises Unreadable for what is no mail."""
    if data.startswith(_OUTLOOK):
        raise Unreadable("is a message in Outlook's own format (.msg); open it and save it as .eml")
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            data = data[2:].decode(encoding, "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _messages(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The messages of a box, each with the line of its first header; the marks before quoted "From " lines taken off."""
    line, counted, start, first = 1, 0, -1, 1
    for hit in _FROM.finditer(data):
        if hit.start() and data[hit.start() - 2 : hit.start()] != b"\n\n":
            continue
        line += data.count(b"\n", counted, hit.start())
        counted = hit.start()
        if start >= 0:
            yield _STUFFED.sub(rb"\1", data[start : hit.start()]), first
        start, first = hit.end(), line + 1
    if start < 0:
        raise Unreadable('holds no mail that begins with a line "From …" as boxes have it; save single mails as .eml')
    yield _STUFFED.sub(rb"\1", data[start:]), first

"""Mails for the tests, made by the standard library, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.read import read_document

FIRST = (
    "The foreign minister met the secretary-general on Thursday to discuss the situation in the strait and the safety of shipping. "
    "Both sides agreed that dialogue should go on through the channels there are."
)
SECOND = (
    "“We are committed to peace and to the freedom of navigation,” the minister said after the meeting, which lasted for two hours and was "
    "followed by a lunch with the ambassadors of the region."
)
THIRD = "The two sides will meet again in the autumn, when the ministers of the region are to gather for their yearly conference in the capital."
TEXT = (FIRST, SECOND, THIRD)
HEADERS = {
    "From": "Ministry of Foreign Affairs <press@mfa.example.org>",
    "To": "Jane Doe <jane.doe@paper.example.com>",
    "Subject": "Foreign minister meets secretary-general",
    "Date": "Fri, 11 Apr 2025 17:25:00 +0900",
    "Message-ID": "<1744359900.7@mfa.example.org>",
}


def mail(*texts: str, html: str = "", **headers: str) -> EmailMessage:
    """A mail with the usual headers, or others (`list_id` for List-Id; "" leaves one out), of paragraphs in plain text, HTML, or both."""
    made = EmailMessage()
    for name, value in (HEADERS | {name.replace("_", "-").title().replace("Id", "ID"): value for name, value in headers.items()}).items():
        if value:
            made[name] = value
    if texts or not html:
        made.set_content("\n\n".join(texts) + "\n")
    if html and texts:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def result(
    data: bytes | EmailMessage, path: str = "seeds/a.eml", sources: tuple[SourceProfile, ...] = (), limits: Mapping[str, int] | None = None
) -> ReadResult:
    return read_document(path, data if isinstance(data, bytes) else bytes(data), None, sources, limits or {})


def item(data: bytes | EmailMessage, **named: object) -> Reading:
    """The one item of a mail that has no errors."""
    read = result(data, **named)  # type: ignore[arg-type]
    assert [problem for problem in read.problems if problem.severity != "note"] == []
    (only,) = read.items
    return only


def texts(read: Reading) -> tuple[str, ...]:
    return tuple(block.text for block in read.body)


def spans(read: Reading) -> dict[str, str]:
    """What was cut, by its text."""
    return {span.text: span.rule for span in read.cut}

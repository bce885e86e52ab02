"""Exports of press databases, written by hand in the shapes that they have."""

from __future__ import annotations

from textwrap import fill

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.read import read_document
from tests.read.office.samples import docx, par, run

HARBOUR = (
    "The harbour of Ostend will be closed to all ships for three weeks in June while divers clear the old lock gates, the port authority said.",
    "Fishermen who lose their catch will be paid from a fund that the town council set up last year, the harbour master told reporters on Friday.",
)
BRIDGE = (
    "Engineers found cracks in two pillars of the northern bridge and asked the ministry to keep lorries off it until the autumn of this year.",
    "The ministry said that it would decide within days, and that buses could go on using the bridge in both directions for the time being.",
)


def read(name: str, data: str | bytes, *sources: SourceProfile, **limits: int) -> ReadResult:
    return read_document(f"seeds/{name}", data.encode() if isinstance(data, str) else data, None, sources, limits)


def items(name: str, data: str | bytes, *sources: SourceProfile) -> tuple[Reading, ...]:
    """The items of an export that nothing is wrong with (a note counts what was cut as private)."""
    result = read(name, data, *sources)
    assert [str(problem) for problem in result.problems if problem.severity != "note"] == []
    return result.items


def private(item: Reading) -> list[str]:
    """What was cut because it tells of the export's user."""
    return [span.text for span in item.cut if span.rule.startswith("private: ")]


def bold(text: str) -> str:
    return par(inside=run(text, "<w:b/>"))


COVER = (
    "Date and Time: Saturday, April 12, 2025 9:31:00 AM CEST", "Job Number: 250133044", "Documents (2)", "1. Harbour of Ostend to close for three weeks",
    "Client/Matter: -None-", "Search Terms: ostend AND harbour", "Search Type: Terms and Connectors", "2. Cracks found in two pillars of the northern bridge",
    "Client/Matter: -None-",
)  # fmt: skip


def nexis_docx() -> bytes:
    """Two articles with a cover, as Nexis Uni gives them."""
    first = [
        bold("Harbour of Ostend to close for three weeks"), par("The Coast Gazette (Ostend)"), par("April 11, 2025 Friday 9:33 AM GMT"),
        par("Copyright 2025 Coast Media Ltd. All Rights Reserved"), bold("Section: NEWS; Pg. 4"), bold("Length: 512 words"), bold("Byline: By ANN WALKER"),
        bold("Highlight: Divers will clear the old lock gates in June"), bold("Dateline: OSTEND"), bold("Body"), par(), *map(par, HARBOUR),
        bold("Graphic"), par("The lock gates at Ostend, photographed in March"), bold("Classification"), par("Language: ENGLISH"),
        par("Subject: HARBORS (90%); FISHING (80%)"),
        par("Load-Date: April 13, 2025"), bold("End of Document"),
    ]  # fmt: skip
    second = [
        bold("Cracks found in two pillars of the northern bridge"), par("Bridge & Road"), par("April 10, 2025"), par("Copyright 2025 Road Press"),
        bold("Length: 230 words"), bold("Body"), *map(par, BRIDGE), par("Load-Date: April 11, 2025"), bold("End of Document"), par("User Name: Jane Reader"),
    ]  # fmt: skip
    return docx("".join([*map(par, COVER), *first, *second]))


NEXIS_TEXT = f"""
Download Request: Selected Items: 1-2
Time Of Request: Saturday, April 12, 2025  16:51:31

Send To:
JANE READER
UNIVERSITY LIBRARY

Terms: (ostend and harbour)


                               1 of 2 DOCUMENTS

                          The Coast Gazette (Ostend)

                             April 11, 2025 Friday
                                   Edition 1;
                                National Edition

Harbour of Ostend to close for three weeks;
Divers will clear the old lock gates

BYLINE: Ann Walker

SECTION: NEWS; Pg. 4

LENGTH: 512 words

{fill(HARBOUR[0], 78)}

{fill(HARBOUR[1], 78)}

LOAD-DATE: April 13, 2025

LANGUAGE: ENGLISH

GRAPHIC: The lock gates at Ostend,
photographed in March

PUBLICATION-TYPE: Newspaper

                        Copyright 2025 Coast Media Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                 Bridge & Road

                                April 10, 2025

Cracks found in two pillars of the northern bridge

LENGTH: 230 words

{BRIDGE[0]}

{BRIDGE[1]}

LOAD-DATE: April 11, 2025
"""

NUMBERS = ("CSTGZT0020250411el4b0001p", "BRGRD00020250410el4a0002x")


def factiva_rows(*rows: tuple[str, str]) -> str:
    cells = "".join(f'<tr><td align="right" valign="top" class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>' for code, value in rows)
    return f'<span></span><div class="article enArticle"><table cellpadding="1">{cells}</table><br/></div><br/>'


def factiva_coded() -> str:
    """Two articles under codes, as the page that Factiva saves; all of it on one line."""
    paragraphs = "".join(f'<p class="articleParagraph enarticleParagraph">{text}</p>' for text in HARBOUR[1:])
    first = factiva_rows(
        ("SE", "News"), ("HD", "<b class='enHeadline'>Harbour of Ostend to close for three weeks</b>"), ("BY", "By Ann Walker"), ("WC", "512 words"),
        ("PD", "11 April 2025"), ("ET", "15:32"), ("SN", "The Coast Gazette"), ("SC", "CSTGZT"), ("PG", "4"), ("LA", "English"),
        ("CY", "(c) 2025 Coast Media Ltd."),
        ("LP", f'<p class="articleParagraph enarticleParagraph">{HARBOUR[0]}</p>'), ("TD", paragraphs), ("NS", "gport : Ports | gcat : General News"),
        ("RE", "belg : Belgium"), ("PUB", "Coast Media Ltd."), ("AN", f"Document {NUMBERS[0]}"),
    )  # fmt: skip
    second = factiva_rows(
        ("HD", "Cracks found in two pillars of the northern bridge"), ("WC", "230 words"), ("PD", "10 April 2025"), ("SN", "Bridge &amp; Road"),
        ("SC", "BRGRD"),
        ("LA", "English"), ("CY", "Road Press 2025."), ("LP", f"<p>{BRIDGE[0]}</p>"), ("TD", f"<p>{BRIDGE[1]}</p>"), ("AN", f"Document {NUMBERS[1]}"),
    )  # fmt: skip
    search = "<table><tr><td>Search Summary</td></tr><tr><td>Text</td><td>ostend AND harbour</td></tr></table>"
    foot = '<span class="copyright">&copy; 2025 Factiva, Inc. All rights reserved.</span>'
    return f"<html><head><title>Factiva</title></head><body><h1>Factiva</h1><span>Dow Jones</span>{first}{second}{search}{foot}</body></html>"
